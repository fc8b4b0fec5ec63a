package command

import (
	"fmt"
	"time"

	"github.com/spf13/cobra"

	"gongkai/auth"
	"gongkai/desk"
	"gongkai/record"
	"gongkai/store"
	"gongkai/web/words"
	"gongkai/workflows"
)

func commandsCommand(s Streams) *cobra.Command {
	c := &cobra.Command{Use: "commands", Short: "commands that could not be decided"}
	c.AddCommand(commandsList(s), commandsRetry(s), commandsDismiss(s))
	return c
}

// FaultedLine is a faulted command as the shell lists it.
type FaultedLine struct {
	ID         string    `json:"id"`
	Reference  string    `json:"reference"`
	CaseKind   string    `json:"case_kind"`
	Command    string    `json:"command"`
	AcceptedAt time.Time `json:"accepted_at"`
}

func commandsList(s Streams) *cobra.Command {
	return &cobra.Command{Use: "list", Short: "faulted commands",
		RunE: func(c *cobra.Command, _ []string) error {
			return beside(c.Context(), s, func(o *office, _ workflows.Engine, _ bool) error {
				lines := []FaultedLine{}
				err := o.db.View(c.Context(), "faulted commands", func(tx *store.Tx) error {
					rows, err := tx.CommandsIn(store.Faulted, 200)
					for _, r := range rows {
						lines = append(lines, FaultedLine{r.ID, record.Reference(r.ID), r.CaseKind, r.Kind, r.AcceptedAt})
					}
					return err
				})
				if err != nil {
					return err
				}
				if asJSON(c) {
					return printJSON(s.Out, lines)
				}
				return printFaulted(s, lines)
			})
		}}
}

func printFaulted(s Streams, lines []FaultedLine) error {
	if len(lines) == 0 {
		_, err := fmt.Fprintln(s.Out, "没有办理失败的操作")
		return err
	}
	for _, l := range lines {
		if _, err := fmt.Fprintf(s.Out, "%s  编号 %s  %s（%s/%s）  %s提交\n", l.ID, l.Reference, words.Act(l.Command), l.CaseKind, l.Command,
			l.AcceptedAt.In(china).Format("2006-01-02 15:04")); err != nil {
			return err
		}
	}
	return nil
}

func commandsRetry(s Streams) *cobra.Command {
	var as, reason string
	c := &cobra.Command{Use: "retry ID", Short: "set a faulted command waiting again", Args: cobra.ExactArgs(1),
		RunE: func(c *cobra.Command, args []string) error {
			return operating(c, s, as, func(d *desk.Desk, p auth.Person) (string, error) {
				return "已重新排队", d.RetryCommand(c.Context(), p, args[0], reason)
			})
		}}
	c.Flags().StringVar(&as, "as", "", "account of the administrator who does it; empty: the shell")
	c.Flags().StringVar(&reason, "reason", "", "why, kept sealed beside the act")
	return c
}

func commandsDismiss(s Streams) *cobra.Command {
	var as, reason string
	c := &cobra.Command{Use: "dismiss ID --reason TEXT", Short: "give a faulted command up: what was typed is erased, its author is told", Args: cobra.ExactArgs(1),
		RunE: func(c *cobra.Command, args []string) error {
			return operating(c, s, as, func(d *desk.Desk, p auth.Person) (string, error) {
				return "已作废，提交的内容已清除，已告知提交人", d.DismissCommand(c.Context(), p, args[0], reason)
			})
		}}
	c.Flags().StringVar(&as, "as", "", "account of the administrator who does it; empty: the shell")
	c.Flags().StringVar(&reason, "reason", "", "why, kept sealed beside the act; required")
	return c
}

// operating does something of the administrator's beside a running up and says what was done.
func operating(c *cobra.Command, s Streams, as string, do func(*desk.Desk, auth.Person) (done string, err error)) error {
	return beside(c.Context(), s, func(o *office, e workflows.Engine, alive bool) error {
		p := desk.Shell()
		if as != "" {
			var err error
			if p, err = actor(c, o, as); err != nil {
				return err
			}
		}
		var to desk.Engine = desk.NoEngine{} // the sweeper of a running worker finds the case
		if alive {
			to = e
		}
		d := o.desk(to, newLog(s.Err))
		defer d.Wait()
		done, err := do(d, p)
		if err != nil {
			return err
		}
		if asJSON(c) {
			return printJSON(s.Out, map[string]string{"done": done})
		}
		_, err = fmt.Fprintln(s.Out, done)
		return err
	})
}
