package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"time"

	"go.temporal.io/server/common/authorization"
	"go.temporal.io/server/common/config"
	"go.temporal.io/server/common/headers"
	schema "go.temporal.io/server/schema/sqlite"
	"go.temporal.io/server/temporal"
	"gongkai/onebox/datafile"
)

// patience is how long a start waits for a predecessor that is still giving up the data file.
const patience = 5 * time.Second

// serve runs the server until ctx is done.
func serve(ctx context.Context, o options) (err error) {
	if o.dbFile == "" {
		dir, err := os.MkdirTemp("", "gongkai-temporal-")
		if err != nil {
			return err
		}
		defer func() { _ = os.RemoveAll(dir) }() // only scratch is left behind
		o.dbFile = filepath.Join(dir, "temporal.db")
	}
	file, err := datafile.Hold(o.dbFile, headers.ServerVersion, patience)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, file.Close()) }()

	ports, err := choosePorts(o.ip, o.port)
	if err != nil {
		return err
	}
	conf := buildConfig(file, ports)
	if err := prepare(file, conf.Persistence.DataStores[conf.Persistence.DefaultStore].SQL, o); err != nil {
		return fmt.Errorf("prepare %s: %w", file.Path, err)
	}
	logs := newLogs(o.logLevel, o.logFormat)
	server, err := newServer(conf, ports, logs, o)
	if err != nil {
		return err
	}
	if err := server.Start(); err != nil {
		return fmt.Errorf("start: %w", err)
	}
	defer func() { err = errors.Join(err, server.Stop()) }()
	if err := settle(ctx, ports.frontend(), o); err != nil && ctx.Err() == nil {
		return err
	}
	logs.started()
	<-ctx.Done()
	logs.stopping()
	return nil
}

// prepare builds the schema of a new file and creates the missing namespaces, before any service looks at it.
func prepare(file *datafile.File, store *config.SQL, o options) error {
	if file.Fresh {
		if err := schema.SetupSchema(store); err != nil {
			return err
		}
		if err := file.Stamp(); err != nil {
			return err
		}
	}
	for _, name := range o.namespaces {
		ns, err := schema.NewNamespaceConfig(clusterName, name, false, o.searchAttributes)
		if err != nil {
			return err
		}
		ns.Detail.Config.Retention = keep // the call above sets 24 hours
		if err := schema.CreateNamespaces(store, ns); err != nil {
			return err
		}
	}
	return nil
}

func newServer(conf *config.Config, p ports, l *logs, o options) (temporal.Server, error) {
	return temporal.NewServer(
		temporal.WithConfig(conf),
		temporal.ForServices(temporal.DefaultServices),
		temporal.WithStaticHosts(p.hosts()),
		temporal.WithLogger(l.logger),
		temporal.WithDynamicConfigClient(dynamicConfig(o.dynamicConfig)),
		temporal.WithAuthorizer(authorization.NewNoopAuthorizer()), // loopback only; the office's accounts are elsewhere
		temporal.WithClaimMapper(func(*config.Config) authorization.ClaimMapper {
			return authorization.NewNoopClaimMapper()
		}),
	)
}
