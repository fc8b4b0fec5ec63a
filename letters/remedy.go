package letters

import (
	"fmt"
	"strings"

	"gongkai/statute/outcome"
	"gongkai/statute/remedy"
)

// Remedy is which paragraph on 行政复议 and 行政诉讼 a letter ends with; statute/remedy holds the rule and the words.
type Remedy = remedy.Variant

// The paragraphs.
const (
	REM_NONE      = remedy.REM_NONE      // procedural letters
	REM_OLD       = remedy.REM_OLD       // decisions before 2024-01-01: free choice, 60 days or 6 months
	REM_MANDATORY = remedy.REM_MANDATORY // from that day, refusals under arts 14–16: 复议 first
	REM_OPTIONAL  = remedy.REM_OPTIONAL  // from that day, everything else: free choice
)

// Redress is where decisions of the agency can be contested. A name that is not configured becomes a gap.
type Redress remedy.Venue

// under are the paragraphs under a decision. While its day, the agency's kind or the ground of a refusal is missing, there is a gap
// in their place; the error is a fault of the settings.
func (r Redress) under(d remedy.Decision) (Remedy, []Text, error) {
	if missing := r.missing(d); missing != "" {
		return "", []Text{Text{}.gap("救济告知（" + missing + "确定后生成）")}, nil
	}
	d.Body = r.Body
	n, err := r.Table.Decide(d, r.Names, r.Settings)
	if err != nil {
		return "", nil, fmt.Errorf("letters: %w", err)
	}
	return n.Paragraphs[0].Variant, rights(n.Paragraphs...), nil
}

// missing is what must be known before any paragraph can be chosen.
func (r Redress) missing(d remedy.Decision) string {
	if d.On.IsZero() {
		return "成文日期"
	}
	if r.Body == "" {
		return "本机关的种类"
	}
	for _, it := range d.Items {
		known := false
		for _, g := range it.Grounds {
			known = known || g.Known()
		}
		if it.Code == outcome.A36_3_DENY && !known {
			return "不予公开的依据"
		}
	}
	return ""
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
	n := r.Names
	f.oneLine("Redress.Names", strings.Join([]string{n.CountyGovernment, n.HigherGovernment, n.SuperiorDepartment, n.ParentDepartment,
		n.ParentGovernment, n.ManagingBody, n.BasicCourt, n.IntermediateCourt, n.Online}, ""))
	if r.Body != "" && r.Body.Name() == "" {
		f.add("Redress.Body", "没有这种机关")
	}
}
