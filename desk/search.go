package desk

import (
	"cmp"
	"context"
	"errors"
	"maps"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"golang.org/x/text/unicode/norm"

	"gongkai/auth"
	"gongkai/seal"
	"gongkai/store"
)

// Search finds applications of the person's agency by 登记号, or by the exact full name, document number or telephone.
func (d *Desk) Search(ctx context.Context, p auth.Person, query string) ([]Row, error) {
	if err := may(p, auth.ReadApplications, auth.Subject{AgencyID: p.AgencyID}); err != nil {
		return nil, err
	}
	cal, err := d.Calendar(ctx)
	if err != nil {
		return nil, err
	}
	query = strings.TrimSpace(query)
	if query == "" {
		return nil, nil
	}
	var rows []store.Application
	err = d.db.View(ctx, "search", func(tx *store.Tx) (err error) {
		if rows, err = byNumber(tx, p.AgencyID, query, d.Today().Year()); err != nil || len(rows) > 0 {
			return err
		}
		rows, err = d.blindHits(tx, p.AgencyID, query)
		return err
	})
	if err != nil {
		return nil, err
	}
	return d.rows(ctx, cal, rows)
}

// byNumber is the application with a 登记号 as it is written, or with its year and place in the counter as people say it, whatever the
// pattern of the agency.
func byNumber(tx *store.Tx, agency, query string, thisYear int) ([]store.Application, error) {
	plain := strings.Join(strings.Fields(norm.NFKC.String(query)), "")
	for _, written := range []string{query, plain} {
		a, err := tx.ApplicationByNumber(agency, written)
		if err == nil || !errors.Is(err, store.ErrNotFound) {
			return []store.Application{a}, err
		}
	}
	year, ordinal, ok := numberOf(plain, thisYear)
	if !ok {
		return nil, nil
	}
	a, err := tx.ApplicationByOrdinal(agency, year, ordinal)
	if errors.Is(err, store.ErrNotFound) {
		return nil, nil
	}
	return []store.Application{a}, err
}

// blindHits are the agency's applications found by exact value, newest first. The index knows no agency, so its hits are read page by
// page until enough are the agency's own.
func (d *Desk) blindHits(tx *store.Tx, agency, query string) ([]store.Application, error) {
	found := map[string]store.Application{}
	for _, field := range []string{seal.FieldName, seal.FieldDocument, seal.FieldPhone} {
		value, after := d.record.Blind(field, query), ""
		for value != "" && len(found) < PageSize {
			ids, err := tx.FindBlind(field, value, after, PageSize)
			if err != nil {
				return nil, err
			}
			own, err := tx.ApplicationsByID(agency, ids)
			if err != nil {
				return nil, err
			}
			for _, a := range own {
				found[a.CaseID] = a
			}
			if len(ids) < PageSize {
				break
			}
			after = ids[PageSize-1]
		}
	}
	return slices.SortedFunc(maps.Values(found), func(a, b store.Application) int {
		return cmp.Or(cmp.Compare(b.Year, a.Year), cmp.Compare(b.Ordinal, a.Ordinal))
	}), nil
}

// numbers: 2026-0012, 2026-12, 〔2026〕12号, 2026第12号, 2026年第12号, 第12号, 12 of this year.
var numbers = regexp.MustCompile(`^(?:[〔\[(【]?((?:19|20)[0-9]{2})(?:[〕\])】年_/—–-]{1,3}第?|第))?第?0*([1-9][0-9]{0,5})号?$`)

// numberOf reads a 登记号 as people say it.
func numberOf(plain string, thisYear int) (year, ordinal int, ok bool) {
	found := numbers.FindStringSubmatch(plain)
	if found == nil {
		return 0, 0, false
	}
	ordinal, err := strconv.Atoi(found[2])
	if year = thisYear; found[1] != "" {
		year, _ = strconv.Atoi(found[1]) // four digits
	}
	return year, ordinal, err == nil
}
