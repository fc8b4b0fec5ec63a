package holiday

import (
	"regexp"
	"slices"
	"strconv"
	"strings"
	"time"

	"gongkai/civil"
)

// Schedule is what a notice says of one year, ascending.
type Schedule struct {
	Off  []civil.Date // days off, weekend days of a stretch among them
	Work []civil.Date // 调休上班: weekend days that are worked
}

// Workdays is how many working days the year has under the schedule.
func (s Schedule) Workdays(year int) int {
	n := 0
	for d := civil.Of(year, 1, 1); d <= civil.Of(year, 12, 31); d++ {
		if slices.Contains(s.Work, d) || !d.IsWeekend() && !slices.Contains(s.Off, d) {
			n++
		}
	}
	return n
}

// Fault is something in the text that cannot be taken over as it stands.
type Fault struct {
	On    civil.Date // the date concerned; zero: none could be read
	Code  string
	Quote string // the clause
	Want  string // what it would have to say: the weekday, the number of days
}

// Codes of faults.
const (
	WrongWeekday = "wrong_weekday"   // the weekday written beside it is not that date's
	NotADay      = "not_a_day"       // 2月30日
	OtherYear    = "other_year"      // of another year than the notice's
	Twice        = "twice"           // named twice
	Both         = "both"            // off, and worked
	NotWeekend   = "not_weekend"     // a make-up day that is a working day anyhow
	WrongCount   = "wrong_count"     // 共N天 is not the length of the stretch
	Backwards    = "backwards"       // a stretch that ends before it begins
	Unclear      = "unclear"         // a date with neither 放假 nor 上班
	Nothing      = "nothing_in_text" // no day off at all
)

var (
	dateForm  = regexp.MustCompile(`(?:(\d{4})年)?(?:(\d{1,2})月)?(\d{1,2})日(?:\(([^()]*)\))?`)
	countForm = regexp.MustCompile(`(?:共|放假)(\d{1,2})天`)
	weekday   = regexp.MustCompile(`(?:周|星期)([一二三四五六日天])`)
	joined    = regexp.MustCompile(`^(?:至|到|－|—|——|-|~|～)$`)
)

// reading is a notice half read.
type reading struct {
	year, month int
	out         Schedule
	faults      []Fault
	seen        map[civil.Date]bool
	stretch     int // days of the stretches since the last number of days
}

// Parse reads the text of a notice for a year. What it could not take over stands among the faults; then nothing should be loaded.
func Parse(text string, year int) (Schedule, []Fault) {
	r := &reading{year: year, seen: map[civil.Date]bool{}}
	for _, clause := range clauses(plain(text)) {
		r.clause(clause)
	}
	for _, d := range r.out.Work {
		switch {
		case slices.Contains(r.out.Off, d):
			r.fault(d, Both, "", "")
		case !d.IsWeekend():
			r.fault(d, NotWeekend, "", d.ChineseWeekday())
		}
	}
	if len(r.out.Off) == 0 && len(r.faults) == 0 {
		r.fault(0, Nothing, "", "")
	}
	slices.Sort(r.out.Off)
	slices.Sort(r.out.Work)
	return r.out, r.faults
}

// plain is the text without blanks, with digits and brackets of one kind.
func plain(text string) string {
	var b strings.Builder
	for _, c := range text {
		switch {
		case c >= '０' && c <= '９':
			b.WriteRune(c - '０' + '0')
		case c == '（':
			b.WriteRune('(')
		case c == '）':
			b.WriteRune(')')
		case c == '\n':
			b.WriteRune('。')
		case c == ' ' || c == '\t' || c == '\r' || c == '　' || c == '\u00a0':
		default:
			b.WriteRune(c)
		}
	}
	return b.String()
}

// clauses cuts at full stops, semicolons and commas outside brackets.
func clauses(text string) []string {
	var out []string
	depth, from := 0, 0
	for i, c := range text {
		switch c {
		case '(':
			depth++
		case ')':
			depth = max(depth-1, 0)
		case '。', '；', ';', '，', ',':
			if depth == 0 || c == '。' {
				out, from, depth = append(out, text[from:i]), i+len(string(c)), 0
			}
		}
	}
	return append(out, text[from:])
}

func (r *reading) clause(text string) {
	found := dateForm.FindAllStringSubmatchIndex(text, -1)
	off, work := strings.Contains(text, "放假") || strings.Contains(text, "连休"), strings.Contains(text, "上班")
	if len(found) > 0 && !off && !work {
		if full := text[found[0][0]:found[0][1]]; !strings.Contains(full, "年") { // the date under the notice is none of its days
			d, _ := r.date(text, found[0])
			r.fault(d, Unclear, text, "")
		}
		return
	}
	if off && len(found) > 0 {
		r.stretch = 0
	}
	for i := 0; i < len(found); i++ {
		first, ok := r.date(text, found[i])
		last, good := first, ok
		if i+1 < len(found) && joined.MatchString(text[found[i][1]:found[i+1][0]]) {
			last, good = r.date(text, found[i+1])
			i++
		}
		if ok && good {
			r.take(first, last, work && !off, text)
		}
	}
	r.count(text)
}

// count compares 共N天 with the stretches before it.
func (r *reading) count(text string) {
	m := countForm.FindStringSubmatch(text)
	if m == nil || r.stretch == 0 {
		return
	}
	if n, _ := strconv.Atoi(m[1]); n != r.stretch {
		r.fault(r.out.Off[len(r.out.Off)-1], WrongCount, text, strconv.Itoa(r.stretch))
	}
	r.stretch = 0
}

// date reads one date; a month that is left out is the one before.
func (r *reading) date(text string, at []int) (civil.Date, bool) {
	part := func(i int) string {
		if at[2*i] < 0 {
			return ""
		}
		return text[at[2*i]:at[2*i+1]]
	}
	year := r.year
	if y, err := strconv.Atoi(part(1)); err == nil {
		year = y
	}
	if m, err := strconv.Atoi(part(2)); err == nil {
		r.month = m
	}
	n, _ := strconv.Atoi(part(3))
	whole := text[at[0]:at[1]]
	if r.month < 1 || r.month > 12 || n < 1 || n > 31 {
		r.fault(0, NotADay, whole, "")
		return 0, false
	}
	d := civil.Of(year, time.Month(r.month), n)
	if int(d.Month()) != r.month || d.Day() != n {
		r.fault(0, NotADay, whole, "")
		return 0, false
	}
	if w := weekday.FindStringSubmatch(part(4)); w != nil && !strings.HasSuffix(d.ChineseWeekday(), strings.Replace(w[1], "天", "日", 1)) {
		r.fault(d, WrongWeekday, whole, d.ChineseWeekday())
	}
	if year != r.year {
		r.fault(d, OtherYear, whole, "")
		return d, false
	}
	return d, true
}

func (r *reading) take(first, last civil.Date, work bool, text string) {
	if last < first {
		r.fault(first, Backwards, text, "")
		return
	}
	for d := first; d <= last; d++ {
		if r.seen[d] && (slices.Contains(r.out.Work, d) == work) {
			r.fault(d, Twice, text, "")
			continue
		}
		r.seen[d] = true
		if work {
			r.out.Work = append(r.out.Work, d)
			continue
		}
		r.out.Off = append(r.out.Off, d)
		r.stretch++
	}
}

func (r *reading) fault(on civil.Date, code, quote, want string) {
	r.faults = append(r.faults, Fault{On: on, Code: code, Quote: quote, Want: want})
}
