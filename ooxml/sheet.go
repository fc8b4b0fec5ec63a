package ooxml

// Twips are twentieths of a point; 1 mm is 56.7 of them.
type Twips int

// HalfPoints measure type: 3号 is 16 points, 32 of these.
type HalfPoints int

// The sizes of Chinese type that official documents use.
const (
	Size2      HalfPoints = 44 // 2号
	Size3      HalfPoints = 32 // 3号
	Size4      HalfPoints = 28 // 4号
	SizeSmall4 HalfPoints = 24 // 小4号
)

// Sheet is a page and the grid of type that fills it.
type Sheet struct {
	Width, Height            Twips
	Top, Right, Bottom, Left Twips      // margins
	Header, Footer           Twips      // from the edge of the paper
	Size                     HalfPoints // of the text
	Spacing                  Twips      // added after each character; may be negative
	Line                     Twips      // exact distance of lines
}

// GBT9704 is the page of GB/T 9704-2012: A4, margins 37, 26, 35 and 28 mm, 3号 type, 22 lines of 28 characters.
// A docGrid of linesAndChars gives 18 characters in LibreOffice; this spacing and this exact line give 28 × 22 there and
// in Word, so no docGrid is written.
func GBT9704() Sheet {
	return Sheet{
		Width: 11906, Height: 16838,
		Top: 2098, Right: 1474, Bottom: 1984, Left: 1588,
		Header: 1701, Footer: 1417, // 30 mm (the head of the 信函格式); 25 mm, so that the page number's dash is 7 mm below the text
		Size: Size3, Spacing: -5, Line: 579,
	}
}

// A5 is the half sheet on which receipts are printed: margins 18 mm, 小4号 type.
func A5() Sheet {
	return Sheet{
		Width: 8391, Height: 11906,
		Top: 1021, Right: 1021, Bottom: 1021, Left: 1021,
		Header: 567, Footer: 567,
		Size: SizeSmall4, Spacing: 0, Line: 360,
	}
}

// Measure is the width of the text.
func (s Sheet) Measure() Twips { return s.Width - s.Left - s.Right }

// Char is the width of a Chinese character of the text, its spacing included: the unit of indents.
func (s Sheet) Char() Twips { return Twips(s.Size)*10 + s.Spacing }

// PageNumbers is the foot of GB/T 9704: — 1 — in 4号, one character from the right edge on odd pages and from the left
// edge on even ones.
func PageNumbers(font Font) Band {
	number := func(a Align) []Paragraph {
		p := Paragraph{Align: a, Line: 400}
		indent := Twips(Size4) * 10
		if a == Right {
			p.Right = indent
		} else {
			p.Left = indent
		}
		for _, r := range []Run{{Text: "— "}, {Field: PageNumber}, {Text: " —"}} {
			r.Font, r.Size = font, Size4
			p.Runs = append(p.Runs, r)
		}
		return []Paragraph{p}
	}
	return Band{Odd: number(Right), Even: number(Left)}
}
