package notice

import (
	"regexp"
	"slices"
	"strings"
	"unicode/utf8"

	"gongkai/civil"
)

// finder is one way in which a measure speaks of time. Earlier finders take their words away from later ones.
type finder struct {
	re   *regexp.Regexp
	read func(*scan, hit)
}

// pattern writes D for a digit, C for a Chinese numeral, _ for optional white space.
func pattern(s string) *regexp.Regexp {
	return regexp.MustCompile(strings.NewReplacer("D", `[0-9０-９]`, "C", `[一二两三四五六七八九十百]`, "_", `[ \t　]*`).Replace(s))
}

const (
	yearPart = `(?:(?P<every>每年)|(?P<year>D{4})_年|(?P<rel>今|本|当|明|次)年)?_`
	endPart  = `_(?P<end>之前|以前|前|止|截止)?`
	leadPart = `(?P<lead>不迟于|不晚于|最迟|截至|截止|至|到)?_`
)

var finders = []finder{
	{pattern(leadPart + yearPart + `(?P<month>D{1,2})_月_(?P<day>D{1,2})_日(?:D{1,2}[时点])?` + endPart), (*scan).day},
	{pattern(yearPart + `(?P<month>D{1,2})_月份?[底末]` + endPart), (*scan).monthEnd},
	{pattern(yearPart + `第?(?P<quarter>[一二三四1-4１-４])季度[底末]` + endPart), (*scan).quarterEnd},
	{pattern(`(?:(?P<every>每)|(?P<year>D{4})_年?|(?P<rel>今|本|当|明|次)年?)?年[底末]` + endPart), (*scan).yearEnd},
	{pattern(`(?:(?P<year>D{4})|(?P<rel>今|本|当|明))年度?(?:以|之)?内`), (*scan).yearEnd},
	{pattern(`(?P<bare>^|[^0-9０-９一二两三四五六七八九十百几近多])年内`), (*scan).withinYear},
	{pattern(`(?:每个?月|按月|逐月)_(?:(?P<day>D{1,2})日|[底末])?` + endPart), (*scan).monthly},
	{pattern(`(?:每个?季度?|按季度?|逐季度?)[底末]?` + endPart), (*scan).quarterly},
	{pattern(`(?P<n>D+|C{1,4})_个?工作日(?P<end>之内|以内|内)?`), (*scan).workingDays},
	{pattern(`(?P<n>D+|C{1,4})_(?:个自然日|个日历日|日|天)_(?:之内|以内|内)`), (*scan).days},
	{pattern(`每(?:半年|年|周|日|天|两个月|双月|旬)`), (*scan).otherPeriod},
	{pattern(`(?:D{1,3}|C{1,4})_(?:年|个月|周|个?小时|分钟)_(?:之内|以内|内)|[上下]半年` +
		`|D{1,2}_月份?(?:[上中下]旬)?(?:之前|以前|前)|D{4}_年(?:之前|以前|前)|[上中下]旬前`), (*scan).unread},
	{pattern(`实时|及时更新|动态更新|持续|长期坚持|定期|随时|全天候|(?:24|２４)小时`), (*scan).standing},
}

// hit is one match, its words by the names of the pattern.
type hit struct {
	at    int
	quote string
	words map[string]string
}

func (h hit) has(name string) bool { return h.words[name] != "" }

type placed struct {
	at int
	Deadline
}

// scan reads the deadlines of one text.
type scan struct {
	text        string
	issued      civil.Date
	lastWorking func(civil.Date) civil.Date
	taken       []bool
	found       []placed
	seen        map[string]bool
	deadlines   []Deadline
	notes       warnings
}

func scanDeadlines(text string, issued civil.Date, lastWorking func(civil.Date) civil.Date) *scan {
	s := &scan{text: text, issued: issued, lastWorking: lastWorking, taken: make([]bool, len(text)), seen: map[string]bool{}}
	for _, f := range finders {
		for _, m := range f.re.FindAllStringSubmatchIndex(text, -1) {
			if h, ok := s.take(f.re, m); ok {
				f.read(s, h)
			}
		}
	}
	slices.SortStableFunc(s.found, func(a, b placed) int { return a.at - b.at })
	s.deadlines = make([]Deadline, len(s.found))
	for i, p := range s.found {
		s.deadlines[i] = p.Deadline
	}
	return s
}

// take claims the words of a match, unless an earlier finder has them.
func (s *scan) take(re *regexp.Regexp, m []int) (hit, bool) {
	from, to := m[0], m[1]
	if slices.Contains(s.taken[from:to], true) {
		return hit{}, false
	}
	for i := from; i < to; i++ {
		s.taken[i] = true
	}
	h := hit{at: from, quote: strings.TrimSpace(s.text[from:to]), words: map[string]string{}}
	for i, name := range re.SubexpNames() {
		if name != "" && m[2*i] >= 0 {
			h.words[name] = s.text[m[2*i]:m[2*i+1]]
		}
	}
	return h, true
}

func (s *scan) add(h hit, d Deadline) {
	d.Quote = h.quote
	s.found = append(s.found, placed{h.at, d})
}

func (s *scan) warn(code WarningCode, format string, args ...any) {
	s.notes.add(code, 0, format, args...)
}

// before is the rune in front of a match.
func (s *scan) before(h hit) rune {
	r, _ := utf8.DecodeLastRuneInString(s.text[:h.at])
	return r
}

func (s *scan) day(h hit) {
	switch {
	case h.has("every"):
		s.otherPeriod(h)
	case !h.has("lead") && !h.has("end"):
		s.warn(NotADeadline, "日期“%s”未写“前”，没有当作期限", h.quote)
	default:
		s.onDate(h, number(h.words["month"]), number(h.words["day"]))
	}
}

func (s *scan) monthEnd(h hit) {
	if h.has("every") {
		s.otherPeriod(h)
		return
	}
	s.lastDayOf(h, number(h.words["month"]))
}

func (s *scan) quarterEnd(h hit) {
	if h.has("every") {
		s.otherPeriod(h)
		return
	}
	s.lastDayOf(h, 3*number(h.words["quarter"]))
}

func (s *scan) yearEnd(h hit) {
	if h.has("every") {
		s.otherPeriod(h)
		return
	}
	s.lastDayOf(h, 12)
}

// withinYear leaves out the rune in front, which only proves that it is not 3年内.
func (s *scan) withinYear(h hit) {
	skip := len(h.words["bare"])
	h.at, h.quote = h.at+skip, "年内"
	s.lastDayOf(h, 12)
}

// lastDayOf a month: “X月底” is its last calendar day, with or without 前.
func (s *scan) lastDayOf(h hit, month int) { s.onDate(h, month, 0) }

func (s *scan) monthly(h hit) { s.add(h, Deadline{Kind: Monthly, N: number(h.words["day"])}) }

func (s *scan) quarterly(h hit) { s.add(h, Deadline{Kind: Quarterly}) }

func (s *scan) workingDays(h hit) {
	if !h.has("end") {
		s.warn(NotADeadline, "“%s”未写“内”，没有当作期限", h.quote)
		return
	}
	s.count(h, WorkingDays)
}

// count adds a number of days that a period of the office can have.
func (s *scan) count(h hit, kind DeadlineKind) {
	const most = 999
	n := number(h.words["n"])
	if n < 1 || n > most {
		s.unread(h)
		return
	}
	s.add(h, Deadline{Kind: kind, N: n})
}

// days: in “10月20日内” the 20 is no count of days.
func (s *scan) days(h hit) {
	if strings.ContainsRune("月0123456789０１２３４５６７８９", s.before(h)) {
		s.unread(h)
		return
	}
	s.count(h, Days)
}

// standing duties count once for each wording.
func (s *scan) standing(h hit) {
	if !s.seen[h.quote] {
		s.seen[h.quote] = true
		s.add(h, Deadline{Kind: Standing})
	}
}

// otherPeriod is a duty that comes again, but neither monthly nor quarterly: kept as standing, and said so.
func (s *scan) otherPeriod(h hit) {
	s.warn(UnreadPeriod, "周期“%s”没有换算，按持续性任务保留，请核对", h.quote)
	s.standing(h)
}

func (s *scan) unread(h hit) {
	s.warn(UnreadPeriod, "“%s”可能是期限，没有换算，请核对", h.quote)
}
