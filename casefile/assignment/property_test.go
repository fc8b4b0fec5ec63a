package assignment_test

import (
	"slices"
	"testing"

	"pgregory.net/rapid"

	"gongkai/casefile"
	"gongkai/casefile/assignment"
	"gongkai/civil"
	"gongkai/internal/story"
	"gongkai/internal/story/casetest"
)

// No duty is lost and none is invented: what a share owes first is what its unit owes by another count, its stage follows from that,
// and the item believes of every share what is true of it.
func TestNoDutyIsLost(t *testing.T) {
	t.Parallel()
	cal := story.MustCalendar(t)
	rapid.Check(t, func(t *rapid.T) {
		w := begun(t, cal)
		for range rapid.IntRange(1, 30).Draw(t, "steps") {
			w.step(t)
			for _, u := range units {
				share, owes := w.share(t, u), w.owes[u]
				if share.CaseDue() != owes.first() {
					t.Fatalf("%s owes by %q, want %q", u, share.CaseDue(), owes.first())
				}
				if done := share.Stage == assignment.Done; done != (!owes.waits && !owes.never && len(owes.unmet) == 0) {
					t.Fatalf("%s is %s with %v unmet", u, share.Stage, owes.unmet)
				}
				if waits := share.Stage == assignment.Waiting; waits != owes.waits || share.CaseOpen() == (share.Stage == assignment.Done) {
					t.Fatalf("%s is %s, waits %v", u, share.Stage, owes.waits)
				}
				heard := w.item(t).Shares[shareID(u)]
				if heard.Stage != share.Stage || heard.Due != share.CaseDue() {
					t.Fatalf("the item believes that %s is %s by %q; it is %s by %q", u, heard.Stage, heard.Due, share.Stage, share.CaseDue())
				}
			}
			w.checkItem(t)
		}
	})
}

// checkItem: the item's date is the first that a share owes; closed, it has none. Right after it was reopened the notice's own may stand.
func (w *walk) checkItem(t *rapid.T) {
	s := w.item(t)
	log := w.pure.Log(itemID)
	if _, reopened := log[len(log)-1].Event.(assignment.Reopened); reopened {
		return
	}
	want := min(w.owes["u1"].first(), w.owes["u2"].first())
	if want.IsZero() {
		want = max(w.owes["u1"].first(), w.owes["u2"].first())
	}
	if s.Stage == assignment.Closing {
		want = 0
	}
	if s.Unmet != want && !quiet(log[len(log)-1].Event) {
		t.Fatalf("the item is due by %q, want %q", s.Unmet, want)
	}
	if s.Unmet.IsZero() != s.LastWorking.IsZero() || s.LastWorking > s.Unmet {
		t.Fatalf("due %q, last working day %q", s.Unmet, s.LastWorking)
	}
	if s.CaseOpen() != (s.Stage == assignment.Running) || s.CaseDue() != s.Unmet || s.CaseEdition() != "2026-1" {
		t.Fatalf("%+v", s)
	}
}

// quiet: events that move nothing on an item.
func quiet(e casefile.Event) bool {
	switch e.(type) {
	case assignment.Noted, assignment.Asked, assignment.Checked:
		return true
	}
	return false
}

// An act is offered for a day exactly when Decide on that day refuses for nothing but missing fields, and for nothing at all where they
// are filled in.
func TestWhatIsOfferedIsDone(t *testing.T) {
	t.Parallel()
	cal := story.MustCalendar(t)
	r := assignment.DefaultRules(cal)
	rapid.Check(t, func(t *rapid.T) {
		w := begun(t, cal)
		for range rapid.IntRange(0, 20).Draw(t, "steps") {
			w.step(t)
		}
		item, share := w.item(t), w.share(t, "u1")
		w.holds(t, casetest.Standing{File: assignment.Items{Rules: r}, State: item}, assignment.ItemOffers(item, w.today))
		w.holds(t, casetest.Standing{File: assignment.Shares{Rules: r}, State: share}, assignment.ShareOffers(share, w.today))
	})
}

func (w *walk) holds(t *rapid.T, s casetest.Standing, offers []casefile.Offer) {
	kinds := map[casefile.Kind][]string{casefile.KindItem: {"close", "reopen", "evidence", "check", "ask", "note"},
		casefile.KindShare: {"report", "accept", "return", "evidence", "ask", "note"}}
	days := []civil.Date{day("2019-05-14"), day("2019-05-15"), w.today, w.today + 1, civil.Date(rapid.IntRange(18400, int(w.today)).Draw(t, "day"))}
	for _, o := range offers {
		days = append(days, o.From-1, o.From, o.To, o.To+1)
	}
	for _, kind := range kinds[s.File.Kind()] {
		i := slices.IndexFunc(offers, func(o casefile.Offer) bool { return o.Kind == kind })
		for _, on := range days {
			offered := i >= 0 && offers[i].From <= on && on <= offers[i].To
			e := casefile.Envelope{CommandID: itemID, Actor: "somebody", On: on, AcceptedAt: w.at(), RecordedAt: w.at()}
			if why, _ := s.Decide(t, e, empty(kind)); onlyMissing(why) != offered {
				t.Fatalf("%s on %s: offered %v, empty refused for %v", kind, on, offered, why)
			}
			if why, _ := s.Decide(t, e, filled(kind)); (len(why) == 0) != offered {
				t.Fatalf("%s on %s: offered %v, filled in refused for %v", kind, on, offered, why)
			}
		}
	}
}

func onlyMissing(why casefile.Refusals) bool {
	return !slices.ContainsFunc(why, func(r casefile.Refusal) bool { return r.Check != casefile.MissingField || r.Field == "on" })
}

// Any command to an item or a share, born or not, is decided, refused for documented reasons, or not of its kind.
func TestAnyCommandInAnyState(t *testing.T) {
	t.Parallel()
	cal := story.MustCalendar(t)
	r := assignment.DefaultRules(cal)
	kinds := []string{"issue", "share-moved", "open-period", "close", "reopen", "open", "report", "accept", "return", "note", "recompute", "share-added", "ask", "evidence", "check"}
	rapid.Check(t, func(t *rapid.T) {
		w := begun(t, cal)
		for range rapid.IntRange(0, 10).Draw(t, "steps") {
			w.step(t)
		}
		for _, s := range []casetest.Standing{
			{File: assignment.Items{Rules: r}, State: w.item(t)}, {File: assignment.Items{Rules: r}, State: assignment.ItemState{}},
			{File: assignment.Shares{Rules: r}, State: w.share(t, "u1")}, {File: assignment.Shares{Rules: r}, State: assignment.ShareState{}},
		} {
			for _, kind := range kinds {
				e := casefile.Envelope{CommandID: itemID, On: w.today - 3, AcceptedAt: w.at(), RecordedAt: w.at()}
				s.Decide(t, e, empty(kind))
				s.Decide(t, e, filled(kind))
			}
		}
	})
}
