package supervise

import (
	"context"
	"fmt"
	"net"
	"os"
	"os/exec"
	"os/signal"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"syscall"
	"testing"
	"time"
)

// The tests' child is this very test program, started again under another role.
const (
	roleVar = "SUPERVISE_FAKE_ROLE"
	noteVar = "SUPERVISE_FAKE_NOTES" // file to which each start appends "<unix ms> <pid>"
)

func TestMain(m *testing.M) {
	role := os.Getenv(roleVar)
	if role == "" {
		os.Exit(m.Run())
	}
	if role == "supervisor" {
		playSupervisor()
	}
	os.Exit(playServer(role))
}

func playServer(role string) int {
	if slices.Contains(os.Args, "--version-json") { // asked with our own environment, so by playSupervisor alone
		fmt.Printf(`{"server":%q,"sources":"abc"}`, ServerVersion)
		return 0
	}
	note(os.Getenv(noteVar))
	switch role {
	case "refuses":
		fmt.Fprintln(os.Stderr, "gongkai-temporal: written by Temporal server 9.9.9")
		return exitRefused
	case "crashes":
		fmt.Fprintln(os.Stderr, "gongkai-temporal: the disk is full")
		return 1
	case "deaf":
		signal.Ignore(syscall.SIGTERM)
	case "parent":
		if err := exec.Command("sleep", "600").Start(); err != nil {
			return 1
		}
	case "talks":
		fmt.Fprintln(os.Stderr, `{"level":"error","ts":"now","msg":"shard lost","shard":1,"logging-call-at":"x.go:1"}`)
	}
	l, err := net.Listen("tcp", net.JoinHostPort(flagOf("--ip"), flagOf("--port")))
	if err != nil {
		fmt.Fprintln(os.Stderr, "gongkai-temporal:", err)
		return 1
	}
	for {
		conn, err := l.Accept()
		if err != nil {
			return 1
		}
		_ = conn.Close()
	}
}

func playSupervisor() {
	_ = os.Setenv(roleVar, "serves")
	c, err := Start(context.Background(), Options{Path: os.Args[0], DataFile: "x", env: os.Environ()})
	if err != nil {
		fmt.Println(err)
		os.Exit(1)
	}
	if err := c.WaitReady(context.Background()); err != nil {
		fmt.Println(err)
		os.Exit(1)
	}
	fmt.Println(c.Pid())
	select {}
}

func note(file string) {
	if file == "" {
		return
	}
	f, err := os.OpenFile(file, os.O_APPEND|os.O_CREATE|os.O_WRONLY, 0o600)
	if err != nil {
		panic(err)
	}
	if _, err := fmt.Fprintf(f, "%d %d\n", time.Now().UnixMilli(), os.Getpid()); err != nil {
		panic(err)
	}
	if err := f.Close(); err != nil {
		panic(err)
	}
}

func flagOf(name string) string {
	if i := slices.Index(os.Args, name); i >= 0 && i+1 < len(os.Args) {
		return os.Args[i+1]
	}
	return ""
}

// fake is an Options for a child that plays role; notes is the file where it notes its starts.
func fake(t *testing.T, role string) (o Options, notes string) {
	t.Helper()
	notes = filepath.Join(t.TempDir(), "notes")
	return Options{
		Path:     mustProgram(t, ServerVersion),
		DataFile: filepath.Join(t.TempDir(), "temporal.db"),
		Grace:    5 * time.Second,
		env:      append(os.Environ(), roleVar+"="+role, noteVar+"="+notes),
		first:    20 * time.Millisecond,
		longest:  200 * time.Millisecond,
		slow:     time.Hour,
	}, notes
}

// mustProgram writes a program that tells its version by itself and is this test program for the rest.
func mustProgram(t *testing.T, version string) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "gongkai-temporal")
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	script := fmt.Sprintf("#!/bin/sh\n[ \"$1\" = --version-json ] && echo '{\"server\":\"%s\"}' && exit\nexec %q \"$@\"\n", version, self)
	if err := os.WriteFile(path, []byte(script), 0o700); err != nil {
		t.Fatal(err)
	}
	return path
}

func mustStart(t *testing.T, o Options) *Child {
	t.Helper()
	c, err := Start(t.Context(), o)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = c.Stop(context.Background()) }) // most tests have stopped it themselves
	return c
}

func mustReady(t *testing.T, c *Child) {
	t.Helper()
	ctx, cancel := context.WithTimeout(t.Context(), 30*time.Second)
	defer cancel()
	if err := c.WaitReady(ctx); err != nil {
		t.Fatal(err)
	}
}

type start struct {
	at  time.Time
	pid int
}

func starts(t *testing.T, notes string) (all []start) {
	t.Helper()
	b, err := os.ReadFile(notes)
	if err != nil && !os.IsNotExist(err) {
		t.Fatal(err)
	}
	for _, line := range strings.Split(strings.TrimSpace(string(b)), "\n") {
		ms, pid, ok := strings.Cut(line, " ")
		if !ok {
			continue
		}
		m, err1 := strconv.ParseInt(ms, 10, 64)
		p, err2 := strconv.Atoi(pid)
		if err1 != nil || err2 != nil {
			t.Fatalf("notes hold %q", line)
		}
		all = append(all, start{time.UnixMilli(m), p})
	}
	return all
}

func eventually(t *testing.T, what string, cond func() bool) {
	t.Helper()
	for end := time.Now().Add(20 * time.Second); !cond(); time.Sleep(10 * time.Millisecond) {
		if time.Now().After(end) {
			t.Fatalf("still not: %s", what)
		}
	}
}

// groupGone tells whether no process of the group runs any more; one that only waits to be collected is gone.
func groupGone(t *testing.T, group int) bool {
	t.Helper()
	stats, err := filepath.Glob("/proc/[0-9]*/stat")
	if err != nil {
		t.Fatal(err)
	}
	for _, stat := range stats {
		b, err := os.ReadFile(stat)
		if err != nil {
			continue // ended meanwhile
		}
		_, rest, _ := strings.Cut(string(b), ") ") // pid (name) state ppid pgrp …
		f := strings.Fields(rest)
		if len(f) > 2 && f[2] == strconv.Itoa(group) && f[0] != "Z" && f[0] != "X" {
			return false
		}
	}
	return true
}
