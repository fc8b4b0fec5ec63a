package command

import (
	"context"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"net"
	"net/http"
	"time"

	"go.temporal.io/sdk/client"
	sdklog "go.temporal.io/sdk/log"

	"gongkai/api"
	"gongkai/desk"
	"gongkai/web"
	"gongkai/worker"
	"gongkai/workflows"
)

// newLog writes JSON lines; personal data never reaches it, so it needs no filter of values.
func newLog(w io.Writer) *slog.Logger {
	return slog.New(slog.NewJSONHandler(w, &slog.HandlerOptions{Level: slog.LevelInfo}))
}

// dial makes a client that connects when it is first used: pages come up though Temporal is away.
func dial(t Temporal, log *slog.Logger) (client.Client, error) {
	return client.NewLazyClient(client.Options{HostPort: t.Address, Namespace: t.Namespace,
		Logger: sdklog.NewStructuredLogger(log.With("part", "temporal"))})
}

// handler is pages, API and health under one address.
func handler(o *office, d *desk.Desk, h HTTP, l Letters, trouble func() []string, health http.Handler, log *slog.Logger) (http.Handler, error) {
	pages, err := web.New(web.Options{Desk: d, Auth: o.auth, Log: log, ExternalURL: h.ExternalURL, Notices: trouble, Contact: l.Contact})
	if err != nil {
		return nil, err
	}
	programs, err := api.New(api.Options{Desk: d, Auth: o.auth, Log: log, ExternalURL: h.ExternalURL})
	if err != nil {
		return nil, err
	}
	mux := http.NewServeMux()
	mux.Handle(api.Prefix+"/", programs)
	mux.Handle("/healthz", health)
	mux.Handle("/healthz/", health)
	mux.Handle("/readyz", health)
	mux.Handle("/", pages.Handler())
	return mux, nil
}

// serve answers on a listener until ctx ends, then lets the requests under way finish.
func serve(ctx context.Context, l net.Listener, h http.Handler) error {
	server := &http.Server{Handler: h, ReadHeaderTimeout: 10 * time.Second, ReadTimeout: time.Minute, WriteTimeout: time.Minute, IdleTimeout: 2 * time.Minute}
	failed := make(chan error, 1)
	go func() { failed <- server.Serve(l) }()
	select {
	case err := <-failed:
		return err
	case <-ctx.Done():
	}
	ctx, cancel := context.WithTimeout(context.WithoutCancel(ctx), 10*time.Second)
	defer cancel()
	return server.Shutdown(ctx)
}

func listen(h HTTP, log *slog.Logger) (net.Listener, error) {
	l, err := net.Listen("tcp", h.Listen)
	if err != nil {
		return nil, fmt.Errorf("不能监听 %s（可用 GONGKAI_LISTEN 换一个地址）：%w", h.Listen, err)
	}
	secured, err := h.secured(l, log)
	if err != nil {
		return nil, errors.Join(err, l.Close())
	}
	return secured, nil
}

// newWorker is the worker of this installation.
func newWorker(o *office, c client.Client, l Letters, log *slog.Logger) *worker.Worker {
	o.record.Naming(l.house().Redress).Reached(l.Contact)
	return worker.New(worker.Options{Client: c, DB: o.db, Record: o.record, Effects: effects(o, l), Log: log})
}

func engine(c client.Client) workflows.Engine { return workflows.Engine{Client: c} }

func joined(errs ...error) error {
	err := errors.Join(errs...)
	if errors.Is(err, http.ErrServerClosed) {
		return nil
	}
	return err
}
