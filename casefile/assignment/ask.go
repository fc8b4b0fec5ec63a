package assignment

import (
	"slices"

	"gongkai/casefile"
	"gongkai/civil"
)

// AskedReminder is the kind of the line that tells a unit it was asked to report.
const AskedReminder = "asked"

// mayAsk: once, and only where evidence is missing. Without it a unit is asked for nothing (零填报).
func mayAsk(s ShareState) casefile.Guard {
	g := s.guard(Owed, Back)
	if !s.AskedOn.IsZero() {
		g.No = append(g.No, casefile.Refusal{Check: casefile.NotInThisState, Facts: map[string]string{"asked_on": s.AskedOn.String()}})
	}
	return g
}

// mayAskAll: where a share lacks its evidence.
func mayAskAll(s ItemState) casefile.Guard {
	g := s.guard(Running)
	if len(s.lacking()) == 0 {
		g.No = append(g.No, casefile.Refusal{Check: casefile.NotInThisState, Facts: map[string]string{"shares": "none"}})
	}
	return g
}

// lacking are the shares without evidence, in the order in which they joined.
func (s ItemState) lacking() []string {
	var out []string
	for _, ref := range s.Issue.Shares {
		if v := s.Shares[ref.ID]; v.Stage == Owed || v.Stage == Back {
			out = append(out, ref.ID)
		}
	}
	return out
}

// askable refuses a day that is no time to report.
func askable(e casefile.Envelope, due civil.Date) casefile.Refusals {
	switch {
	case due.IsZero():
		return casefile.Refuse(casefile.MissingField, "", "due")
	case due < e.On:
		return casefile.Refuse(casefile.OutOfOrder, "", "due", "earliest", e.On.String())
	}
	return nil
}

func ask(s ShareState, e casefile.Envelope, c Ask, r Rules) (casefile.Decision, error) {
	why := append(mayAsk(s).Refuse(e.On, e.AcceptedOn()), askable(e, c.Due)...)
	if len(why) > 0 {
		if e.Actor == casefile.System { // the item asks all that it knows to lack something; this one was asked already, or reported
			return casefile.Decision{}, nil
		}
		return casefile.Decision{}, why
	}
	id, texts := optional(e, TextAsk, c.Text)
	return one(Asked{Due: c.Due, LastWorking: r.lastWorking(c.Due), TextID: id}, texts...)
}

func askAll(s ItemState, e casefile.Envelope, c Ask, r Rules) (casefile.Decision, error) {
	why := append(mayAskAll(s).Refuse(e.On, e.AcceptedOn()), askable(e, c.Due)...)
	if len(why) > 0 {
		return casefile.Decision{}, why
	}
	id, texts := optional(e, TextAsk, c.Text)
	shares := s.lacking()
	d, err := one(Asked{Due: c.Due, LastWorking: r.lastWorking(c.Due), TextID: id, Shares: shares}, texts...)
	for _, share := range shares {
		d.Orders = append(d.Orders, casefile.Order{Case: share, Kind: casefile.KindShare, Command: c})
	}
	return d, err
}

// Asked reports whether the unit was asked and has not reported since.
func (s ShareState) Asked() bool { return !s.AskedOn.IsZero() && (s.Stage == Owed || s.Stage == Back) }

// asked is the share after a request.
func (s ShareState) asked(on civil.Date, e Asked) ShareState {
	s.AskedOn, s.AskDue, s.AskLastWorking, s.AskID = on, e.Due, e.LastWorking, e.TextID
	return s
}

// unasked: what was asked for is there.
func (s ShareState) unasked() ShareState {
	s.AskedOn, s.AskDue, s.AskLastWorking, s.AskID = 0, 0, 0, ""
	return s
}

// askReminders tell the unit that it was asked, and remind it of the day it was given. What would have been said before it was asked is
// not said.
func (r Rules) askReminders(s ShareState) []casefile.Reminder {
	if !s.Asked() || s.AskDue.IsZero() {
		return nil
	}
	at := s.AskedOn.At(0, 0, 0)
	later := slices.DeleteFunc(r.reminders(s.AskDue), func(x casefile.Reminder) bool { return civil.In(x.At) <= s.AskedOn })
	out := []casefile.Reminder{{Kind: AskedReminder, Due: s.AskDue, At: at}}
	for i, x := range later {
		x.Rank = i + 1
		out = append(out, x)
	}
	return out
}

// AskDue is the day a unit is given when it is asked today: counted back from what it owes, or some working days from now where it owes
// nothing dated, or too soon.
func (r Rules) AskDue(due, today civil.Date) civil.Date {
	if !due.IsZero() {
		if back := r.workingDaysBefore(due, r.AskBefore); back > today {
			return back
		}
	}
	return r.Calendar.AddWorking(today, r.AskWithin)
}

// CheckedUntil is the last day on which a check of a standing duty is fresh; it counts from the last check, or from the notice.
func (r Rules) CheckedUntil(checked, issued civil.Date) civil.Date {
	return max(checked, issued).AddDays(r.CheckFresh)
}
