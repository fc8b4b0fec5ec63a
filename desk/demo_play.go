package desk

import (
	"context"
	"errors"
	"fmt"
	"time"

	"github.com/google/uuid"

	"gongkai/auth"
	"gongkai/casefile"
	"gongkai/casefile/application"
	"gongkai/civil"
	"gongkai/demo"
	"gongkai/record"
	"gongkai/store"
)

// play is the diary of the demonstration county on its way into the logs. Each command is judged at the instant it belongs to, by a desk
// with a clock of its own and without an engine: whatever a case waits for afterwards, the sweeper finds like that of any other case.
type play struct {
	stage   *Desk
	now     time.Time // what the stage's clock shows
	opening demo.Opening
	present time.Time
	county  demo.County
	space   string // of command ids: nobody outside knows it
	people  map[string]auth.Person
	scripts []demo.Script
	ledger  []demo.LedgerStep
	items   int
	cases   []string
	given   int // commands that were not there before

	done int
	step func(done, of int)
}

func (d *Desk) newPlay(ctx context.Context, county demo.County, fresh map[string]string) (*play, error) {
	y := &play{county: county, people: map[string]auth.Person{}, present: d.Now()}
	y.stage = New(Options{DB: d.db, Record: d.record.At(func() time.Time { return y.now }).Under(record.Conventions{}), Log: d.log})
	cal, err := d.Calendar(ctx)
	if err != nil {
		return nil, err
	}
	y.opening = demo.Opening{Calendar: cal, Accounts: map[string]string{}}
	for _, x := range county.People {
		p, err := d.accounts().PersonNamed(ctx, x.Name)
		if err != nil {
			return nil, fmt.Errorf("account %s: %w", x.Name, err)
		}
		y.people[x.Name], y.opening.Accounts[x.Name] = p, p.ID
	}
	err = d.db.View(ctx, "opening of demonstration county", func(tx *store.Tx) error {
		u, err := tx.UnitByCode(demo.Office)
		if err != nil {
			return err
		}
		first, err := tx.AccountByName(county.People[0].Name)
		y.space, y.opening.At = u.ID, first.CreatedAt // the day it was begun, however often it was stopped
		return err
	})
	if err != nil {
		return nil, err
	}
	if y.scripts, err = county.Applications(y.opening); err != nil {
		return nil, err
	}
	y.ledger, err = county.Steps(y.opening)
	return y, err
}

func (y *play) run(ctx context.Context) error {
	for _, part := range []func(context.Context) error{y.importNotice, y.playLedger, y.playApplications, y.upToDate, y.readOld} {
		if err := part(ctx); err != nil {
			return err
		}
	}
	return nil
}

func (y *play) tell(n int) {
	y.done += n
	const items = 56 // of the notice, about: only the bar's length depends on it
	y.step(y.done, items+len(y.ledger)+len(y.scripts))
}

// id is a command's: random to everybody else, and the same when loading goes on.
func (y *play) id(key string) string {
	id := uuid.NewSHA1(uuid.NameSpaceOID, []byte(y.space+"/"+key))
	id[6] = id[6]&0x0f | 0x40 // people's ids are random ones (version 4); the program's own (version 5) follow from what they are about
	return id.String()
}

func (y *play) playApplications(ctx context.Context) error {
	for _, s := range y.scripts {
		y.now = s.At
		clerk := y.people[s.By]
		id := y.id(s.Key)
		_, err := y.stage.record.Kept(ctx, record.Submission{CommandID: id, Command: s.Register, Actor: clerk.ID, On: s.On})
		if errors.Is(err, store.ErrNotFound) {
			y.given++
		}
		born, err := y.stage.Register(ctx, clerk, Registration{CommandID: id, On: s.On, Command: s.Register})
		if err != nil {
			return fmt.Errorf("%s: %w", s.Key, err)
		}
		y.cases = append(y.cases, born.CaseID)
		for i, step := range s.Steps {
			if err := y.act(ctx, fmt.Sprintf("%s/%02d", s.Key, i), born.CaseID, step); err != nil {
				return err
			}
		}
		y.tell(1)
	}
	return nil
}

// act gives one command, as of its instant: what fell due before it is done first. A refusal is a mistake in the diary.
func (y *play) act(ctx context.Context, key, caseID string, s demo.Step) error {
	id, done, err := y.free(ctx, key)
	if err != nil || done {
		return err
	}
	if err := y.wait(ctx, caseID, s.At); err != nil {
		return err
	}
	y.now = s.At
	in := Act{CommandID: id, CaseID: caseID, On: s.On, Seen: -1, Command: s.Command}
	if r, ok := s.Command.(application.RecordService); ok {
		if in.Command, err = y.letter(ctx, caseID, r); err != nil {
			return fmt.Errorf("%s: %w", key, err)
		}
	}
	status, why, err := y.give(ctx, y.people[s.By], in)
	switch {
	case err != nil:
		return fmt.Errorf("%s %s: %w", key, s.Command.CommandKind(), err)
	case status != store.Done:
		return fmt.Errorf("%s %s by %s on %s is %s: %v", key, s.Command.CommandKind(), s.By, s.On, status, why) // its fault, not the asker's
	}
	return nil
}

// free is the id of an act, and whether that was done in an earlier loading: the next id where it was refused there, for something was set
// up wrongly.
func (y *play) free(ctx context.Context, key string) (id string, done bool, err error) {
	for ; ; key += "+" {
		id := y.id(key)
		c, _, err := y.stage.record.CommandAnswer(ctx, id)
		switch {
		case errors.Is(err, store.ErrNotFound):
			return id, false, nil
		case err != nil || c.Status != store.Refused:
			return id, c.Status == store.Done, err
		}
	}
}

// letter is the last letter whose arrival is not on file.
func (y *play) letter(ctx context.Context, caseID string, c application.RecordService) (casefile.Command, error) {
	read, err := y.stage.record.Read(ctx, caseID)
	if err != nil {
		return nil, err
	}
	s, _ := read.State.(application.State)
	for _, f := range s.Unserved() {
		c.Target = f.Seq
	}
	return c, nil
}

// give asks the policy, keeps the command and decides it at once.
func (y *play) give(ctx context.Context, p auth.Person, in Act) (status string, why casefile.Refusals, err error) {
	d := y.stage
	row, behalf, err := d.mayAct(ctx, p, in)
	if err != nil {
		return "", nil, err
	}
	kept, err := d.record.Keep(ctx, in.submission(p, behalf, row))
	if err != nil || kept.Status == store.Done {
		return kept.Status, nil, err
	}
	y.given++
	if err := y.commit(ctx, record.Attend{CaseID: in.CaseID, CommandID: in.CommandID}); err != nil {
		return "", nil, err
	}
	r, err := d.Outcome(ctx, p, in.CommandID)
	return r.Status, r.Refusals, err
}

// commit decides a case, and each case that it gives orders to.
func (y *play) commit(ctx context.Context, in record.Attend) error {
	out, err := y.stage.record.Commit(ctx, in)
	for _, ref := range out.Nudge {
		if err == nil {
			err = y.commit(ctx, record.Attend{CaseID: ref.ID})
		}
	}
	return err
}

// wait lets the timers of a case fire that fire until an instant.
func (y *play) wait(ctx context.Context, caseID string, until time.Time) error {
	for {
		var row store.Case
		err := y.stage.db.View(ctx, "read wake", func(tx *store.Tx) (err error) {
			row, err = tx.FindCase(caseID)
			return err
		})
		if err != nil || row.WakeAt.IsZero() || row.WakeAt.After(until) {
			return err
		}
		y.now = row.WakeAt
		if err := y.commit(ctx, record.Attend{CaseID: caseID, Woke: row.WakeAt}); err != nil {
			return err
		}
	}
}

// upToDate brings every case to the present.
func (y *play) upToDate(ctx context.Context) error {
	for _, id := range y.cases {
		if err := y.wait(ctx, id, y.present); err != nil {
			return err
		}
	}
	return nil
}

// readOld leaves in the inboxes what came in the last days; the rest was read in its time.
func (y *play) readOld(ctx context.Context) error {
	const fresh = 3 // working days
	since := y.opening.Calendar.AddWorking(civil.In(y.opening.At), -fresh).At(0, 0, 0)
	y.now = since
	for _, p := range y.people {
		if err := y.stage.ReadInbox(ctx, p, since); err != nil {
			return err
		}
	}
	return nil
}
