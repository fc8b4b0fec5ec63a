package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"time"
)

// verdict is what became of a mutant.
type verdict string

// The verdicts.
const (
	killed       verdict = "killed"        // a test failed
	timedOut     verdict = "timed out"     // counts as killed
	notCompiling verdict = "not compiling" // no mutant at all
	survived     verdict = "survived"      // every test passed
	uncovered    verdict = "uncovered"     // a survivor: no test comes by
)

// runner tries mutants on the tree below root, which it only reads.
type runner struct {
	root    string
	scratch string        // a folder of its own
	timeout time.Duration // longest run of one suite
}

// judge runs the suites on a mutant until one fails. folder is free for the worker that calls.
func (r *runner) judge(ctx context.Context, m mutant, suites []suite, folder string) (verdict, error) {
	original := filepath.Join(r.root, filepath.FromSlash(m.file))
	mutated := filepath.Join(folder, filepath.Base(original))
	if err := os.WriteFile(mutated, m.edit.apply(m.source), 0o600); err != nil {
		return "", err
	}
	last := uncovered
	for _, s := range suites {
		if !s.executed.covers(m) {
			continue
		}
		binary, ok, err := s.plan.build(ctx, original, mutated, folder)
		if err != nil {
			return "", fmt.Errorf("%s: %w", m.id(), err)
		}
		if !ok {
			return notCompiling, nil
		}
		if last, _, err = r.execute(ctx, s, binary); err != nil || last != survived {
			return last, err
		}
	}
	return last, nil
}

// execute runs the binary of a suite in the folder of its package, with bounds on its memory and on the time it computes (time on
// the wall would judge a busy machine): a mutant may well collect rows for ever. The text is what it printed.
func (r *runner) execute(ctx context.Context, s suite, binary string, flags ...string) (verdict, string, error) {
	limited, cancel := context.WithTimeout(ctx, r.timeout)
	defer cancel()
	cmd := r.command(limited, "sh", "-c", fmt.Sprintf(bounded, int(s.limit.Seconds())), binary)
	cmd.Args = append(append(cmd.Args, s.flags...), flags...)
	cmd.Dir = filepath.Join(r.root, filepath.FromSlash(s.dir))
	out, err := cmd.CombinedOutput()
	var exit *exec.ExitError
	switch {
	case ctx.Err() != nil:
		return "", "", ctx.Err()
	case limited.Err() != nil:
		return timedOut, string(out), nil
	case err == nil:
		return survived, string(out), nil
	case errors.As(err, &exit) && computed(exit.ProcessState) >= s.limit*9/10: // the kernel counts otherwise
		return timedOut, string(out), nil
	case errors.As(err, &exit):
		return killed, string(out), nil
	default:
		return "", "", fmt.Errorf("tests of %s: %w", s.dir, err)
	}
}

// bounded is the script that runs a binary; a system that knows no such bounds does without.
const bounded = `ulimit -v 4000000 2>/dev/null; ulimit -t %d 2>/dev/null; exec "$0" "$@"`

func computed(p *os.ProcessState) time.Duration { return p.UserTime() + p.SystemTime() }

// command runs in the root, without cgo and without flags of the caller's that would change what is judged.
func (r *runner) command(ctx context.Context, name string, args ...string) *exec.Cmd {
	cmd := exec.CommandContext(ctx, name, args...)
	cmd.Dir = r.root
	cmd.Env = append(os.Environ(), "CGO_ENABLED=0", "GOFLAGS=-buildvcs=false")
	cmd.WaitDelay = time.Second
	return cmd
}
