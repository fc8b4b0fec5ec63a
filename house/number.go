package house

import (
	"regexp"
	"strconv"
	"strings"
	"unicode/utf8"
)

// Pattern is how a series of papers is numbered: {年} stands for the year, {号} for the number, {号:4} for the number with zeros before
// it to four digits. 某政办依申请〔{年}〕{号}号 is one.
type Pattern string

// DefaultNumber is the 登记号 of an office that has settled nothing [C].
const DefaultNumber Pattern = "{年}-{号:4}"

// maxPattern keeps a number within what lists and letters hold, in letters.
const maxPattern = 40

var (
	yearMark   = "{年}"
	numberMark = regexp.MustCompile(`\{号(?::([2-6]))?\}`)
)

// Check is why the pattern gives no series; "" where it does. Without the year two years would give the same number twice.
func (p Pattern) Check() (code string) {
	rest := strings.Replace(numberMark.ReplaceAllString(string(p), ""), yearMark, "", 1)
	switch {
	case utf8.RuneCountInString(string(p)) > maxPattern:
		return "too_long"
	case len(numberMark.FindAllString(string(p), -1)) != 1:
		return "pattern_number"
	case strings.Count(string(p), yearMark) != 1:
		return "pattern_year"
	case strings.ContainsAny(rest, "{}\n\r\t"), touching(p):
		return "pattern_unknown"
	}
	return ""
}

// touching: a year that runs into the number could be read in two ways.
func touching(p Pattern) bool {
	between := numberMark.ReplaceAllString(string(p), "0")
	i := strings.Index(between, yearMark)
	digit := func(s string) bool { return s != "" && s[0] >= '0' && s[0] <= '9' }
	before, after := between[:max(i, 0)], strings.TrimPrefix(between[max(i, 0):], yearMark)
	return digit(after) || before != "" && digit(before[len(before)-1:])
}

// Number is a number of the series.
func (p Pattern) Number(year, n int) string {
	text := strings.Replace(string(p), yearMark, strconv.Itoa(year), 1)
	return numberMark.ReplaceAllStringFunc(text, func(mark string) string { return padded(n, widthOf(mark)) })
}

func widthOf(mark string) int {
	width, _ := strconv.Atoi(numberMark.FindStringSubmatch(mark)[1]) // none: 0
	return width
}

func padded(n, width int) string {
	text := strconv.Itoa(n)
	return strings.Repeat("0", max(0, width-len(text))) + text
}

// Read is the year and the number of a text that the series can give; false for every other text.
func (p Pattern) Read(text string) (year, n int, ok bool) {
	if p.Check() != "" {
		return 0, 0, false
	}
	form := regexp.QuoteMeta(string(p))
	form = strings.Replace(form, regexp.QuoteMeta(yearMark), `(?P<year>[0-9]{4})`, 1)
	form = quotedNumber.ReplaceAllString(form, `(?P<n>[0-9]{1,8})`)
	read, err := regexp.Compile("^" + form + "$")
	if err != nil { // what was quoted compiles
		return 0, 0, false
	}
	found := read.FindStringSubmatch(text)
	if found == nil {
		return 0, 0, false
	}
	year, _ = strconv.Atoi(found[read.SubexpIndex("year")]) // digits
	n, _ = strconv.Atoi(found[read.SubexpIndex("n")])
	return year, n, n > 0 && p.Number(year, n) == text
}

var quotedNumber = regexp.MustCompile(`\\\{号(?::[2-6])?\\\}`)

// Prefix is what stands before the number in a year: the beginning of every number of the series.
func (p Pattern) Prefix(year int) string {
	before, _, _ := strings.Cut(numberMark.ReplaceAllString(string(p), "\x00"), "\x00")
	return strings.Replace(before, yearMark, strconv.Itoa(year), 1)
}
