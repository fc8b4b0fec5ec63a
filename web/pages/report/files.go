package report

import (
	"errors"
	"slices"

	"gongkai/auth"
	"gongkai/desk"
	"gongkai/web/site"
)

// Download is a file of the table shown.
type Download struct{ Label, Link string }

// Whole is the same table added up for a government, for those whose office compiles it.
type Whole struct {
	Name  string
	Files []Download
}

// file sends the table of a range as a file: of the person's own agency, or added up for his government.
func file(v *site.Visit) error {
	r, bad := rangeOf(v)
	kind := desk.TableKind(v.Query("format"))
	if bad.Any() || !slices.Contains(desk.TableKinds(), kind) {
		return desk.ErrNotFound
	}
	whose := desk.Whose{Agency: v.Query("agency"), RollUp: v.Query("agency") != ""}
	name, body, err := v.Desk.ReportFile(v.Ctx(), v.Person, whose, r.From, r.To, kind)
	var invalid desk.Invalid
	if errors.As(err, &invalid) { // an address of no unit
		return desk.ErrNotFound
	}
	if err != nil {
		return err
	}
	return v.Download(name, kind.Mime(), body)
}

// downloads are the files of a range; agency "" is one's own.
func downloads(r Range, agency string) (out []Download) {
	for _, k := range desk.TableKinds() {
		q := r.query()
		q.Set("format", string(k))
		if agency != "" {
			q.Set("agency", agency)
		}
		out = append(out, Download{kindName(k), "/report/file?" + q.Encode()})
	}
	return out
}

func kindName(k desk.TableKind) string {
	switch string(k) {
	case "xlsx":
		return "Excel（xlsx）"
	case "docx":
		return "Word（docx）"
	case "html":
		return "网页（可打印）"
	default:
		return "数据（json）"
	}
}

// wholes are the governments whose table the person may have added up.
func wholes(v *site.Visit, r Range) (out []Whole, err error) {
	if !v.Person.Has(auth.Compiler) {
		return nil, nil
	}
	units, err := v.Desk.Governments(v.Ctx(), v.Person)
	for _, u := range units {
		out = append(out, Whole{Name: u.Name, Files: downloads(r, u.Code)})
	}
	return out, err
}
