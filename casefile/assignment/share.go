package assignment

import (
	"fmt"

	"gongkai/casefile"
	"gongkai/civil"
)

// Kinds of sealed texts.
const (
	TextReport  = "report"
	TextReason  = "reason"
	TextOpinion = "opinion"
	TextNote    = "note"
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
		return openSharePeriod(s, c, f.Rules)
	case Report:
		return report(s, e, c)
	case Accept:
		return accept(s, e, c)
	case Return:
		return sendBack(s, e, c)
	case Note:
		return note(e, c, mayNoteShare(s))
	case Recompute:
		return recomputeShare(s, f.Rules)
	default:
		return casefile.Decision{}, fmt.Errorf("share: command %T: %w", c, casefile.ErrNewer)
	}
}

func (s ShareState) guard(from civil.Date, check string, stages ...Stage) casefile.Guard {
	g := casefile.Guard{From: notBefore(from, check)}
	for _, st := range stages {
		if s.Stage == st {
			return g
		}
	}
	g.No = casefile.Refuse(casefile.NotInThisState, "", "", "stage", string(s.Stage))
	return g
}

// mayReport: as long as the office has not accepted; a second report replaces the first.
func mayReport(s ShareState) casefile.Guard {
	return s.guard(s.OpenedOn, casefile.BeforeIssue, Owed, Back, Waiting)
}

func mayAccept(s ShareState) casefile.Guard {
	return s.guard(s.ReportedOn, casefile.BeforeReport, Waiting)
}

func mayReturn(s ShareState) casefile.Guard {
	return s.guard(s.ReportedOn, casefile.BeforeReport, Waiting, Done)
}

func mayNoteShare(s ShareState) casefile.Guard {
	return casefile.Guard{From: notBefore(s.OpenedOn, casefile.BeforeIssue)}
}

// ShareOffers are the acts on a share that are possible today.
func ShareOffers(s ShareState, today civil.Date) []casefile.Offer {
	var out []casefile.Offer
	for _, n := range []named{{CmdReport, mayReport(s)}, {CmdAccept, mayAccept(s)}, {CmdReturn, mayReturn(s)}, {CmdNote, mayNoteShare(s)}} {
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
	why = append(why, needed("unit", c.Unit)...)
	why = append(why, needed("item", c.Item)...)
	if len(why) > 0 {
		return casefile.Decision{}, why
	}
	return one(Opened{Open: c, LastWorking: r.lastWorking(c.Due), Edition: r.Calendar.Edition()})
}

func openSharePeriod(s ShareState, c OpenPeriod, r Rules) (casefile.Decision, error) {
	return s.moving(PeriodOpened{Name: c.Name, Due: c.Due, LastWorking: r.lastWorking(c.Due)}, s.stageInPeriod())
}

// stageInPeriod: what was accepted is owed again; what was still owed or waits stays so, with its older due date.
func (s ShareState) stageInPeriod() Stage {
	if s.Stage == Done {
		return Owed
	}
	return s.Stage
}

func report(s ShareState, e casefile.Envelope, c Report) (casefile.Decision, error) {
	why := append(mayReport(s).Refuse(e.On, e.AcceptedOn()), needed("text", c.Text)...)
	if len(why) > 0 {
		return casefile.Decision{}, why
	}
	id, texts := optional(e, TextReport, c.Text)
	return s.moving(Reported{TextID: id}, Waiting, texts...)
}

func accept(s ShareState, e casefile.Envelope, c Accept) (casefile.Decision, error) {
	if why := mayAccept(s).Refuse(e.On, e.AcceptedOn()); len(why) > 0 {
		return casefile.Decision{}, why
	}
	id, texts := optional(e, TextOpinion, c.Opinion)
	return s.moving(Accepted{OpinionID: id}, Done, texts...)
}

func sendBack(s ShareState, e casefile.Envelope, c Return) (casefile.Decision, error) {
	why := append(mayReturn(s).Refuse(e.On, e.AcceptedOn()), needed("reason", c.Reason)...)
	if len(why) > 0 {
		return casefile.Decision{}, why
	}
	id, texts := optional(e, TextReason, c.Reason)
	return s.moving(Returned{ReasonID: id}, Back, texts...)
}

func recomputeShare(s ShareState, r Rules) (casefile.Decision, error) {
	if s.Stage == Done || s.Edition == r.Calendar.Edition() {
		return casefile.Decision{}, nil
	}
	return one(DueRecomputed{Due: s.Due, LastWorking: r.lastWorking(s.Due), Edition: r.Calendar.Edition()})
}

// moving is an event that the item must hear of when it changes the share's stage.
func (s ShareState) moving(ev casefile.Event, to Stage, texts ...casefile.Text) (casefile.Decision, error) {
	d, err := one(ev, texts...)
	if to != s.Stage {
		d.Orders = []casefile.Order{{Case: s.Open.Item, Kind: casefile.KindItem, Command: ShareMoved{Share: s.ID, Stage: to}}}
	}
	return d, err
}

// Evolve folds one event of a share.
func (Shares) Evolve(state casefile.State, r casefile.Recorded) (casefile.State, error) {
	s := state.(ShareState)
	s.Seq = r.Seq
	switch e := r.Event.(type) {
	case Opened:
		s.Open, s.Stage, s.Due, s.LastWorking, s.Edition, s.OpenedOn = e.Open, Owed, e.Due, e.LastWorking, e.Edition, r.On
	case PeriodOpened:
		if s.Stage == Done || s.Due.IsZero() {
			s.Due, s.LastWorking = e.Due, e.LastWorking
		}
		s.Stage = s.stageInPeriod()
	case Reported:
		s.Stage, s.ReportedOn, s.ReportID, s.ReportedBy = Waiting, r.On, e.TextID, r.Actor
	case Accepted:
		s.Stage, s.AcceptedOn, s.ReturnedID = Done, r.On, ""
	case Returned:
		s.Stage, s.ReturnedID, s.AcceptedOn = Back, e.ReasonID, 0
	case Noted:
	case DueRecomputed:
		s.LastWorking, s.Edition = e.LastWorking, e.Edition
	default:
		return s, fmt.Errorf("share: event %T: %w", r.Event, casefile.ErrNewer)
	}
	return s, nil
}

// Outlook is the reminders of the share's due date.
func (f Shares) Outlook(state casefile.State) casefile.Outlook {
	return casefile.Outlook{Reminders: f.Rules.reminders(state.(ShareState).CaseDue())}
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

func needed(field, value string) casefile.Refusals {
	if value == "" {
		return casefile.Refuse(casefile.MissingField, "", field)
	}
	return nil
}

func note(e casefile.Envelope, c Note, g casefile.Guard) (casefile.Decision, error) {
	why := append(g.Refuse(e.On, e.AcceptedOn()), needed("text", c.Text)...)
	if len(why) > 0 {
		return casefile.Decision{}, why
	}
	id, texts := optional(e, TextNote, c.Text)
	return one(Noted{TextID: id}, texts...)
}
