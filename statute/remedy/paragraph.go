package remedy

import (
	"fmt"
	"slices"
	"strings"
)

// Redress is where one can turn, as the paragraph names it.
type Redress struct {
	Organs []Organ // of 行政复议; any one of them may be chosen
	Court  Court
	Online string // the internet channel for applying for 复议
}

// Organ is an organ of 行政复议; a blank Name is not configured.
type Organ struct {
	Role Role
	Name string
}

// Court is the competent court; a blank Name is not configured.
type Court struct {
	Level Level
	Name  string
}

// Paragraph is one remedy paragraph and the items of the reply for which it stands.
type Paragraph struct {
	Variant Variant
	Items   []int // as numbered in the reply; nil: the whole letter
	Refused bool  // all of it was refused under arts 14–16
	Charge  bool  // REM_NONE under a 收费通知书
	Stop    bool  // REM_THIRD also tells of the provisional stop
	Online  bool  // served through an internet channel, from 2024
	To      Redress
	Article string // the provision that chose the variant; "" for none
}

// Part is a piece of a paragraph: words, or the name of what is missing there.
type Part struct {
	Words   string
	Missing bool
	Code    string // of what is missing: a Role, a Level, or OnlineChannel
}

// OnlineChannel is the code of the internet channel for applying for 复议 where it is missing.
const OnlineChannel = "online"

// Text is the paragraph as printed; "" where there is none, and where a name is missing: half a paragraph would mislead.
func (p Paragraph) Text() string {
	var b strings.Builder
	for _, x := range p.Parts() {
		if x.Missing {
			return ""
		}
		b.WriteString(x.Words)
	}
	return b.String()
}

// Missing are the names that must be configured first, each once.
func (p Paragraph) Missing() (names []string) {
	for _, x := range p.Parts() {
		if x.Missing && !slices.Contains(names, x.Words) {
			names = append(names, x.Words)
		}
	}
	return names
}

// Lacks are the codes of those names, each once; "" for an organ of which not even the role is known.
func (p Paragraph) Lacks() (codes []string) {
	for _, x := range p.Parts() {
		if x.Missing && !slices.Contains(codes, x.Code) {
			codes = append(codes, x.Code)
		}
	}
	return codes
}

// Parts are the pieces of the paragraph in order; none for REM_NONE, save under a 收费通知书.
func (p Paragraph) Parts() []Part {
	switch p.Variant {
	case REM_OLD, REM_OPTIONAL:
		return p.choice("如对本答复" + p.named() + "不服")
	case REM_MANDATORY:
		return p.mandatory()
	case REM_THIRD:
		parts := p.choice("如对本告知书告知的公开决定不服")
		if p.Stop {
			parts = say(parts, "提起行政诉讼的，可以向人民法院申请暂时停止公开上述政府信息。")
		}
		return parts
	case REM_NONE:
		if p.Charge {
			return say(nil, chargeSentence)
		}
	}
	return nil
}

// chargeSentence: the charge cannot be contested by itself; what follows from not paying can (109号 art. 6).
const chargeSentence = "对收取信息处理费的决定有异议的，不能单独就该决定申请行政复议或者提起行政诉讼；" +
	"可以在缴费期满后，就本机关不再处理该政府信息公开申请的行为依法申请行政复议或者提起行政诉讼。"

// choice is the paragraph that leaves the way open.
func (p Paragraph) choice(head string) []Part {
	parts := say(nil, head+"，可自收到之日起"+ReviewPeriod().String()+"内向")
	parts = p.organs(parts)
	parts = say(parts, "申请行政复议，或者自收到之日起"+SuitPeriod().String()+"内向")
	parts = fill(parts, Part{Words: courtGap(p.To.Court.Level), Code: string(p.To.Court.Level)}, p.To.Court.Name)
	return say(parts, "提起行政诉讼。")
}

// mandatory says that 复议 comes first, as 行政复议法 art. 23(2) requires.
func (p Paragraph) mandatory() []Part {
	what := "本答复" + p.named()
	if p.Refused {
		what += "（不予公开部分）"
	}
	parts := say(nil, "如对"+what+"不服，应当自收到之日起"+ReviewPeriod().String()+"内先向")
	parts = p.organs(parts)
	parts = say(parts, "申请行政复议；对复议决定仍不服的，可自收到复议决定书之日起"+SuitAfterReviewPeriod().String()+"内向")
	parts = fill(parts, Part{Words: courtGap(p.To.Court.Level), Code: string(p.To.Court.Level)}, p.To.Court.Name)
	return say(parts, "提起行政诉讼。")
}

// organs names the organs, and for a letter served online the internet channel; the law before 2024 asked for none.
func (p Paragraph) organs(parts []Part) []Part {
	if len(p.To.Organs) == 0 {
		parts = fill(parts, Part{Words: organGap("")}, "")
	}
	for i, o := range p.To.Organs {
		if i > 0 {
			parts = say(parts, "或")
		}
		parts = fill(parts, Part{Words: organGap(o.Role), Code: string(o.Role)}, o.Name)
	}
	if p.Online && p.Variant != REM_OLD {
		parts = say(parts, "（互联网申请渠道：")
		parts = fill(parts, Part{Words: "行政复议互联网申请渠道", Code: OnlineChannel}, p.To.Online)
		parts = say(parts, "）")
	}
	return parts
}

// named is 第1项、第3项.
func (p Paragraph) named() string {
	all := make([]string, len(p.Items))
	for i, n := range p.Items {
		all[i] = fmt.Sprintf("第%d项", n)
	}
	return strings.Join(all, "、")
}

func organGap(r Role) string { return gap("行政复议机关", r.Name()) }

func courtGap(l Level) string { return gap("有管辖权的人民法院", l.Name()) }

func gap(what, which string) string {
	if which == "" {
		return what
	}
	return what + "（" + which + "）"
}

// say appends words to the last piece, or as a piece of their own after a gap.
func say(parts []Part, words string) []Part {
	if last := len(parts) - 1; last >= 0 && !parts[last].Missing {
		parts[last].Words += words
		return parts
	}
	return append(parts, Part{Words: words})
}

// fill appends a name, or the gap.
func fill(parts []Part, missing Part, name string) []Part {
	if blank(name) {
		missing.Missing = true
		return append(parts, missing)
	}
	return say(parts, name)
}
