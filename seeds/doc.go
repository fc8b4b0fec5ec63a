// Package seeds holds the data shipped inside the program: what an office starts with before it loads or edits its own.
//
// The database is what runs; seeds only fill it. Nothing here is a rule: the rules of statute receive these data as
// arguments and embed none.
package seeds
