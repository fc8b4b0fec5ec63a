package desk

import (
	"context"
	"errors"
	"fmt"
	"unicode/utf8"

	"gongkai/auth"
	"gongkai/casefile"
	"gongkai/casefile/assignment"
	"gongkai/civil"
	"gongkai/readers/notice"
	"gongkai/record"
	"gongkai/store"
)

// NoticeImported says what an import did.
type NoticeImported struct {
	NoticeID  string `json:"notice_id"`
	Items     int    `json:"items"`
	NewItems  int    `json:"new_items"`
	Shares    int    `json:"shares"`
	NewShares int    `json:"new_shares"`
	WithNotes int    `json:"items_with_warnings"`
}

// ImportNotice births every item of a notice with its shares, one transaction an item, in document order; what exists already
// stays as it is, so a stopped import goes on and a repeated one changes nothing. step is told after each item; nil: nobody.
func (d *Desk) ImportNotice(ctx context.Context, p auth.Person, text []byte, step func(done, of int), corrections ...Correction) (NoticeImported, error) {
	plan, err := d.PlanNotice(ctx, p, text, corrections...)
	if err != nil {
		return NoticeImported{}, err
	}
	if plan.Notice.IssuedOn.IsZero() || plan.Notice.Number == "" {
		return NoticeImported{}, Invalid{{Field: "file", Code: "no_number_or_date"}}
	}
	if err := d.realOnly(ctx, p); err != nil {
		return NoticeImported{}, err
	}
	id, err := d.keepNotice(ctx, p, plan)
	if err != nil {
		return NoticeImported{}, err
	}
	out := NoticeImported{NoticeID: id, Items: len(plan.Items)}
	for i, it := range plan.Items {
		fresh, err := d.importItem(ctx, p, plan, id, i)
		if err != nil {
			return out, err
		}
		out.Shares += len(it.Shares)
		if fresh {
			out.NewItems, out.NewShares = out.NewItems+1, out.NewShares+len(it.Shares)
		}
		if len(it.Notes) > 0 {
			out.WithNotes++
		}
		if step != nil {
			step(i+1, len(plan.Items))
		}
	}
	return out, nil
}

// keepNotice stores the notice itself; its id follows from agency and number.
func (d *Desk) keepNotice(ctx context.Context, p auth.Person, plan NoticePlan) (string, error) {
	id := casefile.Derived(p.AgencyID, "notice/"+plan.Notice.Number)
	if plan.Imported {
		return plan.NoticeID, nil
	}
	n := plan.Notice
	err := d.db.Update(ctx, "keep notice", func(tx *store.Tx) error {
		return tx.InsertNotice(store.Notice{ID: id, AgencyID: p.AgencyID, Number: n.Number, Title: n.Title, IssuedOn: n.IssuedOn, Source: n.Source,
			Items: len(n.Items), ImportedAt: d.Now(), ImportedBy: p.ID})
	})
	if errors.Is(err, store.ErrDuplicate) { // another import of the same notice got here first
		err = nil
	}
	return id, err
}

// importItem births one item with its shares. Command and case ids follow from (notice, item), so the second time changes nothing.
func (d *Desk) importItem(ctx context.Context, p auth.Person, plan NoticePlan, noticeID string, i int) (fresh bool, err error) {
	id := itemID(noticeID, plan.Items[i].ID)
	exists, err := d.exists(ctx, id)
	if err != nil || exists {
		return false, err
	}
	births := itemBirths(p, plan, noticeID, id, i)
	names, corrections := plan.Items[i].itemNames(id, p.AgencyID), d.correctionRows(plan, noticeID, id, plan.Items[i].ID, p.ID)
	if _, err := d.record.Births(ctx, births, func(tx *store.Tx) error {
		return errors.Join(tx.InsertNames(names), tx.InsertCorrections(corrections))
	}); err != nil {
		if exists, again := d.exists(ctx, id); again == nil && exists { // somebody else imports the same notice and was faster
			return false, nil
		}
		return false, fmt.Errorf("import item %s: %w", plan.Items[i].ID, err)
	}
	d.look(ctx, casefile.KindItem, id) // a share has nothing to do until somebody acts on it
	return true, nil
}

// itemNames are the names of an item as 单位对照 knows them.
func (plan ItemPlan) itemNames(itemID, agency string) []store.ItemName {
	var out []store.ItemName
	for _, n := range plan.Names {
		if utf8.RuneCountInString(n.Text) <= maxName { // longer is a cell out of its column, and never a unit
			out = append(out, store.ItemName{ItemID: itemID, Role: string(n.Role), Name: n.Text, AgencyID: agency, Open: n.Place != PlaceShare && n.Place != PlaceTwice})
		}
	}
	return out
}

func (d *Desk) exists(ctx context.Context, caseID string) (exists bool, err error) {
	err = d.db.View(ctx, "look for case", func(tx *store.Tx) error {
		_, err := tx.FindCase(caseID)
		exists = err == nil
		if errors.Is(err, store.ErrNotFound) {
			return nil
		}
		return err
	})
	return exists, err
}

func itemBirths(p auth.Person, plan NoticePlan, noticeID, itemID string, i int) []record.Birth {
	it, issued := plan.Items[i], plan.Notice.IssuedOn
	cmd := assignment.Issue{Notice: noticeID, No: it.ID, Position: i + 1, Section: it.Section.No + "、" + it.Section.Title,
		Topic: it.Topic.No + it.Topic.Title, Measure: it.Measure, Text: it.Text, Lead: written(it.Lead), Responsible: written(it.Responsible),
		Deadlines: deadlines(it.Deadlines), Warnings: append([]string{}, it.Notes...), Shares: []assignment.ShareRef{},
		Until: civil.Of(issued.Year(), 12, 31)}
	var due civil.Date
	for _, dl := range cmd.Deadlines {
		if dl.Kind == string(notice.OnDate) && (due.IsZero() || dl.Date < due) {
			due = dl.Date
		}
	}
	births := []record.Birth{{CommandID: casefile.Derived(itemID, "issue"), CaseID: itemID, Kind: casefile.KindItem, Agency: p.AgencyID, Actor: p.ID, On: issued}}
	for _, s := range it.Shares {
		id := shareID(itemID, s.UnitID)
		cmd.Shares = append(cmd.Shares, assignment.ShareRef{ID: id, Unit: s.UnitID, Role: s.Role})
		births = append(births, record.Birth{CommandID: casefile.Derived(id, "open"), CaseID: id, Kind: casefile.KindShare, Agency: p.AgencyID, Actor: p.ID,
			On: issued, Command: assignment.Open{Item: itemID, Unit: s.UnitID, Role: s.Role, Due: due}})
	}
	births[0].Command = cmd
	return births
}

func written(names []notice.Name) []string {
	out := make([]string, len(names))
	for i, n := range names {
		out[i] = n.Text
	}
	return out
}

func deadlines(in []notice.Deadline) []assignment.Deadline {
	out := make([]assignment.Deadline, len(in))
	for i, d := range in {
		out[i] = assignment.Deadline{Kind: string(d.Kind), Date: d.Date, LastWorking: d.LastWorkingDay, N: d.N, Quote: d.Quote}
	}
	return out
}
