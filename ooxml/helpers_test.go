package ooxml_test

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"errors"
	"io"
	"strings"
	"testing"

	"gongkai/ooxml"
)

func font() ooxml.Font {
	return ooxml.Font{Latin: "Times New Roman", Main: "仿宋_GB2312", Wide: "仿宋", Rare: "宋体"}
}

// sheetOf is a document on the official page.
func sheetOf(body ...ooxml.Block) ooxml.Document {
	return ooxml.Document{Sheet: ooxml.GBT9704(), Font: font(), Body: body}
}

func MustBytes(t testing.TB, d ooxml.Document) []byte {
	t.Helper()
	b, err := d.Bytes()
	if err != nil {
		t.Fatal(err)
	}
	return b
}

// MustOpen is every file of the package by name.
func MustOpen(t testing.TB, docx []byte) map[string][]byte {
	t.Helper()
	z, err := zip.NewReader(bytes.NewReader(docx), int64(len(docx)))
	if err != nil {
		t.Fatal(err)
	}
	files := map[string][]byte{}
	for _, f := range z.File {
		r, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		b, err := io.ReadAll(r)
		if err != nil {
			t.Fatalf("%s: %v", f.Name, err)
		}
		files[f.Name] = b
	}
	return files
}

// node is an element with its children in order.
type node struct {
	name     string
	attrs    map[string]string
	children []*node
	text     string
}

func MustTree(t testing.TB, part []byte) *node {
	t.Helper()
	top := &node{}
	stack := []*node{top}
	d := xml.NewDecoder(bytes.NewReader(part))
	for {
		token, err := d.Token()
		if errors.Is(err, io.EOF) {
			return top.children[0]
		}
		if err != nil {
			t.Fatalf("not well-formed: %v\n%s", err, part)
		}
		last := stack[len(stack)-1]
		switch x := token.(type) {
		case xml.StartElement:
			n := &node{name: x.Name.Local, attrs: map[string]string{}}
			for _, a := range x.Attr {
				n.attrs[a.Name.Local] = a.Value
			}
			last.children = append(last.children, n)
			stack = append(stack, n)
		case xml.EndElement:
			stack = stack[:len(stack)-1]
		case xml.CharData:
			last.text += string(x)
		}
	}
}

func (n *node) walk(visit func(*node)) {
	visit(n)
	for _, c := range n.children {
		c.walk(visit)
	}
}

// read is the text of a document as a reader sees it: breaks as \n, tabs as \t, each paragraph ended by ¶.
func (n *node) read() string {
	var b strings.Builder
	var visit func(*node)
	visit = func(n *node) {
		switch n.name {
		case "t":
			b.WriteString(n.text)
		case "br":
			b.WriteByte('\n')
		case "tab":
			b.WriteByte('\t')
		}
		for _, c := range n.children {
			visit(c)
		}
		if n.name == "p" {
			b.WriteString("¶")
		}
	}
	visit(n)
	return b.String()
}
