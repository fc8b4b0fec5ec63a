package annual

import (
	"encoding/json"
	"errors"
	"strconv"
)

// What makes a report file unreadable. A wrong figure is a finding, not an error.
var (
	ErrSyntax   = errors.New("report: not the JSON of a report")
	ErrFormat   = errors.New("report: no known format, and no year to tell it")
	ErrTable3   = errors.New("report: no table 3")
	ErrRow      = errors.New("report: a row that this format does not have")
	ErrWidth    = errors.New("report: a row of the wrong number of cells")
	ErrYear     = errors.New("report: register, text and entities need the year of the report")
	ErrPrevious = errors.New("report: previous is not the report of the year before")
	ErrExplain  = errors.New("report: a check that cannot be explained away")
	ErrLevel    = errors.New("report: an unknown level")
	ErrLedger   = errors.New("report: fee notices or income that are no number from 0 up, income in 元 with at most two decimals")
	ErrEntity   = errors.New("report: an entity without a name, or a county without entities")
)

// Report is what `gongkai report compile` writes and `gongkai report check` reads.
type Report struct {
	Year   int    `json:"year"`
	Format Format `json:"format"`
	Table3 Table3 `json:"table3"`
	Table4 Table4 `json:"table4"`
	// Table2 is nil where nobody keeps it with the cases.
	Table2 *Table2 `json:"table2,omitempty"`
}

// RolledUp is a report with those that it adds up, as `gongkai report check` reads it: it can check K6 and ENTITY again. A
// report of one agency alone has neither.
type RolledUp struct {
	Report
	County   *County     `json:"county,omitempty"`
	Entities []Submitted `json:"entities,omitempty"`
}

// MarshalJSON writes a figure, or null for a blank cell.
func (c Cell) MarshalJSON() ([]byte, error) {
	if c.Blank {
		return []byte("null"), nil
	}
	return []byte(strconv.Itoa(c.N)), nil
}

// MarshalJSON writes the rows by their ids.
func (t Table3) MarshalJSON() ([]byte, error) { return json.Marshal(t.Rows) }

// Verdict is the answer of `gongkai report check`. The lists are never nil.
type Verdict struct {
	Errors   []Finding `json:"errors"`
	Warnings []Finding `json:"warnings"`
}

// CheckReport reads a published or drafted report and checks it: its table 3 and 4 (K1–K4, K8, DIRECT), and what else stands
// in the file. Each of these members is optional, an unknown one is an error:
//
//	"table2":   {"rules":[0,0,0],"fees":[1.25],…}: K8, RULES, and with "previous" IN_FORCE
//	"level":    "county" or "township": RULES
//	"previous": the report of the year before in the same shape: K5, and where both have them K12, IN_FORCE
//	"explained": {"K5":"why the carry-over differs"}: K5 becomes a warning
//	"entities": [{"entity":"id","table3":…},…]: K6, and with
//	"county":   {"government":"id","office":"id","office_apart":false,"listed":["id",…]}: ENTITY, see County
//	"register": [{"id":"…","received_on":"2024-03-04","closed_on":"…","rows":["R3.1"],"voided":false},…]: K10, K11
//	"ledger":   {"fee_notices":3,"fee_income":380.5} (元): K9, and with "text" K7
//	"text":     {"overview":"section 一","other":"section 六"}: K7, K9
func CheckReport(data []byte) (Verdict, error) {
	var raw rawFile
	if err := decode(data, &raw); err != nil {
		return Verdict{}, err
	}
	r, found, err := raw.read()
	if err != nil {
		return Verdict{}, err
	}
	found = append(found, formatOfYear(r)...)
	found = append(found, Check(r.Table3)...)
	found = append(found, K4(r.Table4)...)
	found = append(found, negativeEnds(r.Table4)...)
	found = append(found, DirectSuits(r.Year, r.Table3, r.Table4)...)
	for _, section := range []func(Report) ([]Finding, error){raw.table2Findings, raw.previousFindings, raw.entityFindings, raw.registerFindings} {
		more, err := section(r)
		if err != nil {
			return Verdict{}, err
		}
		found = append(found, more...)
	}
	return verdict(found), nil
}

func verdict(found []Finding) Verdict {
	v := Verdict{Errors: []Finding{}, Warnings: []Finding{}}
	for _, f := range found {
		if f.Severity == Warning {
			v.Warnings = append(v.Warnings, f)
		} else {
			v.Errors = append(v.Errors, f)
		}
	}
	return v
}

func formatOfYear(r Report) []Finding {
	want, _ := FormatOf(r.Year)
	if r.Year == 0 || want == r.Format {
		return nil
	}
	return []Finding{{Check: CheckFormat, Severity: Warning, Want: Figure(want), Got: Figure(r.Format)}}
}
