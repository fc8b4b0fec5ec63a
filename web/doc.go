// Package web serves the pages people work with: server-rendered, one small style sheet, a little script that nothing depends on.
//
// It authorises and decides nothing itself: pages call desk, words puts codes into Chinese, parts holds what pages share, site is what
// every page stands on. README.md says how a page is added.
package web
