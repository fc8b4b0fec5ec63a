package application_test

import (
	"reflect"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"gongkai/casefile"
	"gongkai/casefile/application"
	"gongkai/civil"
	"gongkai/internal/story"
	"gongkai/internal/story/casetest"
	"gongkai/statute/calendar"
	"gongkai/statute/clock"
)

// An act is offered for a day exactly when Decide on that day refuses for nothing but missing fields; and where everything is
// filled in, for nothing at all. Amendments are filled in elsewhere: whether they pass depends on what they say.
func TestWhatIsOfferedIsDone(t *testing.T) {
	t.Parallel()
	cal := story.MustCalendar(t)
	rapid.Check(t, func(t *rapid.T) {
		w := begun(t, cal)
		w.wander(t, rapid.IntRange(0, 20).Draw(t, "steps"))
		actor := rapid.SampledFrom(people).Draw(t, "who asks")
		offers := application.Offers(w.state(t), actor, w.today, w.rules())
		days := w.tellingDays(t, offers)
		reasons := application.WhyNot(w.state(t), actor, w.today, w.rules())
		for _, kind := range acts() {
			o, offered := find(offers, kind)
			if _, why := reasons[kind]; why == offered {
				t.Fatalf("%s for %s: offered %v and a reason why not %v", kind, actor, offered, why)
			}
			some := rapid.SliceOfN(rapid.SampledFrom(days), 6, 6).Draw(t, "days")
			if offered {
				some = append(some, o.From-1, o.From, o.To, o.To+1)
			}
			w.offeredIsDone(t, actor, kind, some, func(on civil.Date) bool { return offered && o.From <= on && on <= o.To })
		}
	})
}

// offeredIsDone asks for an act on some days, with nothing and with everything filled in.
func (w *walk) offeredIsDone(t *rapid.T, actor, kind string, days []civil.Date, can func(civil.Date) bool) {
	full := empty(kind)
	if kind != "amend" {
		full = w.filled(t, kind)
	}
	for _, on := range days {
		if why := w.ask(t, actor, on, empty(kind)); onlyMissing(why) != can(on) {
			t.Fatalf("%s by %s on %s: offered %v, empty refused for %v", kind, actor, on, can(on), why)
		}
		if why := w.ask(t, actor, on, full); kind != "amend" && (len(why) == 0) != can(on) {
			t.Fatalf("%s by %s on %s: offered %v, filled in refused for %v", kind, actor, on, can(on), why)
		}
	}
}

func find(offers []casefile.Offer, kind string) (casefile.Offer, bool) {
	i := slices.IndexFunc(offers, func(o casefile.Offer) bool { return o.Kind == kind })
	if i < 0 {
		return casefile.Offer{}, false
	}
	return offers[i], true
}

// tellingDays are the days at which something may change, the days beside them, and some others.
func (w *walk) tellingDays(t *rapid.T, offers []casefile.Offer) []civil.Date {
	s := w.state(t)
	days := []civil.Date{day("2019-05-14"), day("2019-05-15"), s.Facts[0].Fact.On, s.CaseDue(), w.today}
	for _, o := range offers {
		days = append(days, o.From, o.To)
	}
	for _, d := range slices.Clone(days) {
		days = append(days, d-1, d+1)
	}
	for range 5 {
		days = append(days, w.someDay(t, "another day"))
	}
	slices.Sort(days)
	return slices.Compact(days)
}

// onlyMissing: the form has gaps, but its date has none. Which letter is meant, and what the reply stands on, are fields like any other.
func onlyMissing(why casefile.Refusals) bool {
	return !slices.ContainsFunc(why, func(r casefile.Refusal) bool {
		return r.Field != "target" && r.Field != "ref" && r.Facts["condition"] == "" && (r.Check != casefile.MissingField || r.Field == "on")
	})
}

// No command does anything but decide, refuse, or be of no kind, whatever the case has been through; and the state folded from
// bytes is the state (story.Pure holds that after every event). At most one step is the next.
func TestAnyCommandInAnyState(t *testing.T) {
	t.Parallel()
	cal := story.MustCalendar(t)
	rapid.Check(t, func(t *rapid.T) {
		w := unborn(cal)
		if rapid.Bool().Draw(t, "born") {
			w = begun(t, cal)
		}
		for range rapid.IntRange(1, 30).Draw(t, "steps") {
			w.today += civil.Date(rapid.IntRange(0, 10).Draw(t, "days pass"))
			casetest.Documented(t, w.submit(t, rapid.SampledFrom(people).Draw(t, "actor"), w.someDay(t, "on"), anyCommand(t, w.n)))
		}
		s := w.state(t)
		if s.Seq > 0 && (s.CaseOpen() != s.Clock.ClosedOn.IsZero() && s.Stage != application.Struck || s.CaseEdition() != "2026-1") {
			t.Fatalf("stage %s, closed on %s, edition %s", s.Stage, s.Clock.ClosedOn, s.CaseEdition())
		}
		next := 0
		for _, o := range application.Offers(s, "a", w.today, w.rules()) {
			if o.Primary {
				next++
			}
		}
		if next > 1 {
			t.Fatalf("%d next steps in stage %s", next, s.Stage)
		}
	})
}

// The clock in a state is what the unamended facts give, whatever the order in which they were entered and mended.
func TestTheClockIsThatOfTheFacts(t *testing.T) {
	t.Parallel()
	rules := clock.Defaults(story.MustCalendar(t))
	rapid.Check(t, func(t *rapid.T) {
		w := begun(t, rules.Calendar)
		w.wander(t, 20)
		s := w.state(t)
		var facts []clock.Fact
		for _, f := range s.Facts {
			facts = append(facts, f.Fact)
		}
		if diff := cmp.Diff(clock.Derive(rapid.Permutation(facts).Draw(t, "order"), rules), s.Clock); diff != "" {
			t.Fatal(diff)
		}
	})
}

// entry is one act of a case whose facts are all known; those of one thread keep their order.
type entry struct {
	actor string
	on    civil.Date
	cmd   func(application.State) casefile.Command
}

func always(c casefile.Command) func(application.State) casefile.Command {
	return func(application.State) casefile.Command { return c }
}

// threads are the same dated facts of one case: the right receipt, an extension, a reply and its right date, a consultation.
func threads(t *rapid.T) [][]entry {
	between := func(from, to civil.Date, label string) civil.Date {
		return from + civil.Date(rapid.IntRange(0, int(to-from)).Draw(t, label))
	}
	begin := day("2024-03-08")
	receipt := between(day("2024-03-01"), day("2024-03-07"), "receipt")
	signed := between(begin, begin+20, "signed")
	delivered := between(signed, signed+30, "delivered")
	told := between(begin, min(delivered, day("2024-03-26")), "told")
	sent := between(begin, min(delivered, day("2024-03-12")), "sent")
	served := between(sent, sent+3, "served")
	opinion := between(sent, sent+30, "opinion")
	days := rapid.IntRange(1, 20).Draw(t, "days")
	return [][]entry{
		{{"clerk", day("2024-06-03"), always(application.Amend{Target: 1, NewOn: receipt, Reason: "x"})}},
		{{"a", told, always(application.RequestExtension{Days: days, Reason: "x"})}, {"head", told, always(application.ApproveExtension{})},
			{"clerk", told, always(plain("notify-extension"))}},
		{{"a", signed, always(plain("draft"))}, {"head", signed, always(plain("pass"))}, {"head", signed, always(plain("sign"))},
			{"clerk", delivered + 1, always(plain("deliver"))},
			{"clerk", day("2024-06-03"), func(s application.State) casefile.Command {
				return application.Amend{Target: s.DeliveredSeq, NewOn: delivered, Reason: "x"}
			}}},
		{{"a", sent, always(plain("consult"))},
			{"clerk", served, func(s application.State) casefile.Command {
				return application.RecordService{Target: s.Consultations[0].Seq}
			}},
			{"clerk", opinion, always(application.RecordOpinion{Ref: "c1", Opinion: application.Objects, Text: "x"})}},
	}
}

// enter tells the threads in an order; an act that is not possible yet waits for the others: the draft for the letter, the reply for
// the extension and the opinion.
func enter(t *rapid.T, cal *calendar.Calendar, all [][]entry, label string) application.State {
	w := unborn(cal)
	w.today = day("2024-06-03")
	w.submit(t, "clerk", day("2024-03-05"), story.Registration(clock.SignedMail))
	w.submit(t, "head", day("2024-03-05"), application.Assign{Handler: "a"})
	left := slices.Clone(all)
	todo := func(i int) int { return len(left[i]) }
	for tries := 0; tries < 200 && todo(0)+todo(1)+todo(2)+todo(3) > 0; tries++ {
		i := rapid.SampledFrom([]int{0, 1, 1, 2, 2, 3, 3}).Draw(t, label)
		early := i == 2 && (todo(3) == 3 || todo(2) <= 2 && todo(1)+todo(3) > 0)
		if todo(i) == 0 || early {
			continue
		}
		next := left[i][0]
		if len(w.submit(t, next.actor, next.on, next.cmd(w.state(t)))) == 0 {
			left[i] = left[i][1:]
		}
	}
	if todo(0)+todo(1)+todo(2)+todo(3) > 0 {
		t.Skip("these facts cannot all be true")
	}
	return w.state(t)
}

func TestTheOrderOfEntryNeverMatters(t *testing.T) {
	t.Parallel()
	cal := story.MustCalendar(t)
	rapid.Check(t, func(t *rapid.T) {
		all := threads(t)
		one, other := enter(t, cal, all, "one"), enter(t, cal, all, "other")
		if diff := cmp.Diff(one.Clock, other.Clock); diff != "" {
			t.Fatal(diff)
		}
		if one.RepliedOn != other.RepliedOn || one.ReceivedOn() != other.ReceivedOn() || one.Stage != other.Stage {
			t.Fatalf("%s %s %s and %s %s %s", one.RepliedOn, one.ReceivedOn(), one.Stage, other.RepliedOn, other.ReceivedOn(), other.Stage)
		}
	})
}

// A fact mended and mended back leaves the case as it was, but for what is on record about it.
func TestThereAndBack(t *testing.T) {
	t.Parallel()
	cal := story.MustCalendar(t)
	rapid.Check(t, func(t *rapid.T) {
		w := begun(t, cal)
		w.wander(t, rapid.IntRange(0, 15).Draw(t, "steps"))
		before := w.state(t)
		f := rapid.SampledFrom(before.Facts).Draw(t, "fact")
		back := application.Amend{Target: f.Seq, NewOn: max(f.Fact.On, f.Fact.NotifiedOn), Channel: f.Fact.Channel, ConfirmedOn: f.Fact.ConfirmedOn, Reason: "x"}
		there := back
		there.NewOn += civil.Date(rapid.IntRange(-5, 5).Draw(t, "days moved"))
		if f.Fact.Kind == clock.Received {
			there.Channel, there.ConfirmedOn = rapid.SampledFrom(application.Channels()).Draw(t, "channel"), 0
		}
		if len(w.submit(t, "clerk", w.today, there)) > 0 {
			t.Skip("not such an amendment")
		}
		if why := w.submit(t, "clerk", w.today, back); len(why) > 0 {
			t.Fatalf("the way back from %+v to %+v is refused: %v", there, f.Fact, why)
		}
		after := w.state(t)
		after.Seq = before.Seq
		if !reflect.DeepEqual(before, after) {
			t.Fatal(cmp.Diff(before, after, cmp.Exporter(func(reflect.Type) bool { return true })))
		}
	})
}
