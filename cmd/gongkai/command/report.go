package command

import (
	"fmt"
	"io"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"gongkai/civil"
	"gongkai/desk"
	"gongkai/statute/annual"
	"gongkai/workflows"
)

func reportCommand(s Streams) *cobra.Command {
	c := &cobra.Command{Use: "report", Short: "the annual report"}
	c.AddCommand(reportCompile(s), reportCheck(s))
	return c
}

func reportCompile(s Streams) *cobra.Command {
	var as string
	var year int
	c := &cobra.Command{Use: "compile", Short: "table 3 of a year, from the cases",
		RunE: func(c *cobra.Command, _ []string) error {
			if _, ok := annual.FormatOf(year); !ok || year > 2100 {
				return misuse("年度 %d 没有报告格式（2019 年起）", year)
			}
			return beside(c.Context(), s, func(o *office, _ workflows.Engine, _ bool) error {
				p, err := actor(c, o, as)
				if err != nil {
					return err
				}
				r, err := o.desk(nil, newLog(s.Err)).Report(c.Context(), p, civil.Of(year, time.January, 1), civil.Of(year, time.December, 31))
				if err != nil {
					return err
				}
				if asJSON(c) {
					return printJSON(s.Out, annual.Report{Year: year, Format: r.Table.Format, Table3: r.Table})
				}
				return printTable3(s.Out, r)
			})
		}}
	c.Flags().IntVar(&year, "year", time.Now().Year(), "report year")
	c.Flags().StringVar(&as, "as", "", "account to act as; its agency's table is compiled")
	return c
}

func printTable3(w io.Writer, r desk.Report) error {
	if _, err := fmt.Fprintf(w, "%s 至 %s　统计截至 %s\n", r.From, r.To, r.AsOf); err != nil {
		return err
	}
	for _, row := range annual.Layout(r.Table.Format) {
		cells := make([]string, annual.Columns)
		for c := range annual.Column(annual.Columns) {
			cells[c] = fmt.Sprintf("%5d", r.Table.At(row.Row, c))
		}
		if _, err := fmt.Fprintf(w, "%-7s%s  %s%s\n", row.Row, strings.Join(cells, ""), strings.Repeat("　", row.Indent), row.Label); err != nil {
			return err
		}
	}
	for _, f := range r.Findings {
		if _, err := fmt.Fprintf(w, "核对 %s 不平：%s %s 应为 %v，实为 %v\n", f.Check, f.Column, f.Row, f.Want, f.Got); err != nil {
			return err
		}
	}
	return nil
}

func reportCheck(s Streams) *cobra.Command {
	return &cobra.Command{Use: "check FILE", Short: "check the identities of a published or draft report", Args: cobra.ExactArgs(1),
		RunE: func(c *cobra.Command, args []string) error {
			b, err := readFile(args[0], 4<<20)
			if err != nil {
				return err
			}
			v, err := annual.CheckReport(b)
			if err != nil {
				return usage{err}
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

func printVerdict(w io.Writer, v annual.Verdict) error {
	for _, part := range []struct {
		head string
		list []annual.Finding
	}{{"错误", v.Errors}, {"提示", v.Warnings}} {
		for _, f := range part.list {
			if _, err := fmt.Fprintf(w, "%s %s %s %s 应为 %v，实为 %v\n", part.head, f.Check, f.Column, f.Row, f.Want, f.Got); err != nil {
				return err
			}
		}
	}
	if len(v.Errors) == 0 {
		_, err := fmt.Fprintln(w, "勾稽关系成立")
		return err
	}
	return nil
}
