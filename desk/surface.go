package desk

import (
	"context"
	"errors"

	"gongkai/auth"
	"gongkai/casefile"
	"gongkai/casefile/application"
	"gongkai/record"
	"gongkai/store"
)

// What pages and API need of the packages under desk, so that they import none of them.

// Key is where a keyset page goes on.
type Key = store.Key

// ActPlace is where a list of what was done goes on, and DeputyPlace where that of deputies does.
type (
	ActPlace    = store.Place
	DeputyPlace = store.Deputy
)

// SignedText is a warning taken upon oneself, with the reason as it was typed (带风险签发).
type SignedText = record.SignedText

// ErrReused says that a command id was used before, with another body or by another person.
var ErrReused = record.ErrReused

// Statuses of a Result.
const (
	Done    = store.Done
	Refused = store.Refused
	Stale   = store.Stale
	Faulted = store.Faulted
	Waiting = store.Waiting // 已收到，处理中

	Dismissed = store.Dismissed // 作废: faulted, and given up by the administrator
)

// Unavailable tells a database that does not answer from a fault of the program.
func Unavailable(err error) bool {
	return errors.Is(err, store.ErrUnavailable) || errors.Is(err, store.ErrBusy)
}

// Unseen puts the stored document number and telephone into a party where the form left them empty: pages show them masked, so an
// untouched field means unchanged.
func (d *Desk) Unseen(ctx context.Context, p auth.Person, caseID string, party casefile.Party) (casefile.Party, error) {
	if party.DocNumber != "" && party.Phone != "" {
		return party, nil
	}
	_, on, err := d.subject(ctx, caseID)
	if err != nil {
		return party, err
	}
	if err := may(p, auth.Act(string(casefile.KindApplication)+"."+application.CmdComplete), on); err != nil {
		return party, err
	}
	r, err := d.record.Read(ctx, caseID)
	if err != nil {
		return party, err
	}
	s, ok := r.State.(application.State)
	if !ok {
		return party, ErrNotFound
	}
	known, err := d.record.Parties(ctx, s.PartyID)
	if err != nil {
		return party, err
	}
	if party.DocNumber == "" {
		party.DocNumber = known[s.PartyID].DocNumber
	}
	if party.Phone == "" {
		party.Phone = known[s.PartyID].Phone
	}
	return party, nil
}
