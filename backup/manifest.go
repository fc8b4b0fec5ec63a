package backup

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"time"

	"gongkai/casefile"
	"gongkai/seal"
	"gongkai/store"
)

// Format of the manifest.
const Format = 1

// The files of a backup.
const (
	ManifestFile = "manifest.json"
	DatabaseFile = "gongkai.db"
	RulesFile    = "rules.json"
)

// Manifest says what a backup holds and what it will need.
type Manifest struct {
	Format  int              `json:"format"`
	Program string           `json:"program"` // version of the program that took it
	Schema  int64            `json:"schema"`  // number of the newest migration
	Engine  string           `json:"engine"`
	MadeAt  time.Time        `json:"made_at"` // UTC, when the copy began: what was committed later is not in it
	Tables  map[string]int64 `json:"tables"`  // rows
	Files   []File           `json:"files"`
	Keys    []string         `json:"keys"` // ids of the keys it is sealed with
	MAC     string           `json:"mac"`  // HMAC-SM3 of all this under the office's keys
}

// File is a file of a backup with its hashes, hex.
type File struct {
	Name   string `json:"name"`
	Size   int64  `json:"size"`
	SM3    string `json:"sm3"`
	SHA256 string `json:"sha256"`
}

// file is the entry of a name; Size -1: none.
func (m Manifest) file(name string) File {
	for _, f := range m.Files {
		if f.Name == name {
			return f
		}
	}
	return File{Size: -1}
}

// mac is over the whole manifest but itself.
func (m Manifest) mac(keys *seal.Keyring) (string, error) {
	m.MAC = ""
	body, err := casefile.Canonical(m)
	return keys.Mac("backup manifest", string(body)), err
}

// Refused says why a backup, a restore or a copy was not made, for the operator, and what to do. Nothing was changed.
type Refused struct{ Code, Text string }

func (r Refused) Error() string { return r.Text }

func refuse(code, format string, args ...any) error {
	return Refused{Code: code, Text: fmt.Sprintf(format, args...)}
}

// manifestLimit: a manifest has some thirty lines.
const manifestLimit = 1 << 20

// ReadManifest reads the manifest of a backup and refuses one that this program cannot follow, or that points out of its folder.
func ReadManifest(dir string) (Manifest, error) {
	var m Manifest
	root, err := os.OpenRoot(dir)
	if err != nil {
		return m, refuse("no-backup", "没有备份目录 %s：请给出一次备份的目录（其中有 %s）", dir, ManifestFile)
	}
	defer func() { _ = root.Close() }() // only read
	f, err := root.Open(ManifestFile)
	if err != nil {
		return m, refuse("no-backup", "%s 不是备份：其中没有 %s；未完成的备份不能恢复，请另选一份", dir, ManifestFile)
	}
	body, err := io.ReadAll(io.LimitReader(f, manifestLimit))
	if err := errors.Join(err, f.Close()); err != nil {
		return m, fmt.Errorf("read %s: %w", ManifestFile, err)
	}
	if err := casefile.Strict(body, &m); err != nil || m.Format != Format {
		return m, refuse("manifest", "备份清单 %s 不能识别：已损坏，或由更新的版本写成；请另选一份备份，或先升级程序", filepath.Join(dir, ManifestFile))
	}
	return m, m.follow()
}

// follow refuses what a restore would not follow: other names than a backup has (../ among them), no database.
func (m Manifest) follow() error {
	seen := map[string]bool{}
	for _, f := range m.Files {
		if !slices.Contains([]string{DatabaseFile, RulesFile}, f.Name) || seen[f.Name] || f.Size < 0 {
			return refuse("manifest-file", "备份清单列有不应有的文件 %q：清单被改动过，拒绝恢复；请另选一份备份", f.Name)
		}
		seen[f.Name] = true
	}
	if !seen[DatabaseFile] || m.Engine != string(store.SQLite) {
		return refuse("manifest-file", "备份清单没有列出数据库 %s：清单被改动过，拒绝恢复；请另选一份备份", DatabaseFile)
	}
	newest, err := store.SchemaVersion(store.SQLite)
	if err != nil {
		return err
	}
	if m.Schema > newest {
		return newer(m.Schema, newest)
	}
	return nil
}

func newer(schema, ours int64) error {
	return refuse("newer-schema", "备份的数据库结构是第 %d 版，本程序只认识到第 %d 版：请先把程序升级到不低于写备份时的版本，再恢复", schema, ours)
}

// checkKeys refuses keys that the database of the backup was not sealed with.
func checkKeys(ctx context.Context, db *store.DB, keys *seal.Keyring) error {
	stored, err := keyChecks(ctx, db)
	if err != nil {
		return err
	}
	if len(stored) == 0 {
		return refuse("no-key-checks", "备份的数据库里没有密钥校验值：它不是一个办公室的数据库，拒绝恢复")
	}
	if err := keys.Verify(stored); errors.Is(err, seal.ErrOtherKeys) {
		return refuse("other-keys", "现有密钥文件不是这份备份的密钥（备份需要 %s，现有 %s）：请把当时另行保管的 keys.json 放回原处再恢复",
			joinKids(stored), kidList(keys.Kids()))
	} else if err != nil {
		return err
	}
	return nil
}

func keyChecks(ctx context.Context, db *store.DB) (stored map[string]string, err error) {
	err = db.View(ctx, "read key checks", func(tx *store.Tx) error {
		stored, err = tx.KeyChecks()
		return err
	})
	return stored, err
}

// missing reports whether a path does not exist.
func missing(path string) bool {
	_, err := os.Lstat(path)
	return errors.Is(err, fs.ErrNotExist)
}
