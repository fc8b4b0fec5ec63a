// Package outcome names how an application can end: the reply kinds of 条例 arts 30 and 35–40, the closings that
// practice adds, and the grounds of refusal of arts 14–16.
//
// Each has its form in the catalogue of 文书 and its class of remedy (行政复议法 art. 23). It decides nothing about a case.
// Codes are stable: they stand in events, letters and reports for ever. Which row of the yearly report a code fills is
// statute/annual's; what must be on file before one may be chosen is statute/review's; the remedy paragraph of a given day
// is statute/remedy's.
package outcome
