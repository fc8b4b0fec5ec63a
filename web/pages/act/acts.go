package act

import (
	"slices"
	"strconv"

	"gongkai/casefile"
	"gongkai/casefile/application"
	"gongkai/statute/clock"
	"gongkai/statute/outcome"
	"gongkai/statute/review"
	"gongkai/web/form"
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
	groups  func(c *call, p parts.Problems) []parts.FieldGroup
	folds   func(c *call, p parts.Problems) []parts.Fold
	command func(c *call, r *form.Reader) casefile.Command
}

// definitions are all acts.
func definitions() []definition { return slices.Concat(inOrder(), procedures(), papers()) }

// inOrder are the acts from assignment to archive, and those that mend.
func inOrder() []definition {
	return []definition{
		{kind: assign, light: true, lead: "交给本机关的承办人。改派时，已经办理的内容都留在本件里。", fields: assignFields,
			command: func(_ *call, r *form.Reader) casefile.Command { return application.Assign{Handler: r.Typed["handler"]} }},
		{kind: draft, lead: "写好答复送审核。审核人不能是起草人。", fields: draftFields,
			command: func(_ *call, r *form.Reader) casefile.Command {
				return application.Draft{Outcome: outcome.Code(r.Typed["outcome"]), Text: r.Typed["text"]}
			}},
		{kind: application.CmdPass, lead: "审核通过后转签发。提供信息的，先逐项作出结论：没有保密审查不得提供。", fields: passFields, command: pass},
		{kind: application.CmdCountersign, lead: "法制审核、保密、信息所属单位等会签。自己起草的，不能自己会签。", fields: countersignFields, command: countersign},
		{kind: application.CmdReturn, light: true, lead: "退回承办人修改，理由会显示在本件上。", fields: reasonFields("退回日期", "写明哪里要改、怎么改"),
			command: func(_ *call, r *form.Reader) casefile.Command { return application.Return{Reason: r.Typed["reason"]} }},
		{kind: application.CmdSign, lead: "签发后生成答复书，等待送达。在纸上签的，填签字的日期。", fields: signFields,
			command: func(_ *call, r *form.Reader) casefile.Command { return application.Sign{DocNo: r.Typed["doc_no"]} }},
		{kind: application.CmdDeliver, lead: "答复日期就是送达日期，是否按期由它决定。", fields: deliverFields,
			command: func(_ *call, r *form.Reader) casefile.Command {
				return deliver(r.Typed)
			}},
		{kind: application.CmdArchive, lead: "归档后不再办理；日期有误仍可更正。", fields: onlyDay("归档日期"),
			command: func(*call, *form.Reader) casefile.Command { return application.Archive{} }},
		{kind: application.CmdRequestExtension, lead: "请政府信息公开工作机构负责人同意。批准并告知申请人以后，期限才延长；都要在原期限内完成。", fields: requestFields,
			command: func(_ *call, r *form.Reader) casefile.Command {
				return application.RequestExtension{Days: r.Number("days"), Reason: r.Typed["reason"]}
			}},
		{kind: application.CmdApproveExtension, lead: "批准后还要告知申请人，期限才延长。", fields: onlyDay("批准日期"),
			command: func(*call, *form.Reader) casefile.Command { return application.ApproveExtension{} }},
		{kind: application.CmdNotifyExtension, lead: "记录告知申请人的日期和方式；不能晚于原期限。", fields: notifyFields,
			command: func(_ *call, r *form.Reader) casefile.Command {
				return application.NotifyExtension{Way: application.Way(r.Typed["way"])}
			}},
		{kind: application.CmdComplete, light: true, lead: "补上登记时缺的内容，或改正写错的字。申请人按补正通知提交的补正不在这里登记。", fields: completeFields, folds: applicantFolds, command: complete},
		{kind: application.CmdNote, light: true, lead: "记一笔，不影响状态和期限。与申请人的联系请用“联系记录”。", fields: noteFields,
			command: func(_ *call, r *form.Reader) casefile.Command { return application.Note{Text: r.Typed["text"]} }},
		{kind: application.CmdWithdraw, grave: true, lead: "只登记申请人书面提出的撤回，日期填收到书面撤回之日。口头的请记联系记录。", fields: withdrawFields,
			command: func(_ *call, r *form.Reader) casefile.Command {
				return application.Withdraw{Statement: r.Typed["statement"]}
			}},
		{kind: amend, lead: "改正登记错了的日期或渠道。原来的记录不会消失，新旧都看得到；期限按正确的事实重新计算。", fields: amendFields, command: mend},
		{kind: application.CmdVoid, grave: true, lead: "误登、重登的作废：保留登记号，不计入统计，不能恢复。", fields: reasonFields("作废日期", "例如：与 2026-0012 重复登记"),
			command: func(_ *call, r *form.Reader) casefile.Command { return application.Void{Reason: r.Typed["reason"]} }},
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
		return []parts.Field{c.Day(p, label, "")}, nil
	}
}

func reasonFields(label, hint string) func(*call, parts.Problems) ([]parts.Field, error) {
	return func(c *call, p parts.Problems) ([]parts.Field, error) {
		return []parts.Field{form.Labelled(form.Area(p, "reason", c.Typed["reason"]), "理由", hint), c.Day(p, label, "")}, nil
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
	who := parts.Field{Kind: parts.SelectField, Name: "handler", Label: "承办人", Error: p.Of("handler"), Width: "half", Options: parts.Choose(options, c.Typed["handler"])}
	if c.app.Handler != "" {
		who.Hint = "现在是" + c.app.Handler
	}
	return []parts.Field{who, c.Day(p, "分办日期", "")}, nil
}

func signFields(c *call, p parts.Problems) ([]parts.Field, error) {
	hint, err := c.docNoHint("来自发文登记，也可以在送达时填写")
	no := form.Optional(form.Half(form.Labelled(form.Line(p, "doc_no", c.Typed["doc_no"]), "文号", hint)))
	return []parts.Field{c.Day(p, "签发日期", ""), no}, err
}

func deliverFields(c *call, p parts.Problems) ([]parts.Field, error) {
	track := form.Optional(form.Half(form.Labelled(form.Line(p, "tracking", c.Typed["tracking"]), "EMS 或挂号单号", "")))
	track.For = "way=post"
	carrier := parts.Field{Kind: parts.SelectField, Name: "carrier", Label: "交寄", Error: p.Of("carrier"), Width: "half", For: "way=post", Optional: true,
		Options: parts.Choose([]parts.Option{{Label: "邮政企业（EMS、挂号信）"}, {Value: string(review.Courier), Label: "其他快递企业"}}, c.Typed["carrier"])}
	hint, err := c.docNoHint("来自发文登记")
	if err != nil {
		return nil, err
	}
	more, err := c.deliveryPapers(p)
	return append([]parts.Field{form.Radio(p, "way", c.Typed["way"], ways()), c.Day(p, "送达日期", "邮寄填交邮（邮戳）日期；直接、委托送达填申请人签收日期"),
		form.Optional(form.Half(form.Labelled(form.Line(p, "doc_no", c.Typed["doc_no"]), "文号", hint))), carrier, track}, more...), err
}

// docNoHint tells what the agency's series gives next. It is not filled in: the 发文 register is the master.
func (c *call) docNoHint(text string) (string, error) {
	next, last, err := c.Desk.SuggestDocNo(c.Ctx(), c.Person)
	if err != nil || next == "" || c.app.State.DocNo != "" {
		return text, err
	}
	text += "。按本机关的编法，下一个是 " + next
	if last != "" {
		text += "（用到了 " + last + "）"
	}
	return text, nil
}

func ways() []parts.Option {
	out := make([]parts.Option, 0, len(application.Ways()))
	for _, w := range application.Ways() {
		out = append(out, parts.Option{Value: string(w), Label: words.Way(w)})
	}
	return out
}

func requestFields(c *call, p parts.Problems) ([]parts.Field, error) {
	days := form.Line(p, "days", c.Typed["days"])
	days.Width, days.Mode, days.Hint, days.Max = "short", "numeric", "1 至 20 个工作日", 2
	return []parts.Field{days, form.Labelled(form.Area(p, "reason", c.Typed["reason"]), "延期理由", "例如：需要的材料分散在三个股室，正在查找"), c.Day(p, "请示日期", "")}, nil
}

func notifyFields(c *call, p parts.Problems) ([]parts.Field, error) {
	return []parts.Field{form.Radio(p, "way", c.Typed["way"], ways()), c.Day(p, "告知日期", "")}, nil
}

func noteFields(c *call, p parts.Problems) ([]parts.Field, error) {
	text := form.Labelled(form.Area(p, "text", c.Typed["text"]), "内容", "与申请人的电话、面谈请用“联系记录”")
	return []parts.Field{text, c.Day(p, "日期", "")}, nil
}

func withdrawFields(c *call, p parts.Problems) ([]parts.Field, error) {
	text := form.Labelled(form.Area(p, "statement", c.Typed["statement"]), "撤回申请书的要点", "")
	return []parts.Field{text, c.Day(p, "收到书面撤回的日期", "")}, nil
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
		Options: parts.Choose(channels, c.Typed["channel"]), Width: "half", For: received, Optional: true}
	confirmed := form.Optional(form.Labelled(c.Date(p, "confirmed_on"), "确认收到的日期", "补记平常信函、网上、传真与申请人确认的日期"))
	confirmed.For = received
	served := form.Optional(form.Labelled(c.Date(p, "served_on"), "正确的送达日期", "只用于补正通知、征求意见书、收费通知、答复"))
	served.For = c.targets(clock.CorrectionSent, clock.ConsultSent, clock.FeeNoticed, clock.Replied)
	right := form.Optional(form.Labelled(c.Date(p, "new_on"), "正确的日期", "日期没有错的空着"))
	never := parts.Field{Kind: parts.CheckField, Name: "withdrawn", Label: "这件事没有发生过（撤销这条记录）", Value: c.Typed["withdrawn"], Error: p.Of("withdrawn")}
	return []parts.Field{form.Radio(p, "target", c.Typed["target"], facts), right, channel, confirmed, served, never,
		form.Labelled(form.Area(p, "reason", c.Typed["reason"]), "更正的理由", "例如：信封邮戳为10月9日，登记时误写10月6日"), c.Day(p, "更正日期", "")}, nil
}

func mend(_ *call, r *form.Reader) casefile.Command {
	f := r.Typed
	return application.Amend{Target: r.Number("target"), NewOn: r.Date("new_on"), Channel: clock.Channel(f["channel"]),
		ConfirmedOn: r.Date("confirmed_on"), ServedOn: r.Date("served_on"), Withdrawn: f["withdrawn"] != "", Reason: f["reason"]}
}
