package api

import (
	"context"
	"net/http"

	"gongkai/auth"
)

type closeSessionIn struct {
	Token string `cookie:"gongkai_session" hidden:"true"`
}

type closeSessionOut struct {
	SetCookie string `header:"Set-Cookie"`
}

// closeSession signs somebody out.
func (s *server) closeSession() {
	mount(s, route{id: "close-session", method: http.MethodDelete, path: "/session", tag: "登录", summary: "退出登录", early: true},
		func(ctx context.Context, _ auth.Person, in *closeSessionIn) (*closeSessionOut, error) {
			if err := s.auth.SignOut(ctx, in.Token); err != nil {
				return nil, err
			}
			return &closeSessionOut{s.cookie("")}, nil
		})
}
