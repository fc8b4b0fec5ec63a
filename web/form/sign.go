package form

import (
	"errors"
	"net/http"
	"slices"
	"strings"

	"gongkai/casefile"
	"gongkai/desk"
	"gongkai/web/parts"
	"gongkai/web/words"
)

// 带风险签发: a warning passes when somebody gives his reason against it. The form is given back with a field for each warning; what is
// written there goes with the command, and stands in the timeline under the person's name.

// refused gives the form back with every reason beside its field; where nothing but warnings stands in the way, with fields to sign.
func (p *Paper) refused(in desk.Act, why casefile.Refusals) error {
	if !slices.ContainsFunc(why, stops) {
		p.risks = why
		return p.again(in, http.StatusUnprocessableEntity, parts.Warnings(p.Act, why))
	}
	problems := parts.RefusalsOf(p.Act, why)
	for i := range problems.Items {
		problems.Items[i].Field = p.page.Place(why[i])
	}
	return p.again(in, http.StatusUnprocessableEntity, problems)
}

func stops(r casefile.Refusal) bool { return !r.MaySign }

// doubts are the warnings that were signed, as they read without the signature.
func (p *Paper) doubts(in desk.Act) (casefile.Refusals, error) {
	if len(in.Signed) == 0 {
		return nil, nil
	}
	in.Signed = nil
	e, err := p.Desk.Preview(p.Ctx(), p.Person, in)
	var bad desk.Invalid
	switch {
	case errors.As(err, &bad): // said where the act is done
		return nil, nil
	case err != nil:
		return nil, err
	}
	return slices.DeleteFunc(e.Refusals, stops), nil
}

// SignFields are the fields of the warnings, and of reasons whose warning does not arise just now: nothing typed is lost.
func (p *Paper) SignFields(problems parts.Problems) []parts.Field {
	var out []parts.Field
	add := func(check, hint string) {
		name := parts.SignName(check)
		f := Area(problems, name, p.Typed[name])
		f.Label, f.Hint, f.Width, f.Rows = "仍要记录的理由（记在您的名下）", hint, "sign", 3
		if problems.Warn {
			f.Error = ""
		}
		out = append(out, f)
	}
	seen := map[string]bool{}
	for _, r := range p.risks {
		if !seen[r.Check] {
			seen[r.Check] = true
			add(r.Check, p.warned(r.Check))
		}
	}
	for _, w := range p.Typed.signed() {
		if !seen[w.Check] {
			add(w.Check, words.Warned(w.Check)+"。这一项风险现在没有出现，不需要理由的可以删去。")
		}
	}
	return out
}

// warned are the sentences of one warning, which may have arisen for several reasons.
func (p *Paper) warned(check string) string {
	var all casefile.Refusals
	for _, r := range p.risks {
		if r.Check == check {
			all = append(all, r)
		}
	}
	return strings.Join(words.ReasonsOf(p.Act, all), " ")
}

// taken are the warnings that are being signed, with their reasons, for the confirmation.
func (p *Paper) taken() []parts.Risk {
	var out []parts.Risk
	seen := map[string]bool{}
	for _, r := range p.risks {
		if reason := p.Typed[parts.SignName(r.Check)]; reason != "" && !seen[r.Check] {
			seen[r.Check] = true
			out = append(out, parts.Risk{Text: p.warned(r.Check), Reason: reason})
		}
	}
	return out
}
