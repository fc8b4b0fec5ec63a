package desk_test

import (
	"errors"
	"testing"

	"github.com/google/uuid"

	"gongkai/auth"
	"gongkai/casefile"
	"gongkai/casefile/application"
	"gongkai/desk"
	"gongkai/internal/office"
	"gongkai/store"
)

// handled are some open cases of 张示例's.
func handled(t *testing.T, o *office.Office, n int) []string {
	t.Helper()
	var out []string
	for range n {
		id := register(t, o, o.Clerk, "2024-03-04", casefile.Party{Name: "李示范"}).CaseID
		wantDone(t, o, o.Reviewer, id, "2024-03-04", application.Assign{Handler: o.Handler.ID})
		out = append(out, id)
	}
	return out
}

func TestOpenWorkIsMovedInOneAct(t *testing.T) {
	t.Parallel()
	office.OnEach(t, "2024-03-04", direct, func(t *testing.T, o *office.Office) {
		ctx := t.Context()
		n := 3
		if o.DB.Engine() == store.SQLite {
			n = 23 // more than one reading of the list
		}
		cases := handled(t, o, n)
		in := desk.MoveWork{ID: uuid.NewString(), From: o.Handler.ID, To: o.Second.ID, Reason: "调离"}
		m := must(o.Desk.MoveWork(ctx, o.Admin, in))(t)
		for !m.Finished && m.Done > 0 { // a page waits only so long
			m = must(o.Desk.GoOn(ctx, o.Admin, in.ID))(t)
		}
		if m.Done != n || !m.Finished || len(m.Refused) != 0 || m.FromOpen != 0 || m.Reason != "调离" {
			t.Fatalf("moved %+v", m)
		}
		if again := must(o.Desk.MoveWork(ctx, o.Admin, in))(t); again.Done != n {
			t.Errorf("sent again: %+v", again)
		}
		for _, id := range cases {
			if got := o.Texts(t, "SELECT handler FROM applications WHERE case_id = ?", id); got[0] != o.Second.ID {
				t.Errorf("%s is with %s", id, got[0])
			}
			if times := o.Text(t, "SELECT COUNT(*) FROM events WHERE case_id = ? AND type = 'assigned'", id); times != "2" {
				t.Errorf("%s was assigned %s times", id, times)
			}
		}
		for _, p := range []auth.Person{o.Handler, o.Second} {
			if n := o.Text(t, "SELECT COUNT(*) FROM inbox WHERE account_id = ? AND case_kind = 'handover'", p.ID); n != "1" {
				t.Errorf("%s has %s lines", p.Display, n)
			}
		}
		lines := must(o.Desk.Inbox(ctx, o.Second, o.Record.Now().AddDate(0, 0, 1)))(t)
		if len(lines) == 0 || lines[0].Kind != desk.WorkGiven || lines[0].Number != text(n)+" 件" {
			t.Errorf("the receiver reads %+v", lines)
		}
		if n := o.Text(t, "SELECT COUNT(*) FROM handovers WHERE reason LIKE '%调离%'"); n != "0" {
			t.Error("the reason is not sealed")
		}
	})
}

// A stop half-way: the act is kept, no case is given yet. Going on gives the rest, and what was closed meanwhile is refused with its reason.
func TestAMoveGoesOnWhereItStopped(t *testing.T) {
	t.Parallel()
	office.OnEach(t, "2024-03-04", nil, func(t *testing.T, o *office.Office) {
		ctx := t.Context()
		var cases []string
		for range 2 {
			id := register(t, o, o.Clerk, "2024-03-04", casefile.Party{Name: "李示范"}).CaseID
			act(t, o, o.Reviewer, id, "2024-03-04", application.Assign{Handler: o.Handler.ID})
			o.Decide(t, id)
			cases = append(cases, id)
		}
		in := desk.MoveWork{ID: uuid.NewString(), From: o.Handler.ID, To: o.Second.ID, Reason: "产假", Cases: cases}
		m := must(o.Desk.MoveWork(ctx, o.Reviewer, in))(t)
		if m.Waiting != 2 || m.Finished {
			t.Fatalf("without an engine: %+v", m)
		}
		for _, id := range cases {
			o.Decide(t, id)
		}
		m = must(o.Desk.GoOn(ctx, o.Reviewer, in.ID))(t)
		if m.Done != 2 || !m.Finished {
			t.Errorf("gone on: %+v", m)
		}
	})
}

func TestAMoveThatCannotBe(t *testing.T) {
	t.Parallel()
	office.OnEach(t, "2024-03-04", direct, func(t *testing.T, o *office.Office) {
		ctx := t.Context()
		cases := handled(t, o, 2)
		ok := desk.MoveWork{ID: uuid.NewString(), From: o.Handler.ID, To: o.Second.ID, Reason: "调离"}
		with := func(change func(*desk.MoveWork)) desk.MoveWork {
			n := ok
			n.ID = uuid.NewString()
			change(&n)
			return n
		}
		for _, c := range []struct {
			says, field string
			in          desk.MoveWork
		}{
			{"without a reason", "reason", with(func(m *desk.MoveWork) { m.Reason = " " })},
			{"to nobody", "handler", with(func(m *desk.MoveWork) { m.To = "" })},
			{"to himself", "handler", with(func(m *desk.MoveWork) { m.To = m.From })},
			{"to somebody who handles nothing", "handler", with(func(m *desk.MoveWork) { m.To = o.Clerk.ID })},
			{"to another agency", "handler", with(func(m *desk.MoveWork) { m.To = o.Justice.ID })},
			{"nothing that is his", "cases", with(func(m *desk.MoveWork) { m.Cases = []string{uuid.NewString()} })},
		} {
			_, err := o.Desk.MoveWork(ctx, o.Admin, c.in)
			if f := invalid(err); f.Field != c.field {
				t.Errorf("%s: %v", c.says, err)
			}
		}
		var denied auth.Denied
		if _, err := o.Desk.MoveWork(ctx, o.Clerk, ok); !errors.As(err, &denied) {
			t.Errorf("the window: %v", err)
		}
		m := must(o.Desk.MoveWork(ctx, o.Admin, with(func(m *desk.MoveWork) { m.Cases = cases[:1] })))(t)
		if m.Done != 1 || m.FromOpen != 1 {
			t.Errorf("one of two: %+v", m)
		}
	})
}

// A case that takes no handler any more stays, and is listed with its reason.
func TestACaseThatIsRefusedIsListed(t *testing.T) {
	t.Parallel()
	office.OnEach(t, "2024-03-04", nil, func(t *testing.T, o *office.Office) {
		ctx := t.Context()
		id := register(t, o, o.Clerk, "2024-03-04", casefile.Party{Name: "李示范"}).CaseID
		act(t, o, o.Reviewer, id, "2024-03-04", application.Assign{Handler: o.Handler.ID})
		o.Decide(t, id)
		act(t, o, o.Reviewer, id, "2024-03-04", application.Void{Reason: "重复登记"})
		o.Clock.Advance(1e9) // what was given first is decided first
		in := desk.MoveWork{ID: uuid.NewString(), From: o.Handler.ID, To: o.Second.ID, Reason: "调离"}
		must(o.Desk.MoveWork(ctx, o.Admin, in))(t)
		o.Decide(t, id)
		m := must(o.Desk.GoOn(ctx, o.Admin, in.ID))(t)
		if len(m.Refused) != 1 || m.Refused[0].Status != store.Refused || len(m.Refused[0].Why) == 0 || m.Refused[0].Number == "" || !m.Finished {
			t.Errorf("refused: %+v", m)
		}
		if n := o.Text(t, "SELECT COUNT(*) FROM inbox WHERE case_kind = 'handover'"); n != "0" {
			t.Errorf("nothing was moved, and %s lines tell of it", n)
		}
	})
}
