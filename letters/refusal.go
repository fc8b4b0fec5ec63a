package letters

import (
	"fmt"
	"slices"
	"strings"

	"gongkai/statute/outcome"
	"gongkai/statute/review"
)

// hushed stands for a text that repeats what is on file about a state secret.
const hushed = "答复内容（与涉密信息的登记内容相同，不得写入，请改写）"

// part is a withheld segment with its document and its basis.
type part struct {
	no       int // in the letter, from 1
	document int // among those of the item, from 1; 0: it is the only one
	title    string
	segment  review.Segment
	basis    review.Basis
}

// parts are what the item withholds, in the order of the file. What is undecided is not given.
func (x answer) parts() (out []part) {
	docs := x.documents()
	for i, d := range docs {
		for _, s := range d.Segments {
			if s.State == review.Open {
				continue
			}
			p := part{no: len(out) + 1, segment: s, basis: x.basis(s)}
			if len(docs) > 1 {
				p.document, p.title = i+1, d.Title
			}
			out = append(out, p)
		}
	}
	return out
}

func (x answer) documents() (out []review.Document) {
	for _, d := range x.file.Documents {
		if slices.Contains(x.reply.Documents, d.ID) {
			out = append(out, d)
		}
	}
	return out
}

func (x answer) basis(s review.Segment) review.Basis {
	if s.NotInformation || s.Basis == "" {
		return review.Basis{}
	}
	for _, b := range x.file.Bases {
		if b.ID == s.Basis {
			return b
		}
	}
	return review.Basis{}
}

func (p part) secret() bool { return p.basis.Ground == outcome.X14_SECRET }

// secrets are the texts on file about state secrets: none of them is printed, and what the official wrote must not repeat them.
func (x answer) secrets() (out []string) {
	for _, d := range x.file.Documents {
		secret := false
		for _, s := range d.Segments {
			if s.State != review.Open && x.basis(s).Ground == outcome.X14_SECRET {
				secret, out = true, append(out, s.Facts, s.Reason)
			}
		}
		if secret {
			out = append(out, d.Indivisible)
		}
	}
	return out
}

// mentions reports whether a text repeats one of others, whatever blanks stand between.
func mentions(text string, others []string) bool {
	squeeze := func(s string) string { return strings.Join(strings.Fields(s), "") }
	text = squeeze(text)
	return slices.ContainsFunc(others, func(o string) bool {
		o = strings.TrimRight(squeeze(o), "。；，、")
		return o != "" && strings.Contains(text, o)
	})
}

// grounds are those of the item, the strictest first.
func (x answer) grounds() []outcome.Ground { return x.file.GroundsOf(x.reply) }

// under cites the articles of the grounds, that on the consultation if there was one, and that of the reply.
func (x answer) under(parts []part) string {
	var all []string
	add := func(article string) {
		if short := strings.TrimPrefix(article, "条例"); !slices.Contains(all, short) {
			all = append(all, short)
		}
	}
	for _, g := range x.grounds() {
		add(g.Article())
	}
	if slices.ContainsFunc(parts, func(p part) bool { return !value(p.basis.Third).SentOn.IsZero() }) {
		add("条例第三十二条")
	}
	add(x.reply.Code.Article())
	return regulation + strings.Join(all, "、")
}

// refusal is art. 36(3): which ground, on what facts, why no part can be given.
func (x answer) refusal() []Block {
	parts := x.parts()
	t := say("经审查，" + x.what)
	for i, g := range x.grounds() {
		if i > 0 {
			t = t.say("；")
		}
		t = t.say(groundPhrase(g))
	}
	if len(x.grounds()) == 0 {
		t = t.gap("不予公开的依据")
	}
	out := paragraphs(t.say("。根据" + x.under(parts) + "的规定，本机关决定不予公开。"))
	out = append(out, x.reasons(parts)...)
	return append(out, x.then(x.whole()...)...)
}

// partial is art. 37: what is given, and what is not with its reasons.
func (x answer) partial() []Block {
	parts := x.parts()
	out := paragraphs(x.found("中含有不应当公开的内容或者不属于政府信息的内容，能够作区分处理。").
		say("根据" + x.under(parts) + "的规定，本机关决定部分公开，对下列部分不予公开："))
	out = append(out, tabled(parts)...)
	out = append(out, bases(parts, x.you)...)
	return append(out, x.provided(say("对可以公开的部分，本机关予以公开"), "可以公开的部分", "可以公开部分的附件，或者获取的方式、途径和时间")...)
}

// reasons are the facts and reasons of a refusal: in a sentence for one part, in a table for several.
func (x answer) reasons(parts []part) []Block {
	if len(parts) > 1 {
		out := append(paragraphs(say("不予公开的各部分及其事实和理由如下：")), tabled(parts)...)
		return append(out, bases(parts, x.you)...)
	}
	if len(parts) == 0 {
		return paragraphs(Text{}.gap("不予公开的事实和理由"))
	}
	var out []Block
	if !parts[0].secret() {
		s := parts[0].segment
		out = paragraphs(say("不予公开的事实：").written("不予公开的事实", s.Facts).say("；理由：").written("不予公开的理由", s.Reason).say("。"))
	}
	return append(out, bases(parts, x.you)...)
}

// whole says of each document why it cannot be given in part. Of one with a state secret it says no more than that.
func (x answer) whole() (out []Text) {
	docs := x.documents()
	for i, d := range docs {
		name := "该政府信息"
		if len(docs) > 1 {
			name = fmt.Sprintf("文件%d", i+1)
		}
		secret := slices.ContainsFunc(d.Segments, func(s review.Segment) bool { return x.basis(s).Ground == outcome.X14_SECRET })
		switch {
		case d.Separable != review.No:
			out = append(out, say(name).gap("能否作区分处理以及原因").say("。"))
		case secret:
			out = append(out, say(name+"不能作区分处理。"))
		default:
			out = append(out, say(name+"不能作区分处理：").written("不能作区分处理的原因", d.Indivisible).say("。"))
		}
	}
	return out
}

// tabled is the list of withheld parts.
func tabled(parts []part) []Block {
	if len(parts) == 0 {
		return paragraphs(Text{}.gap("不予公开的部分及其依据、事实和理由"))
	}
	t := &Table{Head: []string{"序号", "不予公开的部分", "依据", "事实和理由"}, Chars: []int{3, 7, 7, 11}}
	for _, p := range parts {
		t.Lines = append(t.Lines, []Text{say(fmt.Sprint(p.no)), p.located(), p.based(), p.reasoned()})
	}
	return []Block{{Table: t}}
}

func (p part) located() (t Text) {
	if p.document > 0 {
		t = t.say(fmt.Sprintf("文件%d", p.document)).fill(fmt.Sprintf("文件%d的名称", p.document), p.title).say("：")
	}
	return t.written(fmt.Sprintf("第%d处的位置", p.no), p.segment.Location)
}

func (p part) based() Text {
	switch g := p.basis.Ground; {
	case p.segment.NotInformation:
		return say("条例第三十七条（不属于政府信息）")
	case g.Known():
		return say(g.Article() + "（" + g.Name() + "）")
	default:
		return Text{}.gap(fmt.Sprintf("第%d处不予公开的依据", p.no))
	}
}

// reasoned are facts and reason; of a state secret what its cover says, and nothing else.
func (p part) reasoned() Text {
	if p.secret() {
		return say("见表下说明")
	}
	return Text{}.written(fmt.Sprintf("第%d处的事实", p.no), p.segment.Facts).say("；").written(fmt.Sprintf("第%d处的理由", p.no), p.segment.Reason)
}
