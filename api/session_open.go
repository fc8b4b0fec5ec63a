package api

import (
	"context"
	"net/http"

	"gongkai/auth"
)

type openSessionIn struct {
	Body SignInBody
}

// SignInBody is an account and its password.
type SignInBody struct {
	Account  string `json:"account" maxLength:"64"`
	Password string `json:"password" maxLength:"200"`
}

type sessionOut struct {
	SetCookie string `header:"Set-Cookie" doc:"登录凭证 gongkai_session"`
	Body      PersonView
}

// openSession signs somebody in: the same cookie as the pages', and who he is.
func (s *server) openSession() {
	mount(s, route{id: "open-session", method: http.MethodPost, path: "/session", tag: "登录", summary: "登录", open: true, guessable: true},
		func(ctx context.Context, _ auth.Person, in *openSessionIn) (*sessionOut, error) {
			return s.signIn(ctx, in.Body.Account, in.Body.Password)
		})
}

func (s *server) signIn(ctx context.Context, account, password string) (*sessionOut, error) {
	var token string
	err := s.gate.Try(visitOf(ctx).from, func() (err error) {
		token, err = s.auth.SignIn(ctx, account, password)
		return err
	})
	if err != nil {
		return nil, err
	}
	p, err := s.auth.Person(ctx, token)
	if err != nil {
		return nil, err
	}
	return &sessionOut{SetCookie: s.cookie(token), Body: personView(p)}, nil
}
