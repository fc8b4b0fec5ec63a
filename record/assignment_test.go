package record_test

import (
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/google/uuid"

	"gongkai/auth"
	"gongkai/casefile"
	"gongkai/casefile/assignment"
	"gongkai/civil"
	"gongkai/internal/office"
	"gongkai/record"
	"gongkai/store"
)

// issued is an item of a notice with the shares of some units.
type issued struct {
	item   string
	shares []string
}

// issue gives birth to an item and its shares in one transaction, as an import does.
func issue(t *testing.T, o *office.Office, on, until string, deadlines []assignment.Deadline, units ...string) issued {
	t.Helper()
	out := issued{item: uuid.NewString()}
	cmd := assignment.Issue{Notice: uuid.NewString(), No: "一（一）1", Position: 1, Text: "按月公开示例信息", Lead: []string{}, Responsible: []string{},
		Deadlines: deadlines, Warnings: []string{}, Shares: []assignment.ShareRef{}, Until: day(until)}
	births := []record.Birth{{CommandID: uuid.NewString(), CaseID: out.item, Kind: casefile.KindItem, Agency: o.Steward.AgencyID, Actor: o.Steward.ID, On: day(on)}}
	var due civil.Date
	if len(deadlines) > 0 {
		due = deadlines[0].Date
	}
	for _, code := range units {
		id, unit := uuid.NewString(), o.Text(t, "SELECT id FROM units WHERE code = ?", code)
		out.shares = append(out.shares, id)
		cmd.Shares = append(cmd.Shares, assignment.ShareRef{ID: id, Unit: unit, Role: assignment.Responsible})
		births = append(births, record.Birth{CommandID: uuid.NewString(), CaseID: id, Kind: casefile.KindShare, Agency: o.Steward.AgencyID, Actor: o.Steward.ID,
			On: day(on), Command: assignment.Open{Item: out.item, Unit: unit, Role: assignment.Responsible, Due: due}})
	}
	births[0].Command = cmd
	if _, err := o.Record.Births(t.Context(), births, nil); err != nil {
		t.Fatal(err)
	}
	return out
}

func monthly() []assignment.Deadline {
	return []assignment.Deadline{{Kind: "monthly", Quote: "按月公开"}}
}

// logOf is a case's log in short.
func logOf(t *testing.T, o *office.Office, caseID string) []string {
	t.Helper()
	r, err := o.Record.Read(t.Context(), caseID)
	if err != nil {
		t.Fatal(err)
	}
	var out []string
	for _, e := range r.Events {
		line := e.Event.EventType() + " " + e.On.String()
		if e.Actor == casefile.System {
			line += " system"
		}
		out = append(out, line)
	}
	return out
}

func TestAMonthOpensByItselfOnceOnTheDayItFellDue(t *testing.T) {
	t.Parallel()
	office.OnEach(t, "2020-08-24", nil, func(t *testing.T, o *office.Office) {
		got := issue(t, o, "2020-08-24", "2020-12-31", monthly(), "sfj")
		out := o.Decide(t, got.item)
		if want := day("2020-09-01").At(0, 0, 5); !out.Wake.Equal(want) || out.Why != record.WhyPeriod {
			t.Errorf("wakes %s for %s", out.Wake, out.Why)
		}
		o.Clock.Set(t, "2020-08-31T23:59:58+08:00") // our clock is behind the timer
		o.Wake(t, got.item, out.Wake)
		o.Wake(t, got.item, out.Wake)
		want := []string{"issued 2020-08-24", "period_opened 2020-09-01 system"}
		if diff := cmp.Diff(want, logOf(t, o, got.item)); diff != "" {
			t.Error(diff)
		}
		o.Clock.Set(t, "2020-11-16") // asleep for two months and a half
		o.Decide(t, got.item)
		o.Decide(t, got.item)
		want = append(want, "period_opened 2020-10-01 system", "period_opened 2020-11-01 system")
		if diff := cmp.Diff(want, logOf(t, o, got.item)); diff != "" {
			t.Error(diff)
		}
		if diff := cmp.Diff([]string{"opened 2020-08-24"}, logOf(t, o, got.shares[0])); diff != "" {
			t.Errorf("the share was written by its item: %s", diff)
		}
		o.Decide(t, got.shares[0])
		want = []string{"opened 2020-08-24", "period_opened 2020-09-01 system", "period_opened 2020-10-01 system", "period_opened 2020-11-01 system"}
		if diff := cmp.Diff(want, logOf(t, o, got.shares[0])); diff != "" {
			t.Error(diff)
		}
		o.Clock.Set(t, "2021-03-01")
		o.Decide(t, got.item)
		if log := logOf(t, o, got.item); log[len(log)-1] != "period_opened 2020-12-01 system" {
			t.Errorf("after the notice's year: %v", log)
		}
	})
}

// More months fell due than one look opens: the next looks follow at once, and none is skipped.
func TestALongSleepIsCaughtUpWithOverSeveralLooks(t *testing.T) {
	t.Parallel()
	office.OnEach(t, "2020-08-24", nil, func(t *testing.T, o *office.Office) {
		got := issue(t, o, "2020-08-24", "2023-12-31", monthly(), "sfj")
		o.Clock.Set(t, "2024-01-02")
		looks := 0
		for out := o.Decide(t, got.item); ; out = o.Decide(t, got.item) {
			if looks++; looks > 5 {
				t.Fatalf("still looking: %+v", out)
			}
			if out.Wake.IsZero() || out.Wake.Sub(o.Record.Now()) > time.Second {
				break
			}
			if out.Why != record.WhyPeriod {
				t.Errorf("wakes for %s", out.Why)
			}
			o.Clock.Advance(time.Second)
		}
		log := logOf(t, o, got.item)
		if looks != 2 || len(log) != 1+4+12+12+12 || log[40] != "period_opened 2023-12-01 system" {
			t.Errorf("%d looks, %d events, last %s", looks, len(log), log[len(log)-1])
		}
	})
}

func TestWhatAShareTellsItsItemIsACommandOfTheItems(t *testing.T) {
	t.Parallel()
	office.OnEach(t, "2020-09-10", nil, func(t *testing.T, o *office.Office) {
		got := issue(t, o, "2020-08-24", "2020-12-31", []assignment.Deadline{{Kind: "date", Date: day("2020-10-31"), Quote: "10月底前"}}, "sfj", "czj")
		share := got.shares[0]
		r := give(t, o, o.Justice, share, "2020-09-09", assignment.Report{Text: "已在网站公开"})
		o.Clock.Advance(3 * time.Second)
		before := logOf(t, o, got.item)
		out := o.Decide(t, share)
		if diff := cmp.Diff([]record.Ref{{Kind: "item", ID: got.item}}, out.Nudge); diff != "" {
			t.Error(diff)
		}
		cause, _ := command(t, o, r.CommandID)
		order, _ := command(t, o, casefile.OrderID(share, 2, 0))
		want := store.Command{ID: order.ID, CaseID: got.item, CaseKind: "item", Kind: "share-moved", V: 1, Actor: casefile.System,
			On: day("2020-09-09"), AcceptedAt: cause.AcceptedAt, Seen: -1, Body: order.Body, BodyMAC: order.BodyMAC, Status: store.Waiting}
		if diff := cmp.Diff(want, order); diff != "" || order.Body == "" {
			t.Errorf("the order: %s", diff)
		}
		if diff := cmp.Diff(before, logOf(t, o, got.item)); diff != "" {
			t.Errorf("two cases shared an append: %s", diff)
		}
		state := o.Dump(t)
		if again := o.Decide(t, share); len(again.Nudge) != 0 || o.Dump(t) != state {
			t.Error("a second look gave the order again")
		}
		o.Decide(t, got.item)
		if diff := cmp.Diff(append(before, "share_news 2020-09-09 system"), logOf(t, o, got.item)); diff != "" {
			t.Error(diff)
		}
		state = o.Dump(t)
		if o.Decide(t, got.item); o.Dump(t) != state {
			t.Error("a second look at the item added something")
		}
	})
}

// An item is struck off (销号) when the office has accepted every share, and not before.
func TestAnItemClosesWhenAllSharesAreAccepted(t *testing.T) {
	t.Parallel()
	office.OnEach(t, "2020-09-10", nil, func(t *testing.T, o *office.Office) {
		got := issue(t, o, "2020-08-24", "2020-12-31", []assignment.Deadline{{Kind: "date", Date: day("2020-10-31"), Quote: "10月底前"}}, "sfj", "czj")
		for i, share := range got.shares {
			r := give(t, o, o.Steward, got.item, "2020-09-10", assignment.Close{})
			o.Decide(t, got.item)
			if c := outcomeOf(t, o, o.Steward, r.CommandID); c.Status != store.Refused || !c.Refusals.Has(casefile.NotInThisState) {
				t.Errorf("with %d of 2 accepted: %+v", i, c)
			}
			wantDone(t, o, o.Steward, share, "2020-09-10", assignment.Report{Text: "已公开"})
			wantDone(t, o, o.Steward, share, "2020-09-10", assignment.Accept{})
		}
		wantDone(t, o, o.Steward, got.item, "2020-09-10", assignment.Close{Opinion: "同意销号"})
		log := strings.Join(logOf(t, o, got.item), ", ")
		if !strings.HasSuffix(log, "closed 2020-09-10") {
			t.Error(log)
		}
		if out := o.Decide(t, got.item); !out.Wake.IsZero() {
			t.Errorf("a closed item wakes at %s", out.Wake)
		}
	})
}

// 零填报: a date that comes near is the office's own business. A unit that was asked is told once, and reminded of the day it was given:
// its own people, else the 督查员 who must ask by telephone.
func TestWhoIsRemindedOfAShare(t *testing.T) {
	t.Parallel()
	office.OnEach(t, "2020-09-10", nil, func(t *testing.T, o *office.Office) {
		got := issue(t, o, "2020-08-24", "2020-12-31", []assignment.Deadline{{Kind: "date", Date: day("2020-10-30"), Quote: "10月30日前"}}, "sfj", "czj")
		wantInbox := func(p auth.Person, want ...string) {
			t.Helper()
			for _, id := range append(got.shares, got.item) {
				o.Decide(t, id)
			}
			if diff := cmp.Diff(want, inbox(t, o, p)); diff != "" {
				t.Errorf("%s: %s", p.Name, diff)
			}
		}
		o.Clock.Set(t, "2020-10-30T08:30:00+08:00")
		wantInbox(o.Justice)
		wantInbox(o.Steward, "due_0|2020-10-30") // of the item
		for range 2 {
			give(t, o, o.Steward, got.item, "2020-10-30", assignment.Ask{Due: day("2020-11-13"), Text: "请附链接"})
			o.Settle(t, got.item)
			wantInbox(o.Justice, "asked|2020-11-13")
			wantInbox(o.Steward, "asked|2020-11-13", "due_0|2020-10-30") // 县财政局 has nobody at this desk
		}
		o.Clock.Set(t, "2020-11-13T08:30:00+08:00")
		wantInbox(o.Justice, "asked|2020-11-13", "due_0|2020-11-13")
		wantDone(t, o, o.Justice, got.shares[0], "2020-11-13", assignment.Report{Text: "已公开"})
		o.Clock.Set(t, "2020-11-16T08:30:00+08:00")
		wantInbox(o.Justice, "asked|2020-11-13", "due_0|2020-11-13")
	})
}
