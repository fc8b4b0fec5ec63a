package letters

import "gongkai/ooxml"

// SpecimenMark stands at the head of every page of a letter of the demonstration county.
const SpecimenMark = "【演示】内容均为虚构，不是真实文书，不得寄发"

// mark puts the mark above whatever else the pages have at their head.
func (s Style) mark(d *ooxml.Document) {
	if !s.Specimen {
		return
	}
	line := ooxml.Paragraph{Align: ooxml.Center, Line: 280, Runs: []ooxml.Run{{Text: SpecimenMark, Font: s.Fonts.complete().Label, Size: sizeMark, Color: red}}}
	if d.FirstDiffers {
		d.Header.First = append([]ooxml.Paragraph{line}, d.Header.First...)
	}
	d.Header.Odd = append([]ooxml.Paragraph{line}, d.Header.Odd...)
	if len(d.Header.Even)+len(d.Footer.Even) > 0 {
		d.Header.Even = append([]ooxml.Paragraph{line}, d.Header.Even...)
	}
}

const sizeMark ooxml.HalfPoints = 21 // 5号
