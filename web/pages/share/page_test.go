package share_test

import (
	"os"
	"testing"

	"gongkai/auth"
	"gongkai/desk"
	"gongkai/web/webtest"
)

func imported(t *testing.T, today string) *webtest.Office {
	t.Helper()
	text, err := os.ReadFile("../../../readers/notice/testdata/wushan-2020-63.txt")
	if err != nil {
		t.Fatal(err)
	}
	o := webtest.New(t, today)
	if _, err := o.Desk.ImportNotice(t.Context(), o.Steward, text, nil); err != nil {
		t.Fatal(err)
	}
	o.Desk.Wait()
	return o
}

// dated is the address of a share of a unit that has a date.
func dated(t *testing.T, o *webtest.Office, p auth.Person) string {
	t.Helper()
	all, _, err := o.Desk.MyShares(t.Context(), p, true, desk.Key{CaseID: "~"})
	if err != nil || len(all) == 0 {
		t.Fatal(all, err)
	}
	return "/shares/" + all[0].CaseID
}

func TestAUnitReadsWhatIsAskedOfItAndNothingOfOthers(t *testing.T) {
	t.Parallel()
	o := imported(t, "2020-11-03")
	share := dated(t, o, o.Justice)
	p := o.As(t, o.Justice).Get(share).WantStatus(200)
	p.Want(".casehead", "本单位的任务", "巫山府办发〔2020〕63号", "一（三）1", "县司法局", "未要求报送", "8月24日交办")
	p.Want(".hero", "已逾期 2 个工作日", "10月31日（周六）", "最后工作日 10月30日（周五）")
	p.Want(".rail", "原文“2020年10月底前”", "关于印发贯彻落实市政府办公厅2020年政务公开工作要点任务分工的通知")
	p.Not(".sharelist")
	p.Not("a[href^=/items/]")
	form := p.Form("form[data-keep=act]")
	if form.Get("seen") != "1" || form.Get("command_id") == "" || form.Get("on") != "2020-11-03" {
		t.Errorf("the form holds %v", form)
	}
	ours := o.As(t, o.Steward).Get(share).WantStatus(200)
	ours.Want(".sharelist .here", "县司法局", "已逾期")
	ours.Not("form[data-keep=act]")
	ours.Want(".acts", "记录佐证", "请单位报送")
}

func TestTheOfficesOwnShareIsReportedOnItsPageToo(t *testing.T) {
	t.Parallel()
	o := imported(t, "2020-09-01")
	steward := o.As(t, o.Steward)
	share := dated(t, o, o.Steward)
	form := steward.Get(share).WantStatus(200).Fill("form[data-keep=act]", "text", "已备案", "step", "confirm")
	p := steward.Follow(steward.Post(share+"/acts/report", form)).WantStatus(200)
	p.Want(".acts .btn--main", "认可")
	p.Want(".acts", "退回", "反馈", "备注")
	p.Want(".left", "最近一次反馈", "已备案")
}
