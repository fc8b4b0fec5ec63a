package annual

import (
	"bytes"
	"encoding/json"
	"fmt"
	"math"
	"slices"
	"strconv"
)

// decode reads one JSON value without unknown members. Editors put a mark of byte order before it.
func decode(data []byte, into any) error {
	data = bytes.TrimPrefix(data, []byte("\xef\xbb\xbf"))
	var whole json.RawMessage
	if err := json.Unmarshal(data, &whole); err != nil {
		return fmt.Errorf("%w: %w", ErrSyntax, err)
	}
	dec := json.NewDecoder(bytes.NewReader(whole))
	dec.DisallowUnknownFields()
	if err := dec.Decode(into); err != nil {
		return fmt.Errorf("%w: %w", ErrSyntax, err)
	}
	return nil
}

// rawReport keeps cells as they were written, so that a wrong one can be shown.
type rawReport struct {
	Year   int                          `json:"year"`
	Format Format                       `json:"format"`
	Table3 map[RowID][]json.RawMessage  `json:"table3"`
	Table4 map[string][]json.RawMessage `json:"table4"`
	Table2 map[InfoID][]json.RawMessage `json:"table2"`
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
	found, err := raw.readTable3(&r.Table3)
	if err == nil {
		found, err = raw.readTable4(&r.Table4, found)
	}
	if err == nil {
		found, err = raw.readTable2(&r, found)
	}
	return r, found, err
}

func (raw rawReport) readTable3(t *Table3) (found []Finding, err error) {
	for _, row := range t.Format.Rows() {
		cells, ok := raw.Table3[row]
		if !ok {
			continue // a missing row is seven blanks
		}
		if len(cells) != Columns {
			return nil, fmt.Errorf("%w: %s", ErrWidth, row)
		}
		var figures Figures
		for c := range figures {
			figures[c], found = readCell(cells[c], Finding{Column: Column(c).String(), Row: string(row)}, found)
		}
		t.Rows[row] = figures
	}
	return found, nil
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

// readTable2: a missing row is blank, a missing table is none.
func (raw rawReport) readTable2(r *Report, found []Finding) ([]Finding, error) {
	if raw.Table2 == nil {
		return found, nil
	}
	for id := range raw.Table2 {
		if r.Format.InfoLabel(id) == "" {
			return nil, fmt.Errorf("%w: table 2 %q", ErrRow, id)
		}
	}
	t := &Table2{Format: r.Format, Rows: map[InfoID][]Quantity{}}
	for _, id := range r.Format.infoRows() {
		cells, ok := raw.Table2[id]
		if !ok {
			continue
		}
		columns := r.Format.infoColumns(id)
		if len(cells) != len(columns) {
			return nil, fmt.Errorf("%w: table 2 %s", ErrWidth, id)
		}
		for i, cell := range cells {
			q := Quantity{Blank: true}
			if text := string(bytes.TrimSpace(cell)); text != "null" {
				var known bool
				if q, known = ParseQuantity(text); !known {
					q.Blank = true
					found = append(found, Finding{Check: CheckK8, Severity: Error, Column: columns[i].Head, Row: string(id), Got: Figure(bytes.Trim(cell, `"`))})
				}
			}
			t.Rows[id] = append(t.Rows[id], q)
		}
	}
	r.Table2 = t
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
