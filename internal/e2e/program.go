package e2e

import (
	"bytes"
	"context"
	"encoding/json"
	"net"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"

	"gongkai/internal/stack"
)

// Program is `gongkai up` on a data folder of its own.
type Program struct {
	t      *testing.T
	path   string
	Data   string
	Base   string
	listen string
	cmd    *exec.Cmd
	out    *bytes.Buffer
}

// build makes the program once for a test: the one in bin/ may be older than the sources.
func build(t *testing.T) string {
	t.Helper()
	if path := os.Getenv("GONGKAI_PROGRAM"); path != "" {
		return path
	}
	path := filepath.Join(t.TempDir(), "gongkai")
	cmd := exec.Command("go", "build", "-buildvcs=false", "-o", path, "./cmd/gongkai")
	cmd.Dir = stack.Root(t)
	cmd.Env = append(os.Environ(), "CGO_ENABLED=0")
	if out, err := cmd.CombinedOutput(); err != nil {
		t.Fatalf("build: %v\n%s", err, out)
	}
	return path
}

// start runs the program and waits until it can work.
func start(t *testing.T) *Program {
	t.Helper()
	p := &Program{t: t, path: build(t), Data: filepath.Join(t.TempDir(), "data"), listen: freeAddress(t)}
	p.Base = "http://" + p.listen
	stack.Binary(t)
	p.Up()
	t.Cleanup(p.Stop)
	return p
}

func freeAddress(t *testing.T) string {
	t.Helper()
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = l.Close() }()
	return l.Addr().String()
}

func (p *Program) env() []string {
	return append(os.Environ(), "GONGKAI_DATA="+p.Data, "GONGKAI_LISTEN="+p.listen, "GONGKAI_ONEBOX="+stack.Binary(p.t),
		"GONGKAI_CONTACT=示例县人民政府办公室 023-00000000", "GONGKAI_REMEDY_ORGAN=示例市人民政府", "GONGKAI_REMEDY_COURT=示例市中级人民法院",
		"GONGKAI_METRICS_LISTEN=127.0.0.1:0", "GONGKAI_REMEDY_ONLINE=https://fuyi.example.cn")
}

// Up starts it.
func (p *Program) Up() {
	p.t.Helper()
	p.out = &bytes.Buffer{}
	p.cmd = exec.Command(p.path, "up")
	p.cmd.Env, p.cmd.Stdout, p.cmd.Stderr = p.env(), p.out, p.out
	p.cmd.SysProcAttr = &syscall.SysProcAttr{Setpgid: true, Pdeathsig: syscall.SIGKILL}
	if err := p.cmd.Start(); err != nil {
		p.t.Fatal(err)
	}
	for end := time.Now().Add(60 * time.Second); time.Now().Before(end); time.Sleep(100 * time.Millisecond) {
		if p.ready() {
			return
		}
	}
	p.t.Fatalf("not ready in a minute:\n%s", p.out)
}

func (p *Program) ready() bool {
	ctx, cancel := context.WithTimeout(context.Background(), 2*time.Second)
	defer cancel()
	req, err := http.NewRequestWithContext(ctx, http.MethodGet, p.Base+"/readyz", nil)
	if err != nil {
		return false
	}
	res, err := http.DefaultClient.Do(req)
	if err != nil {
		return false
	}
	defer func() { _ = res.Body.Close() }()
	var r struct{ Database, Temporal bool }
	return json.NewDecoder(res.Body).Decode(&r) == nil && r.Database && r.Temporal
}

// Stop ends it as Ctrl-C does.
func (p *Program) Stop() {
	if p.cmd == nil {
		return
	}
	_ = p.cmd.Process.Signal(os.Interrupt) // it may be gone already
	_ = p.cmd.Wait()                       // its exit code is not what a scene is about
	p.cmd = nil
}

// Run runs another command on the same data folder and answers what it printed.
func (p *Program) Run(args ...string) string {
	p.t.Helper()
	cmd := exec.Command(p.path, args...)
	cmd.Env = p.env()
	var out, errs bytes.Buffer
	cmd.Stdout, cmd.Stderr = &out, &errs
	if err := cmd.Run(); err != nil {
		p.t.Fatalf("gongkai %s: %v\n%s%s", strings.Join(args, " "), err, out.String(), errs.String())
	}
	return out.String()
}

// Hire adds a person and answers his one-time password.
func (p *Program) Hire(name, display, unit, roles string) string {
	p.t.Helper()
	var got struct {
		Password string `json:"one_time_password"`
	}
	if err := json.Unmarshal([]byte(p.Run("account", "add", name, "--display", display, "--unit", unit, "--roles", roles, "--json")), &got); err != nil {
		p.t.Fatal(err)
	}
	return got.Password
}
