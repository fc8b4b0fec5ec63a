// Package parts holds what several pages share: the clock, the error summary, fields, the timeline, lists of cases.
//
// A part is a folder with its template, its style and a page that shows it (NAME.md), and a typed view in NAME.go here. Parts
// put codes into words and colours into intent; they read nothing and decide nothing.
package parts
