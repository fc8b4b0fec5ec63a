package notice_test

import (
	"encoding/json"
	"os"
	"slices"
	"strings"
	"testing"

	"gongkai/civil"
	"gongkai/readers/notice"
)

func TestWushanHeadingAndShape(t *testing.T) {
	t.Parallel()
	n := wushan(t)
	if n.Title != "巫山县人民政府办公室关于印发贯彻落实市政府办公厅2020年政务公开工作要点任务分工的通知" || n.Issuer != "巫山县人民政府办公室" {
		t.Errorf("title %q, issuer %q", n.Title, n.Issuer)
	}
	if n.Number != "巫山府办发〔2020〕63号" || n.IssuedOn.String() != "2020-08-24" {
		t.Errorf("number %q of %s", n.Number, n.IssuedOn)
	}
	perSection := map[string]int{}
	for _, i := range n.Items {
		perSection[i.Section.No]++
	}
	want := map[string]int{"一": 8, "二": 11, "三": 6, "四": 7, "五": 14, "六": 9}
	total := 0
	for no, count := range want {
		total += count
		if perSection[no] != count {
			t.Errorf("section %s has %d items, want %d", no, perSection[no], count)
		}
	}
	if len(n.Items) != 55 || total != 55 || len(perSection) != 6 {
		t.Errorf("%d items in %d sections", len(n.Items), len(perSection))
	}
	if len(n.Warnings) != 0 {
		t.Errorf("repeated section headings at page breaks are no irregularity: %v", n.Warnings)
	}
}

func item(t *testing.T, n notice.Notice, id string) notice.Item {
	t.Helper()
	i := slices.IndexFunc(n.Items, func(i notice.Item) bool { return i.ID == id })
	if i < 0 {
		t.Fatalf("no item %s", id)
	}
	return n.Items[i]
}

func TestWushanDeadlines(t *testing.T) {
	t.Parallel()
	n := wushan(t)
	date := func(d, last, quote string) notice.Deadline {
		return notice.Deadline{Kind: notice.OnDate, Date: civil.MustParse(d), LastWorkingDay: civil.MustParse(last), Quote: quote}
	}
	of := func(kind notice.DeadlineKind, n int, quote string) notice.Deadline {
		return notice.Deadline{Kind: kind, N: n, Quote: quote}
	}
	want := map[string][]notice.Deadline{
		"一（二）2": {date("2020-10-20", "2020-10-20", "2020年10月20日前")},
		"一（三）1": {date("2020-10-31", "2020-10-30", "2020年10月底前")}, // a Saturday
		"一（三）2": {of(notice.Standing, 0, "动态更新")},
		"三（二）3": {of(notice.WorkingDays, 7, "7个工作日内"), of(notice.WorkingDays, 20, "20个工作日内")},
		"四（一）1": {of(notice.Standing, 0, "实时")},
		"五（一）1": {date("2020-12-31", "2020-12-31", "2020年底前")},
		"五（一）2": {date("2020-12-31", "2020-12-31", "2020年底前")},
		"五（三）":  {of(notice.Standing, 0, "及时更新")},
		"五（六）5": {of(notice.Monthly, 0, "每月"), of(notice.Standing, 0, "24小时")},
		"六（一）1": {date("2020-09-30", "2020-09-30", "9月底前")},
	}
	for _, no := range []string{"1", "2", "3", "4", "5", "6"} {
		want["二（二）"+no] = []notice.Deadline{of(notice.Standing, 0, "实时")}
	}
	for _, i := range n.Items {
		if !slices.Equal(i.Deadlines, want[i.ID]) {
			t.Errorf("%s: %+v, want %+v", i.ID, i.Deadlines, want[i.ID])
		}
		for _, d := range i.Deadlines {
			if !strings.Contains(i.Text, d.Quote) {
				t.Errorf("%s: %q is not in the text", i.ID, d.Quote)
			}
		}
	}
}

func codes(ws []notice.Warning) []notice.WarningCode {
	out := make([]notice.WarningCode, len(ws))
	for i, w := range ws {
		out[i] = w.Code
	}
	return out
}

func TestWushanWarnings(t *testing.T) {
	t.Parallel()
	want := map[string]notice.WarningCode{ // law.md 7.4: flagged, never mended
		"一（三）2": notice.LeadOnly, "三（一）2": notice.LeadOnly, "六（四）2": notice.LeadOnly,
		"二（二）1": notice.CopiedGroup, "五（六）5": notice.CopiedGroup,
		"六（一）1": notice.YearFromIssue,
	}
	for _, i := range wushan(t).Items {
		var expected []notice.WarningCode
		if c, ok := want[i.ID]; ok {
			expected = []notice.WarningCode{c}
		}
		if got := codes(i.Warnings); !slices.Equal(got, expected) {
			t.Errorf("%s: %v, want %v", i.ID, got, expected)
		}
	}
}

func texts(names []notice.Name) []string {
	var out []string
	for _, n := range names {
		out = append(out, n.Text+" "+string(n.Kind))
	}
	return out
}

func TestWushanNames(t *testing.T) {
	t.Parallel()
	n := wushan(t)
	for id, want := range map[string][]string{
		"一（一）1": {"县司法局 unit", "县政务服务中心 unit", "|", "县政府各部门 group", "各乡镇（街道） group"},
		"二（二）1": {"县人力社保局 unit", "|", "县政府有关部门 unspecified", "各区县政府 group"},
		"四（二）1": {"县应急局 unit", "|", "县公安局 unit", "县卫生健康委 unit", "各乡镇（街道） group"},
		"五（二）1": {"县政府办公室 unit", "县档案馆 unit", "县政务服务中心 unit", "|", "县政府各部门 group", "各乡镇（街道） group"},
		"六（一）1": {"县政府办公室 unit", "|", "市直属机构 group", "县政府各部门 group", "各乡镇（街道） group"},
		"六（三）1": {"县委组织部（县公务员局） unit", "|", "县司法局 unit", "县委党校（巫山行政学院） unit", "县政府各部门 group", "各乡镇（街道） group"},
		"六（四）2": {"县政府办公室 unit", "|"},
	} {
		i := item(t, n, id)
		got := append(append(texts(i.Lead), "|"), texts(i.Responsible)...)
		if !slices.Equal(got, want) {
			t.Errorf("%s: %q", id, got)
		}
	}
}

func TestNothingIsMended(t *testing.T) {
	t.Parallel()
	n := wushan(t)
	for id, misprint := range map[string]string{
		"六（四）1": "县政府办公室为将对年度政务公开工作情况开展考核评估并公布结果。",
		"六（一）2": "对下级政府信息公开工作部门作业务指导",
		"一（三）3": "负责政府信息公开工作机构要加强统筹指导",
	} {
		if i := item(t, n, id); !strings.Contains(i.Text, misprint) || len(i.Warnings) != 0 {
			t.Errorf("%s: %q %v", id, i.Text, i.Warnings)
		}
	}
	source := strings.Split(n.Source, "\n")
	for _, i := range n.Items { // every text stands literally where Place says
		at := strings.Join(source[i.Place.First-1:i.Place.Last], "\n")
		for _, part := range append([]string{i.Text}, plain(i)...) {
			if !strings.Contains(at, part) {
				t.Errorf("%s: %q is not in lines %d to %d", i.ID, part, i.Place.First, i.Place.Last)
			}
		}
	}
}

func plain(i notice.Item) []string {
	var out []string
	for _, n := range append(append([]notice.Name{}, i.Lead...), i.Responsible...) {
		out = append(out, n.Text)
	}
	return out
}

func TestPlacesOfRows(t *testing.T) {
	t.Parallel()
	n := wushan(t)
	for id, want := range map[string]notice.Place{
		"一（一）1": {First: 32, Last: 36}, // section and topic stand in the row
		"一（一）2": {First: 40, Last: 42},
		"一（三）2": {First: 70, Last: 71}, // the blank 责任单位 below it says nothing
		"二（二）1": {First: 110, Last: 114},
		"六（五）":  {First: 357, Last: 360},
	} {
		if got := item(t, n, id).Place; got != want {
			t.Errorf("%s stands at %+v, want %+v", id, got, want)
		}
	}
}

func TestJSONIsTheContract(t *testing.T) {
	t.Parallel()
	var got map[string]any
	if err := json.Unmarshal(contract(t, wushan(t)), &got); err != nil {
		t.Fatal(err)
	}
	keys := func(m any) string {
		var ks []string
		for k := range m.(map[string]any) {
			ks = append(ks, k)
		}
		slices.Sort(ks)
		return strings.Join(ks, " ")
	}
	if k := keys(got); k != "issued_on items number title warnings" {
		t.Error(k)
	}
	first := got["items"].([]any)[0]
	if k := keys(first); k != "deadlines id lead measure responsible section text topic warnings" {
		t.Error(k)
	}
	if lead := first.(map[string]any)["lead"].([]any); lead[0] != "县司法局" {
		t.Errorf("lead is %v", lead)
	}
	if strings.Contains(string(contract(t, wushan(t))), "null") {
		t.Error("an empty list is null")
	}
	var back notice.Notice
	if err := json.Unmarshal(contract(t, wushan(t)), &back); err != nil {
		t.Fatal(err)
	}
	if !same(back.Items, wushan(t).Items) || item(t, back, "三（一）2").Warnings[0].Text != "责任单位为空，仅由牵头单位负责" {
		t.Error("the contract does not read back")
	}
}

func wushanBytes(t *testing.T) string {
	t.Helper()
	b, err := os.ReadFile(wushanText)
	if err != nil {
		t.Fatal(err)
	}
	return string(b)
}

// same compares what was read, not where it stood or what was said about it.
func same(a, b []notice.Item) bool {
	return slices.EqualFunc(a, b, func(x, y notice.Item) bool {
		return x.ID == y.ID && x.Section == y.Section && x.Topic == y.Topic && x.Text == y.Text &&
			slices.Equal(x.Lead, y.Lead) && slices.Equal(x.Responsible, y.Responsible) && slices.Equal(x.Deadlines, y.Deadlines)
	})
}
