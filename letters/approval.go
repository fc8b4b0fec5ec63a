package letters

import "gongkai/ooxml"

// ApprovalSheet is the 呈批单 that goes round on paper: what is proposed, and a place for everybody who signs.
type ApprovalSheet struct {
	Agency     string
	RegisterNo string
	Applicant  string
	Received   string
	Due        string
	Request    string // 内容摘要
	Outcome    string
	Proposal   string // 拟办意见
	Handler    string
	Risks      []SheetRisk
}

// SheetRisk is a warning that somebody must take upon himself (带风险签发).
type SheetRisk struct{ Text, Role string }

// SheetRow is a line of the sheet; Sign leaves room for a signature and its date.
type SheetRow struct {
	Label string
	Lines []string
	Sign  bool
}

// ApprovalTitle is the heading of the sheet.
const ApprovalTitle = "政府信息公开申请答复呈批单"

// Rows are the lines of the sheet, in the order in which it goes round.
func (s ApprovalSheet) Rows() []SheetRow {
	out := []SheetRow{{Label: "登记号", Lines: []string{s.RegisterNo}}, {Label: "申请人", Lines: []string{s.Applicant}}, {Label: "收到", Lines: []string{s.Received}},
		{Label: "答复期限", Lines: []string{s.Due}}, {Label: "内容摘要", Lines: lines(s.Request)}}
	proposal := append([]string{}, lines(s.Proposal)...)
	if s.Outcome != "" {
		proposal = append([]string{"拟：" + s.Outcome}, proposal...)
	}
	out = append(out, SheetRow{Label: "拟办意见", Lines: proposal}, SheetRow{Label: "承办单位", Lines: filled("承办人：", s.Handler), Sign: true},
		SheetRow{Label: "保密审查", Sign: true}, SheetRow{Label: "法制审核", Sign: true}, SheetRow{Label: "会签", Sign: true}, SheetRow{Label: "审核", Sign: true})
	for _, r := range s.Risks {
		row := SheetRow{Label: "风险提示", Lines: []string{r.Text, "仍要办理的理由："}, Sign: true}
		if r.Role != "" {
			row.Lines = append(row.Lines, "应由"+r.Role+"签字")
		}
		out = append(out, row)
	}
	return append(out, SheetRow{Label: "签发", Sign: true})
}

func filled(label, value string) []string {
	if value == "" {
		return nil
	}
	return []string{label + value}
}

// SignHere is printed where somebody signs.
const SignHere = "签字：　　　　　　　　　年　　月　　日"

// Docx is the sheet on A4.
func (s ApprovalSheet) Docx(style Style) ([]byte, error) {
	fonts, sheet := style.Fonts.complete(), ooxml.GBT9704()
	label := 7 * sheet.Char()
	t := ooxml.Table{Columns: []ooxml.Twips{label, sheet.Measure() - label}}
	for _, r := range s.Rows() {
		row := ooxml.Row{Cells: []ooxml.Cell{{Content: []ooxml.Paragraph{{Align: ooxml.Center, Runs: []ooxml.Run{{Text: r.Label, Font: fonts.Label}}}}}, {}}}
		for _, line := range r.Lines {
			row.Cells[1].Content = append(row.Cells[1].Content, ooxml.Paragraph{Align: ooxml.Left, Runs: []ooxml.Run{{Text: line}}})
		}
		if r.Sign {
			row.Height = 1100
			row.Cells[1].Content = append(row.Cells[1].Content, ooxml.Paragraph{Align: ooxml.Right, Before: 300, Runs: []ooxml.Run{{Text: SignHere}}})
		}
		if len(row.Cells[1].Content) == 0 {
			row.Cells[1].Content = []ooxml.Paragraph{{}}
		}
		t.Rows = append(t.Rows, row)
	}
	title := ooxml.Paragraph{Align: ooxml.Center, KeepNext: true, After: 200, Runs: []ooxml.Run{{Text: ApprovalTitle, Font: fonts.Title, Size: sizeSmall2}}}
	d := ooxml.Document{Sheet: sheet, Font: fonts.Body, Footer: ooxml.PageNumbers(fonts.Number), Body: []ooxml.Block{title}}
	if s.Agency != "" {
		d.Body = append(d.Body, ooxml.Paragraph{Align: ooxml.Right, Runs: []ooxml.Run{{Text: s.Agency}}})
	}
	d.Body = append(d.Body, t)
	return d.Bytes()
}
