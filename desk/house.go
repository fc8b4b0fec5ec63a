package desk

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"time"

	"gongkai/auth"
	"gongkai/house"
	"gongkai/record"
	"gongkai/statute/outcome"
	"gongkai/statute/remedy"
	"gongkai/store"
)

// Agency is a unit that answers applications in its own name.
type Agency struct{ ID, Code, Name, Nature string }

// House is what an agency has settled, for its form: the settings, what holds where nothing was settled, and the remedy paragraphs that
// follow.
type House struct {
	Agency   Agency
	Settings house.Settings
	Version  int // of the settings; 0: nothing was ever settled
	Defaults house.House
	SetAt    time.Time
	SetBy    string // display name
	NextNo   string // the 登记号 the counter gives next
	Remedies []Remedy
}

// Remedy is how the letters of an agency say what can be done against a kind of reply.
type Remedy struct {
	Code    outcome.Code
	Text    string // "": a name is missing
	Missing []string
}

// HouseChanged says that somebody else settled something since a form was drawn. Settings are what holds now.
type HouseChanged struct {
	Version int
	By      string
	At      time.Time
	Fields  []string // in which the versions differ

	Seen, Now house.Settings // what the form saw, and what is in force
}

// Error names the version.
func (c HouseChanged) Error() string { return fmt.Sprintf("settings changed: version %d", c.Version) }

// Agencies are the units that answer in their own name, in the organisation's order.
func (d *Desk) Agencies(ctx context.Context, p auth.Person) ([]Agency, error) {
	if err := may(p, auth.ConfigureOffice, auth.Subject{}); err != nil {
		return nil, err
	}
	var out []Agency
	err := d.db.View(ctx, "list agencies", func(tx *store.Tx) error {
		units, err := tx.Units()
		if err != nil {
			return err
		}
		names, err := tx.UnitNames()
		present := presentNames(names, d.Today())
		for _, u := range units {
			if u.Agency && (u.ValidTo.IsZero() || u.ValidTo >= d.Today()) {
				out = append(out, Agency{ID: u.ID, Code: u.Code, Name: present[u.ID], Nature: u.Nature})
			}
		}
		return err
	})
	return out, err
}

// AgenciesAtWork are those that have people here.
func (d *Desk) AgenciesAtWork(ctx context.Context, p auth.Person) ([]Agency, error) {
	all, err := d.Agencies(ctx, p)
	if err != nil {
		return nil, err
	}
	var out []Agency
	err = d.db.View(ctx, "find agencies at work", func(tx *store.Tx) error {
		for _, a := range all {
			units, err := tx.AgencyUnits(a.ID)
			if err != nil {
				return err
			}
			people, err := tx.AccountsOfUnits(units)
			if err != nil {
				return err
			}
			if len(people) > 0 {
				out = append(out, a)
			}
		}
		return nil
	})
	return out, err
}

// agency finds one by its code or its id; "": the person's own, or the first there is.
func (d *Desk) agency(ctx context.Context, p auth.Person, code string) (Agency, error) {
	all, err := d.Agencies(ctx, p)
	if err != nil {
		return Agency{}, err
	}
	i := slices.IndexFunc(all, func(a Agency) bool { return a.Code == code || a.ID == code || code == "" && a.ID == p.AgencyID })
	if i < 0 && code == "" && len(all) > 0 {
		i = 0
	}
	if i < 0 {
		return Agency{}, ErrNotFound
	}
	return all[i], nil
}

// House reads what an agency has settled.
func (d *Desk) House(ctx context.Context, p auth.Person, code string) (House, error) {
	a, err := d.agency(ctx, p, code)
	if err != nil {
		return House{}, err
	}
	names, err := d.Names(ctx)
	if err != nil {
		return House{}, err
	}
	out := House{Agency: a}
	err = d.db.Snapshot(ctx, "read house", func(tx *store.Tx) error {
		h, err := d.record.HouseIn(tx, a.ID, time.Time{})
		if err != nil {
			return err
		}
		out.Settings, out.Version = h.Settings, h.Version
		if out.Defaults, err = d.record.DefaultsIn(tx, a.ID); err != nil {
			return err
		}
		out.Remedies = d.remedies(h.Venue)
		if out.NextNo, err = nextNumber(tx, a.ID, h, d.Today().Year()); err != nil || h.Version == 0 {
			return err
		}
		head, err := tx.HeadOfficeSettings(a.ID)
		out.SetAt, out.SetBy = head.SetAt, names.Person(head.SetBy)
		return err
	})
	return out, err
}

func nextNumber(tx *store.Tx, agency string, h house.House, year int) (string, error) {
	last, err := tx.LastNumber(record.Counter(series(agency), year))
	return h.NumberPattern().Number(year, max(last+1, h.FirstOf(year))), err
}

// shown are the kinds of reply whose paragraph stands for all: the way that is open, and the one in which 复议 comes first.
func shown() []outcome.Code {
	return []outcome.Code{outcome.A36_2_GRANT, outcome.A36_3_DENY}
}

// remedies are the paragraphs of today's letters, word by word as they are printed.
func (d *Desk) remedies(v remedy.Venue) []Remedy {
	var out []Remedy
	for _, code := range shown() {
		r := Remedy{Code: code}
		item := remedy.Item{No: 1, Code: code}
		if code == outcome.A36_3_DENY {
			item.Grounds = []outcome.Ground{outcome.X16_PROCESS}
		}
		if v.Body == "" {
			r.Missing = []string{"以谁的名义答复"}
			out = append(out, r)
			continue
		}
		n, err := v.Table.Decide(remedy.Decision{On: d.Today(), Body: v.Body, Items: []remedy.Item{item}, ServedOnline: v.Names.Online != ""}, v.Names, v.Settings)
		if err != nil { // settings that give no paragraph
			r.Missing = []string{"以谁的名义答复"}
			out = append(out, r)
			continue
		}
		for _, p := range n.Paragraphs {
			r.Text += p.Text()
			r.Missing = append(r.Missing, p.Missing()...)
		}
		out = append(out, r)
	}
	return out
}

// PreviewHouse is what the letters would say under settings that are not kept.
func (d *Desk) PreviewHouse(ctx context.Context, p auth.Person, code string, s house.Settings) (House, error) {
	out, err := d.House(ctx, p, code)
	if err != nil {
		return out, err
	}
	out.Remedies = d.remedies(s.Over(out.Defaults.Venue))
	return out, nil
}

// Configure is a new version of an agency's settings.
type Configure struct {
	Agency   string // code
	Seen     int    // version of the settings as the form saw it
	Settings house.Settings
}

// Configure keeps a new version. It answers the version in force: the same as before where nothing changed. Invalid names the fields;
// HouseChanged that somebody else was faster.
func (d *Desk) Configure(ctx context.Context, p auth.Person, in Configure) (int, error) {
	a, err := d.agency(ctx, p, in.Agency)
	if err != nil {
		return 0, err
	}
	if bad := invalid(in.Settings.Check()); len(bad) > 0 {
		return 0, bad
	}
	body, err := json.Marshal(in.Settings)
	if err != nil {
		return 0, err
	}
	names, err := d.Names(ctx)
	if err != nil {
		return 0, err
	}
	version := in.Seen
	err = d.db.Update(ctx, "configure office", func(tx *store.Tx) error {
		version = in.Seen
		same, err := d.unchanged(tx, a.ID, in, names)
		if err != nil || same {
			return err
		}
		version++
		err = tx.InsertOfficeSettings(store.OfficeSettings{AgencyID: a.ID, Version: version, Body: string(body), SetAt: d.Now(), SetBy: p.ID})
		if errors.Is(err, store.ErrDuplicate) { // somebody was faster: look again
			return store.Retry(err)
		}
		return err
	})
	return version, err
}

// unchanged: the new settings are those in force. It is HouseChanged where the form saw others.
func (d *Desk) unchanged(tx *store.Tx, agency string, in Configure, names Names) (bool, error) {
	h, err := d.record.HouseIn(tx, agency, time.Time{})
	if err != nil {
		return false, err
	}
	if h.Version == in.Seen {
		return h.Settings == in.Settings, nil
	}
	changed := HouseChanged{Version: h.Version}
	head, err := tx.HeadOfficeSettings(agency)
	if err != nil && !errors.Is(err, store.ErrNotFound) {
		return false, err
	}
	changed.By, changed.At = names.Person(head.SetBy), head.SetAt
	var before house.Settings
	if in.Seen > 0 {
		seen, err := tx.FindOfficeSettings(agency, in.Seen)
		if err == nil {
			before, err = record.ReadSettings(seen)
		}
		if err != nil && !errors.Is(err, store.ErrNotFound) {
			return false, err
		}
	}
	changed.Seen, changed.Now, changed.Fields = before, h.Settings, house.Changed(before, h.Settings)
	return false, changed
}

func invalid(faults []house.Fault) (out Invalid) {
	for _, f := range faults {
		out = append(out, Fault(f))
	}
	return out
}

// SuggestDocNo is the 文号 that an agency's series gives next, with the last one that was used; "" where no series is settled. The 发文
// register is the master: other letters take numbers of the same series.
func (d *Desk) SuggestDocNo(ctx context.Context, p auth.Person) (next, last string, err error) {
	if err := may(p, auth.ReadApplications, auth.Subject{AgencyID: p.AgencyID}); err != nil {
		return "", "", err
	}
	err = d.db.View(ctx, "suggest document number", func(tx *store.Tx) error {
		h, err := d.record.HouseIn(tx, p.AgencyID, time.Time{})
		if err != nil || h.DocNo == "" {
			return err
		}
		year := d.Today().Year()
		used, err := tx.DocNos(p.AgencyID, h.DocNo.Prefix(year), mostDocNos)
		most := 0
		for _, text := range used {
			if y, n, ours := h.DocNo.Read(text); ours && y == year {
				most = max(most, n)
			}
		}
		if next = h.DocNo.Number(year, most+1); most > 0 {
			last = h.DocNo.Number(year, most)
		}
		return err
	})
	return next, last, err
}

// mostDocNos of a year are looked through: a county answers some hundreds.
const mostDocNos = 5000
