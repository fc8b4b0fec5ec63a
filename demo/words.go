package demo

import (
	"encoding/json"
	"regexp"
	"strconv"
	"strings"

	"gongkai/civil"
	"gongkai/statute/calendar"
	"gongkai/statute/review"
)

// words are what stands for the marks in the files: {year}, {year-1}, {n}, {about}, {request}, {name}, {kind}; "@on", "@on-3" for a
// working day before the act, "@demo-shenhe" for an account, "@handler" for whoever has the case.
type words struct {
	year     int
	n        int // the application's place in the file
	on       civil.Date
	calendar *calendar.Calendar
	accounts map[string]string
	more     []string // pairs of a mark and its words
}

var (
	yearMark   = regexp.MustCompile(`\{year(-\d+)?\}`)
	dayMark    = regexp.MustCompile(`"@on([+-]\d+)?"`)
	personMark = regexp.MustCompile(`"@([a-z0-9-]+)"`)
)

// of adds the words of an application.
func (w *words) of(f filed) {
	w.more = nil
	for mark, text := range map[string]string{"{about}": f.About, "{request}": f.Request, "{name}": f.Name, "{kind}": f.Kind} {
		w.more = append(w.more, mark, quoted(text))
	}
}

// quoted is a text as it stands inside a JSON string.
func quoted(text string) string {
	b, err := json.Marshal(text)
	if err != nil {
		return ""
	}
	return string(b[1 : len(b)-1])
}

func (w words) fill(text string) string {
	text = yearMark.ReplaceAllStringFunc(text, func(mark string) string {
		back, _ := strconv.Atoi(yearMark.FindStringSubmatch(mark)[1]) // none is nought
		return strconv.Itoa(w.year + back)
	})
	return strings.NewReplacer(append([]string{"{n}", strconv.Itoa(w.n)}, w.more...)...).Replace(text)
}

// body is the body of a command; none is an empty one.
func (w words) body(with json.RawMessage) string {
	if len(with) == 0 {
		return "{}"
	}
	text := dayMark.ReplaceAllStringFunc(w.fill(string(with)), func(mark string) string {
		days, _ := strconv.Atoi(dayMark.FindStringSubmatch(mark)[1]) // none is nought
		return strconv.Quote(w.calendar.AddWorking(w.on, days).String())
	})
	return personMark.ReplaceAllStringFunc(text, func(mark string) string {
		id, known := w.accounts[w.who(strings.Trim(mark, `"`))]
		if !known {
			return mark
		}
		return strconv.Quote(id)
	})
}

// who is an account: the handlers take turns.
func (w words) who(name string) string {
	if name = strings.TrimPrefix(name, "@"); name != "handler" {
		return name
	}
	if w.n%3 == 0 {
		return "demo-chengban2"
	}
	return "demo-chengban"
}

// consider writes down that each milder course was looked at, where the file says nothing of it.
func (c County) consider(f *review.File) {
	row := func(key string, said []review.Alternative) []review.Alternative {
		if len(said) > 0 {
			return said
		}
		for _, o := range c.grounds.Row(key).Options {
			said = append(said, review.Alternative{Kind: o.ID, Why: "经研究，本件不适用（演示）"})
		}
		return said
	}
	for i := range f.Replies {
		f.Replies[i].Alternatives = row(string(f.Replies[i].Code), f.Replies[i].Alternatives)
		for j := range f.Documents {
			if f.Replies[i].Withholds() {
				f.Documents[j].Alternatives = row(review.RowRefusal, f.Documents[j].Alternatives)
			}
		}
	}
	for i := range f.Bases {
		f.Bases[i].Alternatives = row(string(f.Bases[i].Ground), f.Bases[i].Alternatives)
	}
}
