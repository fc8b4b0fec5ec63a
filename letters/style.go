package letters

import (
	"cmp"

	"gongkai/ooxml"
)

// Style is how the house prints its letters. The zero Style is GB/T 9704 on white paper with the fonts of Windows.
type Style struct {
	Fonts Fonts
	// Specimen marks every page as one of the demonstration county, so that nobody posts it.
	Specimen bool
	Head     bool // 信函格式: the agency's name in red and double rules, for letters; receipts have none
}

// Fonts are the faces by their role. A zero one is the standard's; desktops without those fonts name their own.
type Fonts struct {
	Body   ooxml.Font // 仿宋
	Title  ooxml.Font // 小标宋
	Label  ooxml.Font // 黑体: the labels of a receipt
	Number ooxml.Font // 宋体: page numbers
}

const latin = "Times New Roman"

// complete puts the standard's faces where none is named.
func (f Fonts) complete() Fonts {
	return Fonts{
		Body:   named(f.Body, ooxml.Font{Latin: latin, Main: "仿宋_GB2312", Wide: "仿宋", Rare: "宋体"}),
		Title:  named(f.Title, ooxml.Font{Latin: latin, Main: "方正小标宋_GBK", Rare: "宋体"}),
		Label:  named(f.Label, ooxml.Font{Latin: latin, Main: "黑体", Rare: "宋体"}),
		Number: named(f.Number, ooxml.Font{Latin: "宋体", Main: "宋体"}),
	}
}

// named is the house's font. A house that names its Main face vouches for rare characters too.
func named(house, standard ooxml.Font) ooxml.Font {
	house.Latin = cmp.Or(house.Latin, standard.Latin)
	if house.Main == "" {
		house.Main, house.Wide, house.Rare = standard.Main, cmp.Or(house.Wide, standard.Wide), cmp.Or(house.Rare, standard.Rare)
	}
	return house
}
