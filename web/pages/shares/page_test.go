package shares_test

import (
	"fmt"
	"os"
	"strings"
	"testing"

	"github.com/google/uuid"

	"gongkai/casefile/assignment"
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

func TestAUnitsListBeginsWithWhatIsDue(t *testing.T) {
	t.Parallel()
	o := imported(t, "2020-09-01")
	justice := o.As(t, o.Justice)
	for _, c := range []struct{ day, group, left string }{
		{"2020-09-01", "以后", "还剩"}, {"2020-10-27", "5 个工作日以内", "还剩 3 个工作日10月31日（周六）"}, {"2020-10-30", "今天到期", "今天到期"},
		{"2020-10-31", "今天到期", "今天到期"}, {"2020-11-02", "已逾期", "已逾期 1 个工作日"},
	} {
		o.Clock.Set(t, c.day)
		p := justice.Get("/shares?tab=open").WantStatus(200)
		p.Want("h1", "县司法局")
		p.Count("td.grow", 5)
		first := strings.TrimSpace(p.Text("table.work"))
		if _, after, _ := strings.Cut(first, "期限 "); !strings.HasPrefix(after, c.group+" 一（三）1") || !strings.Contains(after, c.left) {
			t.Errorf("%s: %.200s", c.day, after)
		}
		p.Want("tr.group", "没有写明日期，持续落实")
	}
	justice.Get("/shares?tab=accepted").WantStatus(200).Want(".empty", "还没有认可的任务")
}

func TestAUnitWithoutSharesReadsWhatWillStandHere(t *testing.T) {
	t.Parallel()
	o := webtest.New(t, "2020-09-01")
	o.As(t, o.Justice).Get("/shares?tab=open").WantStatus(200).Want(".empty", "没有待办的任务")
	o.As(t, o.Justice).Get("/shares").WantStatus(200).Want(".empty", "没有要求本单位报送的任务")
	p := o.As(t, o.Steward).Get("/shares").WantStatus(200)
	p.Want(".tabs", "本机关的台账", "本单位的任务")
	o.As(t, o.Clerk).Get("/shares").WantStatus(200).Not(".tabs")
	o.Visitor(t).Get("/shares").WantStatus(303)
}

// longNotice has so many items for one unit that its list needs several pages.
func longNotice(dated, standing int) string {
	var b strings.Builder
	b.WriteString("某府办发〔2020〕1号\n某县人民政府办公室\n关于任务分工的通知\n2020年8月24日\n\n\t重点任务\n\t贯彻举措\n\t牵头单位\n\t责任单位\n\n\t一、章节\n\t（一）小标题。")
	for i := range dated + standing {
		if i > 0 {
			b.WriteString("\n\t\n\t")
		}
		text := fmt.Sprintf("\n\t%d．及时更新第%d件。", i+1, i+1)
		if i < dated {
			text = fmt.Sprintf("\n\t%d．在2020年11月%d日前完成第%d件。", i+1, 1+i%30, i+1)
		}
		b.WriteString(text + "\n\t县司法局\n\t\n")
	}
	return b.String()
}

func TestALongListIsReadPageByPageDatedOnesFirst(t *testing.T) {
	t.Parallel()
	o := webtest.New(t, "2020-09-01")
	if _, err := o.Desk.ImportNotice(t.Context(), o.Steward, []byte(longNotice(70, 60)), nil); err != nil {
		t.Fatal(err)
	}
	o.Desk.Wait()
	justice := o.As(t, o.Justice)
	seen, path, standing := map[string]bool{}, "/shares?tab=open", false
	for pages := 0; path != ""; pages++ {
		if pages > 5 {
			t.Fatal("the list does not end")
		}
		p := justice.Get(path).WantStatus(200)
		for _, n := range p.All("table.work tr td.num a") {
			no := n.FirstChild.Data
			if seen[no] {
				t.Errorf("%s stands twice", no)
			}
			seen[no] = true
		}
		groups := p.Text("tr.group")
		if standing && strings.Contains(groups, "以后") {
			t.Error("a dated share stands behind an undated one")
		}
		standing = strings.Contains(groups, "持续落实")
		path = ""
		if len(p.All("a[rel=next]")) == 1 {
			path = p.Attr("a[rel=next]", "href")
		}
	}
	if len(seen) != 130 || !standing {
		t.Errorf("%d shares", len(seen))
	}
	justice.Get("/shares?tab=open&after=nonsense").WantStatus(200)
	justice.Get("/shares?tab=nothing&after=2020-99-99_x").WantStatus(200)
}

func TestAcceptedSharesMoveToTheirOwnList(t *testing.T) {
	t.Parallel()
	o := imported(t, "2020-09-10")
	justice := o.As(t, o.Justice)
	all, _, err := o.Desk.MyShares(t.Context(), o.Justice, true, desk.Key{})
	if err != nil || len(all) != 5 {
		t.Fatal(len(all), err)
	}
	for i, c := range []desk.Act{{Command: assignment.Report{Text: "已公开"}, Seen: 1}, {Command: assignment.Accept{}, Seen: 2}} {
		c.CommandID, c.CaseID, c.On = uuid.NewString(), all[0].CaseID, o.Desk.Today()
		if r, err := o.Desk.Act(t.Context(), o.Steward, c); err != nil || r.Status != desk.Done {
			t.Fatal(i, r, err)
		}
	}
	justice.Get("/shares?tab=open").WantStatus(200).Count("td.grow", 4)
	p := justice.Get("/shares?tab=accepted").WantStatus(200)
	p.Count("td.grow", 1)
	p.Want("table.work", all[0].No, "9月10日（周四）")
}

// 零填报: a unit's own list is empty until the office asks; then it stands by the day it was given, and leaves when it was reported.
func TestOnlyWhatWasAskedIsToBeReported(t *testing.T) {
	t.Parallel()
	o := imported(t, "2020-09-10")
	steward, justice := o.As(t, o.Steward), o.As(t, o.Justice)
	justice.Get("/shares").WantStatus(200).Count("td.grow", 0)
	for i, due := range []string{"2020-09-25", "2020-09-15"} {
		all, _, err := o.Desk.MyShares(t.Context(), o.Justice, true, desk.Key{})
		if err != nil {
			t.Fatal(err)
		}
		steward.Follow(steward.Act("/shares/"+all[i].CaseID, "ask", "due", due, "text", "请附链接")).WantStatus(200).Want(".flash", "已记录：请单位报送")
	}
	p := justice.Get("/shares").WantStatus(200)
	p.Count("td.grow", 2)
	text := p.Text("table.work")
	if soon, later := strings.Index(text, "9月15日"), strings.Index(text, "9月25日"); soon < 0 || later < soon {
		t.Errorf("%s", text)
	}
	p.Want("table.work", "待报送", "5 个工作日以内", "以后")
	justice.Get("/inbox").WantStatus(200).Want("main", "请本单位报送落实情况")
	_, first, _ := strings.Cut(p.Body, `td class="num tight"><a href="`)
	first, _, _ = strings.Cut(first, `"`)
	page := justice.Get(first).WantStatus(200)
	page.Want(".asked", "请本单位报送 9月15日（周二）前", "请附链接")
	form := page.Fill("form[data-keep=act]", "text", "已公开", "links", "https://www.example.gov.cn/1.html", "step", "confirm")
	justice.Follow(justice.Post(first+"/acts/report", form)).WantStatus(200).Want(".proof a", "https://www.example.gov.cn/1.html")
	justice.Get("/shares").WantStatus(200).Count("td.grow", 1)
}
