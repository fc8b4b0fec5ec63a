package seeds

import _ "embed" // the table is a file of this folder

//go:embed remedy/organs.json
var remedyOrgans []byte

// RemedyOrgans is the table of who reviews whom and which court is competent, by the 行政复议法 of 2017 and that of 2023, as
// statute/remedy parses it. The names of the organs of a place are not in it; an office gives its own.
func RemedyOrgans() []byte { return append([]byte(nil), remedyOrgans...) }
