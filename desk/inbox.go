package desk

import (
	"context"
	"errors"
	"slices"
	"strconv"
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
	For    string // display name of him whose deputy reads it (代收); "": the person's own
	Unread bool
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
			out = append(out, Message{InboxLine: l, Unread: l.ReadAt.IsZero()})
		}
		if out, err = d.received(tx, p, out, before); err != nil {
			return err
		}
		for i, m := range out {
			if out[i].Number, err = nameOfCase(tx, m.InboxLine); err != nil {
				return err
			}
		}
		return nil
	})
	return out, err
}

// received adds the messages of those a person stands in for, since he began to (代收). They stay theirs: nothing is copied, and what
// the deputy has read is unread to them. Lines of one instant stay on one page.
func (d *Desk) received(tx *store.Tx, p auth.Person, own []Message, before time.Time) ([]Message, error) {
	given, err := d.deputyships(tx, p)
	if err != nil || len(given) == 0 {
		return own, err
	}
	out := own
	for _, g := range given {
		lines, err := tx.Inbox(g.AccountID, before, PageSize)
		if err != nil {
			return nil, err
		}
		for _, l := range lines {
			if !l.At.Before(g.Begins()) {
				out = append(out, Message{InboxLine: l, For: g.display, Unread: l.At.After(g.Read())})
			}
		}
	}
	slices.SortStableFunc(out, func(a, b Message) int { return b.At.Compare(a.At) })
	cut := min(len(out), PageSize)
	for cut > 0 && cut < len(out) && out[cut].At.Equal(out[cut-1].At) {
		cut++
	}
	return out[:cut], nil
}

// deputyship is one in force, with the name of him who is away.
type deputyship struct {
	store.Deputy
	display string
}

// deputyships are those of a person that give him rights today, as he was read.
func (d *Desk) deputyships(tx *store.Tx, p auth.Person) ([]deputyship, error) {
	if len(p.StandsIn) == 0 {
		return nil, nil
	}
	given, err := tx.StandsInFor(p.ID, d.Today())
	var out []deputyship
	for _, g := range given {
		for _, o := range p.StandsIn {
			if o.ID == g.AccountID {
				out = append(out, deputyship{g, o.Display})
			}
		}
	}
	return out, err
}

func nameOfCase(tx *store.Tx, l store.InboxLine) (name string, err error) {
	if l.CaseKind == KindHandover {
		n, err := tx.CountHandover(l.Subject)
		return strconv.Itoa(n[store.Done]) + " 件", err
	}
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
		if n, err = tx.Unread(p.ID); err != nil {
			return err
		}
		given, err := d.deputyships(tx, p)
		for _, g := range given {
			more, err := tx.InboxSince(g.AccountID, g.Read())
			if err != nil {
				return err
			}
			n += more
		}
		return err
	})
	return n, err
}

// ReadInbox marks messages up to an instant as read. Those of somebody he stands in for stay unread to that one.
func (d *Desk) ReadInbox(ctx context.Context, p auth.Person, upTo time.Time) error {
	return d.db.Update(ctx, "mark inbox", func(tx *store.Tx) error {
		if err := tx.ReadInbox(p.ID, upTo, d.Now()); err != nil {
			return err
		}
		given, err := d.deputyships(tx, p)
		for _, g := range given {
			if !upTo.After(g.Read()) {
				continue
			}
			g.ReadTo = store.Instant(upTo)
			if err := tx.SaveDeputy(g.Deputy); err != nil {
				return err
			}
		}
		return err
	})
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
