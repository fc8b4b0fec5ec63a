package letters

import "gongkai/civil"

// ReceiptInput is what a 登记回执 says.
type ReceiptInput struct {
	Application    Application
	Summary        string     // 申请内容摘要
	ReplyDue       civil.Date // the latest day of the reply, from the clock
	DueProvisional bool       // it crosses into a year without a published calendar
	Contact        Contact
	Issuer         string     // 署名: the agency or its FOI office
	Date           civil.Date // the day the receipt is written
}

// Contact is where the reader can ask and send things.
type Contact struct {
	Office, Telephone, Address string
	Line                       string // all of it, where the office keeps it as one line
}

// Receipt composes the 登记回执 (T03), on A5. It records the receipt and moves nothing: the day of receipt is that of
// art. 31, whenever the receipt is written.
func Receipt(in ReceiptInput) (Letter, error) {
	var f Faults
	in.Application.check(&f)
	f.written(in.Date)
	f.oneLine("Issuer", in.Issuer)
	in.Contact.check(&f)
	f.inOrder("回执不能早于收到申请之日", dated{"Application.Received", in.Application.Received}, dated{"Date", in.Date})
	f.inOrder("答复期限不能早于收到申请之日", dated{"Application.Received", in.Application.Received}, dated{"ReplyDue", in.ReplyDue})
	if err := f.or(); err != nil {
		return Letter{}, err
	}
	a := in.Application
	return Letter{
		Code:  T03,
		Title: "政府信息公开申请登记回执",
		Rows: []Row{
			{"登记号", fill("登记号", a.RegisterNo)},
			{"申请人", fill("申请人", a.Applicant)},
			{"收到申请日期", Text{}.date("收到申请日期", a.Received)},
			{"提交方式", fill("提交方式", channelName(a.Channel))},
			{"收到日期依据", fill("收到日期依据", receiptReason(a.Channel))},
			{"申请内容摘要", fill("申请内容摘要", in.Summary)},
			{"最迟答复日期", Text{}.date("最迟答复日期", in.ReplyDue).say("（自收到申请之日起20个工作日内，收到当日不计）" + provisional(in.DueProvisional))},
			{"联系方式", in.Contact.text()},
		},
		Body: paragraphs(
			say("本回执仅用于说明登记情况，不改变上述收到申请的日期，答复期限自该日期起计算，不以本回执的出具日期起算。"),
			say("需要补正申请内容、延长答复期限或者征求第三方、其他机关意见的，本机关将依法另行告知。"),
		),
		Remedy: REM_NONE,
		Signed: fill("出具单位", in.Issuer),
		Date:   Text{}.date("出具日期", in.Date),
	}, nil
}

func (c Contact) text() Text {
	if c.Line != "" {
		return say(c.Line)
	}
	t := fill("联系单位", c.Office).say("\n电话：").fill("联系电话", c.Telephone)
	if c.Address != "" {
		t = t.say("\n地址：" + c.Address)
	}
	return t
}
