package application

import (
	"slices"

	"gongkai/casefile"
	"gongkai/civil"
	"gongkai/statute/clock"
	"gongkai/statute/remedy"
	"gongkai/statute/review"
)

// The check on the remedy paragraph, and the codes of what it lacks besides roles of organs and levels of courts.
const (
	MissingRemedy  = "E09"  // the remedy paragraph of the reply would have a gap (行政复议法 arts 20, 23)
	LacksBody      = "body" // what kind of agency it is
	LacksOnline    = remedy.OnlineChannel
	LacksParagraph = "paragraph" // the settings give none
	remedyArticle  = "行政复议法第二十条、第二十三条"
)

// lacking are the codes of what the remedy paragraph of the draft needs on a day and is not configured, each once.
func (s State) lacking(on civil.Date, r remedy.Venue) []string {
	if s.Draft == nil {
		return nil
	}
	if r.Body == "" {
		return []string{LacksBody}
	}
	d := remedy.Decision{On: on, Body: r.Body, Items: remedied(s.Draft.File), ServedOnline: s.servedOnline(r)}
	n, err := r.Table.Decide(d, r.Names, r.Settings)
	if err != nil {
		return []string{LacksParagraph}
	}
	var out []string
	for _, p := range n.Paragraphs {
		out = append(out, p.Lacks()...)
	}
	slices.Sort(out)
	return slices.Compact(out)
}

// remedied are the decisions on the items of a reply, as its remedy follows from them.
func remedied(f review.File) []remedy.Item {
	out := make([]remedy.Item, len(f.Replies))
	for i, x := range f.Replies {
		out[i] = remedy.Item{No: i + 1, Code: x.Code}
		if x.Withholds() {
			out[i].Grounds = f.GroundsOf(x)
		}
	}
	return out
}

// servedOnline: the way in which a reply leaves is chosen after its signature. Where it may be an internet channel, that of 复议 is
// named (行政复议法 art. 22(2)).
func (s State) servedOnline(r remedy.Venue) bool {
	f, _ := s.fact(1)
	return f.Channel == clock.Internet || r.Names.Online != ""
}

// redressed is a guard of the signature: no letter leaves with a gap where it says how it can be contested. It is the settings that
// mend this and no field of a form. The paragraph of an earlier day may need other names than that of today: it is asked for
// once between two days on which it may change.
func (s State) redressed(g casefile.Guard, r remedy.Venue, today civil.Date) casefile.Guard {
	if s.Stage != Signing {
		return g
	}
	if missing := s.lacking(today, r); len(missing) > 0 {
		for _, x := range missing {
			g.No = append(g.No, casefile.Refuse(MissingRemedy, remedyArticle, "", "missing", x)...)
		}
		return g
	}
	for _, turn := range r.Turns() {
		d := turn - 1
		if d >= today {
			continue
		}
		if d < max(g.From.On, casefile.Statute) {
			break
		}
		if missing := s.lacking(d, r); len(missing) > 0 {
			why := casefile.Refuse(MissingRemedy, remedyArticle, "on", "missing", missing[0], "earliest", turn.String())
			g.From = casefile.Bound{On: turn, Beyond: why[0]}
			return g
		}
	}
	return g
}
