// Package record is the append transaction: log → Decide → events, rows, effects.
//
// Commit takes a case's row, reads and checks its log, decides every waiting command in order, then whatever has fallen due, and
// writes what follows. It is the only way in which a log grows (Births and Recompute end in the same append). Personal data and
// texts are sealed here, on their way into parties, texts and commands; nothing else may hold them.
//
// A command that cannot be decided is rolled back to its savepoint and counted; a case that cannot be read, or a database that
// does not answer, rolls back everything and counts against no command.
//
// The list rows and a case's wake follow from log, reminders and commands alone: Rebuild makes them again and compares.
package record
