// Package tables writes table 3 of the yearly report (条例第五十条) as a file: JSON for `gongkai report check`, a workbook, a
// document, a page that prints. All of them show the official form with its merged heads, figures as figures and blanks as
// blanks, and no word that the form or the office did not give.
//
// It refuses to know where figures come from and whether they hold.
package tables
