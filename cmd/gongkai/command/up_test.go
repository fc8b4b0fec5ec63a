package command

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// A first start that fails after the account was made does not lose its one-time password: it was told at once.
func TestAFailedFirstStartKeepsThePassword(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "data")
	t.Setenv("GONGKAI_DATA", dir)
	t.Setenv("GONGKAI_LISTEN", "127.0.0.1:0")
	t.Setenv("GONGKAI_ONEBOX", "/nonexistent")
	code, out, _ := shell(t, "up")
	if code != exitNo {
		t.Fatalf("ended with %d: %s", code, out)
	}
	file := filepath.Join(dir, "first-password.txt")
	info, err := os.Stat(file)
	if err != nil || info.Mode().Perm() != 0o600 {
		t.Fatalf("%v %v", info, err)
	}
	if b, err := os.ReadFile(file); err != nil || len(strings.TrimSpace(string(b))) != 16 {
		t.Errorf("%d bytes, %v", len(b), err)
	}
}
