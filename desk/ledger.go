package desk

import (
	"context"
	"encoding/json"
	"errors"
	"slices"

	"gongkai/auth"
	"gongkai/casefile"
	"gongkai/casefile/assignment"
	"gongkai/civil"
	"gongkai/record"
	"gongkai/store"
)

// Notice is an imported notice.
type Notice = store.Notice

// LedgerItem is one row of the 任务台账.
type LedgerItem struct {
	store.Item
	Lead, Resp []string
	Dates      []assignment.Deadline
	Notes      []string
	Shares     []LedgerShare
	Light      Light
	CheckBy    civil.Date // of a standing duty: the day by which somebody should look again
}

// LedgerShare is a unit's share as lists show it.
type LedgerShare struct {
	store.Share
	Unit  string // name
	Light Light
}

// Notices lists an agency's notices.
func (d *Desk) Notices(ctx context.Context, p auth.Person) ([]store.Notice, error) {
	if err := may(p, auth.ReadLedger, auth.Subject{AgencyID: p.AgencyID}); err != nil {
		return nil, err
	}
	var out []store.Notice
	err := d.db.View(ctx, "list notices", func(tx *store.Tx) (err error) {
		out, err = tx.Notices(p.AgencyID, "", PageSize)
		return err
	})
	return out, err
}

// Ledger reads a page of a notice's items with their shares, in document order, after a position.
func (d *Desk) Ledger(ctx context.Context, p auth.Person, noticeID string, after int) (store.Notice, []LedgerItem, error) {
	if err := may(p, auth.ReadLedger, auth.Subject{AgencyID: p.AgencyID}); err != nil {
		return store.Notice{}, nil, err
	}
	var n store.Notice
	var items []store.Item
	var shares []store.Share
	err := d.db.View(ctx, "read ledger", func(tx *store.Tx) (err error) {
		if n, err = tx.FindNotice(noticeID); err != nil {
			return err
		}
		if items, err = tx.ItemsOf(noticeID, after, LedgerPage); err != nil {
			return err
		}
		shares, err = tx.SharesOfItems(ids(items))
		return err
	})
	if errors.Is(err, store.ErrNotFound) || err == nil && n.AgencyID != p.AgencyID {
		return n, nil, ErrNotFound
	}
	if err != nil {
		return n, nil, err
	}
	out, err := d.ledgerItems(ctx, items, shares)
	return n, out, err
}

// maxPages of a hundred items each; a notice has some dozens.
const maxPages = 10

// LedgerTable reads all items of a notice as its table shows them: their shares are counted, not read.
func (d *Desk) LedgerTable(ctx context.Context, p auth.Person, noticeID string) (store.Notice, []LedgerItem, error) {
	if err := may(p, auth.ReadLedger, auth.Subject{AgencyID: p.AgencyID}); err != nil {
		return store.Notice{}, nil, err
	}
	var n store.Notice
	var items []store.Item
	err := d.db.View(ctx, "read ledger", func(tx *store.Tx) (err error) {
		if n, err = tx.FindNotice(noticeID); err != nil {
			return err
		}
		for after := 0; len(items) < maxPages*LedgerPage; after = items[len(items)-1].Position {
			page, err := tx.ItemsOf(noticeID, after, LedgerPage)
			items = append(items, page...)
			if err != nil || len(page) < LedgerPage {
				return err
			}
		}
		return nil
	})
	if errors.Is(err, store.ErrNotFound) || err == nil && n.AgencyID != p.AgencyID {
		return n, nil, ErrNotFound
	}
	if err != nil {
		return n, nil, err
	}
	out, err := d.ledgerItems(ctx, items, nil)
	return n, out, err
}

// LedgerPage is how many items a page of the ledger holds: a notice has some dozens.
const LedgerPage = 100

func ids(items []store.Item) []string {
	out := make([]string, len(items))
	for i, it := range items {
		out[i] = it.CaseID
	}
	return out
}

func (d *Desk) ledgerItems(ctx context.Context, items []store.Item, shares []store.Share) ([]LedgerItem, error) {
	rules, err := d.record.Assignment(ctx)
	if err != nil {
		return nil, err
	}
	names, err := d.Names(ctx)
	if err != nil {
		return nil, err
	}
	today := d.Today()
	out := make([]LedgerItem, len(items))
	at := map[string]int{}
	for i, it := range items {
		at[it.CaseID] = i
		out[i] = LedgerItem{Item: it}
		if err := out[i].unpack(); err != nil {
			return nil, err
		}
		if out[i].Light = out[i].light(rules, today); it.Open && assignment.Standing(out[i].Dates) {
			out[i].CheckBy = out[i].checkedUntil(rules)
		}
	}
	for _, s := range shares {
		i := at[s.ItemID]
		out[i].Shares = append(out[i].Shares, LedgerShare{Share: s, Unit: names.UnitSince(s.UnitID, out[i].IssuedOn), Light: lightOf(rules.Calendar, today, s.DueOn, s.Open)})
	}
	return out, nil
}

func (i *LedgerItem) unpack() error {
	return errors.Join(json.Unmarshal([]byte(i.Leads), &i.Lead), json.Unmarshal([]byte(i.Responsible), &i.Resp),
		json.Unmarshal([]byte(i.Deadlines), &i.Dates), json.Unmarshal([]byte(i.Warnings), &i.Notes))
}

// AssignmentCase is an item or a share as its page shows it.
type AssignmentCase struct {
	Kind     casefile.Kind
	Notice   store.Notice // without its text
	Item     LedgerItem
	Share    *LedgerShare // for a share's page
	Seq      int
	Report   string // the unit's last report, or what the office found
	Shown    assignment.Proof
	Returned string                   // why it was sent back
	Asked    string                   // what the unit was asked for, in the office's words
	AskDue   civil.Date               // the day a unit would be given if it were asked today
	Proofs   map[int]assignment.Proof // what events of the timeline show, by seq
	Names    []store.ItemName         // of an item: those whose units have no shares yet
	Offers   []casefile.Offer
	Waiting  int
	Pending  bool // shares have still to hear what was done to their item
	Timeline []Entry
	Today    civil.Date
}

// Item reads one item of the ledger for its page.
func (d *Desk) Item(ctx context.Context, p auth.Person, caseID string) (AssignmentCase, error) {
	if _, _, err := d.permit(ctx, p, caseID, casefile.KindItem, auth.ReadLedger); err != nil {
		return AssignmentCase{}, err
	}
	r, err := d.record.Read(ctx, caseID)
	if err != nil {
		return AssignmentCase{}, err
	}
	s, ok := r.State.(assignment.ItemState)
	if !ok {
		return AssignmentCase{}, ErrNotFound
	}
	out, err := d.assignmentCase(ctx, r, caseID)
	if err != nil {
		return out, err
	}
	out.Kind = casefile.KindItem
	if err := d.openItem(ctx, &out); err != nil {
		return out, err
	}
	out.Offers = d.allowed(p, casefile.KindItem, auth.Subject{AgencyID: r.Case.AgencyID}, r.Waiting, assignment.ItemOffers(s, out.Today))
	return out, nil
}

// Share reads one unit's share for its page.
func (d *Desk) Share(ctx context.Context, p auth.Person, caseID string) (AssignmentCase, error) {
	_, on, err := d.permit(ctx, p, caseID, casefile.KindShare, auth.ReadShares)
	if err != nil {
		return AssignmentCase{}, err
	}
	r, err := d.record.Read(ctx, caseID)
	if err != nil {
		return AssignmentCase{}, err
	}
	s, ok := r.State.(assignment.ShareState)
	if !ok {
		return AssignmentCase{}, ErrNotFound
	}
	out, err := d.assignmentCase(ctx, r, s.Open.Item)
	if err != nil {
		return out, err
	}
	if err := d.openShare(ctx, &out, s); err != nil {
		return out, err
	}
	out.Offers = d.allowed(p, casefile.KindShare, on, r.Waiting, assignment.ShareOffers(s, out.Today))
	return out, nil
}

func (d *Desk) openShare(ctx context.Context, out *AssignmentCase, s assignment.ShareState) error {
	out.Kind = casefile.KindShare
	for i := range out.Item.Shares {
		if out.Item.Shares[i].CaseID == s.ID {
			out.Share = &out.Item.Shares[i]
		}
	}
	ids := slices.DeleteFunc([]string{s.ReportID, s.ReturnedID, s.ProofID, s.AskID}, func(id string) bool { return id == "" })
	texts, err := d.record.Texts(ctx, ids...)
	if err != nil {
		return err
	}
	out.Report, out.Returned, out.Asked = texts[s.ReportID], texts[s.ReturnedID], texts[s.AskID]
	if out.Shown, err = assignment.ReadProof(texts[s.ProofID]); err != nil {
		return err
	}
	return d.askDue(ctx, out, s.CaseDue())
}

// openItem reads what only an item's page shows.
func (d *Desk) openItem(ctx context.Context, out *AssignmentCase) error {
	err := d.db.View(ctx, "names of item", func(tx *store.Tx) error {
		all, err := tx.NamesOf(out.Item.CaseID)
		if err != nil {
			return err
		}
		out.Names = slices.DeleteFunc(all, func(n store.ItemName) bool { return !n.Open })
		shares := make([]string, len(out.Item.Shares))
		for i, s := range out.Item.Shares {
			shares[i] = s.CaseID
		}
		out.Pending, err = tx.AnyWaiting(shares)
		return err
	})
	if err != nil {
		return err
	}
	return d.askDue(ctx, out, out.Item.DueOn)
}

func (d *Desk) askDue(ctx context.Context, out *AssignmentCase, due civil.Date) error {
	rules, err := d.record.Assignment(ctx)
	if err == nil {
		out.AskDue = rules.AskDue(due, out.Today)
	}
	return err
}

func (d *Desk) permit(ctx context.Context, p auth.Person, caseID string, kind casefile.Kind, act auth.Act) (store.Case, auth.Subject, error) {
	row, on, err := d.subject(ctx, caseID)
	if err != nil {
		return row, on, err
	}
	if row.Kind != string(kind) {
		return row, on, ErrNotFound
	}
	return row, on, may(p, act, on)
}

func (d *Desk) allowed(p auth.Person, kind casefile.Kind, on auth.Subject, waiting int, offers []casefile.Offer) []casefile.Offer {
	if waiting > 0 {
		return nil
	}
	return slices.DeleteFunc(offers, func(o casefile.Offer) bool {
		return auth.May(p, auth.Act(string(kind)+"."+o.Kind), on) != nil
	})
}

// assignmentCase reads what item and share pages have in common: the item with its shares, and the timeline of the case.
func (d *Desk) assignmentCase(ctx context.Context, r record.Reading, itemID string) (AssignmentCase, error) {
	var item store.Item
	var shares []store.Share
	var n store.Notice
	err := d.db.View(ctx, "read item", func(tx *store.Tx) (err error) {
		if item, err = tx.FindItem(itemID); err != nil {
			return err
		}
		if n, err = tx.FindNotice(item.NoticeID); err != nil {
			return err
		}
		shares, err = tx.SharesOfItems([]string{itemID})
		return err
	})
	if err != nil {
		return AssignmentCase{}, err
	}
	items, err := d.ledgerItems(ctx, []store.Item{item}, shares)
	if err != nil {
		return AssignmentCase{}, err
	}
	names, err := d.Names(ctx)
	if err != nil {
		return AssignmentCase{}, err
	}
	texts, err := d.record.Texts(ctx, assignmentTexts(r.Events)...)
	if err != nil {
		return AssignmentCase{}, err
	}
	proofs, err := proofsIn(r.Events, texts)
	n.Source = ""
	return AssignmentCase{Notice: n, Item: items[0], Seq: r.Case.Seq, Waiting: r.Waiting, Timeline: timeline(r.Events, names, texts), Proofs: proofs,
		Today: d.Today()}, err
}

func assignmentTexts(events []casefile.Recorded) []string {
	var out []string
	for _, r := range events {
		out = append(append(out, textsOf(r.Event)...), shownIn(r.Event).ProofID)
	}
	return slices.DeleteFunc(out, func(id string) bool { return id == "" })
}
