package letters

import (
	"gongkai/ooxml"
)

const red = "FF0000"

// Docx is the letter as a .docx: a receipt on A5, everything else on the page of GB/T 9704. What is unfilled stands in
// bold red.
func (l Letter) Docx(s Style) ([]byte, error) {
	fonts := s.Fonts.complete()
	if len(l.Rows) > 0 {
		d := l.slip(fonts)
		s.mark(&d)
		return d.Bytes()
	}
	p := press{letter: l, fonts: fonts, sheet: ooxml.GBT9704()}
	d := ooxml.Document{Sheet: p.sheet, Font: fonts.Body, Footer: ooxml.PageNumbers(fonts.Number)}
	if s.Head {
		p.head(&d)
		d.Body = append(d.Body, p.numbered(ooxml.Right), p.blank(), p.blank(), p.title(ooxml.Size2))
	} else {
		d.Body = append(d.Body, p.title(ooxml.Size2), p.numbered(ooxml.Center))
	}
	d.Body = append(d.Body, p.blank())
	addressee := ooxml.Paragraph{Align: ooxml.Left, Runs: append(runs(l.Addressee), ooxml.Run{Text: "："})}
	d.Body = append(d.Body, addressee)
	d.Body = append(d.Body, p.body()...)
	d.Body = append(d.Body, p.enclosures()...)
	d.Body = append(d.Body, p.signature(2)...)
	s.mark(&d)
	return d.Bytes()
}

// slip is a receipt on A5: title, table, notes, signature.
func (l Letter) slip(fonts Fonts) ooxml.Document {
	p := press{letter: l, fonts: fonts, sheet: ooxml.A5()}
	label := p.chars(7) // six characters and the cell's margins
	t := ooxml.Table{Columns: []ooxml.Twips{label, p.sheet.Measure() - label}}
	for _, r := range l.Rows {
		t.Rows = append(t.Rows, ooxml.Row{Cells: []ooxml.Cell{
			{Content: []ooxml.Paragraph{{Align: ooxml.Center, Runs: []ooxml.Run{{Text: r.Label, Font: fonts.Label}}}}},
			{Content: []ooxml.Paragraph{{Align: ooxml.Left, Runs: runs(r.Value)}}},
		}})
	}
	title := p.title(sizeSmall2)
	title.After = 200
	d := ooxml.Document{Sheet: p.sheet, Font: fonts.Body, Body: []ooxml.Block{title, t}}
	d.Body = append(d.Body, ooxml.Paragraph{Line: 160})
	d.Body = append(d.Body, p.body()...)
	if l.signed() {
		d.Body = append(d.Body, p.signature(1)...)
	}
	return d
}

const sizeSmall2 ooxml.HalfPoints = 36 // 小2号

// press sets the parts of one letter on one sheet.
type press struct {
	letter Letter
	fonts  Fonts
	sheet  ooxml.Sheet
}

// runs are the pieces of a text.
func runs(t Text) (out []ooxml.Run) {
	for _, p := range t {
		r := ooxml.Run{Text: p.String()}
		if p.Unfilled {
			r.Bold, r.Color = true, red
		}
		out = append(out, r)
	}
	return out
}

func (p press) blank() ooxml.Block { return ooxml.Paragraph{} }

func (p press) chars(n int) ooxml.Twips { return ooxml.Twips(n) * p.sheet.Char() }

func (p press) title(size ooxml.HalfPoints) ooxml.Paragraph {
	return ooxml.Paragraph{Align: ooxml.Center, KeepNext: true, Line: ooxml.Twips(size)*10 + 160,
		Runs: []ooxml.Run{{Text: p.letter.Title, Font: p.fonts.Title, Size: size}}}
}

func (p press) numbered(a ooxml.Align) ooxml.Paragraph {
	return ooxml.Paragraph{Align: a, Runs: runs(p.letter.Number)}
}

// body are the paragraphs, two characters in, and the tables; the last paragraph stays with what follows.
func (p press) body() (out []ooxml.Block) {
	all := append(p.letter.Body[:len(p.letter.Body):len(p.letter.Body)], paragraphs(p.letter.Rights...)...)
	for i, b := range all {
		if b.Table != nil {
			out = append(out, p.table(*b.Table))
			continue
		}
		out = append(out, ooxml.Paragraph{FirstLine: p.chars(2), Runs: runs(b.Text), KeepNext: i == len(all)-1})
	}
	return out
}

// enclosures are the 附件说明: one line below the text, two characters in, continued under the first name.
func (p press) enclosures() (out []ooxml.Block) {
	for i, t := range p.letter.Enclosed {
		x := ooxml.Paragraph{Align: ooxml.Left, Left: p.chars(5), Runs: runs(t), KeepNext: true}
		if i == 0 {
			x.Before, x.FirstLine = p.sheet.Line, -p.chars(3)
			x.Runs = append([]ooxml.Run{{Text: "附件："}}, x.Runs...)
		}
		out = append(out, x)
	}
	return out
}

// signature is the 落款: the date four characters from the right edge, the agency's name centred over it, some lines
// above for the seal.
func (p press) signature(lines ooxml.Twips) []ooxml.Block {
	signed, date := p.letter.Signed, p.letter.Date
	over, under := p.under(halves(signed.String()), halves(date.String()))
	return []ooxml.Block{
		ooxml.Paragraph{Align: ooxml.Right, Right: over, Before: lines * p.sheet.Line, KeepNext: true, Runs: runs(signed)},
		ooxml.Paragraph{Align: ooxml.Right, Right: under, Runs: runs(date)},
	}
}

// under gives the right indents of name and date from their widths in half characters. A name too long to be centred
// over a date four characters in goes to the edge and the date under its middle.
func (p press) under(name, date int) (over, under ooxml.Twips) {
	half := p.sheet.Char() / 2
	under = p.chars(4)
	over = under + ooxml.Twips(date-name)*half/2
	if over < 0 {
		return 0, max(0, ooxml.Twips(name-date)*half/2)
	}
	return over, under
}

// halves is the width of s in half characters.
func halves(s string) (n int) {
	for _, r := range s {
		n++
		if r >= 0x2E80 {
			n++
		}
	}
	return n
}

// head is the 信函格式 of GB/T 9704 (10.1): the agency's full name in red 30 mm below the edge, a red double rule of
// 170 mm below it, another 20 mm above the lower edge of the first page, which has no number.
func (p press) head(d *ooxml.Document) {
	const beyond = -397 // the rules are 14 mm longer than a line of text
	d.FirstDiffers = true
	d.Sheet.Footer = 1064 // with the rule itself: 20 mm
	name := p.letter.Signed.String()
	size := min(ooxml.HalfPoints(int(p.sheet.Measure())/max(1, halves(name)/2)/10), headSize)
	r := runs(p.letter.Signed)
	for i := range r {
		r[i].Font, r[i].Size, r[i].Color = p.fonts.Title, size, red
	}
	d.Header.First = []ooxml.Paragraph{
		{Align: ooxml.Center, Left: beyond, Right: beyond, Line: ooxml.Twips(size)*10 + 120, Runs: r,
			Below: ooxml.Rule{Style: ooxml.ThickThin, Color: red, Space: 11}},
	}
	d.Footer.First = []ooxml.Paragraph{
		{Left: beyond, Right: beyond, Line: 20, Below: ooxml.Rule{Style: ooxml.ThinThick, Color: red}},
	}
	for _, numbers := range [][]ooxml.Paragraph{d.Footer.Odd, d.Footer.Even} {
		numbers[0].After = p.sheet.Footer - d.Sheet.Footer
	}
}

const headSize ooxml.HalfPoints = 62 // the agency's name at most; the standard leaves the size to the house
