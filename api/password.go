package api

import (
	"context"
	"errors"
	"net/http"

	"gongkai/auth"
	"gongkai/desk"
)

type passwordIn struct {
	Body PasswordBody
}

// PasswordBody is the present password and the next one.
type PasswordBody struct {
	Old string `json:"old" maxLength:"200" doc:"现在的密码"`
	New string `json:"new" maxLength:"200" doc:"新密码"`
}

// changePassword sets a password of the person's own. That ends every session, so the answer opens a new one.
func (s *server) changePassword() {
	mount(s, route{id: "change-password", method: http.MethodPost, path: "/me/password", tag: "登录", summary: "修改密码", early: true, guessable: true},
		func(ctx context.Context, p auth.Person, in *passwordIn) (*sessionOut, error) {
			err := s.gate.Try(visitOf(ctx).from, func() error { return s.auth.ChangePassword(ctx, p.ID, in.Body.Old, in.Body.New) })
			if errors.Is(err, auth.ErrSignIn) && !desk.Unavailable(err) && !errors.Is(err, auth.ErrPasswordHash) {
				err = desk.Invalid{{Field: "old", Code: codeWrong}}
			}
			if err != nil {
				return nil, err
			}
			return s.signIn(ctx, p.Name, in.Body.New)
		})
}
