// Package torture runs an office while it is killed at random: the program and its Temporal with SIGKILL, the database locked for
// seconds, amid people at work. Afterwards it checks that every acknowledged command is in the log exactly once, that numbers have
// no gap, that list rows equal a rebuild, that nothing waits, and that no case sleeps past its wake. Everything stays on loopback and
// in one folder.
package torture
