package site

import (
	"bytes"
	"embed"
	"fmt"
	"html/template"
	"io/fs"
	"net/http"
	"net/url"

	"gongkai/web/words"
)

//go:embed layout.html
var layout embed.FS

// Document is what the layout draws: the frame and, inside it, one screen's view.
type Document struct {
	Frame Frame
	View  any
}

// Frame is everything around a page.
type Frame struct {
	Bare    bool
	Demo    bool // of the demonstration county: the page says so, printed too
	Agency  string
	Display string
	Roles   string
	Unread  int
	Menu    []MenuLine
	Notices []string
	Search  bool
	Refresh int
	Sheet   string // name of the page's print sheet
}

// MenuLine is an entry of the menu as one person sees it.
type MenuLine struct {
	Label, Path string
	Current     bool
}

// parse makes one template set for each screen: the layout, all shared parts and the screen's own file.
func (s *Site) parse() error {
	base := template.New("layout.html").Funcs(template.FuncMap{"asset": s.assets.address})
	if _, err := base.ParseFS(layout, "layout.html"); err != nil {
		return err
	}
	if _, err := base.ParseFS(s.Parts, "*/*.html"); err != nil {
		return err
	}
	for _, p := range s.Pages {
		compiled := &page{Page: p, screens: map[string]*template.Template{}, print: map[string]string{}}
		for _, screen := range p.Screens {
			set, err := base.Clone()
			if err != nil {
				return err
			}
			if compiled.screens[screen.Name], err = set.ParseFS(p.Files, screen.Name+".html"); err != nil {
				return fmt.Errorf("page %s: %w", p.Name, err)
			}
		}
		s.pages[p.Name] = compiled
	}
	return nil
}

// Show draws a screen of the page inside the frame.
func (v *Visit) Show(status int, screen string, view any) error {
	set, ok := v.page.screens[screen]
	if !ok {
		return fmt.Errorf("page %s has no screen %s", v.page.Name, screen)
	}
	var b bytes.Buffer
	if err := set.ExecuteTemplate(&b, "layout.html", Document{v.frame(), view}); err != nil {
		return fmt.Errorf("draw %s/%s: %w", v.page.Name, screen, err)
	}
	v.C.Data(status, "text/html; charset=utf-8", b.Bytes())
	return nil
}

// Part draws a fragment of a screen's file, for htmx.
func (v *Visit) Part(status int, screen, part string, view any) error {
	var b bytes.Buffer
	if err := v.page.screens[screen].ExecuteTemplate(&b, part, view); err != nil {
		return fmt.Errorf("draw %s/%s#%s: %w", v.page.Name, screen, part, err)
	}
	v.C.Data(status, "text/html; charset=utf-8", b.Bytes())
	return nil
}

// Text answers with a line of text, for a fragment that is nothing else. It is escaped: the browser puts it into the page.
func (v *Visit) Text(status int, text string) error {
	v.C.Data(status, "text/html; charset=utf-8", []byte(template.HTMLEscapeString(text)))
	return nil
}

// Download sends a file; the browser never shows it as a page of ours.
func (v *Visit) Download(name, mime string, body []byte) error {
	v.C.Header("Content-Disposition", "attachment; filename*=UTF-8''"+url.PathEscape(name))
	v.C.Data(http.StatusOK, mime, body)
	return nil
}

func (v *Visit) frame() Frame {
	f := Frame{Bare: v.Bare || v.Person.ID == "", Notices: v.Site.Notices(), Refresh: v.Refresh, Sheet: v.Sheet, Demo: v.Person.Demo}
	if f.Bare {
		return f
	}
	f.Agency, f.Display, f.Roles = v.Person.AgencyName, v.Person.Display, words.Bearer(v.Person)
	if f.Agency == "" {
		f.Agency = v.Person.UnitName
	}
	f.Unread = v.Site.unread(v.Ctx(), v.Person)
	for _, m := range Menu() {
		if m.Opens(v.Person) {
			f.Menu = append(f.Menu, MenuLine{m.Label, m.Path, m.Path == v.page.Menu})
			f.Search = f.Search || m.Path == "/"
		}
	}
	return f
}

// Zeroes executes every screen and fragment with the zero value of its view: a misspelt field or asset fails here.
func (s *Site) Zeroes() error {
	for _, p := range s.pages {
		for _, screen := range p.Screens {
			var b bytes.Buffer
			if err := p.screens[screen.Name].ExecuteTemplate(&b, "layout.html", Document{Frame{}, screen.Zero}); err != nil {
				return fmt.Errorf("page %s/%s: %w", p.Name, screen.Name, err)
			}
			for name, zero := range screen.Parts {
				if err := p.screens[screen.Name].ExecuteTemplate(&b, name, zero); err != nil {
					return fmt.Errorf("page %s/%s#%s: %w", p.Name, screen.Name, name, err)
				}
			}
		}
		if err := p.complete(); err != nil {
			return err
		}
	}
	return nil
}

// complete checks that every template file of a page is a screen of it.
func (p *page) complete() error {
	if p.Files == nil {
		return nil
	}
	files, err := fs.Glob(p.Files, "*.html")
	if err != nil || len(files) != len(p.Screens) {
		return fmt.Errorf("page %s: %d template files, %d screens (%w)", p.Name, len(files), len(p.Screens), err)
	}
	return nil
}
