// Package command is the one command of gongkai. Run has all the logic, so that tests start the real program.
//
// Every command prints JSON on standard output with --json and errors on standard error. It ends with 0 (ok), 1 (the answer is
// no) or 2 (wrong use).
package command
