package command

import (
	"encoding/json"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"gongkai/backup"
	"gongkai/internal/storetest"
	"gongkai/store"
)

// installed is a fresh office in a data folder that the environment names.
func installed(t *testing.T) string {
	t.Helper()
	dir := filepath.Join(t.TempDir(), "data")
	t.Setenv("GONGKAI_DATA", dir)
	wantRun(t, exitOK, "", "init")
	return dir
}

// wantRun runs the program and wants an exit code and a passage on either stream.
func wantRun(t *testing.T, want int, passage string, args ...string) (out string) {
	t.Helper()
	code, out, errs := shell(t, args...)
	if code != want || !strings.Contains(out+errs, passage) {
		t.Fatalf("%v ended with %d, want %d with %q: %s%s", args, code, want, passage, out, errs)
	}
	return out
}

func TestBackupWipeRestore(t *testing.T) {
	dir, out := installed(t), t.TempDir()
	wantRun(t, exitOK, "", "account", "add", "zhangshili", "--display", "张示例", "--roles", "handler")
	wantRun(t, exitOK, "密钥不在备份内："+filepath.Join(dir, "keys.json"), "backup", "--out", out)
	taken, err := filepath.Glob(filepath.Join(out, "gongkai-*"))
	if err != nil || len(taken) != 1 {
		t.Fatal(taken, err)
	}
	wantRun(t, exitNo, "--replace", "restore", taken[0])
	wantRun(t, exitNo, "不是备份", "restore", out)
	wantRun(t, exitOK, "", "account", "add", "lihoulai", "--display", "李后来", "--roles", "handler")
	release, err := hold(Storage{DataDir: dir})
	if err != nil {
		t.Fatal(err)
	}
	wantRun(t, exitNo, "请先停止它", "restore", taken[0], "--replace")
	release()
	wantRun(t, exitOK, "gongkai recover", "restore", taken[0], "--replace")
	if list := wantRun(t, exitOK, "zhangshili", "account", "list"); strings.Contains(list, "lihoulai") {
		t.Error("the office is not that of the backup")
	}
	if left, err := filepath.Glob(filepath.Join(dir, "replaced-*", "gongkai.db")); err != nil || len(left) != 1 {
		t.Errorf("set aside: %v %v", left, err)
	}
	note, err := os.ReadFile(filepath.Join(dir, operatorLog))
	if err != nil || !strings.Contains(string(note), `"msg":"restore"`) {
		t.Errorf("%s %v", note, err)
	}
}

func TestBackupAnswersJSON(t *testing.T) {
	dir := installed(t)
	var taken backup.Taken
	if err := json.Unmarshal([]byte(wantRun(t, exitOK, "", "backup", "--json")), &taken); err != nil {
		t.Fatal(err)
	}
	if filepath.Dir(taken.Dir) != filepath.Join(dir, "backups") || taken.Manifest.Tables["accounts"] != 1 || len(taken.Manifest.Keys) != 1 {
		t.Errorf("%+v", taken)
	}
}

func TestWhatIsNotForMySQLIsWrongUse(t *testing.T) {
	t.Setenv("GONGKAI_DATABASE", "mysql://gongkai:geheim@127.0.0.1:1/gongkai")
	t.Setenv("GONGKAI_DATA", t.TempDir())
	wantRun(t, exitUsage, "mysqldump --single-transaction", "backup")
	wantRun(t, exitUsage, "docs/operations.md", "restore", "x")
	wantRun(t, exitUsage, "只从本机的 SQLite", "copy", "--to", "mysql://a:b@c/d")
}

func TestCopyToMySQL(t *testing.T) {
	dir := installed(t)
	wantRun(t, exitUsage, copyTarget, "copy")
	wantRun(t, exitUsage, "backup 和 restore", "copy", "--to", "sqlite:"+dir+"/other.db")
	target := storetest.Empty(t, store.MySQL).DSN
	t.Setenv(copyTarget, target)
	wantRun(t, exitOK, "gongkai recover", "copy")
	wantRun(t, exitNo, "不是空的", "copy")
	t.Setenv("GONGKAI_DATABASE", target)
	t.Setenv("GONGKAI_KEYS", filepath.Join(dir, "keys.json"))
	wantRun(t, exitOK, FirstAccount, "account", "list") // the same keys fit
	wantRun(t, exitOK, "一致", "rebuild", "--check")
}

func TestAdminResetPassword(t *testing.T) {
	dir := installed(t)
	wantRun(t, exitUsage, "没有账号", "admin", "reset-password", "nobody")
	wantRun(t, exitNo, "最后一个", "account", "disable", FirstAccount)
	wantRun(t, exitOK, "一次性密码", "account", "add", "erhao", "--display", "二号示例", "--roles", "admin")
	wantRun(t, exitOK, "已停用", "account", "disable", FirstAccount)
	wantRun(t, exitUsage, "--enable", "admin", "reset-password", FirstAccount)
	wantRun(t, exitOK, "一次性密码", "admin", "reset-password", FirstAccount, "--enable")
	if list := wantRun(t, exitOK, FirstAccount, "account", "list"); strings.Contains(list, "停用") {
		t.Error("still disabled")
	}
	note, err := os.ReadFile(filepath.Join(dir, operatorLog))
	if err != nil || strings.Count(string(note), `"msg":"admin reset-password"`) != 1 {
		t.Errorf("%s %v", note, err)
	}
	release, err := hold(Storage{DataDir: dir})
	if err != nil {
		t.Fatal(err)
	}
	defer release()
	wantRun(t, exitNo, "请先停止它", "admin", "reset-password", FirstAccount)
}

// The units start commands that exist with settings that exist, and leave the program the time it needs to stop.
func TestTheUnitsStartWhatThereIs(t *testing.T) {
	t.Parallel()
	known := map[string]bool{}
	for _, command := range []string{"up", "api", "worker"} {
		lines, err := settingsOf(command)
		if err != nil {
			t.Fatal(err)
		}
		for _, l := range lines {
			known[l.Name] = true
		}
	}
	files, err := filepath.Glob("../../../deploy/gongkai*")
	if err != nil || len(files) < 6 {
		t.Fatal(files, err)
	}
	variable, start := regexp.MustCompile(`GONGKAI_[A-Z_]+`), regexp.MustCompile(`(?m)^ExecStart=/opt/gongkai/bin/gongkai (.+)$`)
	for _, file := range files {
		body, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		for _, name := range variable.FindAllString(string(body), -1) {
			if !known[name] {
				t.Errorf("%s: no configuration has %s", file, name)
			}
		}
		line := start.FindStringSubmatch(string(body))
		if (line != nil) != strings.HasSuffix(file, ".service") {
			t.Errorf("%s: ExecStart %v", file, line)
		}
		if line == nil {
			continue
		}
		found, rest, err := tree(Streams{}).Find(strings.Fields(line[1]))
		if err != nil || found.ParseFlags(rest) != nil || len(found.Flags().Args()) > 0 || found.Name() != strings.Fields(line[1])[0] {
			t.Errorf("%s: no command %q", file, line[1])
		}
	}
}
