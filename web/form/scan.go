package form

import (
	"errors"
	"fmt"
	"io"
	"net/http"
	"strings"

	"gongkai/desk"
	"gongkai/web/parts"
	"gongkai/web/site"
	"gongkai/web/words"
)

// MaxUpload is a form with one picture of a paper.
const MaxUpload = desk.MaxProofFile + 1<<20

// keptScan is the field of a picture that was uploaded with an earlier step: "id|name".
const keptScan = "scan_kept"

// Receive reads a form that may bring files, up to a size. They are kept in memory, never on disk.
func Receive(v *site.Visit, most int64) error {
	if v.C.ContentType() != "multipart/form-data" {
		return nil
	}
	err := v.C.Request.ParseMultipartForm(most + 1)
	var large *http.MaxBytesError
	if err == nil || errors.As(err, &large) {
		return err
	}
	return fmt.Errorf("%w: %w", site.ErrForm, err)
}

// KeepScan seals the picture that a form brought; from then on the form carries its id. The fault is what is wrong with it.
func (p *Paper) KeepScan() (fault desk.Invalid, err error) {
	form := p.C.Request.MultipartForm
	if form == nil || len(form.File["scan"]) == 0 || form.File["scan"][0].Filename == "" {
		return nil, nil
	}
	h := form.File["scan"][0]
	if h.Size > desk.MaxProofFile {
		return desk.Invalid{{Field: "scan", Code: "file_too_large"}}, nil
	}
	f, err := h.Open()
	if err != nil {
		return desk.Invalid{{Field: "scan", Code: "unreadable"}}, nil
	}
	defer func() { _ = f.Close() }() // read to its end, or the error is told
	body, err := io.ReadAll(f)
	if err != nil {
		return desk.Invalid{{Field: "scan", Code: "unreadable"}}, nil
	}
	kept, err := p.Desk.KeepScan(p.Ctx(), p.Person, p.ID, h.Filename, body)
	if errors.As(err, &fault) {
		return fault, nil
	}
	if err == nil {
		p.Typed[keptScan] = kept.ID + "|" + parts.Line(kept.Name, 120)
	}
	return nil, err
}

// Scan is the id of the picture that the form has; what it says is checked against what was stored.
func (t Typed) Scan() string {
	id, _, _ := strings.Cut(t[keptScan], "|")
	return id
}

// ScanOf is the field of a picture.
func ScanOf(problems parts.Problems, t Typed, hint string) parts.Field {
	_, name, _ := strings.Cut(t[keptScan], "|")
	return parts.Field{Kind: parts.ScanField, Name: "scan", Label: words.Field("scan"), Hint: hint, Value: t[keptScan], Said: name, Error: problems.Of("scan")}
}
