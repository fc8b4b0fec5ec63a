package duty

import (
	"gongkai/casefile"
	"gongkai/casefile/assignment"
	"gongkai/web/parts"
	"gongkai/web/words"
)

// definition is an act: what its form asks for and which command it makes.
type definition struct {
	of      casefile.Kind
	kind    string
	lead    string // under the heading
	light   bool   // moves no date and strikes nothing off: recorded without a page in between
	fields  func(c *call, p parts.Problems) []parts.Field
	command func(f Form) casefile.Command
}

// definitions are the acts in the order of the work.
func definitions() []definition {
	return []definition{
		{of: casefile.KindItem, kind: assignment.CmdClose, lead: "这一项已经落实，从台账销号。以后发现没有落实，可以恢复。", fields: closeFields,
			command: func(f Form) casefile.Command { return assignment.Close{Opinion: f.Opinion} }},
		{of: casefile.KindItem, kind: assignment.CmdReopen, lead: "已经销号的一项重新列入台账，期限照旧。各单位的反馈和认可不变；需要重新反馈的，另行退回。",
			fields:  reasonFields("恢复日期", "例如：抽查发现目录没有向社会公开"),
			command: func(f Form) casefile.Command { return assignment.Reopen{Reason: f.Reason} }},
		{of: casefile.KindItem, kind: assignment.CmdNote, light: true, lead: "记一笔，不影响状态和期限。", fields: noteFields,
			command: func(f Form) casefile.Command { return assignment.Note{Text: f.Text} }},

		{of: casefile.KindShare, kind: assignment.CmdReport, light: true, lead: "写明做了什么、在哪里能看到。办公室认可以前可以再次反馈，以最后一次为准。", fields: reportFields,
			command: func(f Form) casefile.Command { return assignment.Report{Text: f.Text} }},
		{of: casefile.KindShare, kind: assignment.CmdAccept, lead: "认可这次反馈。还有下一个期限的，到期前再反馈。", fields: acceptFields,
			command: func(f Form) casefile.Command { return assignment.Accept{Opinion: f.Opinion} }},
		{of: casefile.KindShare, kind: assignment.CmdReturn, light: true, lead: "退回单位重新反馈，理由会显示在单位的任务上。", fields: reasonFields("退回日期", "写明还缺什么，例如：请附公开页面的链接"),
			command: func(f Form) casefile.Command { return assignment.Return{Reason: f.Reason} }},
		{of: casefile.KindShare, kind: assignment.CmdNote, light: true, lead: "记一笔，不影响状态和期限。", fields: noteFields,
			command: func(f Form) casefile.Command { return assignment.Note{Text: f.Text} }},
	}
}

func find(of casefile.Kind, kind string) (definition, bool) {
	for _, d := range definitions() {
		if d.of == of && d.kind == kind {
			return d, true
		}
	}
	return definition{}, false
}

func closeFields(c *call, p parts.Problems) []parts.Field {
	return []parts.Field{optional(area(p, "opinion", "销号意见", "", c.form.Opinion)), c.day(p, "销号日期")}
}

func acceptFields(c *call, p parts.Problems) []parts.Field {
	return []parts.Field{optional(area(p, "opinion", "意见", "", c.form.Opinion)), c.day(p, "认可日期")}
}

func reasonFields(label, hint string) func(*call, parts.Problems) []parts.Field {
	return func(c *call, p parts.Problems) []parts.Field {
		return []parts.Field{area(p, "reason", "理由", hint, c.form.Reason), c.day(p, label)}
	}
}

func noteFields(c *call, p parts.Problems) []parts.Field {
	return []parts.Field{area(p, "text", "内容", "", c.form.Text), c.day(p, "日期")}
}

func reportFields(c *call, p parts.Problems) []parts.Field {
	text := area(p, "text", "反馈内容", "例如：10月16日已在县政府网站“政务公开目录”栏目公开，附网址", c.form.Text)
	text.Rows = 6
	return []parts.Field{text, c.day(p, "反馈日期")}
}

func area(p parts.Problems, name, label, hint, value string) parts.Field {
	return parts.Field{Kind: parts.AreaField, Name: name, Label: label, Hint: hint, Value: value, Error: p.Of(name)}
}

func optional(f parts.Field) parts.Field {
	f.Optional = true
	return f
}

// day is the legal date, within what the act allows.
func (c *call) day(p parts.Problems, label string) parts.Field {
	d, ok := parts.ReadDate(c.form.On)
	value := c.form.On
	if ok && !d.IsZero() {
		value = d.String()
	}
	f := parts.Field{Kind: parts.DateField, Name: "on", Label: label, Value: value, Error: p.Of("on"), Width: "half", To: c.Today.String(), Said: parts.SayDay(d, c.Today, c.cal)}
	if c.offer.Kind != "" {
		f.From, f.To = c.offer.From.String(), c.offer.To.String()
	}
	return f
}

// title is the act as its button calls it.
func (c *call) title() string { return Label(c.c.Kind, c.def.kind, c.own()) }

// own reports whether the share is the person's own unit's.
func (c *call) own() bool { return c.c.Share != nil && c.c.Share.UnitID == c.Person.UnitID }

// Label is an act as its button calls it. A report that the office writes itself says so.
func Label(of casefile.Kind, kind string, own bool) string {
	if of == casefile.KindShare && kind == assignment.CmdReport && !own {
		return "代为记录反馈"
	}
	return words.Act(kind)
}
