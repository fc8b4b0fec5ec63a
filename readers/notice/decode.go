package notice

import (
	"bytes"
	"encoding/binary"
	"strings"
	"unicode/utf16"
	"unicode/utf8"

	"golang.org/x/text/encoding/simplifiedchinese"
)

// Decode makes text with "\n" line ends out of the bytes of a file: UTF-8 with or without BOM, UTF-16 with BOM, or
// GB18030 (what older word processors save as “纯文本”). Documents, archives and pictures are ErrNotText.
func Decode(b []byte) (string, error) {
	if len(b) > MaxSize {
		return "", ErrTooLarge
	}
	if isDocument(b) {
		return "", ErrNotText
	}
	s, err := decode(b)
	switch {
	case err != nil:
		return "", err
	case strings.ContainsRune(s, 0):
		return "", ErrNotText
	case strings.TrimSpace(s) == "":
		return "", ErrEmpty
	}
	return strings.NewReplacer("\r\n", "\n", "\r", "\n").Replace(s), nil
}

func decode(b []byte) (string, error) {
	switch {
	case bytes.HasPrefix(b, []byte{0xEF, 0xBB, 0xBF}):
		b = b[3:]
	case bytes.HasPrefix(b, []byte{0xFF, 0xFE}):
		return decode16(b[2:], binary.LittleEndian)
	case bytes.HasPrefix(b, []byte{0xFE, 0xFF}):
		return decode16(b[2:], binary.BigEndian)
	}
	if utf8.Valid(b) {
		return string(b), nil
	}
	out, err := simplifiedchinese.GB18030.NewDecoder().Bytes(b)
	if err != nil || bytes.ContainsRune(out, utf8.RuneError) {
		return "", ErrEncoding
	}
	return string(out), nil
}

func decode16(b []byte, order binary.ByteOrder) (string, error) {
	if len(b)%2 != 0 {
		return "", ErrEncoding
	}
	units := make([]uint16, len(b)/2)
	for i := range units {
		units[i] = order.Uint16(b[2*i:])
	}
	return string(utf16.Decode(units)), nil
}

// isDocument knows the first bytes of what people upload by mistake: docx/xlsx/wps, doc/xls, pdf, rtf, pictures.
func isDocument(b []byte) bool {
	for _, magic := range []string{"PK\x03\x04", "\xD0\xCF\x11\xE0", "%PDF", `{\rtf`, "\x89PNG", "\xFF\xD8\xFF"} {
		if bytes.HasPrefix(b, []byte(magic)) {
			return true
		}
	}
	return false
}
