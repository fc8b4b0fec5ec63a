// Package workflows is the contract with Temporal and the two workflows that stand on it.
//
// A case's workflow judges nothing. It serialises the commands of one case, waits for the next instant at which something falls
// due, and tries again after a fault; what a command does is decided by Commit from the log, inside one database transaction.
// So a change of law never touches this package and never breaks the replay of a running case. History holds ids, codes and
// dates: no name, no text.
package workflows
