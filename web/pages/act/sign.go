package act

import (
	"errors"
	"net/http"
	"regexp"
	"slices"
	"strings"

	"gongkai/casefile"
	"gongkai/desk"
	"gongkai/web/parts"
	"gongkai/web/site"
	"gongkai/web/words"
)

// 带风险签发: a warning passes when somebody gives his reason against it. The form is given back with a field for each warning; what is
// written there goes with the command, and stands in the timeline under the person's name.

var checkID = regexp.MustCompile(`^[A-Z][A-Z0-9_]{0,15}$`)

// maxSigned bounds how many reasons are read from one form.
const maxSigned = 40

// bindSigned reads the reasons that were given against warnings.
func bindSigned(v *site.Visit) []desk.SignedText {
	var out []desk.SignedText
	for name := range v.C.Request.PostForm {
		check, ok := parts.SignedCheck(name)
		if !ok || !checkID.MatchString(check) || len(out) == maxSigned {
			continue
		}
		if reason := v.Form(name); reason != "" {
			out = append(out, desk.SignedText{Check: check, Reason: reason})
		}
	}
	slices.SortFunc(out, func(a, b desk.SignedText) int { return strings.Compare(a.Check, b.Check) })
	return out
}

// refused gives the form back: with fields to sign where nothing but warnings stands in the way.
func (c *call) refused(why casefile.Refusals) error {
	if slices.ContainsFunc(why, func(r casefile.Refusal) bool { return !r.MaySign }) {
		return c.again(http.StatusUnprocessableEntity, parts.RefusalsOf(c.def.kind, why))
	}
	c.risks = why
	return c.again(http.StatusUnprocessableEntity, parts.Warnings(c.def.kind, why))
}

// edit goes back to the form; what was signed stays in its field, under what it was signed against.
func (c *call) edit(in desk.Act) error {
	var err error
	if c.risks, err = c.doubts(in); err != nil {
		return err
	}
	return c.draw(http.StatusOK, parts.Problems{}, false)
}

// doubts are the warnings that were signed, as they read without the signature.
func (c *call) doubts(in desk.Act) (casefile.Refusals, error) {
	if len(in.Signed) == 0 {
		return nil, nil
	}
	in.Signed = nil
	e, err := c.Desk.Preview(c.Ctx(), c.Person, in)
	var bad desk.Invalid
	switch {
	case errors.As(err, &bad): // said where the act is done
		return nil, nil
	case err != nil:
		return nil, err
	}
	return slices.DeleteFunc(e.Refusals, func(r casefile.Refusal) bool { return !r.MaySign }), nil
}

// reason is what was written against a warning.
func (f Form) reason(check string) string {
	for _, w := range f.Signed {
		if w.Check == check {
			return w.Reason
		}
	}
	return ""
}

// signFields are the fields of the warnings, and of reasons whose warning does not arise just now: nothing typed is lost.
func (c *call) signFields(p parts.Problems) []parts.Field {
	var out []parts.Field
	add := func(check, hint string) {
		f := areaField(p, parts.SignName(check), c.form.reason(check))
		f.Label, f.Hint, f.Width, f.Rows, f.Optional = "仍要记录的理由（记在您的名下）", hint, "sign", 3, false
		if p.Warn {
			f.Error = ""
		}
		out = append(out, f)
	}
	seen := map[string]bool{}
	for _, r := range c.risks {
		if !seen[r.Check] {
			seen[r.Check] = true
			add(r.Check, strings.Join(c.warned(r.Check), " "))
		}
	}
	for _, w := range c.form.Signed {
		if !seen[w.Check] {
			add(w.Check, words.Warned(w.Check)+"。这一项风险现在没有出现，不需要理由的可以删去。")
		}
	}
	return out
}

// warned are the sentences of one warning, which may have arisen for several reasons.
func (c *call) warned(check string) []string {
	var all casefile.Refusals
	for _, r := range c.risks {
		if r.Check == check {
			all = append(all, r)
		}
	}
	return words.ReasonsOf(c.def.kind, all)
}

// taken are the warnings that are being signed, with their reasons, for the confirmation.
func (c *call) taken() []parts.Risk {
	var out []parts.Risk
	seen := map[string]bool{}
	for _, r := range c.risks {
		if reason := c.form.reason(r.Check); reason != "" && !seen[r.Check] {
			seen[r.Check] = true
			out = append(out, parts.Risk{Text: strings.Join(c.warned(r.Check), " "), Reason: reason})
		}
	}
	return out
}
