package desk

import (
	"slices"
	"strings"

	"gongkai/casefile"
	"gongkai/civil"
	"gongkai/readers/notice"
	"gongkai/store"
)

// Correction puts right what was read of one item of a notice. The text of the measure stays as it was written.
type Correction struct {
	No          string            `json:"no"`
	Lead        []string          `json:"lead"`
	Responsible []string          `json:"responsible"`
	Deadlines   []notice.Deadline `json:"deadlines"`
}

// corrected is what a correction changed of an item, for the record.
type corrected struct{ field, was, became string }

// correct applies corrections to what was read; one of an item that the notice does not have is a fault.
func (plan *NoticePlan) correct(all []Correction, lastWorking func(civil.Date) civil.Date) error {
	for _, c := range all {
		i := slices.IndexFunc(plan.Notice.Items, func(it notice.Item) bool { return it.ID == c.No })
		if i < 0 {
			return Invalid{{Field: "corrections", Code: "unknown_value"}}
		}
		it := &plan.Notice.Items[i]
		before := *it
		it.Lead, it.Responsible, it.Deadlines = named(c.Lead), named(c.Responsible), slices.Clone(c.Deadlines)
		for k := range it.Deadlines {
			d := &it.Deadlines[k]
			if d.LastWorkingDay = 0; !d.Date.IsZero() {
				d.LastWorkingDay = lastWorking(d.Date)
			}
			if !validDeadline(*d) {
				return Invalid{{Field: "corrections", Code: "not_a_date"}}
			}
		}
		if len(it.Lead) == 0 {
			return Invalid{{Field: "lead", Code: "required"}}
		}
		plan.corrected(before, *it)
	}
	return nil
}

func named(names []string) []notice.Name {
	out := []notice.Name{}
	for _, n := range names {
		if n = Clean(n); n != "" {
			out = append(out, notice.Name{Text: n, Kind: notice.KindOf(n)})
		}
	}
	return out
}

func validDeadline(d notice.Deadline) bool {
	switch d.Kind {
	case notice.OnDate:
		return !d.Date.IsZero()
	case notice.Monthly, notice.Quarterly, notice.WorkingDays, notice.Days, notice.Standing:
		return d.Date.IsZero()
	}
	return false
}

// corrected notes what differs. A correction that says what was read anyhow changes nothing.
func (plan *NoticePlan) corrected(was, is notice.Item) {
	var out []corrected
	for _, x := range []corrected{
		{"lead", strings.Join(written(was.Lead), "、"), strings.Join(written(is.Lead), "、")},
		{"responsible", strings.Join(written(was.Responsible), "、"), strings.Join(written(is.Responsible), "、")},
		{"deadlines", sayDeadlines(was.Deadlines), sayDeadlines(is.Deadlines)},
	} {
		if x.was != x.became {
			out = append(out, x)
		}
	}
	if plan.corrections == nil {
		plan.corrections = map[string][]corrected{}
	}
	plan.corrections[is.ID] = out
}

func sayDeadlines(ds []notice.Deadline) string {
	out := make([]string, len(ds))
	for i, d := range ds {
		out[i] = strings.TrimSpace(string(d.Kind) + " " + d.Date.String())
	}
	return strings.Join(out, "；")
}

// correctionNotes tell on the item itself what a person put right.
func correctionNotes(all []corrected) []string {
	var out []string
	for _, c := range all {
		switch c.field {
		case "lead":
			out = append(out, "牵头单位经人工改正，原读作“"+c.was+"”")
		case "responsible":
			out = append(out, "责任单位经人工改正，原读作“"+c.was+"”")
		case "deadlines":
			out = append(out, "期限经人工改正")
		}
	}
	return out
}

// correctionRows are kept with the item, once: who corrected what.
func (d *Desk) correctionRows(plan NoticePlan, noticeID, itemID, no, by string) []store.Correction {
	var out []store.Correction
	for _, c := range plan.corrections[no] {
		out = append(out, store.Correction{ID: casefile.Derived(itemID, "correction/"+c.field), NoticeID: noticeID, No: no, Field: c.field, Was: c.was, Became: c.became,
			CorrectedAt: d.Now(), CorrectedBy: by})
	}
	return out
}
