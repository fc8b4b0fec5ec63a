package letters

import (
	"strings"

	"gongkai/civil"
	"gongkai/statute/outcome"
	"gongkai/statute/remedy"
)

// Remedy is which paragraph on 行政复议 and 行政诉讼 a letter ends with; statute/remedy holds the rule and the words.
type Remedy = remedy.Variant

// The paragraphs of the forms written so far. A refusal under arts 14–16 needs REM_MANDATORY (行政复议法 art. 23), which
// comes with the forms that refuse.
const (
	REM_NONE     = remedy.REM_NONE     // procedural letters
	REM_OLD      = remedy.REM_OLD      // decisions before 2024-01-01: free choice, 60 days or 6 months
	REM_OPTIONAL = remedy.REM_OPTIONAL // decisions from that day which refuse nothing: the same choice, one organ
)

// Redress is where a decision of the agency can be contested. Organs are joined by 或: before 2024 most departments have
// two (government or superior department), since then one, save for a few.
type Redress struct {
	Organs []string // 行政复议机关
	Court  string   // 有管辖权的人民法院
	Online string   // the organ's internet channel for applications, needed if the decision is served online
}

// remedyOf is the paragraph under a decision, by its day; "" while that day is not known.
func remedyOf(c outcome.Code, decided civil.Date) Remedy {
	v, _ := remedy.VariantOf(c.Remedy(), decided)
	return v
}

// rights is the paragraph. A decision served online from 2024 also names the online way to 复议 (行政复议法 art. 22(2)).
func (r Redress) rights(m Remedy, online bool) []Text {
	if m == "" {
		return []Text{Text{}.gap("救济告知（成文日期确定后生成）")}
	}
	to := remedy.Redress{Court: remedy.Court{Name: r.Court}, Online: r.Online}
	for _, o := range r.Organs {
		if strings.TrimSpace(o) != "" {
			to.Organs = append(to.Organs, remedy.Organ{Name: o})
		}
	}
	return rights(remedy.Paragraph{Variant: m, Online: online, To: to})
}

// rights are paragraphs as a letter prints them; what is missing is a gap.
func rights(paragraphs ...remedy.Paragraph) (out []Text) {
	for _, p := range paragraphs {
		var t Text
		for _, x := range p.Parts() {
			if x.Missing {
				t = t.gap(x.Words)
			} else {
				t = t.say(x.Words)
			}
		}
		if len(t) > 0 {
			out = append(out, t)
		}
	}
	return out
}

func (r Redress) check(f *Faults) {
	for _, o := range r.Organs {
		f.oneLine("Redress.Organs", o)
	}
	f.oneLine("Redress.Court", r.Court)
	f.oneLine("Redress.Online", r.Online)
}
