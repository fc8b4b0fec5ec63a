package canary_test

import (
	"encoding/base64"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"net/url"
	"slices"
	"strconv"
	"strings"
	"testing"
	"unicode/utf16"

	"golang.org/x/text/encoding/simplifiedchinese"

	"gongkai/internal/canary"
)

func TestEveryValueIsFoundInEverySpellingAtEveryPlace(t *testing.T) {
	t.Parallel()
	set := canary.New()
	for spelling, write := range map[string]func(string) string{
		"UTF-8":           func(s string) string { return s },
		"GBK":             gbk,
		"UTF-16LE":        func(s string) string { return wide(s, false) },
		"UTF-16BE":        func(s string) string { return wide(s, true) },
		"base64":          func(s string) string { return base64.StdEncoding.EncodeToString([]byte(s)) },
		"base64 URL":      func(s string) string { return base64.RawURLEncoding.EncodeToString([]byte(s)) },
		"base64 of GBK":   func(s string) string { return base64.StdEncoding.EncodeToString([]byte(gbk(s))) },
		"base64 of wide":  func(s string) string { return base64.StdEncoding.EncodeToString([]byte(wide(s, false))) },
		"hex":             func(s string) string { return hex.EncodeToString([]byte(s)) },
		"HEX":             func(s string) string { return strings.ToUpper(hex.EncodeToString([]byte(s))) },
		"hex of GBK":      func(s string) string { return hex.EncodeToString([]byte(gbk(s))) },
		"query":           url.QueryEscape,
		"path":            url.PathEscape,
		"query, lower":    func(s string) string { return strings.ToLower(url.QueryEscape(s)) },
		"query of GBK":    func(s string) string { return url.QueryEscape(gbk(s)) },
		"JSON":            func(s string) string { return strings.Trim(must(json.Marshal(s)), `"`) },
		"JSON in ASCII":   func(s string) string { return strings.Trim(strconv.QuoteToASCII(s), `"`) },
		"bytes in a dump": func(s string) string { return fmt.Sprintf("%x", s) },
		"HTML": func(s string) string {
			var b strings.Builder
			for _, r := range s { // nobody escapes digits
				if r < 0x80 {
					b.WriteRune(r)
				} else {
					fmt.Fprintf(&b, "&#%d;", r)
				}
			}
			return b.String()
		},
	} {
		for _, value := range set.Values() {
			for shift := range 4 {
				text := strings.Repeat("a", shift) + value + "尾"
				if found := set.FindIn([]byte(write(text))); len(found) == 0 {
					t.Errorf("%s is not found as %s, shifted by %d", value, spelling, shift)
				}
			}
		}
	}
}

func must(b []byte, err error) string {
	if err != nil {
		panic(err)
	}
	return string(b)
}

func gbk(s string) string { return must(simplifiedchinese.GBK.NewEncoder().Bytes([]byte(s))) }

func wide(s string, big bool) string {
	var b []byte
	for _, u := range utf16.Encode([]rune(s)) {
		if big {
			b = append(b, byte(u>>8), byte(u))
		} else {
			b = append(b, byte(u), byte(u>>8))
		}
	}
	return string(b)
}

func TestWhatIsCleanIsClean(t *testing.T) {
	t.Parallel()
	set, other := canary.New(), canary.New()
	for _, value := range other.Values() {
		if slices.Contains(set.Values(), value) {
			t.Errorf("two sets share %s", value)
		}
		if found := set.FindIn([]byte(value)); len(found) != 0 {
			t.Errorf("%s was taken for %v", value, found)
		}
	}
	if found := set.FindIn(nil); len(found) != 0 {
		t.Errorf("nothing holds %v", found)
	}
}

func TestItSaysWhatItFound(t *testing.T) {
	t.Parallel()
	set := canary.New()
	if got := set.FindIn([]byte("x" + set.Phone + "x")); !slices.Contains(got, "phone in UTF-8") {
		t.Errorf("%v", got)
	}
	if got := set.FindIn([]byte(gbk(set.Name))); !slices.Equal(got, []string{"name in GBK"}) {
		t.Errorf("%v", got)
	}
}
