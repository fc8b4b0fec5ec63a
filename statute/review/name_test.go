package review_test

import (
	"testing"

	"gongkai/statute/review"
)

// The words are those of the articles; a code that is none has no name.
func TestCodesHaveTheNamesOfTheArticles(t *testing.T) {
	t.Parallel()
	for got, want := range map[string]string{
		review.TopSecret.Name(): "绝密", review.HighlySecret.Name(): "机密", review.Confidential.Name(): "秘密",
		review.NationalSecurity.Name(): "国家安全", review.PublicSecurity.Name(): "公共安全", review.EconomicSecurity.Name(): "经济安全",
		review.SocialStability.Name(): "社会稳定",
		review.TradeSecret.Name():     "商业秘密", review.Privacy.Name(): "个人隐私", review.OtherRight.Name(): "其他合法权益",
		review.Personnel.Name(): "人事管理", review.Logistics.Name(): "后勤管理", review.Workflow.Name(): "内部工作流程",
		review.Discussion.Name(): "讨论记录", review.DraftText.Name(): "过程稿", review.Negotiation.Name(): "磋商信函", review.InternalReport.Name(): "请示报告",
		review.OfficeSystem.Name(): "办公系统", review.Archive.Name(): "档案", review.BusinessSystem.Name(): "业务系统", review.Paper.Name(): "纸质材料",
		review.Agrees.Name(): "同意", review.Objects.Name(): "不同意",
	} {
		if got != want {
			t.Errorf("%q, want %q", got, want)
		}
	}
	for _, none := range []string{review.Level("x").Name(), review.Interest("x").Name(), review.Right("x").Name(), review.InternalKind("x").Name(),
		review.ProcessKind("x").Name(), review.Place("x").Name(), review.Reaction("").Name()} {
		if none != "" {
			t.Errorf("an unknown code is called %q", none)
		}
	}
}
