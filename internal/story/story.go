package story

import (
	"slices"
	"strconv"
	"time"

	"gongkai/casefile"
	"gongkai/casefile/application"
	"gongkai/civil"
	"gongkai/statute/clock"
)

// Channels, so that a story needs no second import.
const (
	InPerson     = clock.InPerson
	SignedMail   = clock.SignedMail
	OrdinaryMail = clock.OrdinaryMail
	Internet     = clock.Internet
	Fax          = clock.Fax
	Oral         = clock.Oral
)

// People of the office. Handlers are named by the story.
const (
	Clerk    = "clerk"    // 登记、送达、归档
	Reviewer = "reviewer" // head of the 政府信息公开工作机构
	Signer   = "signer"   // leader who signs
)

// diary is what the stories of all kinds of cases share.
type diary struct {
	t      T
	run    Runner
	kind   casefile.Kind
	id     string
	on     civil.Date
	today  civil.Date
	pinned bool
	actor  string   // of the next act only
	signs  []string // checks taken upon oneself with the next act only
	n      int      // acts so far
}

// Story is the diary of an application.
type Story struct {
	diary
	handler string
}

// New begins a story that is told purely.
func New(t T) *Story {
	t.Helper()
	return With(t, NewPure(t))
}

// With begins a story on another level.
func With(t T, run Runner) *Story {
	return &Story{diary: newDiary(t, run, casefile.KindApplication)}
}

func newDiary(t T, run Runner, kind casefile.Kind) diary {
	return diary{t: t, run: run, kind: kind, id: casefile.Derived(t.Name(), string(kind))}
}

// On sets the legal date of the next acts.
func (s *Story) On(day string) *Story {
	s.dated(day)
	return s
}

// Today pins the day on which the next acts are entered.
func (s *Story) Today(day string) *Story {
	s.pin(day)
	return s
}

// By names who does the next act.
func (s *Story) By(account string) *Story {
	s.actor = account
	return s
}

// Signing takes warnings upon whoever does the next act, with a reason (带风险签发).
func (s *Story) Signing(checks ...string) *Story {
	s.signs = checks
	return s
}

func (d *diary) dated(day string) {
	d.on = civil.MustParse(day)
	if !d.pinned {
		d.today = max(d.today, d.on)
	}
}

func (d *diary) pin(day string) {
	d.t.Helper()
	to := civil.MustParse(day)
	if to < d.today {
		d.t.Fatalf("%s is before %s: time never goes back", day, d.today)
	}
	d.today, d.pinned = to, true
}

// who does the next act: the one named by By, or whoever does such things.
func (d *diary) who(usual string) string {
	if d.actor == "" {
		return usual
	}
	who := d.actor
	d.actor = ""
	return who
}

// now moves on by a minute with each act: the order of acceptance is the order of the diary.
func (d *diary) now() time.Time {
	d.n++
	return d.today.At(9, d.n, 0)
}

// act is a command to one of the story's cases.
type act struct {
	kind   casefile.Kind
	caseID string
	actor  string
	cmd    casefile.Command
}

func (d *diary) submit(a act) casefile.Refusals {
	d.t.Helper()
	at, signs := d.now(), d.signs
	d.signs = nil
	return d.run.Submit(d.t, Submission{ID: casefile.Derived(d.id, "act/"+strconv.Itoa(d.n)), Kind: a.kind, Case: a.caseID, Actor: a.actor,
		On: d.on, At: at, Command: a.cmd, Signs: signs})
}

func (d *diary) must(a act) {
	d.t.Helper()
	if why := d.submit(a); len(why) > 0 {
		d.t.Fatalf("act %d, %s on %s by %s: refused for %v", d.n, a.cmd.CommandKind(), d.on, a.actor, why)
	}
}

// wantRefused also holds that a refused act leaves the case as it was.
func (d *diary) wantRefused(a act, checks []string) {
	d.t.Helper()
	before := d.run.State(d.t, a.kind, a.caseID)
	got := d.submit(a).Checks()
	slices.Sort(got)
	slices.Sort(checks)
	if !slices.Equal(got, checks) {
		d.t.Errorf("act %d, %s on %s by %s: refused for %v, want %v", d.n, a.cmd.CommandKind(), d.on, a.actor, got, checks)
	}
	same(d.t, "state before and after a refused "+a.cmd.CommandKind(), before, d.run.State(d.t, a.kind, a.caseID))
}

// Does is any act of the application, by its usual actor.
func (s *Story) Does(c casefile.Command) *Story {
	s.t.Helper()
	s.must(act{s.kind, s.id, s.who(s.usual(c.CommandKind())), c})
	return s
}

// usual is who does such things in this office.
func (s *Story) usual(command string) string {
	switch command {
	case application.CmdAssign, application.CmdPass, application.CmdReturn, application.CmdApproveExtension, application.CmdVoid:
		return Reviewer
	case application.CmdSign:
		return Signer
	case application.CmdDraft, application.CmdRequestExtension, application.CmdConsult, application.CmdAskReasons, application.CmdFixLaterDate,
		application.CmdCharge:
		return s.handler
	case application.CmdRecompute:
		return casefile.System
	}
	return Clerk
}

// ID is the id of the case.
func (s *Story) ID() string { return s.id }

// State is the case as it stands.
func (s *Story) State() application.State {
	s.t.Helper()
	state, ok := s.run.State(s.t, s.kind, s.id).(application.State)
	if !ok {
		s.t.Fatalf("the case is no application")
	}
	return state
}
