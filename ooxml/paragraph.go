package ooxml

import "strings"

// Align is how lines stand between the indents.
type Align int

// The alignments.
const (
	Justify Align = iota // both edges, the last line left
	Left
	Center
	Right
)

func (a Align) value() string {
	switch a {
	case Left:
		return "left"
	case Center:
		return "center"
	case Right:
		return "right"
	case Justify:
		return "both"
	default:
		return "both"
	}
}

// Rule is a line along a paragraph's edge, from its left indent to its right one.
type Rule struct {
	Style RuleStyle
	Color string // RRGGBB; "" is black
	Space int    // points between text and rule
}

// RuleStyle is the kind of line. Double ones belong Below: LibreOffice turns them upside down Above.
type RuleStyle int

// The kinds of lines.
const (
	NoRule    RuleStyle = iota
	ThinRule            // one line of 1/2 point
	ThickThin           // 上粗下细
	ThinThick           // 上细下粗
)

// Paragraph is a paragraph. Indents may be negative: a negative FirstLine hangs, negative sides reach into the margins.
type Paragraph struct {
	Runs                   []Run
	Align                  Align
	FirstLine, Left, Right Twips
	Before, After          Twips
	Line                   Twips // exact; 0 is the sheet's
	KeepNext               bool  // on the page of the next block
	Above, Below           Rule
}

// Run is text of one look, or a field.
type Run struct {
	Text  string // \n breaks the line, \t tabs
	Font  Font   // zero: the document's
	Size  HalfPoints
	Bold  bool
	Color string // RRGGBB
	Field Field
}

// Field is what the program that shows the document puts in place of Text.
type Field int

// The fields.
const (
	NoField Field = iota
	PageNumber
)

// Text is a paragraph of one plain run.
func Text(s string) Paragraph { return Paragraph{Runs: []Run{{Text: s}}} }

func (p Paragraph) check() error { return nil }

// write writes w:p; the order of properties is the schema's, or Word calls the file damaged.
func (p Paragraph) write(m *markup, d *Document) {
	m.line()
	m.open("w:p")
	m.open("w:pPr")
	if p.KeepNext {
		m.empty("w:keepNext")
	}
	p.borders(m)
	p.space(m, d.Sheet)
	if p.FirstLine != 0 || p.Left != 0 || p.Right != 0 {
		m.empty("w:ind", p.indents()...)
	}
	m.empty("w:jc", "w:val", p.Align.value())
	m.end("w:pPr")
	for _, r := range p.Runs {
		r.write(m, d)
	}
	m.end("w:p")
}

func (p Paragraph) borders(m *markup) {
	if p.Above.Style == NoRule && p.Below.Style == NoRule {
		return
	}
	m.open("w:pBdr")
	p.Above.write(m, "w:top")
	p.Below.write(m, "w:bottom")
	m.end("w:pBdr")
}

func (r Rule) write(m *markup, name string) {
	color := r.Color
	if color == "" {
		color = "000000"
	}
	switch r.Style {
	case ThinRule:
		m.empty(name, "w:val", "single", "w:sz", "4", "w:space", num(r.Space), "w:color", color)
	case ThickThin:
		m.empty(name, "w:val", "thickThinSmallGap", "w:sz", "24", "w:space", num(r.Space), "w:color", color)
	case ThinThick:
		m.empty(name, "w:val", "thinThickSmallGap", "w:sz", "24", "w:space", num(r.Space), "w:color", color)
	case NoRule:
	}
}

func (p Paragraph) space(m *markup, s Sheet) {
	if p.Before == 0 && p.After == 0 && p.Line == 0 {
		return
	}
	line := p.Line
	if line == 0 {
		line = s.Line
	}
	m.empty("w:spacing", "w:before", num(p.Before), "w:after", num(p.After), "w:line", num(line), "w:lineRule", "exact")
}

func (p Paragraph) indents() []string {
	attrs := []string{"w:left", num(p.Left), "w:right", num(p.Right)}
	if p.FirstLine < 0 {
		return append(attrs, "w:hanging", num(-p.FirstLine))
	}
	return append(attrs, "w:firstLine", num(p.FirstLine))
}

// write writes one w:r for each face the text needs.
func (r Run) write(m *markup, d *Document) {
	if r.Field == PageNumber {
		m.open("w:fldSimple", "w:instr", " PAGE ")
		r.one(m, d, stretch{text: "1"})
		m.end("w:fldSimple")
		return
	}
	for _, s := range stretches(Clean(r.Text)) {
		r.one(m, d, s)
	}
}

func (r Run) one(m *markup, d *Document, s stretch) {
	m.open("w:r")
	font := r.Font
	if font == (Font{}) && s.reach != reachMain {
		font = d.Font
	}
	m.open("w:rPr")
	font.write(m, s.reach)
	r.look(m)
	m.end("w:rPr")
	for i, line := range strings.Split(s.text, "\n") {
		if i > 0 {
			m.empty("w:br")
		}
		for j, word := range strings.Split(line, "\t") {
			if j > 0 {
				m.empty("w:tab")
			}
			if word != "" {
				m.open("w:t", "xml:space", "preserve")
				m.text(word)
				m.end("w:t")
			}
		}
	}
	m.end("w:r")
}

func (r Run) look(m *markup) {
	if r.Bold {
		m.empty("w:b")
	}
	if r.Color != "" {
		m.empty("w:color", "w:val", r.Color)
	}
	if r.Size != 0 {
		m.empty("w:sz", "w:val", num(r.Size))
		m.empty("w:szCs", "w:val", num(r.Size))
	}
}
