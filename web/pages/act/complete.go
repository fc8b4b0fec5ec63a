package act

import (
	"gongkai/casefile"
	"gongkai/casefile/application"
	"gongkai/web/form"
	"gongkai/web/parts"
	"gongkai/web/words"
)

// completeFields are who applies; once the applicant has his answer, also why it is written down now.
func completeFields(c *call, p parts.Problems) ([]parts.Field, error) {
	kinds := make([]parts.Option, 0, len(application.ApplicantKinds()))
	for _, k := range application.ApplicantKinds() {
		kinds = append(kinds, parts.Option{Value: string(k), Label: words.Applicant(k)})
	}
	phone := form.Half(form.Line(p, "phone", c.Typed["phone"]))
	if masked := c.app.Party.Phone; masked != "" {
		phone.Hint = "现在是 " + masked + "，不改请空着"
	}
	reason := form.Labelled(form.Line(p, "reason", c.Typed["reason"]), "理由", "已经答复、撤回的，写明为什么改，例如：核对年报时发现申请人是商业企业")
	if c.app.State.Stage.Open() {
		reason.Hint, reason.Optional = "", true
	}
	return []parts.Field{form.Radio(p, "applicant", c.Typed["applicant"], kinds), form.Half(form.Line(p, "name", c.Typed["name"])), phone, reason, c.Day(p, "补充日期", "")}, nil
}

func applicantFolds(c *call, p parts.Problems) []parts.Fold {
	return form.Applicant{Get: c.typed, Problems: p, Act: application.CmdComplete, Known: c.app.Party, Today: c.Today, Cal: c.Cal, Rows: c.rows, Action: c.action()}.Folds()
}

func (c *call) typed(name string) string { return c.Typed[name] }

func complete(c *call, r *form.Reader) casefile.Command {
	party, particulars, bad := form.ReadApplicant(c.typed)
	for _, f := range bad {
		r.Fault(f.Field, f.Code)
	}
	return application.Complete{Applicant: application.ApplicantKind(r.Typed["applicant"]), Party: party, Particulars: &particulars, Reason: r.Typed["reason"]}
}
