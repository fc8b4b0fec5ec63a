package assignment_test

import (
	"errors"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"gongkai/casefile"
	"gongkai/casefile/assignment"
	"gongkai/internal/story"
	"gongkai/internal/story/casetest"
)

// News of a share may come in another order than it happened: what is older than what was heard changes nothing.
func TestOldNewsChangesNothing(t *testing.T) {
	t.Parallel()
	p := story.NewPure(t)
	s := story.ItemWith(t, p).DueBy("2020-10-20").Issued("2020-08-24", "甲")
	tell := func(seq int, stage assignment.Stage) {
		t.Helper()
		s := story.Submission{ID: casefile.Derived(t.Name(), string(stage)), Kind: casefile.KindItem, Case: s.ID(), Actor: casefile.System, On: day("2020-09-10"),
			At: day("2020-09-10").At(9, seq, 0), Command: assignment.ShareMoved{Share: s.ShareID("甲"), Seq: seq, Stage: stage}}
		if why := p.Submit(t, s); len(why) > 0 {
			t.Fatal(why)
		}
	}
	tell(3, assignment.Done)
	tell(2, assignment.Waiting)
	tell(3, assignment.Back)
	if got := s.State().Shares[s.ShareID("甲")]; got != (assignment.ShareView{Seq: 3, Stage: assignment.Done}) || !s.State().AllAccepted() {
		t.Errorf("the item believes %+v", got)
	}
	tell(4, assignment.Back)
	if got := s.State().Shares[s.ShareID("甲")]; got.Seq != 4 || got.Stage != assignment.Back {
		t.Errorf("the item believes %+v", got)
	}
}

func TestNewsOfAStranger(t *testing.T) {
	t.Parallel()
	s := story.NewItem(t).Issued("2020-08-24", "甲").State()
	d, err := assignment.Items{Rules: rules(t)}.Decide(s, casefile.Envelope{}, assignment.ShareMoved{Share: "nobody", Seq: 9, Stage: assignment.Done})
	if err != nil || len(d.Events) > 0 {
		t.Errorf("%+v, %v", d, err)
	}
}

// Between the first instant of a month and the shares' own news an item cannot be closed.
func TestAnItemWaitsForItsShares(t *testing.T) {
	t.Parallel()
	file := assignment.Items{Rules: rules(t)}
	s := story.NewItem(t).Monthly().Issued("2020-08-24", "甲").TimeComes("2020-09-01").On("2020-09-02").Reported("甲").Accepted("甲").State()
	if !s.AllAccepted() {
		t.Fatal("the month is not done")
	}
	after, err := file.Evolve(s, casefile.Recorded{Seq: s.Seq + 1, On: day("2020-10-01"), Event: assignment.PeriodOpened{Name: "2020-10", Due: day("2020-10-31")}})
	if err != nil {
		t.Fatal(err)
	}
	for _, v := range after.(assignment.ItemState).Shares {
		if v.Stage != assignment.Owed || v.Due != day("2020-10-31") {
			t.Errorf("the item believes %+v", v)
		}
	}
	e := casefile.Envelope{On: day("2020-10-01"), AcceptedAt: day("2020-10-01").At(9, 0, 0)}
	_, err = file.Decide(after, e, assignment.Close{})
	var why casefile.Refusals
	if !errors.As(err, &why) || !why.Has(casefile.NotInThisState) || why[0].Facts["shares"] != "open" {
		t.Errorf("%v", err)
	}
}

// The decision changes nothing of the command: it may be tried again, and its bytes are compared.
func TestIssueLeavesItsCommandAlone(t *testing.T) {
	t.Parallel()
	c := assignment.Issue{Text: "x", Deadlines: []assignment.Deadline{{Kind: assignment.OnDate, Date: day("2020-10-31")}}}
	e := casefile.Envelope{On: day("2020-08-24"), AcceptedAt: day("2020-08-24").At(9, 0, 0)}
	d, err := assignment.Items{Rules: rules(t)}.Decide(assignment.ItemState{}, e, c)
	if err != nil {
		t.Fatal(err)
	}
	if !c.Deadlines[0].LastWorking.IsZero() {
		t.Error("the command was written into")
	}
	if ev := d.Events[0].(assignment.Issued); ev.Deadlines[0].LastWorking != day("2020-10-30") || ev.Edition != "2026-1" {
		t.Errorf("%+v", ev)
	}
}

// A period opens once, in order, while the item runs; asked again, the item is silent.
func TestAPeriodOpensOnce(t *testing.T) {
	t.Parallel()
	s := story.NewItem(t).Monthly().Issued("2020-08-24", "甲").TimeComes("2020-09-01").On("2020-09-02").Reported("甲").Accepted("甲")
	running := s.State()
	closed := s.Closed().State()
	for _, c := range []struct {
		says   string
		state  assignment.ItemState
		period string
		orders int
	}{
		{"the next month", running, "2020-10", 1},
		{"the month that is open", running, "2020-09", 0},
		{"a month before it", running, "2020-08", 0},
		{"the next month of a closed item", closed, "2020-10", 0},
		{"an item that was never issued", assignment.ItemState{}, "2020-10", 0},
	} {
		d, err := assignment.Items{Rules: rules(t)}.Decide(c.state, casefile.Envelope{}, assignment.OpenPeriod{Name: c.period, Due: day("2020-10-31")})
		if err != nil || len(d.Orders) != c.orders || len(d.Events) != c.orders {
			t.Errorf("%s: %+v, %v", c.says, d, err)
		}
	}
}

// The next step is plain: close what is done, report what is owed, accept what was reported.
func TestTheNextStep(t *testing.T) {
	t.Parallel()
	s := story.NewItem(t).Issued("2020-08-24", "甲")
	next := func(says string, offers []casefile.Offer, want string) {
		t.Helper()
		for _, o := range offers {
			if o.Primary != (o.Kind == want) {
				t.Errorf("%s: %s next: %v, want %q", says, o.Kind, o.Primary, want)
			}
		}
	}
	today := day("2020-08-24")
	next("owed", assignment.ShareOffers(s.Share("甲"), today), "report")
	next("item owed", assignment.ItemOffers(s.State(), today), "")
	next("reported", assignment.ShareOffers(s.Reported("甲").Share("甲"), today), "accept")
	next("returned", assignment.ShareOffers(s.SentBack("甲").Share("甲"), today), "report")
	next("accepted", assignment.ShareOffers(s.Reported("甲").Accepted("甲").Share("甲"), today), "")
	next("item done", assignment.ItemOffers(s.State(), today), "close")
	next("item closed", assignment.ItemOffers(s.Closed().State(), today), "")
}

// What an item believes of a share at the first instant of a month is what the share will say of itself.
func TestWhatAnItemBelievesWhenAMonthBegins(t *testing.T) {
	t.Parallel()
	period := assignment.PeriodOpened{Name: "2020-10", Due: day("2020-10-31")}
	for _, c := range []struct{ before, after assignment.ShareView }{
		{assignment.ShareView{Stage: assignment.Done}, assignment.ShareView{Stage: assignment.Owed, Due: period.Due}},
		{assignment.ShareView{Stage: assignment.Done, Due: day("2020-09-30")}, assignment.ShareView{Stage: assignment.Owed, Due: period.Due}},
		{assignment.ShareView{Stage: assignment.Owed}, assignment.ShareView{Stage: assignment.Owed, Due: period.Due}},
		{assignment.ShareView{Stage: assignment.Back, Due: day("2020-12-31")}, assignment.ShareView{Stage: assignment.Back, Due: period.Due}},
		{assignment.ShareView{Stage: assignment.Waiting, Due: day("2020-09-30")}, assignment.ShareView{Stage: assignment.Waiting, Due: day("2020-09-30")}},
	} {
		s := assignment.ItemState{Stage: assignment.Running, Shares: map[string]assignment.ShareView{"x": c.before}}
		got, err := assignment.Items{}.Evolve(s, casefile.Recorded{Event: period})
		if err != nil || got.(assignment.ItemState).Shares["x"] != c.after || s.Shares["x"] != c.before {
			t.Errorf("%+v: %+v, %v", c.before, got, err)
		}
	}
}

// The item hears of a share when its stage changes, or what it owes first.
func TestWhenTheItemHears(t *testing.T) {
	t.Parallel()
	file := assignment.Shares{Rules: rules(t)}
	s := story.NewItem(t).Issued("2020-08-24", "甲")
	hears := func(says string, c casefile.Command, want *assignment.ShareMoved) {
		t.Helper()
		e := casefile.Envelope{CommandID: itemID, On: day("2020-08-24"), AcceptedAt: day("2020-08-24").At(9, 0, 0)}
		d, err := file.Decide(s.Share("甲"), e, c)
		if err != nil || len(d.Events) != 1 {
			t.Fatalf("%s: %+v, %v", says, d, err)
		}
		var orders []casefile.Order
		if want != nil {
			want.Share = s.ShareID("甲")
			orders = []casefile.Order{{Case: s.ID(), Kind: casefile.KindItem, Command: *want}}
		}
		if diff := cmp.Diff(orders, d.Orders); diff != "" {
			t.Errorf("%s: -want +got\n%s", says, diff)
		}
	}
	period := assignment.OpenPeriod{Name: "2020-09", Due: day("2020-09-30")}
	hears("a month begins and the share had no date", period, &assignment.ShareMoved{Seq: 2, Stage: assignment.Owed, Due: day("2020-09-30")})
	hears("a report", assignment.Report{Text: "x"}, &assignment.ShareMoved{Seq: 2, Stage: assignment.Waiting})
	s.Reported("甲")
	hears("a second report", assignment.Report{Text: "x"}, nil)
	hears("a note", assignment.Note{Text: "x"}, nil)
	hears("consent", assignment.Accept{}, &assignment.ShareMoved{Seq: 3, Stage: assignment.Done})
}

// An accepted report that is sent back is owed under the calendar in force.
func TestAReturnUnderAnotherEdition(t *testing.T) {
	t.Parallel()
	p := story.NewPure(t)
	s := story.ItemWith(t, p).DueBy("2020-10-31").Issued("2020-08-24", "甲").Reported("甲").Accepted("甲")
	p.Adopt(story.MustEdition(t, "test-2", "2020-10-30"))
	if got := s.SentBack("甲").Share("甲"); got.Due != day("2020-10-31") || got.LastWorking != day("2020-10-29") {
		t.Errorf("due %s, last working day %s", got.Due, got.LastWorking)
	}
}

// Only a date of the notice is a date; a period may begin on the last day allowed.
func TestDeadlines(t *testing.T) {
	t.Parallel()
	file := assignment.Items{Rules: rules(t)}
	issue := assignment.Issue{Text: "x", Until: day("2020-11-01"), Deadlines: []assignment.Deadline{
		{Kind: "days", Date: day("2020-09-01"), N: 3}, {Kind: assignment.OnDate}, {Kind: assignment.OnDate, Date: day("2020-10-20")},
		{Kind: assignment.OnDate, Date: day("2020-12-20")}, {Kind: assignment.Quarterly}, {Kind: assignment.Monthly}}}
	e := casefile.Envelope{CommandID: itemID, On: day("2020-08-24"), AcceptedAt: day("2020-08-24").At(9, 0, 0)}
	_, s := casetest.Standing{File: file, State: assignment.ItemState{}}.Decide(t, e, issue)
	if got := s.State.CaseDue(); got != day("2020-10-20") {
		t.Errorf("due %s", got)
	}
	var names []string
	for _, p := range file.Outlook(s.State).Periods {
		names = append(names, p.Command.(assignment.OpenPeriod).Name)
	}
	if diff := cmp.Diff([]string{"2020-09", "2020-10", "2020-11"}, names); diff != "" {
		t.Errorf("-want +got\n%s", diff)
	}
}

// Events name sealed texts and hold none; an opinion may be wanting.
func TestTextsLieBesideTheLog(t *testing.T) {
	t.Parallel()
	p := story.NewPure(t)
	s := story.ItemWith(t, p).Issued("2020-08-24", "甲").Reported("甲").SentBack("甲").Reported("甲").NotedShare("甲").Accepted("甲").Closed().Reopened().Noted().
		Does(assignment.Close{})
	kinds := map[string]int{}
	for _, id := range []string{s.ID(), s.ShareID("甲")} {
		for _, e := range p.Log(id) {
			for _, x := range e.Texts {
				kinds[x.Kind]++
				if x.Body == "" || strings.Contains(string(e.Body), x.Body) {
					t.Errorf("%s: %q in %s", e.Event.EventType(), x.Body, e.Body)
				}
			}
		}
	}
	want := map[string]int{"report": 2, "reason": 2, "note": 2, "opinion": 2}
	if diff := cmp.Diff(want, kinds); diff != "" {
		t.Errorf("-want +got\n%s", diff)
	}
	log := p.Log(s.ID())
	if last := log[len(log)-1]; last.Event != (assignment.Closed{}) {
		t.Errorf("closed without an opinion: %+v", last.Event)
	}
}

func at(s string) time.Time {
	t, err := time.Parse("2006-01-02 15:04:05 -0700", s+" +0800")
	if err != nil {
		panic(err)
	}
	return t
}

// A due date of a notice is a calendar day; reminders come on working mornings. A period opens at the first instant of its month.
func TestOutlook(t *testing.T) {
	t.Parallel()
	s := story.NewItem(t).DueBy("2020-10-31").Monthly().Issued("2020-10-12", "甲")
	reminders := []casefile.Reminder{
		{Kind: "due_5", Due: day("2020-10-31"), At: at("2020-10-23 08:30:00"), Rank: 0},
		{Kind: "due_0", Due: day("2020-10-31"), At: at("2020-10-30 08:30:00"), Rank: 1},
		{Kind: "overdue", Due: day("2020-10-31"), At: at("2020-11-02 08:30:00"), Rank: 2},
	}
	periods := []casefile.Period{
		{Name: "open-period", On: day("2020-11-01"), At: at("2020-11-01 00:00:05"), Command: assignment.OpenPeriod{Name: "2020-11", Due: day("2020-11-30")}},
		{Name: "open-period", On: day("2020-12-01"), At: at("2020-12-01 00:00:05"), Command: assignment.OpenPeriod{Name: "2020-12", Due: day("2020-12-31")}},
	}
	if diff := cmp.Diff(casefile.Outlook{Reminders: reminders, Periods: periods}, assignment.Items{Rules: rules(t)}.Outlook(s.State())); diff != "" {
		t.Errorf("item: -want +got\n%s", diff)
	}
	if diff := cmp.Diff(casefile.Outlook{}, assignment.Shares{Rules: rules(t)}.Outlook(s.Share("甲"))); diff != "" {
		t.Errorf("a share that nobody asked for reminds of something (零填报):\n%s", diff)
	}
	s.On("2020-10-13").Reported("甲").Accepted("甲").Closed()
	if diff := cmp.Diff(casefile.Outlook{}, assignment.Items{Rules: rules(t)}.Outlook(s.State())); diff != "" {
		t.Errorf("closed item:\n%s", diff)
	}
	if diff := cmp.Diff(casefile.Outlook{}, assignment.Shares{Rules: rules(t)}.Outlook(s.Share("甲"))); diff != "" {
		t.Errorf("accepted share:\n%s", diff)
	}
}

func TestAnotherEdition(t *testing.T) {
	t.Parallel()
	p := story.NewPure(t)
	s := story.ItemWith(t, p).DueBy("2020-10-31").Issued("2020-08-24", "甲", "乙").WantLastWorking("2020-10-30").On("2020-08-25").Reported("乙").Accepted("乙")
	p.Adopt(story.MustEdition(t, "test-2", "2020-10-30"))
	recompute := func(kind casefile.Kind, id string) {
		t.Helper()
		n := len(p.Log(id))
		sub := story.Submission{ID: casefile.Derived(id, "edition"), Kind: kind, Case: id, Actor: casefile.System, On: day("2020-08-26"), At: day("2020-08-26").At(9, n, 0),
			Command: assignment.Recompute{}}
		if why := p.Submit(t, sub); len(why) > 0 {
			t.Fatal(why)
		}
	}
	for range 2 { // the second finds nothing to do
		recompute(casefile.KindItem, s.ID())
		recompute(casefile.KindShare, s.ShareID("甲"))
		recompute(casefile.KindShare, s.ShareID("乙"))
		recompute(casefile.KindItem, "unborn item")
		recompute(casefile.KindShare, "unborn share")
	}
	s.WantItem(assignment.Running, "2020-10-31").WantLastWorking("2020-10-29")
	if got := s.Share("甲"); got.LastWorking != day("2020-10-29") || got.CaseEdition() != "test-2" || got.Due != day("2020-10-31") {
		t.Errorf("%+v", got)
	}
	for id, n := range map[string]int{s.ID(): 4, s.ShareID("甲"): 2, s.ShareID("乙"): 3, "unborn item": 0, "unborn share": 0} {
		if got := len(p.Log(id)); got != n {
			t.Errorf("%s has %d events, want %d", id, got, n)
		}
	}
}

func TestNames(t *testing.T) {
	t.Parallel()
	if (assignment.Items{}).Kind() != casefile.KindItem || (assignment.Shares{}).Kind() != casefile.KindShare {
		t.Error("kinds")
	}
	for _, s := range assignment.ItemStages() {
		if got := (assignment.ItemState{Stage: s}).CaseStage(); got != string(s) {
			t.Errorf("%s", got)
		}
	}
	for _, s := range assignment.ShareStages() {
		if got := (assignment.ShareState{Stage: s}).CaseStage(); got != string(s) {
			t.Errorf("%s", got)
		}
	}
}

type foreign struct{}

func (foreign) CommandKind() string { return "foreign" }
func (foreign) EventType() string   { return "foreign" }
func (foreign) EventVersion() int   { return 1 }

func TestWhatIsNotOfItsKindIsAFault(t *testing.T) {
	t.Parallel()
	for _, file := range []casefile.File{assignment.Items{Rules: rules(t)}, assignment.Shares{Rules: rules(t)}} {
		if _, err := file.Decide(file.Blank("x"), casefile.Envelope{}, foreign{}); !errors.Is(err, casefile.ErrNewer) {
			t.Errorf("command: %v", err)
		}
		if _, err := file.Evolve(file.Blank("x"), casefile.Recorded{Event: foreign{}}); !errors.Is(err, casefile.ErrNewer) {
			t.Errorf("event: %v", err)
		}
	}
}
