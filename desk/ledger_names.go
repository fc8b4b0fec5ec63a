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
	"gongkai/record"
	"gongkai/store"
)

// OpenName is a name of notices whose units have no shares yet.
type OpenName struct {
	Name  string
	Kind  notice.NameKind
	Items int
	Known bool // what it means is known: its shares can be opened
}

// Meaning is what a name means, in words.
type Meaning struct {
	Name, Unit, Group, GroupID string
	Members                    int
	From                       civil.Date
	By                         string
}

// NameBook is the page 单位对照: what is open, what is known, and the groups.
type NameBook struct {
	Open     []OpenName
	Next     string // the name after which the next page begins
	Meanings []Meaning
	Groups   []Group
}

// Names of notices are at most so long; something longer is a cell out of its column.
const maxName = 200

// NameBook reads a page of the names that are still open, after one of them, with what was said of others.
func (d *Desk) NameBook(ctx context.Context, p auth.Person, after string) (NameBook, error) {
	if err := may(p, auth.ReadLedger, auth.Subject{AgencyID: p.AgencyID}); err != nil {
		return NameBook{}, err
	}
	names, err := d.Names(ctx)
	if err != nil {
		return NameBook{}, err
	}
	var out NameBook
	err = d.db.View(ctx, "name book", func(tx *store.Tx) error {
		if out.Groups, err = d.groups(tx, p.AgencyID, names); err != nil {
			return err
		}
		if err := out.readOpen(tx, p.AgencyID, after); err != nil {
			return err
		}
		return out.readMeanings(tx, p.AgencyID, names)
	})
	return out, err
}

func (b *NameBook) readOpen(tx *store.Tx, agency, after string) error {
	uses, err := tx.OpenNames(agency, after, PageSize+1)
	if err != nil {
		return err
	}
	if len(uses) > PageSize {
		uses = uses[:PageSize]
		b.Next = uses[PageSize-1].Name
	}
	text := make([]string, len(uses))
	for i, u := range uses {
		text[i] = u.Name
	}
	r, err := newResolver(tx, agency, "", text, 0)
	for _, u := range uses {
		_, known := r.unitsOf(u.Name)
		b.Open = append(b.Open, OpenName{Name: u.Name, Kind: notice.KindOf(u.Name), Items: u.Items, Known: known})
	}
	return err
}

func (b *NameBook) readMeanings(tx *store.Tx, agency string, names Names) error {
	said, err := tx.Meanings(agency, "", 4*PageSize)
	for _, m := range said {
		row := Meaning{Name: m.Name, Unit: names.Unit(m.UnitID), GroupID: m.GroupID, From: m.ValidFrom, By: names.Person(m.SetBy)}
		for _, g := range b.Groups {
			if g.ID == m.GroupID {
				row.Group, row.Members = g.Name, len(g.present(0))
			}
		}
		b.Meanings = append(b.Meanings, row)
	}
	return err
}

// MapName says what a name means: a unit, or a group that exists.
type MapName struct {
	Name            string
	UnitID, GroupID string
	From            civil.Date // none: in every notice so far, too
}

// Opened says what a meaning brought about.
type Opened struct {
	Items  int `json:"items"`
	Shares int `json:"shares"`
}

// MapName remembers what a name means and opens the shares that were missing for it, each once. What a name means in each item anew
// (有关部门) is said of the item: NameInItem.
func (d *Desk) MapName(ctx context.Context, p auth.Person, in MapName) (Opened, error) {
	if err := may(p, auth.MapNames, auth.Subject{AgencyID: p.AgencyID}); err != nil {
		return Opened{}, err
	}
	if notice.KindOf(in.Name) == notice.Unspecified {
		return Opened{}, Invalid{{Field: "name", Code: "vague"}}
	}
	m := store.NameMeaning{AgencyID: p.AgencyID, Name: in.Name, UnitID: in.UnitID, GroupID: in.GroupID, ValidFrom: in.From}
	if err := d.mean(ctx, p, m); err != nil {
		return Opened{}, err
	}
	return d.OpenShares(ctx, p, in.Name)
}

// mean keeps a meaning. Its id follows from what it is said of, so saying it twice is saying it once.
func (d *Desk) mean(ctx context.Context, p auth.Person, m store.NameMeaning) error {
	if m.Name == "" || utf8.RuneCountInString(m.Name) > maxName {
		return Invalid{{Field: "name", Code: "required"}}
	}
	if (m.UnitID == "") == (m.GroupID == "") {
		return Invalid{{Field: "unit", Code: "required"}}
	}
	m.ID = casefile.Derived(m.AgencyID, strings.Join([]string{"meaning", m.ItemID, m.Name, m.ValidFrom.String()}, "/"))
	m.SetAt, m.SetBy = d.Now(), p.ID
	return d.db.Update(ctx, "keep meaning", func(tx *store.Tx) error {
		if err := known(tx, m); err != nil {
			return err
		}
		if err := tx.PutMeaning(m); err != nil || m.ItemID != "" {
			return err
		}
		return tx.ReopenName(m.AgencyID, m.Name)
	})
}

// known refuses a unit or a group that does not exist, or is another agency's.
func known(tx *store.Tx, m store.NameMeaning) error {
	var err error
	if m.UnitID != "" {
		_, err = tx.FindUnit(m.UnitID)
	} else {
		var g store.UnitGroup
		if g, err = tx.FindGroup(m.GroupID); err == nil && g.AgencyID != m.AgencyID {
			err = store.ErrNotFound
		}
	}
	if errors.Is(err, store.ErrNotFound) {
		return Invalid{{Field: "unit", Code: "unknown_value"}}
	}
	return err
}

// OpenShares opens the shares that a name's units still lack, in every item that has the name. What exists stays: a second turn, or a
// second person at the same moment, changes nothing, and a turn that was interrupted goes on where it stopped.
func (d *Desk) OpenShares(ctx context.Context, p auth.Person, name string) (Opened, error) {
	if err := may(p, auth.MapNames, auth.Subject{AgencyID: p.AgencyID}); err != nil {
		return Opened{}, err
	}
	var out Opened
	for after := ""; ; {
		var uses []store.ItemName
		err := d.db.View(ctx, "items of name", func(tx *store.Tx) (err error) {
			uses, err = tx.OpenNameIn(p.AgencyID, name, after, PageSize)
			return err
		})
		if err != nil || len(uses) == 0 {
			return out, err
		}
		for _, n := range uses {
			if err := d.openName(ctx, p, n, &out); err != nil {
				return out, err
			}
		}
		after = uses[len(uses)-1].ItemID
	}
}

// OpenMissing opens what an item's names still lack.
func (d *Desk) OpenMissing(ctx context.Context, p auth.Person, itemID string) (Opened, error) {
	var out Opened
	row, _, err := d.permit(ctx, p, itemID, casefile.KindItem, auth.MapNames)
	if err != nil {
		return out, err
	}
	var names []store.ItemName
	err = d.db.View(ctx, "names of item", func(tx *store.Tx) (err error) {
		names, err = tx.NamesOf(row.ID)
		return err
	})
	for _, n := range names {
		if err == nil {
			err = d.openName(ctx, p, n, &out)
		}
	}
	return out, err
}

// openName opens the shares that one name of one item lacks. An item that was struck off gets none: taken up again, OpenMissing finds
// them.
func (d *Desk) openName(ctx context.Context, p auth.Person, n store.ItemName, out *Opened) error {
	const turns = 3 // somebody else may open some of them at the same moment
	var err error
	for range turns {
		var births []record.Birth
		var known bool
		if births, known, err = d.missing(ctx, p, n); err != nil || !known {
			return err
		}
		_, err = d.record.Births(ctx, births, func(tx *store.Tx) error { return tx.CloseName(n) })
		if err == nil {
			if len(births) > 0 {
				out.Items++
				out.Shares += len(births)
				d.look(ctx, casefile.KindItem, n.ItemID) // it has news of each
			}
			return nil
		}
	}
	return err
}

// missing are the births that a name of an item still needs; known is false where nobody has said what it means.
func (d *Desk) missing(ctx context.Context, p auth.Person, n store.ItemName) (births []record.Birth, known bool, err error) {
	err = d.db.View(ctx, "missing shares", func(tx *store.Tx) error {
		item, err := tx.FindItem(n.ItemID)
		if err != nil {
			return err
		}
		r, err := newResolver(tx, n.AgencyID, n.ItemID, []string{n.Name}, item.IssuedOn)
		if err != nil {
			return err
		}
		var units []string
		if units, known = r.unitsOf(n.Name); !known || !item.Open {
			return nil
		}
		var i LedgerItem
		if i.Item = item; i.unpack() != nil {
			return errors.New("item row: unreadable")
		}
		for _, unit := range units {
			b := lateBirth(p, i, n, unit)
			if _, err := tx.FindCase(b.CaseID); errors.Is(err, store.ErrNotFound) {
				births = append(births, b)
			} else if err != nil {
				return err
			}
		}
		return nil
	})
	return births, known, err
}

// lateBirth is a share as the import would have opened it: the notice binds its units from its own day, and its date is theirs.
func lateBirth(p auth.Person, i LedgerItem, n store.ItemName, unit string) record.Birth {
	id := shareID(i.CaseID, unit)
	open := assignment.Open{Item: i.CaseID, Unit: unit, Role: assignment.Role(n.Role), Due: assignment.Earliest(i.Dates), Name: n.Name}
	return record.Birth{CommandID: casefile.Derived(id, "open"), CaseID: id, Kind: casefile.KindShare, Agency: i.AgencyID, Actor: p.ID, On: i.IssuedOn, Command: open}
}

// shareID follows from the item and the unit: a unit has one share in an item, however often it is named.
func shareID(itemID, unit string) string { return casefile.Derived(itemID, "share/"+unit) }

// NameInItem says which units a name means in one item: 有关部门 are others in each.
func (d *Desk) NameInItem(ctx context.Context, p auth.Person, itemID, name string, units []string) (Opened, error) {
	row, _, err := d.permit(ctx, p, itemID, casefile.KindItem, auth.MapNames)
	if err != nil {
		return Opened{}, err
	}
	if len(units) == 0 {
		return Opened{}, Invalid{{Field: "units", Code: "required"}}
	}
	var names []store.ItemName
	err = d.db.View(ctx, "names of item", func(tx *store.Tx) (err error) {
		names, err = tx.NamesOf(itemID)
		return err
	})
	if err != nil {
		return Opened{}, err
	}
	if !slices.ContainsFunc(names, func(n store.ItemName) bool { return n.Name == name }) {
		return Opened{}, ErrNotFound
	}
	g := SaveGroup{ID: casefile.Derived(itemID, "group/"+name), Name: name, item: itemID, Units: units}
	if err := d.keepGroup(ctx, p, row.AgencyID, g); err != nil {
		return Opened{}, err
	}
	m := store.NameMeaning{AgencyID: row.AgencyID, ItemID: itemID, Name: name, GroupID: g.ID}
	if err := d.mean(ctx, p, m); err != nil {
		return Opened{}, err
	}
	return d.OpenMissing(ctx, p, itemID)
}

// NamedItem is an item in which a name is still open.
type NamedItem struct{ CaseID, No, Text string }

// NameItems are the items in which a name is still open, after one of them.
func (d *Desk) NameItems(ctx context.Context, p auth.Person, name, after string) ([]NamedItem, string, error) {
	if err := may(p, auth.ReadLedger, auth.Subject{AgencyID: p.AgencyID}); err != nil {
		return nil, "", err
	}
	var out []NamedItem
	next := ""
	err := d.db.View(ctx, "items of name", func(tx *store.Tx) error {
		uses, err := tx.OpenNameIn(p.AgencyID, name, after, PageSize+1)
		if err != nil {
			return err
		}
		if len(uses) > PageSize {
			uses = uses[:PageSize]
			next = uses[PageSize-1].ItemID
		}
		for _, n := range uses {
			i, err := tx.FindItem(n.ItemID)
			if err != nil {
				return err
			}
			out = append(out, NamedItem{i.CaseID, i.No, i.Text})
		}
		return nil
	})
	return out, next, err
}
