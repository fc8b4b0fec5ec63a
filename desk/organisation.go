package desk

import (
	"context"
	"errors"
	"regexp"
	"slices"
	"unicode/utf8"

	"github.com/google/uuid"

	"gongkai/auth"
	"gongkai/civil"
	"gongkai/record"
	"gongkai/store"
)

// Unit is a unit as the administrator sees it. Nothing of it is ever deleted: letters and ledgers of the past keep its names.
type Unit struct {
	store.Unit
	Name      string // today's, or the first one of a unit that is still to come
	Superior  string
	Successor string
	Depth     int
	Closed    bool
	Names     []store.UnitName // of one unit alone, the latest first
	People    int              // of one unit alone: active accounts
	Open      int              // of one unit alone: open applications answered in its name
}

// Natures a unit can have.
func Natures() []string {
	return []string{"government", "office", "department", "township", "institution", "party", "enterprise", "group"}
}

// Organisation is the whole tree, superiors before those under them: a county has some two hundred units.
func (d *Desk) Organisation(ctx context.Context, p auth.Person) (out []Unit, err error) {
	if err := may(p, auth.ManageOrganisation, auth.Subject{}); err != nil {
		return nil, err
	}
	names, err := d.Names(ctx)
	if err != nil {
		return nil, err
	}
	err = d.db.View(ctx, "read organisation", func(tx *store.Tx) error {
		units, err := tx.Units()
		out = d.tree(units, names)
		return err
	})
	return out, err
}

// tree puts every unit under its superior. One whose superiors run in a circle stands at the end, so that it can be mended.
func (d *Desk) tree(units []store.Unit, names Names) []Unit {
	below, drawn := map[string][]store.Unit{}, map[string]bool{}
	for _, u := range units {
		below[u.SuperiorID] = append(below[u.SuperiorID], u)
	}
	var out []Unit
	var draw func(superior string, depth int)
	draw = func(superior string, depth int) {
		for _, u := range below[superior] {
			if !drawn[u.ID] {
				drawn[u.ID] = true
				out = append(out, d.unitOf(u, names, depth))
				draw(u.ID, depth+1)
			}
		}
	}
	draw("", 0)
	for _, u := range units {
		if !drawn[u.ID] {
			drawn[u.ID] = true
			out = append(out, d.unitOf(u, names, 0))
		}
	}
	return out
}

func (d *Desk) unitOf(u store.Unit, names Names, depth int) Unit {
	return Unit{Unit: u, Name: names.Unit(u.ID), Superior: names.Unit(u.SuperiorID), Successor: names.Unit(u.SuccessorID), Depth: depth,
		Closed: !u.ValidTo.IsZero() && u.ValidTo < d.Today()}
}

// Unit reads one unit with all its names.
func (d *Desk) Unit(ctx context.Context, p auth.Person, id string) (out Unit, err error) {
	if err := may(p, auth.ManageOrganisation, auth.Subject{}); err != nil {
		return out, err
	}
	names, err := d.Names(ctx)
	if err != nil {
		return out, err
	}
	err = d.db.View(ctx, "read unit", func(tx *store.Tx) error {
		u, err := tx.FindUnit(id)
		if err != nil {
			return err
		}
		out = d.unitOf(u, names, 0)
		if out.Names, err = tx.NamesOfUnit(id); err != nil {
			return err
		}
		slices.Reverse(out.Names)
		if out.People, err = tx.CountPeople(id); err != nil || !u.Agency {
			return err
		}
		out.Open, err = tx.CountOpenOf(id)
		return err
	})
	if errors.Is(err, store.ErrNotFound) {
		err = ErrNotFound
	}
	return out, err
}

// UnitCode is the code of a unit; "" where there is none.
func (d *Desk) UnitCode(ctx context.Context, id string) (string, error) {
	var u store.Unit
	err := d.db.View(ctx, "find unit", func(tx *store.Tx) (err error) {
		u, err = tx.FindUnit(id)
		return err
	})
	if errors.Is(err, store.ErrNotFound) {
		err = nil
	}
	return u.Code, err
}

// NewUnit is a unit to be added.
type NewUnit struct {
	Code, Name, Alias, Nature, SuperiorID string
	Agency                                bool // answers applications in its own name; a 事业单位 does not
	From                                  civil.Date
}

// unitCode is what can be typed on any keyboard: files and the shell name units by it.
var unitCode = regexp.MustCompile(`^[a-z][a-z0-9_-]{1,31}$`)

const maxUnitName = 60

func checkUnitName(field, name string, needed bool) error {
	switch n := utf8.RuneCountInString(name); {
	case n == 0 && needed:
		return Invalid{{Field: field, Code: "required"}}
	case n > maxUnitName:
		return Invalid{{Field: field, Code: "too_long"}}
	}
	return nil
}

// AddUnit adds a unit under another.
func (d *Desk) AddUnit(ctx context.Context, p auth.Person, n NewUnit) (id string, err error) {
	if err := may(p, auth.ManageOrganisation, auth.Subject{}); err != nil {
		return "", err
	}
	n.Name, n.Alias = Clean(n.Name), Clean(n.Alias)
	switch {
	case !unitCode.MatchString(n.Code):
		return "", Invalid{{Field: "code", Code: "unit_code"}}
	case !slices.Contains(Natures(), n.Nature):
		return "", Invalid{{Field: "nature", Code: "unknown_value"}}
	case n.From.IsZero():
		return "", Invalid{{Field: "from", Code: "required"}}
	}
	if err := errors.Join(checkUnitName("unit_name", n.Name, true), checkUnitName("alias", n.Alias, false)); err != nil {
		return "", err
	}
	id = uuid.NewString()
	names := []store.UnitName{{ID: uuid.NewString(), UnitID: id, Name: n.Name, Kind: "full", ValidFrom: n.From}}
	if n.Alias != "" {
		names = append(names, store.UnitName{ID: uuid.NewString(), UnitID: id, Name: n.Alias, Kind: "alias", ValidFrom: n.From})
	}
	err = d.record.Operate(ctx, record.Operator{Account: p.ID}, record.ActAddUnit, func(tx *store.Tx) (record.Operated, error) {
		if err := superiorOf(tx, n.SuperiorID, ""); err != nil {
			return record.Operated{}, err
		}
		units, err := tx.Units()
		if err != nil {
			return record.Operated{}, err
		}
		u := store.Unit{ID: id, Code: n.Code, SuperiorID: n.SuperiorID, Nature: n.Nature, Agency: n.Agency, Position: len(units), ValidFrom: n.From}
		return record.Operated{Subject: id, Detail: n.Code}, tx.InsertUnit(u, names)
	})
	if errors.Is(err, store.ErrDuplicate) {
		err = Invalid{{Field: "code", Code: "unit_code_taken"}}
	}
	return id, err
}

// superiorOf checks that a unit may lie under another: it exists, is not closed, and does not lie under the unit itself.
func superiorOf(tx *store.Tx, superior, unit string) error {
	for at, depth := superior, 0; at != ""; depth++ {
		u, err := tx.FindUnit(at)
		if errors.Is(err, store.ErrNotFound) || depth > 16 {
			return Invalid{{Field: "superior", Code: "unknown_value"}}
		}
		if err != nil {
			return err
		}
		if u.ID == unit {
			return Invalid{{Field: "superior", Code: "unit_circle"}}
		}
		if at == superior && !u.ValidTo.IsZero() {
			return Invalid{{Field: "superior", Code: "unit_closed"}}
		}
		at = u.SuperiorID
	}
	return nil
}

// Rename is a unit's new name from a day on. The old one stays for letters, ledgers and notices of before.
type Rename struct {
	UnitID, Name, Alias string
	From                civil.Date
}

// RenameUnit gives a unit another name from a day on, after every name it has had.
func (d *Desk) RenameUnit(ctx context.Context, p auth.Person, in Rename) error {
	if err := may(p, auth.ManageOrganisation, auth.Subject{}); err != nil {
		return err
	}
	in.Name, in.Alias = Clean(in.Name), Clean(in.Alias)
	if err := errors.Join(checkUnitName("unit_name", in.Name, true), checkUnitName("alias", in.Alias, false)); err != nil {
		return err
	}
	if in.From.IsZero() {
		return Invalid{{Field: "from", Code: "required"}}
	}
	return d.onUnit(ctx, p, record.ActRenameUnit, in.UnitID, "", func(tx *store.Tx, u store.Unit) (string, error) {
		names, err := tx.NamesOfUnit(u.ID)
		if err != nil {
			return "", err
		}
		for _, n := range names {
			if n.Kind == "full" && n.ValidFrom >= in.From {
				return "", Invalid{{Field: "from", Code: "rename_before"}}
			}
		}
		for _, n := range names {
			if n.Kind == "full" && n.ValidTo.IsZero() {
				if err := tx.EndUnitName(n.ID, in.From-1); err != nil {
					return "", err
				}
			}
		}
		if err := tx.InsertUnitName(store.UnitName{ID: uuid.NewString(), UnitID: u.ID, Name: in.Name, Kind: "full", ValidFrom: in.From}); err != nil || in.Alias == "" {
			return in.From.String(), err
		}
		return in.From.String(), tx.InsertUnitName(store.UnitName{ID: uuid.NewString(), UnitID: u.ID, Name: in.Alias, Kind: "alias", ValidFrom: in.From})
	})
}

// onUnit does something to one unit under its lock, and writes down who did it.
func (d *Desk) onUnit(ctx context.Context, p auth.Person, act, id, reason string, do func(*store.Tx, store.Unit) (detail string, err error)) error {
	reason, err := reasonOf(reason)
	if err != nil {
		return err
	}
	err = d.record.Operate(ctx, record.Operator{Account: p.ID, Reason: reason}, act, func(tx *store.Tx) (record.Operated, error) {
		u, err := tx.LockUnit(id)
		if err != nil {
			return record.Operated{}, err
		}
		detail, err := do(tx, u)
		return record.Operated{Subject: id, Detail: detail}, err
	})
	if errors.Is(err, store.ErrNotFound) {
		err = ErrNotFound
	}
	return err
}

// ChangeUnit puts a unit under another superior, and says whether it answers applications in its own name. While applications addressed
// to it are open it goes on answering them.
func (d *Desk) ChangeUnit(ctx context.Context, p auth.Person, id, superior string, agency bool) error {
	if err := may(p, auth.ManageOrganisation, auth.Subject{}); err != nil {
		return err
	}
	return d.onUnit(ctx, p, record.ActChangeUnit, id, "", func(tx *store.Tx, u store.Unit) (string, error) {
		if err := superiorOf(tx, superior, id); err != nil {
			return "", err
		}
		if u.Agency && !agency {
			if n, err := tx.CountOpenOf(id); err != nil || n > 0 {
				return "", errors.Join(err, Invalid{{Field: "agency", Code: "unit_has_open"}})
			}
		}
		detail := ""
		if u.SuperiorID != superior {
			detail = u.SuperiorID + " → " + superior
		}
		u.SuperiorID, u.Agency = superior, agency
		return detail, tx.SaveUnit(u)
	})
}

// CloseUnit is a unit's last day and who takes over. Its people, its open applications and the units under it go elsewhere first.
func (d *Desk) CloseUnit(ctx context.Context, p auth.Person, id string, last civil.Date, successor, reason string) error {
	if err := may(p, auth.ManageOrganisation, auth.Subject{}); err != nil {
		return err
	}
	if last.IsZero() {
		return Invalid{{Field: "to", Code: "required"}}
	}
	if err := why(p, reason); err != nil {
		return err
	}
	return d.onUnit(ctx, p, record.ActCloseUnit, id, reason, func(tx *store.Tx, u store.Unit) (string, error) {
		if last < u.ValidFrom {
			return "", Invalid{{Field: "to", Code: "out_of_range"}}
		}
		if successor == id {
			return "", Invalid{{Field: "successor", Code: "unknown_value"}}
		}
		if successor != "" {
			if err := superiorOf(tx, successor, ""); err != nil {
				return "", Invalid{{Field: "successor", Code: "unknown_value"}}
			}
		}
		if err := left(tx, u); err != nil {
			return "", err
		}
		u.ValidTo, u.SuccessorID = last, successor
		return last.String() + " → " + successor, tx.SaveUnit(u)
	})
}

// left is nil when nobody and nothing is left in a unit.
func left(tx *store.Tx, u store.Unit) error {
	if n, err := tx.CountPeople(u.ID); err != nil || n > 0 {
		return errors.Join(err, Invalid{{Field: "id", Code: "unit_has_people"}})
	}
	if n, err := tx.CountOpenOf(u.ID); err != nil || n > 0 {
		return errors.Join(err, Invalid{{Field: "id", Code: "unit_has_open"}})
	}
	units, err := tx.Units()
	if err != nil {
		return err
	}
	if slices.ContainsFunc(units, func(x store.Unit) bool { return x.SuperiorID == u.ID && x.ValidTo.IsZero() }) {
		return Invalid{{Field: "id", Code: "unit_has_units"}}
	}
	return nil
}
