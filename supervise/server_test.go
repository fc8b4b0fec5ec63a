package supervise

import (
	"context"
	"errors"
	"maps"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"

	enumspb "go.temporal.io/api/enums/v1"
	namespacepb "go.temporal.io/api/namespace/v1"
	"go.temporal.io/api/operatorservice/v1"
	"go.temporal.io/api/workflowservice/v1"
	"go.temporal.io/sdk/client"
	sdklog "go.temporal.io/sdk/log"
	"go.temporal.io/sdk/temporal"
	"go.temporal.io/sdk/testsuite"
	"google.golang.org/protobuf/types/known/durationpb"
)

// These tests run the real server. They are left out where it is not built, except in CI.

const namespace = "gongkai"

var attributes = map[string]string{"GongkaiAgency": "Keyword", "GongkaiStage": "Keyword", "GongkaiDue": "Datetime"}

func TestServerKeepsItsDataWhenKilled(t *testing.T) {
	t.Parallel()
	o := realServer(t)
	began := time.Now()
	c := mustStart(t, o)
	mustReady(t, c)
	t.Logf("ready after %s", time.Since(began))
	cl := mustDial(t, c)
	ctx := t.Context()
	wantRetention(t, cl, 30)

	agency := temporal.NewSearchAttributeKeyKeyword("GongkaiAgency")
	due := temporal.NewSearchAttributeKeyTime("GongkaiDue")
	run, err := cl.ExecuteWorkflow(ctx, client.StartWorkflowOptions{
		ID: "application/1", TaskQueue: "nobody",
		TypedSearchAttributes: temporal.NewSearchAttributes(agency.ValueSet("A1"), due.ValueSet(time.Now())),
	}, "Application", "1")
	if err != nil {
		t.Fatal(err)
	}
	pid := c.Pid()
	if err := syscall.Kill(pid, syscall.SIGKILL); err != nil {
		t.Fatal(err)
	}
	killed := time.Now()
	eventually(t, "running again", func() bool { s := c.Status(); return s.State == Running && s.Pid != pid })
	t.Logf("back after %s", time.Since(killed))

	found, err := cl.DescribeWorkflowExecution(ctx, "application/1", run.GetRunID()) // the client of before
	if err != nil {
		t.Fatal(err)
	}
	if s := found.GetWorkflowExecutionInfo().GetStatus(); s != enumspb.WORKFLOW_EXECUTION_STATUS_RUNNING {
		t.Fatalf("the workflow is %s", s)
	}
	eventually(t, "the workflow in the list of its agency", func() bool {
		n, err := cl.CountWorkflow(ctx, &workflowservice.CountWorkflowExecutionsRequest{
			Namespace: namespace, Query: `GongkaiAgency = "A1" AND GongkaiDue > "2020-01-01T00:00:00Z"`,
		})
		return err == nil && n.GetCount() == 1
	})
	wantRetention(t, cl, 30)
	stopped := time.Now()
	if err := c.Stop(ctx); err != nil {
		t.Fatal(err)
	}
	t.Logf("stopped after %s", time.Since(stopped))
}

func TestServerMendsAnOlderNamespace(t *testing.T) {
	t.Parallel()
	o := realServer(t)
	o.SearchAttributes = map[string]string{"GongkaiAgency": "Keyword"}
	c := mustStart(t, o)
	mustReady(t, c)
	cl := mustDial(t, c)
	if _, err := cl.WorkflowService().UpdateNamespace(t.Context(), &workflowservice.UpdateNamespaceRequest{
		Namespace: namespace,
		Config:    &namespacepb.NamespaceConfig{WorkflowExecutionRetentionTtl: durationpb.New(24 * time.Hour)},
	}); err != nil {
		t.Fatal(err)
	}
	wantRetention(t, cl, 1)
	if err := c.Stop(t.Context()); err != nil {
		t.Fatal(err)
	}

	o.SearchAttributes = attributes
	c = mustStart(t, o)
	mustReady(t, c)
	cl = mustDial(t, c)
	want := map[string]enumspb.IndexedValueType{
		"GongkaiAgency": enumspb.INDEXED_VALUE_TYPE_KEYWORD,
		"GongkaiStage":  enumspb.INDEXED_VALUE_TYPE_KEYWORD,
		"GongkaiDue":    enumspb.INDEXED_VALUE_TYPE_DATETIME,
	}
	eventually(t, "all search attributes", func() bool {
		got, err := cl.OperatorService().ListSearchAttributes(t.Context(),
			&operatorservice.ListSearchAttributesRequest{Namespace: namespace})
		return err == nil && maps.Equal(got.GetCustomAttributes(), want)
	})
	wantRetention(t, cl, 30)
}

func TestServerRefusesTheFileOfAnotherVersion(t *testing.T) {
	t.Parallel()
	o := realServer(t)
	c := mustStart(t, o)
	mustReady(t, c)
	if err := c.Stop(t.Context()); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(o.DataFile+".version", []byte("1.31.0\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	c = mustStart(t, o)
	ctx, cancel := context.WithTimeout(t.Context(), 30*time.Second)
	defer cancel()
	err := c.WaitReady(ctx)
	var refused *Refused
	if !errors.As(err, &refused) {
		t.Fatalf("got %v", err)
	}
	for _, part := range []string{o.DataFile, "1.31.0", ServerVersion, `"gongkai recover"`} {
		if !strings.Contains(refused.Reason, part) {
			t.Errorf("%q does not name %s", refused.Reason, part)
		}
	}
	if strings.Contains(refused.Reason, "\n") {
		t.Errorf("%q is more than a line", refused.Reason)
	}
	if s := c.Status(); s.State != Failed || s.Restarts != 0 {
		t.Errorf("status %+v", s)
	}
}

func TestServerUnderTheSDKsTestSuite(t *testing.T) {
	t.Parallel()
	path := realServer(t).Path
	server, err := testsuite.StartDevServer(t.Context(), testsuite.DevServerOptions{
		ExistingPath: path,
		LogFormat:    "pretty",
		ClientOptions: &client.Options{
			Namespace: namespace,
			Logger:    sdklog.NewStructuredLogger(quiet()),
		},
		SearchAttributes: temporal.NewSearchAttributes(temporal.NewSearchAttributeKeyKeyword("GongkaiStage").ValueSet("")),
		ExtraArgs:        []string{"--dynamic-config-value", "history.maxInFlightUpdates=20"},
	})
	if err != nil {
		t.Fatal(err)
	}
	cl := server.Client()
	defer cl.Close()
	if _, err := cl.CheckHealth(t.Context(), nil); err != nil {
		t.Error(err)
	}
	wantRetention(t, cl, 30)
	if err := server.Stop(); err != nil {
		t.Fatalf("an interrupted server ends with %v", err)
	}
}

func realServer(t *testing.T) Options {
	t.Helper()
	path, err := filepath.Abs("../bin/gongkai-temporal")
	if err != nil {
		t.Fatal(err)
	}
	if _, err := os.Stat(path); err != nil {
		if os.Getenv("CI") == "true" {
			t.Fatalf("%v: build it with onebox/build.sh", err)
		}
		t.Skipf("%v: build it with onebox/build.sh", err)
	}
	return Options{
		Path: path, Namespace: namespace, SearchAttributes: attributes, Log: quiet(),
		DataFile: filepath.Join(t.TempDir(), "数据", "temporal.db"),
		Ready: func(ctx context.Context, address string) error {
			cl, err := client.DialContext(ctx, client.Options{
				HostPort: address, Namespace: namespace, Logger: sdklog.NewStructuredLogger(quiet()),
			})
			if err != nil {
				return err
			}
			defer cl.Close()
			_, err = cl.CheckHealth(ctx, nil)
			return err
		},
	}
}

func mustDial(t *testing.T, c *Child) client.Client {
	t.Helper()
	cl, err := client.DialContext(t.Context(), client.Options{
		HostPort: c.HostPort(), Namespace: namespace, Logger: sdklog.NewStructuredLogger(quiet()),
	})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(cl.Close)
	return cl
}

func wantRetention(t *testing.T, cl client.Client, days int) {
	t.Helper()
	got, err := cl.WorkflowService().DescribeNamespace(t.Context(), &workflowservice.DescribeNamespaceRequest{Namespace: namespace})
	if err != nil {
		t.Fatal(err)
	}
	kept := got.GetConfig().GetWorkflowExecutionRetentionTtl().AsDuration()
	if want := time.Duration(days) * 24 * time.Hour; kept != want {
		t.Fatalf("retention is %s, want %s", kept, want)
	}
}
