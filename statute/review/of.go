package review

import (
	"slices"

	"gongkai/statute/outcome"
)

// GroundsOf are the grounds on which a reply withholds parts of its documents, each once, the strictest first.
func (f File) GroundsOf(r Reply) []outcome.Ground {
	c := &checker{file: f}
	rests := map[outcome.Ground]bool{}
	for _, d := range c.documents(r) {
		for _, s := range d.Segments {
			if s.State != Open && !s.NotInformation {
				rests[c.find(s.Basis).Ground] = true
			}
		}
	}
	return slices.DeleteFunc(outcome.Grounds(), func(g outcome.Ground) bool { return !rests[g] })
}
