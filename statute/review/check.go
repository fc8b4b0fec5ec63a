package review

import (
	"slices"
	"strconv"
	"strings"

	"gongkai/civil"
	"gongkai/statute/outcome"
)

// Check finds everything in a file that stands in the way of its replies on a day, in a stable order that does not depend on
// that of items, documents and bases. At picks those of an act. A file in order has none.
func Check(f File, on civil.Date, r Rules) []Finding {
	c := &checker{file: f, on: on, rules: r, out: []Finding{}}
	c.ids()
	c.items()
	for _, reply := range f.Replies {
		c.reply(reply)
	}
	for _, b := range f.Bases {
		c.basis(b)
	}
	if c.refuses() {
		c.report(place{}, legalTests(f.Legal, c))
	}
	c.signatures()
	c.report(place{}, []test{{"delivery_carrier", f.Carrier != Courier}})
	slices.SortFunc(c.out, compare)
	return slices.Compact(c.out)
}

type checker struct {
	file  File
	on    civil.Date
	rules Rules
	out   []Finding
}

// test is a condition of the table, and whether it holds.
type test struct {
	condition string
	holds     bool
}

// place is where a test was made.
type place struct {
	item, document, segment, basis string
	line                           string // for [] in Field
	name                           string // for {} in Text
}

func (c *checker) report(p place, tests []test) {
	for _, t := range tests {
		if t.holds {
			continue
		}
		k := c.rules.Table.condition(t.condition)
		c.out = append(c.out, Finding{
			Check: k.Check, Condition: k.ID, Severity: k.Severity, From: k.From, MaySign: k.MaySign,
			Item: p.item, Document: p.document, Segment: p.segment, Basis: p.basis,
			Field: strings.Replace(k.Field, "[]", p.line, 1), Article: k.Article, Text: strings.Replace(k.Text, "{}", p.name, 1),
		})
	}
}

// past reports whether something happened: it has a day, and that is not to come.
func (c *checker) past(d civil.Date) bool { return !d.IsZero() && d <= c.on }

func filled(s string) bool { return strings.TrimSpace(s) != "" }

func oneOf[T comparable](v T, all ...T) bool { return slices.Contains(all, v) }

func line(i int) string { return "[" + strconv.Itoa(i) + "]" }

// ids holds that no two documents and no two bases are called the same, so that nothing hides behind a namesake.
func (c *checker) ids() {
	documents, bases := map[string]int{}, map[string]int{}
	for _, d := range c.file.Documents {
		documents[d.ID]++
		c.report(place{document: d.ID}, []test{{"file_document_twice", documents[d.ID] == 1}})
	}
	for _, b := range c.file.Bases {
		bases[b.ID]++
		c.report(place{basis: b.ID}, []test{{"file_basis_twice", bases[b.ID] == 1}})
	}
}

// items holds that each request item has one reply, and no reply is without a request.
func (c *checker) items() {
	c.report(place{}, []test{{"items_none", len(c.file.Requests) > 0}})
	replies := map[string]int{}
	for _, r := range c.file.Replies {
		replies[r.Item]++
		c.report(place{item: r.Item}, []test{
			{"items_unasked", slices.Contains(c.file.Requests, r.Item)},
			{"items_code", r.Code.Known()},
		})
	}
	for _, item := range c.file.Requests {
		c.report(place{item: item}, []test{
			{"items_unanswered", replies[item] > 0},
			{"items_twice", replies[item] <= 1},
		})
	}
}

func (c *checker) reply(r Reply) {
	p := place{item: r.Item}
	c.report(p, r.kind(c))
	if r.Code == outcome.A36_4_NONE {
		c.search(p, value(r.Search))
	}
	c.alternatives(p, string(r.Code), r.Alternatives)
	if r.Withholds() || r.HandsOut() {
		c.content(p, r)
	}
}

// Withholds reports whether the reply keeps something back, in whole or in part (arts 36(3), 37).
func (r Reply) Withholds() bool { return r.Code == outcome.A36_3_DENY || r.Code == outcome.A37_PARTIAL }

// HandsOut reports whether content leaves the office with the reply (arts 36(2), 37).
func (r Reply) HandsOut() bool { return r.Code == outcome.A36_2_GRANT || r.Code == outcome.A37_PARTIAL }

// search reports on the lines of the log.
func (c *checker) search(p place, s Search) {
	lines := func(n int, tests func(int) []test) {
		for i := range n {
			p.line = line(i)
			c.report(p, tests(i))
		}
	}
	lines(len(s.Entries), func(i int) []test { return s.Entries[i].tests(c) })
	lines(len(s.UnitsAsked), func(i int) []test { return s.UnitsAsked[i].tests(c) })
	lines(len(s.Leads), func(i int) []test { return s.Leads[i].tests(c) })
	lines(len(s.Expected), func(i int) []test { return expected(s, s.Expected[i]) })
}

// alternatives holds that each milder course of a row was considered, with a reason.
func (c *checker) alternatives(p place, key string, considered []Alternative) {
	for _, o := range c.rules.Table.row(key).Options {
		p.line, p.name = o.ID, o.Text
		c.report(p, []test{{"file_alternative", slices.ContainsFunc(considered, func(a Alternative) bool {
			return a.Kind == o.ID && filled(a.Why)
		})}})
	}
}

// basis reports on a basis in use.
func (c *checker) basis(b Basis) {
	u := c.usage(b.ID)
	p := place{basis: b.ID}
	c.report(p, b.tests(c, u))
	if u.withheld {
		c.alternatives(p, string(b.Ground), b.Alternatives)
	}
}

func legalTests(l *LegalReview, c *checker) []test {
	v := value(l)
	done := filled(v.By) && c.past(v.On) && v.Conclusion.given()
	return []test{{"legal_review", done}, {"legal_objection", !done || v.Conclusion == Agrees}}
}

// signatures holds that whoever must sign has signed.
func (c *checker) signatures() {
	for _, role := range c.needed() {
		c.report(place{line: string(role), name: role.Name()}, []test{{"file_signature", c.signed(role)}})
	}
}

func (c *checker) signed(role Role) bool {
	return slices.ContainsFunc(c.file.Signatures, func(s Signature) bool {
		return s.Role == role && filled(s.By) && c.past(s.On)
	})
}

// needed are the signatures that the replies and grounds of the file ask for.
func (c *checker) needed() (roles []Role) {
	t := c.rules.Table
	if c.refuses() {
		roles = t.Signatures()
	}
	for _, r := range c.file.Replies {
		roles = append(roles, t.row(string(r.Code)).Signatures...)
	}
	for _, b := range c.file.Bases {
		u := c.usage(b.ID)
		if u.withheld {
			roles = append(roles, t.row(string(b.Ground)).Signatures...)
		}
		if u.open && b.Ground == outcome.X15_THIRD && value(b.Third).Override {
			roles = append(roles, t.Overriding()...)
		}
	}
	return inOrder(roles)
}

// refuses reports whether any reply refuses in whole or in part.
func (c *checker) refuses() bool { return slices.ContainsFunc(c.file.Replies, Reply.Withholds) }
