package desk

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"io"
	"slices"
	"strings"

	"github.com/google/uuid"

	"gongkai/auth"
	"gongkai/civil"
	"gongkai/seeds"
	"gongkai/store"
)

// UnitPlan is what loading an organisation file would do. It only ever adds: what is there stays, whatever the file says or leaves out.
type UnitPlan struct {
	New    []UnitLine
	Same   int // units that are there already
	Differ []UnitLine
	Faults []UnitFault
	from   civil.Date
	file   seeds.Organisation
}

// UnitLine is a unit of the file.
type UnitLine struct {
	Row                    int
	Code, Name, Nature, Of string // Of is the superior's name
	Agency                 bool
	Now                    string // of one that is there: the name it has here
}

// UnitFault is a row that cannot be loaded, and a code for why.
type UnitFault struct {
	Row        int // from 1; 0: the file itself
	Code, What string
}

// maxUnitsFile holds some thousand units.
const maxUnitsFile = 1 << 20

// PlanUnits reads an organisation file (the shape of seeds/organisation/county.json) and changes nothing.
func (d *Desk) PlanUnits(ctx context.Context, p auth.Person, body []byte) (UnitPlan, error) {
	if err := may(p, auth.ConfigureOffice, auth.Subject{}); err != nil {
		return UnitPlan{}, err
	}
	var out UnitPlan
	err := d.db.View(ctx, "plan units", func(tx *store.Tx) (err error) {
		out, err = d.planUnits(tx, body)
		return err
	})
	return out, err
}

// LoadUnits adds the units of a file that are not there yet, all or none.
func (d *Desk) LoadUnits(ctx context.Context, p auth.Person, body []byte) (UnitPlan, error) {
	if err := may(p, auth.ConfigureOffice, auth.Subject{}); err != nil {
		return UnitPlan{}, err
	}
	var out UnitPlan
	err := d.db.Update(ctx, "load units", func(tx *store.Tx) (err error) {
		if out, err = d.planUnits(tx, body); err != nil || len(out.Faults) > 0 {
			return err
		}
		return out.insert(tx)
	})
	if errors.Is(err, store.ErrDuplicate) { // somebody loaded the same file
		return d.PlanUnits(ctx, p, body)
	}
	return out, err
}

func (d *Desk) planUnits(tx *store.Tx, body []byte) (UnitPlan, error) {
	var out UnitPlan
	if fault := out.read(body, d.Today()); fault != "" {
		out.Faults = []UnitFault{{Code: fault}}
		return out, nil
	}
	units, err := tx.Units()
	if err != nil {
		return out, err
	}
	names, err := tx.UnitNames()
	if err != nil {
		return out, err
	}
	here, present := map[string]string{}, presentNames(names, d.Today())
	for _, u := range units {
		here[u.Code] = present[u.ID]
	}
	out.sort(here)
	return out, nil
}

// read decodes the file strictly: an unknown key is a slip of the pen that would otherwise change nothing.
func (u *UnitPlan) read(body []byte, today civil.Date) (fault string) {
	if len(body) > maxUnitsFile {
		return "too_large"
	}
	dec := json.NewDecoder(bytes.NewReader(bytes.TrimPrefix(body, []byte("\ufeff"))))
	dec.DisallowUnknownFields()
	if err := dec.Decode(&u.file); err != nil {
		return "not_json"
	}
	if _, err := dec.Token(); !errors.Is(err, io.EOF) {
		return "not_json"
	}
	u.from = today
	if u.file.ValidFrom != "" {
		from, err := civil.Parse(u.file.ValidFrom)
		if err != nil {
			return "not_a_date"
		}
		u.from = from
	}
	if len(u.file.Units) == 0 {
		return "no_units"
	}
	return ""
}

// sort tells units that are new from those that are there, and finds every bad row.
func (u *UnitPlan) sort(here map[string]string) {
	names := map[string]string{"": ""}
	for code, name := range here {
		names[code] = name
	}
	seen := map[string]bool{}
	for i, x := range u.file.Units {
		row := i + 1
		bad := func(code, what string) { u.Faults = append(u.Faults, UnitFault{Row: row, Code: code, What: what}) }
		name := strings.TrimSpace(x.Name)
		_, known := names[x.Superior]
		switch {
		case !unitCode.MatchString(x.Code):
			bad("unit_code", x.Code)
		case seen[x.Code]:
			bad("unit_twice", x.Code)
		case name == "" || len([]rune(name)) > 60:
			bad("unit_name", x.Code)
		case !slices.Contains(Natures(), x.Nature):
			bad("unit_nature", x.Code)
		case !known:
			bad("unit_superior", x.Code)
		}
		seen[x.Code] = true
		line := UnitLine{Row: row, Code: x.Code, Name: name, Nature: x.Nature, Agency: x.Agency, Of: names[x.Superior], Now: here[x.Code]}
		if _, there := here[x.Code]; !there {
			u.New = append(u.New, line)
			names[x.Code] = name
			continue
		}
		u.Same++
		if line.Now != name {
			u.Differ = append(u.Differ, line)
		}
	}
}

func (u *UnitPlan) insert(tx *store.Tx) error {
	units, err := tx.Units()
	if err != nil {
		return err
	}
	byCode := map[string]string{"": ""}
	for _, x := range units {
		byCode[x.Code] = x.ID
	}
	for i, x := range u.file.Units {
		if _, there := byCode[x.Code]; there {
			continue
		}
		row := store.Unit{ID: uuid.NewString(), Code: x.Code, SuperiorID: byCode[x.Superior], Nature: x.Nature, Agency: x.Agency, Position: len(units) + i, ValidFrom: u.from}
		names := []store.UnitName{{ID: uuid.NewString(), UnitID: row.ID, Name: strings.TrimSpace(x.Name), Kind: "full", ValidFrom: u.from}}
		for _, alias := range x.Aliases {
			if alias = strings.TrimSpace(alias); alias != "" {
				names = append(names, store.UnitName{ID: uuid.NewString(), UnitID: row.ID, Name: alias, Kind: "alias", ValidFrom: u.from})
			}
		}
		if err := tx.InsertUnit(row, names); err != nil {
			return err
		}
		byCode[x.Code] = row.ID
	}
	return nil
}
