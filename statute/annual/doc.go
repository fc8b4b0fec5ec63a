// Package annual is table 3 and table 4 of the 年度报告 (条例 art. 50): their rows, columns and printed heads in the
// format of 国办公开办函〔2019〕60号 (report years 2019 and 2020) and of 〔2021〕30号 (2021 onward), which reply fills which
// row, the counting of cases between two days, and the identities K1–K5 and K8 that a report must satisfy.
//
// It refuses to know where cases come from, who applied (only in which column), and whether a signed report may still
// change. It counts lines; it does not repair them: a closed case without a valid row leaves K2 broken for all to see.
package annual
