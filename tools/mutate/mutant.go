package main

import (
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"os"
	"path/filepath"
	"slices"
	"strings"
)

// mutant is one change in one place.
type mutant struct {
	key
	ordinal   int // from 1, among the mutants of the same key in the order of the file
	line, col int
	changed   string // the original with the change, for reading
	source    []byte // of the whole file
	edit      edit
	stands    [2]position // where it stands and where its statement begins, for coverage; zero: outside any function
}

// key names a mutant without its line, so that an explanation outlives edits elsewhere in the file.
type key struct {
	file     string // slash path from the root
	function string // the enclosing declaration, "Calendar.rank"; "-" outside any
	operator string
	original string // source text around the change, white space folded
}

// edit replaces the bytes [start, end) of the file.
type edit struct {
	start, end int
	text       string
}

type position struct{ line, col int }

// id is stable as long as the file does not change.
func (m mutant) id() string { return fmt.Sprintf("%s:%d:%d:%s", m.file, m.line, m.col, m.operator) }

// apply gives the text of the mutated file.
func (e edit) apply(source []byte) []byte {
	return slices.Concat(source[:e.start], []byte(e.text), source[e.end:])
}

// mutantsOf are the mutants of all files of a package but its tests, in the order of file and place.
func mutantsOf(root, dir string) ([]mutant, error) {
	paths, err := filepath.Glob(filepath.Join(root, dir, "*.go"))
	if err != nil {
		return nil, err
	}
	var all []mutant
	for _, path := range paths {
		if strings.HasSuffix(path, "_test.go") {
			continue
		}
		source, err := os.ReadFile(path)
		if err != nil {
			return nil, err
		}
		found, err := mutantsIn(filepath.ToSlash(filepath.Join(dir, filepath.Base(path))), source)
		if err != nil {
			return nil, err
		}
		all = append(all, found...)
	}
	if len(paths) == 0 {
		return nil, fmt.Errorf("%s holds no Go files", dir)
	}
	return all, nil
}

// mutantsIn are the mutants of one file.
func mutantsIn(file string, source []byte) ([]mutant, error) {
	set := token.NewFileSet()
	tree, err := parser.ParseFile(set, file, source, parser.SkipObjectResolution)
	if err != nil {
		return nil, err
	}
	f := &finder{file: file, set: set, source: source}
	ast.PreorderStack(tree, nil, f.visit)
	slices.SortStableFunc(f.found, inOrder)
	return numbered(distinct(f.found)), nil
}

func inOrder(a, b mutant) int {
	if c := a.edit.start - b.edit.start; c != 0 {
		return c
	}
	if c := a.edit.end - b.edit.end; c != 0 {
		return c
	}
	return strings.Compare(a.operator, b.operator)
}

// distinct drops a change that two operators come to.
func distinct(all []mutant) []mutant {
	seen := map[edit]bool{}
	return slices.DeleteFunc(all, func(m mutant) bool {
		again := seen[m.edit]
		seen[m.edit] = true
		return again
	})
}

func numbered(all []mutant) []mutant {
	count := map[key]int{}
	for i, m := range all {
		count[m.key]++
		all[i].ordinal = count[m.key]
	}
	return all
}
