package parts

import (
	"gongkai/casefile/assignment"
	"gongkai/civil"
	"gongkai/web/words"
)

// Deadline is one duty in time as the notice words it.
type Deadline struct {
	Text  string // 2020年10月31日（周六）, 每月, 7个工作日内, 持续
	Last  string // 最后工作日 10月30日（周五）; "" where the day is a working day itself, or there is none
	Quote string // the words of the notice
}

// Deadlines are duties in words, in the order of the text.
func Deadlines(all []assignment.Deadline, today civil.Date) []Deadline {
	out := make([]Deadline, len(all))
	for i, d := range all {
		out[i] = Deadline{Text: words.Deadline(d, today), Quote: d.Quote}
		if d.LastWorking != d.Date {
			out[i].Last = "最后工作日 " + words.Day(d.LastWorking, today)
		}
	}
	return out
}

// Quotes are the passages that deadlines were read from.
func Quotes(all []assignment.Deadline) []string {
	out := make([]string, len(all))
	for i, d := range all {
		out[i] = d.Quote
	}
	return out
}
