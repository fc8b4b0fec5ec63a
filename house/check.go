package house

import (
	"slices"
	"strconv"
	"unicode/utf8"

	"gongkai/statute/remedy"
)

// Fault is a field that cannot be settled so, and a code for why.
type Fault struct{ Field, Code string }

// Limits of texts, in letters: a name fits the letterhead, an address two lines.
const (
	maxName    = 60
	maxAddress = 120
	maxFirst   = 999999
)

// Check finds every fault of the settings. What is merely missing is none: E09 asks for it when a reply needs it.
func (s Settings) Check() (out []Fault) {
	for _, x := range s.Texts() {
		if utf8.RuneCountInString(x.Value) > x.Most {
			out = append(out, Fault{x.Field, "too_long"})
		}
	}
	if s.Body != "" && !slices.Contains(remedy.Bodies(), s.Body) {
		out = append(out, Fault{"body", "unknown_value"})
	}
	if s.OfficeAs != "" && s.OfficeAs != remedy.Department && s.OfficeAs != remedy.CountyGovernment {
		out = append(out, Fault{"office_as", "unknown_value"})
	}
	for field, p := range map[string]Pattern{"doc_no_pattern": s.DocNo, "number_pattern": s.Number} {
		if code := p.Check(); p != "" && code != "" {
			out = append(out, Fault{field, code})
		}
	}
	if s.First < 0 || s.First > maxFirst || (s.First > 0) != (s.FirstYear > 0) {
		out = append(out, Fault{"first", "out_of_range"})
	}
	slices.SortFunc(out, func(a, b Fault) int { return slices.Index(Fields(), a.Field) - slices.Index(Fields(), b.Field) })
	return out
}

// Value is a text of the settings by the name of its field.
type Value struct {
	Field, Value string
	Most         int // letters
}

// Texts are the names and addresses, in the order of the form.
func (s Settings) Texts() []Value {
	return []Value{
		{"letter_name", s.Name, maxName}, {"short_name", s.Short, 20},
		{"government", s.Government, maxName}, {"higher_government", s.HigherGovernment, maxName}, {"superior_department", s.SuperiorDepartment, maxName},
		{"parent_department", s.ParentDepartment, maxName}, {"parent_government", s.ParentGovernment, maxName}, {"managing_body", s.ManagingBody, maxName},
		{"basic_court", s.BasicCourt, maxName}, {"intermediate_court", s.IntermediateCourt, maxName}, {"online", s.Online, maxAddress},
		{"contact_office", s.Office, maxName}, {"contact_telephone", s.Telephone, maxName}, {"contact_address", s.Address, maxAddress},
	}
}

// Text is a field as it is typed.
func (s Settings) Text(field string) string {
	for _, x := range s.Texts() {
		if x.Field == field {
			return x.Value
		}
	}
	switch field {
	case "body":
		return string(s.Body)
	case "office_as":
		return string(s.OfficeAs)
	case "doc_no_pattern":
		return string(s.DocNo)
	case "number_pattern":
		return string(s.Number)
	case "first":
		return strconv.Itoa(s.First)
	}
	return ""
}

// Fields are the names of all fields, in the order of the form.
func Fields() []string {
	return []string{"letter_name", "short_name", "body", "office_as", "government", "higher_government", "superior_department", "parent_department",
		"parent_government", "managing_body", "basic_court", "intermediate_court", "online", "contact_office", "contact_telephone", "contact_address",
		"doc_no_pattern", "number_pattern", "first"}
}

// Changed are the fields in which two versions differ, in the order of the form.
func Changed(a, b Settings) (out []string) {
	before := map[string]string{}
	for _, x := range a.Texts() {
		before[x.Field] = x.Value
	}
	differ := map[string]bool{"body": a.Body != b.Body, "office_as": a.OfficeAs != b.OfficeAs, "doc_no_pattern": a.DocNo != b.DocNo,
		"number_pattern": a.Number != b.Number, "first": a.First != b.First || a.FirstYear != b.FirstYear}
	for _, x := range b.Texts() {
		differ[x.Field] = before[x.Field] != x.Value
	}
	for _, f := range Fields() {
		if differ[f] {
			out = append(out, f)
		}
	}
	return out
}
