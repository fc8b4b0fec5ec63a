package activities

import (
	"cmp"
	"context"
	"time"

	"gongkai/casefile"
	"gongkai/casefile/application"
	"gongkai/civil"
	"gongkai/letters"
	"gongkai/record"
	"gongkai/statute/clock"
	"gongkai/store"
)

// head is what the letters of a case have in common.
type head struct {
	application letters.Application
	request     []string
	redress     letters.Redress
	agency      string
	contact     letters.Contact
	private     []string // what tells who applies, besides the name
	online      bool     // it may leave through an internet channel
}

// letterhead gathers it for a letter of a day, under the names that were settled when the act was recorded (its event is seq), whenever
// the letter is rendered.
func letterhead(ctx context.Context, db *store.DB, r *record.Recorder, h House, reading record.Reading, s application.State, on civil.Date, seq int) (out head, err error) {
	agency := reading.Case.AgencyID
	texts, err := r.Texts(ctx, s.RequestID)
	if err != nil {
		return out, err
	}
	parties, err := r.Parties(ctx, s.PartyID)
	if err != nil {
		return out, err
	}
	out.contact, out.private = h.Contact, []string{parties[s.PartyID].DocNumber, parties[s.PartyID].Phone}
	out.application = letters.Application{RegisterNo: s.Number, Applicant: parties[s.PartyID].Name, Organisation: s.Applicant != application.Natural,
		Received: receivedBy(s, on), Channel: channelOf(s), Unconfirmed: unconfirmedOn(s, on)}
	out.request = paragraphs(texts[s.RequestID])
	err = db.View(ctx, "agency of letter", func(tx *store.Tx) error {
		u, err := tx.FindUnit(agency)
		if err != nil {
			return err
		}
		settled, err := r.HouseIn(tx, agency, recordedAt(reading.Events, seq))
		if err != nil {
			return err
		}
		out.redress = letters.Redress(settled.Over(h.Redress(u)))
		out.agency, err = tx.NameOf(agency, on)
		out.agency = cmp.Or(settled.Name, out.agency)
		if line := settled.Reached(); line != "" {
			out.contact = letters.Contact{Line: line}
		}
		return err
	})
	// The way in which a letter leaves is chosen after it is written. Where it may be an internet channel, that of 复议 is named
	// (行政复议法 art. 22(2)): to say it under a letter that goes by post does no harm.
	out.online = out.application.Channel == clock.Internet || out.redress.Names.Online != ""
	return out, err
}

// unconfirmedOn: on a day, both sides had not confirmed yet that the application had come.
func unconfirmedOn(s application.State, day civil.Date) bool {
	on := s.ReceivedOn()
	return on.IsZero() || on > day
}

// receivedBy is the day that a letter of a day names: the receipt date, or the day the application came where both sides confirmed it
// only afterwards, or have not yet (art. 31).
func receivedBy(s application.State, day civil.Date) civil.Date {
	if on := s.ReceivedOn(); !on.IsZero() && on <= day {
		return on
	}
	return s.Clock.ArrivedOn
}

// recordedAt is when an event was recorded.
func recordedAt(events []casefile.Recorded, seq int) (at time.Time) {
	for _, e := range events {
		if e.Seq == seq {
			at = e.At
		}
	}
	return at
}
