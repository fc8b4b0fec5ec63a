package review

import (
	"slices"

	"gongkai/statute/outcome"
)

// GroundsOf are the grounds on which a reply withholds parts of its documents, each once, the strictest first.
func (f File) GroundsOf(r Reply) []outcome.Ground {
	c := &checker{file: f}
	var out []outcome.Ground
	for _, d := range c.documents(r) {
		for _, s := range d.Segments {
			g := c.find(s.Basis).Ground
			if s.State != Open && !s.NotInformation && g.Known() && !slices.Contains(out, g) {
				out = append(out, g)
			}
		}
	}
	slices.SortFunc(out, func(a, b outcome.Ground) int {
		switch {
		case a.Stricter(b):
			return -1
		case b.Stricter(a):
			return 1
		}
		return 0
	})
	return out
}
