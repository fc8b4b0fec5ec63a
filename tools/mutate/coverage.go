package main

import (
	"bufio"
	"fmt"
	"os"
	"strings"
)

// profile is what a suite executed, by file name within the package under mutation.
type profile map[string][]block

type block struct {
	from, to position
	executed bool
}

// readProfile reads a coverage profile of one package.
func readProfile(path string) (profile, error) {
	file, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer func() { _ = file.Close() }() // it was only read
	out := profile{}
	for lines := bufio.NewScanner(file); lines.Scan(); {
		name, rest, ok := strings.Cut(lines.Text(), ":")
		if !ok || name == "mode" {
			continue
		}
		var b block
		var statements, count int
		if _, err := fmt.Sscanf(rest, "%d.%d,%d.%d %d %d",
			&b.from.line, &b.from.col, &b.to.line, &b.to.col, &statements, &count); err != nil {
			return nil, fmt.Errorf("%s: %q: %w", path, rest, err)
		}
		b.executed = count > 0
		name = name[strings.LastIndexByte(name, '/')+1:]
		out[name] = append(out[name], b)
	}
	return out, nil
}

// covers reports whether the suite ran the place of a mutant. Where no block knows the place (a declaration, say) it says yes:
// only a run can tell.
func (p profile) covers(m mutant) bool {
	if m.stands[0] == (position{}) {
		return true
	}
	name := m.file[strings.LastIndexByte(m.file, '/')+1:]
	for _, at := range m.stands {
		if executed, known := p.at(name, at); known {
			return executed
		}
	}
	return true
}

// at asks the innermost block around a place.
func (p profile) at(name string, at position) (executed, known bool) {
	var inner block
	for _, b := range p[name] {
		if at.before(b.from) || !at.before(b.to) || known && b.from.before(inner.from) {
			continue
		}
		inner, known = b, true
	}
	return inner.executed, known
}

func (p position) before(q position) bool {
	return p.line < q.line || p.line == q.line && p.col < q.col
}
