package api

import (
	"context"
	"net/http"
	"strings"
	"time"

	"gongkai/auth"
	"gongkai/civil"
	"gongkai/desk"
	"gongkai/web/words"
)

type inboxIn struct {
	After string `query:"after" maxLength:"200" doc:"上一页的 next"`
}

// InboxView is one page of a person's messages.
type InboxView struct {
	Messages []MessageView `json:"messages" nullable:"false" doc:"新的在前"`
	Next     string        `json:"next,omitempty" doc:"下一页的 after；没有就是最后一页"`
	Unread   int           `json:"unread"`
}

// MessageView is one message.
type MessageView struct {
	Kind     string     `json:"kind"`
	Text     string     `json:"text"`
	Case     string     `json:"case,omitempty" doc:"有关的申请、任务或分工的编号"`
	CaseKind string     `json:"case_kind,omitempty" doc:"application、item 或 share"`
	Number   string     `json:"number,omitempty" doc:"登记号，或通知中的编号"`
	Command  string     `json:"command,omitempty" doc:"有关的提交，见 /commands"`
	Due      civil.Date `json:"due,omitempty" format:"date"`
	At       time.Time  `json:"at"`
	Read     bool       `json:"read"`
	For      string     `json:"for,omitempty" doc:"代收：是谁的消息"`
}

// inbox is one's own messages.
func (s *server) inbox() {
	mount(s, route{id: "inbox", method: http.MethodGet, path: "/inbox", tag: "消息", summary: "我的消息", may: []auth.Act{auth.ReadInbox}},
		func(ctx context.Context, p auth.Person, in *inboxIn) (*bodyOut[InboxView], error) {
			before, err := readTime("after", in.After)
			if err != nil {
				return nil, err
			}
			lines, err := s.desk.Inbox(ctx, p, before)
			if err != nil {
				return nil, err
			}
			unread, err := s.desk.Unread(ctx, p)
			return answer(inboxView(lines, unread), err)
		})
}

func inboxView(lines []desk.Message, unread int) InboxView {
	v := InboxView{Messages: make([]MessageView, len(lines)), Unread: unread}
	for i, l := range lines {
		m := MessageView{Kind: l.Kind, Text: words.Message(l.Kind), Case: l.CaseID, CaseKind: l.CaseKind, Number: l.Number, Due: l.Due,
			At: instant(l.At), Read: !l.Unread, For: l.For}
		if strings.HasPrefix(l.Kind, "command_") {
			m.Command = l.Subject
		}
		v.Messages[i] = m
	}
	if len(lines) >= desk.PageSize {
		v.Next = timeCursor(lines[len(lines)-1].At)
	}
	return v
}
