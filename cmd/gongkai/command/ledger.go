package command

import (
	"errors"
	"fmt"
	"io"
	"os"

	"github.com/spf13/cobra"

	"gongkai/desk"
	"gongkai/readers/notice"
	"gongkai/seeds"
	"gongkai/statute/calendar"
	"gongkai/web/words"
	"gongkai/workflows"
)

func noticeCommand(s Streams) *cobra.Command {
	c := &cobra.Command{Use: "notice", Short: "任务分工 notices"}
	c.AddCommand(noticeParse(s), noticeImport(s))
	return c
}

func noticeParse(s Streams) *cobra.Command {
	return &cobra.Command{Use: "parse FILE", Short: "read a notice and print its items, dates and warnings; changes nothing", Args: cobra.ExactArgs(1),
		RunE: func(c *cobra.Command, args []string) error {
			text, err := readFile(args[0], notice.MaxSize)
			if err != nil {
				return err
			}
			cal, err := shippedCalendar()
			if err != nil {
				return err
			}
			n, err := notice.Parse(text, cal.LastWorkingOnOrBefore)
			if err != nil {
				return usage{errors.New(words.NoticeFault(desk.NoticeCode(err)))}
			}
			if asJSON(c) {
				return printJSON(s.Out, n)
			}
			return printNotice(s.Out, n)
		}}
}

// shippedCalendar is the newest edition inside the program, for commands that need no database.
func shippedCalendar() (*calendar.Calendar, error) {
	editions := seeds.Calendars()
	last := editions[len(editions)-1]
	return calendar.Parse(last.ID, last.JSON)
}

func printNotice(w io.Writer, n notice.Notice) error {
	if _, err := fmt.Fprintf(w, "%s\n%s　%s　共 %d 项\n", n.Title, n.Number, n.IssuedOn.Chinese(), len(n.Items)); err != nil {
		return err
	}
	for _, it := range n.Items {
		if _, err := fmt.Fprintf(w, "%-10s %s\n", it.ID, head(it.Text, 40)); err != nil {
			return err
		}
		for _, d := range it.Deadlines {
			if _, err := fmt.Fprintf(w, "           期限 %s %s「%s」\n", d.Kind, d.Date, d.Quote); err != nil {
				return err
			}
		}
		for _, warning := range it.Warnings {
			if _, err := fmt.Fprintf(w, "           提示 %s\n", warning.Text); err != nil {
				return err
			}
		}
	}
	return nil
}

func head(text string, n int) string {
	r := []rune(text)
	if len(r) <= n {
		return text
	}
	return string(r[:n]) + "…"
}

func noticeImport(s Streams) *cobra.Command {
	var as string
	c := &cobra.Command{Use: "import FILE", Short: "make every item of a notice a case, with its units' shares; again changes nothing", Args: cobra.ExactArgs(1),
		RunE: func(c *cobra.Command, args []string) error {
			text, err := readFile(args[0], notice.MaxSize)
			if err != nil {
				return err
			}
			return beside(c.Context(), s, func(o *office, e workflows.Engine, alive bool) error {
				p, err := actor(c, o, as)
				if err != nil {
					return err
				}
				var to desk.Engine = desk.NoEngine{} // the sweeper of a running worker finds the cases
				if alive {
					to = e
				}
				progress := bar(s, 0, "导入")
				d := o.desk(to, newLog(s.Err))
				defer d.Wait() // the nudges of new cases
				out, err := d.ImportNotice(c.Context(), p, text, func(done, of int) {
					progress.ChangeMax(of)
					_ = progress.Set(done) // progress is for the eye only
				})
				var bad desk.Invalid
				if errors.As(err, &bad) && bad[0].Field == "file" {
					return usage{errors.New(words.NoticeFault(bad[0].Code))}
				}
				if err != nil {
					return err
				}
				if asJSON(c) {
					return printJSON(s.Out, out)
				}
				_, err = fmt.Fprintln(s.Out, importedSentence(out))
				return err
			})
		}}
	c.Flags().StringVar(&as, "as", "", "account to act as")
	return c
}

// importedSentence says what an import did; an item counts as noted when the reader had something to say of it.
func importedSentence(n desk.NoticeImported) string {
	said := fmt.Sprintf("任务 %d 项，新立 %d 项；单位分工 %d 件，新开 %d 件。", n.Items, n.NewItems, n.Shares, n.NewShares)
	if n.NewItems == 0 && n.NewShares == 0 {
		said = fmt.Sprintf("这个通知已经导入过：任务 %d 项、单位分工 %d 件，没有变化。", n.Items, n.Shares)
	}
	switch {
	case n.WithNotes == 0:
		return said + "读取时没有疑问"
	case n.WithNotes == n.Items:
		return said + "各项都有读取时的提示（单位对照、期限等），请在任务台账逐项核对"
	}
	return said + fmt.Sprintf("其中 %d 项有读取时的提示（单位对照、期限等），请在任务台账核对", n.WithNotes)
}

// readFile reads a bounded file; "-" is standard input's business of the shell, not ours.
func readFile(path string, limit int64) ([]byte, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, misuse("不能读取 %s", path)
	}
	b, err := io.ReadAll(io.LimitReader(f, limit+1))
	if closed := f.Close(); err == nil {
		err = closed
	}
	if err != nil {
		return nil, misuse("不能读取 %s", path)
	}
	if int64(len(b)) > limit {
		return nil, misuse("%s 超过 %d 字节", path, limit)
	}
	return b, nil
}

func calendarCommand(s Streams) *cobra.Command {
	c := &cobra.Command{Use: "calendar", Short: "working-day calendars"}
	c.AddCommand(calendarLoad(s), &cobra.Command{Use: "show", Short: "the edition in force",
		RunE: func(c *cobra.Command, _ []string) error {
			return beside(c.Context(), s, func(o *office, _ workflows.Engine, _ bool) error {
				cal, err := o.record.Calendar(c.Context())
				if err != nil {
					return err
				}
				return printEdition(c, s, desk.Edition{ID: cal.Edition(), OfficialUntil: cal.OfficialUntil()})
			})
		}})
	return c
}

func printEdition(c *cobra.Command, s Streams, e desk.Edition) error {
	if asJSON(c) {
		return printJSON(s.Out, e)
	}
	_, err := fmt.Fprintf(s.Out, "日历版本 %s，正式安排至 %s\n", e.ID, e.OfficialUntil.Chinese())
	return err
}

func calendarLoad(s Streams) *cobra.Command {
	var as string
	c := &cobra.Command{Use: "load FILE", Short: "lay the years of a file over the calendar in force; open cases are derived again", Args: cobra.ExactArgs(1),
		RunE: func(c *cobra.Command, args []string) error {
			patch, err := readFile(args[0], 1<<20)
			if err != nil {
				return err
			}
			return beside(c.Context(), s, func(o *office, _ workflows.Engine, _ bool) error {
				p, err := actor(c, o, as)
				if err != nil {
					return err
				}
				e, err := o.desk(nil, newLog(s.Err)).LoadCalendar(c.Context(), p, patch)
				if err != nil {
					return err
				}
				return printEdition(c, s, e)
			})
		}}
	c.Flags().StringVar(&as, "as", "", "account to act as")
	return c
}
