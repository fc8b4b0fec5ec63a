package annual

import "strings"

// Texts are the sections of a report that state figures.
type Texts struct {
	Overview string // 一、总体情况
	Other    string // 六、其他需要报告的事项
}

// Ledger is what the ledger knows of the 信息处理费 (国办函〔2020〕109号). Nil where nobody counted.
type Ledger struct {
	Notices *int   // 收费通知 sent
	Income  *int64 // collected in the year, in 分
}

// K7 warns where a figure in the texts is not that of the tables (want) or, for fees, of the ledger. It asserts nothing
// where cells that would be needed are blank.
func K7(r Report, t Texts, l Ledger) (out []Finding) {
	for _, s := range append(ReadFigures(t.Overview, r.Year), ReadFigures(t.Other, r.Year)...) {
		at := Finding{Check: CheckK7, Severity: Warning, Column: Total.String(), Row: string(s.Subject)}
		if s.Subject == SaidFee {
			if l.Income != nil && *l.Income != s.N {
				at.Column, at.Want, at.Got = "", yuan(*l.Income), yuan(s.N)
				out = append(out, at)
			}
			continue
		}
		if want := r.said(s.Subject); want.blanks == 0 && int64(want.n) != s.N {
			at.Want, at.Got = figure(want.n), figure(int(s.N))
			out = append(out, at)
		}
	}
	return out
}

// said is the figure of the tables for a subject.
func (r Report) said(s Subject) sum {
	switch s {
	case SaidReviews:
		return r.Table4.Review.printed()
	case SaidSuits:
		direct, after := r.Table4.Direct.printed(), r.Table4.AfterReview.printed()
		return sum{direct.n + after.n, direct.blanks + after.blanks}
	case SaidRefused, SaidUnable, SaidUnprocessed, SaidOther:
		var rows []RowID
		for _, row := range r.Table3.Format.Results() {
			if strings.HasPrefix(string(row), string(s)) {
				rows = append(rows, row)
			}
		}
		return r.Table3.printedAll(rows...)
	default:
		return r.Table3.printed(RowID(s))
	}
}

// K9 warns where cases were closed for unpaid fees and the ledger has no 收费通知, and where fees were collected and section 六
// does not speak of the 信息处理费. What the ledger did not count is not checked; other may be nil where the text is not at hand.
func K9(t Table3, l Ledger, other *string) (out []Finding) {
	if unpaid := t.printed(R3_6_2); l.Notices != nil && *l.Notices <= 0 && unpaid.n > 0 {
		out = append(out, Finding{Check: CheckK9, Severity: Warning, Column: Total.String(), Row: string(R3_6_2), Want: figure(unpaid.n), Got: figure(*l.Notices)})
	}
	if l.Income != nil && *l.Income > 0 && other != nil && !strings.Contains(plain(*other), "处理费") {
		out = append(out, Finding{Check: CheckK9, Severity: Warning, Row: string(SaidFee), Want: yuan(*l.Income)})
	}
	return out
}
