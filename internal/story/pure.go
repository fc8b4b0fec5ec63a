package story

import (
	"bytes"
	"errors"
	"reflect"
	"sync"
	"time"

	"github.com/google/go-cmp/cmp"

	"gongkai/casefile"
	"gongkai/casefile/application"
	"gongkai/casefile/assignment"
	"gongkai/seeds"
	"gongkai/statute/calendar"
	"gongkai/statute/clock"
	"gongkai/statute/fee"
	"gongkai/statute/remedy"
	"gongkai/statute/review"
)

// Pure tells stories without a database: a map of logs. It trusts nothing: commands and events go through their bytes, and after
// every event the whole log is folded again and must give the same state.
type Pure struct {
	files map[casefile.Kind]casefile.File
	cases map[string]*chronicle
}

type chronicle struct {
	id    string
	file  casefile.File
	state casefile.State
	again casefile.State // the same, folded from bytes; shares nothing with state
	log   []Entry
}

// Entry is an event as it lies in a log, and the texts that were sealed beside it.
type Entry struct {
	casefile.Recorded
	Body  []byte
	Texts []casefile.Text
}

// Files are the casefiles of a calendar under the default rules.
func Files(c *calendar.Calendar) map[casefile.Kind]casefile.File {
	rules := assignment.DefaultRules(c)
	applications := application.DefaultRules(clock.Defaults(c), MustTariffs(), MustGrounds())
	applications.Redress = SomeRedress()
	return map[casefile.Kind]casefile.File{
		casefile.KindApplication: application.Casefile{Rules: applications},
		casefile.KindItem:        assignment.Items{Rules: rules},
		casefile.KindShare:       assignment.Shares{Rules: rules},
	}
}

// MustCalendar is the newest calendar the program ships.
func MustCalendar(t T) *calendar.Calendar {
	t.Helper()
	all := seeds.Calendars()
	newest := all[len(all)-1]
	c, err := calendar.Parse(newest.ID, newest.JSON)
	if err != nil {
		t.Fatalf("calendar %s: %v", newest.ID, err)
	}
	return c
}

// NewPure is an empty world under the calendar the program ships.
func NewPure(t T) *Pure {
	t.Helper()
	return PureUnder(MustCalendar(t))
}

// PureUnder is an empty world under a calendar.
func PureUnder(c *calendar.Calendar) *Pure {
	return &Pure{files: Files(c), cases: map[string]*chronicle{}}
}

// Adopt goes on under another calendar; the logs stay.
func (p *Pure) Adopt(c *calendar.Calendar) {
	p.files = Files(c)
	for _, x := range p.cases {
		x.file = p.files[x.file.Kind()]
	}
}

// Submit decides a command, and then what it ordered of other cases.
func (p *Pure) Submit(t T, s Submission) casefile.Refusals {
	t.Helper()
	c := p.chronicle(s.Kind, s.Case)
	d, err := c.file.Decide(c.state, s.envelope(), p.reread(t, c.file, s.Command))
	var why casefile.Refusals
	if errors.As(err, &why) {
		if len(d.Events) > 0 {
			t.Fatalf("%s was refused and still has events", s.Command.CommandKind())
		}
		return why
	}
	if err != nil {
		t.Fatalf("%s: %v", s.Command.CommandKind(), err)
	}
	for _, ev := range d.Events {
		c.add(t, s, ev)
	}
	c.seal(t, d)
	for n, o := range d.Orders {
		order := Submission{ID: casefile.OrderID(s.Case, len(c.log), n), Kind: o.Kind, Case: o.Case, Actor: casefile.System, On: s.On, At: s.At, Command: o.Command}
		if why := p.Submit(t, order); len(why) > 0 {
			t.Fatalf("%s ordered %s of another case, which refused: %v", s.Command.CommandKind(), o.Command.CommandKind(), why)
		}
	}
	return nil
}

// Look opens the periods that have fallen due, earliest first.
func (p *Pure) Look(t T, kind casefile.Kind, caseID string, to time.Time) {
	t.Helper()
	c := p.chronicle(kind, caseID)
	for {
		due := c.file.Outlook(c.state).Periods
		if len(due) == 0 || due[0].At.After(to) {
			return
		}
		before := len(c.log)
		x := due[0]
		s := Submission{ID: casefile.Derived(caseID, "period/"+x.Name+"/"+x.On.String()), Kind: kind, Case: caseID, Actor: casefile.System,
			On: x.On, At: x.At, Command: x.Command}
		if why := p.Submit(t, s); len(why) > 0 || len(c.log) == before {
			t.Fatalf("period %s of %s opened nothing: %v", x.Name, x.On, why)
		}
	}
}

// State is the case as its log tells it.
func (p *Pure) State(t T, kind casefile.Kind, caseID string) casefile.State {
	t.Helper()
	return p.chronicle(kind, caseID).state
}

// Log is the log of a case.
func (p *Pure) Log(caseID string) []Entry {
	if c, ok := p.cases[caseID]; ok {
		return c.log
	}
	return nil
}

func (p *Pure) chronicle(kind casefile.Kind, caseID string) *chronicle {
	c, ok := p.cases[caseID]
	if !ok {
		file := p.files[kind]
		c = &chronicle{id: caseID, file: file, state: file.Blank(caseID), again: file.Blank(caseID)}
		p.cases[caseID] = c
	}
	return c
}

// reread is the command as it comes back from the table in which it waits.
func (p *Pure) reread(t T, f casefile.File, c casefile.Command) casefile.Command {
	t.Helper()
	body, err := casefile.Canonical(c)
	if err != nil {
		t.Fatalf("write command %s: %v", c.CommandKind(), err)
	}
	again, err := f.ReadCommand(c.CommandKind(), 1, body)
	if err != nil {
		t.Fatalf("read command %s: %v", c.CommandKind(), err)
	}
	same(t, "command "+c.CommandKind(), c, again)
	return again
}

func (c *chronicle) add(t T, s Submission, ev casefile.Event) {
	t.Helper()
	body, err := casefile.Canonical(ev)
	if err != nil {
		t.Fatalf("write event %s: %v", ev.EventType(), err)
	}
	r := casefile.Recorded{Seq: len(c.log) + 1, CommandID: s.ID, Actor: s.Actor, On: s.On, At: s.At, Event: ev}
	before := c.state
	if c.state, err = c.file.Evolve(before, r); err != nil {
		t.Fatalf("fold %s: %v", ev.EventType(), err)
	}
	same(t, "state before "+ev.EventType()+" and after it was folded", c.again, before)
	c.log = append(c.log, Entry{Recorded: r, Body: body})
	c.again = c.refold(t)
	same(t, "state after "+ev.EventType()+" and state refolded", c.state, c.again)
}

// seal keeps the texts of a decision: each is named by its event, and nothing is sealed that no event names.
func (c *chronicle) seal(t T, d casefile.Decision) {
	t.Helper()
	ids := make([]string, 0, len(d.Texts)+1)
	for _, x := range d.Texts {
		ids = append(ids, x.ID)
	}
	if d.Party != nil {
		ids = append(ids, d.Party.ID)
	}
	if len(ids) == 0 {
		return
	}
	if len(d.Events) == 0 {
		t.Fatalf("texts without an event: %v", ids)
	}
	last := &c.log[len(c.log)-1]
	last.Texts = d.Texts
	for _, id := range ids {
		if id == "" || !bytes.Contains(last.Body, []byte(id)) {
			t.Fatalf("%s does not name the sealed %q", last.Event.EventType(), id)
		}
	}
}

// refold reads the whole log from its bytes.
func (c *chronicle) refold(t T) casefile.State {
	t.Helper()
	state := c.file.Blank(c.id)
	for _, e := range c.log {
		ev, err := c.file.ReadEvent(e.Event.EventType(), e.Event.EventVersion(), e.Body)
		if err != nil {
			t.Fatalf("read event %s: %v", e.Event.EventType(), err)
		}
		same(t, "event "+e.Event.EventType(), e.Event, ev)
		r := e.Recorded
		r.Event = ev
		if state, err = c.file.Evolve(state, r); err != nil {
			t.Fatalf("fold %s again: %v", e.Event.EventType(), err)
		}
	}
	return state
}

func same(t T, what string, want, got any) {
	t.Helper()
	if !reflect.DeepEqual(want, got) {
		t.Fatalf("%s differ: -before +after\n%s", what, cmp.Diff(want, got, cmp.Exporter(func(reflect.Type) bool { return true })))
	}
}

// MustTariffs are the tariffs of 信息处理费 that the program ships.
func MustTariffs() fee.Tariffs { return tariffs() }

// MustGrounds is the table of grounds that the program ships.
func MustGrounds() review.Table { return grounds() }

// SomeRedress is where the replies of the stories can be contested: those of a department with every name configured.
func SomeRedress() remedy.Venue {
	return remedy.Venue{Table: organs(), Body: remedy.Department, Settings: remedy.Defaults(), Names: SomeNames()}
}

// SomeNames are the organs and courts of an obviously false place.
func SomeNames() remedy.Names {
	return remedy.Names{CountyGovernment: "示例县人民政府", HigherGovernment: "示例市人民政府", SuperiorDepartment: "示例市示例局",
		ParentDepartment: "示例县示例局", ParentGovernment: "示例县人民政府", ManagingBody: "示例县示例局", BasicCourt: "示例县人民法院",
		IntermediateCourt: "示例市中级人民法院", Online: "https://fy.example.invalid"}
}

// Walks begin thousands of cases: the tables are read once.
var (
	tariffs = sync.OnceValue(func() fee.Tariffs { return shipped(fee.Parse(seeds.FeeTariffs())) })
	organs  = sync.OnceValue(func() remedy.Table { return shipped(remedy.Parse(seeds.RemedyOrgans())) })
	grounds = sync.OnceValue(func() review.Table { return shipped(review.ParseGrounds(seeds.Grounds())) })
)

// shipped is a file of the program itself, which is sound.
func shipped[V any](v V, err error) V {
	if err != nil {
		panic(err)
	}
	return v
}
