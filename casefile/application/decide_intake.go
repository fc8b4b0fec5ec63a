package application

import (
	"slices"
	"strings"

	"gongkai/casefile"
	"gongkai/civil"
	"gongkai/statute/clock"
)

// Kinds of sealed texts.
const (
	TextRequest   = "request"
	TextDraft     = "draft"
	TextFile      = "file"
	TextReason    = "reason"
	TextOpinion   = "opinion"
	TextStatement = "statement"
	TextNote      = "note"
	TextForm      = "form" // what the form says beside the request
	TextContact   = "contact"
	TextSigner    = "signer"  // the name of who signed on paper and has no account
	TextServers   = "servers" // the names of who served a letter by hand
)

// register is never refused for what a form lacks: only a future date, one before the 条例, or none stops (law.md §9).
func register(s State, e casefile.Envelope, c Register, r Rules) (casefile.Decision, error) {
	why := mayRegister(s).Refuse(e.On, e.AcceptedOn())
	why = append(why, validChannel(c.Channel)...)
	why = append(why, validApplicant(c.Applicant)...)
	why = append(why, Confirmation(e.AcceptedOn(), c.Channel, c.ConfirmedOn, e.On)...)
	why = append(why, casefile.Needed("request", c.Request)...)
	if c.Backfilled {
		why = append(why, casefile.Needed("number", c.Number)...)
	}
	why = append(why, validForm(c.Party, c.Particulars, r)...)
	if len(why) > 0 {
		return refused(why)
	}
	fact := clock.Fact{Kind: clock.Received, On: e.On, Channel: c.Channel, ConfirmedOn: c.ConfirmedOn}
	party := c.Party
	party.ID = e.ID("party")
	form, text, err := c.Particulars.split(e)
	if err != nil {
		return casefile.Decision{}, err
	}
	ev := Registered{Number: c.Number, Year: c.Year, Ordinal: c.Ordinal, Applicant: c.Applicant, PartyID: party.ID,
		RequestID: e.ID(TextRequest), Tracking: c.Tracking, Checklist: Checklist(c.Applicant, party, form.Wanted), OnForm: form,
		Fact: fact, Clock: clock.Derive([]clock.Fact{fact}, r.Clock), Backfilled: c.Backfilled, Handler: c.Handler}
	d, err := one(ev, append([]casefile.Text{{ID: ev.RequestID, Kind: TextRequest, Body: c.Request}}, text...)...)
	d.Party = &party
	return d, err
}

func complete(s State, e casefile.Envelope, c Complete, r Rules) (casefile.Decision, error) {
	why := mayComplete(s).Refuse(e.On, e.AcceptedOn())
	why = append(why, validApplicant(c.Applicant)...)
	if !s.Stage.Open() {
		why = append(why, casefile.Needed("reason", c.Reason)...)
	}
	form, texts, faults, err := s.completed(e, c, r)
	why = append(why, faults...)
	if len(why) > 0 {
		return refused(why)
	}
	if err != nil {
		return casefile.Decision{}, err
	}
	party := c.Party
	party.ID = e.ID("party")
	ev := Completed{Applicant: c.Applicant, PartyID: party.ID, Checklist: Checklist(c.Applicant, party, form.Wanted), OnForm: form}
	if c.Applicant != s.Applicant {
		ev.From = s.Applicant
	}
	if strings.TrimSpace(c.Reason) != "" {
		ev.ReasonID = e.ID(TextReason)
		texts = append(texts, casefile.Text{ID: ev.ReasonID, Kind: TextReason, Body: c.Reason})
	}
	d, err := one(ev, texts...)
	d.Party = &party
	return d, err
}

// completed is the form as it stands after completing: one that was not given stays as it is.
func (s State) completed(e casefile.Envelope, c Complete, r Rules) (OnForm, []casefile.Text, casefile.Refusals, error) {
	if c.Particulars == nil {
		return s.OnForm, nil, validForm(c.Party, Particulars{}, r), nil
	}
	form, texts, err := c.Particulars.split(e)
	return form, texts, validForm(c.Party, *c.Particulars, r), err
}

func assign(s State, e casefile.Envelope, c Assign) (casefile.Decision, error) {
	why := mayAssign(s).Refuse(e.On, e.AcceptedOn())
	why = append(why, casefile.Needed("handler", c.Handler)...)
	if c.Handler != "" && c.Handler == s.Handler {
		why = append(why, casefile.Refusal{Check: casefile.MissingField, Field: "handler"})
	}
	if len(why) > 0 {
		return refused(why)
	}
	return one(Assigned{Handler: c.Handler, From: s.Handler})
}

func note(s State, e casefile.Envelope, c Note) (casefile.Decision, error) {
	why := append(mayNote(s).Refuse(e.On, e.AcceptedOn()), casefile.Needed("text", c.Text)...)
	if len(why) > 0 {
		return refused(why)
	}
	id := e.ID(TextNote)
	return one(Noted{TextID: id}, casefile.Text{ID: id, Kind: TextNote, Body: c.Text})
}

// recompute is silent when the dates and the edition are what they were.
func recompute(s State, e casefile.Envelope, r Rules) (casefile.Decision, error) {
	if !s.Stage.Open() || s.Clock.CalendarEdition == r.Clock.Calendar.Edition() {
		return casefile.Decision{}, nil
	}
	return one(DueRecomputed{Before: s.CaseDue(), Clock: clock.Derive(s.facts(), r.Clock)})
}

func validChannel(c clock.Channel) casefile.Refusals {
	if !slices.Contains(Channels(), c) {
		return casefile.Refuse(casefile.MissingField, "条例第三十一条", "channel")
	}
	return nil
}

func validApplicant(k ApplicantKind) casefile.Refusals {
	if !slices.Contains(ApplicantKinds(), k) {
		return casefile.Refuse(casefile.MissingField, "", "applicant")
	}
	return nil
}

func validWay(w Way) casefile.Refusals {
	if !slices.Contains(Ways(), w) {
		return casefile.Refuse(casefile.MissingField, "国办公开办函〔2016〕235号", "way")
	}
	return nil
}

// Confirmation: only letters without signature, the internet and fax are confirmed (art. 31(2)(3)), not before they came
// and not in the future.
func Confirmation(accepted civil.Date, ch clock.Channel, on, came civil.Date) casefile.Refusals {
	switch {
	case on.IsZero():
		return nil
	case ch != clock.OrdinaryMail && ch != clock.Internet && ch != clock.Fax:
		return casefile.Refuse(casefile.MissingField, "条例第三十一条", "confirmed_on")
	case on > accepted:
		return casefile.Refuse(casefile.InFuture, "条例第三十一条", "confirmed_on", "latest", accepted.String())
	case on < came:
		return casefile.Refuse(casefile.BeforeReceipt, "条例第三十一条", "confirmed_on", "earliest", came.String())
	}
	return nil
}
