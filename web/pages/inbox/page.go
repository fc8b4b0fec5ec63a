// Package inbox shows a person's messages: reminders, and what became of an act after the page said 已收到，处理中.
package inbox

import (
	"embed"
	"fmt"
	"net/http"
	"strconv"
	"time"

	"gongkai/auth"
	"gongkai/casefile"
	"gongkai/desk"
	"gongkai/web/parts"
	"gongkai/web/site"
	"gongkai/web/words"
)

//go:embed page.html page.css
var files embed.FS

// View is the list of messages.
type View struct {
	Lines  []Line
	Unread bool
	UpTo   int64 // the newest message shown; reading is marked up to it
	Paging parts.Paging
}

// Line is one message.
type Line struct {
	When, Text, Number, Link, Due string
	For                           string // whose message it is, where a deputy reads it
	Unread, Urgent                bool
}

// Page is the inbox.
func Page() site.Page {
	may := []auth.Act{auth.ReadInbox}
	return site.Page{Name: "inbox", Files: files, Screens: []site.Screen{{Name: "page", Zero: View{}}},
		Routes: []site.Route{
			{Method: "GET", Path: "/inbox", May: may, Do: show},
			{Method: "POST", Path: "/inbox/read", May: may, Do: read},
		}}
}

func show(v *site.Visit) error {
	var before time.Time
	if ms := v.QueryInt("before"); ms > 0 {
		before = time.UnixMilli(int64(ms))
	}
	messages, err := v.Desk.Inbox(v.Ctx(), v.Person, before)
	if err != nil {
		return err
	}
	view := View{}
	for _, m := range messages {
		l := lineOf(v, m)
		view.Unread = view.Unread || l.Unread
		view.Lines = append(view.Lines, l)
	}
	if len(messages) > 0 {
		view.UpTo = messages[0].At.UnixMilli()
	}
	if len(messages) >= desk.PageSize {
		view.Paging.Next = fmt.Sprintf("/inbox?before=%d", messages[len(messages)-1].At.UnixMilli())
	}
	if !before.IsZero() {
		view.Paging.First = "/inbox"
	}
	return v.Show(http.StatusOK, "page", view)
}

func lineOf(v *site.Visit, m desk.Message) Line {
	l := Line{When: words.Instant(m.At, v.Today), Text: words.Message(m.Kind), Number: m.Number, Due: words.Day(m.Due, v.Today), Unread: m.Unread, For: m.For,
		Urgent: m.Kind == "overdue" || m.Kind == "due_0"}
	switch casefile.Kind(m.CaseKind) {
	case casefile.KindApplication:
		l.Link = "/applications/" + m.CaseID
	case casefile.KindItem:
		l.Link = "/items/" + m.CaseID
	case casefile.KindShare:
		l.Link = "/shares/" + m.CaseID
	case casefile.KindPublication:
	}
	if m.Kind == desk.WorkGiven {
		l.Link = "/?mine=1"
	}
	return l
}

func read(v *site.Visit) error {
	ms, err := strconv.ParseInt(v.Form("up_to"), 10, 64)
	if err != nil || ms <= 0 {
		return v.Redirect("/inbox")
	}
	if err := v.Desk.ReadInbox(v.Ctx(), v.Person, time.UnixMilli(ms)); err != nil {
		return err
	}
	return v.Redirect("/inbox")
}
