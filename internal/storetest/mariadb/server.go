package mariadb

import (
	"bytes"
	"context"
	"database/sql"
	"errors"
	"fmt"
	"net"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strconv"
	"sync"
	"syscall"
	"time"

	"github.com/go-sql-driver/mysql"
)

// ErrNotInstalled says that there is no mariadbd on this machine.
var ErrNotInstalled = errors.New("mariadbd is not installed (Debian: apt-get install mariadb-server)")

// DSNVariable is the environment variable that names a server already running for all tests.
const DSNVariable = "GONGKAI_TEST_MYSQL"

// Options of a server.
type Options struct {
	TCP     bool // listen on a loopback port, kept over restarts, instead of a socket file
	Durable bool // commits survive a kill: for tests that kill
}

// Server is one running (or stopped) server and its data.
type Server struct {
	dir     string
	port    int
	durable bool

	mu   sync.Mutex
	pid  int
	done chan struct{} // closed when the process is gone
}

// Start brings up a new server with an empty set of databases and an all-powerful user root without a password.
func Start(ctx context.Context, opts Options) (*Server, error) {
	if _, err := exec.LookPath("mariadbd"); err != nil {
		return nil, ErrNotInstalled
	}
	dir, err := newDataDir(ctx)
	if err != nil {
		return nil, fmt.Errorf("mariadb: data folder: %w", err)
	}
	s := &Server{dir: dir, durable: opts.Durable}
	if opts.TCP {
		if s.port, err = freePort(); err != nil {
			return nil, errors.Join(err, s.Close())
		}
	}
	if err := s.Start(ctx); err != nil {
		return nil, errors.Join(err, s.Close())
	}
	return s, nil
}

// DSN is the driver's data source name of a database on this server; "" for none in particular.
func (s *Server) DSN(database string) string {
	cfg := mysql.NewConfig()
	cfg.User, cfg.DBName = "root", database
	cfg.Net, cfg.Addr = "unix", filepath.Join(s.dir, "sock")
	if s.port != 0 {
		cfg.Net, cfg.Addr = "tcp", net.JoinHostPort("127.0.0.1", strconv.Itoa(s.port))
	}
	return cfg.FormatDSN()
}

// Start starts a stopped server again on the same data and address, and returns when it answers.
func (s *Server) Start(ctx context.Context) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.running() {
		return nil
	}
	log, err := os.OpenFile(filepath.Join(s.dir, "log"), os.O_CREATE|os.O_WRONLY|os.O_APPEND, 0o600)
	if err != nil {
		return err
	}
	defer func() { _ = log.Close() }() // the child has its own descriptor
	cmd := exec.Command("mariadbd", s.args()...)
	cmd.Stdout, cmd.Stderr = log, log
	cmd.SysProcAttr = diesWithParent()
	started := make(chan error)
	s.done = make(chan struct{})
	go func(done chan struct{}) {
		// The kernel's "signal on parent's death" means the death of the thread that forked: this one stays until
		// the server has ended.
		runtime.LockOSThread()
		err := cmd.Start()
		started <- err
		if err == nil {
			_ = cmd.Wait() // how it ended is in its log
		}
		close(done)
	}(s.done)
	if err := <-started; err != nil {
		return fmt.Errorf("mariadb: %w", err)
	}
	s.pid = cmd.Process.Pid
	return s.awaitReady(ctx)
}

func (s *Server) args() []string {
	args := []string{
		"--no-defaults", "--datadir=" + filepath.Join(s.dir, "data"), "--socket=" + filepath.Join(s.dir, "sock"),
		"--pid-file=" + filepath.Join(s.dir, "pid"), "--character-set-server=utf8mb4", "--skip-log-bin",
		"--skip-name-resolve", "--performance-schema=OFF", "--innodb-doublewrite=0", "--innodb-log-file-size=8M",
		"--innodb-buffer-pool-size=64M", "--innodb-buffer-pool-dump-at-shutdown=0", "--innodb-fast-shutdown=2",
		"--sync-frm=0", "--innodb-flush-method=nosync", "--innodb-stats-persistent=0", "--innodb-file-per-table=0", "--key-buffer-size=1M", "--aria-pagecache-buffer-size=8M", "--max-connections=400",
	}
	if os.Geteuid() == 0 {
		args = append(args, "--user=root")
	}
	if s.durable {
		args = append(args, "--innodb-flush-log-at-trx-commit=2")
	} else {
		args = append(args, "--innodb-flush-log-at-trx-commit=0")
	}
	if s.port == 0 {
		return append(args, "--skip-networking")
	}
	return append(args, "--bind-address=127.0.0.1", "--port="+strconv.Itoa(s.port))
}

// awaitReady asks until the server answers or has ended.
func (s *Server) awaitReady(ctx context.Context) error {
	ctx, cancel := context.WithTimeout(ctx, time.Minute)
	defer cancel()
	cfg, err := mysql.ParseDSN(s.DSN(""))
	if err != nil {
		return err
	}
	cfg.Logger = &mysql.NopLogger{}
	connector, err := mysql.NewConnector(cfg)
	if err != nil {
		return err
	}
	db := sql.OpenDB(connector)
	defer func() { _ = db.Close() }() // only a probe
	for {
		if db.PingContext(ctx) == nil {
			return nil
		}
		select {
		case <-s.done:
			return fmt.Errorf("mariadb: ended while starting:\n%s", s.logTail())
		case <-ctx.Done():
			return fmt.Errorf("mariadb: no answer: %w\n%s", ctx.Err(), s.logTail())
		case <-time.After(20 * time.Millisecond):
		}
	}
}

func (s *Server) logTail() []byte {
	log, err := os.ReadFile(filepath.Join(s.dir, "log"))
	if err != nil {
		return []byte(err.Error())
	}
	lines := bytes.Split(bytes.TrimSpace(log), []byte("\n"))
	return bytes.Join(lines[max(0, len(lines)-15):], []byte("\n"))
}

// Stop shuts the server down in good order.
func (s *Server) Stop() error { return s.end(syscall.SIGTERM) }

// Kill ends it at once, as a power cut would.
func (s *Server) Kill() error { return s.end(syscall.SIGKILL) }

// Pause stops the process where it is: connections stay open and nothing answers.
func (s *Server) Pause() error { return s.signal(syscall.SIGSTOP) }

// Resume lets a paused server go on.
func (s *Server) Resume() error { return s.signal(syscall.SIGCONT) }

func (s *Server) running() bool {
	if s.pid == 0 {
		return false
	}
	select {
	case <-s.done:
		return false
	default:
		return true
	}
}

func (s *Server) signal(sig syscall.Signal) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	if !s.running() {
		return errors.New("mariadb: not running")
	}
	return syscall.Kill(s.pid, sig)
}

func (s *Server) end(sig syscall.Signal) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	if !s.running() {
		return nil
	}
	if err := errors.Join(syscall.Kill(s.pid, sig), syscall.Kill(s.pid, syscall.SIGCONT)); err != nil {
		return fmt.Errorf("mariadb: %w", err)
	}
	select {
	case <-s.done:
		return nil
	case <-time.After(30 * time.Second):
		return errors.Join(errors.New("mariadb: did not end in 30 s"), syscall.Kill(s.pid, syscall.SIGKILL))
	}
}

// Close kills the server and removes its data.
func (s *Server) Close() error { return errors.Join(s.Kill(), os.RemoveAll(s.dir)) }

func freePort() (int, error) {
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		return 0, err
	}
	addr, ok := l.Addr().(*net.TCPAddr)
	if !ok {
		return 0, errors.Join(fmt.Errorf("mariadb: listening on %T", l.Addr()), l.Close())
	}
	return addr.Port, l.Close()
}
