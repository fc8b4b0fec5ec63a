package api

import (
	"context"
	"net/http"

	"gongkai/auth"
)

// me is who is signed in.
func (s *server) me() {
	mount(s, route{id: "me", method: http.MethodGet, path: "/me", tag: "登录", summary: "我是谁", early: true},
		func(_ context.Context, p auth.Person, _ *nothing) (*bodyOut[PersonView], error) {
			return answer(personView(p), nil)
		})
}
