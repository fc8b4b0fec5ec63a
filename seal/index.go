package seal

import (
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// Fields with rules of their own for what counts as the same value.
const (
	FieldName     = "name"
	FieldDocument = "document"
	FieldPhone    = "phone"
	FieldRequest  = "request"
)

// BlindIndex is what two equal values of a field have in common, in 64 hexadecimal letters; empty for a value that is
// empty once normalised, which nobody should look for.
func (k *Keyring) BlindIndex(field, value string) string {
	normal := normalise(field, value)
	if normal == "" {
		return ""
	}
	return k.mac(k.file.Index, "index", field, normal)
}

// Mac tells whether data is what it was, for as long as the installation lives; purposes do not mix.
func (k *Keyring) Mac(purpose, data string) string { return k.mac(k.file.MAC, "mac", purpose, data) }

// normalise makes values equal that a clerk would call the same: full-width letters and digits are half-width, an x is an
// X, white space and invisible letters do not count. It is frozen: see doc.go.
func normalise(field, value string) string {
	s := strings.Map(func(r rune) rune {
		if unicode.IsSpace(r) || unicode.IsControl(r) || unicode.Is(unicode.Cf, r) {
			return -1
		}
		return r
	}, norm.NFKC.String(value))
	s = strings.ToUpper(s)
	switch field {
	case FieldName:
		return middleDots.Replace(s)
	case FieldPhone:
		return plainPhone(s)
	}
	return s
}

// The dot inside 阿里木·买买提 is typed in many ways.
var middleDots = strings.NewReplacer("•", "·", "・", "·", "‧", "·", "∙", "·", "⋅", "·", ".", "·", "。", "·")

// plainPhone drops what only groups the digits, and China's own country code.
func plainPhone(s string) string {
	s = strings.NewReplacer("-", "", "(", "", ")", "", "‐", "", "–", "", "—", "").Replace(s)
	for _, prefix := range []string{"+86", "0086"} {
		if rest, found := strings.CutPrefix(s, prefix); found {
			return rest
		}
	}
	return s
}
