package duty

import (
	"gongkai/casefile"
	"gongkai/casefile/assignment"
	"gongkai/web/form"
	"gongkai/web/parts"
	"gongkai/web/words"
)

// definition is an act: what its form asks for and which command it makes.
type definition struct {
	of      casefile.Kind
	kind    string
	lead    string // under the heading
	light   bool   // moves no date and strikes nothing off: recorded without a page in between
	proves  bool   // links, files and a day of publication go with it
	picks   bool   // it speaks for some of the item's units
	fields  func(c *call, p parts.Problems) []parts.Field
	command func(f answers) casefile.Command
}

// definitions are the acts in the order of the work.
func definitions() []definition {
	return []definition{
		{of: casefile.KindItem, kind: assignment.CmdClose, lead: "这一项已经落实，从台账销号。以后发现没有落实，可以恢复。", fields: closeFields,
			command: func(f answers) casefile.Command { return assignment.Close{Opinion: f.Typed["opinion"]} }},
		{of: casefile.KindItem, kind: assignment.CmdReopen, lead: "已经销号的一项重新列入台账，期限照旧。各单位的反馈和认可不变；需要重新反馈的，另行退回。",
			fields:  reasonFields("恢复日期", "例如：抽查发现目录没有向社会公开"),
			command: func(f answers) casefile.Command { return assignment.Reopen{Reason: f.Typed["reason"]} }},
		{of: casefile.KindItem, kind: assignment.CmdEvidence, light: true, proves: true, picks: true, fields: evidenceFields,
			lead: "办公室自己查到的落实情况：已公开的页面、截图、文件。勾选的单位就此认可，不再要求报送。",
			command: func(f answers) casefile.Command {
				return assignment.Evidence{Text: f.Typed["text"], Proof: f.proof(), Shares: f.shares}
			}},
		{of: casefile.KindItem, kind: assignment.CmdCheck, light: true, proves: true, fields: checkFields,
			lead:    "没有期限、需要保持状态的任务，查看现在是否仍然落实，记下日期和所见。",
			command: func(f answers) casefile.Command { return assignment.Check{Text: f.Typed["text"], Proof: f.proof()} }},
		{of: casefile.KindItem, kind: assignment.CmdAsk, fields: askFields,
			lead:    "向还没有佐证的单位要求报送，单位的待办里会出现“待报送”。能自己查到的，请先记录佐证，不必要求报送。",
			command: func(f answers) casefile.Command { return assignment.Ask{Due: f.day("due"), Text: f.Typed["text"]} }},
		{of: casefile.KindItem, kind: assignment.CmdNote, light: true, lead: "记一笔，不影响状态和期限。", fields: noteFields,
			command: func(f answers) casefile.Command { return assignment.Note{Text: f.Typed["text"]} }},

		{of: casefile.KindShare, kind: assignment.CmdReport, light: true, proves: true, lead: "写明做了什么、在哪里能看到。办公室认可以前可以再次反馈，以最后一次为准。", fields: reportFields,
			command: func(f answers) casefile.Command { return assignment.Report{Text: f.Typed["text"], Proof: f.proof()} }},
		{of: casefile.KindShare, kind: assignment.CmdEvidence, light: true, proves: true, fields: evidenceFields,
			lead:    "办公室自己查到的落实情况：已公开的页面、截图、文件。记录后这个单位即为认可，不再要求报送。",
			command: func(f answers) casefile.Command { return assignment.Evidence{Text: f.Typed["text"], Proof: f.proof()} }},
		{of: casefile.KindShare, kind: assignment.CmdAsk, fields: askFields,
			lead:    "要求这个单位报送落实情况，单位的待办里会出现“待报送”。能自己查到的，请先记录佐证，不必要求报送。",
			command: func(f answers) casefile.Command { return assignment.Ask{Due: f.day("due"), Text: f.Typed["text"]} }},
		{of: casefile.KindShare, kind: assignment.CmdAccept, lead: "认可这次反馈。还有下一个期限的，到期前再反馈。", fields: acceptFields,
			command: func(f answers) casefile.Command { return assignment.Accept{Opinion: f.Typed["opinion"]} }},
		{of: casefile.KindShare, kind: assignment.CmdReturn, light: true, lead: "退回单位重新反馈，理由会显示在单位的任务上。", fields: reasonFields("退回日期", "写明还缺什么，例如：请附公开页面的链接"),
			command: func(f answers) casefile.Command { return assignment.Return{Reason: f.Typed["reason"]} }},
		{of: casefile.KindShare, kind: assignment.CmdNote, light: true, lead: "记一笔，不影响状态和期限。", fields: noteFields,
			command: func(f answers) casefile.Command { return assignment.Note{Text: f.Typed["text"]} }},
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
	return []parts.Field{form.Optional(area(p, "opinion", "销号意见", "", c.Typed["opinion"])), c.Day(p, "销号日期", "")}
}

func acceptFields(c *call, p parts.Problems) []parts.Field {
	return []parts.Field{form.Optional(area(p, "opinion", "意见", "", c.Typed["opinion"])), c.Day(p, "认可日期", "")}
}

func reasonFields(label, hint string) func(*call, parts.Problems) []parts.Field {
	return func(c *call, p parts.Problems) []parts.Field {
		return []parts.Field{area(p, "reason", "理由", hint, c.Typed["reason"]), c.Day(p, label, "")}
	}
}

func noteFields(c *call, p parts.Problems) []parts.Field {
	return []parts.Field{area(p, "text", "内容", "", c.Typed["text"]), c.Day(p, "日期", "")}
}

func reportFields(c *call, p parts.Problems) []parts.Field {
	text := area(p, "text", "反馈内容", "例如：10月16日已在县政府网站“政务公开目录”栏目公开，附网址", c.Typed["text"])
	text.Rows = 6
	return []parts.Field{text, c.Day(p, "反馈日期", "")}
}

func evidenceFields(c *call, p parts.Problems) []parts.Field {
	return []parts.Field{form.Optional(area(p, "text", "查到的落实情况", "例如：县政府网站“政务公开目录”栏目已公开26个领域目录；有链接或截图的可以不写", c.Typed["text"])), c.Day(p, "查到的日期", "")}
}

func checkFields(c *call, p parts.Problems) []parts.Field {
	return []parts.Field{form.Optional(area(p, "text", "核查情况", "例如：专栏本月有更新，最近一条是10月9日；有链接或截图的可以不写", c.Typed["text"])), c.Day(p, "核查日期", "")}
}

func askFields(c *call, p parts.Problems) []parts.Field {
	due, _ := parts.ReadDate(c.Typed["due"])
	return []parts.Field{
		{Kind: parts.DateField, Name: "due", Label: "报送期限", Hint: "从任务期限往前推算，可以改", Value: c.Typed["due"], Error: p.Of("due"), Width: "half", From: c.Today.String(), Said: parts.SayDay(due, c.Today, c.Cal)},
		form.Optional(area(p, "text", "要报送什么", "例如：请附公开页面的链接和截图", c.Typed["text"])), c.Day(p, "提出日期", ""),
	}
}

func area(p parts.Problems, name, label, hint, value string) parts.Field {
	return form.Labelled(form.Area(p, name, value), label, hint)
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
