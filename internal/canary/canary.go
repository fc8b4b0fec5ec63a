// Package canary makes personal data that nobody has, and finds it again where it must not be: in tables that are not sealed, in
// database files, in Temporal's storage, in logs and in the bodies of errors.
//
// It looks for each value in every spelling in which a program writes text down: UTF-8, UTF-16 of both orders, GBK, each of them
// plain or as base64, hexadecimal or percent-encoding, and escaped as in JSON, Go and HTML. It cannot see into what is compressed or
// sealed.
package canary

import (
	"bytes"
	"crypto/rand"
	"encoding/base64"
	"encoding/hex"
	"fmt"
	"math/big"
	"strings"
	"unicode/utf16"

	"golang.org/x/text/encoding/simplifiedchinese"
)

// Set is one invented person and what he wrote. Two sets have nothing in common.
type Set struct {
	Name, Document, Phone, Address string
	Request                        string // what is applied for
	Reason                         string // a reason, an opinion, a note: what the office wrote about him
	Agent, Fellow                  string // who acts for him, who applies with him
	Workplace                      string
	Purpose                        string // 用途, as he wrote it

	forms []form
}

// form is one value in one spelling.
type form struct {
	name    string
	pattern []byte
}

// New invents a person.
func New() Set {
	s := Set{
		Name:     "金丝雀" + hanzi(4),
		Document: "999999" + "19000101" + digits(4), // no place has this number
		Phone:    "100" + digits(8),                 // no telephone begins so
		Address:  "乌有县" + hanzi(4) + "路" + digits(5) + "号",
		Request:  "申请公开" + hanzi(8) + "的示例方案",
		Reason:   "因" + hanzi(8) + "不能办理",

		Agent:     "委托鸟" + hanzi(4),
		Fellow:    "联名鸟" + hanzi(4),
		Workplace: "乌有" + hanzi(5) + "示例单位",
		Purpose:   "用于" + hanzi(8) + "研究",
	}
	for name, value := range s.named() {
		s.forms = append(s.forms, formsOf(name, value)...)
	}
	return s
}

func (s Set) named() map[string]string {
	return map[string]string{"name": s.Name, "document": s.Document, "phone": s.Phone, "address": s.Address, "request": s.Request, "reason": s.Reason,
		"agent": s.Agent, "fellow": s.Fellow, "workplace": s.Workplace, "purpose": s.Purpose}
}

// Values are all of them.
func (s Set) Values() []string {
	return []string{s.Name, s.Document, s.Phone, s.Address, s.Request, s.Reason, s.Agent, s.Fellow, s.Workplace, s.Purpose}
}

// FindIn says which values lie in some bytes and how they are spelled; nothing for clean ones.
func (s Set) FindIn(data []byte) []string {
	var found []string
	for _, f := range s.forms {
		if bytes.Contains(data, f.pattern) {
			found = append(found, f.name)
		}
	}
	return found
}

func formsOf(name, value string) []form {
	var out []form
	known := map[string]bool{}
	add := func(spelling string, patterns ...[]byte) {
		for _, p := range patterns {
			if !known[string(p)] {
				known[string(p)] = true
				out = append(out, form{name + " in " + spelling, p})
			}
		}
	}
	for _, e := range []struct {
		name string
		as   []byte
	}{{"UTF-8", []byte(value)}, {"GBK", gbk(value)}, {"UTF-16LE", wide(value, 0)}, {"UTF-16BE", wide(value, 1)}} {
		add(e.name, e.as)
		add(e.name+", base64", insideBase64(e.as)...)
		h := hex.EncodeToString(e.as)
		add(e.name+", hexadecimal", []byte(h), []byte(strings.ToUpper(h)))
		add(e.name+", percent", percent(e.as, "%%%02X", true), percent(e.as, "%%%02x", true), percent(e.as, "%%%02X", false), percent(e.as, "%%%02x", false))
		add(e.name+", bytes escaped", percent(e.as, `\x%02x`, true), percent(e.as, `\x%02X`, true), percent(e.as, `\%03o`, true))
	}
	add("JSON escapes", units(value, `\u%04x`), units(value, `\u%04X`))
	add("HTML entities", units(value, "&#%d;"), units(value, "&#x%x;"), units(value, "&#x%X;"))
	return out
}

func gbk(value string) []byte {
	b, err := simplifiedchinese.GBK.NewEncoder().Bytes([]byte(value))
	if err != nil {
		panic(err) // the values above are ours
	}
	return b
}

func wide(value string, high int) []byte {
	var out []byte
	for _, u := range utf16.Encode([]rune(value)) {
		pair := [2]byte{}
		pair[high], pair[1-high] = byte(u), byte(u>>8)
		out = append(out, pair[0], pair[1])
	}
	return out
}

// insideBase64 are the letters that these bytes become within a longer text, whose beginning shifts them by none, one or two bytes;
// letters at the ends, which their neighbours share, are left out.
func insideBase64(b []byte) [][]byte {
	var out [][]byte
	for _, enc := range []*base64.Encoding{base64.RawStdEncoding, base64.RawURLEncoding} {
		for shift := range 3 {
			text := enc.EncodeToString(append(make([]byte, shift), b...))
			begin := (shift*8 + 5) / 6
			end := (shift + len(b)) * 8 / 6
			out = append(out, []byte(text[begin:end]))
		}
	}
	return out
}

// percent escapes bytes; letters and digits only if all of them are to be.
func percent(b []byte, format string, plain bool) []byte {
	var out bytes.Buffer
	for _, c := range b {
		if plain && (c >= '0' && c <= '9' || c >= 'A' && c <= 'Z' || c >= 'a' && c <= 'z') {
			out.WriteByte(c)
			continue
		}
		fmt.Fprintf(&out, format, c)
	}
	return out.Bytes()
}

// units escapes every letter outside ASCII.
func units(value, format string) []byte {
	var out bytes.Buffer
	for _, u := range utf16.Encode([]rune(value)) {
		if u < 0x80 {
			out.WriteByte(byte(u))
			continue
		}
		fmt.Fprintf(&out, format, u)
	}
	return out.Bytes()
}

func hanzi(n int) string {
	letters := []rune("鸢鹮鹳鹭鹬鸬鹚鹈鹕鸨鸻鸮鹗鹞鸫鹀鹃鹂鹎鹏")
	var b strings.Builder
	for range n {
		b.WriteRune(letters[below(len(letters))])
	}
	return b.String()
}

func digits(n int) string {
	var b strings.Builder
	for range n {
		b.WriteByte(byte('0' + below(10)))
	}
	return b.String()
}

func below(n int) int {
	i, err := rand.Int(rand.Reader, big.NewInt(int64(n)))
	if err != nil {
		panic(err) // never: the program ends first
	}
	return int(i.Int64())
}
