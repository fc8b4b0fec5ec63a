package ooxml

import (
	"errors"
	"fmt"
)

// Document is one section of blocks on one kind of sheet.
type Document struct {
	Sheet          Sheet
	Font           Font // of every run that names none
	Header, Footer Band
	FirstDiffers   bool // the first page has the bands' First, or none where there is no First
	Body           []Block
}

// Band is what stands at the top or at the foot of pages. Even is for even pages; without any Even, Odd serves all.
type Band struct{ First, Odd, Even []Paragraph }

// Block is a Paragraph or a Table.
type Block interface {
	write(m *markup, d *Document)
	check() error
}

// ErrShape is wrapped by every fault in the shape of a document.
var ErrShape = errors.New("ooxml: bad document")

// Bytes is the .docx.
func (d Document) Bytes() ([]byte, error) {
	s := d.Sheet
	if s.Measure() <= 0 || s.Height-s.Top-s.Bottom <= 0 || s.Size <= 0 || s.Line <= 0 {
		return nil, fmt.Errorf("%w: the sheet has no room for text", ErrShape)
	}
	for i, b := range d.Body {
		if err := b.check(); err != nil {
			return nil, fmt.Errorf("%w: block %d: %w", ErrShape, i+1, err)
		}
	}
	return pack(d.parts())
}

// band is one header or footer part.
type band struct {
	id, file string
	element  string // w:hdr or w:ftr
	page     string // first, default or even
	content  []Paragraph
}

// bands are the parts that are not empty, in the order in which the section names them.
func (d *Document) bands() (out []band) {
	add := func(element, file, page string, content []Paragraph) {
		if len(content) > 0 {
			id := fmt.Sprintf("rId%d", firstBand+len(out))
			out = append(out, band{id: id, file: file + "-" + page + ".xml", element: element, page: page, content: content})
		}
	}
	add("w:hdr", "header", "first", d.Header.First)
	add("w:hdr", "header", "default", d.Header.Odd)
	add("w:hdr", "header", "even", d.Header.Even)
	add("w:ftr", "footer", "first", d.Footer.First)
	add("w:ftr", "footer", "default", d.Footer.Odd)
	add("w:ftr", "footer", "even", d.Footer.Even)
	return out
}

func (d *Document) evenDiffers() bool { return len(d.Header.Even)+len(d.Footer.Even) > 0 }

// section writes w:sectPr.
func (d *Document) section(m *markup) {
	m.line()
	m.open("w:sectPr")
	for _, b := range d.bands() {
		ref := "w:headerReference"
		if b.element == "w:ftr" {
			ref = "w:footerReference"
		}
		m.empty(ref, "w:type", b.page, "r:id", b.id)
	}
	s := d.Sheet
	m.empty("w:pgSz", "w:w", num(s.Width), "w:h", num(s.Height))
	m.empty("w:pgMar", "w:top", num(s.Top), "w:right", num(s.Right), "w:bottom", num(s.Bottom), "w:left", num(s.Left),
		"w:header", num(s.Header), "w:footer", num(s.Footer), "w:gutter", "0")
	if d.FirstDiffers {
		m.empty("w:titlePg")
	}
	m.end("w:sectPr")
}
