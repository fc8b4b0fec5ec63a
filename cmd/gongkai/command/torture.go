package command

import (
	"fmt"
	"os"
	"time"

	"github.com/spf13/cobra"

	"gongkai/cmd/gongkai/torture"
)

func tortureCommand(s Streams) *cobra.Command {
	var o torture.Options
	c := &cobra.Command{Use: "torture", Short: "kill an office of its own at random amid people at work and check that nothing is lost",
		RunE: func(c *cobra.Command, _ []string) error {
			self, err := os.Executable()
			if err != nil {
				return err
			}
			o.Program, o.Onebox, o.Out, o.Log = self, os.Getenv("GONGKAI_ONEBOX"), s.Err, newLog(s.Err)
			keep := o.Dir != ""
			if !keep {
				if o.Dir, err = os.MkdirTemp("", "gongkai-torture-"); err != nil {
					return err
				}
			}
			r, err := torture.Run(c.Context(), o)
			if err != nil {
				return fmt.Errorf("%w (see %s)", err, o.Dir)
			}
			if len(r.Wrong) == 0 && !keep {
				if err := os.RemoveAll(o.Dir); err != nil {
					return err
				}
			}
			return printTorture(c, s, r)
		}}
	c.Flags().IntVar(&o.Rounds, "rounds", 20, "rounds, each with two kills and a database outage")
	c.Flags().IntVar(&o.People, "people", 10, "people at work at the same time")
	c.Flags().DurationVar(&o.Round, "round", 8*time.Second, "length of a round")
	c.Flags().Uint64Var(&o.Seed, "seed", 0, "of the dice; 0: from the clock")
	c.Flags().StringVar(&o.Dir, "dir", "", "empty folder to work in; default: a temporary one")
	return c
}

func printTorture(c *cobra.Command, s Streams, r torture.Report) error {
	var err error
	if asJSON(c) {
		err = printJSON(s.Out, r)
	} else {
		_, err = fmt.Fprintf(s.Out, "%d rounds, seed %d: %d kills of gongkai, %d of Temporal, %d database outages; %d cases, %d acknowledged commands (%d kept first), longest answer %s, settled %s after the last restart\n",
			r.Rounds, r.Seed, r.Kills, r.ServerKills, r.Outages, r.Cases, r.Acknowledged, r.Kept, r.Longest.Round(time.Millisecond), r.Settled.Round(time.Millisecond))
		for _, w := range r.Wrong {
			_, err = fmt.Fprintln(s.Out, "WRONG:", w)
		}
		if len(r.Wrong) == 0 {
			_, err = fmt.Fprintln(s.Out, "every acknowledged command is in the log exactly once; no gap; rows equal a rebuild; nothing waits")
		}
	}
	if err == nil && len(r.Wrong) > 0 {
		return errNo
	}
	return err
}
