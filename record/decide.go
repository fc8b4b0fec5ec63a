package record

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"strings"
	"time"

	"gongkai/casefile"
	"gongkai/store"
)

// A command that cannot be decided is tried again with growing pauses; at the tenth fault a person must look.
const maxFaults = 10

// patience is how long a page waits before it says 已收到，处理中; later outcomes become inbox lines.
const patience = 8 * time.Second

// Answer is what is kept of a decided command: codes, dates and ids, never a name or a text.
type Answer struct {
	Seq      int               `json:"seq"` // of the case after the command
	Case     string            `json:"case,omitempty"`
	Number   string            `json:"number,omitempty"`
	Refusals casefile.Refusals `json:"refusals,omitempty"`
	Changes  []mark            `json:"changes,omitempty"` // for stale: what happened since the page was drawn
	Ref      string            `json:"ref,omitempty"`     // for faulted: the number to tell the operator
}

// decideWaiting drains the case's waiting commands in the order they were accepted. A command whose time to try again has not
// come ends the drain, so that nothing overtakes it.
func (s *sitting) decideWaiting() error {
	waiting, err := s.tx.WaitingOf(s.row.ID)
	if err != nil {
		return err
	}
	for _, c := range waiting {
		if c.TryAt.After(s.now) {
			s.retry = c.TryAt
			return nil
		}
		again, err := s.decideOne(c)
		if err != nil {
			return err
		}
		if !again.IsZero() {
			s.retry = again
			return nil
		}
	}
	return nil
}

// decideOne decides a command inside a savepoint; again is set when it faulted and must wait.
func (s *sitting) decideOne(c store.Command) (again time.Time, err error) {
	kept := *s
	answer, status := Answer{}, ""
	err = s.tx.Savepoint("command", func(*store.Tx) error {
		return withoutPanic(func() (fault error) {
			status, answer, fault = s.judge(c)
			return fault
		})
	})
	if err != nil && faultOfDatabase(err) {
		return time.Time{}, err
	}
	if err != nil {
		*s = kept
		return s.fault(c)
	}
	return time.Time{}, s.settle(c, status, answer)
}

// withoutPanic turns a panic into a fault that says nothing of its text, which may quote a value.
func withoutPanic(do func() error) (fault error) {
	defer func() {
		if p := recover(); p != nil {
			fault = fmt.Errorf("panic of type %T", p)
		}
	}()
	return do()
}

// faultOfDatabase tells faults of connection, time, lock or commit from faults of deciding this command.
func faultOfDatabase(err error) bool {
	return errors.Is(err, store.ErrBusy) || errors.Is(err, store.ErrUnavailable) || errors.Is(err, context.Canceled)
}

// judge is done, refused or stale; any error is a fault of this command.
func (s *sitting) judge(c store.Command) (string, Answer, error) {
	if changes, stale := s.log.stale(c.Seen, c.Actor); stale {
		return store.Stale, Answer{Seq: s.row.Seq, Changes: changes}, nil
	}
	cmd, signed, err := s.openCommand(s.file, c)
	if err != nil {
		return "", Answer{}, err
	}
	e := casefile.Envelope{CommandID: c.ID, CaseID: c.CaseID, Actor: c.Actor, Behalf: c.Behalf, On: c.On, AcceptedAt: c.AcceptedAt,
		RecordedAt: s.Recorder.now()}
	e.Signed = signedIDs(e, signed)
	f, err := aware(s.tx, s.file, s.row, cmd)
	if err != nil {
		return "", Answer{}, err
	}
	d, err := f.Decide(s.log.state, e, cmd)
	var why casefile.Refusals
	if errors.As(err, &why) {
		return store.Refused, Answer{Seq: s.row.Seq, Refusals: why}, nil
	}
	if err != nil {
		return "", Answer{}, err
	}
	if d.Texts, err = withReasons(d, e, signed); err != nil {
		return "", Answer{}, err
	}
	if err := s.append(e, d); err != nil {
		return "", Answer{}, err
	}
	return store.Done, Answer{Seq: s.row.Seq}, nil
}

// settle writes a command's outcome. A done command's body is erased in this transaction.
func (s *sitting) settle(c store.Command, status string, a Answer) error {
	body, err := json.Marshal(a)
	if err != nil {
		return err
	}
	c.Status, c.Answer, c.DecidedAt, c.TryAt = status, string(body), s.Recorder.now(), time.Time{}
	if status == store.Done {
		c.Body = ""
	}
	if err := s.tx.SaveCommand(c); err != nil {
		return err
	}
	s.done = append(s.done, c.ID)
	if status == store.Done || c.Actor == casefile.System || c.DecidedAt.Sub(c.AcceptedAt) < patience {
		return nil
	}
	return s.tx.AddInbox([]store.InboxLine{s.commandLine(c, status, c.Actor)})
}

// fault counts against the command; at the tenth it is put aside with a reference number and the drain goes on.
func (s *sitting) fault(c store.Command) (time.Time, error) {
	c.Faults++
	if c.Faults < maxFaults {
		c.TryAt = s.now.Add(min(time.Second<<(c.Faults-1), time.Minute))
		return c.TryAt, s.tx.SaveCommand(c)
	}
	if err := s.settle(c, store.Faulted, Answer{Seq: s.row.Seq, Ref: Reference(c.ID)}); err != nil {
		return time.Time{}, err
	}
	return time.Time{}, s.tellFaulted(c)
}

// Reference is the short number under which people talk about a command.
func Reference(commandID string) string {
	return strings.ToUpper(strings.ReplaceAll(commandID, "-", "")[:8])
}

// tellFaulted tells the author, however soon it was, and those who keep the system running.
func (s *sitting) tellFaulted(c store.Command) error {
	operators, err := s.tx.AccountsInRole(RoleOperator)
	if err != nil {
		return err
	}
	var lines []store.InboxLine
	if c.Actor != casefile.System {
		lines = append(lines, s.commandLine(c, store.Faulted, c.Actor))
	}
	for _, o := range operators {
		lines = append(lines, s.commandLine(c, store.Faulted, o.ID))
	}
	return s.tx.RaiseInbox(lines) // also when it faults again after a retry
}

func (s *sitting) commandLine(c store.Command, status, account string) store.InboxLine {
	kind := "command_" + status
	return store.InboxLine{ID: casefile.Derived(c.ID, "inbox/"+kind+"/"+account), AccountID: account, CaseID: s.row.ID,
		CaseKind: s.row.Kind, Kind: kind, Subject: c.ID, At: s.Recorder.now()}
}
