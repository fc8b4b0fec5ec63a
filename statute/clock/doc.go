// Package clock counts the periods of 条例 arts 30 and 32 to 35 and of 国办函〔2020〕109号 art. 6.
//
// Derive turns what happened on which day into due dates, and explains each of them; Clock.At says how the case stands on
// a day. Only the set of facts matters, never the order in which they were entered, so a mistake is mended by mending the
// fact and deriving again. No date depends on today. A fact that the law does not allow gets a check id (E13, S01 …), see
// Check, and moves no date.
//
// Days are civil dates in China, periods are working days; a count that leaves the official calendar is marked provisional
// (暂定). Periods are those beside an application: of publishing, and of the office in 复议 and in court. The package knows no
// people, texts or databases, and none of the applicant's periods for 复议 and suit.
package clock
