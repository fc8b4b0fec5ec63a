package backup

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"gongkai/seal"
	"gongkai/store"
)

// Restoring says which backup goes where. Its caller holds the data folder: nothing else has the files open.
type Restoring struct {
	Dir      string   // of the backup
	Database string   // the file that will be the office's
	KeyFile  string   // of the office
	Others   []string // files that belong to the state before and must not stay beside the restored one: Temporal's
	Aside    string   // folder, not there yet, for what is replaced
	Replace  bool     // an office that has data is set aside
}

// Restored is a finished restore. The schema is the backup's: the caller migrates.
type Restored struct {
	Manifest Manifest `json:"manifest"`
	Aside    string   `json:"aside,omitempty"` // where what was there lies now
}

const incoming = ".restoring"

// Restore puts the database of a backup into the place of the office's. Everything is checked before anything is touched, and what
// was there is set aside, never removed.
func Restore(ctx context.Context, r Restoring) (out Restored, err error) {
	if out.Manifest, err = ReadManifest(r.Dir); err != nil {
		return out, err
	}
	if info, err := os.Stat(r.Database); err == nil && info.Size() > 0 && !r.Replace {
		return out, refuse("has-data", "%s 已有数据，没有恢复。确要以备份取代它，请加 --replace：现有文件会移到一旁保存，不会删除", r.Database)
	}
	keys, err := r.keys(out.Manifest)
	if err != nil {
		return out, err
	}
	if err := os.MkdirAll(filepath.Dir(r.Database), 0o700); err != nil {
		return out, err
	}
	arriving := r.Database + incoming
	if err := r.arrive(ctx, arriving, out.Manifest, keys); err != nil {
		return out, errors.Join(err, remove(arriving))
	}
	if out.Aside, err = r.setAside(); err != nil {
		return out, err
	}
	return out, errors.Join(os.Rename(arriving, r.Database), syncDir(filepath.Dir(r.Database)))
}

func (r Restoring) keys(m Manifest) (*seal.Keyring, error) {
	if missing(r.KeyFile) {
		return nil, refuse("no-keys", "没有密钥文件 %s。备份不含密钥：请先把另行保管的 keys.json（密钥 %s）放到该处并 chmod 600，再恢复",
			r.KeyFile, kidList(m.Keys))
	}
	keys, err := seal.Load(r.KeyFile)
	switch {
	case errors.Is(err, seal.ErrExposed):
		return nil, refuse("keys-exposed", "密钥文件 %s 他人可读：请先 chmod 600 %s", r.KeyFile, r.KeyFile)
	case errors.Is(err, seal.ErrKeyFile):
		return nil, refuse("keys-damaged", "%s 不是本系统的密钥文件，或已损坏：请换用另行保管的 keys.json", r.KeyFile)
	}
	return keys, err
}

// arrive copies the database of the backup next to the office's and checks the copy: what is checked is what will be used.
func (r Restoring) arrive(ctx context.Context, to string, m Manifest, keys *seal.Keyring) (err error) {
	if err := fetch(r.Dir, m.file(DatabaseFile), to); err != nil {
		return err
	}
	db, err := store.OpenFrozen(ctx, to)
	if err != nil {
		return damaged(err)
	}
	defer func() { err = errors.Join(err, db.Close()) }()
	if err := intact(ctx, db); err != nil {
		return err
	}
	if err := checkKeys(ctx, db, keys); err != nil {
		return err
	}
	version, err := db.Version(ctx)
	if err != nil {
		return err
	}
	if _, err := db.Pending(ctx); errors.Is(err, store.ErrSchemaNewer) {
		newest, _ := store.SchemaVersion(store.SQLite) // asked before, by ReadManifest
		return newer(version, newest)
	} else if err != nil {
		return err
	}
	mac, err := m.mac(keys)
	if err != nil {
		return err
	}
	if mac != m.MAC || version != m.Schema {
		return refuse("mac", "备份清单的校验码不符：清单在备份之后被改动过，拒绝恢复；请另选一份备份")
	}
	return nil
}

// setAside keeps what the restored database replaces. The database itself is linked and stays where it is until the new one takes
// its name, so that at no moment an empty office could be started; its write-ahead log goes first, or SQLite would play it into
// the new file.
func (r Restoring) setAside() (string, error) {
	var there []string
	for _, path := range append([]string{r.Database, r.Database + "-wal", r.Database + "-shm"}, r.Others...) {
		if !missing(path) {
			there = append(there, path)
		}
	}
	if len(there) == 0 {
		return "", nil
	}
	if err := os.Mkdir(r.Aside, 0o700); err != nil {
		return "", err
	}
	for _, path := range there {
		put := os.Rename
		if path == r.Database {
			put = keepName
		}
		if err := put(path, filepath.Join(r.Aside, filepath.Base(path))); err != nil {
			return r.Aside, fmt.Errorf("set aside: %w", err)
		}
	}
	return r.Aside, errors.Join(syncDir(r.Aside), syncDir(filepath.Dir(r.Database)))
}

// keepName gives a file a second name; where the file system has no links the first one goes.
func keepName(from, to string) error {
	if os.Link(from, to) == nil {
		return nil
	}
	return os.Rename(from, to)
}

func remove(path string) error {
	if err := os.Remove(path); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	return nil
}

// TemporalFiles are the files of a supervised Temporal server's storage.
func TemporalFiles(database string) []string {
	var out []string
	for _, suffix := range strings.Fields("-wal -shm -journal .version") {
		out = append(out, database+suffix)
	}
	return append(out, database)
}
