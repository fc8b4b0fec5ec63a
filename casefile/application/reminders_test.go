package application_test

import (
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"gongkai/casefile"
	"gongkai/casefile/application"
	"gongkai/internal/story"
	"gongkai/statute/clock"
)

func rules(t *testing.T) application.Rules {
	t.Helper()
	r := application.DefaultRules(clock.Defaults(story.MustCalendar(t)), story.MustTariffs(), story.MustGrounds())
	r.Redress = story.SomeRedress()
	return r
}

// at is a morning in China.
func at(s string) time.Time {
	t, err := time.Parse("2006-01-02 15:04 -0700", s+" +0800")
	if err != nil {
		panic(err)
	}
	return t
}

// Working days are counted back from the due date, and one forth for the reminder that it is past.
func TestReminders(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		says, received string
		due            string
		at             [4]string // due_5, due_2, due_0, overdue
	}{
		{"a Monday at the end of a plain month", "2024-03-04", "2024-04-01",
			[4]string{"2024-03-25 08:30", "2024-03-28 08:30", "2024-04-01 08:30", "2024-04-02 08:30"}},
		{"a make-up Sunday, after 清明", "2024-03-07", "2024-04-07",
			[4]string{"2024-03-28 08:30", "2024-04-02 08:30", "2024-04-07 08:30", "2024-04-08 08:30"}},
		{"the last day before a long holiday: overdue is told after it", "2025-09-03", "2025-09-30",
			[4]string{"2025-09-24 08:30", "2025-09-28 08:30", "2025-09-30 08:30", "2025-10-09 08:30"}},
		{"over 国庆", "2026-09-18", "2026-10-22",
			[4]string{"2026-10-15 08:30", "2026-10-20 08:30", "2026-10-22 08:30", "2026-10-23 08:30"}},
		{"a Friday: overdue is told on Monday", "2026-02-28", "2026-03-27",
			[4]string{"2026-03-20 08:30", "2026-03-25 08:30", "2026-03-27 08:30", "2026-03-30 08:30"}},
	} {
		s := story.New(t).Received(c.received, story.InPerson).WantDue(c.due).AssignedTo("a").State()
		var want []casefile.Reminder
		for i, kind := range []string{"due_5", "due_2", "due_0", "overdue"} {
			want = append(want, casefile.Reminder{Kind: kind, Due: day(c.due), At: at(c.at[i]), Rank: i, To: "a"})
		}
		if diff := cmp.Diff(want, application.Reminders(s, rules(t))); diff != "" {
			t.Errorf("%s: -want +got\n%s", c.says, diff)
		}
	}
}

func TestWhoIsReminded(t *testing.T) {
	t.Parallel()
	s := story.New(t).Received("2024-03-04", story.InPerson)
	if got := application.Reminders(s.State(), rules(t))[0].To; got != "" {
		t.Errorf("nobody handles it yet, and %q is reminded", got)
	}
	s.AssignedTo("a").Drafted()
	if got := application.Reminders(s.State(), rules(t))[0].To; got != "a" {
		t.Errorf("%q is reminded of a draft under review, want its handler", got)
	}
}

// Before both sides confirmed receipt, the date by which lists sort is reminded of; a closed case reminds of nothing.
func TestWhatIsRemindedOf(t *testing.T) {
	t.Parallel()
	s := story.New(t).Received("2024-03-04", story.OrdinaryMail).WantUnconfirmed("2024-04-01")
	if got := application.Reminders(s.State(), rules(t)); len(got) != 4 || got[2].At != at("2024-04-01 08:30").UTC() {
		t.Errorf("unconfirmed: %v", got)
	}
	s.On("2024-03-08").Confirmed("2024-03-07")
	if got := application.Reminders(s.State(), rules(t)); len(got) != 4 || got[2].Due != day("2024-04-07") {
		t.Errorf("confirmed: %v", got)
	}
	s.Withdrew()
	if got := application.Reminders(s.State(), rules(t)); len(got) != 0 {
		t.Errorf("withdrawn: %v", got)
	}
	if got := application.Reminders(application.State{}, rules(t)); len(got) != 0 {
		t.Errorf("unborn: %v", got)
	}
}

// While the clock waits for the applicant nothing is due from the office; the end of his time is news, on the working day after it.
func TestTheEndOfTheApplicantsTimeIsRemindedOf(t *testing.T) {
	t.Parallel()
	handled := func() *story.Story {
		return story.New(t).Received("2024-03-04", story.InPerson).On("2024-03-05").AssignedTo("a")
	}
	for _, c := range []struct {
		says     string
		tell     *story.Story
		due, now string
	}{
		{"art. 30: time to correct that ends before 清明; Sunday 7 April is worked", handled().On("2024-03-13").AskedCorrection(), "2024-04-03", "2024-04-07 08:30"},
		{"art. 30: counted from the day the notice arrived", handled().On("2024-03-13").AskedCorrection().On("2024-03-15").Served(), "2024-04-08", "2024-04-09 08:30"},
		{"109号 art. 6: time to pay that ends on a Friday", handled().On("2024-03-19").Charged().On("2024-03-21").Served(), "2024-04-19", "2024-04-22 08:30"},
	} {
		want := []casefile.Reminder{{Kind: "expired", Due: day(c.due), At: at(c.now), To: "a"}}
		if diff := cmp.Diff(want, application.Reminders(c.tell.State(), rules(t))); diff != "" {
			t.Errorf("%s: -want +got\n%s", c.says, diff)
		}
	}
}

func TestWhatFollowsTheApplicantsTimeIsRemindedOf(t *testing.T) {
	t.Parallel()
	s := story.New(t).Received("2024-03-04", story.InPerson).On("2024-03-05").AssignedTo("a").On("2024-03-13").AskedCorrection().On("2024-03-15").Served()
	dues := func(step string, want ...string) {
		t.Helper()
		got := []string{}
		for _, r := range application.Reminders(s.State(), rules(t)) {
			got = append(got, r.Kind+" "+r.Due.String())
		}
		if diff := cmp.Diff(append([]string{}, want...), got); diff != "" {
			t.Errorf("%s: -want +got\n%s", step, diff)
		}
	}
	dues("waiting", "expired 2024-04-08")
	s.On("2024-04-10").Corrected(story.InPerson)
	dues("corrected", "due_5 2024-05-10", "due_2 2024-05-10", "due_0 2024-05-10", "overdue 2024-05-10")
	s.NeverHappened(5).On("2024-04-10").ClosedUncorrected()
	dues("closed")
	s.On("2024-07-10").RedoOrdered(0)
	dues("ordered anew", "due_5 2024-08-07", "due_2 2024-08-07", "due_0 2024-08-07", "overdue 2024-08-07")
}

func TestReminderSettings(t *testing.T) {
	t.Parallel()
	r := rules(t)
	r.RemindBefore, r.MorningHour, r.MorningMinute = []int{15, 10}, 9, 0
	s := story.New(t).Received("2024-03-04", story.InPerson).State()
	got := application.Casefile{Rules: r}.Outlook(s)
	want := casefile.Outlook{Reminders: []casefile.Reminder{
		{Kind: "due_15", Due: day("2024-04-01"), At: at("2024-03-11 09:00"), Rank: 0},
		{Kind: "due_10", Due: day("2024-04-01"), At: at("2024-03-18 09:00"), Rank: 1},
		{Kind: "overdue", Due: day("2024-04-01"), At: at("2024-04-02 09:00"), Rank: 2},
	}}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("-want +got\n%s", diff)
	}
}
