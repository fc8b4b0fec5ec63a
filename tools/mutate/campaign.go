package main

import (
	"context"
	"crypto/sha256"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"sync"
)

// selection narrows a campaign; the zero value takes every mutant.
type selection struct {
	only         string // "span.go:36" or "span.go"
	shard, parts int    // the shard-th (from 1) of parts
	limit        int
}

func (s selection) whole() bool { return s == selection{} }

// of gives the mutants that s selects.
func (s selection) of(all []mutant) []mutant {
	var out []mutant
	for i, m := range all {
		mine := s.parts == 0 || i%s.parts == s.shard-1
		if mine && s.names(m) && (s.limit == 0 || len(out) < s.limit) {
			out = append(out, m)
		}
	}
	return out
}

func (s selection) names(m mutant) bool {
	if s.only == "" {
		return true
	}
	file, line, hasLine := strings.Cut(s.only, ":")
	if m.file != file && !strings.HasSuffix(m.file, "/"+file) {
		return false
	}
	return !hasLine || line == strconv.Itoa(m.line)
}

// parseShard reads "2/4".
func parseShard(text string) (shard, parts int, err error) {
	if text == "" {
		return 0, 0, nil
	}
	first, second, ok := strings.Cut(text, "/")
	shard, err1 := strconv.Atoi(first)
	parts, err2 := strconv.Atoi(second)
	if !ok || err1 != nil || err2 != nil || shard < 1 || shard > parts {
		return 0, 0, fmt.Errorf("-shard %s: want i/n with i from 1 to n", text)
	}
	return shard, parts, nil
}

// trial is a mutant and what became of it.
type trial struct {
	mutant
	verdict verdict
}

// campaign tries the selected mutants of one package.
type campaign struct {
	*runner
	dir        string
	selection  selection
	dependents bool
	workers    int
	log        io.Writer
}

func (c *campaign) run(ctx context.Context) ([]trial, error) {
	all, err := mutantsOf(c.root, c.dir)
	if err != nil {
		return nil, err
	}
	before, err := fingerprint(filepath.Join(c.root, c.dir))
	if err != nil {
		return nil, err
	}
	suites, err := c.suitesFor(ctx, c.dir, c.dependents)
	if err != nil {
		return nil, err
	}
	trials := make([]trial, 0, len(all))
	for _, m := range c.selection.of(all) {
		trials = append(trials, trial{mutant: m})
	}
	fmt.Fprintf(c.log, "%s: %d mutants\n", c.dir, len(trials))
	if err := c.tryAll(ctx, trials, suites); err != nil {
		return nil, err
	}
	after, err := fingerprint(filepath.Join(c.root, c.dir))
	if err == nil && after != before {
		err = fmt.Errorf("%s was edited while its mutants ran: the verdicts are worth nothing, run again", c.dir)
	}
	return trials, err
}

// tryAll fills in the verdicts. The first fault of the machinery ends it.
func (c *campaign) tryAll(ctx context.Context, trials []trial, suites []suite) error {
	ctx, cancel := context.WithCancelCause(ctx)
	defer cancel(nil)
	next := make(chan *trial)
	var workers sync.WaitGroup
	for i := range c.workers {
		workers.Go(func() {
			if err := c.work(ctx, filepath.Join(c.scratch, strconv.Itoa(i)), next, suites); err != nil {
				cancel(err)
			}
		})
	}
	for i := range trials {
		if i > 0 && i%50 == 0 {
			fmt.Fprintf(c.log, "%s: %d of %d\n", c.dir, i, len(trials))
		}
		select {
		case next <- &trials[i]:
		case <-ctx.Done():
		}
	}
	close(next)
	workers.Wait()
	return context.Cause(ctx)
}

func (c *campaign) work(ctx context.Context, folder string, next <-chan *trial, suites []suite) error {
	if err := os.MkdirAll(folder, 0o700); err != nil {
		return err
	}
	for t := range next {
		v, err := c.judge(ctx, t.mutant, suites, folder)
		if err != nil {
			return err
		}
		t.verdict = v
		if v == survived || v == uncovered {
			fmt.Fprintf(c.log, "%s: %s: %s => %s\n", t.id(), v, t.original, t.changed)
		}
	}
	return nil
}

// fingerprint tells whether anything below a folder changed.
func fingerprint(folder string) (string, error) {
	sum := sha256.New()
	err := filepath.WalkDir(folder, func(path string, d fs.DirEntry, err error) error {
		if err != nil || !d.Type().IsRegular() {
			return err
		}
		text, err := os.ReadFile(path)
		if errors.Is(err, fs.ErrNotExist) { // an editor's own file, gone again
			return nil
		}
		fmt.Fprintf(sum, "%s %d\n", path, len(text))
		sum.Write(text)
		return err
	})
	return fmt.Sprintf("%x", sum.Sum(nil)), err
}
