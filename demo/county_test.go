package demo_test

import (
	"errors"
	"maps"
	"reflect"
	"slices"
	"testing"
	"time"

	"gongkai/casefile"
	"gongkai/casefile/application"
	"gongkai/civil"
	"gongkai/demo"
	"gongkai/internal/story"
	"gongkai/statute/calendar"
	"gongkai/statute/clock"
	"gongkai/statute/outcome"
)

func read(t *testing.T) demo.County {
	t.Helper()
	c, err := demo.Read()
	if err != nil {
		t.Fatal(err)
	}
	return c
}

func openedOn(t *testing.T, c demo.County, cal *calendar.Calendar, on civil.Date) ([]demo.Script, demo.Opening) {
	t.Helper()
	o := demo.Opening{At: on.At(10, 0, 0), Calendar: cal, Accounts: map[string]string{}}
	for _, p := range c.People {
		o.Accounts[p.Name] = "id-" + p.Name
	}
	scripts, err := c.Applications(o)
	if err != nil {
		t.Fatalf("on %s: %v", on, err)
	}
	return scripts, o
}

// played is every application as the casefile has it on the day of the opening.
func played(t *testing.T, scripts []demo.Script, o demo.Opening) (states []application.State, kinds map[string]bool) {
	t.Helper()
	file := story.Files(o.Calendar)[casefile.KindApplication]
	kinds = map[string]bool{}
	for n, s := range scripts {
		s.Register.Year, s.Register.Ordinal, s.Register.Number = s.On.Year(), n+1, "1"
		state := file.Blank(s.Key)
		state = give(t, file, state, s.Key, o.Accounts[s.By], demo.Step{At: s.At, On: s.On, Command: s.Register})
		for _, step := range s.Steps {
			kinds[step.Command.CommandKind()] = true
			step.Command = target(state.(application.State), step.Command)
			state = give(t, file, state, s.Key, o.Accounts[step.By], step)
		}
		states = append(states, state.(application.State))
	}
	return states, kinds
}

// target is the last letter whose arrival is not on file, as whoever plays the diary fills it in.
func target(s application.State, c casefile.Command) casefile.Command {
	r, ok := c.(application.RecordService)
	if !ok {
		return c
	}
	for _, f := range s.Unserved() {
		r.Target = f.Seq
	}
	return r
}

func give(t *testing.T, file casefile.File, s casefile.State, id, actor string, x demo.Step) casefile.State {
	t.Helper()
	e := casefile.Envelope{CommandID: casefile.Derived(id, x.At.String()+x.Command.CommandKind()+actor), CaseID: id, Actor: actor, On: x.On, AcceptedAt: x.At, RecordedAt: x.At}
	d, err := file.Decide(s, e, x.Command)
	var why casefile.Refusals
	if errors.As(err, &why) {
		t.Fatalf("%s: %s on %s, entered %s, is refused: %v", id, x.Command.CommandKind(), x.On, civil.In(x.At), why)
	}
	if err != nil {
		t.Fatal(err)
	}
	for _, ev := range d.Events {
		seq := 1
		if a, ok := s.(application.State); ok {
			seq = a.Seq + 1
		}
		if s, err = file.Evolve(s, casefile.Recorded{Seq: seq, CommandID: e.CommandID, Actor: actor, On: x.On, At: x.At, Event: ev}); err != nil {
			t.Fatal(err)
		}
	}
	return s
}

// days are working days, rest days, the long holidays, the turn of the year, and days beyond the official calendar.
func days() []civil.Date {
	out := []civil.Date{}
	for _, d := range []string{"2026-01-01", "2026-01-02", "2026-01-05", "2026-02-14", "2026-02-20", "2026-02-24", "2026-05-04", "2026-09-20", "2026-10-03",
		"2026-10-08", "2026-10-10", "2026-11-25", "2026-11-28", "2026-11-29", "2026-12-31", "2027-01-01", "2027-03-01"} {
		out = append(out, civil.MustParse(d))
	}
	for d := civil.MustParse("2025-07-01"); d < civil.MustParse("2027-06-01"); d += 11 {
		out = append(out, d)
	}
	return out
}

func TestOnWhateverDayTheCountyIsOpenedItsDiaryIsLawfulAndShowsEveryState(t *testing.T) {
	t.Parallel()
	c, cal := read(t), story.MustCalendar(t)
	for _, on := range days() {
		scripts, o := openedOn(t, c, cal, on)
		if len(scripts) != 60 {
			t.Fatalf("%d applications", len(scripts))
		}
		states, kinds := played(t, scripts, o)
		missing(t, on, "stage", application.Stages(), states, func(s application.State) application.Stage { return s.Stage })
		missing(t, on, "step", application.Steps(), states, func(s application.State) application.Step { return s.Next().At(on).Step })
		missing(t, on, "whom", application.Whoms(), states, func(s application.State) application.Whom { return s.Next().At(on).Whom })
		missing(t, on, "outcome", outcome.Codes(), states, func(s application.State) outcome.Code { return s.Counted.Outcome })
		missing(t, on, "applicant", application.ApplicantKinds(), states, func(s application.State) application.ApplicantKind { return s.Applicant })
		missing(t, on, "way", application.Ways(), states, func(s application.State) application.Way { return s.Way })
		missing(t, on, "channel", application.Channels(), states, channel)
		missing(t, on, "party", application.Parties(), states, func(s application.State) clock.Party { w, _ := s.Awaits(on); return w.Party })
		missing(t, on, "ground", outcome.Grounds(), states, func(s application.State) outcome.Ground { return s.Counted.Ground })
		for _, lack := range application.Lacks() {
			want(t, on, "lack "+string(lack), states, func(s application.State) bool { return slices.Contains(s.Next().Lacks, lack) })
		}
		for name, is := range situations(on) {
			want(t, on, name, states, is)
		}
		for _, kind := range commands() {
			if !kinds[kind] {
				t.Errorf("on %s nobody does %s", on, kind)
			}
		}
		if t.Failed() {
			return
		}
	}
}

func channel(s application.State) clock.Channel { return s.Facts[0].Fact.Channel }

// missing names the values that no application has.
func missing[V comparable](t *testing.T, on civil.Date, what string, all []V, states []application.State, of func(application.State) V) {
	t.Helper()
	for _, v := range all {
		if !slices.ContainsFunc(states, func(s application.State) bool { return of(s) == v }) {
			t.Errorf("opened on %s, no application shows %s %v", on, what, v)
		}
	}
}

func want(t *testing.T, on civil.Date, what string, states []application.State, is func(application.State) bool) {
	t.Helper()
	if !slices.ContainsFunc(states, is) {
		t.Errorf("opened on %s, no application is %s", on, what)
	}
}

// situations are those that a visitor is shown beside the plain stages.
func situations(today civil.Date) map[string]func(application.State) bool {
	open := application.State.CaseOpen
	due := func(s application.State) civil.Date { return s.Clock.ReplyDue }
	ext := func(s application.State) application.ExtensionState {
		if s.Extension == nil {
			return application.ExtensionState{}
		}
		return *s.Extension
	}
	return map[string]func(application.State) bool{
		"overdue":   func(s application.State) bool { return open(s) && !due(s).IsZero() && due(s) < today },
		"due soon":  func(s application.State) bool { return open(s) && due(s) >= today && due(s) < today+12 },
		"late":      func(s application.State) bool { return !open(s) && s.Clock.Late },
		"to extend": func(s application.State) bool { return !ext(s).RequestedOn.IsZero() && ext(s).ApprovedOn.IsZero() },
		"extended":  func(s application.State) bool { return open(s) && !ext(s).NotifiedOn.IsZero() },
		"extension to be told": func(s application.State) bool {
			return !ext(s).ApprovedOn.IsZero() && ext(s).NotifiedOn.IsZero()
		},
		"ordered anew":        func(s application.State) bool { return open(s) && s.RedoSeq > 0 },
		"returned":            func(s application.State) bool { return s.Stage == application.Handling && s.ReturnedID != "" },
		"put off (art. 35)":   func(s application.State) bool { return open(s) && !s.Clock.LaterDate.IsZero() },
		"unconfirmed":         func(s application.State) bool { return open(s) && s.ReceivedOn().IsZero() },
		"waiting to correct":  func(s application.State) bool { return s.Waits() == clock.ForCorrection },
		"waiting for the fee": func(s application.State) bool { return s.Waits() == clock.ForFee },
		"silent third party": func(s application.State) bool {
			_, waits := s.Awaits(today)
			return open(s) && len(s.OpenConsultations()) > 0 && !waits
		},
		"waiting for signature": func(s application.State) bool { return s.Stage == application.Signing && s.DocNo == "" },
	}
}

// commands are all that people can do with an application.
func commands() []string {
	return []string{application.CmdComplete, application.CmdAssign, application.CmdDraft, application.CmdPass, application.CmdCountersign, application.CmdReturn,
		application.CmdSign, application.CmdDeliver, application.CmdArchive, application.CmdRequestExtension, application.CmdApproveExtension,
		application.CmdNotifyExtension, application.CmdWithdraw, application.CmdAmend, application.CmdVoid, application.CmdNote, application.CmdConfirmReceipt,
		application.CmdRecordService, application.CmdAskCorrection, application.CmdReceiveCorrection, application.CmdCloseUncorrected, application.CmdConsult,
		application.CmdRecordOpinion, application.CmdWithdrawConsultation, application.CmdAskReasons, application.CmdFixLaterDate, application.CmdCharge,
		application.CmdRecordPayment, application.CmdCloseUnpaid, application.CmdOrderRedo}
}

func TestOnAWorkingDaySomethingIsDueTodayAndTomorrowAndTwoDaysOverdue(t *testing.T) {
	t.Parallel()
	cal, on := story.MustCalendar(t), civil.MustParse("2026-11-25")
	scripts, o := openedOn(t, read(t), cal, on)
	states, _ := played(t, scripts, o)
	for _, day := range []int{0, 1, -2} {
		want(t, on, "due on "+cal.AddWorking(on, day).String(), states, func(s application.State) bool {
			return s.CaseOpen() && s.Waits() == clock.ForNothing && s.Clock.ReplyDue == cal.AddWorking(on, day)
		})
	}
	closed := 0
	for _, s := range states {
		if !s.CaseOpen() && s.Stage != application.Struck {
			closed++
		}
	}
	if closed < 30 || closed > 45 {
		t.Errorf("%d of 60 are answered: about half a year's", closed)
	}
}

func TestTheDiaryIsTheSameForTheSameDayAndNothingInItIsLaterThanTheOpening(t *testing.T) {
	t.Parallel()
	c, cal, on := read(t), story.MustCalendar(t), civil.MustParse("2026-11-28")
	first, o := openedOn(t, c, cal, on)
	second, _ := openedOn(t, c, cal, on)
	for i, s := range first {
		if s.At != second[i].At || !reflect.DeepEqual(s.Register, second[i].Register) || len(s.Steps) != len(second[i].Steps) {
			t.Errorf("%s differs", s.Key)
		}
		before := s.At
		for _, x := range append([]demo.Step{{At: s.At, On: s.On}}, s.Steps...) {
			if x.At.After(o.At) || x.At.Before(before) || civil.In(x.At) < x.On {
				t.Errorf("%s: a step of %s entered at %s", s.Key, x.On, x.At.Format(time.RFC3339))
			}
			before = x.At
		}
	}
	steps, err := c.Steps(o)
	if err != nil || len(steps) == 0 {
		t.Fatalf("ledger: %d steps, %v", len(steps), err)
	}
	for _, s := range steps {
		if s.At.After(o.At) {
			t.Errorf("%s on %s", s.Key, s.On)
		}
	}
}

func TestPeopleAndUnitsOfTheCountyAreMarkedAndKnown(t *testing.T) {
	t.Parallel()
	c := read(t)
	units := map[string]bool{}
	for _, u := range c.Organisation.Units {
		if units[u.Code] = true; u.Code[:5] != "demo-" {
			t.Errorf("unit %s is not marked", u.Code)
		}
	}
	for _, p := range c.People {
		if !units[p.Unit] || p.Name[:5] != "demo-" {
			t.Errorf("%+v", p)
		}
	}
	named := slices.Collect(maps.Values(c.Ledger.Units))
	for _, g := range c.Ledger.Groups {
		named = append(named, g.Units...)
	}
	for _, codes := range c.Ledger.InItems {
		named = append(named, codes...)
	}
	for _, code := range named {
		if !units[code] {
			t.Errorf("the ledger names %s, which is no unit of the county", code)
		}
	}
}
