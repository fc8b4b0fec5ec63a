package backup

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"time"

	"gongkai/seal"
	"gongkai/store"
)

// Request says what to back up and where to.
type Request struct {
	DB      *store.DB     // SQLite; others may write it meanwhile
	Keys    *seal.Keyring // for the manifest's MAC
	Judge   Judge
	Out     string // folder of backups
	Rules   string // file of the office's conventions; "": none
	Keep    int    // newest backups that stay; 0: all
	Program string
	Now     time.Time
}

// Taken is a finished backup.
type Taken struct {
	Dir      string   `json:"dir"`
	Manifest Manifest `json:"manifest"`
	Checked  Checked  `json:"checked"`
	Removed  []string `json:"removed"` // older backups that went
}

const (
	nameLayout = "gongkai-20060102T150405Z"
	partial    = ".partial-"
)

var backupName = regexp.MustCompile(`^gongkai-\d{8}T\d{6}Z$`)

// Take writes a backup beside a running office. It is written under another name, checked and put on the disk, and only then gets
// its own: what is called gongkai-… is whole.
func Take(ctx context.Context, r Request) (Taken, error) {
	out := Taken{Removed: []string{}}
	if r.DB.Engine() != store.SQLite {
		return out, fmt.Errorf("take a backup: %w", store.ErrNotSQLite)
	}
	if err := os.MkdirAll(r.Out, 0o700); err != nil {
		return out, err
	}
	release, err := lockDir(r.Out)
	if err != nil {
		return out, err
	}
	defer release()
	name := r.Now.UTC().Format(nameLayout)
	out.Dir = filepath.Join(r.Out, name)
	if !missing(out.Dir) {
		return out, refuse("exists", "%s 已存在：请稍候再备份", out.Dir)
	}
	if err := sweep(r.Out); err != nil {
		return out, err
	}
	temporary := filepath.Join(r.Out, partial+name)
	if err := r.write(ctx, temporary, &out); err != nil {
		return out, errors.Join(err, os.RemoveAll(temporary))
	}
	if err := errors.Join(os.Rename(temporary, out.Dir), syncDir(r.Out)); err != nil {
		return out, err
	}
	out.Removed, err = prune(r.Out, r.Keep)
	return out, err
}

// write makes the files of a backup in a new folder.
func (r Request) write(ctx context.Context, dir string, out *Taken) error {
	if err := os.Mkdir(dir, 0o700); err != nil {
		return err
	}
	file := filepath.Join(dir, DatabaseFile)
	if err := r.DB.VacuumInto(ctx, file); err != nil {
		return err
	}
	m := Manifest{Format: Format, Program: r.Program, Engine: string(store.SQLite), MadeAt: store.Instant(r.Now)}
	names := []string{DatabaseFile}
	if r.Rules != "" {
		body, err := os.ReadFile(r.Rules)
		if err == nil {
			err = writeSynced(filepath.Join(dir, RulesFile), body)
		}
		if err != nil {
			return err
		}
		names = append(names, RulesFile)
	}
	for _, name := range names { // first to the disk and hashed, then read back
		f, err := syncedFile(dir, name)
		if err != nil {
			return err
		}
		m.Files = append(m.Files, f)
	}
	var err error
	if out.Checked, err = check(ctx, file, r.Judge, &m); err != nil {
		return err
	}
	if m.MAC, err = m.mac(r.Keys); err != nil {
		return err
	}
	body, err := json.MarshalIndent(m, "", " ")
	if err != nil {
		return err
	}
	out.Manifest = m
	return errors.Join(writeSynced(filepath.Join(dir, ManifestFile), append(body, '\n')), syncDir(dir))
}

// sweep removes what a backup that was killed left behind; the lock says that none is running.
func sweep(dir string) error {
	left, err := filepath.Glob(filepath.Join(dir, partial+"*"))
	if err != nil {
		return err
	}
	for _, path := range left {
		if err := os.RemoveAll(path); err != nil {
			return err
		}
	}
	return nil
}

// prune removes the oldest backups until only keep are left. What is not named like a backup is nobody's to remove.
func prune(dir string, keep int) ([]string, error) {
	removed := []string{}
	if keep <= 0 {
		return removed, nil
	}
	entries, err := os.ReadDir(dir)
	if err != nil {
		return removed, err
	}
	entries = slices.DeleteFunc(entries, func(e fs.DirEntry) bool { return !e.IsDir() || !backupName.MatchString(e.Name()) })
	for _, e := range entries[:max(0, len(entries)-keep)] { // by name, which is by time
		path := filepath.Join(dir, e.Name())
		gone := filepath.Join(dir, partial+e.Name()) // half removed it is no backup any more
		if err := errors.Join(os.Rename(path, gone), os.RemoveAll(gone)); err != nil {
			return removed, err
		}
		removed = append(removed, path)
	}
	return removed, nil
}
