package torture_test

import (
	"os"
	"os/exec"
	"path/filepath"
	"testing"
	"time"

	"gongkai/cmd/gongkai/torture"
	"gongkai/internal/stack"
)

// The kill test: ten people at work, the program and its Temporal killed and the database locked, four times.
func TestNothingIsLost(t *testing.T) {
	onebox := stack.Binary(t)
	dir := t.TempDir()
	program := filepath.Join(dir, "gongkai")
	build := exec.CommandContext(t.Context(), "go", "build", "-buildvcs=false", "-o", program, "./cmd/gongkai")
	build.Dir, build.Env = stack.Root(t), append(os.Environ(), "CGO_ENABLED=0")
	if out, err := build.CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	r, err := torture.Run(t.Context(), torture.Options{Program: program, Onebox: onebox, Dir: filepath.Join(dir, "office"), Rounds: 4, People: 10, Round: 8 * time.Second})
	if err != nil {
		t.Fatal(err)
	}
	t.Logf("%+v", r)
	for _, w := range r.Wrong {
		t.Error(w)
	}
	if r.Kills != 4 || r.Acknowledged == 0 || r.Cases == 0 {
		t.Errorf("nothing was tried: %+v", r)
	}
}
