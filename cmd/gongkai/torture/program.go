package torture

import (
	"bytes"
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"fmt"
	"net"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"sync"
	"syscall"
	"time"
)

// program is `gongkai up` on the torture's data folder.
type program struct {
	o      Options
	listen string
	mu     sync.Mutex
	cmd    *exec.Cmd
}

func newProgram(ctx context.Context, o Options) (*program, error) {
	if err := os.MkdirAll(o.Dir, 0o700); err != nil {
		return nil, err
	}
	if _, err := os.Stat(o.dataDir()); err == nil {
		return nil, fmt.Errorf("%s is not empty: torture never touches an office that exists", o.dataDir())
	}
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		return nil, err
	}
	p := &program{o: o, listen: l.Addr().String()}
	if err := l.Close(); err != nil {
		return nil, err
	}
	_, err = p.run(ctx, "init")
	return p, err
}

func (p *program) env() []string {
	env := append(os.Environ(), "GONGKAI_DATA="+p.o.dataDir(), "GONGKAI_LISTEN="+p.listen, "GONGKAI_DATABASE=", "GONGKAI_KEYS=",
		"GONGKAI_METRICS_LISTEN=127.0.0.1:0", "GONGKAI_REMEDY_ORGAN=示例市人民政府", "GONGKAI_REMEDY_COURT=示例市中级人民法院", "GONGKAI_REMEDY_ONLINE=https://fuyi.example.cn")
	if p.o.Onebox != "" {
		env = append(env, "GONGKAI_ONEBOX="+p.o.Onebox)
	}
	return env
}

// run runs another command on the same folder.
func (p *program) run(ctx context.Context, args ...string) ([]byte, error) {
	cmd := exec.CommandContext(ctx, p.o.Program, args...)
	cmd.Env = p.env()
	var errs bytes.Buffer
	cmd.Stderr = &errs
	out, err := cmd.Output()
	if err != nil {
		return nil, fmt.Errorf("gongkai %s: %w: %s", strings.Join(args, " "), err, errs.String())
	}
	return out, nil
}

func (p *program) base() string { return "http://" + p.listen }

// start runs the program and waits until it answers.
func (p *program) start(ctx context.Context) error {
	log, err := p.o.logFile()
	if err != nil {
		return err
	}
	cmd := exec.Command(p.o.Program, "up")
	cmd.Env, cmd.Stdout, cmd.Stderr = p.env(), log, log
	cmd.SysProcAttr = &syscall.SysProcAttr{Setpgid: true, Pdeathsig: syscall.SIGKILL}
	if err := errors.Join(cmd.Start(), log.Close()); err != nil {
		return err
	}
	p.mu.Lock()
	p.cmd = cmd
	p.mu.Unlock()
	return p.await(ctx, time.Minute, func(ready readiness) bool { return ready.Database })
}

type readiness struct{ Database, Temporal bool }

func (p *program) await(ctx context.Context, limit time.Duration, enough func(readiness) bool) error {
	for end := time.Now().Add(limit); time.Now().Before(end); pause(ctx, 50*time.Millisecond) {
		if ctx.Err() != nil {
			return ctx.Err()
		}
		if enough(p.ready(ctx)) {
			return nil
		}
	}
	return fmt.Errorf("gongkai up did not answer in %s: see %s", limit, p.o.Dir)
}

func (p *program) ready(ctx context.Context) (r readiness) {
	ctx, cancel := context.WithTimeout(ctx, 3*time.Second)
	defer cancel()
	req, err := http.NewRequestWithContext(ctx, http.MethodGet, p.base()+"/readyz", nil)
	if err != nil {
		return r
	}
	res, err := http.DefaultClient.Do(req)
	if err != nil {
		return r
	}
	err = json.NewDecoder(res.Body).Decode(&r)
	if errors.Join(err, res.Body.Close()) != nil {
		return readiness{}
	}
	return r
}

// kill ends the program as a power cut does; its Temporal dies with it.
func (p *program) kill() {
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.cmd == nil {
		return
	}
	_ = p.cmd.Process.Kill() // it may be gone already
	_ = p.cmd.Wait()
	p.cmd = nil
}

func (p *program) restart(ctx context.Context) {
	if err := p.start(ctx); err != nil && ctx.Err() == nil {
		p.o.Log.Error("restart", "error", err)
	}
}

// ensure has the program and its Temporal running.
func (p *program) ensure(ctx context.Context) error {
	p.mu.Lock()
	running := p.cmd != nil
	p.mu.Unlock()
	if !running {
		if err := p.start(ctx); err != nil {
			return err
		}
	}
	return p.await(ctx, time.Minute, func(r readiness) bool { return r.Database && r.Temporal })
}

func (p *program) stop() {
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.cmd == nil {
		return
	}
	_ = p.cmd.Process.Signal(os.Interrupt) // it may be gone already
	_ = p.cmd.Wait()
	p.cmd = nil
}

// killTemporal kills the supervised server; the program brings it back.
func (p *program) killTemporal() bool {
	p.mu.Lock()
	cmd := p.cmd
	p.mu.Unlock()
	if cmd == nil {
		return false
	}
	pid := childOf(cmd.Process.Pid)
	return pid != 0 && syscall.Kill(pid, syscall.SIGKILL) == nil
}

// childOf finds the process whose parent is pid (field 4 of /proc/PID/stat).
func childOf(pid int) int {
	stats, err := filepath.Glob("/proc/[0-9]*/stat")
	if err != nil {
		return 0
	}
	for _, file := range stats {
		b, err := os.ReadFile(file)
		if err != nil {
			continue // it ended meanwhile
		}
		_, rest, found := strings.Cut(string(b), ") ")
		fields := strings.Fields(rest)
		if !found || len(fields) < 2 || fields[1] != strconv.Itoa(pid) {
			continue
		}
		child, err := strconv.Atoi(filepath.Base(filepath.Dir(file)))
		if err == nil {
			return child
		}
	}
	return 0
}

// lockDatabase makes every write of the program fail for a while: it holds SQLite's one write lock.
func (p *program) lockDatabase(ctx context.Context, length time.Duration) {
	db, err := sql.Open("sqlite", "file:"+filepath.Join(p.o.dataDir(), "gongkai.db")+"?_txlock=immediate&_pragma=busy_timeout(1000)")
	if err != nil {
		p.o.Log.Error("open database", "error", err)
		return
	}
	defer func() { _ = db.Close() }() // only a lock was held
	tx, err := db.BeginTx(ctx, nil)
	if err != nil {
		p.o.Log.Info("lock database", "error", err)
		return
	}
	pause(ctx, length)
	_ = tx.Rollback() // nothing was written
}
