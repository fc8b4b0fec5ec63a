package desk_test

import (
	"testing"
	"time"

	"gongkai/desk"
	"gongkai/internal/office"
	"gongkai/internal/storetest"
	"gongkai/store"
)

func TestDemo(t *testing.T) {
	t.Parallel()
	o := office.New(t, storetest.Open(t, store.SQLite), "2026-11-25", nil)
	t0 := time.Now()
	got, err := o.Desk.LoadDemo(t.Context(), o.Admin, nil)
	t.Logf("%+v %v", got, time.Since(t0))
	if err != nil {
		t.Fatal(err)
	}
	_ = desk.ErrNotFound
}
