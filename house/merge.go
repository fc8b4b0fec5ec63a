package house

import (
	"reflect"
	"slices"
)

// Merge is what a form says that saw base while theirs came into force: each field that the form left as it was takes what is in force
// now, the others keep what was typed.
func Merge(base, theirs, mine Settings) Settings {
	was, now, out := reflect.ValueOf(base), reflect.ValueOf(theirs), reflect.ValueOf(&mine).Elem()
	for i := range out.NumField() {
		if out.Field(i).Equal(was.Field(i)) {
			out.Field(i).Set(now.Field(i))
		}
	}
	return mine
}

// Both are the fields that two changed in different ways, in the order of the form.
func Both(base, theirs, mine Settings) (out []string) {
	touched := map[string]bool{}
	for _, f := range Changed(base, mine) {
		touched[f] = true
	}
	for _, f := range Changed(theirs, mine) {
		if touched[f] && slices.Contains(Changed(base, theirs), f) {
			out = append(out, f)
		}
	}
	return out
}
