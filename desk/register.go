package desk

import (
	"context"
	"fmt"

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
	if err := may(p, "application.register", auth.Subject{AgencyID: p.AgencyID}); err != nil {
		return Registered{}, err
	}
	if err := validID(in.CommandID); err != nil {
		return Registered{}, err
	}
	if err := d.realOnly(ctx, p); err != nil {
		return Registered{}, err
	}
	born, err := d.record.Births(ctx, []record.Birth{{
		CommandID: in.CommandID, Kind: casefile.KindApplication, Agency: p.AgencyID, Actor: p.ID, On: in.On, Command: in.Command,
		Counter:  func(accepted civil.Date) string { return fmt.Sprintf("application/%s/%d", p.AgencyID, accepted.Year()) },
		Numbered: numbered,
	}}, nil)
	if err != nil {
		return Registered{}, err
	}
	d.look(ctx, casefile.KindApplication, born[0].Case)
	return Registered{CaseID: born[0].Case, Number: born[0].Number}, nil
}

// numbered puts the 登记号 into the command: the year of the day it was entered, and a number without gaps.
func numbered(c casefile.Command, accepted civil.Date, n int) casefile.Command {
	r, ok := c.(application.Register)
	if !ok {
		return c
	}
	r.Year, r.Ordinal, r.Number = accepted.Year(), n, fmt.Sprintf("%d-%04d", accepted.Year(), n)
	return r
}

// Receipt is what a receipt date would mean, shown while the form is filled in.
type Receipt struct {
	Working  bool // whether On is a working day
	Clock    clock.Clock
	Explain  []string
	Refusals casefile.Refusals
}

// PreviewReceipt derives the clock of a receipt that is not entered yet.
func (d *Desk) PreviewReceipt(ctx context.Context, channel clock.Channel, on, confirmed civil.Date) (Receipt, error) {
	cal, err := d.Calendar(ctx)
	if err != nil {
		return Receipt{}, err
	}
	if why := (casefile.Guard{}).Refuse(on, d.Today()); len(why) > 0 {
		return Receipt{Refusals: why}, nil
	}
	c := clock.Derive([]clock.Fact{{Kind: clock.Received, On: on, Channel: channel, ConfirmedOn: confirmed}}, clock.Defaults(cal))
	return Receipt{Working: cal.IsWorking(on), Clock: c, Explain: clock.Sentences(c.Explain)}, nil
}
