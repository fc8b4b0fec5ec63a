package main

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"go/version"
	"path/filepath"
	"slices"
	"strings"
)

// plan says how the test binary of one suite is made anew when a file of the package under mutation changes: the compiler is
// called for that package and for those that see a difference in it, then the linker. `go test -overlay` comes to the same, but
// takes twice the time and leaves two megabytes in the build cache for every mutant.
type plan struct {
	compile, link string
	language      string   // go1.26
	steps         []step   // in the order of their dependence: the package under mutation first, the main package of the test last
	ready         []string // lines of an importcfg: the packages that no mutant touches
}

// step compiles one package.
type step struct {
	path      string // as imported: without the mark of a test variant
	dir       string
	files     []string // absolute
	importMap []string // lines of an importcfg
	needs     []int    // earlier steps whose packages this one sees, directly or not
	archive   string   // compiled from the code as it is
	export    []byte   // what that archive tells packages that import it
}

type dependency struct {
	ImportPath, Dir, Export, Name string
	GoFiles, EmbedFiles, CgoFiles []string
	SFiles                        []string
	Deps                          []string
	ImportMap                     map[string]string
	Module                        *struct{ GoVersion string }
}

// plain is an import path without the mark of a test variant: "p [q.test]" is imported as "p".
func plain(path string) string {
	path, _, _ = strings.Cut(path, " ")
	return path
}

// planFor asks the go command for the packages of a suite, which compiles everything once.
func (r *runner) planFor(ctx context.Context, mutated, suite string) (plan, error) {
	all, err := r.dependencies(ctx, suite)
	if err != nil {
		return plan{}, err
	}
	var p plan
	if p.compile, err = r.toolPath(ctx, "compile"); err != nil {
		return plan{}, err
	}
	if p.link, err = r.toolPath(ctx, "link"); err != nil {
		return plan{}, err
	}
	if err := p.arrange(all, mutated); err != nil {
		return plan{}, err
	}
	return p, p.prepare(ctx, filepath.Join(r.scratch, strings.ReplaceAll(suite, "/", "-")))
}

// arrange sorts the packages of a test binary, the main package last, into steps and those that are ready.
func (p *plan) arrange(all []dependency, mutated string) error {
	main := all[len(all)-1]
	number := map[string]int{} // of the step
	for _, d := range all {
		if d.ImportPath != main.ImportPath && !slices.Contains(main.Deps, d.ImportPath) {
			continue // the package without its internal tests, where it has some
		}
		needs := d.among(number)
		if plain(d.ImportPath) != mutated && len(needs) == 0 {
			if d.Export != "" { // unsafe is no file
				p.ready = append(p.ready, "packagefile "+plain(d.ImportPath)+"="+d.Export)
			}
			continue
		}
		s, err := d.step()
		if err != nil {
			return err
		}
		s.needs, number[d.ImportPath] = needs, len(p.steps)
		p.steps = append(p.steps, s)
		if d.Module != nil {
			p.language = version.Lang("go" + d.Module.GoVersion)
		}
	}
	return nil
}

func (r *runner) toolPath(ctx context.Context, name string) (string, error) {
	out, err := r.command(ctx, "go", "tool", "-n", name).Output()
	if err != nil {
		return "", fmt.Errorf("go tool -n %s: %w%s", name, err, stderrOf(err))
	}
	return strings.TrimSpace(string(out)), nil
}

// among are the numbers of those dependencies that are steps.
func (d dependency) among(number map[string]int) []int {
	var out []int
	for _, path := range d.Deps {
		if n, ok := number[path]; ok {
			out = append(out, n)
		}
	}
	return out
}

func (r *runner) dependencies(ctx context.Context, suite string) ([]dependency, error) {
	const fields = "-json=ImportPath,Dir,Export,Name,GoFiles,EmbedFiles,CgoFiles,SFiles,Deps,ImportMap,Module"
	out, err := r.command(ctx, "go", "list", "-test", "-deps", "-export", fields, "./"+suite).Output()
	if err != nil {
		return nil, fmt.Errorf("go list %s: %w%s", suite, err, stderrOf(err))
	}
	var all []dependency
	for dec := json.NewDecoder(bytes.NewReader(out)); dec.More(); {
		var d dependency
		if err := dec.Decode(&d); err != nil {
			return nil, fmt.Errorf("go list %s: %w", suite, err)
		}
		all = append(all, d)
	}
	if last := len(all) - 1; last < 0 || !strings.HasSuffix(all[last].ImportPath, ".test") {
		return nil, fmt.Errorf("%s has no tests", suite)
	}
	return all, nil
}

func (d dependency) step() (step, error) {
	if len(d.EmbedFiles)+len(d.CgoFiles)+len(d.SFiles) > 0 {
		return step{}, fmt.Errorf("%s embeds files or is not all Go: such a package cannot be tried", d.ImportPath)
	}
	s := step{path: plain(d.ImportPath), dir: d.Dir}
	if d.Name == "main" {
		s.path = "main"
	}
	for _, file := range d.GoFiles {
		if !filepath.IsAbs(file) {
			file = filepath.Join(d.Dir, file)
		}
		s.files = append(s.files, file)
	}
	for from, to := range d.ImportMap {
		if from != plain(to) {
			s.importMap = append(s.importMap, "importmap "+from+"="+plain(to))
		}
	}
	slices.Sort(s.importMap)
	return s, nil
}
