package draft

import (
	"slices"
	"strconv"
	"strings"

	"gongkai/casefile"
	"gongkai/casefile/application"
	"gongkai/desk"
	"gongkai/statute/review"
	"gongkai/web/form"
	"gongkai/web/parts"
	"gongkai/web/words"
)

// Confirmation is what will be recorded, item by item, and what the signature will ask for.
func (c *call) Confirmation(in desk.Act, _ desk.Effect) form.Confirm {
	cmd, _ := in.Command.(application.Draft)
	out := form.Confirm{Head: c.head(), Act: words.Act(application.CmdDraft), Action: c.Link + "/draft", Sentence: words.LongDay(in.On) + "起草答复并送审。",
		Texts: []parts.Quote{{Label: "答复内容", Text: cmd.Text}}, Ahead: c.ahead(*cmd.File, in)}
	for i, r := range cmd.File.Replies {
		line := r.Code.Name()
		if len(cmd.File.Replies) > 1 {
			line = "第" + strconv.Itoa(i+1) + "项：" + line
		}
		for _, g := range cmd.File.GroundsOf(r) {
			line += "，依据" + g.Name() + "（" + g.Article() + "）"
		}
		out.Lines = append(out.Lines, line)
	}
	return out
}

// ahead are what review, signature and posting will ask of this reply as it stands now: each once, whoever must answer it named. What
// the handler signs himself is not among them.
func (c *call) ahead(f review.File, in desk.Act) []string {
	all := review.Check(f, in.On, review.Defaults(words.Grounds()))
	now := review.At(review.Submit, all)
	var out []string
	for _, x := range all {
		if slices.Contains(now, x) {
			continue
		}
		if line := words.Ahead(x); !slices.Contains(out, line) {
			out = append(out, line)
		}
	}
	return out
}

// Place is the form field of a finding.
func (c *call) Place(r casefile.Refusal) string {
	at := func(kind, id, prefix string) string {
		return "file." + kind + "." + strconv.Itoa(form.Number(strings.TrimPrefix(id, prefix))-1)
	}
	field := strings.NewReplacer("[", ".", "]", "").Replace(r.Field)
	if strings.HasPrefix(field, "alternatives.") {
		field += ".why"
	}
	switch f := r.Facts; {
	case f["condition"] == "" || f["condition"] == "marked_text":
		if r.Field == "outcome" || r.Field == "file" {
			return reply(0) + ".code"
		}
		return r.Field
	case f["basis"] != "":
		return at("bases", f["basis"], "b") + "." + field
	case f["segment"] != "":
		return at("documents", f["document"], "d") + ".segments." + strconv.Itoa(form.Number(strings.TrimPrefix(f["segment"], "s"))-1) + "." + field
	case field == "code" && f["item"] != "":
		return at("replies", f["item"], "") + ".code"
	case f["document"] != "" && field == "segments":
		return at("documents", f["document"], "d") + ".segments.0.location"
	case f["document"] != "":
		return at("documents", f["document"], "d") + "." + field
	case field == "documents":
		return "file.documents.0.title"
	case f["item"] != "":
		return at("replies", f["item"], "") + "." + field
	}
	return reply(0) + ".code"
}
