package outcome_test

import (
	"slices"
	"strings"
	"testing"

	"gongkai/statute/outcome"
)

func TestEveryCodeHasItsArticle(t *testing.T) {
	t.Parallel()
	for code, want := range map[outcome.Code][2]string{
		"A36_1_PUBLISHED":  {"已主动公开", "条例第三十六条第（一）项"},
		"A36_2_GRANT":      {"予以公开", "条例第三十六条第（二）项"},
		"A37_PARTIAL":      {"部分公开", "条例第三十七条"},
		"A36_3_DENY":       {"不予公开", "条例第三十六条第（三）项"},
		"A36_4_NONE":       {"信息不存在", "条例第三十六条第（四）项"},
		"A36_5_NOTOURS":    {"不属于本机关负责公开", "条例第三十六条第（五）项"},
		"A36_6_REPEAT":     {"重复申请", "条例第三十六条第（六）项"},
		"A36_7_REGISTER":   {"依照专门规定查询", "条例第三十六条第（七）项"},
		"A38_PROCESSING":   {"需要加工、分析", "条例第三十八条"},
		"A39_PETITION":     {"信访、投诉、举报类申请", "条例第三十九条第一款"},
		"A39_PUBLICATION":  {"公开出版物", "条例第三十九条第二款"},
		"A35_ABUSE":        {"无正当理由大量反复申请", "条例第三十五条"},
		"A30_ABANDON_CORR": {"逾期不补正", "条例第三十条"},
		"A42_ABANDON_FEE":  {"逾期未缴纳信息处理费", "政府信息公开信息处理费管理办法第六条"},
		"A_UNCLEAR":        {"补正后仍不明确", "条例第三十条"},
		"A_CONFIRM":        {"要求确认或重新出具已获取信息", ""},
		"A_WITHDRAWN":      {"申请人撤回", ""},
	} {
		if code.Name() != want[0] || code.Article() != want[1] || !code.Known() {
			t.Errorf("%s: %q %q", code, code.Name(), code.Article())
		}
		if !slices.Contains(outcome.Codes(), code) {
			t.Errorf("%s is not listed", code)
		}
	}
	if len(outcome.Codes()) != 17 {
		t.Errorf("%d codes", len(outcome.Codes()))
	}
}

func TestEveryGroundHasItsArticle(t *testing.T) {
	t.Parallel()
	for ground, want := range map[outcome.Ground]string{ // arts 14–16, and no other
		"X14_SECRET": "条例第十四条", "X14_LAW": "条例第十四条", "X14_3S1W": "条例第十四条", "X15_THIRD": "条例第十五条",
		"X16_INTERNAL": "条例第十六条第一款", "X16_PROCESS": "条例第十六条第二款", "X16_CASEFILE": "条例第十六条第二款",
	} {
		if ground.Article() != want || !ground.Known() || !slices.Contains(outcome.Grounds(), ground) {
			t.Errorf("%s: %q %q", ground, ground.Name(), ground.Article())
		}
	}
	if len(outcome.Grounds()) != 7 {
		t.Errorf("%d grounds", len(outcome.Grounds()))
	}
}

func TestLettersCiteTheFullTitle(t *testing.T) {
	t.Parallel()
	for got, want := range map[string]string{
		outcome.A36_3_DENY.Citation():      "《中华人民共和国政府信息公开条例》第三十六条第（三）项",
		outcome.X16_PROCESS.Citation():     "《中华人民共和国政府信息公开条例》第十六条第二款",
		outcome.A42_ABANDON_FEE.Citation(): "《政府信息公开信息处理费管理办法》第六条",
		outcome.A_WITHDRAWN.Citation():     "",
	} {
		if got != want {
			t.Errorf("%q, want %q", got, want)
		}
	}
	for _, c := range outcome.Codes() {
		if strings.HasPrefix(c.Citation(), "条例") {
			t.Errorf("%s is cited as %s", c, c.Citation())
		}
	}
}

func TestUnknownCodesHaveNoName(t *testing.T) {
	t.Parallel()
	for _, c := range []outcome.Code{"", "A36", "X14_SECRET", "a36_2_grant"} {
		if c.Known() || c.Article() != "" || c.NeedsGround() {
			t.Errorf("%q is known", c)
		}
	}
	if outcome.Ground("A36_3_DENY").Known() {
		t.Error("a reply is no ground")
	}
}

func TestOnlyARefusalNeedsAGround(t *testing.T) {
	t.Parallel()
	for _, c := range outcome.Codes() {
		if c.NeedsGround() != (c == outcome.A36_3_DENY) {
			t.Errorf("%s", c)
		}
	}
}

func TestTheStrictestGroundComesFirst(t *testing.T) {
	t.Parallel()
	all := outcome.Grounds()
	for i := range all {
		for j := range all {
			if all[i].Stricter(all[j]) != (i < j) {
				t.Errorf("%s before %s", all[i], all[j])
			}
		}
		if !all[i].Stricter("") || outcome.Ground("").Stricter(all[i]) {
			t.Errorf("an unknown ground comes before %s", all[i])
		}
	}
}
