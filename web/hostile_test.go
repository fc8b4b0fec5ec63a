package web_test

import (
	"net/http"
	"net/http/httptest"
	"net/url"
	"slices"
	"strings"
	"testing"

	"golang.org/x/net/html"

	"gongkai/auth"
	"gongkai/web/webtest"
)

// anything is what somebody may type into any field: markup, a formula, a way out of a folder, a template, a quote for a database, letters
// that turn the line around.
const anything = `=cmd|'/C x'!A0<script>alert(1)</script>"'><img src=x onerror=alert(1)>../../../etc/passwd{{.}}' OR 1=1--` + "\u202e\x07"

// raw is what must stand in no page.
var raw = []string{"<script>alert", "<img src=x", "\u202e", "\x07"}

// Every field of every form takes hostile text: it is refused in words or kept, and shown as text wherever it is shown afterwards.
func TestWhatIsTypedIsTextEverywhere(t *testing.T) {
	t.Parallel()
	if testing.Short() {
		t.Skip("every form of every page")
	}
	o, share := busy(t)
	staff := people(t, o)
	sent := map[string]int{}
	for _, s := range walk(t, o, share, staff) {
		for _, f := range formsOf(s) {
			if sent[f.key] > 1 {
				continue
			}
			sent[f.key]++
			b := o.Visitor(t)
			if s.who.ID != "" {
				b = o.As(t, s.who)
			}
			harmless(t, s.who.Display+" "+f.action, f.send(b))
		}
	}
	if len(sent) < 60 {
		t.Errorf("only %d forms were sent", len(sent))
	}
	o.Desk.Wait()
	if strings.Contains(o.Log.String(), "status=500") {
		t.Logf("%.3000s", o.Log.String()[strings.Index(o.Log.String(), "level=ERROR"):])
	}
	for _, s := range walk(t, o, share, staff) {
		harmless(t, s.who.Display+" "+s.address, s.page)
	}
}

// harmless: answered, and no markup of the sender's in it.
func harmless(t *testing.T, what string, r *webtest.Reply) {
	t.Helper()
	if r.Status >= http.StatusInternalServerError {
		t.Errorf("%s: %d: %.300s", what, r.Status, r.Text("main"))
	}
	if !strings.HasPrefix(r.Header.Get("Content-Type"), "text/html") {
		return
	}
	for _, bad := range raw {
		if i := strings.Index(r.Body, bad); i >= 0 {
			t.Errorf("%s: holds %q: …%.200s", what, bad, r.Body[max(0, i-100):])
		}
	}
	if strings.Contains(r.Location, "script") || strings.Contains(r.Location, "//etc") {
		t.Errorf("%s: leads to %s", what, r.Location)
	}
}

// filled is a form of a page with hostile text in every field that takes text.
type filled struct {
	key, action string
	values      url.Values
	files       bool
}

func (f filled) send(b *webtest.Browser) *webtest.Reply {
	if f.files {
		return b.Send(f.action, f.values, webtest.Chosen("../../etc/"+strings.ReplaceAll(anything, "\x07", "")+".pdf", "<script>alert(1)</script>"))
	}
	return b.Post(f.action, f.values)
}

// leaving are forms that end the session.
var leaving = []string{"/signout", "/password"}

func formsOf(s stop) (out []filled) {
	for _, n := range s.page.All("form") {
		if !strings.EqualFold(attribute(n, "method"), "post") || slices.Contains(leaving, attribute(n, "action")) {
			continue
		}
		f := filled{action: attribute(n, "action"), values: url.Values{}, files: attribute(n, "enctype") == "multipart/form-data"}
		if f.action == "" {
			f.action, _, _ = strings.Cut(s.address, "?")
		}
		fill(n, f.values)
		f.key = s.route + " " + attribute(n, "data-keep") + strings.Join(sortedKeys(f.values), ",")
		out = append(out, f)
	}
	return out
}

func sortedKeys(v url.Values) (out []string) {
	for k := range v {
		out = append(out, k)
	}
	slices.Sort(out)
	return out
}

// fill sets every field: text to hostile text, a choice to the one that is there.
func fill(n *html.Node, to url.Values) {
	name := attribute(n, "name")
	if n.Type == html.ElementNode && name != "" {
		switch {
		case n.Data == "textarea":
			to.Set(name, anything)
		case n.Data == "select":
			to.Set(name, anything)
		case n.Data == "input":
			fillInput(n, name, to)
		}
	}
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		fill(c, to)
	}
}

func fillInput(n *html.Node, name string, to url.Values) {
	switch attribute(n, "type") {
	case "hidden", "date":
		to.Add(name, attribute(n, "value"))
	case "radio", "checkbox":
		if !to.Has(name) || hasAttribute(n, "checked") {
			to.Set(name, attribute(n, "value"))
		}
	case "submit", "button", "file":
	default:
		to.Set(name, anything)
	}
}

func attribute(n *html.Node, name string) string {
	for _, a := range n.Attr {
		if a.Key == name {
			return a.Val
		}
	}
	return ""
}

func hasAttribute(n *html.Node, name string) bool {
	return slices.ContainsFunc(n.Attr, func(a html.Attribute) bool { return a.Key == name })
}

// Ten megabytes in one field are refused in words, at every address that takes a form; the rest of the office does not notice.
func TestTenMegabytesAreRefused(t *testing.T) {
	t.Parallel()
	if testing.Short() {
		t.Skip("every address that takes a form")
	}
	o := webtest.New(t, "2026-11-24")
	path := o.As(t, o.Clerk).Register()
	staff := people(t, o)
	big := url.Values{"text": {strings.Repeat("长", 10<<20/3)}}
	for _, r := range o.Site.Routes() {
		if r.Method != http.MethodPost || r.Open || slices.Contains(leaving, r.Path) {
			continue
		}
		for _, who := range staff {
			if who.ID == "" || !slices.ContainsFunc(r.May, func(a auth.Act) bool { return auth.Allowed(who, a) }) {
				continue
			}
			got := o.As(t, who).Post(address(r, path), big)
			if got.Status >= http.StatusInternalServerError || got.Status == http.StatusOK && got.Text("h1") == "" {
				t.Errorf("%s as %s: %d", r.Path, who.Display, got.Status)
			}
			break
		}
	}
}

// A form that cannot be read is told as such: nothing of it was done.
func TestAFormThatCannotBeReadIsToldAsSuch(t *testing.T) {
	t.Parallel()
	o := webtest.New(t, "2026-11-24")
	clerk := o.As(t, o.Clerk)
	path := clerk.Register()
	r := httptest.NewRequest(http.MethodPost, path+"/acts/note", strings.NewReader("--x\r\nContent-Disposition\x07 form-data\r\n\r\nhello\r\n--x--\r\n"))
	r.Header.Set("Content-Type", "multipart/form-data; boundary=x")
	r.Header.Set("Sec-Fetch-Site", "same-origin")
	clerk.Do(r).WantStatus(http.StatusRequestEntityTooLarge).Want("h1", "太大或不完整")
}
