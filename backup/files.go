package backup

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"syscall"

	"github.com/emmansun/gmsm/sm3"
)

// hashed reads a stream to its end and writes it to w.
func hashed(name string, w io.Writer, r io.Reader) (File, error) {
	national, common := sm3.New(), sha256.New()
	n, err := io.Copy(io.MultiWriter(w, national, common), r)
	return File{Name: name, Size: n, SM3: hex.EncodeToString(national.Sum(nil)), SHA256: hex.EncodeToString(common.Sum(nil))}, err
}

// syncedFile hashes a file that has been written and puts it on the disk.
func syncedFile(dir, name string) (File, error) {
	f, err := os.OpenFile(filepath.Join(dir, name), os.O_RDWR, 0)
	if err != nil {
		return File{}, err
	}
	out, err := hashed(name, io.Discard, f)
	return out, errors.Join(err, f.Sync(), f.Close())
}

// writeSynced writes a new file and puts it on the disk.
func writeSynced(path string, body []byte) error {
	f, err := os.OpenFile(path, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o600)
	if err != nil {
		return err
	}
	_, err = f.Write(body)
	return errors.Join(err, f.Sync(), f.Close())
}

// syncDir puts the names in a folder on the disk.
func syncDir(dir string) error {
	d, err := os.Open(dir)
	if err != nil {
		return err
	}
	return errors.Join(d.Sync(), d.Close())
}

// fetch copies a file of a backup to a new path, and refuses one that is not what the manifest says. A link is not followed out of
// the backup's folder.
func fetch(dir string, want File, to string) error {
	root, err := os.OpenRoot(dir)
	if err != nil {
		return err
	}
	defer func() { _ = root.Close() }() // only read
	info, err := root.Lstat(want.Name)
	if err != nil || !info.Mode().IsRegular() {
		return refuse("file", "备份缺少文件 %s，或它不是普通文件：请另选一份备份", want.Name)
	}
	from, err := root.Open(want.Name)
	if err != nil {
		return fmt.Errorf("open %s: %w", want.Name, err)
	}
	out, err := os.OpenFile(to, os.O_WRONLY|os.O_CREATE|os.O_TRUNC, 0o600)
	if err != nil {
		return errors.Join(err, from.Close())
	}
	got, err := hashed(want.Name, out, from)
	if err := errors.Join(err, out.Sync(), out.Close(), from.Close()); err != nil {
		return fmt.Errorf("copy %s: %w", want.Name, err)
	}
	if got != want {
		return refuse("damaged", "备份文件 %s 与清单不符（长度或校验值不同）：文件已损坏或被改动，拒绝恢复；请另选一份备份", want.Name)
	}
	return nil
}

// lockDir keeps a second backup out of the same folder. The lock goes with the process.
func lockDir(dir string) (release func(), err error) {
	f, err := os.OpenFile(filepath.Join(dir, ".lock"), os.O_RDWR|os.O_CREATE, 0o600)
	if err != nil {
		return nil, err
	}
	if err := syscall.Flock(int(f.Fd()), syscall.LOCK_EX|syscall.LOCK_NB); err != nil {
		return nil, errors.Join(refuse("running", "另一次备份正在写入 %s：请等它结束", dir), f.Close())
	}
	return func() { _ = f.Close() }, nil // closing releases the lock; nothing was written
}

func kidList(kids []string) string { return strings.Join(kids, "、") }

func joinKids(checks map[string]string) string { return kidList(slices.Sorted(maps.Keys(checks))) }
