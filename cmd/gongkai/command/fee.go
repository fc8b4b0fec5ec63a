package command

import (
	"errors"
	"fmt"
	"io"
	"strconv"
	"text/tabwriter"
	"time"

	"github.com/spf13/cobra"

	"gongkai/civil"
	"gongkai/seeds"
	"gongkai/statute/fee"
)

func feeCommand(s Streams) *cobra.Command {
	c := &cobra.Command{Use: "fee", Short: "信息处理费 by one of the two tariffs"}
	c.AddCommand(
		feeBy(s, fee.Units, "units N", "of N units of the same applicant in one calendar month", fee.Tariffs.ByUnits),
		feeBy(s, fee.Pages, "pages N", "of N pages of one application", fee.Tariffs.ByPages),
	)
	return c
}

type tariff = func(fee.Tariffs, int, civil.Date) (fee.Fee, error)

func feeBy(s Streams, by fee.By, use, short string, total tariff) *cobra.Command {
	var on string
	c := &cobra.Command{Use: use, Short: short,
		Args: func(_ *cobra.Command, args []string) error {
			if len(args) != 1 {
				return misuse("请给出一个数量，例如 gongkai fee %s 12", by)
			}
			return nil
		},
		RunE: func(c *cobra.Command, args []string) error {
			n, err := strconv.Atoi(args[0])
			if err != nil {
				return usage{fee.ErrNumber}
			}
			date, err := feeDate(on)
			if err != nil {
				return err
			}
			return printFee(c, s, by, total, n, date)
		}}
	c.Flags().StringVar(&on, "on", "", "YYYY-MM-DD, the day that chooses the tariff (default today in China)")
	c.SetFlagErrorFunc(negativeNumber)
	return c
}

// negativeNumber answers -5, which looks like a flag, as the number it was meant to be.
func negativeNumber(_ *cobra.Command, err error) error {
	var unknown interface{ GetSpecifiedShortnames() string } // what cobra says of a flag it does not know
	if errors.As(err, &unknown) {
		if _, notNumber := strconv.Atoi(unknown.GetSpecifiedShortnames()); notNumber == nil {
			return usage{fee.ErrNumber}
		}
	}
	return usage{err}
}

func feeDate(on string) (civil.Date, error) {
	if on == "" {
		return civil.In(time.Now()), nil
	}
	d, err := civil.Parse(on)
	if err != nil {
		return 0, misuse("日期 %q 应写作 2024-03-04 的形式", on)
	}
	return d, nil
}

func printFee(c *cobra.Command, s Streams, by fee.By, total tariff, n int, on civil.Date) error {
	tariffs, err := fee.Parse(seeds.FeeTariffs())
	if err != nil {
		return err
	}
	f, err := total(tariffs, n, on)
	if err != nil {
		return usage{err}
	}
	if asJSON(c) {
		return printJSON(s.Out, f)
	}
	state, err := tariffs.On(on)
	if err != nil {
		return usage{err}
	}
	return feeTable(s.Out, by, n, f, state)
}

// feeTable is the computation as it goes on paper.
func feeTable(out io.Writer, by fee.By, n int, f fee.Fee, state fee.State) error {
	head, unit := "按件计收（同一申请人同一自然月）", "件"
	if by == fee.Pages {
		head, unit = "按量计收（一件申请）", "页"
	}
	if _, err := fmt.Fprintf(out, "%s　%d%s\n依据：%s\n", head, n, unit, state.Source); err != nil {
		return err
	}
	w := tabwriter.NewWriter(out, 0, 0, 1, ' ', tabwriter.AlignRight)
	for _, b := range f.Bands { // a write error of the table is kept and told by Flush
		_, _ = fmt.Fprintf(w, "第%d—%d%s\t%d%s\t×\t%d元\t=\t%d元\t\n", b.From, b.To, unit, b.Count, unit, b.Each, b.Yuan)
	}
	if err := w.Flush(); err != nil {
		return err
	}
	_, err := fmt.Fprintf(out, "合计 %d元\n", f.Yuan)
	return err
}
