package annual

import (
	"encoding/json"
	"slices"
)

// County says whose reports make up the report of a government: the work done in its own name and in that of its office,
// and every entity on the list filed for it (行政性、外部性、独立性).
type County struct {
	Government string   `json:"government,omitempty"` // id of the report of what was done in the government's own name; "" for none apart
	Office     string   `json:"office,omitempty"`     // id of the office, which also files a report of its own; "" for none
	Listed     []string `json:"listed"`               // ids of the entities on the list; Government and Office may be left out
	// OfficeApart: the government's own report leaves out its office's cases, so that the office's report is added. By
	// default (false, [C]) it holds them already, so that the office's report must be there but is not added: its cases enter
	// once. Without a Government the office's report is always added.
	OfficeApart bool `json:"office_apart,omitempty"`
}

// Submitted is the report of one entity.
type Submitted struct {
	Entity string
	Report Report
}

// MarshalJSON writes the entity beside its tables.
func (s Submitted) MarshalJSON() ([]byte, error) {
	return json.Marshal(struct {
		Entity string `json:"entity"`
		Report
	}{s.Entity, s.Report})
}

// expected lists everyone who has to report, once each, in the order of the list.
func (c County) expected() (out []string) {
	for _, id := range slices.Concat([]string{c.Government, c.Office}, c.Listed) {
		if id != "" && !slices.Contains(out, id) {
			out = append(out, id)
		}
	}
	return out
}

// within reports whether the entity's figures already stand in another report.
func (c County) within(id string) bool {
	return c.Government != "" && id == c.Office && id != c.Government && !c.OfficeApart
}

// Parts picks the reports that add up, in the order of the list, and finds what is wrong with the rest: a report missing,
// handed in twice, or from outside the list (ENTITY; Row is the entity, Want and Got count reports), of another year, or in a
// format whose rows do not add up with the others. None of these is added. A report without a year counts as of this year.
func (c County) Parts(year int, f Format, all []Submitted) (parts []Report, found []Finding) {
	expected := c.expected()
	for _, id := range expected {
		var theirs []Report
		for _, s := range all {
			if s.Entity == id {
				theirs = append(theirs, s.Report)
			}
		}
		if len(theirs) != 1 {
			found = append(found, Finding{Check: CheckEntity, Severity: Error, Row: id, Want: figure(1), Got: figure(len(theirs))})
			continue
		}
		wrong := misfit(id, year, f, theirs[0])
		if len(wrong) == 0 && !c.within(id) {
			parts = append(parts, theirs[0])
		}
		found = append(found, wrong...)
	}
	return parts, append(found, unlisted(expected, all)...)
}

func misfit(id string, year int, f Format, r Report) (found []Finding) {
	if r.Year != 0 && r.Year != year {
		found = append(found, Finding{Check: CheckEntity, Severity: Error, Column: "年度", Row: id, Want: figure(year), Got: figure(r.Year)})
	}
	if r.Table3.Format != f {
		found = append(found, Finding{Check: CheckFormat, Severity: Error, Row: id, Want: Figure(f), Got: Figure(r.Table3.Format)})
	}
	return found
}

func unlisted(expected []string, all []Submitted) (found []Finding) {
	strangers := map[string]int{}
	for _, s := range all {
		if !slices.Contains(expected, s.Entity) {
			strangers[s.Entity]++
		}
	}
	ids := make([]string, 0, len(strangers))
	for id := range strangers {
		ids = append(ids, id)
	}
	slices.Sort(ids)
	for _, id := range ids {
		found = append(found, Finding{Check: CheckEntity, Severity: Error, Row: id, Want: figure(0), Got: figure(strangers[id])})
	}
	return found
}

// RollUp adds up the reports of a government's entities for a year, which must have a format (FormatOf), and finds what is
// wrong with them, see Parts. The order of the reports does not matter. A suit in which a government is co-defendant as the
// reconsideration organ stands in its department's table 4 alone (Dispute.CoDefendant), so that it appears once.
func (c County) RollUp(year int, all []Submitted) (Report, []Finding) {
	f, _ := FormatOf(year)
	parts, found := c.Parts(year, f, all)
	return Sum(year, f, parts), found
}

// Sum adds reports up cell by cell. A cell that is blank in one of them is blank in the sum: no figure is better than a
// false one. Table 2 is there if every report has it.
func Sum(year int, f Format, parts []Report) Report {
	r := Report{Year: year, Format: f, Table3: Table3{Format: f, Rows: map[RowID]Figures{}}}
	for _, row := range f.Rows() {
		var figures Figures
		for c := range figures {
			figures[c] = add(parts, func(p Report) Cell { return p.Table3.cell(row, Column(c)) })
		}
		r.Table3.Rows[row] = figures
	}
	for _, g := range r.Table4.groups() {
		ends := r.Table4.group(Route(g.key))
		for i := range ends {
			ends[i] = add(parts, func(p Report) Cell { return p.Table4.group(Route(g.key))[i] })
		}
	}
	r.Table2 = sumTable2(f, parts)
	return r
}

func add(parts []Report, cell func(Report) Cell) Cell {
	s := total(parts, cell)
	if s.blanks > 0 {
		return Cell{Blank: true}
	}
	return Cell{N: s.n}
}

func total(parts []Report, cell func(Report) Cell) (s sum) {
	for _, p := range parts {
		s = s.plus(cell(p))
	}
	return s
}

func sumTable2(f Format, parts []Report) *Table2 {
	if len(parts) == 0 {
		return nil
	}
	t := &Table2{Format: f, Rows: map[InfoID][]Quantity{}}
	for _, id := range f.infoRows() {
		t.Rows[id] = make([]Quantity, len(f.infoColumns(id)))
	}
	for _, p := range parts {
		if p.Table2 == nil {
			return nil
		}
		for id, cells := range t.Rows {
			for i := range cells {
				cells[i] = cells[i].plus(p.Table2.At(id, i))
			}
		}
	}
	return t
}

// K6: each cell of a roll-up is the sum of that cell of its parts, in tables 3 and 4, and in table 2 where all have it.
func K6(whole Report, parts []Report) (out []Finding) {
	for _, row := range whole.Table3.Format.Rows() {
		for c := Person; c <= Total; c++ {
			want := total(parts, func(p Report) Cell { return p.Table3.cell(row, c) })
			f := Finding{Check: CheckK6, Column: c.String(), Row: string(row)}
			out = append(out, compare(f, want, sum{}.plus(whole.Table3.cell(row, c)))...)
		}
	}
	for _, g := range whole.Table4.groups() {
		for i, cell := range g.ends {
			want := total(parts, func(p Report) Cell { return p.Table4.group(Route(g.key))[i] })
			f := Finding{Check: CheckK6, Column: Result(i).String(), Row: g.key}
			out = append(out, compare(f, want, sum{}.plus(cell))...)
		}
	}
	return append(out, k6Table2(whole, parts)...)
}

func k6Table2(whole Report, parts []Report) (out []Finding) {
	sums := sumTable2(whole.Table3.Format, parts)
	if whole.Table2 == nil || sums == nil {
		return nil
	}
	for _, id := range whole.Table2.Format.infoRows() {
		for i, column := range whole.Table2.Format.infoColumns(id) {
			want, got := sums.At(id, i), whole.Table2.At(id, i)
			if !want.Blank && !got.Blank && want != got {
				out = append(out, Finding{Check: CheckK6, Severity: Error, Column: column.Head, Row: string(id),
					Want: Figure(want.String()), Got: Figure(got.String())})
			}
		}
	}
	return out
}
