package application

import (
	"errors"
	"net/http"
	"strings"

	"gongkai/desk"
	"gongkai/web/site"
	"gongkai/web/words"
)

// Revealed is one masked value in full, or why it is not shown.
type Revealed struct {
	Label, Value, Problem string
	Field, Reason         string
	Link, Action          string
}

// reveal shows a masked value to somebody who says why; the look is logged.
func reveal(v *site.Visit) error {
	id, field, reason := v.Param("id"), v.Form("field"), v.Form("reason")
	out := Revealed{Field: field, Reason: reason, Label: words.Field(fieldName(field)), Link: link(id), Action: link(id, "reveal")}
	value, err := v.Desk.Reveal(v.Ctx(), v.Person, id, field, reason)
	var bad desk.Invalid
	status := http.StatusOK
	switch {
	case errors.As(err, &bad):
		status, out.Problem = http.StatusUnprocessableEntity, words.Fault(bad[0].Field, bad[0].Code)
		if bad[0].Field == "reason" {
			out.Problem = "请写明为什么要查看，例如“电话核对地址”。"
		}
	case err != nil:
		return err
	default:
		out.Value = value
		if value == "" {
			out.Value = "（没有填写）"
		}
	}
	if v.Fragment() {
		return v.Part(status, "reveal", "value", out)
	}
	return v.Show(status, "reveal", out)
}

// fieldName is the form field that holds what a reveal shows.
func fieldName(field string) string {
	who, what, found := strings.Cut(field, "_")
	if !found {
		who, what = "", field
	} else {
		who += "_"
	}
	if what == "document" {
		what = "doc_number"
	}
	return who + what
}
