// Package failure is what is shown instead of a page: not found, not allowed, out of order. It carries a reference number and
// what was typed.
package failure

import (
	"embed"

	"gongkai/web/site"
)

//go:embed page.html page.css
var files embed.FS

// Page has no route of its own; the site shows it.
func Page() site.Page {
	return site.Page{Name: "failure", Files: files, Screens: []site.Screen{{Name: "page", Zero: site.Failure{}}}}
}
