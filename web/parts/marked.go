package parts

import (
	"slices"
	"strings"
)

// Span is a stretch of a text; a marked one is a passage that something was read from.
type Span struct {
	Text   string
	Marked bool
}

// Mark cuts a text so that the quoted passages stand out. Quotes come in the order of the text; one that is not in it is left out.
func Mark(text string, quotes []string) []Span {
	type stretch struct{ from, to int }
	var found []stretch
	at := 0
	for _, q := range quotes {
		i := strings.Index(text[at:], q)
		if i < 0 { // not behind the one before: two duties may share their words
			i = strings.Index(text, q) - at
		}
		if q == "" || i+at < 0 {
			continue
		}
		found = append(found, stretch{at + i, at + i + len(q)})
		at = max(at, at+i+len(q))
	}
	slices.SortFunc(found, func(a, b stretch) int { return a.from - b.from })
	var out []Span
	done := 0
	for _, f := range found {
		if f.to <= done {
			continue
		}
		from := max(f.from, done)
		if from > done {
			out = append(out, Span{Text: text[done:from]})
		}
		out = append(out, Span{Text: text[from:f.to], Marked: true})
		done = f.to
	}
	if done < len(text) {
		out = append(out, Span{Text: text[done:]})
	}
	return out
}
