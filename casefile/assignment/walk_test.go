package assignment_test

import (
	"slices"
	"strconv"
	"testing"
	"time"

	"pgregory.net/rapid"

	"gongkai/casefile"
	"gongkai/casefile/assignment"
	"gongkai/civil"
	"gongkai/internal/story"
	"gongkai/internal/story/casetest"
	"gongkai/statute/calendar"
)

const itemID = "0198f1a0-0000-7000-8000-0000000000bb"

var units = []string{"u1", "u2"}

func shareID(unit string) string { return casefile.Derived(itemID, unit) }

// walk is an item and its shares that random commands go through; every event goes through its bytes (story.Pure).
type walk struct {
	pure  *story.Pure
	today civil.Date
	n     int
	owes  map[string]*duty // what each unit should owe, kept by other means
}

func (w *walk) item(t story.T) assignment.ItemState {
	return w.pure.State(t, casefile.KindItem, itemID).(assignment.ItemState)
}

func (w *walk) share(t story.T, unit string) assignment.ShareState {
	return w.pure.State(t, casefile.KindShare, shareID(unit)).(assignment.ShareState)
}

func (w *walk) at() time.Time { return w.today.At(9, w.n, 0) }

func (w *walk) toItem(t story.T, on civil.Date, c casefile.Command) casefile.Refusals {
	return w.submit(t, story.Submission{Kind: casefile.KindItem, Case: itemID, On: on, Command: c})
}

func (w *walk) toShare(t story.T, unit string, on civil.Date, c casefile.Command) casefile.Refusals {
	return w.submit(t, story.Submission{Kind: casefile.KindShare, Case: shareID(unit), On: on, Command: c})
}

func (w *walk) submit(t story.T, s story.Submission) casefile.Refusals {
	w.n++
	s.ID, s.Actor, s.At = casefile.Derived(itemID, "act/"+strconv.Itoa(w.n)), "somebody", w.at()
	why := w.pure.Submit(t, s)
	casetest.Documented(t, why)
	return why
}

// begun is an item issued on 2020-08-24 with two shares; a date, a rhythm, both or neither.
func begun(t *rapid.T, cal *calendar.Calendar) *walk {
	w := &walk{pure: story.PureUnder(cal), today: day("2020-08-24"), owes: map[string]*duty{}}
	issue := assignment.Issue{Text: "x", Until: day("2020-12-31")}
	var due civil.Date
	if rapid.Bool().Draw(t, "dated") {
		due = w.today + civil.Date(rapid.IntRange(0, 120).Draw(t, "due"))
		issue.Deadlines = append(issue.Deadlines, assignment.Deadline{Kind: assignment.OnDate, Date: due})
	}
	if rhythm := rapid.SampledFrom([]string{"", assignment.Monthly, assignment.Quarterly}).Draw(t, "rhythm"); rhythm != "" {
		issue.Deadlines = append(issue.Deadlines, assignment.Deadline{Kind: rhythm})
	}
	for _, u := range units {
		issue.Shares = append(issue.Shares, assignment.ShareRef{ID: shareID(u), Unit: u, Role: assignment.Lead})
	}
	w.toItem(t, w.today, issue)
	for _, u := range units {
		w.toShare(t, u, w.today, assignment.Open{Item: itemID, Unit: u, Role: assignment.Lead, Due: due})
		w.owes[u] = newDuty(due)
	}
	return w
}

// step lets some days pass and does one thing that is offered.
func (w *walk) step(t *rapid.T) {
	w.today += civil.Date(rapid.SampledFrom([]int{0, 0, 1, 3, 10, 35}).Draw(t, "days pass"))
	w.look(t)
	unit := rapid.SampledFrom(append(units, "")).Draw(t, "unit")
	if unit == "" {
		if offers := assignment.ItemOffers(w.item(t), w.today); len(offers) > 0 {
			o := rapid.SampledFrom(offers).Draw(t, "offer")
			w.office(t, o.Kind, w.someDay(t, o))
		}
		return
	}
	o := rapid.SampledFrom(assignment.ShareOffers(w.share(t, unit), w.today)).Draw(t, "offer")
	on := w.someDay(t, o)
	if why := w.toShare(t, unit, on, filled(o.Kind)); len(why) > 0 {
		t.Fatalf("%s was offered and refused: %v", o.Kind, why)
	}
	w.owes[unit].happened(o.Kind, on)
}

// office does an act on the item and tells the duties what it meant for them.
func (w *walk) office(t *rapid.T, kind string, on civil.Date) {
	var open []string
	for _, u := range units {
		if w.share(t, u).Stage != assignment.Done {
			open = append(open, u)
		}
	}
	if why := w.toItem(t, on, filled(kind)); len(why) > 0 {
		t.Fatalf("%s was offered and refused: %v", kind, why)
	}
	for _, u := range open {
		w.owes[u].happened("item "+kind, on)
	}
}

// look opens what has fallen due, and tells the duties.
func (w *walk) look(t *rapid.T) {
	before := len(w.pure.Log(itemID))
	w.pure.Look(t, casefile.KindItem, itemID, w.at())
	for _, e := range w.pure.Log(itemID)[before:] {
		if p, ok := e.Event.(assignment.PeriodOpened); ok {
			for _, u := range units {
				w.owes[u].open(p.Due)
			}
		}
	}
}

func (w *walk) someDay(t *rapid.T, o casefile.Offer) civil.Date {
	return civil.Date(rapid.IntRange(int(max(o.From, o.To-8)), int(o.To)).Draw(t, "on"))
}

func filled(kind string) casefile.Command {
	switch kind {
	case assignment.CmdReport:
		return assignment.Report{Text: "x"}
	case assignment.CmdReturn:
		return assignment.Return{Reason: "x"}
	case assignment.CmdReopen:
		return assignment.Reopen{Reason: "x"}
	case assignment.CmdNote:
		return assignment.Note{Text: "x"}
	case assignment.CmdAsk:
		return assignment.Ask{Due: day("2030-01-04")}
	case assignment.CmdEvidence:
		return assignment.Evidence{Text: "x", Shares: []string{shareID("u1"), shareID("u2")}}
	case assignment.CmdCheck:
		return assignment.Check{Proof: assignment.Proof{Links: []string{"https://www.example.gov.cn/"}}}
	default:
		return empty(kind)
	}
}

func empty(kind string) casefile.Command {
	c, err := assignment.Items{}.ReadCommand(kind, 1, []byte("{}"))
	if err != nil {
		panic(err)
	}
	return c
}

// duty is a unit's obligations told in other words: a set of dates, those a report spoke for, those that were met.
type duty struct {
	unmet, spoken, met []civil.Date
	waits, never       bool // never: nothing was accepted yet
}

func newDuty(due civil.Date) *duty {
	d := &duty{never: true}
	d.open(due)
	return d
}

func (d *duty) open(due civil.Date) {
	if !due.IsZero() && !slices.Contains(d.unmet, due) {
		d.unmet = append(d.unmet, due)
	}
}

func (d *duty) first() civil.Date {
	if len(d.unmet) == 0 {
		return 0
	}
	return slices.Min(d.unmet)
}

func (d *duty) happened(kind string, on civil.Date) {
	switch kind {
	case assignment.CmdReport:
		d.spoken, d.met, d.waits = nil, nil, true
		for _, x := range d.unmet {
			if x <= on || x == d.first() {
				d.spoken = append(d.spoken, x)
			}
		}
	case assignment.CmdAccept:
		d.unmet = slices.DeleteFunc(d.unmet, func(x civil.Date) bool { return slices.Contains(d.spoken, x) })
		d.met, d.waits, d.never = d.spoken, false, false
	case assignment.CmdEvidence, "item " + assignment.CmdEvidence:
		d.happened(assignment.CmdReport, on)
		d.happened(assignment.CmdAccept, on)
	case assignment.CmdReturn:
		for _, x := range d.met {
			d.open(x)
		}
		d.waits, d.never = false, true
	}
}

func rules(t testing.TB) assignment.Rules { return assignment.DefaultRules(story.MustCalendar(t)) }
