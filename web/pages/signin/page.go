// Package signin is the door: signing in and out, and going on where an expired session interrupted.
package signin

import (
	"embed"
	"errors"
	"net/http"
	"net/url"
	"strconv"
	"strings"

	"gongkai/auth"
	"gongkai/web/parts"
	"gongkai/web/site"
)

//go:embed *.html page.css
var files embed.FS

// View is the sign-in form.
type View struct {
	Account  string
	Next     string
	Problems parts.Problems
	Kept     site.Kept // what was posted when the session had expired
	Of       string    // the account that posted it; nobody else is given it
}

// Resumed offers to send what was kept, after signing in again.
type Resumed struct {
	Kept  site.Kept
	First bool // a password of his own must be set first
}

// Page is the sign-in page.
func Page() site.Page {
	g := gate{auth.NewGate()}
	return site.Page{Name: "signin", Files: files,
		Screens: []site.Screen{{Name: "page", Zero: View{}}, {Name: "resume", Zero: Resumed{}}},
		Routes: []site.Route{
			{Method: "GET", Path: "/signin", Open: true, Do: show},
			{Method: "POST", Path: "/signin", Open: true, Takes: mostKept, Do: g.signIn},
			{Method: "POST", Path: "/signout", Early: true, Do: signOut},
		}}
}

// mostKept is the largest form that can have been posted, 2 MB, and what its fields' names grow by while they wait here.
const mostKept = 2<<20 + 64<<10

func show(v *site.Visit) error {
	next := site.Local(v.Query("next"))
	if v.Person.ID != "" {
		return v.Redirect(next)
	}
	return v.Show(http.StatusOK, "page", View{Next: next})
}

// Interrupted is shown where a form was posted without a session (401) or under a one-time password (403); nothing typed is lost.
func Interrupted(v *site.Visit, kept site.Kept) error {
	v.Use("signin")
	if v.Person.ID != "" {
		return v.Show(http.StatusForbidden, "resume", Resumed{Kept: kept, First: true})
	}
	var owner string
	if cookie, err := v.C.Request.Cookie(site.CookieName); err == nil {
		if owner, err = v.Site.Auth.Owner(v.Ctx(), cookie.Value); err != nil {
			return err
		}
	}
	return v.Show(http.StatusUnauthorized, "page", View{Next: "/", Kept: kept, Of: owner,
		Problems: parts.Problems{Heading: "登录已过期，请重新登录", After: "您填写的内容保留着，登录后可以继续提交。"}})
}

// gate is the door of the pages.
type gate struct{ *auth.Gate }

func (g gate) signIn(v *site.Visit) error {
	view := View{Account: v.Form("account"), Next: site.Local(v.Form("next")), Kept: readKept(v), Of: v.Form("of")}
	var token string
	err := g.Try(v.C.RemoteIP(), func() (err error) {
		token, err = v.Site.Auth.SignIn(v.Ctx(), view.Account, v.C.Request.PostForm.Get("password"))
		return err
	})
	var tries auth.TooManyTries
	switch {
	case errors.As(err, &tries):
		wait := strconv.Itoa(tries.Seconds)
		v.C.Header("Retry-After", wait)
		return refuse(v, http.StatusTooManyRequests, view, "尝试次数过多，请 "+wait+" 秒后再试。")
	case errors.Is(err, auth.ErrLocked):
		return refuse(v, http.StatusUnprocessableEntity, view, "密码连续输错，账号已锁定 10 分钟。请稍后再试，或请管理员重置密码。")
	case errors.Is(err, auth.ErrSignIn):
		return refuse(v, http.StatusUnprocessableEntity, view, "账号或密码不对，请核对后再输一次。")
	case err != nil:
		return err
	}
	v.Site.SignedIn(v, token)
	p, err := v.Site.Auth.Person(v.Ctx(), token)
	if err != nil {
		return v.Redirect(view.Next)
	}
	if view.Kept.Path != "" && (view.Of == "" || view.Of == p.ID) { // somebody else at this machine gets none of it
		return v.Show(http.StatusOK, "resume", Resumed{Kept: view.Kept})
	}
	return v.Redirect(v.Landing(p, view.Next))
}

func refuse(v *site.Visit, status int, view View, text string) error {
	view.Problems = parts.Problems{Heading: "没有登录", Items: []parts.Problem{{Field: "account", Text: text}}}
	return v.Show(status, "page", view)
}

const keptPrefix = "kept."

// readKept takes the kept fields out of the sign-in form again.
func readKept(v *site.Visit) site.Kept {
	form := url.Values{}
	for name, values := range v.C.Request.PostForm {
		if name, ok := strings.CutPrefix(name, keptPrefix); ok {
			form[name] = values
		}
	}
	path := site.Local(v.Form("resume"))
	if path == "/" {
		path = ""
	}
	return site.KeptOf(path, form)
}

func signOut(v *site.Visit) error {
	if cookie, err := v.C.Request.Cookie(site.CookieName); err == nil {
		if err := v.Site.Auth.SignOut(v.Ctx(), cookie.Value); err != nil {
			return err
		}
	}
	v.Site.SignedOut(v)
	v.C.Header("Clear-Site-Data", `"cache"`)
	return v.Redirect("/signin")
}
