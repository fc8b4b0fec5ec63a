package main

import (
	"go/ast"
	"go/token"
	"strings"
)

// results makes a return give back another boolean, or nothing.
func (f *finder) results(n *ast.ReturnStmt) {
	types := f.resultTypes()
	switch {
	case len(n.Results) == 0:
	case len(n.Results) == len(types):
		for i, x := range n.Results {
			f.result(n, i, x, types[i])
		}
	case len(n.Results) == 1: // return f(), where f gives several
		zeros := make([]string, len(types))
		for i, t := range types {
			zeros[i] = zero(t)
		}
		f.instead(n, "result", n.Results[0], strings.Join(zeros, ", "), zeroValue)
	}
}

func (f *finder) result(n *ast.ReturnStmt, i int, x ast.Expr, of string) {
	if of != "bool" {
		if !isZero(x) {
			f.instead(n, "result", x, f.others(n, i, zero(of)), zeroValue)
		}
		return
	}
	name, _ := x.(*ast.Ident)
	for _, value := range []string{"true", "false"} {
		if name == nil || name.Name != value {
			f.instead(n, "result-"+value, x, f.others(n, i, value), value)
		}
	}
}

// others are the results as they stand, but for the i-th.
func (f *finder) others(n *ast.ReturnStmt, i int, text string) string {
	parts := make([]string, len(n.Results))
	for j, x := range n.Results {
		parts[j] = f.text(x)
	}
	parts[i] = text
	return strings.Join(parts, ", ")
}

// instead returns before the return, so that what it names stays in sight of the compiler.
func (f *finder) instead(n *ast.ReturnStmt, operator string, x ast.Expr, values, after string) {
	f.rewrite(operator, x, n, x.Pos(), "if true { return "+values+" }; "+f.text(n), after)
}

// resultTypes are the types that the nearest enclosing function returns, one for each result.
func (f *finder) resultTypes() []string {
	for i := 0; f.parent(i) != nil; i++ {
		switch p := f.parent(i).(type) {
		case *ast.FuncLit:
			return f.typesOf(p.Type)
		case *ast.FuncDecl:
			return f.typesOf(p.Type)
		}
	}
	return nil
}

func (f *finder) typesOf(t *ast.FuncType) []string {
	var out []string
	if t.Results == nil {
		return nil
	}
	for _, field := range t.Results.List {
		for range max(1, len(field.Names)) {
			out = append(out, f.text(field.Type))
		}
	}
	return out
}

// zero is the zero value of any type, without knowing more of it than its name.
func zero(of string) string { return "*new(" + of + ")" }

// isZero reports whether an expression is nothing already.
func isZero(x ast.Expr) bool {
	switch x := x.(type) {
	case *ast.Ident:
		return x.Name == "nil" || x.Name == "false"
	case *ast.BasicLit:
		return x.Value == "0" || x.Kind == token.STRING && len(x.Value) == len(`""`)
	case *ast.CompositeLit:
		_, list := x.Type.(*ast.ArrayType)
		_, table := x.Type.(*ast.MapType)
		return len(x.Elts) == 0 && !list && !table
	default:
		return false
	}
}
