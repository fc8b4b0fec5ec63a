package receipt_test

import (
	"fmt"
	"strings"
	"testing"

	"gongkai/web/webtest"
)

func TestTheReceiptSaysWhenWhyAndUntilWhen(t *testing.T) {
	t.Parallel()
	o := webtest.New(t, "2026-11-24")
	clerk := o.As(t, o.Clerk)
	path := clerk.Register("channel", "signed_mail", "on", "2026-11-23", "tracking", "1234567890123", "name", "李示范", "request", "征收补偿方案")
	page := clerk.Get(path + "/receipt").WantStatus(200)
	page.Want(".slip", "登记回执", "2026-0001", "李示范", "邮寄（签收）", "1234567890123", "2026年11月23日（周一）", "以签收之日为收到之日", "征收补偿方案",
		"最迟 2026年12月21日（周一）", "经办人 刘窗口", "登记回执不改变收到日期", "2026年11月24日")
	page.Count("link[media=print][href*=receipt.print.css]", 1)
	page.Not("[data-print-now]")
	clerk.Get(path+"/receipt?print=1").Count("[data-print-now]", 1)
}

// Long names and many co-applicants: the slip says the first ones and how many there are.
func TestTheReceiptNamesThoseWhoApplyTogether(t *testing.T) {
	t.Parallel()
	o := webtest.New(t, "2026-11-24")
	clerk := o.As(t, o.Clerk)
	path := clerk.Register(longForm()...)
	page := clerk.Get(path + "/receipt").WantStatus(200)
	page.Want(".slip", "代理人 代理示例", "联名申请人 联名示例1、联名示例2、", "联名示例6 等 9 名", "代表人 联名示例1", "纸质；邮寄", "最迟 2026年12月2日（周三） 前一次性告知")
	for _, never := range []string{"联名示例7", "E00000001", "13800001111"} {
		if strings.Contains(page.Text(".slip"), never) {
			t.Errorf("the slip says %s", never)
		}
	}
}

// longForm is a form that fills the slip.
func longForm() []string {
	out := []string{"name", strings.Repeat("很长的名称示例", 12), "phone", "13800001111", "request", strings.Repeat("关于示例道路工程的预算、决算和招标文件，", 12), "channel", "signed_mail", "on", "2026-11-23",
		"tracking", "1234567890123", "agent_name", "代理示例", "agent_doc_number", "E00000001", "agent_doc_kind", "护照", "spokesman", "联名示例1", "form_paper", "1", "route_post", "1"}
	for i := 1; i <= 9; i++ {
		out = append(out, fmt.Sprintf("co%d_name", i), fmt.Sprintf("联名示例%d", i))
	}
	return out
}

func TestWithoutConfirmationNoDateIsPromised(t *testing.T) {
	t.Parallel()
	o := webtest.New(t, "2026-12-15")
	clerk := o.As(t, o.Clerk)
	page := clerk.Get(clerk.Register("channel", "fax") + "/receipt")
	page.Want(".slip", "确认收到之日起 20 个工作日", "双方确认之日")
	page = clerk.Get(clerk.Register("channel", "fax", "on", "2026-12-14", "confirmed_on", "2026-12-15") + "/receipt")
	page.Want(".slip", "2026年12月14日（周一）；确认收到 2026年12月15日（周二）", "暂定")
}

// Printed again after an extension was told, it still says what was said at the counter.
func TestAnExtensionDoesNotChangeTheReceipt(t *testing.T) {
	t.Parallel()
	o := webtest.New(t, "2026-11-02")
	clerk, handler, reviewer := o.As(t, o.Clerk), o.As(t, o.Handler), o.As(t, o.Reviewer)
	path := clerk.Register()
	reviewer.Act(path, "assign", "handler", o.Handler.ID).WantStatus(303)
	handler.Act(path, "request-extension", "days", "10", "reason", "查找").WantStatus(303)
	reviewer.Act(path, "approve-extension").WantStatus(303)
	handler.Act(path, "notify-extension", "way", "post").WantStatus(303)
	clerk.Get(path).Want(".hero", "12月14日")
	clerk.Get(path+"/receipt").Want(".slip", "最迟 2026年11月30日（周一）")
}
