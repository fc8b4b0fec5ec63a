package annual

import (
	"iter"

	"gongkai/civil"
)

// Route is how a reply was contested: a group of table 4.
type Route string

// The routes, by the keys of the groups.
const (
	Review      Route = "review"       // 行政复议
	Direct      Route = "direct"       // 行政诉讼: 未经复议直接起诉
	AfterReview Route = "after_review" // 行政诉讼: 复议后起诉
)

// Ending is how a reconsideration or a suit ended.
type Ending string

// The endings.
const (
	EndedUpheld      Ending = "UPHELD"       // 维持
	EndedDismissed   Ending = "DISMISSED"    // 驳回复议请求, 驳回诉讼请求
	EndedAnnulled    Ending = "ANNULLED"     // 撤销
	EndedChanged     Ending = "CHANGED"      // 变更
	EndedOrdered     Ending = "ORDERED"      // 责令履行, 责令重新答复
	EndedUnlawful    Ending = "UNLAWFUL"     // 确认违法
	EndedWithdrawn   Ending = "WITHDRAWN"    // 撤回申请, 撤诉
	EndedTerminated  Ending = "TERMINATED"   // 终止
	EndedNotAccepted Ending = "NOT_ACCEPTED" // 不予受理, 驳回起诉
	EndedSettled     Ending = "SETTLED"      // 调解, 和解
)

// Endings lists every ending.
func Endings() []Ending {
	return []Ending{
		EndedUpheld, EndedDismissed, EndedAnnulled, EndedChanged, EndedOrdered, EndedUnlawful,
		EndedWithdrawn, EndedTerminated, EndedNotAccepted, EndedSettled,
	}
}

// Dispute is one reconsideration or suit about a reply, as far as table 4 of this agency asks.
type Dispute struct {
	Route   Route
	FiledOn civil.Date // received by the organ or filed with the court
	EndedOn civil.Date // decided, or judged at first instance; none while open
	Ending  Ending
	// An appeal against the judgment; none for a reconsideration.
	AppealedOn, AppealEndedOn civil.Date
	AppealEnding              Ending
	// CoDefendant: this agency stands in the suit only as the reconsideration organ beside the original agency, which alone
	// counts the suit (国办公开办函〔2016〕201号).
	CoDefendant bool
}

// Disputes settles what the form of table 4 leaves open. Every field is a convention of the office ([C]).
type Disputes struct {
	// Column is the column of an ending: Upheld, Corrected or OtherEnd.
	Column map[Ending]Result
	// AppealsKeepOpen: a judgment under appeal on the last day is 尚未审结. Otherwise the judgment of first instance is the
	// result, whatever the appeal brings.
	AppealsKeepOpen bool
}

// DefaultDisputes is the office's convention as long as nothing else is agreed: annulled, changed, ordered to act and
// confirmed unlawful are 纠正; withdrawn, terminated, not accepted and settled are 其他; an appeal keeps the suit open.
func DefaultDisputes() Disputes {
	return Disputes{AppealsKeepOpen: true, Column: map[Ending]Result{
		EndedUpheld: Upheld, EndedDismissed: Upheld,
		EndedAnnulled: Corrected, EndedChanged: Corrected, EndedOrdered: Corrected, EndedUnlawful: Corrected,
		EndedWithdrawn: OtherEnd, EndedTerminated: OtherEnd, EndedNotAccepted: OtherEnd, EndedSettled: OtherEnd,
	}}
}

// on is how the dispute stood at the end of a day: its ending, or open.
func (s Disputes) on(d Dispute, day civil.Date) (ending Ending, open bool) {
	if d.EndedOn.IsZero() || d.EndedOn > day {
		return "", true
	}
	if !s.AppealsKeepOpen || d.AppealedOn.IsZero() || d.AppealedOn > day {
		return d.Ending, false
	}
	if d.AppealEndedOn.IsZero() || d.AppealEndedOn > day {
		return "", true
	}
	return d.AppealEnding, false
}

// CountsIn is the column in which the dispute counts between two days, both included: those filed within, and those filed
// before that were open when the range began. A suit that was printed with a result does not come back when an appeal
// follows in the next year. ok is false where it counts nowhere; an ending without a column counts in AllEnds alone.
func (s Disputes) CountsIn(d Dispute, from, to civil.Date) (column Result, ok bool) {
	if d.CoDefendant || GroupHead(string(d.Route)) == "" || d.FiledOn.IsZero() || d.FiledOn > to {
		return 0, false
	}
	if d.FiledOn < from {
		if _, open := s.on(d, from.AddDays(-1)); !open {
			return 0, false
		}
	}
	ending, open := s.on(d, to)
	if open {
		return Pending, true
	}
	column, known := s.Column[ending]
	if !known || column < Upheld || column > OtherEnd {
		return AllEnds, true
	}
	return column, true
}

// Compile4 counts disputes between two days, both included. Every cell is an explicit figure. An ending without a column
// breaks K4, and should: the register must be mended, not the table.
func Compile4(disputes iter.Seq[Dispute], from, to civil.Date, s Disputes) Table4 {
	var t Table4
	for d := range disputes {
		column, ok := s.CountsIn(d, from, to)
		if !ok {
			continue
		}
		ends := t.group(d.Route)
		ends[AllEnds].N++
		if column != AllEnds {
			ends[column].N++
		}
	}
	return t
}

// group is the group of a route; nil for an unknown one.
func (t *Table4) group(r Route) *Ends {
	switch r {
	case Review:
		return &t.Review
	case Direct:
		return &t.Direct
	case AfterReview:
		return &t.AfterReview
	default:
		return nil
	}
}

// printed is the figure of a group: its 总计, or the sum of the ends where that is blank.
func (e Ends) printed() (s sum) {
	if !e[AllEnds].Blank {
		return s.plus(e[AllEnds])
	}
	for r := Upheld; r < AllEnds; r++ {
		s = s.plus(e[r])
	}
	return s
}

// K12: in each group, no fewer disputes than were 尚未审结 the year before: each of them is back, with a result or still open.
// A warning; silent where a blank could hold them.
func K12(before, now Table4) (out []Finding) {
	groups := now.groups()
	for i, g := range before.groups() {
		open, back := g.ends[Pending], groups[i].ends.printed()
		if open.N > back.n && back.blanks == 0 {
			out = append(out, Finding{Check: CheckK12, Severity: Warning, Column: AllEnds.String(), Row: g.key, Want: figure(open.N), Got: figure(back.n)})
		}
	}
	return out
}

// DirectSuits warns of suits without reconsideration in a year (from 2024) in which every result is one that must go to
// reconsideration first: R3.2 or a refusal under arts 14–16. Got is the number of such suits.
func DirectSuits(year int, t3 Table3, t4 Table4) []Finding {
	const reviewFirst = 2024 // 行政复议法第二十三条, in force 2024-01-01
	suits := t4.Direct.printed().n
	if year < reviewFirst || suits <= 0 {
		return nil
	}
	refusals := t3.printedAll(R3_2, R3_3_1, R3_3_2, R3_3_3, R3_3_4, R3_3_5, R3_3_6, R3_3_7).n
	all := max(t3.printed(R3_7).n, t3.printedAll(t3.Format.Results()...).n)
	if refusals <= 0 || refusals != all {
		return nil
	}
	return []Finding{{Check: CheckDirect, Severity: Warning, Column: AllEnds.String(), Row: string(Direct), Want: figure(0), Got: figure(suits)}}
}
