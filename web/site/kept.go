package site

import (
	"cmp"
	"io"
	"net/http"
	"net/url"
	"slices"

	"gongkai/desk"
	"gongkai/web/words"
)

// Kept is what was posted and would be lost otherwise.
type Kept struct {
	Path   string // where it was posted to; "" where it must not be sent again
	Fields []KeptField
}

// KeptField is one posted field. Hidden ones are sent again but not shown.
type KeptField struct {
	Name, Label, Value string
	Hidden             bool
}

// Named are the labels of what a person typed, each once: who comes to this machine next need not read the rest.
func (k Kept) Named() (out []string) {
	for _, f := range k.Fields {
		if !f.Hidden && !slices.Contains(out, f.Label) {
			out = append(out, f.Label)
		}
	}
	return out
}

// Visible reports whether there is something a person typed.
func (k Kept) Visible() bool {
	return slices.ContainsFunc(k.Fields, func(f KeptField) bool { return !f.Hidden })
}

// KeptOf are the fields of a form; a password is never kept.
func KeptOf(path string, form url.Values) Kept {
	k := Kept{Path: path}
	for name, values := range form {
		if slices.Contains([]string{"password", "old", "new", "again"}, name) {
			continue
		}
		for _, value := range values {
			label, text := words.Field(name), desk.Clean(value)
			k.Fields = append(k.Fields, KeptField{Name: name, Label: label, Value: text, Hidden: label == name || text == ""})
		}
	}
	slices.SortStableFunc(k.Fields, func(a, b KeptField) int { return cmp.Or(cmp.Compare(a.Label, b.Label), cmp.Compare(a.Name, b.Name)) })
	return k
}

// kept is what this visit posted. Of a form with files, which nobody has read yet, the text is kept: files must be chosen again.
func (v *Visit) kept() Kept {
	r := v.C.Request
	if len(r.PostForm) == 0 && v.C.ContentType() == "multipart/form-data" && r.MultipartForm == nil {
		return KeptOf(r.URL.Path, textsOf(r))
	}
	return KeptOf(r.URL.Path, r.PostForm)
}

// textsOf are the fields of a form with files, up to the size of one without.
func textsOf(r *http.Request) url.Values {
	out, left := url.Values{}, int64(maxBody)
	parts, err := r.MultipartReader()
	for err == nil && left > 0 {
		part, next := parts.NextPart()
		if next != nil {
			break
		}
		if part.FileName() != "" || part.FormName() == "" || part.FormName() == "files" {
			continue
		}
		text, bad := io.ReadAll(io.LimitReader(part, left))
		if bad != nil {
			break
		}
		left -= int64(len(text))
		out.Add(part.FormName(), string(text))
	}
	return out
}
