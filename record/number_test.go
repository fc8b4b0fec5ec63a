package record_test

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"testing"

	"gongkai/casefile"
	"gongkai/casefile/application"
	"gongkai/desk"
	"gongkai/internal/office"
	"gongkai/record"
	"gongkai/store"
)

// The counter of a year does not exist yet: fifty windows open it at the same moment.
func TestFiftyRegistrationsAtOnceAreNumberedWithoutGap(t *testing.T) {
	t.Parallel()
	office.OnEach(t, "2024-03-05", nil, func(t *testing.T, o *office.Office) {
		const n = 50
		var acts []func()
		got, errs := make([]string, n), make([]error, n)
		for i := range n {
			acts = append(acts, func() {
				var r desk.Registered
				r, errs[i] = o.Desk.Register(t.Context(), o.Clerk, registration("2024-03-04", fmt.Sprintf("示例%d", i)))
				got[i] = r.Number
			})
		}
		at(acts...)
		if err := errors.Join(errs...); err != nil {
			t.Fatal(err)
		}
		var want []string
		for i := range n {
			want = append(want, fmt.Sprintf("2024-%04d", i+1))
		}
		slices.Sort(got)
		if !slices.Equal(got, want) {
			t.Errorf("numbers %v", got)
		}
	})
}

func TestARefusedRegistrationUsesNoNumberAndLeavesNothing(t *testing.T) {
	t.Parallel()
	office.OnEach(t, "2024-03-05", nil, func(t *testing.T, o *office.Office) {
		register(t, o, "2024-03-04", "李示范")
		before := o.Dump(t)
		for check, on := range map[string]string{casefile.InFuture: "2024-03-06", casefile.BeforeStatute: "2019-05-14"} {
			_, err := o.Desk.Register(t.Context(), o.Clerk, registration(on, "王样本"))
			var why casefile.Refusals
			if !errors.As(err, &why) || !why.Has(check) {
				t.Errorf("on %s: %v, want %s", on, err, check)
			}
		}
		if o.Dump(t) != before {
			t.Error("a refusal left something behind")
		}
		if got := register(t, o, "2024-03-05", "王样本"); got.Number != "2024-0002" {
			t.Errorf("the next number is %s", got.Number)
		}
	})
}

// The year of a number is that of the day it was entered in China, whatever day the application is from.
func TestTheYearOfANumberTurnsAtMidnightInChina(t *testing.T) {
	t.Parallel()
	office.OnEach(t, "2024-12-31", nil, func(t *testing.T, o *office.Office) {
		for _, row := range []struct{ now, on, number string }{
			{"2024-12-31T23:59:59.999+08:00", "2024-12-31", "2024-0001"},
			{"2025-01-01T00:00:00+08:00", "2024-12-31", "2025-0001"},
			{"2024-12-31T16:00:00Z", "2024-12-31", "2025-0002"}, // midnight in China
			{"2025-12-31T15:59:59Z", "2025-12-31", "2025-0003"},
			{"2026-01-01T07:59:59+08:00", "2026-01-01", "2026-0001"}, // still last year in Greenwich
		} {
			o.Clock.Set(t, row.now)
			if got := register(t, o, row.on, "李示范"); got.Number != row.number {
				t.Errorf("at %s: %s, want %s", row.now, got.Number, row.number)
			}
		}
	})
}

// A counter that was lost (a table restored by hand) gives no number twice, and overwrites no row: it passes over what is used.
func TestANumberThatIsUsedIsPassedOver(t *testing.T) {
	t.Parallel()
	office.OnEach(t, "2024-03-05", nil, func(t *testing.T, o *office.Office) {
		first := register(t, o, "2024-03-04", "李示范")
		o.Exec(t, "DELETE FROM counters")
		if got := register(t, o, "2024-03-04", "王样本"); got.Number != "2024-0002" {
			t.Errorf("the next number is %s", got.Number)
		}
		if _, s := read(t, o, first.CaseID); s.Number != "2024-0001" || s.Stage != application.Intake {
			t.Errorf("%+v", s)
		}
	})
}

// The connection is lost after everything of a birth was written, before it was committed.
func TestAnInterruptedBirthUsesNoNumber(t *testing.T) {
	t.Parallel()
	office.OnEach(t, "2024-03-05", nil, func(t *testing.T, o *office.Office) {
		before := o.Dump(t)
		in := registration("2024-03-04", "李示范")
		birth := record.Birth{CommandID: in.CommandID, Kind: casefile.KindApplication, Agency: o.Clerk.AgencyID, Actor: o.Clerk.ID, On: in.On, Command: in.Command,
			Counter: "application/" + o.Clerk.AgencyID, Numbered: func(c casefile.Command, _ record.Numbering) casefile.Command { return c }}
		ctx, cancel := context.WithCancel(t.Context())
		defer cancel()
		_, err := o.Record.Births(ctx, []record.Birth{birth}, func(*store.Tx) error { lose(t, o, cancel); return nil })
		if err == nil || o.Dump(t) != before {
			t.Errorf("left something behind: %v", err)
		}
		broken := errors.New("a mistake of the caller")
		if _, err := o.Record.Births(t.Context(), []record.Birth{birth}, func(*store.Tx) error { return broken }); !errors.Is(err, broken) || o.Dump(t) != before {
			t.Errorf("left something behind: %v", err)
		}
		if got, err := o.Desk.Register(t.Context(), o.Clerk, in); err != nil || got.Number != "2024-0001" {
			t.Errorf("%+v, %v", got, err)
		}
	})
}
