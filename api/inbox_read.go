package api

import (
	"context"
	"net/http"
	"time"

	"gongkai/auth"
)

type readInboxIn struct {
	Body ReadInboxBody
}

// ReadInboxBody says up to when messages were read.
type ReadInboxBody struct {
	UpTo time.Time `json:"up_to" doc:"读到的最新一条的 at"`
}

// readInbox marks messages as read.
func (s *server) readInbox() {
	mount(s, route{id: "read-inbox", method: http.MethodPost, path: "/inbox/read", tag: "消息", summary: "标为已读", may: []auth.Act{auth.ReadInbox}},
		func(ctx context.Context, p auth.Person, in *readInboxIn) (*nothing, error) {
			return &nothing{}, s.desk.ReadInbox(ctx, p, in.Body.UpTo)
		})
}
