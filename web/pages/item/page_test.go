package item_test

import (
	"os"
	"strings"
	"testing"

	"gongkai/web/webtest"
)

// imported is an office with the notice in its ledger, and the addresses of its items by number.
func imported(t *testing.T, today string) (*webtest.Office, map[string]string) {
	t.Helper()
	text, err := os.ReadFile("../../../readers/notice/testdata/wushan-2020-63.txt")
	if err != nil {
		t.Fatal(err)
	}
	o := webtest.New(t, today)
	got, err := o.Desk.ImportNotice(t.Context(), o.Steward, text, nil)
	if err != nil {
		t.Fatal(err)
	}
	o.Desk.Wait()
	_, items, err := o.Desk.Ledger(t.Context(), o.Steward, got.NoticeID, 0)
	if err != nil {
		t.Fatal(err)
	}
	out := map[string]string{}
	for _, i := range items {
		out[i.No] = "/items/" + i.CaseID
	}
	return o, out
}

func TestAnItemShowsItsTextItsDatesAndItsDoubts(t *testing.T) {
	t.Parallel()
	o, items := imported(t, "2020-09-01")
	steward := o.As(t, o.Steward)

	p := steward.Get(items["六（一）1"]).WantStatus(200)
	p.Want(".casehead", "巫山府办发〔2020〕63号", "六（一）1", "办理中", "已认可 0/1")
	p.Want(".hero", "还剩 22 个工作日", "9月30日（周三）") // Sunday the 27th is worked
	p.Want(".quote mark", "9月底前")
	p.Want(".doubtful", "“9月底前”未写年份，年份取自成文日期（2020年）")
	p.Want(".rail", "原文“9月底前”", "市直属机构", "还没有对应到单位：", "市直属机构")
	p.Want(".sharelist", "县人民政府办公室", "牵头单位", "按期", "未要求报送")
	p.Want(".timeline", "印发", "巫山府办发〔2020〕63号，六（一）1")
	back := p.Attr(".casehead > div > .subtle a", "href")
	table, row, _ := strings.Cut(back, "#")
	steward.Get(table).WantStatus(200).Want("tr[id="+row+"]", "六（一）1")

	monthly := steward.Get(items["五（六）5"]).WantStatus(200)
	monthly.Want(".casehead", "本期 2020年9月")
	monthly.Want(".rail .deadlines", "每月", "持续", "原文“24小时”")
	monthly.Want(".timeline", "新的一期开始", "2020年9月，9月30日（周三） 前反馈")

	standing := steward.Get(items["一（三）2"]).WantStatus(200)
	standing.Want(".hero", "保持状态", "没有写明日期")
	standing.Want(".rail", "空（仅牵头单位）")
	standing.Want(".doubtful", "责任单位为空")
}

func TestItemsAreReadByThoseWhoKeepTheLedger(t *testing.T) {
	t.Parallel()
	o, items := imported(t, "2020-09-01")
	path := items["一（一）1"]
	o.As(t, o.Signer).Get(path).WantStatus(200).Not(".acts a")
	o.As(t, o.Clerk).Get(path).WantStatus(403)
	o.As(t, o.Steward).Get("/items/none").WantStatus(404)
	o.As(t, o.Steward).Get(path + "?did=%3Cscript%3E").WantStatus(200).Not(".flash")
	if got := o.Visitor(t).Get(path); got.Status != 303 {
		t.Errorf("%d", got.Status)
	}
}
