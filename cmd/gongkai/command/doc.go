// Package command is the one command of gongkai. Run has all the logic, so that tests start the real program.
//
// Every command prints JSON on standard output with --json and errors on standard error. It ends with 0 (ok), 1 (the answer is
// no) or 2 (wrong use).
//
// Metrics (GONGKAI_METRICS_LISTEN) are those of the running program and nothing of the office: go_* (memory, goroutines, collector),
// process_* (processor, memory, open files) and promhttp_* (scrapes). No metric and no label names a person, a case or an agency.
package command
