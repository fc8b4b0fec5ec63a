package inbox_test

import (
	"testing"
	"time"

	"gongkai/web/webtest"
)

func TestRemindersWaitToBeRead(t *testing.T) {
	t.Parallel()
	o := webtest.New(t, "2026-11-02")
	clerk, handler, reviewer := o.As(t, o.Clerk), o.As(t, o.Handler), o.As(t, o.Reviewer)
	path := clerk.Register()
	reviewer.Act(path, "assign", "handler", o.Handler.ID)
	handler.Get("/inbox").Want(".empty", "没有消息")
	handler.Get("/").Not(".bar .count")
	o.Clock.Set(t, "2026-11-23T08:31:00+08:00") // five working days before 30 November
	o.Decide(t, path[len("/applications/"):])
	handler.Get("/").Want(".bar .count", "1")
	page := handler.Get("/inbox").WantStatus(200)
	page.Want("tr.unread", "还剩 5 个工作日到期", "2026-0001", "11月30日（周一）")
	page.Count("tr.unread a[href="+path+"]", 1)
	clerk.Get("/inbox").Want(".empty", "没有消息")
	handler.Follow(handler.Post("/inbox/read", page.Form("form[action=/inbox/read]"))).Not(".unread")
	handler.Get("/").Not(".bar .count")
	handler.Post("/inbox/read", nil).WantStatus(303)
	o.Clock.Advance(time.Minute)
}
