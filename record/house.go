package record

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"time"

	"gongkai/casefile"
	"gongkai/casefile/application"
	"gongkai/civil"
	"gongkai/house"
	"gongkai/seeds"
	"gongkai/statute/remedy"
	"gongkai/store"
)

// Naming gives the recorder the defaults of the program's environment: where decisions of each agency can be contested as long as the
// agency has settled nothing in the database. Without them, and without settings, no reply is signed (E09). It is called before
// anything is decided.
func (r *Recorder) Naming(defaults func(store.Unit) remedy.Venue) *Recorder {
	r.redress = defaults
	return r
}

// Reached gives the recorder the default of how the office is reached.
func (r *Recorder) Reached(contact string) *Recorder {
	r.contact = contact
	return r
}

// told is a casefile that also knows what the agency of a case has settled.
func (r *Recorder) told(tx *store.Tx, f casefile.File, agency string) (casefile.File, error) {
	a, ok := f.(application.Casefile)
	if !ok {
		return f, nil
	}
	set, version, err := r.settled(tx, agency, time.Time{})
	if err != nil || version == 0 && r.redress == nil {
		return f, err
	}
	a.Rules.Redress, err = r.venue(tx, agency, set)
	return a, err
}

// aware is a casefile that also knows which other application of the agency has the 文号 of a command: law and convention are decided in
// the casefile, which reads no tables.
func aware(tx *store.Tx, f casefile.File, row store.Case, c casefile.Command) (casefile.File, error) {
	a, ok := f.(application.Casefile)
	docNo := application.DocNoOf(c)
	if !ok || docNo == "" {
		return f, nil
	}
	same, err := tx.ApplicationsByDocNo(row.AgencyID, docNo)
	if err != nil {
		return nil, err
	}
	for _, other := range same {
		if other.CaseID != row.ID {
			a.Rules.DocNoOf = other.Number
		}
	}
	return a, nil
}

// setting names a version of an agency's settings.
type setting struct {
	agency  string
	version int
}

// settled is what an agency has settled, in force now or at an instant. The version is read in the caller's transaction, so that every
// process agrees at once after a change; only the body of a version, which never changes, is kept in memory.
func (r *Recorder) settled(tx *store.Tx, agency string, at time.Time) (house.Settings, int, error) {
	head, err := headOf(tx, agency, at)
	if errors.Is(err, store.ErrNotFound) {
		return house.Settings{}, 0, nil
	}
	if err != nil {
		return house.Settings{}, 0, err
	}
	key := setting{agency, head.Version}
	if kept, ok := r.houses.Load(key); ok {
		return kept.(house.Settings), head.Version, nil
	}
	full, err := tx.FindOfficeSettings(agency, head.Version)
	if err != nil {
		return house.Settings{}, 0, err
	}
	set, err := ReadSettings(full)
	if err == nil {
		r.houses.Store(key, set)
	}
	return set, head.Version, err
}

func headOf(tx *store.Tx, agency string, at time.Time) (store.OfficeSettings, error) {
	if at.IsZero() {
		return tx.HeadOfficeSettings(agency)
	}
	return tx.OfficeSettingsAt(agency, at)
}

// ReadSettings reads a version of an agency's settings. A field of a newer program is passed over: what it means is not known here, and
// letters must still go out.
func ReadSettings(s store.OfficeSettings) (house.Settings, error) {
	var out house.Settings
	if err := json.Unmarshal([]byte(s.Body), &out); err != nil {
		return out, fmt.Errorf("settings %d of agency %s: %w", s.Version, s.AgencyID, err)
	}
	return out, nil
}

// venue is where decisions of an agency can be contested: as settled, else as the environment has it.
func (r *Recorder) venue(tx *store.Tx, agency string, set house.Settings) (remedy.Venue, error) {
	u, err := tx.FindUnit(agency)
	if err != nil {
		return remedy.Venue{}, fmt.Errorf("agency %s: %w", agency, err)
	}
	v := remedy.Venue{Settings: remedy.Defaults()}
	if r.redress != nil {
		v = r.redress(u)
	}
	if len(v.Table.Organs()) == 0 {
		if v.Table, err = remedy.Parse(seeds.RemedyOrgans()); err != nil {
			return v, fmt.Errorf("table of organs: %w", err)
		}
	}
	return set.Over(v), nil
}

// House is what holds for an agency now.
func (r *Recorder) House(ctx context.Context, agency string) (house.House, error) {
	return r.HouseAt(ctx, agency, time.Time{})
}

// HouseAt is what held for an agency at an instant: a letter prints the names under which it was signed.
func (r *Recorder) HouseAt(ctx context.Context, agency string, at time.Time) (h house.House, err error) {
	err = r.db.View(ctx, "read house", func(tx *store.Tx) (err error) {
		h, err = r.HouseIn(tx, agency, at)
		return err
	})
	return h, err
}

// HouseIn is HouseAt within a transaction; the zero instant is now.
func (r *Recorder) HouseIn(tx *store.Tx, agency string, at time.Time) (house.House, error) {
	set, version, err := r.settled(tx, agency, at)
	if err != nil {
		return house.House{}, err
	}
	v, err := r.venue(tx, agency, set)
	if err != nil {
		return house.House{}, err
	}
	on := at
	if on.IsZero() {
		on = r.now()
	}
	name, err := tx.NameOf(agency, civil.In(on))
	h := house.Of(version, set, name, v)
	h.Contact = r.contact
	return h, err
}

// DefaultsIn is what would hold for an agency that had settled nothing.
func (r *Recorder) DefaultsIn(tx *store.Tx, agency string) (house.House, error) {
	v, err := r.venue(tx, agency, house.Settings{})
	if err != nil {
		return house.House{}, err
	}
	name, err := tx.NameOf(agency, civil.In(r.now()))
	h := house.Of(0, house.Settings{}, name, v)
	h.Contact = r.contact
	return h, err
}
