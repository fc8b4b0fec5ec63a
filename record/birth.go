package record

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"time"

	"gongkai/casefile"
	"gongkai/civil"
	"gongkai/store"
)

// Birth is a case about to be born: registered, issued or opened.
type Birth struct {
	CommandID string
	CaseID    string // "": derived from the command
	Kind      casefile.Kind
	Agency    string
	Actor     string
	Behalf    string // for whom a deputy acts; "": for himself
	On        civil.Date
	Command   casefile.Command
	// Counter names the series a number is taken from ("": none), year by year; Kept is the number the case had before it came here
	// (补录), which uses none. Numbered puts the number into the command.
	Counter, Kept string
	Numbered      func(c casefile.Command, n Numbering) casefile.Command
}

// Born is a case that exists, now or since an earlier attempt with the same command id.
type Born struct {
	Case   string
	Number string
	Seq    int
}

// Births commits new cases in one transaction: command rows (done, with their answers), numbers, case rows with their wake, first
// events, effects. It needs no Temporal. A repeated command id returns the kept answer; refusals are casefile.Refusals, and
// then nothing is kept and no number is used.
func (r *Recorder) Births(ctx context.Context, births []Birth, also func(*store.Tx) error) ([]Born, error) {
	var out []Born
	err := r.db.Update(ctx, "birth", func(tx *store.Tx) error {
		out = out[:0]
		b, err := r.head(tx)
		if err != nil {
			return err
		}
		for _, birth := range births {
			born, err := r.bear(tx, b, birth)
			if err != nil {
				return err
			}
			out = append(out, born)
		}
		if also == nil {
			return nil
		}
		return also(tx)
	})
	return out, err
}

func (r *Recorder) bear(tx *store.Tx, b *book, birth Birth) (Born, error) {
	now := r.now()
	if birth.CaseID == "" {
		birth.CaseID = casefile.Derived(birth.CommandID, "case")
	}
	c := store.Command{ID: birth.CommandID, CaseID: birth.CaseID, CaseKind: string(birth.Kind), Kind: birth.Command.CommandKind(), V: 1,
		Actor: birth.Actor, On: birth.On, AcceptedAt: now, Seen: -1, Status: store.Done, DecidedAt: now, Behalf: birth.Behalf}
	if err := r.sealBody(&c, birth.Command, nil); err != nil {
		return Born{}, err
	}
	c.Body = "" // done at once: nothing waits
	if kept, err := tx.FindCommand(c.ID); err == nil {
		return r.repeated(kept, c)
	} else if !errors.Is(err, store.ErrNotFound) {
		return Born{}, err
	}
	cmd, number, err := r.number(tx, birth, civil.In(now))
	var why casefile.Refusals
	if errors.As(err, &why) {
		return Born{}, r.besides(b, birth, now, why)
	}
	if err != nil {
		return Born{}, err
	}
	return r.bearNew(tx, b, birth, c, cmd, number)
}

// besides are the reasons of the case itself, beside those of its number: all are told at once.
func (*Recorder) besides(b *book, birth Birth, now time.Time, why casefile.Refusals) error {
	f, err := b.file(string(birth.Kind))
	if err != nil {
		return err
	}
	e := casefile.Envelope{CommandID: birth.CommandID, CaseID: birth.CaseID, Actor: birth.Actor, On: birth.On, AcceptedAt: now, RecordedAt: now}
	var more casefile.Refusals
	if _, err := f.Decide(f.Blank(birth.CaseID), e, birth.Numbered(birth.Command, Numbering{Number: birth.Kept})); errors.As(err, &more) {
		return append(more, why...)
	}
	return why
}

// repeated answers a command id that was used before: the kept answer, or ErrReused.
func (r *Recorder) repeated(kept, again store.Command) (Born, error) {
	if kept.BodyMAC != again.BodyMAC {
		return Born{}, ErrReused
	}
	var a Answer
	if err := json.Unmarshal([]byte(kept.Answer), &a); err != nil {
		return Born{}, fmt.Errorf("kept answer of command %s: %w", kept.ID, err)
	}
	return Born{Case: a.Case, Number: a.Number, Seq: a.Seq}, nil
}

func (r *Recorder) bearNew(tx *store.Tx, b *book, birth Birth, c store.Command, cmd casefile.Command, n int) (Born, error) {
	f, err := b.file(string(birth.Kind))
	if err != nil {
		return Born{}, err
	}
	s := &sitting{Recorder: r, tx: tx, book: b, file: f, now: c.AcceptedAt,
		row: store.Case{ID: birth.CaseID, Kind: string(birth.Kind), AgencyID: birth.Agency, BornAt: c.AcceptedAt},
		log: folded{state: f.Blank(birth.CaseID)}}
	e := casefile.Envelope{CommandID: c.ID, CaseID: birth.CaseID, Actor: c.Actor, Behalf: c.Behalf, On: c.On,
		AcceptedAt: c.AcceptedAt, RecordedAt: c.AcceptedAt}
	d, err := f.Decide(s.log.state, e, cmd)
	if err != nil {
		return Born{}, err
	}
	if err := tx.InsertCase(s.row); err != nil {
		return Born{}, twice(err)
	}
	if err := s.append(e, d); err != nil {
		return Born{}, err
	}
	if err := s.finish(store.Case{}); err != nil { // a birth does nothing that is due: its first Commit does
		return Born{}, err
	}
	born := Born{Case: birth.CaseID, Seq: s.row.Seq, Number: numberOf(s.log.state)}
	answer, err := json.Marshal(Answer{Seq: born.Seq, Case: born.Case, Number: born.Number})
	if err != nil {
		return Born{}, err
	}
	c.Answer = string(answer)
	return born, twice(tx.InsertCommand(c))
}

// twice: the same command committed between our look and our insert; run again and find its answer.
func twice(err error) error {
	if errors.Is(err, store.ErrDuplicate) {
		return store.Retry(err)
	}
	return err
}

func numberOf(s casefile.State) string {
	if n, ok := s.(interface{ CaseNumber() string }); ok {
		return n.CaseNumber()
	}
	return ""
}

// Submission is a command about to be kept.
type Submission struct {
	CommandID string
	Kind      casefile.Kind
	CaseID    string
	Actor     string
	Behalf    string // for whom a deputy gives it; "": for himself
	On        civil.Date
	Seen      int // seq of the case as the page saw it; -1: no page
	Command   casefile.Command
	Signed    []SignedText
}

// Keep writes a command into the database, where it waits for its case. A repeated id answers the row as it stands; the same id
// with another body or actor is ErrReused.
func (r *Recorder) Keep(ctx context.Context, in Submission) (store.Command, error) {
	c := in.row()
	if err := r.sealBody(&c, in.Command, in.Signed); err != nil {
		return c, err
	}
	err := r.db.Update(ctx, "keep command", func(tx *store.Tx) error {
		kept, err := tx.FindCommand(c.ID)
		if errors.Is(err, store.ErrNotFound) {
			c.AcceptedAt = r.now()
			return twice(tx.InsertCommand(c))
		}
		if err != nil {
			return err
		}
		if kept.BodyMAC != c.BodyMAC {
			return ErrReused
		}
		c = kept
		return nil
	})
	return c, err
}

// Kept answers the row of a command that was kept before, as Keep does; store.ErrNotFound if it was not.
func (r *Recorder) Kept(ctx context.Context, in Submission) (store.Command, error) {
	c := in.row()
	if err := r.sealBody(&c, in.Command, in.Signed); err != nil {
		return c, err
	}
	err := r.db.View(ctx, "find kept command", func(tx *store.Tx) error {
		kept, err := tx.FindCommand(c.ID)
		if err == nil && kept.BodyMAC != c.BodyMAC {
			err = ErrReused
		}
		c = kept
		return err
	})
	return c, err
}

func (in Submission) row() store.Command {
	return store.Command{ID: in.CommandID, CaseID: in.CaseID, CaseKind: string(in.Kind), Kind: in.Command.CommandKind(), V: 1, Actor: in.Actor,
		On: in.On, Seen: in.Seen, Status: store.Waiting, Behalf: in.Behalf}
}

// CommandAnswer reads a command and what was kept of its outcome.
func (r *Recorder) CommandAnswer(ctx context.Context, id string) (store.Command, Answer, error) {
	var c store.Command
	err := r.db.View(ctx, "read command", func(tx *store.Tx) (err error) {
		c, err = tx.FindCommand(id)
		return err
	})
	if err != nil || c.Answer == "" {
		return c, Answer{}, err
	}
	var a Answer
	if err := json.Unmarshal([]byte(c.Answer), &a); err != nil {
		return c, a, fmt.Errorf("answer of command %s: %w", id, err)
	}
	return c, a, nil
}
