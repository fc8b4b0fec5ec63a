// Package htmlcheck reads a page as a test should: by selector, by what a person would see, and by the forms he could send.
//
// Selectors are the small common part of CSS: tag, #id, .class, [name], [name=value], [name^=value], joined by spaces
// (descendant) or > (child), several alternatives by commas.
package htmlcheck

import (
	"io"
	"net/url"
	"strings"
	"testing"

	"golang.org/x/net/html"
)

// Page is a parsed page and the test that looks at it.
type Page struct {
	t    testing.TB
	root *html.Node
}

// Parse reads a page.
func Parse(t testing.TB, body string) *Page {
	t.Helper()
	root, err := html.Parse(strings.NewReader(body))
	if err != nil {
		t.Fatalf("parse page: %v", err)
	}
	return &Page{t, root}
}

// Read is Parse for a reader.
func Read(t testing.TB, r io.Reader) *Page {
	t.Helper()
	body, err := io.ReadAll(r)
	if err != nil {
		t.Fatalf("read page: %v", err)
	}
	return Parse(t, string(body))
}

// All are the elements that a selector finds, in document order.
func (p *Page) All(selector string) []*html.Node {
	p.t.Helper()
	choices, err := parse(selector)
	if err != nil {
		p.t.Fatal(err)
	}
	var out []*html.Node
	walk(p.root, func(n *html.Node) {
		for _, c := range choices {
			if c.matches(n) {
				out = append(out, n)
				return
			}
		}
	})
	return out
}

// One is the only element that a selector finds, or the end of the test.
func (p *Page) One(selector string) *html.Node {
	p.t.Helper()
	found := p.All(selector)
	if len(found) != 1 {
		p.t.Fatalf("%d elements %s, want 1; page says: %.600s", len(found), selector, Text(p.root))
	}
	return found[0]
}

// Text is the text of the elements that a selector finds, blanks folded.
func (p *Page) Text(selector string) string {
	p.t.Helper()
	var all []string
	for _, n := range p.All(selector) {
		all = append(all, Text(n))
	}
	return strings.Join(all, " ")
}

// Want checks that some element found by the selector holds each text.
func (p *Page) Want(selector string, texts ...string) {
	p.t.Helper()
	got := p.Text(selector)
	if len(p.All(selector)) == 0 {
		p.t.Errorf("no %s; page says: %.600s", selector, Text(p.root))
		return
	}
	for _, want := range texts {
		if !strings.Contains(got, want) {
			p.t.Errorf("%s says %.400q, want %q", selector, got, want)
		}
	}
}

// Not checks that nothing is found by a selector.
func (p *Page) Not(selector string) {
	p.t.Helper()
	if found := p.All(selector); len(found) > 0 {
		p.t.Errorf("%d elements %s, want none: %.200q", len(found), selector, Text(found[0]))
	}
}

// Count checks how many elements a selector finds.
func (p *Page) Count(selector string, want int) {
	p.t.Helper()
	if got := len(p.All(selector)); got != want {
		p.t.Errorf("%d elements %s, want %d", got, selector, want)
	}
}

// Attr is an attribute of the only element found.
func (p *Page) Attr(selector, name string) string {
	p.t.Helper()
	return attr(p.One(selector), name)
}

// Form is what a browser would send of the form found, before anything is typed. Buttons are not sent.
func (p *Page) Form(selector string) url.Values {
	p.t.Helper()
	out := url.Values{}
	walk(p.One(selector), func(n *html.Node) {
		name := attr(n, "name")
		if n.Type != html.ElementNode || name == "" || has(n, "disabled") {
			return
		}
		switch n.Data {
		case "input":
			addInput(out, n, name)
		case "textarea":
			out.Add(name, strings.TrimPrefix(raw(n), "\n"))
		case "select":
			out.Add(name, selected(n))
		}
	})
	return out
}

func addInput(out url.Values, n *html.Node, name string) {
	switch attr(n, "type") {
	case "submit", "button", "image", "reset", "file":
	case "radio", "checkbox":
		if has(n, "checked") {
			out.Add(name, attr(n, "value"))
		}
	default:
		out.Add(name, attr(n, "value"))
	}
}

func selected(n *html.Node) string {
	first, chosen, any := "", "", false
	walk(n, func(o *html.Node) {
		if o.Data != "option" {
			return
		}
		if first == "" {
			first = attr(o, "value")
		}
		if has(o, "selected") {
			chosen, any = attr(o, "value"), true
		}
	})
	if any {
		return chosen
	}
	return first
}

// Text is what a person reads in an element, blanks folded to one.
func Text(n *html.Node) string { return strings.Join(strings.Fields(raw(n)), " ") }

func raw(n *html.Node) string {
	var b strings.Builder
	walk(n, func(x *html.Node) {
		if x.Type == html.TextNode && (x.Parent == nil || x.Parent.Data != "script" && x.Parent.Data != "style") {
			b.WriteString(x.Data)
		}
	})
	return b.String()
}

func walk(n *html.Node, see func(*html.Node)) {
	see(n)
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		walk(c, see)
	}
}

func attr(n *html.Node, name string) string {
	for _, a := range n.Attr {
		if a.Key == name {
			return a.Val
		}
	}
	return ""
}

func has(n *html.Node, name string) bool {
	for _, a := range n.Attr {
		if a.Key == name {
			return true
		}
	}
	return false
}
