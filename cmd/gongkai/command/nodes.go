package command

import (
	"context"
	"errors"
	"log/slog"

	"github.com/spf13/cobra"
	"go.temporal.io/sdk/client"

	"gongkai/worker"
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
	return with(ctx, cfg.Storage, cfg.Temporal, log, func(o *office, temporal client.Client) error {
		pulse := worker.NewPulse(engine(temporal).Healthy)
		ctx, cancel := context.WithCancel(ctx)
		defer cancel()
		go pulse.Run(ctx)
		o.record.Naming(cfg.Letters.house().Redress).Reached(cfg.Letters.Contact)
		h, err := handler(o, o.desk(engine(temporal), log), cfg.HTTP, cfg.Letters, pulse.Notices, health(o, engine(temporal), log), log)
		if err != nil {
			return err
		}
		l, err := listen(cfg.HTTP, log)
		if err != nil {
			return err
		}
		closeMetrics, err := cfg.Metrics.start(log)
		if err != nil {
			return errors.Join(err, l.Close())
		}
		defer closeMetrics()
		return joined(serve(ctx, l, h))
	})
}

// with opens an installation and a client of its Temporal for as long as do runs.
func with(ctx context.Context, s Storage, t Temporal, log *slog.Logger, do func(*office, client.Client) error) error {
	o, err := openOffice(ctx, s, log)
	if err != nil {
		return err
	}
	defer func() { _ = o.Close() }() // the process ends
	temporal, err := dial(t, log)
	if err != nil {
		return err
	}
	defer temporal.Close()
	return do(o, temporal)
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
	return with(ctx, cfg.Storage, cfg.Temporal, log, func(o *office, temporal client.Client) error {
		l, err := listen(HTTP{Listen: cfg.HealthListen}, log)
		if err != nil {
			return err
		}
		closeMetrics, err := cfg.Metrics.start(log)
		if err != nil {
			return errors.Join(err, l.Close())
		}
		defer closeMetrics()
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
	})
}
