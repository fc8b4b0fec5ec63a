// Package auth says who people are and what they may do: accounts, sessions, roles within dated units, and the one policy table.
//
// A deputy (AB岗) may do, for those he stands in for today, what they may do with the cases of their agency and unit; what reaches beyond
// the agency, and the naming of deputies, is not lent, and a deputy's deputy has nothing of it. Every command keeps for whom it was given,
// so that the rule of package application can look at both persons: nobody approves what he drafted, nor in the name of who did.
//
// It decides by role, agency and assignment; what a case's state allows is casefile's, and neither asks the other.
package auth
