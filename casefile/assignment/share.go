package assignment

import (
	"fmt"
	"slices"

	"gongkai/casefile"
	"gongkai/civil"
)

// Kinds of sealed texts.
const (
	TextReport  = "report"
	TextReason  = "reason"
	TextOpinion = "opinion"
	TextNote    = "note"
	TextProof   = "proof" // links and names of files, as JSON
	TextAsk     = "ask"
)

// Shares is the casefile of a unit's share in an item.
type Shares struct{ Rules Rules }

// Kind is a share.
func (Shares) Kind() casefile.Kind { return casefile.KindShare }

// ReadCommand decodes a waiting command.
func (Shares) ReadCommand(kind string, version int, body []byte) (casefile.Command, error) {
	return readCommand(kind, version, body)
}

// ReadEvent decodes an event of the log.
func (Shares) ReadEvent(eventType string, version int, body []byte) (casefile.Event, error) {
	return readEvent(eventType, version, body)
}

// Blank is the state before birth.
func (Shares) Blank(id string) casefile.State { return ShareState{ID: id} }

// Decide says what a command does to a share.
func (f Shares) Decide(state casefile.State, e casefile.Envelope, c casefile.Command) (casefile.Decision, error) {
	s := state.(ShareState)
	switch c := c.(type) {
	case Open:
		return open(s, e, c, f.Rules)
	case OpenPeriod:
		return openSharePeriod(s, e, c, f.Rules)
	case Report:
		return report(s, e, c)
	case Ask:
		return ask(s, e, c, f.Rules)
	case Evidence:
		return evidence(s, e, c, f.Rules)
	case Accept:
		return accept(s, e, c, f.Rules)
	case Return:
		return sendBack(s, e, c, f.Rules)
	case Note:
		return note(e, c, mayNoteShare(s))
	case Recompute:
		return recomputeShare(s, f.Rules)
	default:
		return casefile.Decision{}, fmt.Errorf("share: command %T: %w", c, casefile.ErrNewer)
	}
}

func (s ShareState) guard(stages ...Stage) casefile.Guard {
	var g casefile.Guard
	if !slices.Contains(stages, s.Stage) {
		g.No = casefile.Refuse(casefile.NotInThisState, "", "", "stage", string(s.Stage))
	}
	return g.NotBefore(casefile.BeforeIssue, s.OpenedOn)
}

// mayReport: as long as the office has not accepted; a second report replaces the first.
func mayReport(s ShareState) casefile.Guard { return s.guard(Owed, Back, Waiting) }

func mayAccept(s ShareState) casefile.Guard {
	return s.guard(Waiting).NotBefore(casefile.BeforeReport, s.ReportedOn)
}

// mayReturn: an accepted report can be sent back too.
func mayReturn(s ShareState) casefile.Guard {
	return s.guard(Waiting, Done).NotBefore(casefile.BeforeReport, s.ReportedOn).NotBefore(casefile.OutOfOrder, s.AcceptedOn)
}

func mayNoteShare(s ShareState) casefile.Guard {
	return casefile.Guard{No: born(s.Seq)}.NotBefore(casefile.BeforeIssue, s.OpenedOn)
}

// ShareOffers are the acts on a share that are possible today.
func ShareOffers(s ShareState, today civil.Date) []casefile.Offer {
	var out []casefile.Offer
	for _, n := range []named{{CmdReport, mayReport(s)}, {CmdAccept, mayAccept(s)}, {CmdReturn, mayReturn(s)}, {CmdEvidence, mayEvidence(s)},
		{CmdAsk, mayAsk(s)}, {CmdNote, mayNoteShare(s)}} {
		out = n.offer(out, today, n.kind == CmdAccept || n.kind == CmdReport && s.Stage != Waiting)
	}
	return out
}

func open(s ShareState, e casefile.Envelope, c Open, r Rules) (casefile.Decision, error) {
	var why casefile.Refusals
	if s.Seq > 0 {
		why = casefile.Refuse(casefile.NotInThisState, "", "")
	}
	why = append(why, casefile.Guard{}.Refuse(e.On, e.AcceptedOn())...)
	why = append(why, casefile.Needed("unit", c.Unit)...)
	why = append(why, casefile.Needed("item", c.Item)...)
	if !slices.Contains(Roles(), c.Role) {
		why = append(why, casefile.Refusal{Check: casefile.MissingField, Field: "role"})
	}
	if len(why) > 0 {
		return casefile.Decision{}, why
	}
	d, err := one(Opened{Open: c, LastWorking: r.lastWorking(c.Due), Edition: r.Calendar.Edition()})
	if c.Name != "" { // its item was issued without it
		news := ShareAdded{Share: ShareRef{ID: s.ID, Unit: c.Unit, Role: c.Role}, Due: c.Due}
		d.Orders = []casefile.Order{{Case: c.Item, Kind: casefile.KindItem, Command: news}}
	}
	return d, err
}

// openSharePeriod: one more report is owed. It is the item's order and silent where the share does not exist.
func openSharePeriod(s ShareState, e casefile.Envelope, c OpenPeriod, r Rules) (casefile.Decision, error) {
	if s.Seq == 0 {
		return casefile.Decision{}, nil
	}
	return s.telling(e, PeriodOpened{Name: c.Name, Due: c.Due, LastWorking: r.lastWorking(c.Due)})
}

// report speaks for what has fallen due by its day, and at least for what is owed first. So a unit that fell behind catches up with
// one report, and a period that only began is not struck off with the last one.
func report(s ShareState, e casefile.Envelope, c Report) (casefile.Decision, error) {
	why := append(mayReport(s).Refuse(e.On, e.AcceptedOn()), casefile.Needed("text", c.Text)...)
	why = append(why, shows(e, "said above", c.Proof)...)
	if len(why) > 0 {
		return casefile.Decision{}, why
	}
	proof, texts, err := shown(e, c.Proof)
	if err != nil {
		return casefile.Decision{}, err
	}
	id, said := optional(e, TextReport, c.Text)
	return s.telling(e, Reported{TextID: id, Through: max(e.On, first(s.owes)), Shown: proof}, append(said, texts...)...)
}

func accept(s ShareState, e casefile.Envelope, c Accept, r Rules) (casefile.Decision, error) {
	if why := mayAccept(s).Refuse(e.On, e.AcceptedOn()); len(why) > 0 {
		return casefile.Decision{}, why
	}
	id, texts := optional(e, TextOpinion, c.Opinion)
	due := first(s.left())
	return s.telling(e, Accepted{OpinionID: id, Due: due, LastWorking: r.lastWorking(due)}, texts...)
}

func sendBack(s ShareState, e casefile.Envelope, c Return, r Rules) (casefile.Decision, error) {
	why := append(mayReturn(s).Refuse(e.On, e.AcceptedOn()), casefile.Needed("reason", c.Reason)...)
	if len(why) > 0 {
		return casefile.Decision{}, why
	}
	id, texts := optional(e, TextReason, c.Reason)
	due := first(s.owing(s.covers...))
	return s.telling(e, Returned{ReasonID: id, Due: due, LastWorking: r.lastWorking(due)}, texts...)
}

func recomputeShare(s ShareState, r Rules) (casefile.Decision, error) {
	if s.Seq == 0 || s.Stage == Done || s.Edition == r.Calendar.Edition() {
		return casefile.Decision{}, nil
	}
	return one(DueRecomputed{Due: s.Due, LastWorking: r.lastWorking(s.Due), Edition: r.Calendar.Edition()})
}

// telling is an event that the item must hear of when it changes the share's stage or what it owes first.
func (s ShareState) telling(e casefile.Envelope, ev casefile.Event, texts ...casefile.Text) (casefile.Decision, error) {
	after, err := evolveShare(s, casefile.Recorded{Seq: s.Seq + 1, Actor: e.Actor, On: e.On, Event: ev})
	if err != nil {
		return casefile.Decision{}, err
	}
	d, err := one(ev, texts...)
	if after.Stage != s.Stage || after.CaseDue() != s.CaseDue() {
		news := ShareMoved{Share: s.ID, Seq: after.Seq, Stage: after.Stage, Due: after.CaseDue()}
		d.Orders = []casefile.Order{{Case: s.Open.Item, Kind: casefile.KindItem, Command: news}}
	}
	return d, err
}

// Evolve folds one event of a share.
func (Shares) Evolve(state casefile.State, r casefile.Recorded) (casefile.State, error) {
	return evolveShare(state.(ShareState), r)
}

func evolveShare(s ShareState, r casefile.Recorded) (ShareState, error) {
	s.Seq = r.Seq
	switch e := r.Event.(type) {
	case Opened:
		s.Open, s.Stage, s.Due, s.LastWorking, s.Edition, s.OpenedOn = e.Open, Owed, e.Due, e.LastWorking, e.Edition, r.On
		s.owes = s.owing(e.Due)
	case PeriodOpened:
		s = s.inPeriod(e)
	case Reported:
		s = s.reported(r, e.TextID, e.Shown, e.Through)
		s.Stage, s.AcceptedOn, s.ByOffice = Waiting, 0, false
	case Evidenced:
		s = s.reported(r, e.TextID, e.Shown, e.Through).accepted(r.On, e.Due, e.LastWorking)
		s.ByOffice = true
	case Accepted:
		s = s.accepted(r.On, e.Due, e.LastWorking)
	case Returned:
		s.Stage, s.ReturnedID, s.AcceptedOn, s.owes = Back, e.ReasonID, 0, s.owing(s.covers...)
		s.Due, s.LastWorking = e.Due, e.LastWorking
		if !s.ByOffice && s.AskedOn.IsZero() { // the unit has it again
			s.AskedOn = r.On
		}
	case Asked:
		s = s.asked(r.On, e)
	case Noted:
	case DueRecomputed:
		s.LastWorking, s.Edition = e.LastWorking, e.Edition
	default:
		return s, fmt.Errorf("share: event %T: %w", r.Event, casefile.ErrNewer)
	}
	return s, nil
}

// reported is the share with what it last said for itself, or what the office found.
func (s ShareState) reported(r casefile.Recorded, textID string, p Shown, through civil.Date) ShareState {
	s.ReportedOn, s.ReportID, s.ReportedBy, s.ProofID, s.PublishedOn = r.On, textID, r.Actor, p.ProofID, p.PublishedOn
	s.covers = s.dueThrough(through)
	return s
}

// accepted: what was covered is met; what is owed next nobody has asked for yet.
func (s ShareState) accepted(on, due, lastWorking civil.Date) ShareState {
	s.AcceptedOn, s.ReturnedID, s.owes = on, "", s.left()
	if s.Stage = Done; len(s.owes) > 0 {
		s.Stage, s.Due, s.LastWorking = Owed, due, lastWorking
	}
	return s.unasked()
}

// inPeriod: what was accepted is owed again; what waits or is owed stays so, and owes one report more.
func (s ShareState) inPeriod(e PeriodOpened) ShareState {
	s.owes = s.owing(e.Due)
	if s.Stage == Done {
		s.Stage = Owed
	}
	if first(s.owes) == e.Due {
		s.Due, s.LastWorking = e.Due, e.LastWorking
	}
	return s
}

// Outlook is what was asked of the unit and when it is due. Nobody is reminded of what nobody asked for (零填报): the item itself reminds
// the office.
func (f Shares) Outlook(state casefile.State) casefile.Outlook {
	return casefile.Outlook{Reminders: f.Rules.askReminders(state.(ShareState))}
}

func one(ev casefile.Event, texts ...casefile.Text) (casefile.Decision, error) {
	return casefile.Decision{Events: []casefile.Event{ev}, Texts: texts}, nil
}

// optional is the id and the text of a passage, or nothing when it is empty.
func optional(e casefile.Envelope, kind, body string) (string, []casefile.Text) {
	if body == "" {
		return "", nil
	}
	id := e.ID(kind)
	return id, []casefile.Text{{ID: id, Kind: kind, Body: body}}
}

func note(e casefile.Envelope, c Note, g casefile.Guard) (casefile.Decision, error) {
	why := append(g.Refuse(e.On, e.AcceptedOn()), casefile.Needed("text", c.Text)...)
	if len(why) > 0 {
		return casefile.Decision{}, why
	}
	id, texts := optional(e, TextNote, c.Text)
	return one(Noted{TextID: id}, texts...)
}
