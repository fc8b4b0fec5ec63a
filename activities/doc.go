// Package activities implements the contract of package workflows over package record: Commit, and the effects that leave the
// database. An error that goes from here to Temporal names a class and an operation only: failures are history.
package activities
