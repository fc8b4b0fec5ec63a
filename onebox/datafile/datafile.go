// Package datafile decides whether this server may run on a given SQLite file.
//
// Temporal has no upgrade path for its SQLite schema: a file belongs to the server version that made it. That version
// is kept beside the file, in "<file>.version", and the same small file is locked while a server runs, because two
// servers on one file would fight over its only history shard.
package datafile

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"io"
	"net/url"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"time"

	_ "modernc.org/sqlite" // driver name "sqlite", the one the server uses
)

// Refusal says in one line why this server must not run on the file. Trying again cannot help.
type Refusal string

func (r Refusal) Error() string { return string(r) }

// File is a data file held by this process.
type File struct {
	Path  string // absolute
	Fresh bool   // there is no schema yet: build it, then call Stamp

	version string
	stamp   *os.File
}

// Hold locks the file for this process, waiting up to patience for a predecessor to end, and checks its version.
func Hold(path, version string, patience time.Duration) (*File, error) {
	path, err := filepath.Abs(path)
	if err != nil {
		return nil, err
	}
	if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
		return nil, err
	}
	stamp, err := lock(path+".version", patience)
	if err != nil {
		return nil, err
	}
	f := &File{Path: path, version: version, stamp: stamp}
	if err := f.check(); err != nil {
		return nil, errors.Join(err, f.Close())
	}
	return f, nil
}

// Stamp records that the schema is complete and which version built it.
func (f *File) Stamp() error {
	if _, err := f.stamp.WriteAt([]byte(f.version+"\n"), 0); err != nil {
		return err
	}
	f.Fresh = false
	return f.stamp.Sync()
}

// Close lets the file go. The end of the process does the same.
func (f *File) Close() error { return f.stamp.Close() }

func (f *File) check() error {
	b, err := io.ReadAll(f.stamp)
	if err != nil {
		return err
	}
	if _, err := os.Stat(f.Path); errors.Is(err, os.ErrNotExist) {
		return f.renew() // new, or moved away without its stamp
	}
	switch found := strings.TrimSpace(string(b)); found {
	case f.version:
		return nil
	case "":
		return f.unstamped()
	default:
		return f.refuse("was written by Temporal server " + found)
	}
}

// unstamped: a schema whose building was cut short, or a file that is none of ours. A namespace is written only after
// the stamp, so a file without one holds nothing and is built again.
func (f *File) unstamped() error {
	used, err := hasNamespace(f.Path)
	if err != nil {
		return Refusal(fmt.Sprintf("%s is not a Temporal data file (%v)", f.Path, err))
	}
	if used {
		return f.refuse("does not say which Temporal server wrote it")
	}
	return f.renew()
}

func (f *File) refuse(why string) error {
	return Refusal(fmt.Sprintf(`%s %s, this is server %s and cannot read it: move %[4]s* away, start again, `+
		`then run "gongkai recover" to start the open cases again`, f.Path, why, f.version, filepath.Base(f.Path)))
}

// renew removes what a file left behind, so that an old log is never replayed into a new one.
func (f *File) renew() error {
	f.Fresh = true
	for _, suffix := range []string{"", "-wal", "-shm", "-journal"} {
		if err := os.Remove(f.Path + suffix); err != nil && !errors.Is(err, os.ErrNotExist) {
			return err
		}
	}
	return f.stamp.Truncate(0)
}

// URI is the path as SQLite wants it inside a "file:" name.
func (f *File) URI() string { return escape(f.Path) }

func escape(path string) string { return (&url.URL{Path: path}).EscapedPath() }

func hasNamespace(path string) (used bool, err error) {
	db, err := sql.Open("sqlite", "file:"+escape(path)+"?mode=rw&_pragma=busy_timeout=2000")
	if err != nil {
		return false, err
	}
	defer func() { err = errors.Join(err, db.Close()) }()
	var tables, ours, namespaces int
	ctx := context.Background()
	const names = `SELECT count(*), count(CASE WHEN name = 'namespaces' THEN 1 END) FROM sqlite_master WHERE type = 'table'`
	if err := db.QueryRowContext(ctx, names).Scan(&tables, &ours); err != nil || tables == 0 {
		return false, err
	}
	if ours == 0 { // "namespaces" is the first table of Temporal's schema
		return false, errors.New("it holds other tables")
	}
	err = db.QueryRowContext(ctx, `SELECT count(*) FROM namespaces`).Scan(&namespaces)
	return namespaces > 0, err
}

func lock(path string, patience time.Duration) (*os.File, error) {
	f, err := os.OpenFile(path, os.O_RDWR|os.O_CREATE, 0o600)
	if err != nil {
		return nil, err
	}
	for end := time.Now().Add(patience); ; time.Sleep(50 * time.Millisecond) {
		err := syscall.Flock(int(f.Fd()), syscall.LOCK_EX|syscall.LOCK_NB)
		if err == nil {
			return f, nil
		}
		if time.Now().After(end) {
			return nil, errors.Join(fmt.Errorf("another server is running on %s", strings.TrimSuffix(path, ".version")), f.Close())
		}
	}
}
