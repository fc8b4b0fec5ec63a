package notice_test

import (
	"encoding/binary"
	"errors"
	"regexp"
	"slices"
	"strings"
	"testing"
	"unicode/utf16"

	"golang.org/x/text/encoding/simplifiedchinese"

	"gongkai/readers/notice"
)

func gb(t *testing.T, s string) string {
	t.Helper()
	out, err := simplifiedchinese.GB18030.NewEncoder().String(s)
	if err != nil {
		t.Fatal(err)
	}
	return out
}

func utf16le(s string) string {
	out := []byte{0xFF, 0xFE}
	for _, u := range utf16.Encode([]rune(s)) {
		out = binary.LittleEndian.AppendUint16(out, u)
	}
	return string(out)
}

func TestTheSameNoticeInOtherClothes(t *testing.T) {
	t.Parallel()
	original, want := wushanBytes(t), wushan(t)
	oneLineRows := regexp.MustCompile(`\n\t([^\n]*)\n\t([^\n]*)\n\t([^\n]*)\n\t([^\n]*)\n\t([^\n]*)\n\n`)
	for name, c := range map[string]struct {
		text  string
		lossy bool // the copy lost something, and the reader must say so
	}{
		"CRLF":                   {strings.ReplaceAll(original, "\n", "\r\n"), false},
		"CR":                     {strings.ReplaceAll(original, "\n", "\r"), false},
		"BOM":                    {"\uFEFF" + original, false},
		"UTF-16":                 {utf16le(original), false},
		"GB18030":                {gb(t, original), false},
		"full-width digits":      {strings.NewReplacer("\t1．", "\t１．", "\t2．", "\t２．").Replace(original), false},
		"ASCII marks":            {strings.NewReplacer("\t1．", "\t1. ", "\t（一）", "\t(一)").Replace(original), false},
		"a row a line":           {oneLineRows.ReplaceAllString(original+"\n", "\n$1\t$2\t$3\t$4\t$5\n"), false},
		"blanks at the ends cut": {regexp.MustCompile(`[ \t　]+\n`).ReplaceAllString(original, "\n"), true},
		"blank lines cut":        {regexp.MustCompile(`\n[ \t　\n]*\n`).ReplaceAllString(original, "\n"), true},
		"tabs lost":              {strings.ReplaceAll(original, "\t", ""), true},
		"tabs and blanks lost":   {regexp.MustCompile(`\n[\t\n]+`).ReplaceAllString(original, "\n"), true},
	} {
		n, err := notice.Parse([]byte(c.text), lastWorking2020)
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		if !same(n.Items, want.Items) || n.Title != want.Title || n.Number != want.Number || n.IssuedOn != want.IssuedOn {
			t.Errorf("%s: the reading differs (%d items, title %q)", name, len(n.Items), n.Title)
		}
		if said := slices.Contains(codes(n.Warnings), notice.BlanksLost); said != c.lossy {
			t.Errorf("%s: warnings %v", name, n.Warnings)
		}
	}
}

func TestFilesThatAreNoNotice(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		text string
		want error
	}{
		"empty":                {"", notice.ErrEmpty},
		"only a BOM":           {"\uFEFF", notice.ErrEmpty},
		"only blanks":          {" \t\r\n　\n", notice.ErrEmpty},
		"over the limit":       {strings.Repeat("通知", notice.MaxSize/6) + "通知", notice.ErrTooLarge},
		"a docx":               {"PK\x03\x04\x14\x00", notice.ErrNotText},
		"a pdf":                {"%PDF-1.7\n", notice.ErrNotText},
		"zero bytes":           {"通知\x00", notice.ErrNotText},
		"broken bytes":         {"\xFF\x00\xFF\x81\x20", notice.ErrEncoding},
		"half a UTF-16":        {"\xFF\xFE\x41", notice.ErrEncoding},
		"a letter, no table":   {"关于开会的通知\n\n各科室：\n\n请参会。\n", notice.ErrNoTable},
		"heads apart":          {"牵头单位\n" + strings.Repeat("x\n", 9) + "责任单位\n", notice.ErrNoTable},
		"heads and no rows":    {head + "抄送：县委办公室。\n", notice.ErrNoItems},
		"heads, sections only": {head + "\t一、加强公开\n\t（一）目录。\n\t\n\t\n\t\n", notice.ErrNoItems},
	} {
		n, err := notice.Parse([]byte(c.text), nil)
		if !errors.Is(err, c.want) {
			t.Errorf("%s: %v, want %v", name, err, c.want)
		}
		if n.Items == nil || n.Warnings == nil {
			t.Errorf("%s: a list is nil", name)
		}
	}
}

const letter = "巫山府办发〔2020〕63号\n巫山县人民政府办公室\n关于印发任务分工的通知\n各乡镇人民政府：\n请执行。\n2020年8月24日\n\n"

const head = letter + "\t重点任务\n\t贯彻举措\n\t牵头单位\n\t责任单位\n\n"

// row writes a row as the notice does; cells are parted by |.
func row(cells string) string {
	return "\t" + strings.ReplaceAll(cells, "|", "\n\t") + "\n\n"
}

func parse(t *testing.T, text string) notice.Notice {
	t.Helper()
	n, err := notice.Parse([]byte(text), lastWorking2020)
	if err != nil {
		t.Fatalf("%v\n%s", err, text)
	}
	return n
}

func TestIrregularRows(t *testing.T) {
	t.Parallel()
	first := row("一、加强公开|（一）目录。|1．编制目录。|县司法局|各乡镇（街道）")
	for name, c := range map[string]struct {
		rows   string
		ids    []string
		item   []notice.WarningCode // of the last item
		notice []notice.WarningCode
	}{
		"a row as it should be":          {first, []string{"一（一）1"}, nil, nil},
		"blank heads mean the same":      {first + row("||2．公开目录。|县司法局|县财政局"), []string{"一（一）1", "一（一）2"}, nil, nil},
		"the heads come again":           {first + row("重点任务|贯 彻 举 措|牵头单位|责任单位") + row("||2．公开目录。|县司法局|县财政局"), []string{"一（一）1", "一（一）2"}, nil, nil},
		"the same number twice":          {first + row("||1．公开目录。|县司法局|县财政局"), []string{"一（一）1", "一（一）1#2"}, []notice.WarningCode{notice.NumberTwice}, nil},
		"three of the same number":       {first + strings.Repeat(row("||1．公开。|县司法局|县财政局"), 2), []string{"一（一）1", "一（一）1#2", "一（一）1#3"}, []notice.WarningCode{notice.NumberTwice}, nil},
		"measures without number":        {first + row("|（二）指南。|及时公开指南。|县司法局|县财政局") + row("||其他。|县司法局|县财政局"), []string{"一（一）1", "一（二）", "一（二）#2"}, nil, nil},
		"a number is missing":            {first + row("||3．公开目录。|县司法局|县财政局"), []string{"一（一）1", "一（一）3"}, []notice.WarningCode{notice.NumberGap}, nil},
		"a topic is missing":             {first + row("|（三）指南。|1．公开。|县司法局|县财政局"), []string{"一（一）1", "一（三）1"}, nil, []notice.WarningCode{notice.NumberGap}},
		"a section is missing":           {first + row("三、其他|（一）指南。|1．公开。|县司法局|县财政局"), []string{"一（一）1", "三（一）1"}, nil, []notice.WarningCode{notice.NumberGap}},
		"a topic with other words":       {first + row("|（一）指南。|2．公开。|县司法局|县财政局"), []string{"一（一）1", "一（一）2"}, []notice.WarningCode{notice.NumberGap}, []notice.WarningCode{notice.HeadingDiffer}},
		"a topic without measures":       {row("一、加强公开|（一）目录。|||") + row("|（二）指南。|1．公开。|县司法局|县财政局"), []string{"一（二）1"}, nil, []notice.WarningCode{notice.EmptyHeading}},
		"no heading at all":              {row("||1．公开。|县司法局|县财政局"), []string{"1"}, []notice.WarningCode{notice.NoHeading}, nil},
		"a section without topic":        {row("一、加强公开||1．公开。|县司法局|县财政局"), []string{"一1"}, []notice.WarningCode{notice.NoHeading}, nil},
		"no lead":                        {row("一、加强公开|（一）目录。|1．公开。||县财政局"), []string{"一（一）1"}, []notice.WarningCode{notice.NoLead}, nil},
		"the last column is missing":     {first + row("||2．公开。|县司法局"), []string{"一（一）1", "一（一）2"}, []notice.WarningCode{notice.RowShape, notice.LeadOnly}, nil},
		"only the measure":               {first + row("||2．公开。"), []string{"一（一）1", "一（一）2"}, []notice.WarningCode{notice.RowShape, notice.NoLead, notice.LeadOnly}, nil},
		"the first columns are missing":  {first + row("2．公开。|县司法局|县财政局"), []string{"一（一）1", "一（一）2"}, []notice.WarningCode{notice.RowShape}, nil},
		"a column too many":              {first + row("||2．公开。|县司法局|县财政局|备注"), []string{"一（一）1", "一（一）2"}, []notice.WarningCode{notice.RowShape, notice.Unplaced}, []notice.WarningCode{notice.Unplaced}},
		"units without a measure":        {first + row("|||县司法局|县财政局"), []string{"一（一）1"}, nil, []notice.WarningCode{notice.Unplaced, notice.Unplaced}},
		"a word in the heading's column": {first + row("续表||2．公开。|县司法局|县财政局"), []string{"一（一）1", "一（一）2"}, []notice.WarningCode{notice.RowShape}, []notice.WarningCode{notice.Unplaced}},
		"a measure of two paragraphs":    {first + row("||2．公开。|再公开指南，并及时报送县政府办公室备案，接受社会监督。|县司法局|县财政局"), []string{"一（一）1", "一（一）2"}, []notice.WarningCode{notice.RowShape, notice.Paragraphs}, nil},
		"brackets that do not match":     {row("一、加强公开|（一）目录。|1．公开。|县司法局|各乡镇（街道、县财政局"), []string{"一（一）1"}, []notice.WarningCode{notice.OddName}, nil},
		"prose among the units":          {row("一、加强公开|（一）目录。|1．公开。|县司法局|县财政局：负责"), []string{"一（一）1"}, []notice.WarningCode{notice.OddName}, nil},
		"a unit named twice":             {row("一、加强公开|（一）目录。|1．公开。|县司法局|县财政局，县财政局"), []string{"一（一）1"}, []notice.WarningCode{notice.NameTwice}, nil},
		"garbled":                        {row("一、加强公开|（一）目录。|1．公\uFFFD。|县司法局|县财政局"), []string{"一（一）1"}, []notice.WarningCode{notice.Garbled}, nil},
		"text behind the table":          {first + "抄送：县委办公室，\n县人武部。\n\n巫山县人民政府办公室 2020年8月24日印发\n\t另有一项\n", []string{"一（一）1"}, nil, []notice.WarningCode{notice.AfterTable}},
	} {
		n := parse(t, head+c.rows)
		var ids []string
		for _, i := range n.Items {
			ids = append(ids, i.ID)
		}
		if !slices.Equal(ids, c.ids) {
			t.Errorf("%s: ids %q", name, ids)
		}
		if got := codes(n.Items[len(n.Items)-1].Warnings); !slices.Equal(got, c.item) {
			t.Errorf("%s: the item warns %v, want %v", name, got, c.item)
		}
		if got := codes(n.Warnings); !slices.Equal(got, c.notice) {
			t.Errorf("%s: the notice warns %v, want %v", name, n.Warnings, c.notice)
		}
	}
}

func TestUnplacedCellsAreNamedWithTheirLine(t *testing.T) {
	t.Parallel()
	n := parse(t, head+row("一、加强公开|（一）目录。|1．编制目录。|县司法局|各乡镇（街道）|2020年完成"))
	if len(n.Warnings) != 1 || n.Warnings[0].Line != 18 || n.Warnings[0].Text != "第18行：单元格“2020年完成”无法归入任何一项" {
		t.Errorf("%+v", n.Warnings)
	}
	if got := strings.Split(n.Source, "\n")[17]; got != "\t2020年完成" {
		t.Errorf("line 18 is %q", got)
	}
}

func TestOtherHeads(t *testing.T) {
	t.Parallel()
	more := strings.Replace(head, "\t责任单位\n", "\t责任单位\n\t完成时限\n", 1) + row("一、加强公开|（一）目录。|1．编制目录。|县司法局|县财政局|2020年底前")
	n := parse(t, more)
	if got := codes(n.Warnings); !slices.Equal(got, []notice.WarningCode{notice.OddHead, notice.Unplaced}) {
		t.Errorf("%v", n.Warnings)
	}
}

func TestHeadings(t *testing.T) {
	t.Parallel()
	body := row("一、加强公开|（一）目录。|1．编制目录。|县司法局|县财政局")
	table := "\n\t重点任务\n\t贯彻举措\n\t牵头单位\n\t责任单位\n\n" + body
	for name, c := range map[string]struct {
		text, title, number, issued string
		warn                        []notice.WarningCode
	}{
		"number behind the title": {"某县人民政府办公室关于印发分工的通知\n某府办发〔2021〕5号\n\n二〇二一年三月五日\n", "某县人民政府办公室关于印发分工的通知", "某府办发〔2021〕5号", "2021-03-05", nil},
		"square brackets":         {"某府办发[2021]5号\n关于印发分工的通知\n2021年3月5日\n", "关于印发分工的通知", "某府办发[2021]5号", "2021-03-05", []notice.WarningCode{notice.OddNumber}},
		"nothing":                 {"", "", "", "", []notice.WarningCode{notice.NoTitle, notice.NoNumber, notice.NoIssueDate}},
		"only printed on":         {"某府办发〔2021〕5号\n关于印发分工的通知\n" + table + "某县人民政府办公室　2021年3月5日印发\n", "关于印发分工的通知", "某府办发〔2021〕5号", "2021-03-05", nil},
		"a day that is not":       {"某府办发〔2021〕5号\n关于印发分工的通知\n2021年2月30日\n", "关于印发分工的通知", "某府办发〔2021〕5号", "", []notice.WarningCode{notice.NoIssueDate}},
	} {
		text := c.text
		if !strings.Contains(text, "重点任务") {
			text += table
		}
		n := parse(t, text)
		if n.Title != c.title || n.Number != c.number || n.IssuedOn.String() != c.issued {
			t.Errorf("%s: %q %q %s", name, n.Title, n.Number, n.IssuedOn)
		}
		if got := codes(n.Warnings); !slices.Equal(got, c.warn) {
			t.Errorf("%s: %v", name, n.Warnings)
		}
	}
}

func TestCopiedFromTheCityOnlyInACounty(t *testing.T) {
	t.Parallel()
	rows := row("一、加强公开|（一）目录。|1．公开。|县司法局|各区县政府")
	for issuer, want := range map[string]bool{
		"巫山县人民政府办公室": true, "渝中区人民政府办公室": true, "某局": true,
		"重庆市人民政府办公厅": false, "广西壮族自治区人民政府办公厅": false, "重庆市渝中区人民政府办公室": true,
	} {
		n := parse(t, strings.Replace(head, "巫山县人民政府办公室", issuer, 1)+rows)
		if got := slices.Contains(codes(n.Items[0].Warnings), notice.CopiedGroup); got != want {
			t.Errorf("%s: flagged %v", issuer, got)
		}
	}
}
