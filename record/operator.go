package record

import (
	"context"

	"github.com/google/uuid"

	"gongkai/store"
)

// What the administrator does to people, units and the calendar.
const (
	ActAddAccount    = "add_account"
	ActSetRoles      = "set_roles"
	ActChangeAccount = "change_account" // name or unit
	ActDisable       = "disable"
	ActEnable        = "enable"
	ActResetPassword = "reset_password"
	ActUnlock        = "unlock"
	ActGiveDeputy    = "give_deputy"
	ActEndDeputy     = "end_deputy"
	ActMoveWork      = "move_work"
	ActAddUnit       = "add_unit"
	ActRenameUnit    = "rename_unit"
	ActChangeUnit    = "change_unit" // superior, or whether it answers in its own name
	ActCloseUnit     = "close_unit"
	ActLoadCalendar  = "load_calendar"
)

// OperatorActs are all of them, and those on what failed.
func OperatorActs() []string {
	return []string{ActAddAccount, ActSetRoles, ActChangeAccount, ActDisable, ActEnable, ActResetPassword, ActUnlock, ActGiveDeputy, ActEndDeputy, ActMoveWork,
		ActAddUnit, ActRenameUnit, ActChangeUnit, ActCloseUnit, ActLoadCalendar, ActRetryEffect, ActRetryCommand, ActDismissCommand, ActSignMoved}
}

// Operated is what an act was about, and in codes what it changed: roles, days. Neither a name nor a text.
type Operated struct{ Subject, Detail string }

// Operate does something and writes down who did it and why, in one transaction. The reason is sealed: it may name somebody.
func (r *Recorder) Operate(ctx context.Context, by Operator, act string, do func(*store.Tx) (Operated, error)) error {
	row := store.OperatorAct{ID: uuid.NewString(), AccountID: by.Account, Act: act, At: r.now()}
	if by.Reason != "" {
		var err error
		if row.Reason, err = r.keys.Seal(place("operator_acts", "reason", row.ID), []byte(by.Reason)); err != nil {
			return err
		}
	}
	return r.db.Update(ctx, act, func(tx *store.Tx) error {
		o, err := do(tx)
		if err != nil {
			return err
		}
		row.Subject, row.Detail = o.Subject, o.Detail
		return tx.InsertOperatorAct(row)
	})
}

// OperatorReason opens why the administrator did something.
func (r *Recorder) OperatorReason(row store.OperatorAct) (string, error) {
	if row.Reason == "" {
		return "", nil
	}
	plain, err := r.keys.Open(place("operator_acts", "reason", row.ID), row.Reason)
	return string(plain), err
}

// SealReason seals the reason of a handover, and OpenReason opens it.
func (r *Recorder) SealReason(id, reason string) (string, error) {
	return r.keys.Seal(place("handovers", "reason", id), []byte(reason))
}

// OpenReason opens the reason of a handover.
func (r *Recorder) OpenReason(h store.Handover) (string, error) {
	plain, err := r.keys.Open(place("handovers", "reason", h.ID), h.Reason)
	return string(plain), err
}
