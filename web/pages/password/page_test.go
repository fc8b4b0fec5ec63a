package password_test

import (
	"net/http"
	"net/url"
	"testing"

	"gongkai/web/webtest"
)

// The one-time password is tested with signing in.
func TestAPasswordIsChangedByWhoKnowsTheOldOne(t *testing.T) {
	t.Parallel()
	o := webtest.New(t, "2026-11-24")
	b, elsewhere := o.As(t, o.Clerk), o.As(t, o.Clerk)
	b.Get("/password").WantStatus(http.StatusOK).Want("h1", "修改密码")
	form := url.Values{"old": {o.Passwords["liuchuangkou"]}, "new": {"窗口每天九点开门办事"}, "again": {"窗口每天九点开门办事"}}
	b.Follow(b.Post("/password", form)).WantStatus(http.StatusOK).Want("h1", "星期二")
	if got := elsewhere.Get("/"); got.Status != http.StatusSeeOther {
		t.Errorf("another session lives on: %d", got.Status)
	}
}
