package command

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"strings"
	"time"
	"unicode"

	"github.com/spf13/cobra"
	"golang.org/x/term"

	"gongkai/civil"
	"gongkai/desk"
	"gongkai/letters/tables"
	"gongkai/statute/annual"
	"gongkai/workflows"
)

func reportCommand(s Streams) *cobra.Command {
	c := &cobra.Command{Use: "report", Short: "the annual report"}
	c.AddCommand(reportCompile(s), reportCheck(s))
	return c
}

func reportCompile(s Streams) *cobra.Command {
	var as, format string
	var whose desk.Whose
	var year int
	c := &cobra.Command{Use: "compile", Short: "table 3 of a year, from the cases",
		RunE: func(c *cobra.Command, _ []string) error {
			if _, ok := annual.FormatOf(year); !ok || year > 2100 {
				return misuse("年度 %d 没有报告格式（2019 年起）", year)
			}
			if asJSON(c) && format == "" {
				format = string(tables.JSON)
			}
			kind := tables.Kind(format)
			if format != "" && kind.Mime() == "" {
				return misuse("没有格式 %s，可用 json、xlsx、docx、html", oneLine(format))
			}
			if (kind == tables.XLSX || kind == tables.DOCX) && onTerminal(s.Out) {
				return misuse("%s 不能显示在终端上，请写到文件：gongkai report compile … > 表三.%s", kind, kind)
			}
			return beside(c.Context(), s, func(o *office, _ workflows.Engine, _ bool) error {
				p, err := actor(c, o, as)
				if err != nil {
					return err
				}
				t, err := o.desk(nil, newLog(s.Err)).Compile(c.Context(), p, whose, civil.Of(year, time.January, 1), civil.Of(year, time.December, 31))
				if err != nil {
					return err
				}
				if kind == "" {
					return printTable3(s.Out, t)
				}
				return printFile(s.Out, t, kind)
			})
		}}
	c.Flags().IntVar(&year, "year", time.Now().Year(), "report year")
	c.Flags().StringVar(&as, "as", "", "account to act as")
	c.Flags().StringVar(&whose.Agency, "agency", "", "code of the unit whose table is compiled; empty: the account's agency")
	c.Flags().BoolVar(&whose.RollUp, "roll-up", false, "add up the unit and all answering agencies under it")
	c.Flags().StringVar(&format, "format", "", "json, xlsx, docx or html; empty: a table on the terminal")
	return c
}

func onTerminal(w io.Writer) bool {
	f, ok := w.(*os.File)
	return ok && term.IsTerminal(int(f.Fd()))
}

func printFile(w io.Writer, t tables.Table, kind tables.Kind) error {
	b, err := t.File(kind)
	if err != nil {
		return err
	}
	_, err = w.Write(b)
	return err
}

func printTable3(w io.Writer, t tables.Table) error {
	if _, err := fmt.Fprintf(w, "%s　%s 至 %s　统计截至 %s\n", t.Agency, t.From, t.To, t.AsOf); err != nil {
		return err
	}
	if n := len(t.Report.Entities); n > 0 {
		if _, err := fmt.Fprintf(w, "汇总 %d 个单位\n", n); err != nil {
			return err
		}
	}
	table := t.Report.Table3
	for _, row := range annual.Layout(table.Format) {
		cells := make([]string, annual.Columns)
		for c := range annual.Column(annual.Columns) {
			cells[c] = fmt.Sprintf("%5d", table.At(row.Row, c))
		}
		if _, err := fmt.Fprintf(w, "%-7s%s  %s%s\n", row.Row, strings.Join(cells, ""), strings.Repeat("　", row.Indent), row.Label); err != nil {
			return err
		}
	}
	for _, f := range annual.Check(table) {
		if _, err := fmt.Fprintf(w, "核对 %s 不平：%s %s 应为 %v，实为 %v\n", f.Check, f.Column, f.Row, f.Want, f.Got); err != nil {
			return err
		}
	}
	return nil
}

func reportCheck(s Streams) *cobra.Command {
	return &cobra.Command{Use: "check FILE", Short: "check the identities of a published or draft report; - reads what compile writes", Args: cobra.ExactArgs(1),
		RunE: func(c *cobra.Command, args []string) error {
			b, err := readReport(s.In, args[0])
			if err != nil {
				return err
			}
			v, err := annual.CheckReport(b)
			if err != nil {
				return unreadable(err, b)
			}
			if asJSON(c) {
				err = printJSON(s.Out, v)
			} else {
				err = printVerdict(s.Out, v)
			}
			if err == nil && len(v.Errors) > 0 {
				return errNo
			}
			return err
		}}
}

// maxReport is how long the file of a report may be: a county's with those of all its entities.
const maxReport = 4 << 20

func readReport(stdin io.Reader, path string) ([]byte, error) {
	if path != "-" {
		return readFile(path, maxReport)
	}
	b, err := io.ReadAll(io.LimitReader(stdin, maxReport+1))
	if err == nil && len(b) > maxReport {
		err = misuse("输入超过 %d 字节", maxReport)
	}
	return b, err
}

// unreadable says in one line what is wrong with a report file, and then in the words of the reader where.
func unreadable(err error, file []byte) error {
	var syntax *json.SyntaxError
	if errors.As(err, &syntax) {
		before := file[:min(max(int(syntax.Offset), 0), len(file))]
		return misuse("不是完整的 JSON，请检查第 %d 行附近（%v）", 1+bytes.Count(before, []byte("\n")), syntax)
	}
	for _, known := range []struct {
		err error
		say string
	}{
		{annual.ErrSyntax, "栏目名或者填法不对，请对照报告文件的格式"},
		{annual.ErrFormat, "不知道是哪种格式，请写明 year（2019 年起）或者 format（2019 或 2021）"},
		{annual.ErrTable3, "没有表三，请补上 table3"},
		{annual.ErrRow, "有这种格式没有的行，请核对行号与年度"},
		{annual.ErrWidth, "有一行的格数不对：表三每行 7 格，表四每组 5 格，表二按表头"},
		{annual.ErrYear, "请写明报告年度 year，才能核对登记簿、正文或者各单位"},
		{annual.ErrPrevious, "previous 不是上一年度的报告，请核对年度"},
		{annual.ErrExplain, "explained 只能说明上年结转的差异（K5）"},
		{annual.ErrLevel, "level 只能是 county 或者 township"},
		{annual.ErrLedger, "ledger 中的收费数字有误：应不小于零，fee_income 以元为单位，最多两位小数"},
		{annual.ErrEntity, "各单位的报告不全：请在 entities 中逐个写明 entity"},
	} {
		if errors.Is(err, known.err) {
			return misuse("%s（%v）", known.say, err)
		}
	}
	return usage{err}
}

func printVerdict(w io.Writer, v annual.Verdict) error {
	lines := [][]string{{"级别", "核对", "列", "应为", "实为", "行与要求"}}
	for _, part := range []struct {
		head string
		list []annual.Finding
	}{{"错误", v.Errors}, {"提示", v.Warnings}} {
		for _, f := range part.list {
			got := string(f.Got)
			if f.Check == annual.CheckK8 && f.Row == "" { // one finding for all blanks of a column
				got += " 格空白"
			}
			lines = append(lines, []string{part.head, string(f.Check), orDash(f.Column), orDash(string(f.Want)), orDash(got), requirement(f)})
		}
	}
	if len(lines) > 1 {
		if err := printColumns(w, lines); err != nil {
			return err
		}
	}
	end := "勾稽关系成立"
	switch {
	case len(v.Errors) > 0:
		end = fmt.Sprintf("共 %d 处错误、%d 处提示：请更正错误后再报送", len(v.Errors), len(v.Warnings))
	case len(v.Warnings) > 0:
		end += fmt.Sprintf("，另有 %d 处提示，请逐一核实", len(v.Warnings))
	}
	_, err := fmt.Fprintln(w, end)
	return err
}

// requirement is the row of a finding, what the check asks for, and the reason on record why it need not hold.
func requirement(f annual.Finding) string {
	out := f.Check.Meaning()
	if f.Row != "" {
		out = "【" + f.RowName() + "】" + out
	}
	if f.Explanation != "" {
		out += "（已说明：" + f.Explanation + "）"
	}
	return out
}

// oneLine keeps control characters of a file off the terminal.
func oneLine(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsControl(r) {
			return ' '
		}
		return r
	}, s)
}

func orDash(s string) string {
	if s == "" {
		return "—"
	}
	return s
}

// printColumns aligns columns, the last one free; Chinese characters are two cells wide at a terminal.
func printColumns(w io.Writer, lines [][]string) error {
	widths := make([]int, len(lines[0]))
	for _, line := range lines {
		for i, cell := range line {
			line[i] = oneLine(cell)
			widths[i] = max(widths[i], cells(line[i]))
		}
	}
	for _, line := range lines {
		var out strings.Builder
		for i, cell := range line {
			out.WriteString(cell)
			if i < len(line)-1 {
				out.WriteString(strings.Repeat(" ", widths[i]-cells(cell)+2))
			}
		}
		if _, err := fmt.Fprintln(w, out.String()); err != nil {
			return err
		}
	}
	return nil
}

func cells(s string) (n int) {
	const firstWide = 0x2E80 // the CJK blocks and the full-width forms begin here
	for _, r := range s {
		n++
		if r >= firstWide {
			n++
		}
	}
	return n
}
