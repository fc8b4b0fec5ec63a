package site

import (
	"io/fs"

	"gongkai/auth"
)

// Page is one page of the office: its templates and style, and the routes that show it.
type Page struct {
	Name    string // the folder's name
	Menu    string // path of the menu entry that is marked while the page is shown
	Files   fs.FS  // nil, or *.html, page.css; NAME.print.css is a style sheet of its own, linked where a Visit asks for it
	Screens []Screen
	Routes  []Route
}

// Screen is one template file and a zero value of the view it draws; a test executes each. A file defines "title" and "main",
// and the fragments that htmx asks for.
type Screen struct {
	Name  string // file Name.html
	Zero  any
	Parts map[string]any // fragments of the file by name, with zero values of their views
}

// Route is one address. Whoever is signed in may come unless May names acts, of which his roles must allow one.
type Route struct {
	Method, Path string
	May          []auth.Act
	Open         bool  // no session needed
	Takes        int64 // bytes of a posted form; 0: 2 MB, which is much for text; more is for files
	Early        bool  // also while a one-time password is still in force
	Do           func(*Visit) error
}

// MenuEntry is a line of the menu on the left; it is shown to those whose roles allow one of the acts.
type MenuEntry struct {
	Label, Path string
	May         []auth.Act
}

// SetupPath is the first hour of an office.
const SetupPath = "/系统管理/开办"

// Menu is the menu. The first entry a person may open is his home.
func Menu() []MenuEntry {
	return []MenuEntry{
		{"工作台", "/", []auth.Act{auth.ReadApplications}},
		{"依申请公开", "/applications", []auth.Act{auth.ReadApplications}},
		{"任务台账", "/ledger", []auth.Act{auth.ReadLedger, "share.report"}},
		{"年度报告", "/report", []auth.Act{auth.ReadReport}},
		{"系统管理", "/系统管理", Administration()},
	}
}

// Administration are the acts of which one opens 系统管理.
func Administration() []auth.Act {
	return []auth.Act{auth.ConfigureOffice, auth.Operate, auth.ManageAccounts, auth.ManageDeputies, auth.MoveWork, auth.ManageOrganisation, auth.LoadCalendar, auth.LoadDemo}
}

// Opens reports whether a person may open a menu entry.
func (m MenuEntry) Opens(p auth.Person) bool { return allowed(p, m.May) }

func allowed(p auth.Person, acts []auth.Act) bool {
	for _, a := range acts {
		if auth.Allowed(p, a) {
			return true
		}
	}
	return len(acts) == 0
}
