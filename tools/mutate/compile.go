package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
)

// prepare compiles every step from the code as it is and keeps the archives in folder.
func (p *plan) prepare(ctx context.Context, folder string) error {
	if err := os.MkdirAll(folder, 0o700); err != nil {
		return err
	}
	config := slices.Clone(p.ready)
	for i := range p.steps {
		s := &p.steps[i]
		s.archive = filepath.Join(folder, strconv.Itoa(i)+".a")
		if out, err := p.compileStep(ctx, *s, s.files, config, s.archive); err != nil {
			return fmt.Errorf("compile %s: %w\n%s", s.path, err, out)
		}
		export, err := exportOf(s.archive)
		if err != nil {
			return err
		}
		s.export = export
		config = append(config, packageFile(*s, s.archive))
	}
	return nil
}

// build makes the test binary with mutated in the place of original. It reports false where the mutant does not compile, or its tests
// do not compile with it: as they are, all of them do.
func (p plan) build(ctx context.Context, original, mutated, folder string) (binary string, ok bool, err error) {
	config := slices.Clone(p.ready)
	differs := make([]bool, len(p.steps)) // for the packages that import it
	archive := ""
	for i, s := range p.steps {
		archive = s.archive
		if slices.Contains(s.files, original) || slices.ContainsFunc(s.needs, func(n int) bool { return differs[n] }) {
			archive = filepath.Join(folder, strconv.Itoa(i)+".a")
			out, err := p.compileStep(ctx, s, replaced(s.files, original, mutated), config, archive)
			if err != nil && ctx.Err() == nil && bytes.Contains(out, []byte(".go:")) {
				return "", false, nil
			}
			if err != nil {
				return "", false, fmt.Errorf("compile %s: %w\n%s", s.path, err, out)
			}
			export, err := exportOf(archive)
			if err != nil {
				return "", false, err
			}
			differs[i] = !bytes.Equal(export, s.export)
		}
		config = append(config, packageFile(s, archive))
	}
	binary = filepath.Join(folder, "mutant.test")
	return binary, true, p.linkTo(ctx, binary, archive, config)
}

func replaced(files []string, original, mutated string) []string {
	out := slices.Clone(files)
	for i, file := range out {
		if file == original {
			out[i] = mutated
		}
	}
	return out
}

func packageFile(s step, archive string) string { return "packagefile " + s.path + "=" + archive }

func (p plan) compileStep(ctx context.Context, s step, files, config []string, archive string) ([]byte, error) {
	importcfg, err := writeConfig(archive, slices.Concat(config, s.importMap))
	if err != nil {
		return nil, err
	}
	args := []string{"-o", archive, "-p", s.path, "-lang=" + p.language, "-complete", "-pack", "-dwarf=false", "-importcfg", importcfg,
		"-trimpath", filepath.Dir(archive) + "=>" + s.dir} // a mutated file bears the name of the original
	return tool(ctx, p.compile, append(args, files...)...).CombinedOutput()
}

func (p plan) linkTo(ctx context.Context, binary, archive string, config []string) error {
	importcfg, err := writeConfig(binary, config)
	if err != nil {
		return err
	}
	out, err := tool(ctx, p.link, "-o", binary, "-importcfg", importcfg, "-s", "-w", "-buildmode=exe",
		"-X", "testing.testBinary=1", archive).CombinedOutput()
	if err != nil {
		return fmt.Errorf("link: %w\n%s", err, out)
	}
	return nil
}

// writeConfig writes the importcfg for what is about to be made.
func writeConfig(output string, lines []string) (string, error) {
	path := output + ".importcfg"
	return path, os.WriteFile(path, []byte(strings.Join(lines, "\n")+"\n"), 0o600)
}

// exportOf is the first member of an archive: all that the compiler reads of a package that is imported. Where it is the same,
// nobody who imports the package can tell the difference.
func exportOf(archive string) ([]byte, error) {
	text, err := os.ReadFile(archive)
	if err != nil {
		return nil, err
	}
	const magic, header = len("!<arch>\n"), 60
	if len(text) < magic+header {
		return nil, errors.New(archive + " is no archive")
	}
	size, err := strconv.Atoi(strings.TrimSpace(string(text[magic+48 : magic+58])))
	if err != nil || magic+header+size > len(text) {
		return nil, errors.New(archive + " is no archive")
	}
	return text[magic+header : magic+header+size], nil
}

// tool runs a compiler or linker, which live too short to collect their garbage often.
func tool(ctx context.Context, path string, args ...string) *exec.Cmd {
	cmd := exec.CommandContext(ctx, path, args...)
	cmd.Env = append(os.Environ(), "GOGC=400")
	return cmd
}
