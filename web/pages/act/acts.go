package act

import (
	"strconv"

	"gongkai/casefile"
	"gongkai/casefile/application"
	"gongkai/statute/clock"
	"gongkai/statute/outcome"
	"gongkai/statute/review"
	"gongkai/web/parts"
	"gongkai/web/words"
)

// The acts this package treats one by one.
const (
	assign = application.CmdAssign
	draft  = application.CmdDraft
	amend  = application.CmdAmend
)

// definition is an act: what its form asks for and which command it makes.
type definition struct {
	kind  string
	lead  string // under the heading
	light bool   // moves no date and is no act of law: recorded without a page in between
	grave bool   // strikes something out
	// fields may read names of people, hence the error
	fields  func(c *call, p parts.Problems) ([]parts.Field, error)
	command func(c *call, r *reader) casefile.Command
}

// definitions are all acts.
func definitions() []definition { return append(inOrder(), procedures()...) }

// inOrder are the acts from assignment to archive, and those that mend.
func inOrder() []definition {
	return []definition{
		{kind: assign, light: true, lead: "交给本机关的承办人。改派时，已经办理的内容都留在本件里。", fields: assignFields,
			command: func(_ *call, r *reader) casefile.Command { return application.Assign{Handler: r.form.Handler} }},
		{kind: draft, lead: "写好答复送审核。审核人不能是起草人。", fields: draftFields,
			command: func(_ *call, r *reader) casefile.Command {
				return application.Draft{Outcome: outcome.Code(r.form.Outcome), Text: r.form.Text}
			}},
		{kind: application.CmdPass, lead: "审核通过后转签发。提供信息的，先逐项作出结论：没有保密审查不得提供。", fields: passFields, command: pass},
		{kind: application.CmdCountersign, lead: "法制审核、保密、信息所属单位等会签。自己起草的，不能自己会签。", fields: countersignFields, command: countersign},
		{kind: application.CmdReturn, light: true, lead: "退回承办人修改，理由会显示在本件上。", fields: reasonFields("退回日期", "写明哪里要改、怎么改"),
			command: func(_ *call, r *reader) casefile.Command { return application.Return{Reason: r.form.Reason} }},
		{kind: application.CmdSign, lead: "签发后生成答复书，等待送达。在纸上签的，填签字的日期。", fields: signFields,
			command: func(_ *call, r *reader) casefile.Command { return application.Sign{DocNo: r.form.DocNo} }},
		{kind: application.CmdDeliver, lead: "答复日期就是送达日期，是否按期由它决定。", fields: deliverFields,
			command: func(_ *call, r *reader) casefile.Command {
				return application.Deliver{Way: application.Way(r.form.Way), Carrier: review.Carrier(r.form.Carrier), DocNo: r.form.DocNo, Tracking: r.form.Tracking}
			}},
		{kind: application.CmdArchive, lead: "归档后不再办理；日期有误仍可更正。", fields: onlyDay("归档日期"),
			command: func(*call, *reader) casefile.Command { return application.Archive{} }},
		{kind: application.CmdRequestExtension, lead: "请政府信息公开工作机构负责人同意。批准并告知申请人以后，期限才延长；都要在原期限内完成。", fields: requestFields,
			command: func(_ *call, r *reader) casefile.Command {
				return application.RequestExtension{Days: r.number("days", r.form.Days), Reason: r.form.Reason}
			}},
		{kind: application.CmdApproveExtension, lead: "批准后还要告知申请人，期限才延长。", fields: onlyDay("批准日期"),
			command: func(*call, *reader) casefile.Command { return application.ApproveExtension{} }},
		{kind: application.CmdNotifyExtension, lead: "记录告知申请人的日期和方式；不能晚于原期限。", fields: notifyFields,
			command: func(_ *call, r *reader) casefile.Command {
				return application.NotifyExtension{Way: application.Way(r.form.Way)}
			}},
		{kind: application.CmdComplete, light: true, lead: "补上登记时缺的内容，或改正写错的字。申请人按补正通知提交的补正不在这里登记。", fields: completeFields, command: complete},
		{kind: application.CmdNote, light: true, lead: "记一笔，不影响状态和期限。口头的撤回、变更在写成书面以前也记在这里。", fields: noteFields,
			command: func(_ *call, r *reader) casefile.Command { return application.Note{Text: r.form.Text} }},
		{kind: application.CmdWithdraw, grave: true, lead: "只登记申请人书面提出的撤回，日期填收到书面撤回之日。口头的请记备注。", fields: withdrawFields,
			command: func(_ *call, r *reader) casefile.Command { return application.Withdraw{Statement: r.form.Statement} }},
		{kind: amend, lead: "改正登记错了的日期或渠道。原来的记录不会消失，新旧都看得到；期限按正确的事实重新计算。", fields: amendFields, command: mend},
		{kind: application.CmdVoid, grave: true, lead: "误登、重登的作废：保留登记号，不计入统计，不能恢复。", fields: reasonFields("作废日期", "例如：与 2026-0012 重复登记"),
			command: func(_ *call, r *reader) casefile.Command { return application.Void{Reason: r.form.Reason} }},
	}
}

func find(kind string) (definition, bool) {
	for _, d := range definitions() {
		if d.kind == kind {
			return d, true
		}
	}
	return definition{}, false
}

func onlyDay(label string) func(*call, parts.Problems) ([]parts.Field, error) {
	return func(c *call, p parts.Problems) ([]parts.Field, error) {
		return []parts.Field{c.onField(p, label, "")}, nil
	}
}

func reasonFields(label, hint string) func(*call, parts.Problems) ([]parts.Field, error) {
	return func(c *call, p parts.Problems) ([]parts.Field, error) {
		return []parts.Field{named(areaField(p, "reason", c.form.Reason), "理由", hint), c.onField(p, label, "")}, nil
	}
}

func assignFields(c *call, p parts.Problems) ([]parts.Field, error) {
	people, err := c.Desk.Handlers(c.Ctx(), c.Person.AgencyID)
	if err != nil {
		return nil, err
	}
	options := []parts.Option{{Label: "请选择"}}
	for _, h := range people {
		if h.ID != c.app.State.Handler {
			options = append(options, parts.Option{Value: h.ID, Label: h.Display})
		}
	}
	who := parts.Field{Kind: parts.SelectField, Name: "handler", Label: "承办人", Error: p.Of("handler"), Width: "half", Options: parts.Choose(options, c.form.Handler)}
	if c.app.Handler != "" {
		who.Hint = "现在是" + c.app.Handler
	}
	return []parts.Field{who, c.onField(p, "分办日期", "")}, nil
}

func signFields(c *call, p parts.Problems) ([]parts.Field, error) {
	no := optional(half(named(textField(p, "doc_no", c.form.DocNo), "文号", "来自发文登记，也可以在送达时填写")))
	return []parts.Field{c.onField(p, "签发日期", ""), no}, nil
}

func deliverFields(c *call, p parts.Problems) ([]parts.Field, error) {
	track := optional(half(named(textField(p, "tracking", c.form.Tracking), "EMS 或挂号单号", "")))
	track.For = "way=post"
	carrier := parts.Field{Kind: parts.SelectField, Name: "carrier", Label: "交寄", Error: p.Of("carrier"), Width: "half", For: "way=post", Optional: true,
		Options: parts.Choose([]parts.Option{{Label: "邮政企业（EMS、挂号信）"}, {Value: string(review.Courier), Label: "其他快递企业"}}, c.form.Carrier)}
	return []parts.Field{radioField(p, "way", c.form.Way, ways()), c.onField(p, "送达日期", "邮寄填交邮（邮戳）日期；直接、委托送达填申请人签收日期"),
		optional(half(textField(p, "doc_no", c.form.DocNo))), carrier, track}, nil
}

func ways() []parts.Option {
	out := make([]parts.Option, 0, len(application.Ways()))
	for _, w := range application.Ways() {
		out = append(out, parts.Option{Value: string(w), Label: words.Way(w)})
	}
	return out
}

func requestFields(c *call, p parts.Problems) ([]parts.Field, error) {
	days := textField(p, "days", c.form.Days)
	days.Width, days.Mode, days.Hint, days.Max = "short", "numeric", "1 至 20 个工作日", 2
	return []parts.Field{days, named(areaField(p, "reason", c.form.Reason), "延期理由", "例如：需要的材料分散在三个股室，正在查找"), c.onField(p, "请示日期", "")}, nil
}

func notifyFields(c *call, p parts.Problems) ([]parts.Field, error) {
	return []parts.Field{radioField(p, "way", c.form.Way, ways()), c.onField(p, "告知日期", "")}, nil
}

func noteFields(c *call, p parts.Problems) ([]parts.Field, error) {
	text := named(areaField(p, "text", c.form.Text), "内容", "联系记录写明时间、方式、号码、对方、结果")
	return []parts.Field{text, c.onField(p, "日期", "")}, nil
}

func withdrawFields(c *call, p parts.Problems) ([]parts.Field, error) {
	text := named(areaField(p, "statement", c.form.Statement), "撤回申请书的要点", "")
	return []parts.Field{text, c.onField(p, "收到书面撤回的日期", "")}, nil
}

func completeFields(c *call, p parts.Problems) ([]parts.Field, error) {
	kinds := make([]parts.Option, 0, len(application.ApplicantKinds()))
	for _, k := range application.ApplicantKinds() {
		kinds = append(kinds, parts.Option{Value: string(k), Label: words.Applicant(k)})
	}
	unseen := func(name, value, masked string) parts.Field {
		f := half(textField(p, name, value))
		if masked != "" {
			f.Hint = "现在是 " + masked + "，不改请空着"
		}
		return f
	}
	return []parts.Field{radioField(p, "applicant", c.form.Applicant, kinds), half(textField(p, "name", c.form.Name)),
		optional(half(named(textField(p, "doc_kind", c.form.DocKind), "证件名称", "空着：公民为居民身份证，单位为统一社会信用代码"))),
		unseen("doc_number", c.form.DocNumber, c.app.Party.DocNumber), unseen("phone", c.form.Phone, c.app.Party.Phone),
		textField(p, "address", c.form.Address), half(textField(p, "postcode", c.form.Postcode)), optional(half(textField(p, "email", c.form.Email))),
		optional(half(textField(p, "contact", c.form.Contact))), c.onField(p, "补充日期", "")}, nil
}

func complete(_ *call, r *reader) casefile.Command {
	f := r.form
	return application.Complete{Applicant: application.ApplicantKind(f.Applicant), Party: casefile.Party{Name: f.Name, DocKind: f.DocKind,
		DocNumber: f.DocNumber, Phone: f.Phone, Address: f.Address, Postcode: f.Postcode, Email: f.Email, Contact: f.Contact}}
}

func amendFields(c *call, p parts.Problems) ([]parts.Field, error) {
	var facts []parts.Option
	for _, f := range c.app.State.Facts {
		facts = append(facts, parts.Option{Value: strconv.Itoa(f.Seq), Label: words.Fact(f.Fact.Kind), Hint: words.Day(dayOf(f.Fact), c.Today)})
	}
	channels := []parts.Option{{Label: "不改"}}
	for _, ch := range application.Channels() {
		channels = append(channels, parts.Option{Value: string(ch), Label: words.Channel(ch)})
	}
	received := c.targets(clock.Received, clock.Corrected)
	channel := parts.Field{Kind: parts.SelectField, Name: "channel", Label: "正确的渠道", Hint: "只用于“收到申请”“收到补正”；改了渠道要同时填确认日期（需要确认的渠道）", Error: p.Of("channel"),
		Options: parts.Choose(channels, c.form.Channel), Width: "half", For: received, Optional: true}
	confirmed := optional(named(c.dateField(p, "confirmed_on", c.form.ConfirmedOn), "确认收到的日期", "补记平常信函、网上、传真与申请人确认的日期"))
	confirmed.For = received
	served := optional(named(c.dateField(p, "served_on", c.form.ServedOn), "正确的送达日期", "只用于补正通知、征求意见书、收费通知"))
	served.For = c.targets(clock.CorrectionSent, clock.ConsultSent, clock.FeeNoticed)
	right := optional(named(c.dateField(p, "new_on", c.form.NewOn), "正确的日期", "日期没有错的空着"))
	never := parts.Field{Kind: parts.CheckField, Name: "withdrawn", Label: "这件事没有发生过（撤销这条记录）", Value: c.form.Withdrawn, Error: p.Of("withdrawn")}
	return []parts.Field{radioField(p, "target", c.form.Target, facts), right, channel, confirmed, served, never,
		named(areaField(p, "reason", c.form.Reason), "更正的理由", "例如：信封邮戳为10月9日，登记时误写10月6日"), c.onField(p, "更正日期", "")}, nil
}

func mend(_ *call, r *reader) casefile.Command {
	f := r.form
	return application.Amend{Target: r.number("target", f.Target), NewOn: r.date("new_on", f.NewOn), Channel: clock.Channel(f.Channel),
		ConfirmedOn: r.date("confirmed_on", f.ConfirmedOn), ServedOn: r.date("served_on", f.ServedOn), Withdrawn: f.Withdrawn != "", Reason: f.Reason}
}
