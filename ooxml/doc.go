// Package ooxml writes .docx files (ISO/IEC 29500, as Word and WPS read them): paragraphs, runs, tables, headers and
// footers with page numbers, on the page of GB/T 9704-2012 or on A5.
//
// It decides how a document is put into bytes, and nothing of what it says. The same document gives the same bytes, on
// every machine and after every change of compiler: times are fixed and parts are stored, not deflated. Whatever text it
// is given, hostile or broken, stays text (Clean). It writes no author, no machine, no time: a letter leaves the house
// without metadata. Fonts are named, not embedded.
//
// It refuses to know letters, law and the file system.
package ooxml
