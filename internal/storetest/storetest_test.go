package storetest_test

import (
	"context"
	"testing"

	"gongkai/internal/storetest"
	"gongkai/store"
)

func TestEachTestHasADatabaseOfItsOwnAtTheNewestVersion(t *testing.T) {
	t.Parallel()
	storetest.OnEach(t, func(t *testing.T, db *store.DB) {
		pending, err := db.Pending(t.Context())
		if err != nil || len(pending) != 0 {
			t.Errorf("pending %v, %v", pending, err)
		}
		other := storetest.Open(t, db.Engine())
		if db.Engine() == store.SQLite && other.Path() == db.Path() {
			t.Errorf("two tests share %s", db.Path())
		}
	})
}

func TestAServerOfItsOwnStopsAndComesBack(t *testing.T) {
	t.Parallel()
	server := storetest.StartServer(t)
	db := server.Open(t)
	for name, end := range map[string]func() error{"stop": server.Stop, "kill": server.Kill} {
		if err := end(); err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		if db.Ping(t.Context()) == nil {
			t.Errorf("after %s the server still answers", name)
		}
		if err := server.Start(t.Context()); err != nil {
			t.Fatalf("start after %s: %v", name, err)
		}
		if err := db.Ping(context.WithoutCancel(t.Context())); err != nil {
			t.Errorf("after %s and start: %v", name, err)
		}
	}
}
