package application

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"gongkai/casefile/application"
	"gongkai/civil"
	"gongkai/desk"
	"gongkai/statute/clock"
	"gongkai/web/parts"
	"gongkai/web/words"
)

// timeline puts events into words, newest first. A fact that was mended shows both dates; one that never happened is struck through.
func timeline(a desk.Application) []parts.Entry {
	mended := map[int]application.Amended{}
	for i := len(a.Timeline) - 1; i >= 0; i-- { // oldest first: the last mending counts
		if e, ok := a.Timeline[i].Event.(application.Amended); ok {
			mended[e.Target] = e
		}
	}
	out := make([]parts.Entry, len(a.Timeline))
	for i, e := range a.Timeline {
		out[i] = parts.Entry{ID: "e" + strconv.Itoa(e.Seq), When: words.Day(e.On, a.Today), Recorded: recorded(e, a.Today), Actor: e.Actor,
			Title: title(e), Lines: slices.Concat(signedOnPaper(e, a), lines(e, a), paperLines(e, a)), Texts: e.Texts, Mend: mendLink(a, e.Seq),
			Risks: risks(e)}
		if m, ok := mended[e.Seq]; ok {
			mendEntry(&out[i], e.On, m, a.Today)
		}
	}
	return out
}

// title is what happened; of what came to be known later it says what it was.
func title(e desk.Entry) string {
	x, ok := e.Event.(application.FactProved)
	switch {
	case !ok:
		return words.Event(e.Type)
	case x.Fact.Kind == clock.Received, x.Fact.Kind == clock.Corrected:
		return "与申请人确认收到"
	}
	return "文书送达"
}

func recorded(e desk.Entry, today civil.Date) string {
	if civil.In(e.At) == e.On {
		return words.Clock(e.At) + " 记录"
	}
	return words.Instant(e.At, today) + " 记录"
}

func mendEntry(out *parts.Entry, was civil.Date, m application.Amended, today civil.Date) {
	out.Mended = true
	if m.Withdrawn {
		out.Struck = true
		return
	}
	if now := dayOf(m.Fact); now != was {
		out.Wrong, out.When = out.When, words.Day(now, today)
	}
}

// dayOf is the day by which people know a fact: of an extension, the day the applicant was told.
func dayOf(f clock.Fact) civil.Date {
	if f.Kind == clock.Extended {
		return f.NotifiedOn
	}
	return f.On
}

// mendLink leads to 更正 for events that stated a dated fact, if the act is offered at all.
func mendLink(a desk.Application, seq int) string {
	offered, stated := false, false
	for _, o := range a.Offers {
		offered = offered || o.Kind == application.CmdAmend
	}
	for _, f := range a.State.Facts {
		stated = stated || f.Seq == seq
	}
	if !offered || !stated {
		return ""
	}
	return link(a.State.ID, "acts", application.CmdAmend) + "?target=" + strconv.Itoa(seq)
}

func lines(e desk.Entry, a desk.Application) []string {
	switch x := e.Event.(type) {
	case application.Registered:
		return registered(x, a.Today)
	case application.Completed:
		return completed(x, a)
	case application.Assigned:
		return []string{"由 " + e.Person + " 承办"}
	case application.Drafted:
		return []string{x.Outcome.Name()}
	case application.Returned:
		return []string{"从“" + words.Stage(x.From) + "”退回"}
	case application.Signed:
		return filled("文号 ", x.DocNo)
	case application.Delivered:
		return delivered(x, e)
	case application.ExtensionRequested:
		return []string{fmt.Sprintf("%d 个工作日", x.Days)}
	case application.ExtensionApproved:
		return []string{fmt.Sprintf("%d 个工作日", x.Days)}
	case application.ExtensionNotified:
		return []string{words.Way(x.Way) + "；答复期限延至 " + words.Day(x.Clock.ReplyDue, a.Today)}
	case application.Amended:
		return amended(x, a)
	case application.DueRecomputed:
		return []string{"答复期限 " + words.Day(x.Before, a.Today) + " → " + words.Day(x.Clock.ReplyDue, a.Today) + "（日历版本 " + x.Clock.CalendarEdition + "）"}
	}
	return procedureLines(e, a)
}

func filled(label, value string) []string {
	if value == "" {
		return nil
	}
	return []string{label + value}
}

func registered(x application.Registered, today civil.Date) []string {
	text := words.Channel(x.Fact.Channel)
	if !x.Fact.ConfirmedOn.IsZero() && x.Fact.ConfirmedOn != x.Fact.On {
		text += "，" + words.Short(x.Fact.ConfirmedOn, today) + "确认"
	}
	if due := x.Clock.ReplyDue; due.IsZero() {
		text += "；待确认收到，从早按 " + words.Day(x.Clock.ReplyDueConservative, today) + " 答复"
	} else {
		text += "；答复期限 " + words.Day(due, today)
	}
	out := append([]string{text}, filled("单号 ", x.Tracking)...)
	if x.Backfilled {
		out = append(out, "补录：启用系统以前收到，保留原登记号")
	}
	return out
}

func delivered(x application.Delivered, e desk.Entry) []string {
	text := x.Outcome.Name() + "，" + words.Way(x.Way)
	if x.Clock.Late {
		text += "，逾期"
	} else {
		text += "，按期"
	}
	out := append(append([]string{text}, filled("文号 ", x.DocNo)...), filled("单号 ", x.Tracking)...)
	return append(out, filled("送达人 ", strings.Join(e.Servers, "、"))...)
}

func amended(x application.Amended, a desk.Application) []string {
	what := "“" + words.Fact(x.Before.Kind) + "”"
	if x.Withdrawn {
		return []string{what + "没有发生，予以撤销" + dueNow(x, a)}
	}
	var out []string
	if was, now := dayOf(x.Before), dayOf(x.Fact); was != now {
		out = append(out, what+"的日期由 "+words.Day(was, a.Today)+" 更正为 "+words.Day(now, a.Today))
	}
	if x.Before.Channel != x.Fact.Channel {
		out = append(out, what+"的渠道由"+words.Channel(x.Before.Channel)+"更正为"+words.Channel(x.Fact.Channel))
	}
	if was, now := x.Before.ConfirmedOn, x.Fact.ConfirmedOn; was != now && !now.IsZero() {
		out = append(out, "确认收到的日期为 "+words.Day(now, a.Today))
	}
	if was, now := x.Before.ServedOn, x.Fact.ServedOn; was != now && !now.IsZero() {
		out = append(out, "送达日期为 "+words.Day(now, a.Today))
	}
	if due := dueNow(x, a); due != "" {
		out = append(out, due)
	}
	return out
}

func dueNow(x application.Amended, a desk.Application) string {
	if x.Clock.ReplyDue.IsZero() {
		return ""
	}
	return "答复期限 " + words.Day(x.Clock.ReplyDue, a.Today)
}
