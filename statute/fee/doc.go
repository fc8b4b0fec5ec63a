// Package fee computes the 信息处理费 of 条例 art. 42 by the two tariffs of the 政府信息公开信息处理费管理办法 (国办函〔2020〕109号, in
// force 2021-01-01): by the piece (按件计收, art. 4) over the units of one applicant in one calendar month, or by volume (按量计收,
// art. 5) over the pages of one application. Both are progressive: each band's price holds for what lies in the band. An
// application is charged by one of them, never by both. Before 2021 there was no fee.
//
// It refuses to know applicants, months and notices: how many units and pages there are comes in as a number. Whether to
// charge at all is decided where the act is; the time to pay and the clock that waits for it are statute/clock's.
//
// By convention the caller counts the units of the same applicant per agency and by the day of receipt [C]; a page is one
// side of A4 or smaller, pages of several applications are not added up, and an answer that only tells how to get what is
// already public has no pages [M].
package fee
