package desk

import (
	"context"

	"gongkai/auth"
	"gongkai/casefile"
	"gongkai/record"
)

// Backfilling is a running case that was registered elsewhere before (补录): with its own 登记号, the day it really came, and with whom
// it lies.
type Backfilling struct {
	Registration
	Number  string
	Handler string // account id; "": nobody has it yet
}

// Backfill takes a running case over. Its clock is derived from the day it really came: what is late is late.
func (d *Desk) Backfill(ctx context.Context, p auth.Person, in Backfilling) (Registered, error) {
	birth, err := d.backfill(ctx, p, in)
	if err != nil {
		return Registered{}, err
	}
	born, err := d.record.Births(ctx, []record.Birth{birth}, nil)
	if err != nil {
		return Registered{}, err
	}
	d.look(ctx, casefile.KindApplication, born[0].Case)
	return Registered{CaseID: born[0].Case, Number: born[0].Number}, nil
}

func (d *Desk) backfill(ctx context.Context, p auth.Person, in Backfilling) (record.Birth, error) {
	if err := may(p, auth.Backfill, auth.Subject{AgencyID: p.AgencyID}); err != nil {
		return record.Birth{}, err
	}
	if err := validID(in.CommandID); err != nil {
		return record.Birth{}, err
	}
	if in.Handler != "" {
		if err := d.mayHandle(ctx, p.AgencyID, in.Handler); err != nil {
			return record.Birth{}, err
		}
	}
	number := Clean(in.Number)
	if number == "" {
		return record.Birth{}, casefile.Refuse(casefile.MissingField, "", "number")
	}
	if len([]rune(number)) > maxNumber {
		return record.Birth{}, Invalid{{Field: "number", Code: "too_long"}}
	}
	in.Command.Backfilled, in.Command.Handler = true, in.Handler
	return record.Birth{CommandID: in.CommandID, Kind: casefile.KindApplication, Agency: p.AgencyID, Actor: p.ID, On: in.On, Command: in.Command,
		Counter: series(p.AgencyID), Kept: number, Numbered: numbered}, nil
}

// maxNumber is the length of a 登记号, in letters: what the list row holds.
const maxNumber = 40

// PreviewBackfill is what a case would be if it were taken over now: its clock, and every reason why it cannot be.
func (d *Desk) PreviewBackfill(ctx context.Context, p auth.Person, in Backfilling) (Receipt, error) {
	birth, err := d.backfill(ctx, p, in)
	if err != nil {
		return Receipt{}, err
	}
	r, err := d.PreviewReceipt(ctx, in.Command.Channel, in.On, in.Command.ConfirmedOn)
	if err != nil {
		return r, err
	}
	why, err := d.record.Keeping(ctx, birth)
	r.Refusals = append(r.Refusals, why...)
	r.Refusals = append(r.Refusals, casefile.Needed("request", in.Command.Request)...)
	return r, err
}
