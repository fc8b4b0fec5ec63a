package calendar

import (
	"cmp"
	"slices"

	"gongkai/civil"
)

// Span is the time (After, Through] that a count leaves out: After is the day on which the letter went, still used;
// Through is the last day not counted (rule T7). A span whose Through is not later than its After is empty.
type Span struct {
	After   civil.Date `json:"after"`
	Through civil.Date `json:"through"`
}

// Holds reports whether d lies in the span.
func (s Span) Holds(d civil.Date) bool { return s.After < d && d <= s.Through }

// fewSpans is how many spans are sorted without allocating; hardly any application has more letters out.
const fewSpans = 16

// AddWorkingExcluding is the n-th working day after d that lies in none of the spans (art. 33(3)). The spans may overlap
// and come in any order: their union is left out once. n must be positive; with any other n no span is left out.
func (c *Calendar) AddWorkingExcluding(d civil.Date, n int, spans []Span) civil.Date {
	if n <= 0 || len(spans) == 0 {
		return c.AddWorking(d, n)
	}
	if !slices.IsSortedFunc(spans, byAfter) {
		var few [fewSpans]Span
		spans = append(few[:0], spans...)
		slices.SortFunc(spans, byAfter)
	}
	due, counted := c.rank(d)+n, d
	for _, s := range spans {
		from := max(s.After, counted)
		if s.Through <= from {
			continue
		}
		if c.rank(from) >= due { // the count is over before the span begins
			break
		}
		due += c.Working(from, s.Through)
		counted = s.Through
	}
	return c.at(due)
}

// Union is the same time as spans, as ascending spans that neither touch nor overlap; empty spans are dropped. The argument
// is left as it is; nil for no time at all.
func Union(spans []Span) []Span {
	if !slices.IsSortedFunc(spans, byAfter) {
		spans = slices.SortedFunc(slices.Values(spans), byAfter)
	}
	var out []Span
	for i, s := range spans {
		switch last := len(out) - 1; {
		case s.Through <= s.After:
		case last >= 0 && s.After <= out[last].Through:
			out[last].Through = max(out[last].Through, s.Through)
		case out == nil:
			out = append(make([]Span, 0, len(spans)-i), s)
		default:
			out = append(out, s)
		}
	}
	return out
}

func byAfter(a, b Span) int { return cmp.Compare(a.After, b.After) }
