package review

import (
	"slices"

	"gongkai/statute/outcome"
)

// content reports on a reply that gives or withholds documents.
func (c *checker) content(p place, r Reply) {
	docs := c.documents(r)
	c.report(p, []test{
		{"refusal_document_unknown", !slices.ContainsFunc(r.Documents, c.unknown)},
		{"refusal_no_document", !r.Withholds() || len(r.Documents) > 0},
		{"handout_no_document", r.Code != outcome.A36_2_GRANT || len(r.Documents) > 0},
	})
	if r.Code == outcome.A37_PARTIAL && len(docs) > 0 {
		c.report(p, []test{
			{"refusal_nothing_open", slices.ContainsFunc(docs, Document.open)},
			{"refusal_nothing_withheld", slices.ContainsFunc(docs, Document.withheld)},
		})
	}
	for _, d := range docs {
		p.document = d.ID
		c.document(p, r, d)
	}
}

// documents are those a reply is about, each once.
func (c *checker) documents(r Reply) (docs []Document) {
	for _, d := range c.file.Documents {
		if slices.Contains(r.Documents, d.ID) {
			docs = append(docs, d)
		}
	}
	return docs
}

func (c *checker) unknown(document string) bool {
	return !slices.ContainsFunc(c.file.Documents, func(d Document) bool { return d.ID == document })
}

// open reports whether a part of the document is given.
func (d Document) open() bool {
	return slices.ContainsFunc(d.Segments, func(s Segment) bool { return s.State == Open })
}

// withheld reports whether a part is not given. What has no segments, or an undecided one, is not given.
func (d Document) withheld() bool {
	return len(d.Segments) == 0 || slices.ContainsFunc(d.Segments, func(s Segment) bool { return s.State != Open })
}

func (c *checker) document(p place, r Reply, d Document) {
	if given := r.Code == outcome.A36_2_GRANT || r.Code == outcome.A37_PARTIAL && d.open(); given {
		c.report(p, d.handout(c, r))
	}
	if r.Withholds() {
		c.report(p, d.whole(r))
		if d.withheld() {
			c.report(p, d.refusal(c, r))
			c.alternatives(p, RowRefusal, d.Alternatives)
		}
	}
	for i := range d.CoMakers {
		p.line = line(i)
		c.report(p, d.CoMakers[i].tests())
	}
	for _, s := range d.Segments {
		p.segment = s.ID
		c.report(p, s.tests(c))
	}
}

// handout are the gates before content leaves the office.
func (d Document) handout(c *checker, r Reply) []test {
	return []test{
		{"handout_secrecy", value(d.Secrecy).opens(c)},
		{"handout_privacy", value(d.Privacy).opens(c)},
		{"handout_ours", value(d.Ours).opens(c)},
		{"handout_withheld", r.Code != outcome.A36_2_GRANT || len(d.Segments) == 0 || !d.withheld()},
	}
}

func (g Gate) done(c *checker) bool  { return filled(g.By) && c.past(g.On) }
func (g Gate) opens(c *checker) bool { return g.done(c) && g.Conclusion == MayOpen }

// settled reports whether there is an answer, whatever it is.
func (g Gate) settled(c *checker) bool {
	return g.done(c) && oneOf(g.Conclusion, MayOpen, MayNotOpen)
}

// whole are the tests against refusing more than is withheld (art. 37).
func (d Document) whole(r Reply) []test {
	denied := r.Code == outcome.A36_3_DENY
	return []test{
		{"refusal_whole_open", !denied || !d.open()},
		{"refusal_whole_separable", !denied || d.Separable != Yes},
	}
}

// refusal are the gates of a document of which something is withheld.
func (d Document) refusal(c *checker, r Reply) []test {
	latest := c.on.AddMonths(c.rules.ReviewMonths)
	return []test{
		{"refusal_segments", len(d.Segments) > 0},
		{"refusal_separable", d.Separable.given()},
		{"refusal_indivisible", d.Separable != No || filled(d.Indivisible)},
		{"refusal_secrecy", r.Code == outcome.A37_PARTIAL && d.open() || value(d.Secrecy).settled(c)},
		{"refusal_review_on", d.ReviewOn > c.on},
		{"refusal_review_late", c.rules.ReviewMonths <= 0 || d.ReviewOn <= latest},
	}
}

func (s Segment) tests(c *checker) []test {
	ground := c.find(s.Basis).Ground
	given := s.State == Open
	return []test{
		{"refusal_state", oneOf(s.State, Open, Withheld)},
		{"refusal_location", filled(s.Location)},
		{"refusal_ground", given || s.NotInformation || ground.Known()},
		{"refusal_reason", given || filled(s.Reason)},
		{"refusal_facts", given || filled(s.Facts)},
		{"refusal_open_ground", !given || !oneOf(ground, outcome.X14_SECRET, outcome.X14_LAW, outcome.X14_3S1W)},
	}
}

func (m CoMaker) tests() []test {
	return []test{{"co_maker_silence", m.Answer.given() || m.TreatedAs != Objects}}
}

// find is a basis by its id; one without a ground where there is none.
func (c *checker) find(id string) Basis {
	for _, b := range c.file.Bases {
		if b.ID == id && id != "" {
			return b
		}
	}
	return Basis{}
}

// usage is how the documents that replies give or withhold use a basis.
func (c *checker) usage(basis string) (u usage) {
	for _, r := range c.file.Replies {
		if !r.Withholds() && !r.HandsOut() {
			continue
		}
		for _, d := range c.documents(r) {
			for _, s := range d.Segments {
				if s.Basis != basis || basis == "" || s.NotInformation {
					continue
				}
				u.open = u.open || s.State == Open
				u.withheld = u.withheld || s.State != Open
			}
		}
	}
	return u
}
