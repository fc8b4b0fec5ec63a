// Package house is what an answering agency has settled of itself, once and for all its letters: its name on them, in whose name it
// answers and where that can be contested, how it is reached, and how its papers are numbered. Letterhead, 文号, organ and court follow
// from the one choice in whose name it answers. It knows no database and no file.
package house
