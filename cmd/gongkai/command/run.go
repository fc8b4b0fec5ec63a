package command

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"strings"

	"github.com/spf13/cobra"

	"gongkai/auth"
	"gongkai/casefile"
	"gongkai/desk"
	"gongkai/statute/calendar"
	"gongkai/store"
	"gongkai/web/words"
)

// Streams are what a command reads and writes.
type Streams struct {
	In       io.Reader
	Out, Err io.Writer
}

// Exit codes.
const (
	exitOK    = 0
	exitNo    = 1 // the answer is no
	exitUsage = 2 // wrong use
)

// errNo ends a command whose answer is no, after it has said so.
var errNo = errors.New("no")

// usage marks an error as wrong use.
type usage struct{ error }

func (u usage) Unwrap() error { return u.error }

func misuse(format string, args ...any) error { return usage{fmt.Errorf(format, args...)} }

// Run is the whole program.
func Run(ctx context.Context, args []string, s Streams) int {
	root := tree(s)
	root.SetArgs(args)
	root.SetIn(s.In)
	root.SetOut(s.Out)
	root.SetErr(s.Err)
	err := root.ExecuteContext(ctx)
	var u usage
	switch {
	case err == nil:
		return exitOK
	case errors.Is(err, errNo):
		return exitNo
	case errors.As(err, &u):
		_, _ = fmt.Fprintln(s.Err, err)
		return exitUsage
	}
	_, _ = fmt.Fprintln(s.Err, sentence(err))
	return exitNo
}

func tree(s Streams) *cobra.Command {
	root := &cobra.Command{
		Use: "gongkai", Short: "政府信息公开办理系统", SilenceErrors: true, SilenceUsage: true,
		CompletionOptions: cobra.CompletionOptions{DisableDefaultCmd: true},
		Args: func(_ *cobra.Command, args []string) error {
			if len(args) > 0 {
				return misuse("没有命令 %q，可用命令见 gongkai help", args[0])
			}
			return nil
		},
		RunE: func(c *cobra.Command, _ []string) error { return c.Help() },
	}
	root.PersistentFlags().Bool("json", false, "print JSON")
	root.SetFlagErrorFunc(func(_ *cobra.Command, err error) error { return usage{err} })
	root.AddCommand(upCommand(s), apiCommand(s), workerCommand(s), initCommand(s), migrateCommand(s), configCommand(s), doctorCommand(s),
		recoverCommand(s), rebuildCommand(s), calendarCommand(s), accountCommand(s), noticeCommand(s), reportCommand(s), commandsCommand(s),
		tortureCommand(s), versionCommand(s), feeCommand(s), clockCommand(s), backupCommand(s), restoreCommand(s), copyCommand(s), adminCommand(s), demoCommand(s))
	for _, c := range root.Commands() {
		strict(c)
	}
	return root
}

// strict makes surplus arguments and unknown sub-commands wrong use.
func strict(c *cobra.Command) {
	if c.Args == nil && !c.HasSubCommands() {
		c.Args = cobra.NoArgs
	}
	if check := c.Args; check != nil {
		c.Args = func(c *cobra.Command, args []string) error {
			if err := check(c, args); err != nil {
				return usage{err}
			}
			return nil
		}
	}
	if c.HasSubCommands() && c.RunE == nil {
		c.RunE = func(c *cobra.Command, args []string) error {
			return misuse("%s: 请指定子命令", c.CommandPath())
		}
	}
	for _, sub := range c.Commands() {
		strict(sub)
	}
}

func faults(bad desk.Invalid) string {
	lines := make([]string, len(bad))
	for i, f := range bad {
		lines[i] = words.Fault(f.Field, f.Code)
	}
	return strings.Join(lines, "\n")
}

func asJSON(c *cobra.Command) bool {
	on, err := c.Flags().GetBool("json")
	return err == nil && on
}

func printJSON(w io.Writer, v any) error {
	enc := json.NewEncoder(w)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", " ")
	return enc.Encode(v)
}

// sentence is an error for a person at a terminal: Chinese, saying what to do; other faults stay as they are.
func sentence(err error) string {
	var why casefile.Refusals
	var denied auth.Denied
	var bad desk.Invalid
	switch {
	case errors.As(err, &why):
		return strings.Join(words.Reasons(why), "\n")
	case errors.As(err, &denied):
		return words.Denied(string(denied.Act))
	case errors.As(err, &bad) && errors.Is(err, calendar.ErrData):
		return faults(bad) + "\n" + strings.TrimPrefix(err.Error(), bad.Error()+"\n") // which line of the file is wrong: dates only
	case errors.As(err, &bad):
		return faults(bad)
	case errors.Is(err, desk.ErrNotFound), errors.Is(err, store.ErrNotFound):
		return "没有找到"
	case errors.Is(err, store.ErrUnavailable):
		return "数据库暂时不可用，请稍后再试：" + err.Error()
	}
	return err.Error()
}
