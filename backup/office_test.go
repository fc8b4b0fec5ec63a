package backup_test

import (
	"context"
	"database/sql"
	"errors"
	"os"
	"path/filepath"
	"slices"
	"testing"
	"time"

	"github.com/google/uuid"

	"gongkai/backup"
	"gongkai/casefile"
	"gongkai/casefile/application"
	"gongkai/civil"
	"gongkai/desk"
	"gongkai/internal/office"
	"gongkai/internal/storetest"
	"gongkai/record"
	"gongkai/seal"
	"gongkai/statute/clock"
	"gongkai/store"
)

// place is an office with a key file, where backups of it go, and where they may be restored.
type place struct {
	*office.Office
	keys            *seal.Keyring
	keyFile         string
	backups, target string
	at              time.Time
}

func direct() desk.Engine { return &office.Direct{} }

func judge(db *store.DB) *record.Recorder { return record.New(db, nil, nil) }

func settled(t *testing.T, engine store.Engine, steps int) *place {
	t.Helper()
	p := &place{Office: office.Open(t, storetest.Empty(t, engine), "2020-09-10", direct), at: time.Date(2026, 3, 2, 1, 2, 3, 0, time.UTC)}
	dir := t.TempDir()
	p.keyFile, p.backups, p.target = filepath.Join(dir, "keys.json"), filepath.Join(dir, "backups"), filepath.Join(dir, "data", "gongkai.db")
	var err error
	if p.keys, err = seal.Create(p.keyFile); err != nil {
		t.Fatal(err)
	}
	must(t, p.DB.Update(t.Context(), "key check", func(tx *store.Tx) error {
		return tx.InsertKeyCheck(p.keys.Current(), p.keys.CheckValue(p.keys.Current()))
	}))
	if steps == 0 {
		return p
	}
	text, err := os.ReadFile("../readers/notice/testdata/wushan-2020-63.txt")
	must(t, err)
	w := p.Wander(11)
	w.Import(t, text)
	w.Steps(t, steps)
	p.Desk.Wait()
	return p
}

func must(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

func (p *place) request() backup.Request {
	p.at = p.at.Add(time.Hour)
	return backup.Request{DB: p.DB, Keys: p.keys, Judge: judge, Out: p.backups, Program: "test", Now: p.at}
}

func (p *place) take(t *testing.T) backup.Taken {
	t.Helper()
	taken, err := backup.Take(t.Context(), p.request())
	must(t, err)
	return taken
}

func (p *place) restoring(dir string) backup.Restoring {
	data := filepath.Dir(p.target)
	return backup.Restoring{Dir: dir, Database: p.target, KeyFile: p.keyFile, Aside: filepath.Join(data, "replaced"),
		Others: backup.TemporalFiles(filepath.Join(data, "temporal.db"))}
}

// restored opens what a restore put there.
func (p *place) restored(t *testing.T) *office.Office {
	t.Helper()
	db, err := store.Open(t.Context(), store.Config{DSN: "sqlite:" + p.target})
	must(t, err)
	raw, err := sql.Open("sqlite", "file:"+p.target)
	must(t, err)
	t.Cleanup(func() { must(t, errors.Join(raw.Close(), db.Close())) })
	return &office.Office{DB: db, SQL: raw, Record: record.New(db, p.Keys, p.Clock.Now)}
}

func wantClean(t *testing.T, o *office.Office) {
	t.Helper()
	got, err := o.Record.Rebuild(t.Context(), false)
	must(t, err)
	if got.Differs() || got.Cases == 0 {
		t.Errorf("lists of %d cases differ: %v %v", got.Cases, got.Differences, got.Unreadable)
	}
}

func wantRefused(t *testing.T, err error, code string) {
	t.Helper()
	var r backup.Refused
	if !errors.As(err, &r) || r.Code != code || !chinese(r.Text) {
		t.Errorf("got %v, want refused %s in Chinese", err, code)
	}
}

func chinese(text string) bool {
	return slices.ContainsFunc([]rune(text), func(r rune) bool { return r >= 0x4e00 && r <= 0x9fff })
}

// apply registers an application; it may be called from any goroutine.
func (p *place) apply(ctx context.Context, name string) error {
	_, err := p.Desk.Register(ctx, p.Clerk, desk.Registration{CommandID: uuid.NewString(), On: civil.In(p.Clock.Now()), Command: application.Register{
		Channel: clock.SignedMail, Applicant: application.Natural, Request: "申请公开城东片区征收补偿方案", Party: casefile.Party{Name: name, Phone: "13800001111"}}})
	return err
}
