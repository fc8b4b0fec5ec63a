package mariadb

import (
	"context"
	"crypto/sha256"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"syscall"
)

// newDataDir copies the system tables into a folder of our own, named after this process so that the next one can
// sweep it away if we die.
func newDataDir(ctx context.Context) (string, error) {
	home := filepath.Join(os.TempDir(), "gongkai-mariadb-"+strconv.Itoa(os.Geteuid()))
	if err := os.MkdirAll(home, 0o700); err != nil {
		return "", err
	}
	unlock, err := lock(filepath.Join(home, "lock"))
	if err != nil {
		return "", err
	}
	defer unlock()
	sweep(home)
	template, err := systemTables(ctx, home)
	if err != nil {
		return "", err
	}
	dir, err := os.MkdirTemp(home, "run-"+strconv.Itoa(os.Getpid())+"-")
	if err != nil {
		return "", err
	}
	return dir, os.CopyFS(filepath.Join(dir, "data"), os.DirFS(template))
}

// systemTables makes them if this version of the server has none here yet.
func systemTables(ctx context.Context, home string) (string, error) {
	version, err := exec.CommandContext(ctx, "mariadbd", "--version").Output()
	if err != nil {
		return "", err
	}
	template := filepath.Join(home, fmt.Sprintf("template-%x", sha256.Sum256(version))[:25])
	if _, err := os.Stat(template); err == nil {
		return template, nil
	}
	half := template + ".new"
	if err := os.RemoveAll(half); err != nil {
		return "", err
	}
	args := []string{
		"--no-defaults", "--datadir=" + half, "--auth-root-authentication-method=normal", "--skip-test-db",
		"--skip-name-resolve", "--innodb-log-file-size=8M", "--innodb-doublewrite=0", "--innodb-flush-log-at-trx-commit=0",
	}
	if os.Geteuid() == 0 {
		args = append(args, "--user=root")
	}
	if out, err := exec.CommandContext(ctx, "mariadb-install-db", args...).CombinedOutput(); err != nil {
		return "", fmt.Errorf("mariadb-install-db: %w\n%s", err, out)
	}
	return template, os.Rename(half, template)
}

// sweep removes the folders of processes that are gone.
func sweep(home string) {
	dirs, _ := filepath.Glob(filepath.Join(home, "run-*")) // the pattern is correct, which is the only error
	for _, dir := range dirs {
		pid, err := strconv.Atoi(strings.Split(filepath.Base(dir), "-")[1])
		if err == nil && errors.Is(syscall.Kill(pid, 0), syscall.ESRCH) {
			_ = os.RemoveAll(dir) // the next start tries again
		}
	}
}

// lock holds a file against other processes until unlock.
func lock(path string) (unlock func(), err error) {
	f, err := os.OpenFile(path, os.O_CREATE|os.O_RDWR, 0o600)
	if err != nil {
		return nil, err
	}
	if err := syscall.Flock(int(f.Fd()), syscall.LOCK_EX); err != nil {
		return nil, errors.Join(err, f.Close())
	}
	return func() { _ = f.Close() }, nil // closing gives the lock back
}
