package site

import (
	"net/http"
	"net/url"
	"strings"

	"gongkai/desk"
	"gongkai/web/words"
)

// KeptDraft offers what somebody typed on this page and did not send. It needs no script: 恢复 is a link, 丢弃 a button of the form.
type KeptDraft struct{ At, Restore, Page string }

// Kept is the draft that the page may offer; where the reader asked for it, its fields instead.
func (v *Visit) Kept() (offer *KeptDraft, restored map[string]string, err error) {
	d, ok, err := v.Desk.Draft(v.Ctx(), v.Person, v.at())
	if err != nil || !ok {
		return nil, nil, err
	}
	if v.Query("restore") != "" {
		return nil, d.Fields, nil
	}
	q := v.C.Request.URL.Query()
	q.Set("restore", "1")
	return &KeptDraft{At: words.Instant(d.At, v.Today), Restore: v.C.Request.URL.EscapedPath() + "?" + q.Encode(), Page: v.at()}, nil, nil
}

// at is the address under which a form's draft is kept.
func (v *Visit) at() string { return v.C.Request.URL.Path }

// recorded forgets the draft of a form whose post led elsewhere: what was typed is recorded, or waits sealed as a command. The form may
// have stood on the page above its own address. That a draft cannot be forgotten is no reason to fail what is done: it expires.
func (v *Visit) recorded() {
	if v.C.Request.Method != http.MethodPost || v.Person.ID == "" {
		return
	}
	pages := []string{v.at()}
	if from, err := url.Parse(v.C.Request.Referer()); err == nil && from.Path != "" && strings.HasPrefix(v.at(), from.Path+"/") {
		pages = append(pages, from.Path)
	}
	if err := v.Desk.DropDrafts(v.Ctx(), v.Person, pages...); err != nil {
		v.Site.Log.Warn("forget draft", "ref", v.Ref, "error", err)
	}
}

// DraftPage is the address that a request about a draft names.
func (v *Visit) DraftPage(given string) (string, error) {
	page, err := url.PathUnescape(given)
	if err != nil || Local(given) == "/" || strings.ContainsAny(page, "?#") {
		return "", desk.ErrNotFound
	}
	return page, nil
}
