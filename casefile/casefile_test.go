package casefile_test

import (
	"slices"
	"testing"
	"time"

	"gongkai/casefile"
)

// Ids that follow from others lie in databases: the same parents must give the same ids for ever.
func TestDerivedIDsNeverChange(t *testing.T) {
	t.Parallel()
	const id = "0198f1a0-0000-7000-8000-000000000001"
	e := casefile.Envelope{CommandID: id}
	for _, c := range []struct{ got, want string }{
		{casefile.Derived(id, "case"), "44ff6615-a209-553d-88d1-754609cc3d93"},
		{e.ID("party"), "f9c8d1fd-975c-53b5-8bac-db6869a3eb50"},
		{casefile.OrderID(id, 3, 0), "896b7bc2-e790-56bf-96bf-3d6d0763be3b"},
		{casefile.OrderID(id, 30, 0), "a3b25741-80b1-5632-a159-70e34a06ceb2"},
		{casefile.Derived("not a uuid", "case"), "5adf944c-f24b-53c5-949b-3c384a8c1a8d"},
	} {
		if c.got != c.want {
			t.Errorf("%s, want %s", c.got, c.want)
		}
	}
}

// The civil day of acceptance is the day in China.
func TestAcceptedOn(t *testing.T) {
	t.Parallel()
	for at, want := range map[string]string{
		"2024-03-03T16:00:00Z": "2024-03-04", "2024-03-03T15:59:59Z": "2024-03-03", "2024-03-04T23:59:59+08:00": "2024-03-04",
	} {
		instant, err := time.Parse(time.RFC3339, at)
		if err != nil {
			t.Fatal(err)
		}
		if got := (casefile.Envelope{AcceptedAt: instant}).AcceptedOn(); got != day(want) {
			t.Errorf("%s: %s, want %s", at, got, want)
		}
	}
}

// Next is strictly later than now, and the earliest of reminders and periods.
func TestOutlookNext(t *testing.T) {
	t.Parallel()
	at := func(s string) time.Time { return day(s).At(8, 30, 0) }
	o := casefile.Outlook{
		Reminders: []casefile.Reminder{{At: at("2024-03-25")}, {At: at("2024-03-28")}, {At: at("2024-04-01")}},
		Periods:   []casefile.Period{{At: at("2024-03-27")}},
	}
	for now, want := range map[string]time.Time{
		"2024-03-20": at("2024-03-25"), "2024-03-25": at("2024-03-27"), "2024-03-27": at("2024-03-28"),
		"2024-03-31": at("2024-04-01"), "2024-04-01": {},
	} {
		if got := o.Next(at(now)); !got.Equal(want) {
			t.Errorf("after %s: %s, want %s", now, got, want)
		}
	}
	if !(casefile.Outlook{}).Next(at("2024-03-20")).IsZero() {
		t.Error("an empty outlook wakes")
	}
}

func TestKinds(t *testing.T) {
	t.Parallel()
	want := []casefile.Kind{"application", "item", "share", "publication"}
	if got := casefile.Kinds(); !slices.Equal(got, want) {
		t.Errorf("%v, want %v", got, want)
	}
}

func TestDueReminder(t *testing.T) {
	t.Parallel()
	for n, want := range map[int]string{0: "due_0", 2: "due_2", 5: "due_5", 10: "due_10", 15: "due_15"} {
		if got := casefile.DueReminder(n); got != want {
			t.Errorf("%d: %s, want %s", n, got, want)
		}
	}
}
