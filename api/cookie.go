package api

import (
	"net/http"

	"gongkai/auth"
)

// CookieName is the session's cookie, the same that pages use.
const CookieName = auth.CookieName

// cookie is the session as the client keeps it; an empty token takes it back.
func (s *server) cookie(token string) string {
	c := http.Cookie{Name: CookieName, Value: token, Path: "/", HttpOnly: true, Secure: s.secure, SameSite: http.SameSiteLaxMode}
	if token == "" {
		c.MaxAge = -1
	}
	return c.String()
}
