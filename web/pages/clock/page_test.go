package clock_test

import (
	"testing"

	"gongkai/web/webtest"
)

func TestEveryDayOfTheCountIsShown(t *testing.T) {
	t.Parallel()
	o := webtest.New(t, "2026-09-30")
	clerk := o.As(t, o.Clerk)
	path := clerk.Register("channel", "signed_mail")
	page := clerk.Get(path + "/clock").WantStatus(200)
	page.Want("h1", "2026-0001")
	page.Want(".explain", "2026年9月30日签收，当日不计；2026年10月1日至2026年10月7日国庆节放假，第1日为2026年10月8日（周四）", "2026年10月10日（周六，调休上班）")
	page.Count(".month td.counted", 19)
	page.Count(".month td.last", 1)
	page.Want(".month td.last", "3日", "20")
	page.Want("td[title=2026年10月10日（周六）]", "调休上班", "3")
	page.Want("td[title=2026年9月30日（周三）]", "当日不计")
	page.Want("td[title=2026年10月2日（周五）]", "放假")
	page.Count("[data-print]", 1)
}

func TestACountBeyondTheCalendarSaysSo(t *testing.T) {
	t.Parallel()
	o := webtest.New(t, "2026-12-15")
	clerk := o.As(t, o.Clerk)
	clerk.Get(clerk.Register()+"/clock").Want("main", "暂定", "尚未公布")
	unconfirmed := clerk.Get(clerk.Register("channel", "fax") + "/clock").WantStatus(200)
	unconfirmed.Want("main", "尚未与申请人确认")
	unconfirmed.Not(".month")
}
