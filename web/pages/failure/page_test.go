package failure_test

import (
	"net/http"
	"net/url"
	"testing"

	"gongkai/web/webtest"
)

// Every kind of error, and what must not be in its page, is tested in web/site.
func TestARefusedFormIsShownButNotSentAgain(t *testing.T) {
	t.Parallel()
	o := webtest.New(t, "2026-11-24")
	clerk := o.As(t, o.Clerk)
	path := clerk.Register()
	page := clerk.Post(path+"/acts/void", url.Values{"reason": {"写了很久的理由"}, "step": {"confirm"}}).WantStatus(http.StatusForbidden)
	page.Want("h1", "您的角色不能办理这件事")
	page.Want(".failure", "编号", "您填写的内容还在这里", "理由", "写了很久的理由")
	page.Not("main form")
	page.Count(".side a", 2)
}
