package web_test

import (
	"maps"
	"net/http"
	"net/url"
	"regexp"
	"slices"
	"strings"
	"testing"

	"golang.org/x/net/html"

	"gongkai/auth"
	"gongkai/web/site"
	"gongkai/web/webtest"
)

// stop is a page as somebody reached it by following links.
type stop struct {
	who     auth.Person
	address string
	route   string
	page    *webtest.Reply
}

// crawl follows links from the first page of each person. Of addresses that differ in nothing but which case they are about, or in
// a filter's value, two are visited; and of a page with many filters, six.
func crawl(t *testing.T) (*webtest.Office, []stop) {
	t.Helper()
	o, share := busy(t)
	return o, walk(t, o, share, people(t, o))
}

// walk crawls an office that is there.
func walk(t *testing.T, o *webtest.Office, share string, people []auth.Person) []stop {
	t.Helper()
	patterns := routePatterns(o.Site.Routes())
	var out []stop
	for _, who := range people {
		b := o.Visitor(t)
		queue := []string{"/signin", "/期限计算"}
		if who.ID != "" {
			b, queue = o.As(t, who), []string{"/"}
		}
		if who.ID == o.Justice.ID {
			queue = append(queue, share)
		}
		visited, seen := map[string]int{}, map[string]bool{}
		for len(queue) > 0 {
			address := queue[0]
			queue = queue[1:]
			route := patterns.of(address)
			path, _, _ := strings.Cut(route, "?")
			if visited[route] > 1 || visited[path] > 5 || seen[address] {
				continue
			}
			seen[address] = true
			visited[route]++
			if path != route {
				visited[path]++
			}
			page := b.Get(address)
			if page.Status == http.StatusSeeOther {
				queue = append(queue, page.Location)
			}
			out = append(out, stop{who, address, route, page})
			queue = append(queue, links(page, address)...)
		}
	}
	return out
}

type pattern struct {
	route string
	is    *regexp.Regexp
}

type patterns []pattern

func routePatterns(routes []site.Route) (out patterns) {
	param := regexp.MustCompile(`:[a-z_]+`)
	for _, r := range routes {
		if r.Method == http.MethodGet {
			out = append(out, pattern{r.Path, regexp.MustCompile("^" + param.ReplaceAllString(r.Path, "[^/]+") + "$")})
		}
	}
	slices.SortStableFunc(out, func(a, b pattern) int { return strings.Count(a.route, ":") - strings.Count(b.route, ":") })
	return out
}

// of is the route of an address, with the kind of act and the names of its parameters: each kind is a form of its own.
func (ps patterns) of(address string) string {
	u, err := url.Parse(address)
	if err != nil {
		return address
	}
	names := slices.Sorted(maps.Keys(u.Query()))
	for _, p := range ps {
		if !p.is.MatchString(u.Path) {
			continue
		}
		route := strings.Replace(p.route, ":kind", u.Path[strings.LastIndexByte(u.Path, '/')+1:], 1)
		return strings.TrimSuffix(route+"?"+strings.Join(names, "&"), "?")
	}
	return u.Path
}

// links are the addresses of this site that a page leads to.
func links(page *webtest.Reply, from string) (out []string) {
	base, err := url.Parse(from)
	if err != nil || !strings.HasPrefix(page.Header.Get("Content-Type"), "text/html") {
		return nil
	}
	for _, href := range hrefs(page, "a[href]") {
		to, err := base.Parse(href)
		if err == nil && to.Host == "" && to.Scheme == "" && !strings.HasPrefix(to.Path, "/assets/") {
			to.Fragment = ""
			out = append(out, to.String())
		}
	}
	return out
}

// hrefs are where the links lead that a selector finds.
func hrefs(page *webtest.Reply, selector string) (out []string) {
	for _, a := range page.All(selector) {
		for _, at := range a.Attr {
			if at.Key == "href" {
				out = append(out, at.Val)
			}
		}
	}
	return out
}

// onlyByPosting: pages that no link leads to, and why.
var onlyByPosting = map[string]string{
	"/search":  "the search box posts: a name must not stand in an address",
	"/signout": "a button",
	"/drafts":  "the script reads what was typed before",
	// Posting begins both, where somebody has open work.
	"/系统管理/移交/:id": "a choice in a form",
	"/系统管理/移交进度":   "what the move leads to",
}

func TestEveryLinkLeadsSomewhereAndEveryPageIsLinked(t *testing.T) {
	t.Parallel()
	o, stops := crawl(t)
	reached := map[string]bool{}
	for _, s := range stops {
		path, _, _ := strings.Cut(s.route, "?")
		reached[path] = true
		if s.page.Status != http.StatusOK && s.page.Status != http.StatusSeeOther {
			t.Errorf("%s: a link leads to %s: %d", s.who.Display, s.address, s.page.Status)
		}
		if strings.Contains(s.address, "李示范") || strings.Contains(s.address, "13800000000") {
			t.Errorf("%s: personal data in an address: %s", s.who.Display, s.address)
		}
		s.check(t)
	}
	for _, r := range o.Site.Routes() {
		if r.Method != http.MethodGet || onlyByPosting[r.Path] != "" || strings.Contains(r.Path, ":kind") {
			continue
		}
		if !reached[r.Path] {
			t.Errorf("no link leads to %s", r.Path)
		}
	}
}

// largest page, in bytes.
const largest = 100_000

// check holds what every page must be.
func (s stop) check(t *testing.T) {
	t.Helper()
	if s.page.Status != http.StatusOK || !strings.HasPrefix(s.page.Header.Get("Content-Type"), "text/html") {
		return
	}
	if n := len(s.page.Body); n > largest {
		t.Errorf("%s: %s has %d bytes", s.who.Display, s.address, n)
	}
	if n := len(s.page.All("h1")); n != 1 {
		t.Errorf("%s: %s has %d headings of the first order", s.who.Display, s.address, n)
	}
	if s.page.Text("title") == "" || strings.HasPrefix(s.page.Text("title"), "·") {
		t.Errorf("%s: %s has no title", s.who.Display, s.address)
	}
	twice := map[string]bool{}
	for _, n := range s.page.All("*") {
		for _, a := range n.Attr {
			switch {
			case a.Key == "style" || strings.HasPrefix(a.Key, "on"):
				t.Errorf("%s: %s: <%s %s=…>: the policy forbids it", s.who.Display, s.address, n.Data, a.Key)
			case a.Key == "id" && twice[a.Val]:
				t.Errorf("%s: %s: id %s twice", s.who.Display, s.address, a.Val)
			case a.Key == "id":
				twice[a.Val] = true
			}
		}
		if n.Data == "script" && (n.FirstChild != nil && n.FirstChild.Type == html.TextNode) {
			t.Errorf("%s: %s: script in the page", s.who.Display, s.address)
		}
	}
}
