package main

import (
	"context"
	"errors"
	"fmt"
	"time"

	enumspb "go.temporal.io/api/enums/v1"
	namespacepb "go.temporal.io/api/namespace/v1"
	"go.temporal.io/api/operatorservice/v1"
	"go.temporal.io/api/workflowservice/v1"
	"google.golang.org/grpc"
	"google.golang.org/grpc/credentials/insecure"
	"google.golang.org/protobuf/types/known/durationpb"
)

// keep is how long a closed workflow can be looked at in Temporal. The record of a case does not depend on it.
var keep = durationpb.New(30 * 24 * time.Hour)

// settle brings namespaces of an older file up to what a new file gets in prepare: retention and search attributes.
func settle(ctx context.Context, frontend string, o options) (err error) {
	ctx, cancel := context.WithTimeout(ctx, 30*time.Second)
	defer cancel()
	conn, err := grpc.NewClient(frontend, grpc.WithTransportCredentials(insecure.NewCredentials()),
		grpc.WithDefaultCallOptions(grpc.WaitForReady(true)))
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, conn.Close()) }()
	for _, name := range o.namespaces {
		if err := setRetention(ctx, workflowservice.NewWorkflowServiceClient(conn), name); err != nil {
			return fmt.Errorf("retention of namespace %s: %w", name, err)
		}
		if err := addAttributes(ctx, operatorservice.NewOperatorServiceClient(conn), name, o.searchAttributes); err != nil {
			return fmt.Errorf("search attributes of namespace %s: %w", name, err)
		}
	}
	return nil
}

func setRetention(ctx context.Context, c workflowservice.WorkflowServiceClient, name string) error {
	now, err := c.DescribeNamespace(ctx, &workflowservice.DescribeNamespaceRequest{Namespace: name})
	if err != nil || now.GetConfig().GetWorkflowExecutionRetentionTtl().AsDuration() == keep.AsDuration() {
		return err
	}
	_, err = c.UpdateNamespace(ctx, &workflowservice.UpdateNamespaceRequest{
		Namespace: name,
		Config:    &namespacepb.NamespaceConfig{WorkflowExecutionRetentionTtl: keep},
	})
	return err
}

func addAttributes(ctx context.Context, c operatorservice.OperatorServiceClient, name string,
	want map[string]enumspb.IndexedValueType) error {
	have, err := c.ListSearchAttributes(ctx, &operatorservice.ListSearchAttributesRequest{Namespace: name})
	if err != nil {
		return err
	}
	missing := map[string]enumspb.IndexedValueType{}
	for attribute, kind := range want {
		switch found, ok := have.GetCustomAttributes()[attribute]; {
		case !ok:
			missing[attribute] = kind
		case found != kind:
			return fmt.Errorf("%s is %s in the file, %s is asked for", attribute, found, kind)
		}
	}
	if len(missing) == 0 {
		return nil
	}
	_, err = c.AddSearchAttributes(ctx, &operatorservice.AddSearchAttributesRequest{
		Namespace: name, SearchAttributes: missing,
	})
	return err
}
