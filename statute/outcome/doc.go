// Package outcome names how an application can end: the reply kinds of 条例 arts 30 and 35–40, the closings that
// practice adds, and the grounds of refusal of arts 14–16.
//
// It decides nothing about a case. Codes are stable: they stand in events, letters and reports for ever. Which row of
// the yearly report a code fills is statute/annual's; what must be on file before one may be chosen is statute/review's.
package outcome
