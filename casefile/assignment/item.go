package assignment

import (
	"cmp"
	"fmt"
	"maps"
	"slices"

	"gongkai/casefile"
	"gongkai/civil"
)

// Items is the casefile of 任务分工 items.
type Items struct{ Rules Rules }

// Kind is an item.
func (Items) Kind() casefile.Kind { return casefile.KindItem }

// ReadCommand decodes a waiting command.
func (Items) ReadCommand(kind string, version int, body []byte) (casefile.Command, error) {
	return readCommand(kind, version, body)
}

// ReadEvent decodes an event of the log.
func (Items) ReadEvent(eventType string, version int, body []byte) (casefile.Event, error) {
	return readEvent(eventType, version, body)
}

// Blank is the state before birth.
func (Items) Blank(id string) casefile.State { return ItemState{ID: id} }

// Decide says what a command does to an item.
func (f Items) Decide(state casefile.State, e casefile.Envelope, c casefile.Command) (casefile.Decision, error) {
	s := state.(ItemState)
	switch c := c.(type) {
	case Issue:
		return issue(s, e, c, f.Rules)
	case ShareMoved:
		return shareMoved(s, c, f.Rules)
	case ShareAdded:
		return shareAdded(s, c, f.Rules)
	case OpenPeriod:
		return openPeriod(s, c, f.Rules)
	case Ask:
		return askAll(s, e, c, f.Rules)
	case Evidence:
		return evidenceItem(s, e, c)
	case Check:
		return check(s, e, c)
	case Close:
		return closeItem(s, e, c)
	case Reopen:
		return reopen(s, e, c, f.Rules)
	case Note:
		return note(e, c, mayNoteItem(s))
	case Recompute:
		return recomputeItem(s, f.Rules)
	default:
		return casefile.Decision{}, fmt.Errorf("item: command %T: %w", c, casefile.ErrNewer)
	}
}

func (s ItemState) guard(stage Stage) casefile.Guard {
	var g casefile.Guard
	if s.Stage != stage {
		g.No = casefile.Refuse(casefile.NotInThisState, "", "", "stage", string(s.Stage))
	}
	return g.NotBefore(casefile.BeforeIssue, s.IssuedOn)
}

// mayClose: 销号 is the office's act once every share is accepted.
func mayClose(s ItemState) casefile.Guard {
	g := s.guard(Running)
	if !s.AllAccepted() {
		g.No = append(g.No, casefile.Refusal{Check: casefile.NotInThisState, Facts: map[string]string{"shares": "open"}})
	}
	return g
}

func mayReopen(s ItemState) casefile.Guard {
	return s.guard(Closing).NotBefore(casefile.OutOfOrder, s.ClosedOn)
}

func mayNoteItem(s ItemState) casefile.Guard {
	return casefile.Guard{No: born(s.Seq)}.NotBefore(casefile.BeforeIssue, s.IssuedOn)
}

// born: nothing is done to a case that does not exist.
func born(seq int) casefile.Refusals {
	if seq == 0 {
		return casefile.Refuse(casefile.NotInThisState, "", "")
	}
	return nil
}

// ItemOffers are the acts on an item that are possible today.
func ItemOffers(s ItemState, today civil.Date) []casefile.Offer {
	var out []casefile.Offer
	for _, n := range []named{{CmdClose, mayClose(s)}, {CmdReopen, mayReopen(s)}, {CmdEvidence, mayEvidenceItem(s)}, {CmdCheck, mayCheck(s)},
		{CmdAsk, mayAskAll(s)}, {CmdNote, mayNoteItem(s)}} {
		out = n.offer(out, today, n.kind == CmdClose)
	}
	return out
}

type named struct {
	kind  string
	guard casefile.Guard
}

func (n named) offer(out []casefile.Offer, today civil.Date, primary bool) []casefile.Offer {
	if from, to, ok := n.guard.Window(today); ok {
		out = append(out, casefile.Offer{Kind: n.kind, From: from, To: to, Primary: primary})
	}
	return out
}

func issue(s ItemState, e casefile.Envelope, c Issue, r Rules) (casefile.Decision, error) {
	var why casefile.Refusals
	if s.Seq > 0 {
		why = casefile.Refuse(casefile.NotInThisState, "", "")
	}
	why = append(why, casefile.Guard{}.Refuse(e.On, e.AcceptedOn())...)
	why = append(why, casefile.Needed("text", c.Text)...)
	if len(why) > 0 {
		return casefile.Decision{}, why
	}
	c.Deadlines = slices.Clone(c.Deadlines) // the command is not ours to change
	for i := range c.Deadlines {
		c.Deadlines[i].LastWorking = r.lastWorking(c.Deadlines[i].Date)
	}
	return one(Issued{Issue: c, Edition: r.Calendar.Edition()})
}

// shareMoved is silent about shares that are not the item's and news older than what it heard.
func shareMoved(s ItemState, c ShareMoved, r Rules) (casefile.Decision, error) {
	if known, ok := s.Shares[c.Share]; !ok || c.Seq <= known.Seq {
		return casefile.Decision{}, nil
	}
	ev := ShareNews{ShareMoved: c}
	if s.Stage == Running {
		ev.Unmet = s.hearing(c).unmet()
		ev.LastWorking = r.lastWorking(ev.Unmet)
	}
	return one(ev)
}

func (s ItemState) hearing(c ShareMoved) ItemState {
	s.Shares = maps.Clone(s.Shares)
	s.Shares[c.Share] = ShareView{Seq: c.Seq, Stage: c.Stage, Due: c.Due}
	return s
}

// openPeriod begins a month; it is the clock's command and silent where the item no longer runs.
func openPeriod(s ItemState, c OpenPeriod, r Rules) (casefile.Decision, error) {
	if s.Stage != Running || c.Name <= s.Period {
		return casefile.Decision{}, nil
	}
	d, err := one(PeriodOpened{Name: c.Name, Due: c.Due, LastWorking: r.lastWorking(c.Due)})
	for _, ref := range s.Issue.Shares {
		d.Orders = append(d.Orders, casefile.Order{Case: ref.ID, Kind: casefile.KindShare, Command: c})
	}
	return d, err
}

func closeItem(s ItemState, e casefile.Envelope, c Close) (casefile.Decision, error) {
	if why := mayClose(s).Refuse(e.On, e.AcceptedOn()); len(why) > 0 {
		return casefile.Decision{}, why
	}
	id, texts := optional(e, TextOpinion, c.Opinion)
	return one(Closed{OpinionID: id}, texts...)
}

// reopen: what its shares owe is unmet again; when they owe nothing, the notice's own date.
func reopen(s ItemState, e casefile.Envelope, c Reopen, r Rules) (casefile.Decision, error) {
	why := append(mayReopen(s).Refuse(e.On, e.AcceptedOn()), casefile.Needed("reason", c.Reason)...)
	if len(why) > 0 {
		return casefile.Decision{}, why
	}
	id, texts := optional(e, TextReason, c.Reason)
	due := cmp.Or(s.unmet(), earliest(s.Issue.Deadlines).Date)
	return one(Reopened{ReasonID: id, Due: due, LastWorking: r.lastWorking(due)}, texts...)
}

func recomputeItem(s ItemState, r Rules) (casefile.Decision, error) {
	if s.Stage != Running || s.Edition == r.Calendar.Edition() {
		return casefile.Decision{}, nil
	}
	return one(DueRecomputed{Due: s.Unmet, LastWorking: r.lastWorking(s.Unmet), Edition: r.Calendar.Edition()})
}

// Evolve folds one event of an item.
func (Items) Evolve(state casefile.State, r casefile.Recorded) (casefile.State, error) {
	s := state.(ItemState)
	s.Seq = r.Seq
	switch e := r.Event.(type) {
	case Issued:
		s = s.born(r, e)
	case ShareNews:
		s = s.hearing(e.ShareMoved)
		s.Unmet, s.LastWorking = e.Unmet, e.LastWorking
		if e.Stage == Done {
			s.EvidenceOn = max(s.EvidenceOn, r.On)
		}
	case ShareJoined:
		s = s.joined(e.ShareAdded)
		s.Unmet, s.LastWorking = e.Unmet, e.LastWorking
	case Evidenced:
		s.EvidenceOn = max(s.EvidenceOn, r.On)
	case Checked:
		s.CheckedOn, s.CheckedBy, s.EvidenceOn = r.On, r.Actor, max(s.EvidenceOn, r.On)
	case PeriodOpened:
		s = s.inPeriod(r, e)
	case Closed:
		s.Stage, s.ClosedOn, s.Unmet, s.LastWorking = Closing, r.On, 0, 0
	case Reopened:
		s.Stage, s.ClosedOn, s.ReopenedOn = Running, 0, r.On
		s.Unmet, s.LastWorking = e.Due, e.LastWorking
	case Noted, Asked:
	case DueRecomputed:
		s.LastWorking, s.Edition = e.LastWorking, e.Edition
	default:
		return s, fmt.Errorf("item: event %T: %w", r.Event, casefile.ErrNewer)
	}
	return s, nil
}

func (s ItemState) born(r casefile.Recorded, e Issued) ItemState {
	s.Issue, s.Stage, s.Edition, s.IssuedOn = e.Issue, Running, e.Edition, r.On
	due := earliest(e.Deadlines)
	s.Unmet, s.LastWorking = due.Date, due.LastWorking
	s.Shares = make(map[string]ShareView, len(e.Shares))
	for _, ref := range e.Shares {
		s.Shares[ref.ID] = ShareView{Stage: Owed, Due: due.Date}
	}
	return s
}

// inPeriod: every share owes one more report; they will say so themselves, but the item must not be closed meanwhile.
func (s ItemState) inPeriod(r casefile.Recorded, e PeriodOpened) ItemState {
	s.Period, s.PeriodFrom, s.PeriodDue = e.Name, r.On, e.Due
	if s.Unmet.IsZero() || e.Due < s.Unmet {
		s.Unmet, s.LastWorking = e.Due, e.LastWorking
	}
	s.Shares = maps.Clone(s.Shares)
	for id, v := range s.Shares {
		if v.Stage == Done {
			v.Stage, v.Due = Owed, 0
		}
		if v.Due.IsZero() || e.Due < v.Due {
			v.Due = e.Due
		}
		s.Shares[id] = v
	}
	return s
}

// earliest is the first date of a notice's item; zero when it names none.
func earliest(ds []Deadline) Deadline {
	var out Deadline
	for _, d := range ds {
		if d.Kind == OnDate && !d.Date.IsZero() && (out.Date.IsZero() || d.Date < out.Date) {
			out = d
		}
	}
	return out
}

// Outlook is the reminders of the unmet due date and the periods still to open.
func (f Items) Outlook(state casefile.State) casefile.Outlook {
	s := state.(ItemState)
	if s.Stage != Running {
		return casefile.Outlook{}
	}
	return casefile.Outlook{Reminders: f.Rules.reminders(s.Unmet), Periods: periods(s)}
}

// periods open at the first instant of each month (or quarter) after the notice, until its year ends. Those that passed while
// the item was struck off stay closed.
func periods(s ItemState) []casefile.Period {
	months := rhythm(s.Issue.Deadlines)
	if months == 0 {
		return nil
	}
	var out []casefile.Period
	first := s.IssuedOn.AddDays(1 - s.IssuedOn.Day())
	if months == 3 {
		first = first.AddMonths(-((int(first.Month()) - 1) % 3))
	}
	for d := first.AddMonths(months); d <= s.Issue.Until; d = d.AddMonths(months) {
		name := d.String()[:len("2006-01")]
		due := d.AddMonths(months).AddDays(-1)
		if name <= s.Period || due < s.ReopenedOn {
			continue
		}
		out = append(out, casefile.Period{Name: CmdOpenPeriod, On: d, At: d.At(0, 0, 5), Command: OpenPeriod{Name: name, Due: due}})
	}
	return out
}

// rhythm is the length in months of the shortest recurring duty; 0: none.
func rhythm(ds []Deadline) int {
	months := 0
	for _, d := range ds {
		switch {
		case d.Kind == Monthly:
			return 1
		case d.Kind == Quarterly:
			months = 3
		}
	}
	return months
}
