// Package password lets a person choose a password; with a one-time password nothing else is possible first.
package password

import (
	"embed"
	"errors"
	"net/http"

	"gongkai/auth"
	"gongkai/web/parts"
	"gongkai/web/site"
	"gongkai/web/words"
)

//go:embed page.html
var files embed.FS

// View is the form.
type View struct {
	First    bool // the one-time password must be changed now
	Account  string
	Problems parts.Problems
}

// Page is the page.
func Page() site.Page {
	return site.Page{Name: "password", Files: files, Screens: []site.Screen{{Name: "page", Zero: View{}}},
		Routes: []site.Route{
			{Method: "GET", Path: "/password", Early: true, Do: show},
			{Method: "POST", Path: "/password", Early: true, Do: change},
		}}
}

func show(v *site.Visit) error { return draw(v, http.StatusOK, parts.Problems{}) }

func draw(v *site.Visit, status int, p parts.Problems) error {
	v.Bare = v.Person.MustChange
	return v.Show(status, "page", View{First: v.Person.MustChange, Account: v.Person.Name, Problems: p})
}

func change(v *site.Visit) error {
	form := v.C.Request.PostForm // passwords are taken as they are typed
	if form.Get("new") != form.Get("again") {
		return refuse(v, "again", "两次输入的新密码不一样，请再输一次。")
	}
	err := v.Site.Auth.ChangePassword(v.Ctx(), v.Person.ID, form.Get("old"), form.Get("new"))
	var weak auth.WeakPassword
	switch {
	case errors.Is(err, auth.ErrLocked):
		return refuse(v, "old", "密码连续输错，账号已锁定 10 分钟。请稍后再试，或请管理员重置密码。")
	case errors.Is(err, auth.ErrSignIn):
		return refuse(v, "old", "现在的密码不对，请再输一次。")
	case errors.As(err, &weak):
		return refuse(v, "new", words.WeakPassword(weak))
	case err != nil:
		return err
	}
	// Changing it ended every session, this one too.
	token, err := v.Site.Auth.SignIn(v.Ctx(), v.Person.Name, form.Get("new"))
	if err != nil {
		return err
	}
	v.Site.SignedIn(v, token)
	if landing := v.Landing(v.Person, "/"); landing != "/" {
		return v.Redirect(landing)
	}
	return v.Redirect(v.Home())
}

func refuse(v *site.Visit, field, text string) error {
	return draw(v, http.StatusUnprocessableEntity, parts.Problems{Heading: "密码没有修改", Items: []parts.Problem{{Field: field, Text: text}}})
}
