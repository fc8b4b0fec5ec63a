package supervise

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"net"
	"os"
	"os/exec"
	"runtime"
	"strconv"
	"strings"
	"sync"
	"syscall"
	"time"
)

// Options says what to run and where.
type Options struct {
	Path             string            // of gongkai-temporal; "" = next to this program, then on PATH
	DataFile         string            // the SQLite file; "<file>.version" lies beside it
	Namespace        string            // "" = default
	Host             string            // "" = 127.0.0.1
	Port             int               // 0 = a free one
	SearchAttributes map[string]string // name to type: Keyword, Datetime, Int …
	Log              *slog.Logger      // receives the child's log too; nil = slog.Default()
	Grace            time.Duration     // from SIGTERM to SIGKILL; 0 = 10 s

	// Ready is asked, once the port accepts connections, until it answers nil. nil = a connection is enough.
	Ready func(ctx context.Context, hostPort string) error

	env            []string      // tests: environment of the child
	first, longest time.Duration // tests: pauses before starting again
	slow           time.Duration // tests: a start that takes longer says what it waits for
}

// Child is a server that is kept alive until Stop.
type Child struct {
	o        Options
	path     string
	hostPort string

	quit     chan struct{} // closed by Stop
	stopOnce sync.Once
	done     chan struct{} // closed when nothing runs any more and nothing will

	mu      sync.Mutex
	status  Status
	failure error         // why it was given up, typed
	changed chan struct{} // closed and replaced at each change of status
}

// Start finds the program, checks its version, chooses the port and spawns it. ctx bounds the start alone: the child
// lives until Stop, because its clients must end before it. Use WaitReady to wait until the server answers.
func Start(ctx context.Context, o Options) (*Child, error) {
	o = o.withDefaults()
	path, err := Find(o.Path)
	if err != nil {
		return nil, err
	}
	if _, err := Check(ctx, path); err != nil {
		return nil, err
	}
	if o.Port == 0 {
		if o.Port, err = freePort(o.Host); err != nil {
			return nil, err
		}
	}
	c := &Child{
		o: o, path: path,
		hostPort: net.JoinHostPort(o.Host, strconv.Itoa(o.Port)),
		quit:     make(chan struct{}),
		done:     make(chan struct{}),
		changed:  make(chan struct{}),
	}
	spawned := make(chan error, 1)
	go c.keepAlive(spawned)
	if err := <-spawned; err != nil {
		return nil, errors.Join(fmt.Errorf("start %s: %w", path, err), c.Stop(ctx))
	}
	return c, nil
}

func (o Options) withDefaults() Options {
	if o.Host == "" {
		o.Host = "127.0.0.1"
	}
	if o.Namespace == "" {
		o.Namespace = "default"
	}
	if o.Log == nil {
		o.Log = slog.Default()
	}
	if o.Grace == 0 {
		o.Grace = 10 * time.Second
	}
	if o.Ready == nil {
		o.Ready = func(context.Context, string) error { return nil }
	}
	if o.env == nil {
		o.env = harmless(os.Environ())
	}
	if o.first == 0 {
		o.first, o.longest, o.slow = 500*time.Millisecond, 30*time.Second, 5*time.Second
	}
	return o
}

// harmless is the part of an environment that the child may see: it needs none of the office's keys and passwords.
func harmless(environ []string) (kept []string) {
	for _, variable := range environ {
		switch name, _, _ := strings.Cut(variable, "="); name {
		case "PATH", "HOME", "TMPDIR", "TZ", "LANG", "GOMAXPROCS", "GOMEMLIMIT", "GOGC":
			kept = append(kept, variable)
		}
	}
	return kept
}

// HostPort is the address of the frontend. It never changes.
func (c *Child) HostPort() string { return c.hostPort }

// Pid of the running child, 0 when there is none.
func (c *Child) Pid() int { return c.Status().Pid }

// Stop ends the child: SIGTERM to its process group, SIGKILL after the grace period or when ctx is done. The error says
// that it had to be killed. Stop may be called more than once.
func (c *Child) Stop(ctx context.Context) error {
	c.stopOnce.Do(func() { close(c.quit) })
	c.signal(syscall.SIGTERM)
	grace := time.NewTimer(c.o.Grace)
	defer grace.Stop()
	select {
	case <-c.done:
		return nil
	case <-grace.C:
	case <-ctx.Done():
	}
	c.signal(syscall.SIGKILL)
	<-c.done
	return errors.New("the Temporal server did not stop in time and was killed")
}

// keepAlive starts the child again and again. It stays on one thread: Linux sends the parent-death signal when the
// thread that started the child ends, not the process.
func (c *Child) keepAlive(spawned chan<- error) {
	runtime.LockOSThread()
	defer runtime.UnlockOSThread()
	defer close(c.done)
	for n := 0; ; n++ {
		began := time.Now()
		err := c.once(spawned)
		spawned = nil
		var refused *Refused
		switch {
		case c.quitting():
			c.set(Stopped, nil)
			return
		case errors.As(err, &refused):
			c.o.Log.Error("the Temporal server refuses its data file", "reason", refused.Reason)
			c.set(Failed, err)
			return
		}
		if time.Since(began) > 2*c.o.longest {
			n = 0 // it had been well: this is a new trouble
		}
		pause := c.o.pause(n)
		c.o.Log.Warn("the Temporal server ended and is started again", "error", err, "pause", pause)
		c.set(Down, err)
		select {
		case <-time.After(pause):
		case <-c.quit:
			c.set(Stopped, nil)
			return
		}
	}
}

// pause before the (n+1)th start in a row: twice the last one, within limits.
func (o Options) pause(n int) time.Duration {
	d := o.first
	for ; n > 0 && d < o.longest; n-- {
		d *= 2
	}
	return min(d, o.longest)
}

// once runs the child to its end and says why it ended. spawned, if any, hears whether it could be started.
func (c *Child) once(spawned chan<- error) error {
	out := &output{log: c.o.Log}
	cmd := c.command(out)
	err := cmd.Start()
	if err == nil {
		c.started(cmd.Process.Pid)
	}
	if spawned != nil {
		spawned <- err
	}
	if err != nil {
		return err
	}
	if c.quitting() { // Stop came before there was a pid to signal
		c.signal(syscall.SIGTERM)
	}
	ctx, cancel := context.WithCancel(context.Background())
	defer cancel()
	go c.watch(ctx, cmd.Process.Pid)
	err = cmd.Wait()
	c.signal(syscall.SIGKILL) // whatever it left in its group
	return out.reason(err)
}

func (c *Child) command(out *output) *exec.Cmd {
	args := []string{
		"server", "start-dev", "--headless", "--log-format", "json", "--log-level", "warn",
		"--ip", c.o.Host, "--port", strconv.Itoa(c.o.Port), "--namespace", c.o.Namespace, "--db-filename", c.o.DataFile,
	}
	for _, name := range sortedKeys(c.o.SearchAttributes) {
		args = append(args, "--search-attribute", name+"="+c.o.SearchAttributes[name])
	}
	cmd := exec.Command(c.path, args...)
	cmd.Env = c.o.env
	cmd.Stdout, cmd.Stderr = out, out
	cmd.SysProcAttr = ownGroup()
	cmd.WaitDelay = 2 * time.Second // a grandchild must not hold the pipes for ever
	return cmd
}

// signal goes to the whole group of the running child, if there is one.
func (c *Child) signal(s syscall.Signal) {
	if pid := c.Pid(); pid != 0 {
		_ = syscall.Kill(-pid, s) // it may be gone already, which is what we want
	}
}

func (c *Child) quitting() bool {
	select {
	case <-c.quit:
		return true
	default:
		return false
	}
}
