package ooxml

import (
	"bytes"
	"encoding/xml"
	"strconv"
)

// markup writes XML. Names are ours; every value and every text is escaped.
type markup struct{ buf bytes.Buffer }

const declaration = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>` + "\n"

// The namespaces of the parts with text.
const (
	nsMain = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
	nsRel  = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
)

// part begins a part with its outermost element.
func part(name string, attrs ...string) *markup {
	m := &markup{}
	m.buf.WriteString(declaration)
	m.open(name, attrs...)
	return m
}

// wordPart begins a part of WordprocessingML.
func wordPart(name string) *markup { return part(name, "xmlns:w", nsMain, "xmlns:r", nsRel) }

func (m *markup) tag(name string, attrs []string) {
	m.buf.WriteByte('<')
	m.buf.WriteString(name)
	for i := 0; i+1 < len(attrs); i += 2 {
		m.buf.WriteString(" " + attrs[i] + `="`)
		m.text(attrs[i+1])
		m.buf.WriteByte('"')
	}
}

// open starts an element; attrs are names and values in turn.
func (m *markup) open(name string, attrs ...string) {
	m.tag(name, attrs)
	m.buf.WriteByte('>')
}

func (m *markup) end(name string) { m.buf.WriteString("</" + name + ">") }

// empty is an element without content.
func (m *markup) empty(name string, attrs ...string) {
	m.tag(name, attrs)
	m.buf.WriteString("/>")
}

// text writes s, cleaned and escaped.
func (m *markup) text(s string) {
	if err := xml.EscapeText(&m.buf, []byte(Clean(s))); err != nil {
		panic(err) // a bytes.Buffer does not fail
	}
}

// line breaks the source, only between blocks, so that a golden file can be read.
func (m *markup) line() { m.buf.WriteByte('\n') }

// done ends the part.
func (m *markup) done(name string) []byte {
	m.line()
	m.end(name)
	m.line()
	return m.buf.Bytes()
}

func num[T ~int](n T) string { return strconv.Itoa(int(n)) }
