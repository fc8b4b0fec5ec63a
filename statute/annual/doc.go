// Package annual is tables 2, 3 and 4 of the 年度报告 (条例 art. 50): their rows, columns and printed heads in the format of
// 国办公开办函〔2019〕60号 (report years 2019 and 2020) and of 〔2021〕30号 (2021 onward), which replies and which disputes fill
// which cell, the counting of both between two days, the sum of the entities of a government, and the checks K1–K12 that a
// report must satisfy, its figures in words included.
//
// It refuses to know where cases come from, who applied (only in which column), whether a signed report may still change,
// and which entities a county has: lists and conventions are handed in (County, Counting, Disputes). It counts lines; it does
// not repair them: a closed case without a valid row leaves K2 broken for all to see.
package annual
