package letters

import (
	"slices"
	"strings"

	"gongkai/civil"
	"gongkai/statute/clock"
)

// OpinionInput is what a 征求意见书 or 协办函 says. It knows the applicant only so as never to name him.
type OpinionInput struct {
	Party       clock.Party
	Addressee   string
	Number      string
	Information string   // drafted: the information concerned, or the question
	Days        int      // working days to answer, from the day it arrives
	Applicant   string   // must occur nowhere
	Private     []string // nor may these: his document, his telephone
	Late        bool     // sent after the due date: no time is left out of the count for it
	Contact     Contact
	Agency      string
	Date        civil.Date
}

// OpinionRequest composes the letter that asks a third party (T07, art. 32), a co-maker (T11, art. 34) or another agency (T12,
// art. 33(3)) for its opinion. It says what silence means: to a third party that the agency decides, to a co-maker that it consents.
func OpinionRequest(in OpinionInput) (Letter, error) {
	if err := in.faults().or(); err != nil {
		return Letter{}, err
	}
	code, title, asks := in.form()
	l := Letter{Code: code, Title: title, Number: fill("文号", in.Number), Addressee: fill("收件人", in.Addressee), Remedy: REM_NONE,
		Signed: fill("署名机关", in.Agency), Date: Text{}.date("成文日期", in.Date)}
	body := append([]Text{say(in.opening())}, drafted("所涉及的政府信息", in.Information)...)
	body = append(body, asks...)
	l.Body = paragraphs(append(body, in.Contact.asked())...)
	if in.Party != clock.Agency {
		l.Enclosed = []Text{say("征求意见回执")}
	}
	return l, nil
}

// OpinionSlip composes the 征求意见回执 (T08) that goes with the letter, for the party to fill in: neither answer is suggested.
func OpinionSlip(in OpinionInput) (Letter, error) {
	if err := in.faults().or(); err != nil {
		return Letter{}, err
	}
	empty := say("　")
	return Letter{Code: T08, Title: "征求意见回执", Remedy: REM_NONE, Rows: []Row{
		{"来函文号", fill("文号", in.Number)},
		{"被征求意见人", fill("收件人", in.Addressee)},
		{"意见", say("□ 同意公开　　□ 不同意公开")},
		{"理由", say("（不同意公开的，请写明公开会造成的损害；可以另附页）\n\n\n")},
		{"签名或者盖章", empty},
		{"日期", say("　　　　年　　月　　日")},
	}}, nil
}

func (in OpinionInput) opening() string {
	switch in.Party {
	case clock.CoMaker:
		return "本机关收到政府信息公开申请，申请公开的政府信息由本机关牵头、与贵机关共同制作："
	case clock.Agency:
		return "本机关收到政府信息公开申请，需要贵机关协助的事项如下："
	case clock.ThirdParty:
	}
	return "本机关收到政府信息公开申请，申请公开的下列政府信息可能涉及您（你单位）的合法权益："
}

// form is the form of the party and what it asks.
func (in OpinionInput) form() (Code, string, []Text) {
	within := say("自收到本函之次日起").number("答复期限（工作日）", in.Days).say("个工作日内")
	switch in.Party {
	case clock.CoMaker:
		return T11, "政府信息公开征求意见书", []Text{append(say("根据"+regulation+"第三十四条的规定，现征求贵机关对公开上述政府信息的意见。请"), within...).
			say("提出书面意见。逾期未提出意见的，视为同意公开。")}
	case clock.Agency:
		asks := append(say("为依法答复申请人，请"), within...).say("书面答复。")
		if !in.Late {
			asks = asks.say("根据"+regulation+"第三十三条第三款的规定，征求其他机关意见所需时间不计算在答复期限内，该时间自").date("发函日期", in.Date).say("发函起计算。")
		}
		return T12, "政府信息公开协办函", []Text{asks}
	case clock.ThirdParty:
	}
	return T07, "政府信息公开征求意见书", []Text{
		append(say("根据"+regulation+"第十五条、第三十二条的规定，现就是否同意公开上述政府信息书面征求您（你单位）的意见。请"), within...).
			say("填写所附回执，提出是否同意公开的书面意见；不同意公开的，请说明理由。"),
		say("逾期未提出意见的，由本机关依照条例的规定决定是否公开。不同意公开且有合理理由的，本机关不予公开；本机关认为不公开可能对公共利益造成重大影响的，可以决定予以公开，并将决定公开的政府信息内容和理由书面告知您（你单位）。")}
}

func (in OpinionInput) faults() (f Faults) {
	f.written(in.Date)
	f.oneLine("Addressee", in.Addressee)
	f.oneLine("Number", in.Number)
	f.oneLine("Agency", in.Agency)
	f.ownWords("Information", in.Information)
	in.Contact.check(&f)
	if in.Party.Text() == "" {
		f.add("Party", "没有这种征求意见对象")
	}
	if in.Days < 0 {
		f.add("Days", "答复期限应为正数")
	}
	if in.tells(in.Information) {
		f.add("Information", "不得写明申请人")
	}
	if in.tells(in.Addressee + in.Number) {
		f.add("Addressee", "不得写明申请人")
	}
	return f
}

// tells: a text says who applies, whatever blanks stand in between.
func (in OpinionInput) tells(text string) bool {
	squeeze := func(s string) string { return strings.Join(strings.Fields(s), "") }
	return slices.ContainsFunc(append([]string{in.Applicant}, in.Private...), func(secret string) bool {
		return squeeze(secret) != "" && strings.Contains(squeeze(text), squeeze(secret))
	})
}

// OpinionToldInput is what a 征求意见告知书 says.
type OpinionToldInput struct {
	Application Application
	Number      string
	Request     []string
	Party       clock.Party
	SentOn      civil.Date
	Late        bool // sent after the due date: its time is counted like any other
	Agency      string
	Date        civil.Date
}

// OpinionTold composes the 征求意见告知书 (T09): the applicant learns that the time of a consultation does not count (art. 33(3)),
// not whose opinion it is.
func OpinionTold(in OpinionToldInput) (Letter, error) {
	var f Faults
	p := procedural{in.Application, in.Number, in.Agency, in.Date}
	p.check(&f)
	if in.Party.Text() == "" {
		f.add("Party", "没有这种征求意见对象")
	}
	f.inOrder("征求意见不能晚于告知", dated{"Application.Received", in.Application.Received}, dated{"SentOn", in.SentOn}, dated{"Date", in.Date})
	if err := f.or(); err != nil {
		return Letter{}, err
	}
	a := in.Application
	why := map[clock.Party]string{clock.ThirdParty: "涉及第三方的合法权益", clock.CoMaker: "由多个行政机关共同制作", clock.Agency: "需要其他机关提出意见"}[in.Party]
	body := append(a.requested(in.Request), say(a.you()+"申请公开的政府信息"+why+"，本机关已于").date("征求意见日期", in.SentOn).
		say("书面征求"+in.Party.Text()+"意见。"+in.effect()), say("特此告知。"))
	return p.letter(T09, "政府信息公开征求意见告知书", body...), nil
}

func (in OpinionToldInput) effect() string {
	if in.Late {
		return "本告知不改变本机关对该申请的答复期限。"
	}
	return "根据" + regulation + "第三十三条第三款的规定，征求意见所需时间不计算在答复期限内。"
}
