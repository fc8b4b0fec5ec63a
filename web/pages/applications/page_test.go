package applications_test

import (
	"testing"

	"gongkai/web/webtest"
)

func TestAllApplicationsOfAYearNewestFirst(t *testing.T) {
	t.Parallel()
	o := webtest.New(t, "2025-12-31")
	clerk, reviewer := o.As(t, o.Clerk), o.As(t, o.Reviewer)
	clerk.Register("name", "去年示例")
	o.Clock.Set(t, "2026-01-05")
	clerk.Register("name", "甲示例")
	struck := clerk.Register("name", "乙示例")
	reviewer.Act(struck, "void", "reason", "重复登记").WantStatus(303)
	page := clerk.Get("/applications").WantStatus(200)
	if got := page.Text("tbody .num a"); got != "2026-0002 2026-0001" {
		t.Errorf("numbers %q", got)
	}
	page.Want("tr.struck", "2026-0002", "乙示例", "已作废")
	page.Count("tr.struck", 1)
	page.Want(".years a[aria-current]", "2026")
	clerk.Get("/applications?year=2025").Want("tbody", "2025-0001", "去年示例")
	clerk.Get("/applications?year=2024").Want(".empty", "2024年没有登记的申请")
	clerk.Get("/applications?year=1900&before=-3").WantStatus(200).Want(".years a[aria-current]", "2026")
}
