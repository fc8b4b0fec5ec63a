package letters_test

import (
	"slices"
	"strings"
	"testing"

	"gongkai/letters"
)

// The sheet goes from who proposes to who signs, with a place for each; a warning has a place of its own before the signature.
func TestTheSheetHasAPlaceForEverybodyWhoSigns(t *testing.T) {
	t.Parallel()
	s := letters.ApprovalSheet{Agency: "示例县人民政府办公室", RegisterNo: "2026-0001", Applicant: "张三示例", Received: "2026年11月2日", Due: "2026年11月30日",
		Request: "示例道路工程的预算", Outcome: "予以公开", Proposal: "现予以公开。\n随文附复印件。", Handler: "李样本",
		Risks: []letters.SheetRisk{{Text: "E15　以快递企业寄送", Role: "分管负责人"}}}
	var labels, places []string
	for _, r := range s.Rows() {
		labels = append(labels, r.Label)
		if r.Sign {
			places = append(places, r.Label)
		}
	}
	if got := strings.Join(labels, " "); got != "登记号 申请人 收到 答复期限 内容摘要 拟办意见 承办单位 保密审查 法制审核 会签 审核 风险提示 签发" {
		t.Errorf("rows %s", got)
	}
	if got := strings.Join(places, " "); got != "承办单位 保密审查 法制审核 会签 审核 风险提示 签发" {
		t.Errorf("places to sign %s", got)
	}
	if i := slices.IndexFunc(s.Rows(), func(r letters.SheetRow) bool { return r.Label == "拟办意见" }); !slices.Equal(s.Rows()[i].Lines, []string{"拟：予以公开", "现予以公开。", "随文附复印件。"}) {
		t.Errorf("proposal %q", s.Rows()[i].Lines)
	}
	for _, sheet := range []letters.ApprovalSheet{s, {}} {
		body, err := sheet.Docx(letters.Style{})
		if err != nil || !strings.HasPrefix(string(body), "PK") {
			t.Errorf("%v %.10q", err, body)
		}
	}
}

// The envelope names the letter and its number, nobody and nothing else.
func TestWhatStandsOnTheEnvelope(t *testing.T) {
	t.Parallel()
	for number, want := range map[string]string{"": "政府信息公开申请答复书", "示府办函〔2026〕1号": "政府信息公开申请答复书（示府办函〔2026〕1号）"} {
		if got := letters.Contents(number); got != want {
			t.Errorf("%s", got)
		}
	}
}
