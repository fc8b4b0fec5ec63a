package supervise

import (
	"bufio"
	"bytes"
	"context"
	"errors"
	"log/slog"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"slices"
	"strconv"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"
)

func TestKilledChildComesBackOnTheSamePort(t *testing.T) {
	t.Parallel()
	o, notes := fake(t, "serves")
	c := mustStart(t, o)
	mustReady(t, c)
	first := c.Status()
	if first.State != Running || first.Pid == 0 || first.Restarts != 0 || first.LastError != "" {
		t.Fatalf("status %+v", first)
	}
	address := c.HostPort()
	if err := syscall.Kill(first.Pid, syscall.SIGKILL); err != nil {
		t.Fatal(err)
	}
	eventually(t, "running again", func() bool {
		s := c.Status()
		return s.State == Running && s.Pid != first.Pid
	})
	s := c.Status()
	if c.HostPort() != address || s.Restarts != 1 || s.LastError != "signal: killed" || !s.Since.After(first.Since) {
		t.Fatalf("address %s, was %s; status %+v", c.HostPort(), address, s)
	}
	if n := len(starts(t, notes)); n != 2 {
		t.Fatalf("%d starts, want 2", n)
	}
}

func TestPauses(t *testing.T) {
	t.Parallel()
	o := Options{}.withDefaults()
	for n, want := range []string{"500ms", "1s", "2s", "4s", "8s", "16s", "30s", "30s"} {
		if got := o.pause(n).String(); got != want {
			t.Errorf("pause %d is %s, want %s", n, got, want)
		}
	}
	if got := o.pause(1000); got != 30*time.Second {
		t.Errorf("pause 1000 is %s", got)
	}
}

func TestCrashingChildIsStartedEverMoreSlowly(t *testing.T) {
	t.Parallel()
	o, notes := fake(t, "crashes")
	c := mustStart(t, o)
	eventually(t, "five starts", func() bool { return len(starts(t, notes)) >= 5 })
	all := starts(t, notes)
	for i := 1; i < 5; i++ {
		if gap, least := all[i].at.Sub(all[i-1].at), o.pause(i-1); gap < least-2*time.Millisecond {
			t.Errorf("start %d came after %s, want at least %s", i, gap, least)
		}
	}
	if s := c.Status(); !strings.Contains(s.LastError, "exit status 1: the disk is full") {
		t.Errorf("status %+v", s)
	}
	if err := c.Stop(t.Context()); err != nil {
		t.Fatal(err)
	}
	if s := c.Status(); s.State != Stopped || s.Pid != 0 {
		t.Errorf("status %+v", s)
	}
	n := len(starts(t, notes))
	time.Sleep(2 * o.longest)
	if more := len(starts(t, notes)); more != n {
		t.Errorf("%d starts after Stop", more-n)
	}
}

func TestStopEndsTheWholeGroup(t *testing.T) {
	t.Parallel()
	o, _ := fake(t, "parent")
	c := mustStart(t, o)
	mustReady(t, c)
	group := c.Pid()
	if groupGone(t, group) {
		t.Skip("this system does not list process groups under /proc")
	}
	if err := c.Stop(t.Context()); err != nil {
		t.Fatal(err)
	}
	eventually(t, "no process left in the group", func() bool { return groupGone(t, group) })
	if err := c.Stop(t.Context()); err != nil {
		t.Fatalf("a second Stop says %v", err)
	}
	if err := c.WaitReady(t.Context()); err == nil {
		t.Fatal("a stopped child is not ready")
	}
}

func TestDeafChildIsKilledAfterTheGracePeriod(t *testing.T) {
	t.Parallel()
	o, _ := fake(t, "deaf")
	o.Grace = 300 * time.Millisecond
	c := mustStart(t, o)
	mustReady(t, c)
	group, began := c.Pid(), time.Now()
	if err := c.Stop(t.Context()); err == nil || time.Since(began) < o.Grace {
		t.Fatalf("after %s: %v, want to hear that it was killed", time.Since(began), err)
	}
	eventually(t, "no process left in the group", func() bool { return groupGone(t, group) })
}

func TestStopDoesNotWaitLongerThanItsContext(t *testing.T) {
	t.Parallel()
	o, _ := fake(t, "deaf")
	o.Grace = time.Hour
	c := mustStart(t, o)
	mustReady(t, c)
	ctx, cancel := context.WithTimeout(t.Context(), 100*time.Millisecond)
	defer cancel()
	if err := c.Stop(ctx); err == nil {
		t.Fatal("want to hear that it was killed")
	}
}

func TestRefusalOfTheDataFileIsNotTriedAgain(t *testing.T) {
	t.Parallel()
	o, notes := fake(t, "refuses")
	c := mustStart(t, o)
	var refused *Refused
	if err := c.WaitReady(t.Context()); !errors.As(err, &refused) || refused.Reason != "written by Temporal server 9.9.9" {
		t.Fatalf("got %v", err)
	}
	time.Sleep(2 * o.longest)
	if n := len(starts(t, notes)); n != 1 {
		t.Fatalf("%d starts, want 1", n)
	}
	if s := c.Status(); s.State != Failed || s.LastError != refused.Reason {
		t.Fatalf("status %+v", s)
	}
	if err := c.Stop(t.Context()); err != nil {
		t.Fatal(err)
	}
}

func TestStartingUntilTheCallerIsContent(t *testing.T) {
	t.Parallel()
	o, _ := fake(t, "serves")
	o.slow = 0
	content := make(chan struct{})
	o.Ready = func(_ context.Context, address string) error {
		select {
		case <-content:
			return nil
		default:
			return errors.New("no answer from " + address)
		}
	}
	c := mustStart(t, o)
	eventually(t, "asked", func() bool { return c.Status().LastError == "no answer from "+c.HostPort() })
	if s := c.Status(); s.State != Starting {
		t.Fatalf("status %+v", s)
	}
	ctx, cancel := context.WithTimeout(t.Context(), 50*time.Millisecond)
	defer cancel()
	if err := c.WaitReady(ctx); !errors.Is(err, context.DeadlineExceeded) || !strings.Contains(err.Error(), "no answer from") {
		t.Fatalf("got %v", err)
	}
	close(content)
	mustReady(t, c)
}

func TestChildDiesWithUs(t *testing.T) {
	t.Parallel()
	if runtime.GOOS != "linux" {
		t.Skip("only Linux has a parent-death signal")
	}
	us := exec.Command(mustSelf(t))
	us.Env = append(os.Environ(), roleVar+"=supervisor")
	out, err := us.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := us.Start(); err != nil {
		t.Fatal(err)
	}
	said, err := bufio.NewReader(out).ReadString('\n')
	if err != nil {
		t.Fatal(err)
	}
	group, err := strconv.Atoi(strings.TrimSpace(said))
	if err != nil {
		t.Fatalf("the supervisor said %q", said)
	}
	if groupGone(t, group) {
		t.Fatal("the child does not run")
	}
	if err := us.Process.Kill(); err != nil {
		t.Fatal(err)
	}
	_ = us.Wait() // "signal: killed"
	eventually(t, "child dead", func() bool { return groupGone(t, group) })
}

func TestItsLogBecomesOurs(t *testing.T) {
	t.Parallel()
	var log lockedBuffer
	o, _ := fake(t, "talks")
	o.Log = slog.New(slog.NewTextHandler(&log, nil))
	c := mustStart(t, o)
	mustReady(t, c)
	want := `level=ERROR msg="Temporal server: shard lost" shard=1` + "\n"
	eventually(t, want, func() bool { return strings.HasSuffix(log.String(), want) })
}

func TestWhereTheProgramIsFound(t *testing.T) {
	t.Parallel()
	var missing *NotFound
	if _, err := Start(t.Context(), Options{Path: filepath.Join(t.TempDir(), "none")}); !errors.As(err, &missing) {
		t.Errorf("a path to nothing gives %v", err)
	}
	path := mustProgram(t, ServerVersion)
	if got, err := Find(path); err != nil || got != path {
		t.Errorf("found %q, %v, want %q", got, err, path)
	}
}

func TestProgramOfAnotherVersionIsNotRun(t *testing.T) {
	t.Parallel()
	o, notes := fake(t, "serves")
	o.Path = mustProgram(t, "1.0.0")
	_, err := Start(t.Context(), o)
	var wrong *WrongVersion
	if !errors.As(err, &wrong) || wrong.Got != "1.0.0" {
		t.Fatalf("got %v", err)
	}
	if n := len(starts(t, notes)); n != 0 {
		t.Fatalf("%d starts", n)
	}
}

func TestChildSeesNoSecrets(t *testing.T) {
	t.Parallel()
	got := harmless([]string{"PATH=/bin", "GONGKAI_KEY=secret", "TEMPORAL_DEBUG=1", "TZ=Asia/Shanghai", "odd"})
	if want := []string{"PATH=/bin", "TZ=Asia/Shanghai"}; !slices.Equal(got, want) {
		t.Fatalf("it sees %q, want %q", got, want)
	}
}

func TestFreePortIsBelowOutgoingOnes(t *testing.T) {
	t.Parallel()
	port, err := freePort("127.0.0.1")
	if err != nil || port < 20000 || port >= 30000 {
		t.Fatalf("port %d, %v", port, err)
	}
}

func TestLastWords(t *testing.T) {
	t.Parallel()
	for _, row := range []struct{ name, said, want string }{
		{"its own sentence", "usage …\ngongkai-temporal: port taken\n", "end: port taken"},
		{"a panic, not its stack", "panic: nil map\n\ngoroutine 1 [running]:\nmain.main()\n", "end: panic: nil map"},
		{"a fatal record", `{"level":"fatal","msg":"no listener","error":"in use"}` + "\n", "end: no listener: in use"},
		{"nothing", "", "end"},
	} {
		o := &output{log: quiet()}
		for _, b := range []byte(row.said) { // in the smallest pieces
			if _, err := o.Write([]byte{b}); err != nil {
				t.Fatal(err)
			}
		}
		if got := o.reason(errors.New("end")).Error(); got != row.want {
			t.Errorf("%s: %q, want %q", row.name, got, row.want)
		}
	}
}

func mustSelf(t *testing.T) string {
	t.Helper()
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	return self
}

type lockedBuffer struct {
	mu sync.Mutex
	b  bytes.Buffer
}

func (l *lockedBuffer) Write(p []byte) (int, error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.b.Write(p)
}

func (l *lockedBuffer) String() string {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.b.String()
}

func quiet() *slog.Logger { return slog.New(slog.DiscardHandler) }
