// Package draft is the page on which a reply is drafted with what it stands on: items, documents, segments, grounds, the search
// (条例 arts 13–17, 36–39). One form, drawn by the server: what is asked depends on what was chosen, and whatever is missing is
// listed at once when the reply is sent for review. Without script "选定" and "再加一项" draw the form again.
//
// Field names are the JSON path of the file (file.bases.0.third.harm), so reading the form needs no table of its own.
package draft
