package duty_test

import (
	"net/url"
	"os"
	"strings"
	"testing"

	"github.com/google/uuid"

	"gongkai/auth"
	"gongkai/desk"
	"gongkai/web/webtest"
)

// imported is an office with the notice in its ledger, and the addresses of one item and of 县司法局's share of it.
func imported(t *testing.T, today, no string) (o *webtest.Office, item, share string) {
	t.Helper()
	text, err := os.ReadFile("../../../readers/notice/testdata/wushan-2020-63.txt")
	if err != nil {
		t.Fatal(err)
	}
	o = webtest.New(t, today)
	got, err := o.Desk.ImportNotice(t.Context(), o.Steward, text, nil)
	if err != nil {
		t.Fatal(err)
	}
	o.Desk.Wait()
	_, items, err := o.Desk.Ledger(t.Context(), o.Steward, got.NoticeID, 0)
	if err != nil {
		t.Fatal(err)
	}
	for _, i := range items {
		if i.No != no {
			continue
		}
		item = "/items/" + i.CaseID
		for _, s := range i.Shares {
			if s.UnitID == o.Justice.UnitID {
				share = "/shares/" + s.CaseID
			}
		}
	}
	if item == "" || share == "" {
		t.Fatalf("no item %s with a share of 县司法局", no)
	}
	return o, item, share
}

// report sends the form that the share's own page shows.
func report(b *webtest.Browser, share string, pairs ...string) *webtest.Reply {
	page := b.Get(share).WantStatus(200)
	return b.Post(share+"/acts/report", page.Fill("main form", append(pairs, "step", "confirm")...))
}

// 一（三）1: 县司法局, 2020年10月底前.
func TestAUnitReportsTheOfficeReturnsAndAcceptsAndTheItemIsStruckOff(t *testing.T) {
	t.Parallel()
	o, item, share := imported(t, "2020-09-01", "一（三）1")
	steward, justice := o.As(t, o.Steward), o.As(t, o.Justice)

	p := justice.Get(share).WantStatus(200)
	p.Want(".casehead", "县司法局", "未要求报送", "牵头单位", "10月31日（周六）", "最后工作日 10月30日（周五）")
	p.Want(".quote mark", "2020年10月底前")
	p.Want("form[data-keep=act]", "反馈内容", "提交反馈")
	p.Not("a[href=" + item + "]")
	steward.Get(share).WantStatus(200).Want(".acts", "记录佐证", "请单位报送")
	steward.Get(item).WantStatus(200).Want(".acts", "还不能销号：1 个单位中 0 个已认可")
	steward.Get(item+"/acts/close").WantStatus(422).Want(".problems", "现在不能销号", "还有单位的任务未认可")

	o.Clock.Set(t, "2020-09-10")
	done := justice.Follow(report(justice, share, "text", "已在网站公开规范性文件 42 件")).WantStatus(200)
	done.Want(".flash", "已记录：反馈")
	done.Want(".facts .stage", "已反馈，待认可")
	done.Want(".acts", "等待办公室认可", "反馈")
	done.Not("form[data-keep=act]")
	steward.Get(item).WantStatus(200).Want(".timeline", "县司法局：已反馈，待认可")

	o.Clock.Set(t, "2020-09-11")
	back := steward.Follow(steward.Act(share, "return", "reason", "请附专栏网址")).WantStatus(200)
	back.Want(".facts .stage", "已退回，待重新反馈")
	p = justice.Get(share).WantStatus(200)
	p.Want(".returned", "请附专栏网址")
	p.Want(".timeline", "退回", "请附专栏网址", "已在网站公开规范性文件 42 件")
	justice.Follow(report(justice, share, "text", "网址 https://example.invalid/gfxwj")).WantStatus(200)

	o.Clock.Set(t, "2020-09-14")
	accept := share + "/acts/accept"
	form := steward.Get(accept).WantStatus(200)
	form.Want(".wide", "网址 https://example.invalid/gfxwj")
	see := steward.Post(accept, form.Fill("main form", "opinion", "已落实", "step", "preview")).WantStatus(200)
	see.Want(".willdo", "将记录：", "2020年9月14日（周一）认可县司法局的反馈。", "已反馈，待认可 → 已认可", "10月31日（周六） → 不再有到期的", "已落实")
	if o.As(t, o.Steward).Get(share).Text(".facts .stage") != "已反馈，待认可" {
		t.Error("the preview recorded something")
	}
	edit := steward.Post(accept, see.Fill("main form", "step", "edit")).WantStatus(200)
	if got := edit.Form("main form").Get("opinion"); got != "已落实" {
		t.Errorf("going back loses the opinion: %q", got)
	}
	steward.Follow(steward.Post(accept, see.Fill("main form", "step", "confirm"))).WantStatus(200).Want(".facts .stage", "已认可")
	steward.Follow(steward.Post(accept, see.Fill("main form", "step", "confirm"))).WantStatus(200) // a double click is one act
	justice.Get("/shares?tab=accepted").WantStatus(200).Want("table", "一（三）1", "9月14日")

	closing := steward.Get(item).WantStatus(200)
	closing.Want(".acts .btn--main", "销号")
	closing.Want(".facts", "已认可 1/1")
	struck := steward.Follow(steward.Act(item, "close", "opinion", "全部落实")).WantStatus(200)
	struck.Want(".facts .stage", "已销号")
	struck.Want(".hero", "已完成")
	struck.Want(".timeline", "销号", "全部落实")
	table, _, _ := strings.Cut(closing.Attr(".casehead > div > .subtle a", "href"), "#")
	steward.Get(table).WantStatus(200).Want("tr[id=i6]", "已完成", "9月14日销号")

	again := steward.Follow(steward.Act(item, "reopen", "reason", "抽查发现网址打不开")).WantStatus(200)
	again.Want(".facts .stage", "办理中")
	again.Want(".timeline", "恢复", "抽查发现网址打不开")
}

func TestTheOfficeMayRecordAReportItselfAndWriteNotes(t *testing.T) {
	t.Parallel()
	o, item, share := imported(t, "2020-09-10", "一（三）1")
	steward := o.As(t, o.Steward)
	steward.Follow(steward.Act(share, "report", "text", "办公室查到专栏已公开，截图存档")).WantStatus(200).Want(".acts .btn--main", "认可")
	steward.Follow(steward.Act(share, "note", "text", "已电话核实")).WantStatus(200).Want(".timeline", "备注", "已电话核实")
	steward.Follow(steward.Act(item, "note", "text", "列入月度通报")).WantStatus(200).Want(".timeline", "列入月度通报")
}

func TestARefusalAndAStaleFormKeepWhatWasTyped(t *testing.T) {
	t.Parallel()
	o, _, share := imported(t, "2020-09-10", "一（三）1")
	justice, steward := o.As(t, o.Justice), o.As(t, o.Steward)
	for _, c := range []struct{ on, text, want, field string }{
		{"2020-09-10", "  ", "请填写内容。", "text"},
		{"2020-09-11", "明天的事", "日期不能晚于今天", "on"},
		{"2020-08-01", "早于通知", "不能早于通知印发之日", "on"},
		{"昨天", "不是日期", "不是日期", "on"},
	} {
		p := report(justice, share, "on", c.on, "text", c.text).WantStatus(422)
		p.Want(".problems", "没有记录", c.want)
		p.Want(".problems a[href=#f-"+c.field+"]", c.want)
		if form := p.Form("main form"); form.Get("text") != strings.TrimSpace(c.text) || form.Get("on") != c.on {
			t.Errorf("the form holds %v", form)
		}
	}

	page := justice.Get(share).WantStatus(200)
	steward.Act(share, "report", "text", "办公室查到的").WantStatus(303)
	p := justice.Post(share+"/acts/report", page.Fill("main form", "text", "已公开", "step", "confirm")).WantStatus(409)
	p.Want(".problems", "有了变化", "单位反馈", "孙督查")
	form := p.Form("main form")
	if form.Get("text") != "已公开" {
		t.Errorf("the form holds %v", form)
	}
	justice.Follow(justice.Post(share+"/acts/report", withStep(form, "confirm"))).WantStatus(200).Want(".facts .stage", "已反馈")

	long := strings.Repeat("长", 20001)
	again := justice.Post(share+"/acts/report", withStep(p.Fill("main form", "text", long), "confirm")).WantStatus(422)
	again.Want(".problems", "太长")
}

func withStep(form url.Values, step string) url.Values {
	form.Set("step", step)
	return form
}

func TestACommandIDStandsForOneText(t *testing.T) {
	t.Parallel()
	o, _, share := imported(t, "2020-09-10", "一（三）1")
	justice := o.As(t, o.Justice)
	form := justice.Get(share).WantStatus(200).Fill("main form", "text", "第一次", "step", "confirm")
	justice.Post(share+"/acts/report", form).WantStatus(303)
	form.Set("text", "改了内容")
	p := justice.Post(share+"/acts/report", form).WantStatus(422)
	p.Want(".problems", "已经提交过")
	if got := p.Form("main form"); got.Get("text") != "改了内容" || got.Get("command_id") == form.Get("command_id") {
		t.Errorf("the form holds %v", got)
	}
	form.Set("command_id", "none")
	justice.Post(share+"/acts/report", form).WantStatus(422)
}

func TestWhoMayDoWhat(t *testing.T) {
	t.Parallel()
	o, item, share := imported(t, "2020-09-10", "一（三）1")
	justice, reviewer := o.As(t, o.Justice), o.As(t, o.Reviewer)
	elsewhere := o.As(t, o.Hire(t, "wujiaowei", "吴教委", "jw", auth.Handler))
	otherSteward := o.As(t, o.Hire(t, "qianducha", "钱督查", "sfj", auth.Steward))

	justice.Get(item).WantStatus(403)
	justice.Get(item + "/acts/close").WantStatus(403)
	justice.Get(share + "/acts/accept").WantStatus(403)
	justice.Post(share+"/acts/accept", url.Values{"step": {"confirm"}, "on": {"2020-09-10"}, "command_id": {uuid.NewString()}}).WantStatus(403)
	otherSteward.Get(item).WantStatus(404)
	otherSteward.Get(item + "/acts/close").WantStatus(404)
	otherSteward.Get(share).WantStatus(200) // his own unit's
	otherSteward.Get(share + "/acts/accept").WantStatus(403)
	elsewhere.Get(share).WantStatus(404)
	elsewhere.Get(share + "/acts/report").WantStatus(404)
	elsewhere.Post(share+"/acts/report", url.Values{"step": {"confirm"}, "text": {"冒充"}, "on": {"2020-09-10"}, "command_id": {uuid.NewString()}}).WantStatus(404)
	o.As(t, o.Clerk).Get(share).WantStatus(403)
	reviewer.Get(item).WantStatus(200).Not(".acts a")
	reviewer.Get(share).WantStatus(200).Not(".acts a")
	reviewer.Get(share + "/acts/accept").WantStatus(403)
	o.As(t, o.Steward).Get(item + "/acts/nothing").WantStatus(404)
	o.As(t, o.Steward).Get(share + "/acts/close").WantStatus(404) // an act of items
	justice.Get(strings.Replace(item, "items", "shares", 1)).WantStatus(404)
	o.As(t, o.Steward).Get(strings.Replace(share, "shares", "items", 1)).WantStatus(404)
	if got := o.Visitor(t).Get(share); got.Status != 303 {
		t.Errorf("%d", got.Status)
	}
}

func TestWhileACommandWaitsNothingElseIsOffered(t *testing.T) {
	t.Parallel()
	o := webtest.Waiting(t, "2020-09-10")
	text, err := os.ReadFile("../../../readers/notice/testdata/wushan-2020-63.txt")
	if err != nil {
		t.Fatal(err)
	}
	if _, err := o.Desk.ImportNotice(t.Context(), o.Steward, text, nil); err != nil {
		t.Fatal(err)
	}
	all, _, err := o.Desk.MyShares(t.Context(), o.Justice, true, desk.Key{})
	if err != nil || len(all) == 0 {
		t.Fatal(all, err)
	}
	justice, share := o.As(t, o.Justice), "/shares/"+all[0].CaseID
	p := justice.Follow(report(justice, share, "text", "已公开")).WantStatus(200)
	p.Want(".waiting", "已收到，处理中")
	p.Not("main form")
	p.Not(".acts a")
	if got := justice.Get(share + "/acts/report"); got.Status != 303 || got.Location != share {
		t.Errorf("%d %s", got.Status, got.Location)
	}
	o.Settle(t, all[0].CaseID)
	justice.Get(share).WantStatus(200).Want(".facts .stage", "已反馈，待认可")
}
