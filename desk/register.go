package desk

import (
	"context"

	"gongkai/auth"
	"gongkai/casefile"
	"gongkai/casefile/application"
	"gongkai/civil"
	"gongkai/record"
	"gongkai/statute/clock"
)

// Registration is what the window typed.
type Registration struct {
	CommandID string
	On        civil.Date // 收到日期
	Command   application.Register
}

// Registered is what the window gets: the number and the case to read the rest from.
type Registered struct {
	CaseID, Number string
}

// Register enters an application. It is committed here and now, without Temporal: the 登记号 is given at the counter.
// Refusals: only a future date, one before 2019-05-15, or none (and an unreadable form).
func (d *Desk) Register(ctx context.Context, p auth.Person, in Registration) (Registered, error) {
	behalf, err := mayFor(p, "application.register", auth.Subject{AgencyID: p.AgencyID})
	if err != nil {
		return Registered{}, err
	}
	if err := validID(in.CommandID); err != nil {
		return Registered{}, err
	}
	if err := d.realOnly(ctx, p); err != nil {
		return Registered{}, err
	}
	born, err := d.record.Births(ctx, []record.Birth{{
		CommandID: in.CommandID, Kind: casefile.KindApplication, Agency: p.AgencyID, Actor: p.ID, Behalf: behalf, On: in.On, Command: in.Command,
		Counter: series(p.AgencyID), Numbered: numbered,
	}}, nil)
	if err != nil {
		return Registered{}, err
	}
	d.look(ctx, casefile.KindApplication, born[0].Case)
	return Registered{CaseID: born[0].Case, Number: born[0].Number}, nil
}

// series is the counter of an agency's 登记号.
func series(agency string) string { return "application/" + agency }

// numbered puts the 登记号 into the command.
func numbered(c casefile.Command, n record.Numbering) casefile.Command {
	r, ok := c.(application.Register)
	if !ok {
		return c
	}
	r.Year, r.Ordinal, r.Number = n.Year, n.Ordinal, n.Number
	return r
}

// Receipt is what a receipt date would mean, shown while the form is filled in.
type Receipt struct {
	Working bool // whether On is a working day
	Clock   clock.Clock
	// NoticeDays are the working days within which what is missing must be told (art. 30).
	NoticeDays int
	Explain    []string
	Refusals   casefile.Refusals
}

// PreviewReceipt derives the clock of a receipt that is not entered yet.
func (d *Desk) PreviewReceipt(ctx context.Context, channel clock.Channel, on, confirmed civil.Date) (Receipt, error) {
	cal, err := d.Calendar(ctx)
	if err != nil {
		return Receipt{}, err
	}
	why := append((casefile.Guard{}).Refuse(on, d.Today()), application.Confirmation(d.Today(), channel, confirmed, on)...)
	if len(why) > 0 {
		return Receipt{Refusals: why}, nil
	}
	c := clock.Derive([]clock.Fact{{Kind: clock.Received, On: on, Channel: channel, ConfirmedOn: confirmed}}, clock.Defaults(cal))
	return Receipt{Working: cal.IsWorking(on), Clock: c, NoticeDays: clock.Defaults(cal).CorrectionNoticeDays, Explain: clock.Sentences(c.Explain)}, nil
}
