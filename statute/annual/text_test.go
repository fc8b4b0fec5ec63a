package annual_test

import (
	"fmt"
	"strings"
	"testing"

	"gongkai/statute/annual"
)

// said writes what the reader understood as subject=n.
func said(text string) string {
	var out []string
	for _, s := range annual.ReadFigures(text, 2024) {
		out = append(out, fmt.Sprintf("%s=%d", s.Subject, s.N))
	}
	return strings.Join(out, " ")
}

func TestFiguresInTheTextOfAReport(t *testing.T) {
	t.Parallel()
	for _, c := range []struct{ text, want string }{
		{"2024年，我县新收政府信息公开申请85件，上年结转3件，办结84件，结转下年度4件。", "R1=85 R2=3 R3.7=84 R4=4"},
		{"2024年1月1日至12月31日，本机关共收到政府信息公开申请 1,234 件。", "R1=1234"},
		{"本年新收９０件", "R1=90"},
		{"新收到申请共计7件", "R1=7"},
		{"收到依申请公开申请共12件", "R1=12"},
		{"收到信息公开申请0件", "R1=0"},
		{"上一年度结转政府信息公开申请2件；已办结申请共90件；结转至下一年度继续办理1件", "R2=2 R3.7=90 R4=1"},
		{"结转到下年继续办理的申请5件", "R4=5"},
		{"予以公开30件，部分公开5件，不予公开4件，无法提供20件，不予处理6件，其他处理3件", "R3.1=30 R3.2=5 R3.3=4 R3.4=20 R3.5=6 R3.6=3"},
		{"全年行政复议案件3件、行政诉讼2起", "review=3 suits=2"},
		{"行政诉讼2起和行政复议3宗、予以公开5件", "suits=2 review=3 R3.1=5"},
		{"发生行政复议3件，行政诉讼案件2件。", "review=3 suits=2"},
		{"收取政府信息公开信息处理费380元", "fee=38000"},
		{"收取信息处理费共计0.038万元", "fee=38000"},
		{"征收信息处理费人民币1,200.5元", "fee=120050"},
		{"本年度未收取信息处理费。", "fee=0"},
		{"没有产生政府信息公开信息处理费", "fee=0"},
		{"收取信息处理费0.001元", ""},      // less than 一分
		{"收取信息处理费0.0000001万元", ""}, // less than 一分

		{"其中自然人新收申请5件", ""},
		{"截至年底，其中自然人新收申请5件", ""},
		{"一季度，收到政府信息公开申请20件", ""},
		{"3月收到政府信息公开申请20件", ""},
		{"2023年收到政府信息公开申请70件", ""},
		{"上年新收申请70件", ""},
		{"去年收到申请70件", ""},
		{"县政府办公室收到政府信息公开申请12件", ""},
		{"县住建局收到政府信息公开申请12件", ""},
		{"我局收到政府信息公开申请12件", "R1=12"},
		{"本单位收到政府信息公开申请12件", "R1=12"},
		{"通过网络收到政府信息公开申请12件", ""},
		{"同比增加，新收申请12件", ""},
		{"按期办结84件", ""},
		{"收到政府信息公开申请12件次", ""},
		{"收到自然人申请12件", ""},
		{"收到政府信息公开申请十二件", ""},
		{"受理信访12件", ""},
		{"行政复议、行政诉讼3件", ""},
		{"行政复议和行政诉讼3件", ""},
		{"复议后提起行政诉讼2件", ""},
		{"行政诉讼维持2件", ""},
		{"主动公开信息3000条", ""},
		{"新收99999999999999999999件", ""},
		{"新收2147483648件", ""}, // no office has so many: a slip of the pen
		{"未收取复印费", ""},
		{"收取信息处理费1.2.3元", ""},
		{"", ""},
		{"，。；：\n", ""},
	} {
		if got := said(c.text); got != c.want {
			t.Errorf("%s: %q, want %q", c.text, got, c.want)
		}
	}
	// a lead without a figure belongs to the next part, one with a figure does not
	if got := said("其中线上80件，办结84件"); got != "R3.7=84" {
		t.Error(got)
	}
	// nor do the words of one sentence belong to the next
	for _, end := range []string{"。", "；", ";", "！", "？", "\n", "\r", "\r\n"} {
		if got := said("其中线上80件" + end + "办结84件"); got != "R3.7=84" {
			t.Errorf("%q between two sentences: %q", end, got)
		}
	}
	for text, want := range map[string]string{
		"一、总体情况\n本年新收 政府信息公开 申请８件": "新收政府信息公开申请8件",
		"本年新收到政府信息公开申请8件":          "新收到政府信息公开申请8件", // the longest, not 收到… within it
	} {
		if s := annual.ReadFigures(text, 2024); len(s) != 1 || s[0].Phrase != want {
			t.Errorf("%s: %+v", text, s)
		}
	}
}

func ptr[T any](v T) *T { return &v }

func TestTheTextSaysWhatTheTablesSay(t *testing.T) { // K7
	t.Parallel()
	r := filed(5)
	r.Table3.Rows[annual.R3_3_1] = annual.Figures{annual.Total: {N: 1}}
	r.Table3.Rows[annual.R3_3_8] = annual.Figures{annual.Total: {N: 2}}
	r.Table3.Rows[annual.R3_6_3] = annual.Figures{annual.Total: {N: 4}}
	r.Table3.Rows[annual.R3_4_2] = annual.Figures{annual.Legal: {N: 6}, annual.Total: {Blank: true}}
	r.Table3.Rows[annual.R2] = annual.Figures{annual.Legal: {Blank: true}, annual.Total: {Blank: true}}
	r.Table4.Review, r.Table4.AfterReview = group(1, 0, 0, 1), group(2, 0, 0, 0, 2) // direct: 5
	for _, c := range []struct {
		overview, other string
		income          *int64
		want            string
	}{
		{"新收政府信息公开申请5件，予以公开5件，办结5件，结转下年度0件", "", nil, ""},
		{"新收政府信息公开申请6件", "", nil, "K7:总计:R1 5→6"},
		{"新收政府信息公开申请4件", "", nil, "K7:总计:R1 5→4"},
		{"部分公开1件", "", nil, "K7:总计:R3.2 0→1"},
		{"办结4件", "结转下年度1件", nil, "K7:总计:R3.7 5→4; K7:总计:R4 0→1"},
		{"不予公开3件，无法提供6件，不予处理0件，其他处理4件", "", nil, ""},
		{"不予公开1件，无法提供7件，不予处理2件，其他处理0件", "", nil, "K7:总计:R3.3 3→1; K7:总计:R3.4 6→7; K7:总计:R3.5 0→2; K7:总计:R3.6 4→0"},
		{"上年结转3件", "", nil, ""}, // the table is blank there
		{"行政复议2件，行政诉讼7件", "", nil, ""},
		{"行政复议1件，行政诉讼5件", "", nil, "K7:总计:review 2→1; K7:总计:suits 7→5"},
		{"", "收取信息处理费380元", ptr(int64(38000)), ""},
		{"", "收取信息处理费380元", ptr(int64(38050)), "K7::fee 380.5→380"},
		{"", "未收取信息处理费", ptr(int64(38050)), "K7::fee 380.5→0"},
		{"", "收取信息处理费380元", nil, ""}, // nobody counted
	} {
		found := annual.K7(r, annual.Texts{Overview: c.overview, Other: c.other}, annual.Ledger{Income: c.income})
		if got := show(found); got != c.want {
			t.Errorf("%s %s: %s", c.overview, c.other, got)
		}
		for _, f := range found {
			if f.Severity != annual.Warning {
				t.Errorf("%s is no warning", show(found))
			}
		}
	}
	old := annual.Report{Year: 2020, Format: annual.Format2019, Table3: emptyTable(annual.Format2019)}
	old.Table3.Rows[annual.R3_6] = annual.Figures{annual.Total: {N: 4}}
	if got := show(annual.K7(old, annual.Texts{Overview: "其他处理3件"}, annual.Ledger{})); got != "K7:总计:R3.6 4→3" {
		t.Errorf("the one row of 2019: %s", got)
	}
	r.Table3.Rows[annual.R3_3_2] = annual.Figures{annual.Person: {Blank: true}, annual.Total: {Blank: true}}
	if got := show(annual.K7(r, annual.Texts{Overview: "不予公开9件"}, annual.Ledger{})); got != "" {
		t.Errorf("a blank among the rows of 不予公开: %s", got)
	}
	r.Table4.AfterReview[annual.AllEnds], r.Table4.AfterReview[annual.Upheld] = annual.Cell{Blank: true}, annual.Cell{Blank: true}
	if got := show(annual.K7(r, annual.Texts{Overview: "行政诉讼9件"}, annual.Ledger{})); got != "" {
		t.Errorf("blank suits: %s", got)
	}
}

func TestFeesHaveTheirNoticesAndTheirSentence(t *testing.T) { // K9
	t.Parallel()
	unpaid := emptyTable(annual.Format2021)
	unpaid.Rows[annual.R3_6_2] = annual.Figures{annual.Person: {N: 2}, annual.Total: {N: 2}}
	none := emptyTable(annual.Format2021)
	for _, c := range []struct {
		rule   string
		t3     annual.Table3
		ledger annual.Ledger
		other  *string
		want   string
	}{
		{"unpaid without a notice", unpaid, annual.Ledger{Notices: ptr(0)}, nil, "K9:总计:R3.6.2 2→0"},
		{"unpaid with a notice", unpaid, annual.Ledger{Notices: ptr(1)}, nil, ""},
		{"nobody counted notices", unpaid, annual.Ledger{}, nil, ""},
		{"nothing unpaid", none, annual.Ledger{Notices: ptr(0)}, nil, ""},
		{"no such row before 2021", emptyTable(annual.Format2019), annual.Ledger{Notices: ptr(0)}, nil, ""},
		{"collected and not said", none, annual.Ledger{Income: ptr(int64(38000))}, ptr("无"), "K9::fee 380→"},
		{"one 分 collected and not said", none, annual.Ledger{Income: ptr(int64(1))}, ptr("无"), "K9::fee 0.01→"},
		{"collected and said", none, annual.Ledger{Income: ptr(int64(38000))}, ptr("收取信息\u3000处理费380元"), ""},
		{"nothing collected", none, annual.Ledger{Income: ptr(int64(0))}, ptr("无"), ""},
		{"the text is not at hand", none, annual.Ledger{Income: ptr(int64(38000))}, nil, ""},
		{"nobody counted the income", none, annual.Ledger{}, ptr("无"), ""},
	} {
		found := annual.K9(c.t3, c.ledger, c.other)
		if got := show(found); got != c.want || len(found) > 0 && found[0].Severity != annual.Warning {
			t.Errorf("%s: %s", c.rule, got)
		}
	}
}

func FuzzReadFigures(f *testing.F) {
	f.Add("2024年，我县新收政府信息公开申请85件，上年结转3件；收取信息处理费0.038万元。")
	f.Add("，，件\xff１年")
	f.Fuzz(func(t *testing.T, text string) {
		for _, s := range annual.ReadFigures(text, 2024) {
			if s.N < 0 || s.Phrase == "" {
				t.Errorf("%+v", s)
			}
		}
	})
}
