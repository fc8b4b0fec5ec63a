package letters

import (
	"slices"
	"strings"

	"gongkai/civil"
)

// Remedy is which paragraph on 行政复议 and 行政诉讼 a letter ends with.
type Remedy string

// The paragraphs of the forms written so far. A refusal under arts 14–16 needs REM_MANDATORY (行政复议法 art. 23), which
// comes with the forms that refuse.
const (
	REM_NONE     Remedy = "REM_NONE"     // procedural letters
	REM_OLD      Remedy = "REM_OLD"      // decisions before 2024-01-01: free choice, 60 days or 6 months
	REM_OPTIONAL Remedy = "REM_OPTIONAL" // decisions from that day which refuse nothing: the same choice, one organ
)

// Redress is where a decision of the agency can be contested. Organs are joined by 或: before 2024 most departments have
// two (government or superior department), since then one, save for a few.
type Redress struct {
	Organs []string // 行政复议机关
	Court  string   // 有管辖权的人民法院
	Online string   // the organ's internet channel for applications, needed if the decision is served online
}

// reviewLaw is the day on which the 行政复议法 of 2023 entered into force.
func reviewLaw() civil.Date { return civil.Of(2024, 1, 1) }

// remedyOfGrant is the paragraph under a decision that refuses nothing, by its day; "" while that day is not known.
func remedyOfGrant(decided civil.Date) Remedy {
	switch {
	case decided.IsZero():
		return ""
	case decided < reviewLaw():
		return REM_OLD
	default:
		return REM_OPTIONAL
	}
}

// rights is the paragraph. A decision served online from 2024 also names the online way to 复议 (行政复议法 art. 22(2)).
func (r Redress) rights(m Remedy, online bool) []Text {
	if m == "" {
		return []Text{Text{}.gap("救济告知（成文日期确定后生成）")}
	}
	organs := slices.DeleteFunc(slices.Clone(r.Organs), func(s string) bool { return strings.TrimSpace(s) == "" })
	t := say("如对本答复不服，可自收到之日起60日内向").fill("行政复议机关", strings.Join(organs, "或"))
	if m == REM_OPTIONAL && online {
		t = t.say("（互联网申请渠道：").fill("行政复议互联网申请渠道", r.Online).say("）")
	}
	return []Text{t.say("申请行政复议，或者自收到之日起6个月内向").fill("有管辖权的人民法院", r.Court).say("提起行政诉讼。")}
}

func (r Redress) check(f *Faults) {
	for _, o := range r.Organs {
		f.oneLine("Redress.Organs", o)
	}
	f.oneLine("Redress.Court", r.Court)
	f.oneLine("Redress.Online", r.Online)
}
