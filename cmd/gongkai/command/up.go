package command

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"log/slog"
	"net"
	"os"
	"time"

	"github.com/spf13/cobra"

	"gongkai/supervise"
	"gongkai/workflows"
)

func upCommand(s Streams) *cobra.Command {
	return &cobra.Command{Use: "up", Short: "run everything on this machine: pages, API, worker and a supervised Temporal",
		RunE: func(c *cobra.Command, _ []string) error {
			cfg, err := load[UpConfig]()
			if err != nil {
				return err
			}
			return up(c.Context(), cfg, s)
		}}
}

// up runs one office in one process. It stops in the order pages → worker → Temporal.
func up(ctx context.Context, cfg UpConfig, s Streams) error {
	release, err := hold(cfg.Storage)
	if err != nil {
		return err
	}
	defer release()
	log := newLog(s.Err)
	password, err := prepare(ctx, cfg.Storage, log)
	if err != nil {
		return err
	}
	if err := tellPassword(cfg.Storage, s.Out, password); err != nil { // at once: a start that fails below must not lose it
		return err
	}
	o, err := openOffice(ctx, cfg.Storage, log)
	if err != nil {
		return err
	}
	defer func() { _ = o.Close() }() // the process ends
	l, err := listen(cfg.HTTP, log)
	if err != nil {
		return err
	}
	cfg.Listen = l.Addr().String()
	closeMetrics, err := cfg.Metrics.start(log)
	if err != nil {
		return errors.Join(err, l.Close())
	}
	defer closeMetrics()
	child, err := supervise.Start(ctx, cfg.child(log))
	if err != nil {
		return errors.Join(err, l.Close())
	}
	err = errors.Join(cfg.note(child), cfg.announce(s), run(ctx, cfg, o, child, l, log))
	stop, cancel := context.WithTimeout(context.WithoutCancel(ctx), 15*time.Second)
	defer cancel()
	return errors.Join(err, child.Stop(stop), removeRunFile(cfg.Storage))
}

func (cfg UpConfig) child(log *slog.Logger) supervise.Options {
	return supervise.Options{Path: cfg.OneboxPath, DataFile: cfg.path("temporal.db"), Namespace: Namespace, Port: cfg.TemporalPort,
		SearchAttributes: workflows.SearchAttributes(), Log: log.With("part", "temporal-server")}
}

// Namespace of a one-machine installation.
const Namespace = "gongkai"

// run serves pages and works until ctx ends: first the pages stop, then the worker.
func run(ctx context.Context, cfg UpConfig, o *office, child *supervise.Child, l net.Listener, log *slog.Logger) error {
	temporal, err := dial(Temporal{Address: child.HostPort(), Namespace: Namespace}, log)
	if err != nil {
		return err
	}
	defer temporal.Close()
	w := newWorker(o, temporal, cfg.Letters, log)
	trouble := func() []string { return troubles(child, w.Trouble()) }
	d := o.desk(engine(temporal), log)
	defer d.Close()
	h, err := handler(o, d, cfg.HTTP, cfg.Letters, trouble, health(o, engine(temporal), log), log)
	if err != nil {
		return err
	}
	working, stopWorking := context.WithCancel(context.WithoutCancel(ctx))
	defer stopWorking()
	worked := make(chan error, 1)
	go func() { worked <- w.Run(working) }()
	served := serve(ctx, l, h)
	stopWorking()
	return joined(served, <-worked)
}

// troubles are the lines pages show while something does not run.
func troubles(child *supervise.Child, worker string) []string {
	var out []string
	if st := child.Status(); st.State == supervise.Failed {
		out = append(out, "流程引擎不能启动："+st.LastError)
	} else if worker != "" {
		out = append(out, worker)
	} else if st.State != supervise.Running {
		out = append(out, "流程引擎正在重新启动，登记和查阅照常，其他操作已收下、稍后办理")
	}
	return out
}

// RunFile tells other commands on this machine how to reach a running `up`.
type RunFile struct {
	Pid      int    `json:"pid"`
	Address  string `json:"address"`
	Temporal string `json:"temporal"` // the port stays when the server is started again; its pid would not
}

func (cfg UpConfig) note(child *supervise.Child) error {
	b, err := json.MarshalIndent(RunFile{Pid: os.Getpid(), Address: cfg.address(), Temporal: child.HostPort()}, "", " ")
	if err != nil {
		return err
	}
	return os.WriteFile(cfg.path("run.json"), b, 0o600)
}

func removeRunFile(s Storage) error { return os.Remove(s.path("run.json")) }

// readRunFile is how a command beside a running `up` finds its Temporal.
func readRunFile(s Storage) (RunFile, error) {
	var r RunFile
	b, err := os.ReadFile(s.path("run.json"))
	if err != nil {
		return r, fmt.Errorf("gongkai up 没有在 %s 运行（没有 run.json）", s.DataDir)
	}
	return r, json.Unmarshal(b, &r)
}

func (cfg UpConfig) announce(s Streams) error {
	_, err := fmt.Fprintf(s.Out, "\n  公开 gongkai 已启动：%s\n  按 Ctrl-C 停止；再次启动不丢失任何数据。\n\n", cfg.address())
	return err
}
