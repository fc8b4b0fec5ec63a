package record_test

import (
	"testing"

	"gongkai/auth"
	"gongkai/casefile"
	"gongkai/casefile/application"
	"gongkai/desk"
	"gongkai/internal/office"
	"gongkai/store"
)

// Received on 2024-03-04: the reply is due on 2024-04-01, and until then an extension may be asked for, granted and told
// (art. 33(2)). Temporal is away from that day until the 4th.
func TestAnOutageOfOursNeverTurnsALawfulActUnlawful(t *testing.T) {
	t.Parallel()
	office.OnEach(t, "2024-03-04", nil, func(t *testing.T, o *office.Office) {
		id := underReview(t, o, "2024-03-04")
		o.Clock.Set(t, "2024-04-01T17:55:00+08:00")
		var given []desk.Result
		var givers []auth.Person
		for _, step := range []struct {
			who auth.Person
			on  string
			cmd casefile.Command
		}{
			{o.Handler, "2024-04-01", application.RequestExtension{Days: 20, Reason: "检索量大"}},
			{o.Reviewer, "2024-04-01", application.ApproveExtension{}},
			{o.Handler, "2024-04-01", application.NotifyExtension{Way: application.ByPost}},
			{o.Clerk, "2024-04-02", application.Note{Text: "明天的事"}}, // H02 looks at the day it was accepted
			{o.Clerk, "2024-04-01", application.Note{Text: "今天的事"}},
		} {
			o.Clock.Advance(1e9)
			given, givers = append(given, give(t, o, step.who, id, step.on, step.cmd)), append(givers, step.who)
		}
		o.Clock.Set(t, "2024-04-04")
		o.Decide(t, id)
		for i, r := range given {
			got := outcomeOf(t, o, givers[i], r.CommandID)
			if want := i != 3; want != (got.Status == store.Done) || !want && !got.Refusals.Has(casefile.InFuture) {
				t.Errorf("command %d: %+v", i, got)
			}
		}
		if _, s := read(t, o, id); s.Clock.ReplyDue != day("2024-04-29") || len(s.Clock.Violations) != 0 {
			t.Errorf("due %s, violations %v", s.Clock.ReplyDue, s.Clock.Violations)
		}
		// Given on the 4th, the same is refused.
		late := underReview(t, o, "2024-03-04")
		r := give(t, o, o.Handler, late, "2024-04-04", application.RequestExtension{Days: 20, Reason: "检索量大"})
		o.Decide(t, late)
		if got := outcomeOf(t, o, o.Handler, r.CommandID); got.Status != store.Refused || !got.Refusals.Has("E13") {
			t.Errorf("asked for late: %+v", got)
		}
	})
}

// Commands of one case are decided in the order in which they were accepted, not in the order of their dates or their nudges.
func TestCommandsAreDecidedInTheOrderTheyWereAccepted(t *testing.T) {
	t.Parallel()
	office.OnEach(t, "2024-03-08", nil, func(t *testing.T, o *office.Office) {
		id := register(t, o, "2024-03-04", "李示范").CaseID
		first := give(t, o, o.Reviewer, id, "2024-03-08", application.Assign{Handler: o.Handler.ID})
		o.Clock.Advance(1e6)
		second := give(t, o, o.Reviewer, id, "2024-03-05", application.Assign{Handler: o.Second.ID})
		o.Decide(t, id)
		if _, s := read(t, o, id); s.Handler != o.Second.ID {
			t.Errorf("handler %s", s.Handler)
		}
		if a, b := outcomeOf(t, o, o.Reviewer, first.CommandID), outcomeOf(t, o, o.Reviewer, second.CommandID); a.Seq != 2 || b.Seq != 3 {
			t.Errorf("%+v %+v", a, b)
		}
	})
}
