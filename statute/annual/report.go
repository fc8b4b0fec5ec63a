package annual

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"math"
	"slices"
	"strconv"
)

// What makes a report file unreadable. A wrong figure is a finding, not an error.
var (
	ErrSyntax = errors.New("report: not the JSON of a report")
	ErrFormat = errors.New("report: no known format, and no year to tell it")
	ErrTable3 = errors.New("report: no table 3")
	ErrRow    = errors.New("report: a row that this format does not have")
	ErrWidth  = errors.New("report: a row of the wrong number of cells")
)

// Report is what `gongkai report compile` writes and `gongkai report check` reads.
type Report struct {
	Year   int    `json:"year"`
	Format Format `json:"format"`
	Table3 Table3 `json:"table3"`
	Table4 Table4 `json:"table4"`
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

// CheckReport reads a published or drafted report and checks it. A report of the year before may stand in "previous",
// in the same shape; then K5 is checked as well. Other members are ignored.
func CheckReport(data []byte) (Verdict, error) {
	var raw struct {
		rawReport
		Previous *rawReport `json:"previous"`
	}
	if err := json.Unmarshal(data, &raw); err != nil {
		return Verdict{}, fmt.Errorf("%w: %w", ErrSyntax, err)
	}
	r, found, err := raw.read()
	if err != nil {
		return Verdict{}, err
	}
	found = append(found, formatOfYear(r)...)
	found = append(found, Check(r.Table3)...)
	found = append(found, K4(r.Table4)...)
	found = append(found, negativeEnds(r.Table4)...)
	if raw.Previous != nil {
		before, _, err := raw.Previous.read()
		if err != nil {
			return Verdict{}, fmt.Errorf("previous: %w", err)
		}
		found = append(found, K5(before.Table3, r.Table3)...)
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

// rawReport keeps cells as they were written, so that a wrong one can be shown.
type rawReport struct {
	Year   int                          `json:"year"`
	Format Format                       `json:"format"`
	Table3 map[RowID][]json.RawMessage  `json:"table3"`
	Table4 map[string][]json.RawMessage `json:"table4"`
}

func (raw rawReport) read() (Report, []Finding, error) {
	r := Report{Year: raw.Year, Format: raw.Format}
	if r.Format == "" {
		r.Format, _ = FormatOf(r.Year)
	}
	if !r.Format.Known() {
		return r, nil, ErrFormat
	}
	if len(raw.Table3) == 0 {
		return r, nil, ErrTable3
	}
	r.Table3 = Table3{Format: r.Format, Rows: map[RowID]Figures{}}
	for row := range raw.Table3 {
		if !slices.Contains(r.Format.Rows(), row) {
			return r, nil, fmt.Errorf("%w: %q", ErrRow, row)
		}
	}
	var found []Finding
	for _, row := range r.Format.Rows() {
		cells, ok := raw.Table3[row]
		if !ok {
			continue // a missing row is seven blanks
		}
		if len(cells) != Columns {
			return r, nil, fmt.Errorf("%w: %s", ErrWidth, row)
		}
		var figures Figures
		for c := range figures {
			figures[c], found = readCell(cells[c], Finding{Column: Column(c).String(), Row: string(row)}, found)
		}
		r.Table3.Rows[row] = figures
	}
	found, err := raw.readTable4(&r.Table4, found)
	return r, found, err
}

// readTable4: a missing group is five blanks.
func (raw rawReport) readTable4(t *Table4, found []Finding) ([]Finding, error) {
	for key := range raw.Table4 {
		if GroupHead(key) == "" {
			return nil, fmt.Errorf("%w: table 4 %q", ErrRow, key)
		}
	}
	for _, g := range []struct {
		key  string
		ends *Ends
	}{{"review", &t.Review}, {"direct", &t.Direct}, {"after_review", &t.AfterReview}} {
		cells, ok := raw.Table4[g.key]
		if ok && len(cells) != ResultCount {
			return nil, fmt.Errorf("%w: table 4 %s", ErrWidth, g.key)
		}
		for i := range g.ends {
			g.ends[i] = Cell{Blank: true}
			if ok {
				g.ends[i], found = readCell(cells[i], Finding{Column: Result(i).String(), Row: g.key}, found)
			}
		}
	}
	return found, nil
}

// readCell reads null as blank and a whole number as itself. Anything else is K8, and blank for the other checks.
func readCell(raw json.RawMessage, at Finding, found []Finding) (Cell, []Finding) {
	const most = 1_000_000_000
	text := string(bytes.TrimSpace(raw))
	if text == "null" {
		return Cell{Blank: true}, found
	}
	n, err := strconv.ParseFloat(text, 64)
	if err != nil || n != math.Trunc(n) || math.Abs(n) > most {
		at.Check, at.Severity, at.Got = CheckK8, Error, Figure(bytes.Trim(raw, `"`))
		return Cell{Blank: true}, append(found, at)
	}
	return Cell{N: int(n)}, found
}
