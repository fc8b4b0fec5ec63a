package form

import (
	"maps"
	"regexp"
	"slices"
	"strconv"
	"unicode/utf8"

	"gongkai/casefile"
	"gongkai/civil"
	"gongkai/desk"
	"gongkai/web/parts"
	"gongkai/web/site"
)

// Typed is what was typed, by field name. Empty fields are not in it.
type Typed map[string]string

// Names of the fields that every form has beside its own.
const (
	commandID = "command_id"
	seen      = "seen"
)

// Bounds of what is read of one form.
const (
	mostFields = 2000
	mostSigned = 40
)

var checkID = regexp.MustCompile(`^[A-Z][A-Z0-9_]{0,15}$`)

// Bind reads the fields that a form has, and the reasons given against warnings.
func Bind(v *site.Visit, has func(name string) bool) Typed {
	t := Typed{}
	for name := range v.C.Request.PostForm {
		if len(t) == mostFields || name != commandID && name != seen && !signs(name) && !has(name) {
			continue
		}
		if value := v.Form(name); value != "" {
			t[name] = value
		}
	}
	return t
}

func signs(name string) bool {
	check, ok := parts.SignedCheck(name)
	return ok && checkID.MatchString(check)
}

// signed are the reasons that were given against warnings.
func (t Typed) signed() []desk.SignedText {
	var out []desk.SignedText
	for _, name := range slices.Sorted(maps.Keys(t)) {
		if check, ok := parts.SignedCheck(name); ok && len(out) < mostSigned {
			out = append(out, desk.SignedText{Check: check, Reason: t[name]})
		}
	}
	return out
}

// seq is that of the case as the form saw it. A form without one is none of ours: everything happened since.
func (t Typed) seq() int { return Number(t[seen]) }

// hidden are all fields, to go with the confirmation.
func (t Typed) hidden() []Hidden {
	out := make([]Hidden, 0, len(t))
	for _, name := range slices.Sorted(maps.Keys(t)) {
		out = append(out, Hidden{name, t[name]})
	}
	return out
}

// Number is a whole number; 0 for what is none.
func Number(text string) int {
	n, err := strconv.Atoi(text)
	if err != nil {
		return 0
	}
	return n
}

// Reader reads fields and collects what it could not read.
type Reader struct {
	Typed
	bad desk.Invalid
}

// Date is a field's day; none where nothing was typed.
func (r *Reader) Date(name string) civil.Date {
	d, ok := parts.ReadDate(r.Typed[name])
	if !ok {
		r.Fault(name, "not_a_date")
	}
	return d
}

// Number is a field's whole number; 0 where nothing was typed.
func (r *Reader) Number(name string) int {
	text := r.Typed[name]
	n := Number(text)
	if n == 0 && text != "" && text != "0" {
		r.Fault(name, "not_a_number")
	}
	return n
}

// Fault says what is wrong with a field.
func (r *Reader) Fault(field, code string) {
	r.bad = append(r.bad, desk.Fault{Field: field, Code: code})
}

// lengths finds what is longer than the act takes.
func (r *Reader) lengths(act string) {
	for _, f := range r.hidden() {
		if f.Name != commandID && f.Name != seen && utf8.RuneCountInString(f.Value) > casefile.Letters(act, f.Name) {
			r.Fault(f.Name, "too_long")
		}
	}
}
