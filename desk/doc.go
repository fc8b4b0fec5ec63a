// Package desk holds the use cases: authorise → keep → nudge → read. Pages, the API and the shell call it and nothing below it.
//
// It reads rows and logs, never a workflow: a page needs no worker. What a command does is decided in record.Commit; desk keeps it,
// nudges the case's run, and reads the command's row in any case.
package desk
