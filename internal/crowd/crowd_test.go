package crowd

import (
	"context"
	"errors"
	"fmt"
	"sync"
	"testing"
	"time"

	"github.com/google/uuid"

	"gongkai/auth"
	"gongkai/casefile"
	"gongkai/casefile/application"
	"gongkai/desk"
	"gongkai/internal/office"
	"gongkai/statute/clock"
	"gongkai/store"
)

const (
	people = 30
	cases  = 300
	length = time.Minute
)

// Thirty people on three hundred cases for a minute: no update is lost, no number given twice, every log replays to its rows.
func TestThirtyPeopleOnThreeHundredCases(t *testing.T) {
	if testing.Short() {
		t.Skip("a minute of work on each engine")
	}
	office.OnEach(t, "2026-03-02", func() desk.Engine { return &office.Direct{} }, func(t *testing.T, o *office.Office) {
		c := &crowd{Office: o, staff: hire(t, o), acked: map[string]string{}}
		c.register(t)
		o.Clock.Advance(7 * 24 * time.Hour)
		c.work(t)
		c.settle(t)
		c.audit(t)
	})
}

// crowd is an office with many people and what was acknowledged to them.
type crowd struct {
	*office.Office
	staff []auth.Person
	cases []string

	mu    sync.Mutex
	acked map[string]string // command id → case
	born  map[string]string // 登记号 → case
	count map[string]int    // answers by status
	wrong []error
}

// hire makes ten of each: the window, handlers, and heads, of whom every second one signs.
func hire(t *testing.T, o *office.Office) (out []auth.Person) {
	t.Helper()
	kinds := [][]auth.Role{{auth.Clerk}, {auth.Handler}, {auth.Reviewer, auth.Handler}, {auth.Clerk}, {auth.Handler}, {auth.Signer}}
	for i := range people {
		out = append(out, o.Hire(t, fmt.Sprintf("renyuan%02d", i), fmt.Sprintf("示例人员%02d", i), "office", kinds[i%len(kinds)]...))
	}
	return out
}

// each lets everybody do something at the same time, and waits for all.
func (c *crowd) each(do func(n int, p auth.Person) error) {
	var all sync.WaitGroup
	for n, p := range c.staff {
		all.Go(func() {
			if err := do(n, p); err != nil {
				c.mu.Lock()
				defer c.mu.Unlock()
				c.wrong = append(c.wrong, fmt.Errorf("%s: %w", p.Name, err))
			}
		})
	}
	all.Wait()
}

func (c *crowd) stop(t *testing.T) {
	t.Helper()
	if err := errors.Join(c.wrong...); err != nil {
		t.Fatal(err)
	}
}

// register enters all cases, several people at once; each id is sent twice, as by a double click.
func (c *crowd) register(t *testing.T) {
	t.Helper()
	c.born = map[string]string{}
	var clerks []int
	for n, p := range c.staff {
		if p.Has(auth.Clerk) {
			clerks = append(clerks, n)
		}
	}
	share := cases / len(clerks)
	c.each(func(n int, p auth.Person) error {
		if !p.Has(auth.Clerk) {
			return nil
		}
		for i := range share {
			in := desk.Registration{CommandID: uuid.NewString(), On: c.Desk.Today(), Command: application.Register{Channel: clock.InPerson, Applicant: application.Natural,
				Request: fmt.Sprintf("第%d件示例信息", n*1000+i), Party: casefile.Party{Name: fmt.Sprintf("示例申请人%d", i), Phone: "13800000000"}}}
			first, err := c.Desk.Register(t.Context(), p, in)
			if err != nil {
				return err
			}
			again, err := c.Desk.Register(t.Context(), p, in)
			if err != nil || again != first {
				return fmt.Errorf("the second click: %v, %w", again != first, err)
			}
			c.mu.Lock()
			if other, twice := c.born[first.Number]; twice {
				c.wrong = append(c.wrong, fmt.Errorf("number %s: case %s and case %s", first.Number, other, first.CaseID))
			}
			c.born[first.Number] = first.CaseID
			c.cases = append(c.cases, first.CaseID)
			c.mu.Unlock()
		}
		return nil
	})
	c.stop(t)
	for n := range cases {
		if number := fmt.Sprintf("2026-%04d", n+1); c.born[number] == "" {
			t.Errorf("number %s was given to no case", number)
		}
	}
}

// work lets everybody do what the pages offer him, on any case, for the length of the test.
func (c *crowd) work(t *testing.T) {
	t.Helper()
	c.count = map[string]int{}
	ctx, cancel := context.WithTimeout(t.Context(), length)
	defer cancel()
	c.each(func(n int, p auth.Person) error {
		w := c.Wander(uint64(n))
		w.People = []auth.Person{p}
		for i := n; ctx.Err() == nil; i += 7 { // several at the same case, again and again
			_, act, err := w.Choose(t.Context(), c.cases[i%len(c.cases)])
			if err != nil {
				return err
			}
			if act.Command == nil {
				continue
			}
			if err := c.give(t.Context(), p, act); err != nil {
				return err
			}
		}
		return nil
	})
	c.stop(t)
	t.Logf("answers: %v", c.count)
	if c.count[store.Done] < people || c.count[store.Stale]+c.count[store.Refused] == 0 {
		t.Errorf("hardly anything happened: %v", c.count)
	}
}

func (c *crowd) give(ctx context.Context, p auth.Person, act desk.Act) error {
	r, err := c.Desk.Act(ctx, p, act)
	if err != nil {
		return fmt.Errorf("%s: %w", act.Command.CommandKind(), err)
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	c.count[r.Status]++
	switch r.Status {
	case store.Done, store.Waiting:
		c.acked[r.CommandID] = act.CaseID
	case store.Refused, store.Stale:
	default:
		return fmt.Errorf("%s: %s", act.Command.CommandKind(), r.Status)
	}
	return nil
}

// settle decides what was kept and not decided yet.
func (c *crowd) settle(t *testing.T) {
	t.Helper()
	c.Desk.Wait()
	for _, id := range c.cases {
		c.Settle(t, id)
	}
}

// audit holds every acknowledged command against the logs, and every log against its rows.
func (c *crowd) audit(t *testing.T) {
	t.Helper()
	for id, caseID := range c.acked {
		c.inLog(t, id, caseID)
	}
	if broken := c.Texts(t, `SELECT case_id FROM events GROUP BY case_id HAVING COUNT(*) <> MAX(seq) OR MIN(seq) <> 1`); len(broken) > 0 {
		t.Errorf("logs with a gap: %v", broken)
	}
	if lost := c.Texts(t, `SELECT e.case_id FROM events e LEFT JOIN commands c ON c.id = e.command_id WHERE c.id IS NULL OR c.status <> 'done'`); len(lost) > 0 {
		t.Errorf("events of no decided command: %v", lost)
	}
	if twice := c.Texts(t, `SELECT number FROM applications GROUP BY agency_id, number HAVING COUNT(*) > 1`); len(twice) > 0 {
		t.Errorf("numbers given twice: %v", twice)
	}
	out, err := c.Record.Rebuild(t.Context(), false)
	if err != nil {
		t.Fatal(err)
	}
	if out.Differs() {
		t.Errorf("rows differ from their logs: %+v", out)
	}
}

// inLog: a command that was acknowledged is done once in its case, or was refused when its turn came.
func (c *crowd) inLog(t *testing.T, id, caseID string) {
	t.Helper()
	err := c.DB.View(t.Context(), "audit command", func(tx *store.Tx) error {
		cmd, err := tx.FindCommand(id)
		if err != nil {
			return err
		}
		events, err := tx.EventsOfCommand(id)
		if err != nil {
			return err
		}
		switch {
		case cmd.Status == store.Waiting || cmd.Status == store.Faulted:
			t.Errorf("command %s (%s) is %s", id, cmd.Kind, cmd.Status)
		case cmd.Status == store.Done && (len(events) == 0 || events[0].CaseID != caseID):
			t.Errorf("command %s (%s) is done and not in the log", id, cmd.Kind)
		case cmd.Status != store.Done && len(events) > 0:
			t.Errorf("command %s (%s) is %s and in the log", id, cmd.Kind, cmd.Status)
		}
		return nil
	})
	if err != nil {
		t.Errorf("command %s: %v", id, err)
	}
}
