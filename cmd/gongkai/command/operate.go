package command

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"runtime/debug"
	"time"

	"github.com/schollz/progressbar/v3"
	"github.com/spf13/cobra"
	"go.temporal.io/sdk/client"

	"gongkai/record"
	"gongkai/supervise"
	"gongkai/worker"
	"gongkai/workflows"
)

func initCommand(s Streams) *cobra.Command {
	return &cobra.Command{Use: "init", Short: "make keys, schema, seeds and the first account of a new installation",
		RunE: func(c *cobra.Command, _ []string) error { return prepareAlone(c.Context(), s, true) }}
}

func migrateCommand(s Streams) *cobra.Command {
	return &cobra.Command{Use: "migrate", Short: "bring the schema and the shipped data up to date",
		RunE: func(c *cobra.Command, _ []string) error { return prepareAlone(c.Context(), s, false) }}
}

// prepareAlone holds the data folder. migrate never makes keys: without them it stops.
func prepareAlone(ctx context.Context, s Streams, fresh bool) error {
	cfg, err := load[UpConfig]()
	if err != nil {
		return err
	}
	release, err := hold(cfg.Storage)
	if err != nil {
		return err
	}
	defer release()
	if _, err := os.Stat(cfg.keyFile()); !fresh && errors.Is(err, fs.ErrNotExist) {
		return fmt.Errorf("没有密钥文件 %s：新装请运行 gongkai init", cfg.keyFile())
	}
	password, err := prepare(ctx, cfg.Storage, newLog(s.Err))
	if err != nil {
		return err
	}
	return tellPassword(cfg.Storage, s.Out, password)
}

// beside opens the installation next to a running `up`, with that one's Temporal if it answers.
func beside(ctx context.Context, s Streams, do func(*office, workflows.Engine, bool) error) error {
	cfg, err := load[APIConfig]()
	if err != nil {
		return err
	}
	target := cfg.Temporal
	if run, err := readRunFile(cfg.Storage); err == nil {
		target = Temporal{Address: run.Temporal, Namespace: Namespace}
	}
	return with(ctx, cfg.Storage, target, newLog(s.Err), func(o *office, temporal client.Client) error {
		return do(o, engine(temporal), engine(temporal).Healthy(ctx) == nil)
	})
}

func recoverCommand(s Streams) *cobra.Command {
	return &cobra.Command{Use: "recover", Short: "start the runs of all cases again, after Temporal's storage was lost",
		RunE: func(c *cobra.Command, _ []string) error {
			return beside(c.Context(), s, func(o *office, e workflows.Engine, alive bool) error {
				if !alive {
					return errors.New("流程引擎没有应答：请先启动它（gongkai up），再运行 recover")
				}
				n, err := worker.Recover(c.Context(), o.db, e, nil)
				if err != nil {
					return err
				}
				if asJSON(c) {
					return printJSON(s.Out, map[string]int{"cases": n})
				}
				_, err = fmt.Fprintf(s.Out, "已恢复 %d 件在办事项的流程，期限以数据库为准，没有变化\n", n)
				return err
			})
		}}
}

func rebuildCommand(s Streams) *cobra.Command {
	var check bool
	c := &cobra.Command{Use: "rebuild", Short: "make the list rows again from the logs and compare them",
		RunE: func(c *cobra.Command, _ []string) error {
			cfg, err := load[UpConfig]()
			if err != nil {
				return err
			}
			if !check {
				release, err := hold(cfg.Storage)
				if err != nil {
					return err
				}
				defer release()
			}
			o, err := openOffice(c.Context(), cfg.Storage, newLog(s.Err))
			if err != nil {
				return err
			}
			defer func() { _ = o.Close() }() // the process ends
			return rebuild(c, s, o, !check)
		}}
	c.Flags().BoolVar(&check, "check", false, "compare only, beside a running up")
	return c
}

func rebuild(c *cobra.Command, s Streams, o *office, apply bool) error {
	out, err := o.record.Rebuild(c.Context(), apply)
	if err != nil {
		return err
	}
	if asJSON(c) {
		err = printJSON(s.Out, out)
	} else {
		_, err = fmt.Fprintln(s.Out, rebuiltSentence(out, apply))
	}
	if err == nil && (len(out.Unreadable) > 0 || !apply && out.Differs()) {
		return errNo
	}
	return err
}

func rebuiltSentence(r record.Rebuilt, applied bool) string {
	said := fmt.Sprintf("已核对 %d 件", r.Cases)
	switch {
	case !r.Differs():
		return said + "，列表与日志一致"
	case applied:
		said += fmt.Sprintf("，改正 %d 行", r.Mended)
	default:
		said += fmt.Sprintf("，有 %d 行与日志不符；停止 gongkai up 后运行 gongkai rebuild 可改正", len(r.Differences))
	}
	for _, u := range r.Unreadable {
		said += fmt.Sprintf("\n%s %s 的日志不能读取（%s），请从备份核对", u.Kind, u.CaseID, u.Why)
	}
	return said
}

func versionCommand(s Streams) *cobra.Command {
	return &cobra.Command{Use: "version", Short: "versions of the program and of the Temporal it works with",
		RunE: func(c *cobra.Command, _ []string) error {
			v := map[string]string{"gongkai": "devel", "temporal_server": supervise.ServerVersion}
			if info, ok := debug.ReadBuildInfo(); ok {
				v["go"] = info.GoVersion
				if info.Main.Version != "" && info.Main.Version != "(devel)" {
					v["gongkai"] = info.Main.Version
				}
			}
			if asJSON(c) {
				return printJSON(s.Out, v)
			}
			_, err := fmt.Fprintf(s.Out, "gongkai %s (%s, Temporal server %s)\n", v["gongkai"], v["go"], v["temporal_server"])
			return err
		}}
}

// bar shows progress of long work on a terminal; elsewhere it is silent.
func bar(s Streams, total int, what string) *progressbar.ProgressBar {
	return progressbar.NewOptions(total, progressbar.OptionSetWriter(s.Err), progressbar.OptionSetDescription(what),
		progressbar.OptionShowCount(), progressbar.OptionClearOnFinish(), progressbar.OptionThrottle(200*time.Millisecond))
}
