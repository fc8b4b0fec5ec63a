package main

import (
	"context"
	"flag"
	"fmt"
	"io"
	"os"
	"os/signal"
	"path"
	"path/filepath"
	"slices"
	"time"
)

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	defer stop()
	ok, err := Run(ctx, os.Args[1:], os.Stdout, os.Stderr)
	if err != nil {
		fmt.Fprintln(os.Stderr, "mutate:", err)
		os.Exit(2)
	}
	if !ok {
		os.Exit(1)
	}
}

// strict are the packages in which no unexplained mutant may survive; they are also those tried when none is named.
func strict() []string {
	return []string{"statute/clock", "statute/calendar", "statute/fee", "statute/annual"}
}

// options are the command line.
type options struct {
	root, explained, out string
	packages             []string
	selection            selection
	dependents, list     bool
	workers              int
	timeout              time.Duration
}

func parse(args []string, stderr io.Writer) (options, error) {
	var o options
	var shard string
	flags := flag.NewFlagSet("mutate", flag.ContinueOnError)
	flags.SetOutput(stderr)
	flags.StringVar(&o.root, "root", "..", "the `folder` of the module")
	flags.StringVar(&o.explained, "explained", "tools/mutate/explained.txt", "the explanations, from the root; empty: none")
	flags.StringVar(&o.out, "out", "docs/mutation.md", "the report, from the root; a narrowed run only prints it")
	flags.StringVar(&o.selection.only, "only", "", "mutants of one `file.go[:line]`")
	flags.StringVar(&shard, "shard", "", "every n-th mutant, beginning with the i-th: `i/n`")
	flags.IntVar(&o.selection.limit, "limit", 0, "at most so many mutants of each package; 0: all")
	flags.BoolVar(&o.dependents, "dependents", false, "let the tests of importing siblings judge too")
	flags.BoolVar(&o.list, "list", false, "only list the mutants")
	flags.IntVar(&o.workers, "workers", 2, "mutants tried at a time")
	flags.DurationVar(&o.timeout, "timeout", 20*time.Second, "longest run of one suite; a quick suite may compute for less")
	if err := flags.Parse(args); err != nil {
		return o, err
	}
	var err error
	if o.selection.shard, o.selection.parts, err = parseShard(shard); err != nil {
		return o, err
	}
	for _, p := range flags.Args() {
		o.packages = append(o.packages, path.Clean(filepath.ToSlash(p)))
	}
	if len(o.packages) == 0 {
		o.packages = strict()
	}
	o.root, err = filepath.Abs(o.root)
	return o, err
}

// Run tries the mutants that args name. It reports false if one survived that no explanation covers, or if an explanation no
// longer fits.
func Run(ctx context.Context, args []string, stdout, stderr io.Writer) (bool, error) {
	o, err := parse(args, stderr)
	if err != nil {
		return false, err
	}
	if o.list {
		return true, o.print(stdout)
	}
	var explanations []explanation
	if o.explained != "" {
		if explanations, err = readExplanations(filepath.Join(o.root, o.explained)); err != nil {
			return false, err
		}
	}
	all, err := o.campaigns(ctx, explanations, stderr)
	if err != nil {
		return false, err
	}
	for _, f := range all {
		fmt.Fprintln(stdout, f.section())
	}
	if o.selection.whole() {
		if err := write(filepath.Join(o.root, o.out), all); err != nil {
			return false, err
		}
	}
	return verdictOn(all, stdout), nil
}

func (o options) campaigns(ctx context.Context, explanations []explanation, log io.Writer) ([]findings, error) {
	scratch, err := os.MkdirTemp("", "mutate")
	if err != nil {
		return nil, err
	}
	defer func() { _ = os.RemoveAll(scratch) }() // the system empties its scratch folder in any case
	r := &runner{root: o.root, scratch: scratch, timeout: o.timeout}
	var all []findings
	for _, dir := range o.packages {
		began := time.Now()
		c := campaign{runner: r, dir: dir, selection: o.selection, dependents: o.dependents, workers: o.workers, log: log}
		trials, err := c.run(ctx)
		if err != nil {
			return nil, err
		}
		fmt.Fprintf(log, "%s: %d mutants in %.0f s\n", dir, len(trials), time.Since(began).Seconds())
		all = append(all, sift(dir, trials, explanations, o.selection.whole()))
	}
	return all, nil
}

func (o options) print(stdout io.Writer) error {
	for _, dir := range o.packages {
		all, err := mutantsOf(o.root, dir)
		if err != nil {
			return err
		}
		for _, m := range o.selection.of(all) {
			fmt.Fprintf(stdout, "%s\t%s\t%s\t=> %s\n", m.id(), m.function, m.original, m.changed)
		}
	}
	return nil
}

// verdictOn says what is to be done, in the form in which explained.txt wants it.
func verdictOn(all []findings, stdout io.Writer) bool {
	ok := true
	for _, f := range all {
		for _, s := range f.unexplained {
			fmt.Fprintf(stdout, "%s: add a test row, or explain:\n  %s\n", s.id(), head(s.mutant))
		}
		for _, e := range f.stale {
			fmt.Fprintf(stdout, "explained.txt:%d fits no survivor of %s: take it out\n", e.line, f.dir)
		}
		if len(f.unexplained)+len(f.stale) > 0 && slices.Contains(strict(), f.dir) {
			ok = false
		}
	}
	return ok
}
