package desk

import (
	"context"
	"errors"
	"slices"
	"strings"
	"time"

	"gongkai/auth"
	"gongkai/casefile"
	"gongkai/casefile/application"
	"gongkai/casefile/assignment"
	"gongkai/civil"
	"gongkai/record"
	"gongkai/statute/clock"
	"gongkai/store"
)

// Application is one case as its page shows it.
type Application struct {
	State      application.State
	AgencyName string
	Letterhead string         // the agency as its letters name it
	Contact    string         // how it is reached, as settled; "": not settled
	Party      casefile.Party // names in full; documents and telephones masked until revealed
	Form       application.Particulars
	Request    string         // as it now stands
	First      string         // as it was before its first correction; "" while there is none
	Correction string         // what the last 补正通知 asks to correct
	Consulted  []Consultation // 征求意见, in the order of entry
	Periods    clock.Rules    // the lengths of the periods in force
	Draft      string
	Returned   string // why the last draft was sent back
	Extension  string // why more days were asked for
	Handler    string // display name
	Registrar  string
	Standing   clock.Standing
	Explain    []string
	Days       []clock.DayLine
	Offers     []casefile.Offer
	Papers     []casefile.Offer             // acts that this person may enter for who signed on paper
	NoPapers   map[string]casefile.Refusals // why not
	Risks      casefile.Refusals            // warnings that wait for a signature
	Contacts   []Contact                    // 联系记录, newest first
	Why        map[string]casefile.Refusals // of acts the person's roles allow but the state does not
	Waiting    int                          // commands that wait; further acts are disabled until they are decided
	Timeline   []Entry
	Files      []store.Attachment
	Faults     []LetterFault     // letters that could not be written
	Letters    map[string]Letter // what is known of the files that acts have had rendered, by id
	Today      civil.Date
}

// Entry is one line of the timeline.
type Entry struct {
	Seq     int
	Type    string
	On      civil.Date // when it happened
	At      time.Time  // when it was recorded
	Actor   string
	Event   casefile.Event
	Texts   []string // opened passages: reasons, opinions, notes
	Person  string   // display name of a person the event is about (the handler), or the name of the party that was consulted
	Amended bool     // a later 更正 mended its date
	Signed  []SignedText
	Paper   *SignedOnPaper // whose signature on paper the actor entered
	Contact *Contact       // of a 联系记录
	Servers []string       // who served a reply by hand
}

// Application reads one case for its page.
func (d *Desk) Application(ctx context.Context, p auth.Person, caseID string) (Application, error) {
	row, on, err := d.subject(ctx, caseID)
	if err != nil {
		return Application{}, err
	}
	if row.Kind != string(casefile.KindApplication) {
		return Application{}, ErrNotFound
	}
	if err := may(p, auth.ReadApplications, on); err != nil {
		return Application{}, err
	}
	r, err := d.record.Read(ctx, caseID)
	if errors.Is(err, record.ErrUnknown) {
		return Application{}, ErrNotFound
	}
	if err != nil {
		return Application{}, err
	}
	s, ok := r.State.(application.State)
	if !ok {
		return Application{}, ErrNotFound
	}
	return d.application(ctx, p, on, r, s)
}

func (d *Desk) application(ctx context.Context, p auth.Person, on auth.Subject, r record.Reading, s application.State) (Application, error) {
	names, err := d.Names(ctx)
	if err != nil {
		return Application{}, err
	}
	texts, err := d.record.Texts(ctx, textIDs(s, r.Events)...)
	if err != nil {
		return Application{}, err
	}
	parties, err := d.record.Parties(ctx, s.PartyID)
	if err != nil {
		return Application{}, err
	}
	today := d.Today()
	out := Application{State: s, AgencyName: names.UnitOn(on.AgencyID, s.RegisteredOn), Party: masked(parties[s.PartyID]), Request: texts[s.RequestID],
		Returned: texts[s.ReturnedID], Handler: names.Person(s.Handler), Registrar: names.Person(s.Registrar),
		Standing: s.Clock.At(today, r.Calendar), Explain: clock.Sentences(s.Clock.Explain), Days: clock.Days(s.Clock, r.Rules.Clock),
		Waiting: r.Waiting, Timeline: timeline(r.Events, names, texts), Today: today}
	if out.Form, err = s.OnForm.Particulars(texts[s.OnForm.TextID]); err != nil {
		return Application{}, err
	}
	out.procedure(r, s, texts)
	if s.Draft != nil {
		out.Draft = texts[s.Draft.TextID]
	}
	if s.Extension != nil {
		out.Extension = texts[s.Extension.ReasonID]
	}
	out.Letters = lettersOf(s, r.Events, texts)
	h, err := d.record.House(ctx, on.AgencyID)
	if err != nil {
		return Application{}, err
	}
	out.Letterhead, out.Contact = h.Letterhead(), h.Reached()
	out.Offers, out.Why = d.offers(p, on, s, r, today)
	out.Contacts, out.Risks = contactsIn(out.Timeline), application.Risks(s, today, r.Rules)
	if r.Waiting == 0 && auth.May(p, auth.EnterPaper, on) == nil {
		out.Papers, out.NoPapers = application.PaperOffers(s, "", today, r.Rules), application.PaperWhyNot(s, today, r.Rules)
	}
	err = d.db.View(ctx, "list files", func(tx *store.Tx) (err error) {
		if out.Files, err = tx.AttachmentsOf(s.ID); err != nil {
			return err
		}
		out.Faults, err = letterFaults(tx, p, on, s.ID)
		return err
	})
	return out, err
}

// offers are the acts that the state allows and the policy too; none while a command waits.
func (d *Desk) offers(p auth.Person, on auth.Subject, s application.State, r record.Reading, today civil.Date) ([]casefile.Offer, map[string]casefile.Refusals) {
	permitted := func(kind string) (behalf string, ok bool) {
		behalf, err := auth.Behalf(p, auth.Act(string(casefile.KindApplication)+"."+kind), on)
		return behalf, err == nil
	}
	why := application.WhyNot(s, p.ID, today, r.Rules)
	for kind := range why {
		if _, ok := permitted(kind); !ok {
			delete(why, kind)
		}
	}
	offers := slices.DeleteFunc(application.Offers(s, p.ID, today, r.Rules), func(o casefile.Offer) bool {
		behalf, ok := permitted(o.Kind)
		no := application.NotFor(s, behalf, o.Kind)
		if ok && len(no) > 0 {
			why[o.Kind] = no
		}
		return !ok || len(no) > 0
	})
	if r.Waiting > 0 {
		return nil, why
	}
	return offers, why
}

func textIDs(s application.State, events []casefile.Recorded) []string {
	ids := []string{s.RequestID, s.OnForm.TextID}
	for _, r := range events {
		ids = append(ids, textsOf(r.Event)...)
		ids = append(ids, procedureIDs(r.Event)...)
	}
	if s.Draft != nil {
		ids = append(ids, s.Draft.TextID)
	}
	return slices.DeleteFunc(ids, func(id string) bool { return id == "" })
}

// textsOf are the passages an event's line shows.
func textsOf(e casefile.Event) []string {
	switch e := e.(type) {
	case application.Passed:
		return []string{e.OpinionID}
	case application.Returned:
		return []string{e.ReasonID}
	case application.ExtensionRequested:
		return []string{e.ReasonID}
	case application.Withdrawn:
		return []string{e.StatementID}
	case application.Amended:
		return []string{e.ReasonID}
	case application.Voided:
		return []string{e.ReasonID}
	case application.Noted:
		return []string{e.TextID}
	case application.Completed:
		return []string{e.ReasonID}
	}
	return procedureTextsOf(e)
}

func assignmentTextsOf(e casefile.Event) []string {
	switch e := e.(type) {
	case assignment.Reported:
		return []string{e.TextID}
	case assignment.Evidenced:
		return []string{e.TextID}
	case assignment.Checked:
		return []string{e.TextID}
	case assignment.Asked:
		return []string{e.TextID}
	case assignment.Accepted:
		return []string{e.OpinionID}
	case assignment.Returned:
		return []string{e.ReasonID}
	case assignment.Closed:
		return []string{e.OpinionID}
	case assignment.Reopened:
		return []string{e.ReasonID}
	case assignment.Noted:
		return []string{e.TextID}
	}
	return nil
}

func timeline(events []casefile.Recorded, names Names, texts map[string]string) []Entry {
	amended, asked := map[int]bool{}, addressees(events, texts)
	out := make([]Entry, 0, len(events))
	for _, r := range events {
		e := Entry{Seq: r.Seq, Type: r.Event.EventType(), On: r.On, At: r.At, Actor: names.By(r), Event: r.Event}
		for _, id := range textsOf(r.Event) {
			if t := texts[id]; t != "" {
				e.Texts = append(e.Texts, t)
			}
		}
		for _, w := range signedOf(r.Event) {
			e.Signed = append(e.Signed, SignedText{Check: w.Check, Reason: texts[w.ReasonID]})
		}
		e.papers(names, texts)
		switch x := r.Event.(type) {
		case application.Assigned:
			e.Person = names.Person(x.Handler)
		case application.Amended:
			amended[x.Target] = true
		default:
			e.Person = asked[refOf(x)]
		}
		out = append(out, e)
	}
	for i := range out {
		out[i].Amended = amended[out[i].Seq]
	}
	slices.Reverse(out)
	return out
}

// Reveal shows one masked field, in full, to somebody who says why; the look is logged.
func (d *Desk) Reveal(ctx context.Context, p auth.Person, caseID, field, reason string) (string, error) {
	if strings.TrimSpace(reason) == "" {
		return "", Invalid{{Field: "reason", Code: "required"}}
	}
	_, on, err := d.subject(ctx, caseID)
	if err != nil {
		return "", err
	}
	if err := may(p, auth.RevealParty, on); err != nil {
		return "", err
	}
	r, err := d.record.Read(ctx, caseID)
	if err != nil {
		return "", err
	}
	s, ok := r.State.(application.State)
	if !ok {
		return "", ErrNotFound
	}
	parties, err := d.record.Parties(ctx, s.PartyID)
	if err != nil {
		return "", err
	}
	value, ok := hidden(parties[s.PartyID], field)
	if !ok {
		return "", Invalid{{Field: "field", Code: "unknown_value"}}
	}
	if err := d.record.LogReveal(ctx, record.Reveal{CaseID: caseID, Account: p.ID, Field: field, Reason: reason}); err != nil {
		return "", err // a look that is not written down does not happen
	}
	return value, nil
}

// File opens one attachment of a case.
func (d *Desk) File(ctx context.Context, p auth.Person, caseID, fileID string) (mime string, body []byte, err error) {
	_, on, err := d.subject(ctx, caseID)
	if err != nil {
		return "", nil, err
	}
	if err := may(p, auth.ReadApplications, on); err != nil {
		return "", nil, err
	}
	mime, body, err = d.record.OpenFile(ctx, caseID, fileID)
	if errors.Is(err, record.ErrUnknown) {
		err = ErrNotFound
	}
	return mime, body, err
}
