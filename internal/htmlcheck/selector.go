package htmlcheck

import (
	"fmt"
	"slices"
	"strings"

	"golang.org/x/net/html"
)

// step is one compound of a selector: table.list[data-x=1].
type step struct {
	tag, id string
	classes []string
	attrs   []condition
	child   bool // must be a child of what the step before found, not just below it
}

type condition struct{ name, op, value string }

type path []step

func parse(selector string) ([]path, error) {
	var out []path
	for _, choice := range strings.Split(selector, ",") {
		var p path
		child := false
		for _, word := range strings.Fields(strings.ReplaceAll(choice, ">", " > ")) {
			if word == ">" {
				child = true
				continue
			}
			s, err := parseStep(word)
			if err != nil {
				return nil, fmt.Errorf("selector %q: %w", selector, err)
			}
			s.child, child = child, false
			p = append(p, s)
		}
		if len(p) == 0 {
			return nil, fmt.Errorf("selector %q is empty", selector)
		}
		out = append(out, p)
	}
	return out, nil
}

func parseStep(word string) (step, error) {
	var s step
	for word != "" {
		end := len(word)
		if i := strings.IndexAny(word[1:], ".#["); i >= 0 {
			end = i + 1
		}
		switch word[0] {
		case '#':
			s.id = word[1:end]
		case '.':
			s.classes = append(s.classes, word[1:end])
		case '[':
			closing := strings.IndexByte(word, ']')
			if closing < 0 {
				return s, fmt.Errorf("no ] in %q", word)
			}
			s.attrs = append(s.attrs, parseCondition(word[1:closing]))
			end = closing + 1
		default:
			s.tag = word[:end]
		}
		word = word[end:]
	}
	return s, nil
}

func parseCondition(text string) condition {
	for _, op := range []string{"^=", "*=", "$=", "="} {
		if name, value, ok := strings.Cut(text, op); ok {
			return condition{name, op, strings.Trim(value, `"'`)}
		}
	}
	return condition{name: text}
}

// matches looks from the last step upwards.
func (p path) matches(n *html.Node) bool {
	last := p[len(p)-1]
	if !last.matches(n) {
		return false
	}
	if len(p) == 1 {
		return true
	}
	rest := p[:len(p)-1]
	for up := n.Parent; up != nil; up = up.Parent {
		if rest.matches(up) {
			return true
		}
		if last.child {
			return false
		}
	}
	return false
}

func (s step) matches(n *html.Node) bool {
	if n.Type != html.ElementNode || s.tag != "" && s.tag != "*" && s.tag != n.Data || s.id != "" && attr(n, "id") != s.id {
		return false
	}
	classes := strings.Fields(attr(n, "class"))
	for _, c := range s.classes {
		if !slices.Contains(classes, c) {
			return false
		}
	}
	for _, c := range s.attrs {
		if !c.holds(n) {
			return false
		}
	}
	return true
}

func (c condition) holds(n *html.Node) bool {
	value := attr(n, c.name)
	switch c.op {
	case "":
		return has(n, c.name)
	case "^=":
		return strings.HasPrefix(value, c.value)
	case "*=":
		return strings.Contains(value, c.value)
	case "$=":
		return strings.HasSuffix(value, c.value)
	}
	return has(n, c.name) && value == c.value
}
