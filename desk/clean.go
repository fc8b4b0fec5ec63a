package desk

import "strings"

// Clean is typed text without what nobody can see: control characters, and the marks that turn the direction of writing, with which a
// name can pretend to be another and a letter cannot be printed. Line ends are plain; white space around it is gone.
func Clean(text string) string { return strings.TrimSpace(Visible(text)) }

// Visible is Clean with the white space around the text, where blank cells count.
func Visible(text string) string {
	text = strings.ReplaceAll(strings.ToValidUTF8(text, ""), "\r\n", "\n")
	return strings.Map(func(r rune) rune {
		switch {
		case r < ' ' && r != '\n' && r != '\t', r >= 0x7f && r <= 0x9f:
			return -1
		case r >= 0x200b && r <= 0x200f, r >= 0x202a && r <= 0x202e, r >= 0x2060 && r <= 0x2069, r == 0xfeff, r == 0x061c:
			return -1
		}
		return r
	}, text)
}
