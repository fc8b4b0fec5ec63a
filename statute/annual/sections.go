package annual

import (
	"encoding/json"
	"fmt"

	"gongkai/civil"
)

// rawFile is the file of a report with what may stand beside it.
type rawFile struct {
	rawReport
	Level     Level              `json:"level"`
	Previous  *rawReport         `json:"previous"`
	Explained map[CheckID]string `json:"explained"`
	County    *County            `json:"county"`
	Entities  []rawEntity        `json:"entities"`
	Register  []rawEntry         `json:"register"`
	Ledger    *rawLedger         `json:"ledger"`
	Text      *rawText           `json:"text"`
}

type rawEntity struct {
	Entity string `json:"entity"`
	rawReport
}

type rawEntry struct {
	ID         string     `json:"id"`
	ReceivedOn civil.Date `json:"received_on"`
	ClosedOn   civil.Date `json:"closed_on"`
	Rows       []RowID    `json:"rows"`
	Voided     bool       `json:"voided"`
}

type rawLedger struct {
	FeeNotices *int         `json:"fee_notices"`
	FeeIncome  *json.Number `json:"fee_income"`
}

type rawText struct {
	Overview string  `json:"overview"`
	Other    *string `json:"other"`
}

func (raw rawFile) table2Findings(r Report) ([]Finding, error) {
	if !raw.Level.Known() {
		return nil, fmt.Errorf("%w: %q", ErrLevel, raw.Level)
	}
	if r.Table2 == nil {
		return nil, nil
	}
	return CheckTable2(*r.Table2, raw.Level), nil
}

func (raw rawFile) previousFindings(r Report) ([]Finding, error) {
	for check := range raw.Explained {
		if check != CheckK5 {
			return nil, fmt.Errorf("%w: %q", ErrExplain, check)
		}
	}
	if raw.Previous == nil {
		return nil, nil
	}
	before, _, err := raw.Previous.read()
	if err != nil {
		return nil, fmt.Errorf("previous: %w", err)
	}
	if before.Year != 0 && r.Year != 0 && before.Year != r.Year-1 {
		return nil, fmt.Errorf("%w: %d before %d", ErrPrevious, before.Year, r.Year)
	}
	found := Explained(K5(before.Table3, r.Table3), CheckK5, raw.Explained[CheckK5])
	found = append(found, K12(before.Table4, r.Table4)...)
	if before.Table2 != nil && r.Table2 != nil {
		found = append(found, InForce(*before.Table2, *r.Table2)...)
	}
	return found, nil
}

// entityFindings: without a county, whoever is in the file makes up the report.
func (raw rawFile) entityFindings(r Report) ([]Finding, error) {
	if raw.Entities == nil && raw.County == nil {
		return nil, nil
	}
	if r.Year == 0 {
		return nil, ErrYear
	}
	if raw.Entities == nil {
		return nil, ErrEntity
	}
	reports, found, err := raw.readEntities(r.Format)
	if err != nil {
		return nil, err
	}
	var county County
	if raw.County != nil {
		county = *raw.County
	} else {
		for _, e := range reports {
			county.Listed = append(county.Listed, e.Entity)
		}
	}
	parts, wrong := county.Parts(r.Year, r.Format, reports)
	return append(append(found, wrong...), K6(r, parts)...), nil
}

// readEntities: an entity that names neither year nor format means those of the whole.
func (raw rawFile) readEntities(f Format) (reports []Submitted, found []Finding, err error) {
	for _, e := range raw.Entities {
		if e.Entity == "" {
			return nil, nil, ErrEntity
		}
		if e.Year == 0 && e.Format == "" {
			e.Format = f
		}
		theirs, unreadable, err := e.read()
		if err != nil {
			return nil, nil, fmt.Errorf("entity %q: %w", e.Entity, err)
		}
		for _, fault := range unreadable {
			fault.Row = e.Entity + " " + fault.Row
			found = append(found, fault)
		}
		reports = append(reports, Submitted{e.Entity, theirs})
	}
	return reports, found, nil
}

func (raw rawFile) registerFindings(r Report) ([]Finding, error) {
	if r.Year == 0 && (raw.Register != nil || raw.Text != nil) {
		return nil, ErrYear
	}
	var found []Finding
	if raw.Register != nil {
		entries := make([]Entry, len(raw.Register))
		for i, e := range raw.Register {
			entries[i] = Entry(e)
		}
		found = append(K10(r.Table3, r.Year, entries), K11(r.Year, entries)...)
	}
	ledger, err := raw.Ledger.read()
	if err != nil {
		return nil, err
	}
	var texts Texts
	var other *string
	if raw.Text != nil {
		other = raw.Text.Other
		texts.Overview = raw.Text.Overview
		if other != nil {
			texts.Other = *other
		}
	}
	found = append(found, K7(r, texts, ledger)...)
	return append(found, K9(r.Table3, ledger, other)...), nil
}

func (raw *rawLedger) read() (l Ledger, err error) {
	if raw == nil {
		return l, nil
	}
	if l.Notices = raw.FeeNotices; l.Notices != nil && *l.Notices < 0 {
		return l, fmt.Errorf("%w: fee_notices", ErrLedger)
	}
	if raw.FeeIncome != nil {
		income, ok := fen(string(*raw.FeeIncome))
		if !ok || income < 0 {
			return l, fmt.Errorf("%w: fee_income", ErrLedger)
		}
		l.Income = &income
	}
	return l, nil
}
