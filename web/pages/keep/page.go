// Package keep takes what is typed into a form while it is typed, gives it back, and forgets it. What is kept is sealed under the account of
// whoever typed it: nothing stays in a browser that others use.
package keep

import (
	"errors"
	"net/http"
	"slices"
	"strings"

	"gongkai/desk"
	"gongkai/web/site"
	"gongkai/web/words"
)

// maxBody is what one form may send at a time.
const maxBody = 512 << 10

// Page is the routes; there is nothing to see.
func Page() site.Page {
	return site.Page{Name: "keep", Routes: []site.Route{
		{Method: "GET", Path: "/drafts", Do: read},
		{Method: "POST", Path: "/drafts", Takes: maxBody, Do: keep},
		{Method: "POST", Path: "/drafts/drop", Do: drop},
	}}
}

// answer is what desk.js reads.
type answer struct {
	At     string            `json:"at"`
	Fields map[string]string `json:"fields,omitempty"`
}

func read(v *site.Visit) error {
	page, err := v.DraftPage(v.Query("page"))
	if err != nil {
		return err
	}
	d, ok, err := v.Desk.Draft(v.Ctx(), v.Person, page)
	if err != nil {
		return err
	}
	if !ok {
		v.C.Status(http.StatusNoContent)
		return nil
	}
	v.C.JSON(http.StatusOK, answer{At: words.Instant(d.At, v.Today), Fields: d.Fields})
	return nil
}

// field is the prefix of a form's own fields.
const field = "f."

func keep(v *site.Visit) error {
	page, err := v.DraftPage(v.C.Request.PostForm.Get("page"))
	if err != nil {
		return err
	}
	fields := map[string]string{}
	for name, values := range v.C.Request.PostForm {
		name, ok := strings.CutPrefix(name, field)
		if ok && len(values) > 0 && !slices.Contains([]string{"password", "old", "new", "again", "command_id", "seen"}, name) {
			fields[name] = desk.Clean(values[0])
		}
	}
	d, err := v.Desk.KeepDraft(v.Ctx(), v.Person, page, fields)
	var bad desk.Invalid
	if errors.As(err, &bad) {
		v.C.Status(http.StatusRequestEntityTooLarge)
		return nil
	}
	if err != nil {
		return err
	}
	v.C.JSON(http.StatusOK, answer{At: words.Clock(d.At)})
	return nil
}

// drop forgets a draft. Without script the reader goes back to the page, whose form is empty then.
func drop(v *site.Visit) error {
	page, err := v.DraftPage(v.C.Request.PostForm.Get("page"))
	if err != nil {
		return err
	}
	if err := v.Desk.DropDrafts(v.Ctx(), v.Person, page); err != nil {
		return err
	}
	if v.C.GetHeader("X-Desk") != "" {
		v.C.Status(http.StatusNoContent)
		return nil
	}
	return v.Redirect(page)
}
