// Package casetest holds every casefile to what is true of all: events are for ever (H24: golden bytes for each version ever
// written), what a newer program wrote is never half read, and refusals carry codes, dates and counts only. It is imported by
// tests alone.
package casetest
