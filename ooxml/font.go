package ooxml

import (
	"unicode"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/simplifiedchinese"
)

// Font names the faces of a run: one for Latin letters and digits, three for Chinese by how rare the character is.
// 仿宋_GB2312, which the standard asks for in practice, lacks the characters of many names; an empty Wide or Rare is Main.
type Font struct {
	Latin string // letters and digits
	Main  string // characters of GB 2312
	Wide  string // characters of GBK beyond GB 2312 (喆, 珺, 龢)
	Rare  string // all others (GB 18030: 䶮, 𠮷)
}

// reach is the smallest set of characters that holds one.
type reach int

const (
	reachMain reach = iota
	reachWide
	reachRare
)

// face is the face for characters of a reach.
func (f Font) face(r reach) string {
	switch {
	case r == reachRare && f.Rare != "":
		return f.Rare
	case r != reachMain && f.Wide != "":
		return f.Wide
	default:
		return f.Main
	}
}

// stretch is a piece of text for one face.
type stretch struct {
	text  string
	reach reach
}

// stretches cuts s where the reach changes. Marks and selectors stay with the character they belong to.
func stretches(s string) (out []stretch) {
	gbk := simplifiedchinese.GBK.NewEncoder()
	now, from := reachMain, 0
	for i, r := range s {
		next := now
		if !unicode.Is(unicode.Mn, r) {
			next = reachOf(gbk, r)
		}
		if next != now {
			if i > from {
				out = append(out, stretch{s[from:i], now})
			}
			now, from = next, i
		}
	}
	if from < len(s) {
		out = append(out, stretch{s[from:], now})
	}
	return out
}

// beforeHan is where the Chinese blocks begin; smaller characters are in every face or in none.
const beforeHan = 0x2E80

func reachOf(gbk *encoding.Encoder, r rune) reach {
	if r < beforeHan {
		return reachMain
	}
	b, err := gbk.Bytes([]byte(string(r)))
	switch {
	case err != nil || len(b) != 2 || unicode.Is(unicode.Co, r):
		return reachRare
	case b[0] >= 0xA1 && b[0] <= 0xF7 && b[1] >= 0xA1: // rows 1–87 of GB 2312
		return reachMain
	case unicode.Is(unicode.Han, r) && (r < 0x4E00 || r > 0x9FA5): // encodable since GB 18030, but in no face of GBK
		return reachRare
	default:
		return reachWide
	}
}

// write writes w:rFonts. The hint sends quotation marks and dashes, which both scripts have, to the Chinese face; what is
// not named is the document's.
func (f Font) write(m *markup, r reach) {
	attrs := []string{"w:hint", "eastAsia"}
	if f.Latin != "" {
		attrs = append(attrs, "w:ascii", f.Latin, "w:hAnsi", f.Latin, "w:cs", f.Latin)
	}
	if face := f.face(r); face != "" {
		attrs = append(attrs, "w:eastAsia", face)
	}
	m.empty("w:rFonts", attrs...)
}
