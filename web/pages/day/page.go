// Package day says a date in words while it is typed: 11月23日（周一），工作日.
package day

import (
	"net/http"

	"gongkai/web/parts"
	"gongkai/web/site"
)

// Page answers date fields; it has no screen.
func Page() site.Page {
	return site.Page{Name: "day", Routes: []site.Route{{Method: "POST", Path: "/day", Do: say}}}
}

// say reads whichever date field was sent: each sends itself alone.
func say(v *site.Visit) error {
	text := ""
	for _, name := range []string{"on", "new_on", "confirmed_on", "served_on", "due"} {
		if typed := v.Form(name); typed != "" {
			text = typed
		}
	}
	d, ok := parts.ReadDate(text)
	if !ok {
		return v.Text(http.StatusOK, "不是日期，请按 2026-11-24 的样子填写")
	}
	cal, err := v.Desk.Calendar(v.Ctx())
	if err != nil {
		return err
	}
	return v.Text(http.StatusOK, parts.SayDay(d, v.Today, cal))
}
