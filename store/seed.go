package store

import (
	"context"
	"errors"
	"fmt"

	"github.com/google/uuid"

	"gongkai/civil"
	"gongkai/seeds"
)

// Seed inserts what the program ships and the database lacks: calendar editions, and an organisation where there is none.
// What is there already is never touched: the database is what runs.
func (db *DB) Seed(ctx context.Context) error {
	return db.Update(ctx, "seed", func(tx *Tx) error {
		if err := tx.seedEditions(); err != nil {
			return err
		}
		return tx.seedOrganisation()
	})
}

func (tx *Tx) seedEditions() error {
	for _, e := range seeds.Calendars() {
		_, err := tx.FindEdition(e.ID)
		if err == nil {
			continue
		}
		if !errors.Is(err, ErrNotFound) {
			return err
		}
		head, err := tx.HeadEdition()
		if err != nil && !errors.Is(err, ErrNotFound) {
			return err
		}
		now, err := Now(tx)
		if err != nil {
			return err
		}
		if err := tx.InsertEdition(Edition{ID: e.ID, Ordinal: head.Ordinal + 1, Body: string(e.JSON), LoadedAt: now, LoadedBy: "system"}); err != nil {
			return err
		}
	}
	return nil
}

func (tx *Tx) seedOrganisation() error {
	if units, err := tx.Units(); err != nil || len(units) > 0 {
		return err
	}
	o, err := seeds.County()
	if err != nil {
		return err
	}
	return tx.InsertOrganisation(o)
}

// InsertOrganisation adds a tree of units, each with its full name and its other names.
func (tx *Tx) InsertOrganisation(o seeds.Organisation) error {
	from, err := civil.Parse(o.ValidFrom)
	if err != nil {
		return fmt.Errorf("organisation: %w", err)
	}
	byCode := map[string]string{"": ""}
	for i, u := range o.Units {
		superior, known := byCode[u.Superior]
		if !known {
			return fmt.Errorf("organisation: unit %s stands before its superior %s", u.Code, u.Superior)
		}
		row := Unit{ID: uuid.NewString(), Code: u.Code, SuperiorID: superior, Nature: u.Nature, Agency: u.Agency, Position: i, ValidFrom: from}
		names := []UnitName{{ID: uuid.NewString(), UnitID: row.ID, Name: u.Name, Kind: "full", ValidFrom: from}}
		for _, alias := range u.Aliases {
			names = append(names, UnitName{ID: uuid.NewString(), UnitID: row.ID, Name: alias, Kind: "alias", ValidFrom: from})
		}
		if err := tx.InsertUnit(row, names); err != nil {
			return err
		}
		byCode[u.Code] = row.ID
	}
	return nil
}
