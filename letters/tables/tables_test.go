package tables_test

import (
	"archive/zip"
	"bytes"
	"encoding/json"
	"io"
	"os"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"
	"golang.org/x/net/html"

	"gongkai/civil"
	"gongkai/letters/tables"
	"gongkai/statute/annual"
)

func on(s string) civil.Date { return civil.MustParse(s) }

// sample has four cases of 2024 and one blank cell.
func sample(year int) tables.Table {
	from, to := civil.Of(year, 1, 1), civil.Of(year, 12, 31)
	lines := []annual.Line{
		{ReceivedOn: from.AddDays(60), RepliedOn: from.AddDays(70), Row: annual.R3_1, Column: annual.Person},
		{ReceivedOn: from.AddDays(61), RepliedOn: from.AddDays(70), Row: annual.R3_3_4, Column: annual.Legal},
		{ReceivedOn: from.AddDays(-5), RepliedOn: from.AddDays(9), Row: annual.R3_6_3, Column: annual.Commercial},
		{ReceivedOn: to.AddDays(-1), Column: annual.Person},
	}
	t3 := annual.Compile(slices.Values(lines), from, to)
	figures := t3.Rows[annual.R3_5_5]
	figures[annual.Research] = annual.Cell{Blank: true}
	t3.Rows[annual.R3_5_5] = figures
	return tables.Table{Agency: "=县人民政府办公室<b>", From: from, To: to, AsOf: to.AddDays(20),
		Report: annual.RolledUp{Report: annual.Report{Year: year, Format: t3.Format, Table3: t3, Table4: annual.NotKept()}}}
}

func file(t *testing.T, in tables.Table, k tables.Kind) []byte {
	t.Helper()
	b, err := in.File(k)
	if err != nil {
		t.Fatal(err)
	}
	return b
}

func TestTheJSONIsWhatTheCheckReads(t *testing.T) {
	t.Parallel()
	one := sample(2024)
	one.Report.Table3.Rows[annual.R3_5_5] = annual.Figures{}
	v, err := annual.CheckReport(file(t, one, tables.JSON))
	if err != nil || len(v.Errors)+len(v.Warnings) != 0 {
		t.Errorf("%v %+v", err, v)
	}
	parts := []annual.Report{one.Report.Report, one.Report.Report}
	sum := tables.Table{Report: annual.RolledUp{Report: annual.Sum(2024, annual.Format2021, parts), County: &annual.County{Office: "办", Listed: []string{"局"}},
		Entities: []annual.Submitted{{Entity: "办", Report: parts[0]}, {Entity: "局", Report: parts[1]}}}}
	if v, err = annual.CheckReport(file(t, sum, tables.JSON)); err != nil || len(v.Errors)+len(v.Warnings) != 0 {
		t.Errorf("%v %+v", err, v)
	}
	sum.Report.Entities = sum.Report.Entities[1:] // the check sees it
	if v, err = annual.CheckReport(file(t, sum, tables.JSON)); err != nil || len(v.Errors) == 0 || v.Errors[0].Check != annual.CheckEntity {
		t.Errorf("%v %+v", err, v)
	}
	var shape map[string]json.RawMessage
	if err := json.Unmarshal(file(t, one, tables.JSON), &shape); err != nil || len(shape) != 4 {
		t.Errorf("%v %v", err, shape)
	}
}

// labels are the words of the official form, each once.
func labels(f annual.Format) (out []string) {
	for _, row := range annual.Layout(f) {
		for _, h := range row.Heads {
			out = append(out, h.Label)
		}
	}
	for _, row := range annual.ColumnHeads() {
		for _, h := range row {
			out = append(out, h.Label)
		}
	}
	return out
}

func TestTheWorkbookHasFiguresAsFiguresAndWordsAsWords(t *testing.T) {
	t.Parallel()
	for _, year := range []int{2020, 2024} {
		in := sample(year)
		f, err := excelize.OpenReader(bytes.NewReader(file(t, in, tables.XLSX)))
		if err != nil {
			t.Fatal(err)
		}
		merged, err := f.GetMergeCells("表三")
		if err != nil {
			t.Fatal(err)
		}
		ranges := map[string]string{}
		for _, m := range merged {
			ranges[m.GetStartAxis()+":"+m.GetEndAxis()] = m.GetCellValue()
		}
		last := map[int]string{2020: "A8:A27", 2024: "A8:A29"}[year]
		for at, want := range map[string]string{"A3:C5": annual.CornerNote, "D3:J3": "申请人情况", "E4:I4": "法人或其他组织", "A6:C6": "一、本年新收政府信息公开申请数量", last: annual.ResultsHead, "B10:B17": "（三）不予公开"} {
			if ranges[at] != want {
				t.Errorf("%d %s is %q, want %q", year, at, ranges[at], want)
			}
		}
		for r, row := range in.Report.Table3.Format.Rows() {
			for c := range annual.Column(annual.Columns) {
				at, _ := excelize.CoordinatesToCellName(4+int(c), 6+r)
				value, _ := f.GetCellValue("表三", at)
				kind, _ := f.GetCellType("表三", at)
				want := strconv.Itoa(in.Report.Table3.At(row, c))
				if in.Report.Table3.Rows[row][c].Blank {
					want = ""
				}
				if value != want || kind != excelize.CellTypeUnset { // a number has no type of its own
					t.Errorf("%d %s %s (%s): %q of type %d, want %s", year, row, c, at, value, kind, want)
				}
			}
		}
		if used, _ := f.GetSheetDimension("表三"); used != map[int]string{2020: "A1:J28", 2024: "A1:J30"}[year] {
			t.Errorf("%d: the sheet says that it ends at %s", year, used)
		}
		formula, _ := f.GetCellFormula("表三", "A2")
		if kind, _ := f.GetCellType("表三", "A2"); formula != "" || kind != excelize.CellTypeSharedString {
			t.Errorf("a name became a formula %q of type %d", formula, kind)
		}
		if props, err := f.GetDocProps(); err != nil || props.Creator+props.LastModifiedBy != "" {
			t.Errorf("%v: written by %+v", err, props)
		}
	}
}

func part(t *testing.T, archive []byte, name string) string {
	t.Helper()
	z, err := zip.NewReader(bytes.NewReader(archive), int64(len(archive)))
	if err != nil {
		t.Fatal(err)
	}
	f, err := z.Open(name)
	if err != nil {
		t.Fatal(err)
	}
	b, err := io.ReadAll(f)
	if err != nil {
		t.Fatal(err)
	}
	return string(b)
}

func TestTheDocumentHasTheMergedHeads(t *testing.T) {
	t.Parallel()
	in := sample(2024)
	text := part(t, file(t, in, tables.DOCX), "word/document.xml")
	for _, label := range labels(annual.Format2021) {
		if !strings.Contains(text, ">"+label+"<") {
			t.Errorf("%q is missing", label)
		}
	}
	// corner, 自然人, 总计, 三、, and four groups reach down; what lies under them continues them
	if n := strings.Count(text, `<w:vMerge w:val="restart"/>`); n != 8 {
		t.Errorf("%d cells reach down", n)
	}
	if n := strings.Count(text, "<w:vMerge/>"); n != 2+1+1+21+7+2+4+2 {
		t.Errorf("%d cells continue others", n)
	}
	if n := strings.Count(text, "<w:tr>"); n != 28 {
		t.Errorf("%d rows", n)
	}
	if !strings.Contains(text, "=县人民政府办公室&lt;b&gt;　2024年　统计截至 2025年1月20日") {
		t.Error("whose table it is")
	}
}

func TestThePageStandsAloneAndPrints(t *testing.T) {
	t.Parallel()
	in := sample(2024)
	text := string(file(t, in, tables.HTML))
	doc, err := html.Parse(strings.NewReader(text))
	if err != nil {
		t.Fatal(err)
	}
	count := map[string]int{}
	for n := range doc.Descendants() {
		if n.Type == html.ElementNode {
			count[n.Data]++
			for _, a := range n.Attr {
				if slices.Contains([]string{"src", "href", "onload", "action"}, a.Key) {
					t.Errorf("<%s %s=%s>: the page needs something else", n.Data, a.Key, a.Val)
				}
			}
		}
	}
	if count["tr"] != 28 || count["td"] != 25*annual.Columns || count["h1"] != 1 || count["script"]+count["link"]+count["b"] != 0 {
		t.Errorf("%v", count)
	}
	for _, want := range []string{"@page", `<th scope="row" rowspan="22">三、本年度办理结果</th>`, `<th scope="col" colspan="5">法人或其他组织</th>`, "=县人民政府办公室&lt;b&gt;", "<td></td>"} {
		if !strings.Contains(text, want) {
			t.Errorf("%s is missing", want)
		}
	}
}

func TestWhatTheHeadOfTheTableSays(t *testing.T) {
	t.Parallel()
	in := tables.Table{Agency: "县人民政府", From: on("2024-02-01"), To: on("2024-06-30"), AsOf: on("2024-03-05"), Report: annual.RolledUp{
		Report: annual.Report{Format: annual.Format2021, Table3: annual.Table3{Format: annual.Format2021}}, Entities: make([]annual.Submitted, 3)}}
	want := "县人民政府　2024年2月1日至2024年6月30日　统计截至 2024年3月5日　汇总 3 个单位，在办的计入“结转下年度”"
	if text := string(file(t, in, tables.HTML)); !strings.Contains(text, want) || strings.Contains(text, "<td>0</td>") {
		t.Error(text)
	}
}

func TestTheSameTableGivesTheSameBytes(t *testing.T) {
	t.Parallel()
	for _, k := range tables.Kinds() {
		if a, b := file(t, sample(2024), k), file(t, sample(2024), k); !bytes.Equal(a, b) || k.Mime() == "" {
			t.Errorf("%s", k)
		}
	}
	if _, err := sample(2024).File("pdf"); err == nil || tables.Kind("pdf").Mime() != "" {
		t.Error("a kind that is none")
	}
	if dir := os.Getenv("GONGKAI_TABLES"); dir != "" { // to look at them
		for _, k := range tables.Kinds() {
			if err := os.WriteFile(dir+"/table."+string(k), file(t, sample(2024), k), 0o600); err != nil {
				t.Fatal(err)
			}
		}
	}
}
