package ooxml

import (
	"archive/zip"
	"bytes"
	"fmt"
	"hash/crc32"
)

// file is one part of the package.
type file struct {
	name string
	body []byte
}

const (
	nsTypes   = "http://schemas.openxmlformats.org/package/2006/content-types"
	nsPackage = "http://schemas.openxmlformats.org/package/2006/relationships"
	mimeWord  = "application/vnd.openxmlformats-officedocument.wordprocessingml."
)

// firstBand is the number of the first header's or footer's relation; styles and settings come before it.
const firstBand = 3

// parts are the files of the package, the list of types first.
func (d *Document) parts() []file {
	files := []file{
		{"[Content_Types].xml", d.types()},
		{"_rels/.rels", relations(relation{"rId1", "officeDocument", "word/document.xml"})},
		{"word/document.xml", d.main()},
		{"word/_rels/document.xml.rels", d.relations()},
		{"word/styles.xml", d.styles()},
		{"word/settings.xml", d.settings()},
	}
	for _, b := range d.bands() {
		m := wordPart(b.element)
		for _, p := range b.content {
			p.write(m, d)
		}
		files = append(files, file{"word/" + b.file, m.done(b.element)})
	}
	return files
}

func (d *Document) main() []byte {
	m := wordPart("w:document")
	m.open("w:body")
	for _, b := range d.Body {
		b.write(m, d)
	}
	if n := len(d.Body); n > 0 {
		if _, ok := d.Body[n-1].(Table); ok { // Word wants a paragraph after a table
			Paragraph{Line: 20}.write(m, d)
		}
	}
	d.section(m)
	m.end("w:body")
	return m.done("w:document")
}

func (d *Document) types() []byte {
	m := part("Types", "xmlns", nsTypes)
	m.empty("Default", "Extension", "rels", "ContentType", "application/vnd.openxmlformats-package.relationships+xml")
	m.empty("Default", "Extension", "xml", "ContentType", "application/xml")
	m.empty("Override", "PartName", "/word/document.xml", "ContentType", mimeWord+"document.main+xml")
	m.empty("Override", "PartName", "/word/styles.xml", "ContentType", mimeWord+"styles+xml")
	m.empty("Override", "PartName", "/word/settings.xml", "ContentType", mimeWord+"settings+xml")
	for _, b := range d.bands() {
		kind := "header+xml"
		if b.element == "w:ftr" {
			kind = "footer+xml"
		}
		m.empty("Override", "PartName", "/word/"+b.file, "ContentType", mimeWord+kind)
	}
	return m.done("Types")
}

type relation struct{ id, kind, target string }

func relations(list ...relation) []byte {
	m := part("Relationships", "xmlns", nsPackage)
	for _, r := range list {
		m.empty("Relationship", "Id", r.id, "Type", nsRel+"/"+r.kind, "Target", r.target)
	}
	return m.done("Relationships")
}

func (d *Document) relations() []byte {
	list := []relation{{"rId1", "styles", "styles.xml"}, {"rId2", "settings", "settings.xml"}}
	for _, b := range d.bands() {
		kind := "header"
		if b.element == "w:ftr" {
			kind = "footer"
		}
		list = append(list, relation{b.id, kind, b.file})
	}
	return relations(list...)
}

// styles puts the sheet's type into the defaults, where table cells and bands find it too.
func (d *Document) styles() []byte {
	s := d.Sheet
	m := wordPart("w:styles")
	m.open("w:docDefaults")
	m.open("w:rPrDefault")
	m.open("w:rPr")
	d.Font.write(m, reachMain)
	m.empty("w:spacing", "w:val", num(s.Spacing))
	m.empty("w:sz", "w:val", num(s.Size))
	m.empty("w:szCs", "w:val", num(s.Size))
	m.empty("w:lang", "w:val", "en-US", "w:eastAsia", "zh-CN")
	m.end("w:rPr")
	m.end("w:rPrDefault")
	m.open("w:pPrDefault")
	m.open("w:pPr")
	m.empty("w:widowControl", "w:val", "0") // 22 lines on every page
	m.empty("w:autoSpaceDE", "w:val", "0")  // 28 characters, whatever digits stand between (LibreOffice 7.4 spaces them all the same)
	m.empty("w:autoSpaceDN", "w:val", "0")
	m.empty("w:snapToGrid", "w:val", "0")
	m.empty("w:spacing", "w:before", "0", "w:after", "0", "w:line", num(s.Line), "w:lineRule", "exact")
	m.empty("w:jc", "w:val", "both")
	m.end("w:pPr")
	m.end("w:pPrDefault")
	m.end("w:docDefaults")
	m.open("w:style", "w:type", "paragraph", "w:default", "1", "w:styleId", "Normal")
	m.empty("w:name", "w:val", "Normal")
	m.empty("w:qFormat")
	m.end("w:style")
	return m.done("w:styles")
}

func (d *Document) settings() []byte {
	m := wordPart("w:settings")
	if d.evenDiffers() {
		m.empty("w:evenAndOddHeaders")
	}
	m.empty("w:characterSpacingControl", "w:val", "doNotCompress")
	m.open("w:compat")
	m.empty("w:compatSetting", "w:name", "compatibilityMode", "w:uri", "http://schemas.microsoft.com/office/word", "w:val", "15")
	m.end("w:compat")
	return m.done("w:settings")
}

// pack stores the parts. Not deflated: another compiler may deflate otherwise, and a letter's digest must stay.
func pack(files []file) ([]byte, error) {
	var buf bytes.Buffer
	w := zip.NewWriter(&buf)
	for _, f := range files {
		size := uint64(len(f.body))
		h := &zip.FileHeader{
			Name: f.name, Method: zip.Store, CRC32: crc32.ChecksumIEEE(f.body),
			CompressedSize64: size, UncompressedSize64: size, CreatorVersion: 20, ReaderVersion: 20,
		}
		//lint:ignore SA1019 CreateRaw writes this field and not Modified
		h.ModifiedDate = firstDay
		part, err := w.CreateRaw(h)
		if err != nil {
			return nil, fmt.Errorf("ooxml: begin %s: %w", f.name, err)
		}
		if _, err := part.Write(f.body); err != nil {
			return nil, fmt.Errorf("ooxml: write %s: %w", f.name, err)
		}
	}
	if err := w.Close(); err != nil {
		return nil, fmt.Errorf("ooxml: close: %w", err)
	}
	return buf.Bytes(), nil
}

// firstDay is 1980-01-01, the first day a zip file can name.
const firstDay = 1<<5 | 1
