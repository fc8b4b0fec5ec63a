package day_test

import (
	"net/url"
	"testing"

	"gongkai/web/webtest"
)

func TestADayIsSaidInWords(t *testing.T) {
	t.Parallel()
	o := webtest.New(t, "2026-11-24")
	b := o.As(t, o.Clerk)
	for typed, want := range map[string]string{
		"2026-11-23": "11月23日（周一），工作日，昨天", "2026/11/24": "11月24日（周二），工作日，今天", "20261125": "11月25日（周三），工作日，晚于今天",
		"2026年10月3日": "10月3日（周六），休息日，52 天前，请核对", "2025-02-30": "不是日期，请按 2026-11-24 的样子填写", "": "",
	} {
		if got := b.Fragment("/day", url.Values{"on": {typed}}).WantStatus(200).Text("body"); got != want {
			t.Errorf("%q: %q, want %q", typed, got, want)
		}
	}
}
