package desk

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"

	"gongkai/auth"
	"gongkai/casefile"
	"gongkai/casefile/assignment"
	"gongkai/civil"
	"gongkai/readers/notice"
	"gongkai/record"
	"gongkai/store"
)

// NoticePlan is a notice as it would be imported: every item with its units and warnings.
type NoticePlan struct {
	Notice   notice.Notice
	Items    []ItemPlan
	Imported bool // the agency has a notice of this number already
	NoticeID string
}

// ItemPlan is one item of a plan.
type ItemPlan struct {
	notice.Item
	Shares   []SharePlan // units that get a share of their own
	Names    []NamePlan  // all names as written, lead units first, and what becomes of each
	Notes    []string    // warnings of the reader and of matching names with the organisation
	Existing string      // case id, where the item was imported before
}

// SharePlan is a unit that was found in the organisation tree.
type SharePlan struct {
	UnitID, Name string // Name as written in the notice
	Role         assignment.Role
}

// NamePlan is a name in 牵头单位 or 责任单位 and what an import makes of it.
type NamePlan struct {
	Text  string
	Role  assignment.Role
	Place Place
}

// Place says whether a name gets a share of its own, or why it stays as written.
type Place string

// The places.
const (
	PlaceShare   Place = "share"
	PlaceGroup   Place = "group"   // a kind of units
	PlaceVague   Place = "vague"   // does not say which units
	PlaceUnknown Place = "unknown" // not in the organisation tree
	PlaceTwice   Place = "twice"   // the unit has a share of this item already
)

// PlanNotice reads a notice and matches its names with the organisation; it changes nothing.
func (d *Desk) PlanNotice(ctx context.Context, p auth.Person, text []byte) (NoticePlan, error) {
	if err := may(p, auth.ImportNotice, auth.Subject{AgencyID: p.AgencyID}); err != nil {
		return NoticePlan{}, err
	}
	cal, err := d.Calendar(ctx)
	if err != nil {
		return NoticePlan{}, err
	}
	n, err := notice.Parse(text, cal.LastWorkingOnOrBefore)
	if err != nil {
		return NoticePlan{}, errors.Join(Invalid{{Field: "file", Code: noticeCode(err)}}, err)
	}
	if tooLong(n) {
		return NoticePlan{}, Invalid{{Field: "file", Code: "too_long"}}
	}
	plan := NoticePlan{Notice: n}
	err = d.db.View(ctx, "plan notice", func(tx *store.Tx) error {
		names, err := tx.UnitNames()
		if err != nil {
			return err
		}
		matcher := newMatcher(names, n.IssuedOn)
		for _, it := range n.Items {
			plan.Items = append(plan.Items, planItem(it, matcher))
		}
		return plan.findImported(tx, p.AgencyID)
	})
	return plan, err
}

func (plan *NoticePlan) findImported(tx *store.Tx, agency string) error {
	known, err := tx.NoticeByNumber(agency, plan.Notice.Number)
	if errors.Is(err, store.ErrNotFound) {
		return nil
	}
	if err != nil {
		return err
	}
	plan.Imported, plan.NoticeID = true, known.ID
	for i := range plan.Items {
		id := itemID(known.ID, plan.Items[i].ID)
		_, err := tx.FindCase(id)
		if err == nil {
			plan.Items[i].Existing = id
		} else if !errors.Is(err, store.ErrNotFound) {
			return err
		}
	}
	return nil
}

// itemID follows from the notice and the item's number in it: imported again, it is the same case.
func itemID(noticeID, no string) string { return casefile.Derived(noticeID, "item/"+no) }

// tooLong: headings longer than the ledger has room for. A notice of this kind has none; something else was read as one.
func tooLong(n notice.Notice) bool {
	over := func(s string, most int) bool { return utf8.RuneCountInString(s) > most }
	if over(n.Number, 80) || over(n.Title, 300) {
		return true
	}
	return slices.ContainsFunc(n.Items, func(it notice.Item) bool {
		return over(it.ID, 40) || over(it.Measure, 16) || over(it.Section.No+it.Section.Title, 199) || over(it.Topic.No+it.Topic.Title, 200)
	})
}

func noticeCode(err error) string {
	switch {
	case errors.Is(err, notice.ErrEmpty):
		return "empty"
	case errors.Is(err, notice.ErrTooLarge):
		return "too_large"
	case errors.Is(err, notice.ErrEncoding), errors.Is(err, notice.ErrNotText):
		return "not_text"
	}
	return "no_table"
}

// matcher finds units by the names they had when the notice was issued.
type matcher map[string]string // name → unit id; "" where two units share it

func newMatcher(names []store.UnitName, on civil.Date) matcher {
	m := matcher{}
	for _, n := range names {
		if !on.IsZero() && (n.ValidFrom > on || !n.ValidTo.IsZero() && n.ValidTo < on) {
			continue
		}
		if id, taken := m[n.Name]; taken && id != n.UnitID {
			m[n.Name] = ""
			continue
		}
		m[n.Name] = n.UnitID
	}
	return m
}

// unit matches a name as written, or without what stands in brackets behind it (县委组织部（县公务员局）).
func (m matcher) unit(name string) (string, bool) {
	if id := m[name]; id != "" {
		return id, true
	}
	outer, _, found := strings.Cut(strings.ReplaceAll(name, "(", "（"), "（")
	if id := m[outer]; found && id != "" {
		return id, true
	}
	return "", false
}

func planItem(it notice.Item, m matcher) ItemPlan {
	plan := ItemPlan{Item: it}
	for _, w := range it.Warnings {
		plan.Notes = append(plan.Notes, w.Text)
	}
	seen := map[string]bool{}
	for _, side := range []struct {
		names []notice.Name
		role  assignment.Role
	}{{it.Lead, assignment.Lead}, {it.Responsible, assignment.Responsible}} {
		for _, name := range side.names {
			plan.Names = append(plan.Names, NamePlan{Text: name.Text, Role: side.role, Place: plan.place(name, side.role, m, seen)})
		}
	}
	return plan
}

// place opens a share for a name that is one unit; a group or an unknown name stays on the item as written, with a warning.
func (plan *ItemPlan) place(name notice.Name, role assignment.Role, m matcher, seen map[string]bool) Place {
	switch name.Kind {
	case notice.Group:
		plan.Notes = append(plan.Notes, "“"+name.Text+"”"+noteGroup)
		return PlaceGroup
	case notice.Unspecified:
		plan.Notes = append(plan.Notes, "“"+name.Text+"”"+noteVague)
		return PlaceVague
	case notice.Unit:
	}
	id, ok := m.unit(name.Text)
	if !ok {
		plan.Notes = append(plan.Notes, "机构目录中没有“"+name.Text+"”"+noteUnknown)
		return PlaceUnknown
	}
	if seen[id] {
		return PlaceTwice
	}
	seen[id] = true
	plan.Shares = append(plan.Shares, SharePlan{UnitID: id, Name: name.Text, Role: role})
	return PlaceShare
}

// How notes about names end.
const (
	noteGroup   = "是一类单位，对应到具体单位之前不开立分工"
	noteVague   = "没有写明是哪些单位，请指定"
	noteUnknown = "，对应之前不开立分工"
)

// OnName reports whether a note of an item only says why a name has no share of its own; all others are about the text.
func OnName(note string) bool {
	return strings.HasSuffix(note, noteGroup) || strings.HasSuffix(note, noteVague) || strings.HasSuffix(note, noteUnknown)
}

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
func (d *Desk) ImportNotice(ctx context.Context, p auth.Person, text []byte, step func(done, of int)) (NoticeImported, error) {
	plan, err := d.PlanNotice(ctx, p, text)
	if err != nil {
		return NoticeImported{}, err
	}
	if plan.Notice.IssuedOn.IsZero() || plan.Notice.Number == "" {
		return NoticeImported{}, Invalid{{Field: "file", Code: "no_number_or_date"}}
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
	if _, err := d.record.Births(ctx, births, nil); err != nil {
		if exists, again := d.exists(ctx, id); again == nil && exists { // somebody else imports the same notice and was faster
			return false, nil
		}
		return false, fmt.Errorf("import item %s: %w", plan.Items[i].ID, err)
	}
	for _, b := range births {
		d.look(ctx, b.Kind, b.CaseID)
	}
	return true, nil
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
		id := casefile.Derived(itemID, "share/"+s.UnitID)
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
