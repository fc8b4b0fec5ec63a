// Package demo holds the diary of the demonstration county (演示县): who works there, what came in by which post, and who did what with
// it on which working day, counted from the day the county is opened. It reads the files of seeds/demo and turns them into commands with
// their days; it decides nothing, knows no database and no clock, and says the same of the same day. Whoever plays it (package desk) gives
// its commands one by one, as people do.
package demo
