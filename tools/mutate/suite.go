package main

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"time"
)

// suite is the tests of one package, and what they execute of the package under mutation.
type suite struct {
	dir      string // slash path from the root
	plan     plan
	flags    []string      // to its binary
	executed profile       // of the package under mutation
	limit    time.Duration // of computing, for one run
}

const rapidPath = "pgregory.net/rapid"

type listed struct {
	ImportPath                         string
	Imports, TestImports, XTestImports []string
	TestGoFiles, XTestGoFiles          []string
}

func (l listed) imports(path string) bool {
	return slices.Contains(l.Imports, path) || slices.Contains(l.TestImports, path) || slices.Contains(l.XTestImports, path)
}

// suitesFor are the tests that judge a package: its own and, if asked, those of its siblings that import it.
func (r *runner) suitesFor(ctx context.Context, dir string, dependents bool) ([]suite, error) {
	pattern := "./" + dir
	if dependents {
		pattern = "./" + filepath.ToSlash(filepath.Dir(dir)) + "/..."
	}
	packages, err := r.list(ctx, "./"+dir, pattern)
	if err != nil {
		return nil, err
	}
	var suites []suite
	own := packages[0]
	for i, p := range packages {
		again := i > 0 && p.ImportPath == own.ImportPath
		if again || len(p.TestGoFiles)+len(p.XTestGoFiles) == 0 || i > 0 && !p.imports(own.ImportPath) {
			continue
		}
		s := suite{dir: strings.TrimPrefix(p.ImportPath, strings.TrimSuffix(own.ImportPath, dir)), flags: flagsFor(p)}
		if err := r.baseline(ctx, dir, &s); err != nil {
			return nil, err
		}
		if s.plan, err = r.planFor(ctx, own.ImportPath, s.dir); err != nil {
			return nil, err
		}
		if err := r.prove(ctx, s); err != nil {
			return nil, err
		}
		suites = append(suites, s)
	}
	return suites, nil
}

// flagsFor makes property tests the same each time, brief when they fail, and silent on the disk.
func flagsFor(p listed) []string {
	flags := []string{"-test.failfast", "-test.count=1"}
	if slices.Contains(p.TestImports, rapidPath) || slices.Contains(p.XTestImports, rapidPath) {
		flags = append(flags, "-rapid.nofailfile", "-rapid.seed=1", "-rapid.shrinktime=1ms")
	}
	return flags
}

// list describes the packages of patterns, in their order.
func (r *runner) list(ctx context.Context, patterns ...string) ([]listed, error) {
	var all []listed
	for _, pattern := range patterns {
		out, err := r.command(ctx, "go", "list", "-json=ImportPath,Imports,TestImports,XTestImports,TestGoFiles,XTestGoFiles", pattern).Output()
		if err != nil {
			return nil, fmt.Errorf("go list %s: %w%s", pattern, err, stderrOf(err))
		}
		for dec := json.NewDecoder(bytes.NewReader(out)); dec.More(); {
			var p listed
			if err := dec.Decode(&p); err != nil {
				return nil, fmt.Errorf("go list %s: %w", pattern, err)
			}
			all = append(all, p)
		}
	}
	return all, nil
}

func stderrOf(err error) string {
	var exit *exec.ExitError
	if errors.As(err, &exit) && len(exit.Stderr) > 0 {
		return "\n" + string(exit.Stderr)
	}
	return ""
}

// baseline runs a suite on the code as it is: it must pass, and tells what it executes and how long it may take.
func (r *runner) baseline(ctx context.Context, dir string, s *suite) error {
	binary, cover := filepath.Join(r.scratch, "baseline.test"), filepath.Join(r.scratch, "cover.out")
	out, err := r.command(ctx, "go", "test", "-c", "-covermode=set", "-coverpkg=./"+dir, "-o", binary, "./"+s.dir).CombinedOutput()
	if err != nil {
		return fmt.Errorf("the tests of %s do not compile: %w\n%s", s.dir, err, out)
	}
	s.limit = r.timeout
	began := time.Now()
	v, text, err := r.execute(ctx, *s, binary, "-test.coverprofile="+cover)
	if err != nil {
		return err
	}
	if v != survived {
		return fmt.Errorf("the tests of %s do not pass on the code as it is (%s):\n%s", s.dir, v, text)
	}
	s.limit = min(r.timeout, max(shortest, slowdown*time.Since(began)))
	if s.executed, err = readProfile(cover); err != nil {
		return fmt.Errorf("coverage of %s: %w", s.dir, err)
	}
	return os.Remove(cover)
}

// prove runs what the plan builds from the code as it is: a plan that fails by itself would kill every mutant.
func (r *runner) prove(ctx context.Context, s suite) error {
	binary, ok, err := s.plan.build(ctx, "", "", r.scratch)
	if err != nil || !ok {
		return fmt.Errorf("tests of %s: %w", s.dir, err)
	}
	v, text, err := r.execute(ctx, s, binary)
	if err != nil {
		return err
	}
	if v != survived {
		return fmt.Errorf("the tests of %s pass when go test builds them, but are %s here:\n%s", s.dir, v, text)
	}
	return nil
}

// A mutant that computes slowdown times as long as the code, and at least shortest, does not end.
const (
	slowdown = 20
	shortest = 3 * time.Second
)
