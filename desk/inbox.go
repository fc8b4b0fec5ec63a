package desk

import (
	"context"
	"errors"
	"time"

	"gongkai/auth"
	"gongkai/casefile"
	"gongkai/civil"
	"gongkai/record"
	"gongkai/store"
)

// Message is an inbox line with the case it is about.
type Message struct {
	store.InboxLine
	Number string // 登记号, or the item's number in its notice
}

// Inbox reads a person's messages, newest first.
func (d *Desk) Inbox(ctx context.Context, p auth.Person, before time.Time) ([]Message, error) {
	var out []Message
	err := d.db.View(ctx, "read inbox", func(tx *store.Tx) error {
		lines, err := tx.Inbox(p.ID, before, PageSize)
		if err != nil {
			return err
		}
		for _, l := range lines {
			number, err := nameOfCase(tx, l)
			if err != nil {
				return err
			}
			out = append(out, Message{l, number})
		}
		return nil
	})
	return out, err
}

func nameOfCase(tx *store.Tx, l store.InboxLine) (name string, err error) {
	switch casefile.Kind(l.CaseKind) {
	case casefile.KindApplication:
		var a store.Application
		a, err = tx.FindApplication(l.CaseID)
		name = a.Number
	case casefile.KindItem:
		var i store.Item
		i, err = tx.FindItem(l.CaseID)
		name = i.No
	case casefile.KindShare:
		name, err = nameOfShare(tx, l.CaseID)
	case casefile.KindPublication:
	}
	if errors.Is(err, store.ErrNotFound) {
		return "", nil
	}
	return name, err
}

func nameOfShare(tx *store.Tx, id string) (string, error) {
	s, err := tx.FindShare(id)
	if err != nil {
		return "", err
	}
	i, err := tx.FindItem(s.ItemID)
	return i.No, err
}

// Unread counts a person's unread messages.
func (d *Desk) Unread(ctx context.Context, p auth.Person) (n int, err error) {
	err = d.db.View(ctx, "count unread", func(tx *store.Tx) error {
		n, err = tx.Unread(p.ID)
		return err
	})
	return n, err
}

// ReadInbox marks messages up to an instant as read.
func (d *Desk) ReadInbox(ctx context.Context, p auth.Person, upTo time.Time) error {
	return d.db.Update(ctx, "mark inbox", func(tx *store.Tx) error { return tx.ReadInbox(p.ID, upTo, d.Now()) })
}

// Typed is what somebody had typed into a command that was not done.
type Typed struct {
	CaseID  string
	Kind    casefile.Kind
	On      civil.Date
	Command casefile.Command
	Signed  []record.SignedText
}

// Typed opens a command of the person's own that was refused, stale or put aside, so that nothing need be typed twice. ErrNotFound when
// it is somebody else's, or its text was erased.
func (d *Desk) Typed(ctx context.Context, p auth.Person, commandID string) (Typed, error) {
	c, cmd, signed, err := d.record.OpenCommand(ctx, commandID)
	if errors.Is(err, store.ErrNotFound) || errors.Is(err, record.ErrErased) || err == nil && c.Actor != p.ID {
		return Typed{}, ErrNotFound
	}
	return Typed{CaseID: c.CaseID, Kind: casefile.Kind(c.CaseKind), On: c.On, Command: cmd, Signed: signed}, err
}
