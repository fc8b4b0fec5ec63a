package draft

import (
	"encoding/json"
	"maps"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"gongkai/casefile"
	"gongkai/desk"
	"gongkai/statute/outcome"
	"gongkai/statute/review"
	"gongkai/web/form"
	"gongkai/web/parts"
)

// answers are what was typed, by field name.
type answers map[string]string

var fieldName = regexp.MustCompile(`^(on|text|ground|file(\.[a-z0-9_]{1,30}){1,8})$`)

func isField(name string) bool { return fieldName.MatchString(name) }

// mostRows is how many rows a list can have.
const mostRows = 40

// rows is how many rows a list has: at least least.
func (f answers) rows(list string, least int) int {
	n := least
	for name := range f {
		rest, ok := strings.CutPrefix(name, list+".")
		if !ok {
			continue
		}
		index, _, _ := strings.Cut(rest, ".")
		if i, err := strconv.Atoi(index); err == nil && i < mostRows {
			n = max(n, i+1)
		}
	}
	return n
}

// least is how many rows a list shows before anything is typed: a search covers two places at least.
func least(list string) int {
	if strings.HasSuffix(list, ".entries") {
		return 2
	}
	return 1
}

// grow adds an empty row to a list: a row exists when it has a field.
func (f answers) grow(list string) {
	if n := f.rows(list, least(list)); n < mostRows {
		f[list+"."+strconv.Itoa(n)+".row"] = "1"
	}
}

func (f answers) code(i int) outcome.Code { return outcome.Code(f[reply(i)+".code"]) }

func reply(i int) string { return "file.replies." + strconv.Itoa(i) }

func withholds(c outcome.Code) bool { return review.Reply{Code: c}.Withholds() }

func hasContent(c outcome.Code) bool { return withholds(c) || review.Reply{Code: c}.HandsOut() }

// any reports whether an item's outcome is such.
func (f answers) any(is func(outcome.Code) bool) bool {
	for i := range f.rows("file.replies", 1) {
		if is(f.code(i)) {
			return true
		}
	}
	return false
}

// file is the review file of what was typed.
func (f answers) file() (review.File, desk.Invalid) {
	r := &fileReader{}
	tree := map[string]any{}
	for _, name := range slices.Sorted(maps.Keys(f)) {
		if path, ok := strings.CutPrefix(name, "file."); ok {
			r.put(tree, strings.Split(path, "."), name, f[name])
		}
	}
	if f.any(withholds) { // a refusal has something that is withheld on some ground, or all of that is missing
		r.put(tree, []string{"documents", "0", "segments", "0", "row"}, "", "")
		r.put(tree, []string{"bases", "0", "row"}, "", "")
	}
	tree["replies"], tree["documents"], tree["bases"] = orNone(tree["replies"]), orNone(tree["documents"]), orNone(tree["bases"])
	body, err := json.Marshal(lists(tree, ""))
	var out review.File
	if err == nil {
		err = casefile.Strict(body, &out)
	}
	if err != nil {
		r.bad = append(r.bad, desk.Fault{Field: "file", Code: "unreadable"})
	}
	f.name(&out)
	return out, r.bad
}

func orNone(v any) any {
	if v == nil {
		return map[string]any{}
	}
	return v
}

// name gives the parts of the file the ids by which they refer to each other.
func (f answers) name(out *review.File) {
	for i := range out.Replies {
		item := strconv.Itoa(i + 1)
		out.Requests = append(out.Requests, item)
		out.Replies[i].Item = item
	}
	for j := range out.Documents {
		d := &out.Documents[j]
		d.ID = "d" + strconv.Itoa(j+1)
		for k := range d.Segments {
			d.Segments[k].ID = "s" + strconv.Itoa(k+1)
		}
		if i := max(form.Number(f["file.documents."+strconv.Itoa(j)+".item"]), 1); i <= len(out.Replies) {
			out.Replies[i-1].Documents = append(out.Replies[i-1].Documents, d.ID)
		}
	}
	for m := range out.Bases {
		out.Bases[m].ID = "b" + strconv.Itoa(m+1)
	}
}

// fileReader reads single fields.
type fileReader struct{ bad desk.Invalid }

// put sets one field of the tree. "row" and "item" only hold the form together.
func (r *fileReader) put(tree map[string]any, path []string, name, value string) {
	last := path[len(path)-1]
	for _, step := range path[:len(path)-1] {
		next, ok := tree[step].(map[string]any)
		if !ok {
			next = map[string]any{}
			tree[step] = next
		}
		tree = next
	}
	switch {
	case last == "row" || last == "item":
	case last == "on" || strings.HasSuffix(last, "_on") || last == "secret_until":
		d, ok := parts.ReadDate(value)
		if !ok {
			r.bad = append(r.bad, desk.Fault{Field: name, Code: "not_a_date"})
			return
		}
		tree[last] = d
	case last == "count" || last == "term_years":
		n, err := strconv.Atoi(value)
		if err != nil {
			r.bad = append(r.bad, desk.Fault{Field: name, Code: "not_a_number"})
			return
		}
		tree[last] = n
	case slices.Contains([]string{"not_information", "taken", "override", "doubtful", "names_applicant"}, last):
		tree[last] = value == "1"
	default:
		tree[last] = value
	}
}

// lists turns what the form names by number or kind into lists: rows, places that were expected, alternatives that were considered.
func lists(v any, name string) any {
	m, ok := v.(map[string]any)
	if !ok {
		return v
	}
	for k, x := range m {
		m[k] = lists(x, k)
	}
	switch name {
	case "expected":
		return slices.Sorted(maps.Keys(m))
	case "alternatives":
		return keyed(m, "kind")
	case "left_out":
		return keyed(m, "place")
	case "replies", "documents", "bases", "segments", "entries", "units_asked", "leads":
		out := make([]any, 0, len(m))
		for i := range mostRows {
			if row, ok := m[strconv.Itoa(i)]; ok {
				out = append(out, row)
			}
		}
		return out
	}
	return m
}

func keyed(m map[string]any, key string) []any {
	out := []any{}
	for _, k := range slices.Sorted(maps.Keys(m)) {
		if row, ok := m[k].(map[string]any); ok {
			row[key] = k
			out = append(out, row)
		}
	}
	return out
}
