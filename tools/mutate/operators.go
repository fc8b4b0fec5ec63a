package main

import (
	"go/ast"
	"go/token"
	"strconv"
)

// The operators. compare shifts or turns a comparison, drop leaves out the right side of a sum, logic swaps && and ||, number
// counts one more, minmax swaps the two, negate turns a condition, remove leaves out a statement; the result operators follow
// in results.go.

// What stands in a report where a mutant leaves no text.
const (
	nothing   = "nothing"
	zeroValue = "the zero value"
)

func (f *finder) compare(n *ast.BinaryExpr) {
	other, ok := map[token.Token]string{
		token.LSS: "<=", token.LEQ: "<", token.GTR: ">=", token.GEQ: ">", token.EQL: "!=", token.NEQ: "==",
	}[n.Op]
	if ok {
		f.change("compare", n, n.OpPos, n.OpPos+token.Pos(len(n.Op.String())), other)
	}
}

func (f *finder) drop(n *ast.BinaryExpr) {
	if f.isSize(n) {
		return
	}
	switch n.Op {
	case token.ADD, token.SUB, token.MUL, token.QUO, token.REM:
		f.change("drop", n, n.X.End(), n.Y.End(), "")
	}
}

// logic keeps the operands together: beside && and || of other ranks a bare swap would regroup them.
func (f *finder) logic(n *ast.BinaryExpr) {
	other, ok := map[token.Token]string{token.LAND: "||", token.LOR: "&&"}[n.Op]
	if ok {
		after := "(" + f.text(n.X) + " " + other + " " + f.text(n.Y) + ")"
		f.rewrite("logic", n, n, n.OpPos, after, after)
	}
}

func (f *finder) number(n *ast.BasicLit) {
	if n.Kind != token.INT || f.isSize(n) {
		return
	}
	value, err := strconv.ParseInt(n.Value, 0, 64)
	if err != nil {
		return
	}
	f.change("number", f.around(n), n.Pos(), n.End(), strconv.FormatInt(value+1, 10))
}

// isSize reports whether n gives the size of an array or a hint of capacity, where one more is only a waste.
func (f *finder) isSize(n ast.Node) bool {
	child := n
	for i := 0; ; i++ {
		switch p := f.parent(i).(type) {
		case *ast.ArrayType:
			return p.Len == child
		case *ast.CallExpr:
			if isCapacity(p, child) {
				return true
			}
			child = p
		case *ast.BinaryExpr, *ast.ParenExpr:
			child = p
		default:
			return false
		}
	}
}

func isCapacity(call *ast.CallExpr, arg ast.Node) bool {
	name, ok := call.Fun.(*ast.Ident)
	if !ok || name.Name != "make" {
		return false
	}
	_, isMap := call.Args[0].(*ast.MapType)
	return len(call.Args) == 3 && call.Args[2] == arg || isMap && len(call.Args) == 2 && call.Args[1] == arg
}

const longestQuote = 100 // characters of source shown around a number

// around is what a number is quoted with: "1" alone says nothing.
func (f *finder) around(n ast.Node) ast.Node {
	switch p := f.parent(0).(type) {
	case ast.Expr, *ast.ValueSpec, *ast.AssignStmt, *ast.ReturnStmt:
		if len(fold(f.text(p))) <= longestQuote {
			return p
		}
	}
	return n
}

func (f *finder) minMax(n *ast.CallExpr) {
	name, ok := n.Fun.(*ast.Ident)
	if !ok || f.isSize(n) {
		return
	}
	if other, ok := map[string]string{"min": "max", "max": "min"}[name.Name]; ok {
		f.change("minmax", n, name.Pos(), name.End(), other)
	}
}

// negate leaves == and != to compare, which comes to the same.
func (f *finder) negate(cond ast.Expr) {
	switch c := cond.(type) {
	case nil:
	case *ast.UnaryExpr:
		if c.Op == token.NOT {
			f.change("negate", cond, c.Pos(), c.X.Pos(), "")
		}
	case *ast.BinaryExpr:
		if c.Op != token.EQL && c.Op != token.NEQ {
			f.rewrite("negate", cond, cond, cond.Pos(), "!("+f.text(cond)+")", "!("+f.text(cond)+")")
		}
	default:
		f.rewrite("negate", cond, cond, cond.Pos(), "!("+f.text(cond)+")", "!("+f.text(cond)+")")
	}
}

// negateCases turns the conditions of a switch that has nothing to compare them with.
func (f *finder) negateCases(n *ast.CaseClause) {
	if s, ok := f.parent(1).(*ast.SwitchStmt); ok && s.Tag == nil {
		for _, cond := range n.List {
			f.negate(cond)
		}
	}
}

// remove leaves out a call, an assignment that declares nothing, or a jump. What it names stays in sight of the compiler.
func (f *finder) remove(n ast.Stmt) {
	switch f.parent(0).(type) {
	case *ast.BlockStmt, *ast.CaseClause, *ast.CommClause:
	default:
		return
	}
	switch s := n.(type) {
	case *ast.ExprStmt:
		if _, ok := s.X.(*ast.CallExpr); !ok {
			return
		}
	case *ast.AssignStmt:
		if s.Tok == token.DEFINE || onlyBlanks(s.Lhs) {
			return
		}
	case *ast.IncDecStmt:
	case *ast.BranchStmt:
		if s.Tok != token.BREAK && s.Tok != token.CONTINUE {
			return
		}
	default:
		return
	}
	f.rewrite("remove", n, n, n.Pos(), "if false { "+f.text(n)+" }", nothing)
}

func onlyBlanks(targets []ast.Expr) bool {
	for _, t := range targets {
		if name, ok := t.(*ast.Ident); !ok || name.Name != "_" {
			return false
		}
	}
	return true
}
