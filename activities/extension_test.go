package activities_test

import (
	"testing"

	"gongkai/casefile/application"
)

// Art. 33(2): the letter names the approval, the days, and the due date before and after; nothing that came later.
func TestTheLetterOnAnExtension(t *testing.T) {
	t.Parallel()
	r := received(t)
	r.does("2025-03-10", r.o.Handler.ID, application.RequestExtension{Days: 10, Reason: "需要向档案馆调取材料"})
	r.does("2025-03-11", r.o.Reviewer.ID, application.ApproveExtension{})
	r.does("2025-03-12", r.o.Handler.ID, application.NotifyExtension{Way: application.ByPost})
	// 20 working days after 3 March, then 10 more; Qingming is 4 April
	wantLetter(t, r.rendered(application.EffectExtensionLetter), []string{"2025年3月3日", "2025年3月31日", "2025年4月15日", "2025年3月12日"},
		"因需要向档案馆调取材料", "延长答复期限10个工作日", "第三十三条第二款")
}
