package command

import (
	"context"

	"github.com/spf13/cobra"
)

func apiCommand(s Streams) *cobra.Command {
	return &cobra.Command{Use: "api", Short: "serve pages and API against an external Temporal",
		RunE: func(c *cobra.Command, _ []string) error {
			cfg, err := load[APIConfig]()
			if err != nil {
				return err
			}
			return serveAPI(c.Context(), cfg, s)
		}}
}

func serveAPI(ctx context.Context, cfg APIConfig, s Streams) error {
	log := newLog(s.Err)
	o, err := openOffice(ctx, cfg.Storage, log)
	if err != nil {
		return err
	}
	defer func() { _ = o.Close() }() // the process ends
	temporal, err := dial(cfg.Temporal, log)
	if err != nil {
		return err
	}
	defer temporal.Close()
	quiet := func() []string { return nil }
	h, err := handler(o, o.desk(engine(temporal), log), cfg.HTTP, cfg.Letters, quiet, health(o, engine(temporal), log), log)
	if err != nil {
		return err
	}
	l, err := listen(cfg.Listen)
	if err != nil {
		return err
	}
	return joined(serve(ctx, l, h))
}

func workerCommand(s Streams) *cobra.Command {
	return &cobra.Command{Use: "worker", Short: "decide commands and watch deadlines against an external Temporal",
		RunE: func(c *cobra.Command, _ []string) error {
			cfg, err := load[WorkerConfig]()
			if err != nil {
				return err
			}
			return work(c.Context(), cfg, s)
		}}
}

func work(ctx context.Context, cfg WorkerConfig, s Streams) error {
	log := newLog(s.Err)
	o, err := openOffice(ctx, cfg.Storage, log)
	if err != nil {
		return err
	}
	defer func() { _ = o.Close() }() // the process ends
	temporal, err := dial(cfg.Temporal, log)
	if err != nil {
		return err
	}
	defer temporal.Close()
	l, err := listen(cfg.HealthListen)
	if err != nil {
		return err
	}
	worked := make(chan error, 1)
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	go func() {
		worked <- newWorker(o, temporal, cfg.Letters, log).Run(ctx)
		cancel()
	}()
	served := serve(ctx, l, health(o, engine(temporal), log))
	cancel()
	return joined(served, <-worked)
}
