package desk

import (
	"context"
	"errors"
	"slices"
	"strings"
	"unicode/utf8"

	"gongkai/auth"
	"gongkai/casefile"
	"gongkai/casefile/assignment"
	"gongkai/civil"
	"gongkai/readers/notice"
	"gongkai/store"
)

// NoticePlan is a notice as it would be imported: every item with its units and warnings.
type NoticePlan struct {
	Notice   notice.Notice
	Items    []ItemPlan
	Imported bool // the agency has a notice of this number already
	NoticeID string

	corrections map[string][]corrected // by item
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
	Units int // that get a share through it
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
func (d *Desk) PlanNotice(ctx context.Context, p auth.Person, text []byte, corrections ...Correction) (NoticePlan, error) {
	if err := may(p, auth.ImportNotice, auth.Subject{AgencyID: p.AgencyID}); err != nil {
		return NoticePlan{}, err
	}
	cal, err := d.Calendar(ctx)
	if err != nil {
		return NoticePlan{}, err
	}
	if notice.IsDocx(text) {
		plain, err := notice.Docx(text)
		if err != nil {
			return NoticePlan{}, errors.Join(Invalid{{Field: "file", Code: noticeCode(err)}}, err)
		}
		text = []byte(plain)
	}
	n, err := notice.Parse(text, cal.LastWorkingOnOrBefore)
	if err != nil {
		return NoticePlan{}, errors.Join(Invalid{{Field: "file", Code: noticeCode(err)}}, err)
	}
	if tooLong(n) {
		return NoticePlan{}, Invalid{{Field: "file", Code: "too_long"}}
	}
	plan := NoticePlan{Notice: n}
	if err := plan.correct(corrections, cal.LastWorkingOnOrBefore); err != nil {
		return NoticePlan{}, err
	}
	n = plan.Notice
	err = d.db.View(ctx, "plan notice", func(tx *store.Tx) error {
		names, err := newResolver(tx, p.AgencyID, "", namesIn(n), n.IssuedOn)
		if err != nil {
			return err
		}
		for _, it := range n.Items {
			item := planItem(it, names)
			item.Notes = append(correctionNotes(plan.corrections[it.ID]), item.Notes...)
			plan.Items = append(plan.Items, item)
		}
		return plan.findImported(tx, p.AgencyID)
	})
	return plan, err
}

// namesIn are the names of a notice, each once.
func namesIn(n notice.Notice) []string {
	var out []string
	for _, it := range n.Items {
		out = append(append(out, written(it.Lead)...), written(it.Responsible)...)
	}
	slices.Sort(out)
	return slices.Compact(out)
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

func planItem(it notice.Item, r resolver) ItemPlan {
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
			plan.Names = append(plan.Names, plan.place(name, side.role, r, seen))
		}
	}
	return plan
}

// place opens a share for each unit behind a name; a group or a name that nobody has explained stays on the item as written, with a
// warning.
func (plan *ItemPlan) place(name notice.Name, role assignment.Role, r resolver, seen map[string]bool) NamePlan {
	out := NamePlan{Text: name.Text, Role: role}
	units, known := r.unitsOf(name.Text)
	if !known {
		out.Place = plan.unplaced(name)
		return out
	}
	for _, id := range units {
		if !seen[id] {
			seen[id] = true
			out.Units++
			plan.Shares = append(plan.Shares, SharePlan{UnitID: id, Name: name.Text, Role: role})
		}
	}
	if out.Place = PlaceShare; out.Units == 0 {
		out.Place = PlaceTwice
	}
	return out
}

func (plan *ItemPlan) unplaced(name notice.Name) Place {
	switch name.Kind {
	case notice.Group:
		plan.Notes = append(plan.Notes, "“"+name.Text+"”"+noteGroup)
		return PlaceGroup
	case notice.Unspecified:
		plan.Notes = append(plan.Notes, "“"+name.Text+"”"+noteVague)
		return PlaceVague
	case notice.Unit:
	}
	plan.Notes = append(plan.Notes, "机构目录中没有“"+name.Text+"”"+noteUnknown)
	return PlaceUnknown
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
