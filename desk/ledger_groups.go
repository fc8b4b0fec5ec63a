package desk

import (
	"cmp"
	"context"
	"errors"
	"slices"
	"unicode/utf8"

	"gongkai/auth"
	"gongkai/casefile"
	"gongkai/civil"
	"gongkai/readers/notice"
	"gongkai/store"
)

// Group is a named set of units with everything that was said of its members.
type Group struct {
	ID, Name string
	Members  []Member
}

// Member is a unit in a group for some time.
type Member struct {
	UnitID, Unit string
	From, To     civil.Date
}

// present are the units in the group on a day; none: at any time, if they are still there.
func (g Group) present(on civil.Date) []Member {
	return slices.DeleteFunc(slices.Clone(g.Members), func(m Member) bool {
		if on.IsZero() {
			return !m.To.IsZero()
		}
		return m.From > on || !m.To.IsZero() && m.To < on
	})
}

// Has reports whether a unit is in the group now.
func (g Group) Has(unit string) bool {
	return slices.ContainsFunc(g.Members, func(m Member) bool { return m.UnitID == unit && m.To.IsZero() })
}

const maxGroup = maxName // letters of a group's name

// groups of an agency, without those made for one item.
func (d *Desk) groups(tx *store.Tx, agency string, names Names) ([]Group, error) {
	rows, err := tx.Groups(agency)
	if err != nil || len(rows) == 0 {
		return nil, err
	}
	out, ids := make([]Group, len(rows)), make([]string, len(rows))
	for i, r := range rows {
		out[i], ids[i] = Group{ID: r.ID, Name: r.Name}, r.ID
	}
	members, err := tx.Members(ids...)
	for _, m := range members {
		i := slices.Index(ids, m.GroupID)
		out[i].Members = append(out[i].Members, Member{UnitID: m.UnitID, Unit: names.Unit(m.UnitID), From: m.ValidFrom, To: m.ValidTo})
	}
	return out, err
}

// Group reads one group of the person's agency.
func (d *Desk) Group(ctx context.Context, p auth.Person, id string) (Group, error) {
	if err := may(p, auth.ReadLedger, auth.Subject{AgencyID: p.AgencyID}); err != nil {
		return Group{}, err
	}
	names, err := d.Names(ctx)
	if err != nil {
		return Group{}, err
	}
	var all []Group
	err = d.db.View(ctx, "read group", func(tx *store.Tx) (err error) {
		all, err = d.groups(tx, p.AgencyID, names)
		return err
	})
	for _, g := range all {
		if g.ID == id {
			return g, err
		}
	}
	return Group{}, cmp.Or(err, ErrNotFound)
}

// SaveGroup is a group as its form gives it: who is in it from a day on. ID "" makes a new one.
type SaveGroup struct {
	ID, Name string
	item     string // where only one item means it so
	Units    []string
	From     civil.Date // of those who come, and the first day without those who go; none: as if they had always been, or never
}

// SaveGroup keeps a group and opens the shares that its new members lack, wherever a name means it.
func (d *Desk) SaveGroup(ctx context.Context, p auth.Person, in SaveGroup) (id string, out Opened, err error) {
	if err := may(p, auth.MapNames, auth.Subject{AgencyID: p.AgencyID}); err != nil {
		return "", out, err
	}
	if in.ID == "" {
		in.ID = casefile.Derived(p.AgencyID, "group/"+in.Name)
	} else if _, err := d.Group(ctx, p, in.ID); err != nil {
		return "", out, err
	}
	if err := d.keepGroup(ctx, p, p.AgencyID, in); err != nil {
		return "", out, err
	}
	names, err := d.reopenNamesOf(ctx, p, in.ID)
	for _, name := range names {
		if err == nil {
			var o Opened
			o, err = d.OpenShares(ctx, p, name)
			out.Items, out.Shares = out.Items+o.Items, out.Shares+o.Shares
		}
	}
	return in.ID, out, err
}

// reopenNamesOf lets every name that means a group be looked at again.
func (d *Desk) reopenNamesOf(ctx context.Context, p auth.Person, group string) ([]string, error) {
	var out []string
	err := d.db.Update(ctx, "reopen names", func(tx *store.Tx) error {
		out = out[:0]
		said, err := tx.Meanings(p.AgencyID, "", 4*PageSize)
		if err != nil {
			return err
		}
		for _, m := range said {
			if m.GroupID == group && !slices.Contains(out, m.Name) {
				out = append(out, m.Name)
				if err := tx.ReopenName(p.AgencyID, m.Name); err != nil {
					return err
				}
			}
		}
		return nil
	})
	return out, err
}

func (d *Desk) keepGroup(ctx context.Context, p auth.Person, agency string, in SaveGroup) error {
	switch n := utf8.RuneCountInString(in.Name); {
	case n == 0:
		return Invalid{{Field: "group", Code: "required"}}
	case n > maxGroup:
		return Invalid{{Field: "group", Code: "too_long"}}
	case len(in.Units) == 0:
		return Invalid{{Field: "units", Code: "required"}}
	}
	return d.db.Update(ctx, "keep group", func(tx *store.Tx) error {
		if err := d.newGroup(tx, p, agency, in); err != nil {
			return err
		}
		return d.setMembers(tx, p, in)
	})
}

func (d *Desk) newGroup(tx *store.Tx, p auth.Person, agency string, in SaveGroup) error {
	known, err := tx.FindGroup(in.ID)
	if err == nil && known.AgencyID != agency {
		return ErrNotFound
	}
	if errors.Is(err, store.ErrNotFound) {
		err = tx.InsertGroup(store.UnitGroup{ID: in.ID, AgencyID: agency, ItemID: in.item, Name: in.Name, CreatedAt: d.Now(), CreatedBy: p.ID})
		if errors.Is(err, store.ErrDuplicate) {
			return store.Retry(err)
		}
	}
	return err
}

// setMembers adds who is missing and ends who is there no more. A unit that comes back gets a line of its own.
func (d *Desk) setMembers(tx *store.Tx, p auth.Person, in SaveGroup) error {
	members, err := tx.Members(in.ID)
	if err != nil {
		return err
	}
	for _, m := range members {
		if m.ValidTo.IsZero() && !slices.Contains(in.Units, m.UnitID) {
			m.ValidTo, m.SetAt, m.SetBy = dayBefore(in.From, m.ValidFrom), d.Now(), p.ID
			if err := tx.PutMember(m); err != nil {
				return err
			}
		}
	}
	for _, unit := range in.Units {
		there := func(m store.GroupMember) bool { return m.UnitID == unit && m.ValidTo.IsZero() }
		if slices.ContainsFunc(members, there) {
			continue
		}
		if _, err := tx.FindUnit(unit); errors.Is(err, store.ErrNotFound) {
			return Invalid{{Field: "units", Code: "unknown_value"}}
		} else if err != nil {
			return err
		}
		m := store.GroupMember{ID: casefile.Derived(in.ID, unit+"/"+in.From.String()), GroupID: in.ID, UnitID: unit, ValidFrom: in.From, SetAt: d.Now(), SetBy: p.ID}
		if err := tx.PutMember(m); err != nil {
			return err
		}
	}
	return nil
}

// dayBefore is the last day of who goes on a day; none: he never was a member, so it lies before his first.
func dayBefore(leaves, came civil.Date) civil.Date {
	if leaves.IsZero() {
		leaves = came
	}
	return max(leaves, 2) - 1 // the zero day means that he is still there
}

// UnitChoice is a unit that may be chosen for a name or a group.
type UnitChoice struct {
	ID, Name, Nature string
}

// UnitChoices are the units of the organisation in its order.
func (d *Desk) UnitChoices(ctx context.Context) ([]UnitChoice, error) {
	names, err := d.Names(ctx)
	if err != nil {
		return nil, err
	}
	var out []UnitChoice
	err = d.db.View(ctx, "list units", func(tx *store.Tx) error {
		units, err := tx.Units()
		for _, u := range units {
			if u.ValidTo.IsZero() || u.ValidTo >= d.Today() {
				out = append(out, UnitChoice{ID: u.ID, Name: names.Unit(u.ID), Nature: u.Nature})
			}
		}
		return err
	})
	return out, err
}

// Proposed is what the form of a new group ticks beforehand for a name; a person decides. 各乡镇（街道） are the townships, 各部门 the
// departments.
func Proposed(name string, units []UnitChoice) []string {
	nature := ""
	switch {
	case notice.KindOf(name) != notice.Group:
	case containsAny(name, "乡镇", "街道"):
		nature = "township"
	case containsAny(name, "部门", "直属机构", "单位"):
		nature = "department"
	}
	var out []string
	for _, u := range units {
		if nature != "" && u.Nature == nature {
			out = append(out, u.ID)
		}
	}
	return out
}
