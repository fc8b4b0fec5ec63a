package record

import (
	"encoding/hex"
	"encoding/json"
	"fmt"

	"github.com/emmansun/gmsm/sm3"

	"gongkai/casefile"
	"gongkai/civil"
	"gongkai/store"
)

// mark is what staleness asks about an event: whose it was and whether it changed stage or due date.
type mark struct {
	Seq     int        `json:"seq"`
	Type    string     `json:"type"`
	Actor   string     `json:"actor"`
	On      civil.Date `json:"on"`
	changed bool
}

// folded is a case as its log tells it.
type folded struct {
	state  casefile.State
	events []casefile.Recorded
	marks  []mark
	seq    int
	digest string
}

// fold checks the chain of digests and folds the log.
func fold(f casefile.File, caseID string, log []store.Event) (folded, error) {
	out := folded{state: f.Blank(caseID)}
	for _, e := range log {
		if e.Seq != out.seq+1 || e.Digest != digest(out.digest, e) {
			return out, fmt.Errorf("case %s seq %d: %w", caseID, e.Seq, ErrBroken)
		}
		ev, err := f.ReadEvent(e.Type, e.V, []byte(e.Body))
		if err != nil {
			return out, fmt.Errorf("case %s seq %d: %w", caseID, e.Seq, err)
		}
		r := casefile.Recorded{Seq: e.Seq, CommandID: e.CommandID, Actor: e.Actor, Behalf: e.Behalf, On: e.On, At: e.At, Event: ev}
		if err := out.add(f, r, e.Digest); err != nil {
			return out, err
		}
	}
	return out, nil
}

func (l *folded) add(f casefile.File, r casefile.Recorded, digest string) error {
	before := l.state
	after, err := f.Evolve(before, r)
	if err != nil {
		return fmt.Errorf("fold seq %d: %w", r.Seq, err)
	}
	l.state, l.seq, l.digest = after, r.Seq, digest
	l.events = append(l.events, r)
	l.marks = append(l.marks, mark{Seq: r.Seq, Type: r.Event.EventType(), Actor: r.Actor, On: r.On,
		changed: before.CaseStage() != after.CaseStage() || before.CaseDue() != after.CaseDue()})
	return nil
}

// since lists what a page that saw an older seq should know before its command is decided: events of others, or of its own
// actor where they moved stage or due date. Notes, attachments and the program's own events make nothing stale.
func (l *folded) since(seen int, actor string) []mark {
	var out []mark
	for _, m := range l.marks {
		if m.Seq > seen && m.Actor != casefile.System && m.Type != "noted" && m.Type != "contacted" && m.Type != "attached" && (m.Actor != actor || m.changed) {
			out = append(out, m)
		}
	}
	return out
}

// hashed is an event as the chain of digests sees it.
type hashed struct {
	Case    string          `json:"case"`
	Seq     int             `json:"seq"`
	Command string          `json:"command"`
	N       int             `json:"n"`
	Type    string          `json:"type"`
	V       int             `json:"v"`
	On      civil.Date      `json:"on"`
	At      string          `json:"at"`
	Actor   string          `json:"actor"`
	Body    json.RawMessage `json:"body"`
	Behalf  string          `json:"behalf,omitempty"` // a later addition: without it the digest is what it was
}

// digest is SM3(previous digest ‖ event), hex.
func digest(previous string, e store.Event) string {
	b, err := casefile.Canonical(hashed{Case: e.CaseID, Seq: e.Seq, Command: e.CommandID, N: e.N, Type: e.Type, V: e.V, On: e.On,
		At: e.At.UTC().Format("2006-01-02T15:04:05.000Z"), Actor: e.Actor, Body: json.RawMessage(e.Body), Behalf: e.Behalf})
	if err != nil { // the body is not JSON: somebody changed it
		return ""
	}
	h := sm3.New()
	h.Write([]byte(previous))
	h.Write(b)
	return hex.EncodeToString(h.Sum(nil))
}

// entries are a decision's events as rows that follow the log.
func entries(c store.Case, l folded, e casefile.Envelope, evs []casefile.Event) ([]store.Event, error) {
	rows := make([]store.Event, 0, len(evs))
	previous := l.digest
	for n, ev := range evs {
		body, err := casefile.Canonical(ev)
		if err != nil {
			return nil, err
		}
		row := store.Event{CaseID: c.ID, Seq: l.seq + 1 + n, CommandID: e.CommandID, N: n, Type: ev.EventType(), V: ev.EventVersion(),
			On: e.On, At: e.RecordedAt, Actor: e.Actor, Behalf: e.Behalf, Body: string(body)}
		row.Digest = digest(previous, row)
		previous = row.Digest
		rows = append(rows, row)
	}
	return rows, nil
}
