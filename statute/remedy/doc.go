// Package remedy decides how a decision can be contested and says so: which remedy paragraph stands under a letter of a given
// day (行政复议法 art. 23; 法释〔2025〕8号 art. 1), to which organ 行政复议 goes (行政复议法 arts 24–28, before 2024 arts 12–15), which
// court is competent (行政诉讼法 arts 14, 15), and until which day (行政复议法 art. 20; 行政诉讼法 arts 45, 46).
//
// Every rule carries the days on which it holds, and a test finds exactly one for every day since the 条例. The table of
// organs and courts and the names of this place come in as data; what a name lacks is reported as missing and never
// replaced by another. Faults of a question are all told at once.
//
// It refuses to know cases, letters and today. No paragraph exists for silence: whether 复议 comes first there is disputed.
package remedy
