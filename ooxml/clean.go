package ooxml

import (
	"strings"
	"unicode"
)

// Clean makes any string printable and changes nothing else: line ends become \n, and what is not text (broken UTF-8,
// control characters except tab and line end, non-characters, marks that reverse the order of what follows) becomes the
// replacement sign U+FFFD, so that the loss is seen. Rare and private characters and variation selectors stay: a name is
// kept letter by letter.
func Clean(s string) string {
	s = strings.ToValidUTF8(s, "\uFFFD")
	s = strings.NewReplacer("\r\n", "\n", "\r", "\n", "\u2028", "\n", "\u2029", "\n").Replace(s)
	return strings.Map(func(r rune) rune {
		if r == '\n' || r == '\t' || !isNoText(r) {
			return r
		}
		return unicode.ReplacementChar
	}, s)
}

// OneLine reports whether s is text that stands on one line as it is.
func OneLine(s string) bool { return Clean(s) == s && !strings.ContainsAny(s, "\n\t") }

func isNoText(r rune) bool {
	nonCharacter := r&0xFFFE == 0xFFFE || r >= 0xFDD0 && r <= 0xFDEF
	return unicode.IsControl(r) || nonCharacter || unicode.Is(unicode.Bidi_Control, r)
}
