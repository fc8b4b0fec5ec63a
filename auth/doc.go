// Package auth says who people are and what they may do: accounts, sessions, roles within dated units, and the one policy table.
//
// It decides by role, agency and assignment; what a case's state allows is casefile's, and neither asks the other.
package auth
