package act

import (
	"slices"
	"strings"

	"gongkai/casefile"
	"gongkai/casefile/application"
	"gongkai/statute/outcome"
	"gongkai/statute/review"
	"gongkai/web/form"
	"gongkai/web/parts"
	"gongkai/web/words"
)

// plainOutcomes are the replies that need no file beside their text; the others are drafted on the page that asks for it.
func plainOutcomes() []outcome.Code {
	return []outcome.Code{outcome.A36_2_GRANT, outcome.A36_1_PUBLISHED, outcome.A39_PUBLICATION, outcome.A_UNCLEAR, outcome.A_CONFIRM}
}

func draftFields(c *call, p parts.Problems) ([]parts.Field, error) {
	options := make([]parts.Option, 0, len(plainOutcomes()))
	for _, o := range plainOutcomes() {
		options = append(options, parts.Option{Value: string(o), Label: o.Name(), Hint: o.Article()})
	}
	text := form.Labelled(form.Area(p, "text", c.Typed["text"]), "答复内容", "答复书的正文")
	text.Rows = 12
	return []parts.Field{form.Radio(p, "outcome", c.Typed["outcome"], options), text, c.Day(p, "送审日期", "")}, nil
}

// handsOut: content leaves the office, and each gate before it must be open (arts 10, 15, 17).
func (c *call) handsOut() bool {
	d := c.app.State.Draft
	return d != nil && slices.ContainsFunc(d.File.Replies, review.Reply.HandsOut)
}

func passFields(c *call, p parts.Problems) ([]parts.Field, error) {
	var gates []parts.Field
	if c.handsOut() {
		gates = []parts.Field{
			gate(p, "secrecy", "保密审查", "拟公开的内容不涉及国家秘密（条例第十七条）", c.Typed["secrecy"]),
			gate(p, "privacy", "个人信息和第三方信息核查", "不含不得公开的个人隐私、商业秘密，或者已作处理（条例第十五条）", c.Typed["privacy"]),
			gate(p, "ours", "是否由本机关公开", "本机关制作、保存或者牵头（条例第十条）", c.Typed["ours"])}
	}
	opinion := form.Optional(form.Labelled(form.Area(p, "opinion", c.Typed["opinion"]), "审核意见", ""))
	return append(gates, opinion, c.Day(p, "审核日期", "")), nil
}

func gate(p parts.Problems, name, label, hint, value string) parts.Field {
	f := form.Radio(p, name, value, []parts.Option{{Value: string(review.MayOpen), Label: "可以公开"},
		{Value: string(review.MayNotOpen), Label: "不得公开"}, {Value: string(review.Refer), Label: "不能确定，报请确定"}})
	f.Label, f.Hint = label, hint
	return f
}

func pass(_ *call, r *form.Reader) casefile.Command {
	f := r.Typed
	return application.Pass{Opinion: f["opinion"], Secrecy: review.Conclusion(f["secrecy"]), Privacy: review.Conclusion(f["privacy"]), Ours: review.Conclusion(f["ours"])}
}

func countersignFields(c *call, p parts.Problems) ([]parts.Field, error) {
	options := []parts.Option{{Label: "请选择"}}
	for _, role := range review.Roles() {
		options = append(options, parts.Option{Value: string(role), Label: role.Name()})
	}
	role := parts.Field{Kind: parts.SelectField, Name: "role", Label: "会签身份", Error: p.Of("role"), Width: "half", Options: parts.Choose(options, c.Typed["role"])}
	opinion := form.Radio(p, "opinion", c.Typed["opinion"], []parts.Option{{Value: string(review.Agrees), Label: review.Agrees.Name()}, {Value: string(review.Objects), Label: review.Objects.Name()}})
	opinion.Label = "意见"
	text := form.Optional(form.Labelled(form.Area(p, "text", c.Typed["text"]), "说明", "不同意的，写明理由"))
	return []parts.Field{role, opinion, text, c.Day(p, "会签日期", "")}, nil
}

func countersign(_ *call, r *form.Reader) casefile.Command {
	return application.Countersign{Role: review.Role(r.Typed["role"]), Opinion: review.Reaction(r.Typed["opinion"]), Text: r.Typed["text"]}
}

// reply is what whoever reviews, countersigns or signs must have read beside the request: the reply, what it stands on, and how little
// the law lets be withheld.
func (c *call) reply() ([]parts.Quote, error) {
	d := c.app.State.Draft
	if d == nil {
		return nil, nil
	}
	out := []parts.Quote{{Label: "答复稿：" + d.Outcome.Name(), Text: c.app.Draft}}
	file, standing, err := c.Desk.DraftFile(c.Ctx(), c.Person, c.app.State)
	if err != nil || !standing {
		return out, err
	}
	out = append(out, parts.Quote{Label: "答复所依据的", Text: strings.Join(parts.Standing(file), "\n")})
	var least []string
	for _, x := range review.Least(d.File, c.Today, review.Defaults(words.Grounds())) {
		least = append(least, x.Why.Text()+"。")
	}
	if len(least) > 0 {
		out = append(out, parts.Quote{Label: "最小限制", Text: strings.Join(least, "\n")})
	}
	return out, nil
}
