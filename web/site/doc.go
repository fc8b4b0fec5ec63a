// Package site is what every page stands on: routes with their policy, who is signed in, rendering into a buffer, hashed assets,
// security headers, one access log and one place where an error becomes a page.
//
// A page is a folder under web/pages that hands in a Page; the list of them is web.Pages. The package knows no case and no law.
package site
