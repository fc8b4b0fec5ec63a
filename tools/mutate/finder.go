package main

import (
	"go/ast"
	"go/token"
	"strings"
)

// finder walks one file and collects its mutants.
type finder struct {
	file   string
	set    *token.FileSet
	source []byte
	stack  []ast.Node // the ancestors of the node visited, outermost first
	found  []mutant
}

// visit offers a node to every operator.
func (f *finder) visit(n ast.Node, stack []ast.Node) bool {
	f.stack = stack
	switch n := n.(type) {
	case *ast.GenDecl:
		return n.Tok != token.IMPORT && !countsByIota(n)
	case *ast.BinaryExpr:
		f.compare(n)
		f.drop(n)
		f.logic(n)
	case *ast.BasicLit:
		f.number(n)
	case *ast.CallExpr:
		f.minMax(n)
	case *ast.IfStmt:
		f.negate(n.Cond)
	case *ast.ForStmt:
		f.negate(n.Cond)
	case *ast.CaseClause:
		f.negateCases(n)
	case *ast.ReturnStmt:
		f.results(n)
	case ast.Stmt:
		f.remove(n)
	}
	return true
}

// countsByIota reports whether a declaration numbers its constants: their values mean nothing but "different".
func countsByIota(d *ast.GenDecl) bool {
	found := false
	ast.Inspect(d, func(n ast.Node) bool {
		name, ok := n.(*ast.Ident)
		found = found || ok && name.Name == "iota" && d.Tok == token.CONST
		return !found
	})
	return found
}

// change adds a mutant: the bytes from..to become text; shown is the node quoted around it.
func (f *finder) change(operator string, shown ast.Node, from, to token.Pos, text string) {
	e := edit{f.offset(from), f.offset(to), text}
	start, end := f.offset(shown.Pos()), f.offset(shown.End())
	after := string(f.source[start:e.start]) + text + string(f.source[e.end:end])
	f.add(operator, shown, e, from, after)
}

// rewrite adds a mutant whose text would not read well: after says what it amounts to.
func (f *finder) rewrite(operator string, shown, whole ast.Node, at token.Pos, text, after string) {
	f.add(operator, shown, edit{f.offset(whole.Pos()), f.offset(whole.End()), text}, at, after)
}

func (f *finder) add(operator string, shown ast.Node, e edit, at token.Pos, after string) {
	where := f.set.Position(at)
	f.found = append(f.found, mutant{
		key:     key{f.file, f.function(), operator, fold(f.text(shown))},
		line:    where.Line,
		col:     where.Column,
		changed: fold(after),
		source:  f.source,
		edit:    e,
		stands:  f.stands(at),
	})
}

func (f *finder) offset(p token.Pos) int { return f.set.Position(p).Offset }

func (f *finder) text(n ast.Node) string {
	return string(f.source[f.offset(n.Pos()):f.offset(n.End())])
}

func fold(s string) string { return strings.Join(strings.Fields(s), " ") }

// function is the name of the enclosing declaration; a function literal belongs to the declaration it stands in.
func (f *finder) function() string {
	for _, n := range f.stack {
		if d, ok := n.(*ast.FuncDecl); ok {
			return declared(d)
		}
	}
	return "-"
}

func declared(d *ast.FuncDecl) string {
	if d.Recv == nil || len(d.Recv.List) == 0 {
		return d.Name.Name
	}
	t := d.Recv.List[0].Type
	if pointer, ok := t.(*ast.StarExpr); ok {
		t = pointer.X
	}
	if generic, ok := t.(*ast.IndexExpr); ok {
		t = generic.X
	}
	if name, ok := t.(*ast.Ident); ok {
		return name.Name + "." + d.Name.Name
	}
	return d.Name.Name
}

// stands gives the places by which coverage is looked up: the change itself and, since the conditions of a case lie in no block
// of a profile, the statement around it.
func (f *finder) stands(at token.Pos) [2]position {
	for i := len(f.stack) - 1; i >= 0; i-- {
		switch n := f.stack[i].(type) {
		case *ast.CaseClause, *ast.CommClause, *ast.BlockStmt:
		case ast.Stmt:
			return [2]position{f.place(at), f.place(n.Pos())}
		}
	}
	if f.function() == "-" {
		return [2]position{}
	}
	return [2]position{f.place(at), f.place(at)}
}

func (f *finder) place(p token.Pos) position {
	where := f.set.Position(p)
	return position{where.Line, where.Column}
}

// parent is the i-th ancestor of the node visited, 0 the nearest.
func (f *finder) parent(i int) ast.Node {
	if i >= len(f.stack) {
		return nil
	}
	return f.stack[len(f.stack)-1-i]
}
