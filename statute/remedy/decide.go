package remedy

import (
	"fmt"
	"slices"

	"gongkai/civil"
	"gongkai/statute/outcome"
)

// Decision is a letter whose remedy paragraph is wanted: a reply with its items, or another form.
type Decision struct {
	On           civil.Date // of the decision (成文日期), not the day of service
	Body         Body
	Items        []Item // of a reply
	Letter       string // the form of what is no reply: T10 to the third party, T42, and the procedural ones; "" for a reply
	ServedOnline bool   // through an internet channel: then the internet channel of 复议 is named too (行政复议法 art. 22(2))
}

// Item is the decision on one item of the request.
type Item struct {
	No      int // as numbered in the reply, from 1; one item alone needs no number
	Code    outcome.Code
	Grounds []outcome.Ground // of what is withheld; a part that is no government information has none, or ""
}

// Notice is how a letter can be contested. Every item is covered by exactly one paragraph.
type Notice struct {
	Paragraphs []Paragraph
}

// Missing are the names that must be configured before the letter can go out, each once.
func (n Notice) Missing() (names []string) {
	for _, p := range n.Paragraphs {
		for _, m := range p.Missing() {
			if !slices.Contains(names, m) {
				names = append(names, m)
			}
		}
	}
	return names
}

// Decide gives the paragraphs of a letter, the one with compulsory 复议 first. The error is Faults.
func (t Table) Decide(d Decision, n Names, s Settings) (Notice, error) {
	var f Faults
	s.check(&f)
	d.check(&f)
	if err := f.or(); err != nil {
		return Notice{}, err
	}
	to, ok := t.redress(s, s.as(d.Body), d.On, n)
	if !ok {
		return Notice{}, Faults{{"Table", "没有该机关在该日期的行政复议机关或者管辖法院"}}
	}
	var out Notice
	for _, g := range d.groups(s) {
		p := Paragraph{
			Variant: g.choice.Variant, Items: g.items, Refused: g.refused, Article: g.choice.Article,
			Charge: d.Letter == formCharge,
			Stop:   g.choice.Variant == REM_THIRD && Window{From: s.StopFrom}.Applies(d.On),
			Online: d.ServedOnline && d.On >= reviewLaw(),
		}
		if p.Variant != REM_NONE {
			p.To = to
		}
		out.Paragraphs = append(out.Paragraphs, p)
	}
	return out, nil
}

// redress finds organs and court. Two roles with one name are one organ.
func (t Table) redress(s Settings, b Body, on civil.Date, n Names) (Redress, bool) {
	organs, ok := t.organsOf(b, on)
	court, ok2 := t.courtOf(b, on)
	if !ok || !ok2 {
		return Redress{}, false
	}
	if b == CountyGovernment && s.GovernmentsAtBasicCourt.Applies(on) {
		court.Court = Basic
	}
	to := Redress{Court: Court{court.Court, n.court(court.Court)}, Online: n.Online}
	for _, role := range organs.Organs {
		o := Organ{role, n.organ(role)}
		if blank(o.Name) || !slices.ContainsFunc(to.Organs, func(p Organ) bool { return p.Name == o.Name }) {
			to.Organs = append(to.Organs, o)
		}
	}
	return to, true
}

// group are the items of one variant.
type group struct {
	choice  Choice
	items   []int
	refused bool // all of them, under arts 14–16
}

// groups sorts the items by variant, in the order of Choices. Where all have the same, no item is named.
func (d Decision) groups(s Settings) (out []group) {
	if d.Letter != "" {
		c, _ := choose(classOfForm(d.Letter), d.On)
		return []group{{choice: c}}
	}
	classes := d.classes(s)
	for _, c := range []Variant{REM_MANDATORY, REM_OLD, REM_OPTIONAL, REM_NONE} {
		g := group{refused: true}
		found := false
		for i, it := range d.Items {
			choice, _ := choose(classes[i], d.On)
			if choice.Variant != c {
				continue
			}
			g.choice, found = choice, true
			g.items = append(g.items, it.No)
			g.refused = g.refused && outcome.RefusedUnder1416(it.Code, it.Grounds)
		}
		if found {
			out = append(out, g)
		}
	}
	if len(out) == 1 {
		out[0].items = nil
	}
	return out
}

// classes are those of the items. With MixedMandatory one refusal makes the whole reply go to 复议 first.
func (d Decision) classes(s Settings) []outcome.RemedyClass {
	out := make([]outcome.RemedyClass, len(d.Items))
	for i, it := range d.Items {
		out[i] = s.classOf(it, d.On)
	}
	if s.MixedMandatory && slices.Contains(out, outcome.RemedyMandatory) {
		for i := range out {
			if out[i] == outcome.RemedyOptional {
				out[i] = outcome.RemedyMandatory
			}
		}
	}
	return out
}

// check finds every fault of the question.
func (d Decision) check(f *Faults) {
	if d.On < inForce() {
		f.add("On", "缺少决定日期，或者早于现行条例施行之日（2019年5月15日）")
	}
	if d.Body.Name() == "" {
		f.add("Body", "没有这种机关")
	}
	switch {
	case d.Letter == "" && len(d.Items) == 0:
		f.add("Items", "答复书没有任何决定事项")
	case d.Letter != "" && len(d.Items) > 0:
		f.add("Letter", "答复书不另列文书种类")
	case d.Letter != "" && classOfForm(d.Letter) == "":
		f.add("Letter", "没有这种文书，或者它是列明各项决定的答复书")
	case d.Letter == formCharge && d.On < feeLaw():
		f.add("Letter", "信息处理费自2021年1月1日起施行")
	}
	seen := map[int]bool{}
	for i, it := range d.Items {
		field := fmt.Sprintf("Items[%d]", i)
		if it.No < 0 || len(d.Items) > 1 && (it.No == 0 || seen[it.No]) {
			f.add(field, "项号应为正整数，不得重复")
		}
		seen[it.No] = true
		it.check(f, field)
	}
}

func (it Item) check(f *Faults, field string) {
	known := 0
	for _, g := range it.Grounds {
		switch {
		case g.Known():
			known++
		case g != "":
			f.add(field, "没有这种不予公开的理由")
		}
	}
	switch {
	case !it.Code.Known():
		f.add(field, "没有这种答复类型")
	case it.Code.NeedsGround() && known == 0:
		f.add(field, "不予公开须有条例第十四条至第十六条的理由")
	case known > 0 && !it.Code.NeedsGround() && it.Code != outcome.A37_PARTIAL:
		f.add(field, "该答复类型没有不予公开的部分")
	}
}
