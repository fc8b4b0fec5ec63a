package act

import (
	"strings"

	"gongkai/casefile"
	"gongkai/casefile/application"
	"gongkai/desk"
	"gongkai/statute/review"
	"gongkai/web/form"
	"gongkai/web/parts"
	"gongkai/web/site"
	"gongkai/web/words"
)

// papers are conversations and mail.
func papers() []definition {
	return []definition{
		{kind: application.CmdContact, light: true, lead: "记下与申请人或者其他人的联系，不影响状态和期限。口头撤回、变更须书面：请申请人填写撤回（变更）申请书，收到书面以后再登记。",
			fields: contactFields, command: func(_ *call, r *form.Reader) casefile.Command {
				f := r.Typed
				return application.Contact{Time: f["time"], Way: application.ContactWay(f["way"]), ContactText: application.ContactText{Number: f["number"],
					Person: f["person"], Content: f["content"], Result: f["result"]}}
			}},
		{kind: application.CmdReturnedMail, lead: "邮件退回的，登记退信；答复日期仍是首次交邮之日。核对地址后可以再次寄送。", fields: returnedMailFields,
			command: func(_ *call, r *form.Reader) casefile.Command {
				return application.ReturnedMail{Reason: application.ReturnReason(r.Typed["reason"])}
			}},
		{kind: application.CmdSendAgain, lead: "退信以后再次寄送，单号另记；答复日期仍是首次交邮之日。", fields: sendAgainFields,
			command: func(_ *call, r *form.Reader) casefile.Command {
				return application.SendAgain{Way: application.Way(r.Typed["way"]), Tracking: r.Typed["tracking"]}
			}},
	}
}

func contactFields(c *call, p parts.Problems) ([]parts.Field, error) {
	f := c.Typed
	var ways []parts.Option
	for _, w := range application.ContactWays() {
		ways = append(ways, parts.Option{Value: string(w), Label: words.ContactWay(w)})
	}
	time := form.Labelled(form.Line(p, "time", f["time"]), "时间", "例如 09:05")
	time.Width, time.Max, time.Complete = "short", 5, "off"
	way := form.Radio(p, "way", f["way"], ways)
	way.Label = "方式"
	content := form.Labelled(form.Area(p, "content", f["content"]), "内容", "对方说了什么，我们说了什么")
	result := form.Optional(form.Labelled(form.Area(p, "result", f["result"]), "结果", "例如：同意补交身份证明；告知撤回须书面提出"))
	result.Rows = 2
	return []parts.Field{form.Half(c.Day(p, "日期", "")), time, way,
		form.Optional(form.Half(form.Labelled(form.Line(p, "number", f["number"]), "号码", "拨打或收发的号码、邮箱"))),
		form.Optional(form.Half(form.Labelled(form.Line(p, "person", f["person"]), "对方", "接听、来访的人"))), content, result}, nil
}

func returnedMailFields(c *call, p parts.Problems) ([]parts.Field, error) {
	var reasons []parts.Option
	for _, r := range application.ReturnReasons() {
		reasons = append(reasons, parts.Option{Value: string(r), Label: words.ReturnReason(r)})
	}
	why := form.Radio(p, "reason", c.Typed["reason"], reasons)
	why.Label = "退信原因"
	return []parts.Field{why, c.Day(p, "收到退信的日期", "")}, nil
}

func sendAgainFields(c *call, p parts.Problems) ([]parts.Field, error) {
	track := form.Optional(form.Half(form.Labelled(form.Line(p, "tracking", c.Typed["tracking"]), "新的 EMS 或挂号单号", "")))
	track.For = "way=post"
	return []parts.Field{form.Radio(p, "way", c.Typed["way"], ways()), c.Day(p, "再次寄送的日期", "邮寄填交邮（邮戳）日期；直接、委托送达填申请人签收日期"), track}, nil
}

// deliveryPapers are the servers of a 送达回证, and whose signature on paper answers for a courier that is no postal enterprise.
func (c *call) deliveryPapers(p parts.Problems) ([]parts.Field, error) {
	server := func(name, label string) parts.Field {
		f := form.Optional(form.Half(form.Labelled(form.Line(p, name, c.Typed[name]), label, "送达回证上的送达人，两人")))
		f.Error, f.For = p.Of("servers"), "way=by_hand entrusted"
		return f
	}
	signer, err := c.signer(p, application.CmdDeliver)
	if err != nil {
		return nil, err
	}
	signer.Label, signer.Hint, signer.For, signer.Optional = "在呈批单上承担风险的", "风险由他人在纸上签字承担的，选签字人并上传扫描件；自己承担的空着", "carrier=courier", true
	scan := form.Optional(form.ScanOf(p, c.Typed, "呈批单：PDF、JPG、PNG，不超过 10 MB"))
	scan.For = "carrier=courier"
	return []parts.Field{server("server", "送达人一"), server("server2", "送达人二"), signer, scan}, nil
}

func deliver(f form.Typed) application.Deliver {
	out := application.Deliver{Way: application.Way(f["way"]), Carrier: review.Carrier(f["carrier"]), DocNo: f["doc_no"], Tracking: f["tracking"]}
	for _, name := range []string{"server", "server2"} {
		if f[name] != "" {
			out.Servers = append(out.Servers, f[name])
		}
	}
	if f["signer"] != "" {
		out.Paper = &application.Paper{Signer: f["signer"], Scan: f.Scan()}
	}
	return out
}

// onPaper are the acts that somebody signed on a printed 呈批单.
func onPaper(kind string) (definition, bool) {
	d, known := find(kind)
	typed, ok := d.command, false
	switch kind {
	case application.CmdPass:
		d.lead, d.fields, ok = "审核人在呈批单上签字的，由窗口或者承办人录入，附扫描件。起草人不能审核自己的稿子，以纸上签字的人为准。", paperFields(application.CmdPass, passFields), true
		d.command = func(c *call, r *form.Reader) casefile.Command {
			x := typed(c, r).(application.Pass)
			x.Paper = paperOf(r.Typed)
			return x
		}
	case application.CmdCountersign:
		d.lead, d.fields, ok = "会签人在呈批单上签字的，由窗口或者承办人录入，附扫描件。", paperFields(application.CmdCountersign, countersignFields), true
		d.command = func(c *call, r *form.Reader) casefile.Command {
			x := typed(c, r).(application.Countersign)
			x.Paper = paperOf(r.Typed)
			return x
		}
	case application.CmdSign:
		d.lead, d.fields, ok = "签发人在呈批单上签字的，由窗口或者承办人录入，附扫描件；日期填签字的日期。", paperFields(application.CmdSign, signFields), true
		d.command = func(c *call, r *form.Reader) casefile.Command {
			x := typed(c, r).(application.Sign)
			x.Paper = paperOf(r.Typed)
			return x
		}
	}
	return d, known && ok
}

// paperOf is the signature that a form speaks of.
func paperOf(f form.Typed) *application.Paper {
	return &application.Paper{Signer: f["signer"], Name: f["signer_name"], Scan: f.Scan()}
}

// paperFields are whose signature it is, what he signed, and the picture of it.
func paperFields(kind string, of func(*call, parts.Problems) ([]parts.Field, error)) func(*call, parts.Problems) ([]parts.Field, error) {
	return func(c *call, p parts.Problems) ([]parts.Field, error) {
		signer, err := c.signer(p, kind)
		if err != nil {
			return nil, err
		}
		fields, err := of(c, p)
		out := []parts.Field{signer}
		if kind == application.CmdCountersign {
			name := form.Optional(form.Half(form.Labelled(form.Line(p, "signer_name", c.Typed["signer_name"]), "外请法制审核人员姓名", "司法所、法律顾问等没有账号的才填；“签字人”就不选")))
			name.For, signer.Optional = "role="+string(review.LegalReviewer), true
			out = []parts.Field{signer, name}
		}
		for i := range fields {
			if fields[i].Name == "on" {
				fields[i].Label, fields[i].Hint = "签字日期", "呈批单上写的日期"
			}
		}
		return append(append(out, fields...), form.ScanOf(p, c.Typed, "签过字的呈批单：PDF、JPG、PNG，不超过 10 MB")), err
	}
}

// signer is the choice of who signed on paper.
func (c *call) signer(p parts.Problems, kind string) (parts.Field, error) {
	people, err := c.Desk.Signers(c.Ctx(), c.Person, kind)
	options := []parts.Option{{Label: "请选择"}}
	for _, x := range people {
		options = append(options, parts.Option{Value: x.ID, Label: x.Display})
	}
	return parts.Field{Kind: parts.SelectField, Name: "signer", Label: words.Field("signer"), Error: p.Of("signer"), Width: "half",
		Options: parts.Choose(options, c.Typed["signer"])}, err
}

func offersOf(a desk.Application, onPaper bool) []casefile.Offer {
	if onPaper {
		return a.Papers
	}
	return a.Offers
}

// openPaper begins the form of what was signed on paper.
func openPaper(v *site.Visit) (*call, error) {
	def, ok := onPaper(v.Param("kind"))
	if !ok {
		return nil, desk.ErrNotFound
	}
	return opened(v, def, true)
}

func showPaper(v *site.Visit) error {
	c, err := openPaper(v)
	if err != nil {
		return err
	}
	return c.first(v)
}

func postPaper(v *site.Visit) error {
	if err := form.Receive(v, form.MaxUpload); err != nil {
		return err
	}
	c, err := openPaper(v)
	if err != nil {
		return err
	}
	return c.posted(v)
}

func paperName(kind string) string { return strings.TrimSuffix(words.Act(kind), "通过") }

// paperSentence is who signed what on paper, and that somebody else enters it.
func (c *call) paperSentence(in desk.Act, p *application.Paper) string {
	who := p.Name
	if people, err := c.Desk.Signers(c.Ctx(), c.Person, in.Command.CommandKind()); who == "" && err == nil {
		for _, x := range people {
			if x.ID == p.Signer {
				who = x.Display
			}
		}
	}
	return who + words.LongDay(in.On) + "在呈批单上" + paperName(in.Command.CommandKind()) + "，由" + c.Person.Display + "录入，附扫描件。"
}
