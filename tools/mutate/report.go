package main

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"slices"
	"strings"
)

// findings are what a campaign found, sorted into what needs a test and what does not.
type findings struct {
	dir         string
	count       map[verdict]int
	explained   []survivor
	unexplained []survivor
	stale       []explanation // of this package, that fit no survivor
	whole       bool          // every mutant was tried: stale means something
}

type survivor struct {
	trial
	reason string
}

func sift(dir string, trials []trial, explanations []explanation, whole bool) findings {
	f := findings{dir: dir, count: map[verdict]int{}, whole: whole}
	used := map[int]bool{} // by line
	for _, t := range trials {
		f.count[t.verdict]++
		if t.verdict != survived && t.verdict != uncovered {
			continue
		}
		i := slices.IndexFunc(explanations, func(e explanation) bool { return e.fits(t.mutant) })
		if i < 0 {
			f.unexplained = append(f.unexplained, survivor{trial: t})
			continue
		}
		used[explanations[i].line] = true
		f.explained = append(f.explained, survivor{t, explanations[i].reason})
	}
	for _, e := range explanations {
		if whole && strings.HasPrefix(e.file, dir+"/") && !used[e.line] {
			f.stale = append(f.stale, e)
		}
	}
	return f
}

func (f findings) total() int {
	n := 0
	for v, count := range f.count {
		if v != notCompiling {
			n += count
		}
	}
	return n
}

// section is the part of the report on one package. It holds no date and no time: the same code gives the same text.
func (f findings) section() string {
	var b strings.Builder
	fmt.Fprintf(&b, "## %s\n\n", f.dir)
	fmt.Fprintf(&b, "| mutants | killed | without end | survived, explained | survived, unexplained | of these in code no test runs | not compiling |\n")
	fmt.Fprintf(&b, "|---:|---:|---:|---:|---:|---:|---:|\n")
	fmt.Fprintf(&b, "| %d | %d | %d | %d | %d | %d | %d |\n", f.total(), f.count[killed], f.count[timedOut],
		len(f.explained), len(f.unexplained), f.count[uncovered], f.count[notCompiling])
	if len(f.unexplained) > 0 {
		b.WriteString("\nUnexplained: a test row is missing.\n\n| mutant | function | verdict | source | becomes |\n|---|---|---|---|---|\n")
		for _, s := range f.unexplained {
			fmt.Fprintf(&b, "| %s | %s | %s | %s | %s |\n", s.id(), s.function, s.verdict, code(s.original), code(s.changed))
		}
	}
	if len(f.explained) > 0 {
		b.WriteString("\nExplained:\n\n| mutant | function | source | becomes | why no test can tell |\n|---|---|---|---|---|\n")
		for _, s := range f.explained {
			fmt.Fprintf(&b, "| %s | %s | %s | %s | %s |\n", s.id(), s.function, code(s.original), code(s.changed), cell(s.reason))
		}
	}
	return b.String()
}

// code is source text in a cell of a table.
func code(s string) string {
	if s == nothing || s == zeroValue {
		return s
	}
	if strings.Contains(s, "`") {
		return cell("`` " + s + " ``")
	}
	return cell("`" + s + "`")
}

func cell(s string) string { return strings.ReplaceAll(s, "|", `\|`) }

const reportHead = `# Would the tests notice?

` + "`make mutate`" + ` changes these packages in one place at a time (a comparison turned, a term dropped, a number one larger, a statement
left out, another result) and runs their tests on each such mutant. A mutant that no test notices is a missing test row, or it
means the same as the code and is explained in ` + "`tools/mutate/explained.txt`" + `. This page is written by that command.
`

// merge puts new sections in the place of the old ones of the same packages; sections stand in the order of their names.
func merge(page string, fresh []findings) string {
	sections := map[string]string{}
	for i, part := range strings.Split("\n"+page, "\n## ") {
		if name, _, ok := strings.Cut(part, "\n"); ok && i > 0 {
			sections[name] = "## " + strings.TrimRight(part, "\n") + "\n"
		}
	}
	for _, f := range fresh {
		sections[f.dir] = f.section()
	}
	names := make([]string, 0, len(sections))
	for name := range sections {
		names = append(names, name)
	}
	slices.Sort(names)
	out := reportHead
	for _, name := range names {
		out += "\n" + sections[name]
	}
	return out
}

// write merges findings into the page at path.
func write(path string, fresh []findings) error {
	old, err := os.ReadFile(path)
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	return os.WriteFile(path, []byte(merge(string(old), fresh)), 0o644)
}
