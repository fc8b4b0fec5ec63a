package desk

import (
	"cmp"
	"context"
	"maps"
	"slices"

	"gongkai/auth"
	"gongkai/casefile"
	"gongkai/seal"
	"gongkai/store"
)

// Alike is what the agency has already had: of the same people, and with the very same words. Whether it is the same person or a
// repeated application, whoever handles the case judges; registration does not depend on it.
type Alike struct {
	Applicant []AlikeRow // by exact name, document number or telephone
	Request   []Row      // by the request's text, whoever applied
}

// AlikeRow is another case of the same people, and by what it was found.
type AlikeRow struct {
	Row
	By []string // name, document, phone
}

// Likeness is what cases are compared by.
type Likeness struct {
	Party   casefile.Party
	Request string
	Except  string // the case itself
}

// Bounds of the comparison: cases shown of each sort, and pages of the index that are read for one value.
const (
	mostAlike      = 5
	mostAlikePages = 4
	mostCompared   = 12 // of those who apply together
)

// Alike finds what the agency has already had. The values are compared by their blind index alone.
func (d *Desk) Alike(ctx context.Context, p auth.Person, like Likeness) (Alike, error) {
	if err := may(p, auth.ReadApplications, auth.Subject{AgencyID: p.AgencyID}); err != nil {
		return Alike{}, err
	}
	cal, err := d.Calendar(ctx)
	if err != nil {
		return Alike{}, err
	}
	var people, words hits
	err = d.db.View(ctx, "look for the like", func(tx *store.Tx) (err error) {
		if people, err = d.alikePeople(tx, p.AgencyID, like); err != nil {
			return err
		}
		words, err = d.alikeWords(tx, p.AgencyID, like)
		return err
	})
	if err != nil {
		return Alike{}, err
	}
	newest := people.newest()
	rows, err := d.rows(ctx, cal, append(slices.Clone(newest), words.newest()...))
	if err != nil {
		return Alike{}, err
	}
	var out Alike
	for i, r := range rows {
		if i < len(newest) {
			out.Applicant = append(out.Applicant, AlikeRow{Row: r, By: people[r.CaseID].by})
			continue
		}
		out.Request = append(out.Request, r)
	}
	return out, nil
}

// hit is a case and the fields by which it was found.
type hit struct {
	row store.Application
	by  []string
}

type hits map[string]hit

func (h hits) newest() []store.Application {
	out := make([]store.Application, 0, len(h))
	for x := range maps.Values(h) {
		out = append(out, x.row)
	}
	slices.SortFunc(out, func(a, b store.Application) int {
		return cmp.Or(cmp.Compare(b.Year, a.Year), cmp.Compare(b.Ordinal, a.Ordinal))
	})
	return out[:min(len(out), mostAlike)]
}

func (d *Desk) alikePeople(tx *store.Tx, agency string, like Likeness) (hits, error) {
	out := hits{}
	all := like.Party.Everyone()
	for _, who := range all[:min(len(all), mostCompared)] {
		for _, x := range []struct{ field, value string }{{seal.FieldName, who.Name}, {seal.FieldDocument, who.DocNumber}, {seal.FieldPhone, who.Phone}} {
			if err := d.alike(tx, agency, x.field, x.value, like.Except, out); err != nil {
				return nil, err
			}
		}
	}
	return out, nil
}

func (d *Desk) alikeWords(tx *store.Tx, agency string, like Likeness) (hits, error) {
	out := hits{}
	return out, d.alike(tx, agency, seal.FieldRequest, like.Request, like.Except, out)
}

// alike adds the agency's cases with a value in a field. The index knows no agency, so its hits are read page by page.
func (d *Desk) alike(tx *store.Tx, agency, field, value, except string, out hits) error {
	index, after := d.record.Blind(field, value), ""
	for page := 0; index != "" && page < mostAlikePages; page++ {
		ids, err := tx.FindBlind(field, index, after, PageSize)
		if err != nil {
			return err
		}
		own, err := tx.ApplicationsByID(agency, ids)
		if err != nil {
			return err
		}
		for _, a := range own {
			if a.CaseID == except {
				continue
			}
			h := hit{row: a, by: out[a.CaseID].by}
			if !slices.Contains(h.by, field) {
				h.by = append(slices.Clone(h.by), field)
			}
			out[a.CaseID] = h
		}
		if len(ids) < PageSize {
			break
		}
		after = ids[PageSize-1]
	}
	return nil
}
