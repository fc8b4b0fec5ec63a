package notice

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"errors"
	"io"
	"strings"
)

// Limits of a .docx: what a notice never reaches, and what a hostile file does.
const (
	maxParts = 2000
	maxXML   = 32 << 20 // unpacked
	maxDepth = 100
)

// IsDocx reports whether a file may be a .docx: a zip; whether it is one, Docx says.
func IsDocx(b []byte) bool { return bytes.HasPrefix(b, []byte("PK\x03\x04")) }

// Docx is the text of a .docx as Parse reads it: a line for each paragraph, and for each row of a table a line with its cells behind
// tabs. Nothing else of the file is opened; macros, pictures and what it refers to stay closed.
func Docx(b []byte) (string, error) {
	if len(b) > MaxDocx {
		return "", ErrTooLarge
	}
	z, err := zip.NewReader(bytes.NewReader(b), int64(len(b)))
	if err != nil || len(z.File) > maxParts {
		return "", ErrNotText
	}
	for _, f := range z.File {
		if f.Name == "word/document.xml" {
			return unpacked(f)
		}
	}
	return "", ErrNotText // xlsx, ofd, any other zip
}

// MaxDocx is how large a .docx may be.
const MaxDocx = 2 << 20

func unpacked(f *zip.File) (string, error) {
	r, err := f.Open()
	if err != nil {
		return "", ErrNotText
	}
	body, err := io.ReadAll(io.LimitReader(r, maxXML+1))
	_ = r.Close() // it was only read
	switch {
	case err != nil:
		return "", ErrNotText
	case len(body) > maxXML: // a bomb
		return "", ErrTooLarge
	}
	text, err := wordText(body)
	if err == nil && strings.TrimSpace(text) == "" {
		return "", ErrEmpty
	}
	return text, err
}

// Text is what Parse reads of a file: a .docx as its paragraphs and rows, everything else decoded.
func Text(b []byte) (string, error) {
	if IsDocx(b) {
		return Docx(b)
	}
	return Decode(b)
}

// writer puts paragraphs into lines and cells into rows.
type writer struct {
	out  strings.Builder
	para strings.Builder
	cell []string // paragraphs of the cell that is open
	row  []string
	in   int // tables that are open; one inside another is part of its cell
}

// wordText reads WordprocessingML. A document type, which only a hostile file has, is refused.
func wordText(body []byte) (string, error) {
	d := xml.NewDecoder(bytes.NewReader(body))
	var w writer
	for depth := 0; ; {
		t, err := d.Token()
		switch {
		case errors.Is(err, io.EOF):
			return w.out.String(), nil
		case err != nil:
			return "", ErrNotText
		}
		switch t := t.(type) {
		case xml.Directive:
			return "", ErrNotText
		case xml.StartElement:
			if depth++; depth > maxDepth {
				return "", ErrNotText
			}
			if err := w.opens(d, t, &depth); err != nil {
				return "", err
			}
		case xml.EndElement:
			depth--
			w.closes(t.Name.Local)
		}
	}
}

func (w *writer) opens(d *xml.Decoder, t xml.StartElement, depth *int) error {
	switch t.Name.Local {
	case "tbl":
		w.in++
	case "t":
		var s string
		if d.DecodeElement(&s, &t) != nil {
			return ErrNotText
		}
		*depth--
		w.para.WriteString(strings.ReplaceAll(s, "\x00", ""))
	case "tab":
		if w.in == 0 {
			w.para.WriteByte('\t')
		}
	case "br", "cr":
		w.para.WriteByte(' ')
	case "delText", "instrText": // struck out, or a field's command
		*depth--
		if d.Skip() != nil {
			return ErrNotText
		}
	}
	return nil
}

func (w *writer) closes(name string) {
	switch name {
	case "p":
		if w.in > 0 {
			w.cell = append(w.cell, strings.TrimSpace(w.para.String()))
		} else {
			w.out.WriteString(w.para.String() + "\n")
		}
		w.para.Reset()
	case "tc":
		if w.in == 1 {
			w.row = append(w.row, strings.Join(w.cell, ""))
			w.cell = nil
		}
	case "tr":
		if w.in == 1 {
			w.out.WriteString(strings.Join(w.row, "\t") + "\n")
			w.row = nil
		}
	case "tbl":
		w.in--
	}
}
