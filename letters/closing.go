package letters

import (
	"gongkai/civil"
	"gongkai/statute/outcome"
	"gongkai/statute/remedy"
)

// UncorrectedInput is what the letter says that ends an application which was not corrected in time.
type UncorrectedInput struct {
	Application  Application
	Number       string
	Request      []string
	AskedOn      civil.Date // 补正告知书 sent
	ServedOn     civil.Date // and proved to have arrived
	Due          civil.Date // the last day for correcting
	Reason       string     // why no good reason is on file
	ServedOnline bool
	Redress      Redress
	Agency       string
	Date         civil.Date
}

// Uncorrected composes the letter on 逾期不补正 (T40): the application counts as abandoned (art. 30).
func Uncorrected(in UncorrectedInput) (Letter, error) {
	var f Faults
	f.inOrder("补正期限届满以前不得终止（条例第三十条）", dated{"AskedOn", in.AskedOn}, dated{"ServedOn", in.ServedOn}, dated{"Due", in.Due})
	a := in.Application
	t := say("本机关于").date("补正告知书的日期", in.AskedOn).say("告知"+a.you()+"补正，补正告知书于").date("补正告知书的送达日期", in.ServedOn).
		say("送达，补正期限于").date("补正期限届满日期", in.Due).say("届满。"+a.you()+"逾期未补正，且没有正当理由：").written("没有正当理由的说明", in.Reason).
		say("。根据" + outcome.A30_ABANDON_CORR.Citation() + "的规定，视为" + a.you() + "放弃申请，本机关不再处理该政府信息公开申请。")
	return closing{T40, outcome.A30_ABANDON_CORR, a, in.Number, in.Request, in.ServedOnline, in.Redress, in.Agency, in.Date, in.Due}.letter(f, t)
}

// UnpaidInput is what the letter says that ends an application whose fee was not paid in time.
type UnpaidInput struct {
	Application  Application
	Number       string
	Request      []string
	NoticedOn    civil.Date // 收费通知书 sent
	ServedOn     civil.Date
	Yuan         int64
	Due          civil.Date // the last day for paying
	ServedOnline bool
	Redress      Redress
	Agency       string
	Date         civil.Date
}

// Unpaid composes the letter on 逾期不缴费 (T41): the application counts as abandoned (109号 art. 6).
func Unpaid(in UnpaidInput) (Letter, error) {
	var f Faults
	f.inOrder("缴费期限届满以前不得终止（信息处理费管理办法第六条）", dated{"NoticedOn", in.NoticedOn}, dated{"ServedOn", in.ServedOn}, dated{"Due", in.Due})
	feeExists(&f, in.Date)
	a := in.Application
	t := say("本机关于").date("收费通知书的日期", in.NoticedOn).say("通知"+a.you()+"缴纳信息处理费").number("金额", int(in.Yuan)).
		say("元，收费通知书于").date("收费通知书的送达日期", in.ServedOn).say("送达，缴费期限于").date("缴费期限届满日期", in.Due).
		say("届满，" + a.you() + "逾期未缴纳。根据" + outcome.A42_ABANDON_FEE.Citation() + "的规定，视为" + a.you() + "放弃申请，本机关不再处理该政府信息公开申请。")
	return closing{T41, outcome.A42_ABANDON_FEE, a, in.Number, in.Request, in.ServedOnline, in.Redress, in.Agency, in.Date, in.Due}.letter(f, t)
}

// feeExists holds that no letter on the fee is older than the fee.
func feeExists(f *Faults, on civil.Date) {
	if !on.IsZero() && on < civil.Of(2021, 1, 1) {
		f.add("Date", "信息处理费自2021年1月1日起施行")
	}
}

// closing is a letter by which an application ends without an answer to it.
type closing struct {
	code        Code
	outcome     outcome.Code
	application Application
	number      string
	request     []string
	online      bool
	redress     Redress
	agency      string
	on, due     civil.Date
}

func (x closing) letter(f Faults, t Text) (Letter, error) {
	p := procedural{x.application, x.number, x.agency, x.on}
	p.check(&f)
	x.redress.check(&f)
	if !x.due.IsZero() && !x.on.IsZero() && x.on <= x.due {
		f.add("Date", "期限届满以前不得终止")
	}
	if err := f.or(); err != nil {
		return Letter{}, err
	}
	r, rights, err := x.redress.under(remedy.Decision{On: x.on, Items: []remedy.Item{{Code: x.outcome}}, ServedOnline: x.online})
	if err != nil {
		return Letter{}, err
	}
	l := p.letter(x.code, "政府信息公开申请终止处理告知书", append(x.application.requested(x.request), t)...)
	l.Remedy, l.Rights = r, rights
	return l, nil
}

// procedural is what a letter to the applicant between receipt and reply has in common with the others.
type procedural struct {
	application Application
	number      string
	agency      string
	date        civil.Date
}

// letter has no remedy paragraph.
func (p procedural) letter(c Code, title string, body ...Text) Letter {
	return Letter{
		Code: c, Title: title, Number: fill("文号", p.number), Addressee: fill("申请人", p.application.Applicant),
		Body: paragraphs(append([]Text{p.application.received()}, body...)...), Remedy: REM_NONE,
		Signed: fill("署名机关", p.agency), Date: Text{}.date("成文日期", p.date),
	}
}

func (p procedural) check(f *Faults) {
	p.application.check(f)
	f.written(p.date)
	f.oneLine("Number", p.number)
	f.oneLine("Agency", p.agency)
	f.inOrder("文书不能早于收到申请之日", dated{"Application.Received", p.application.Received}, dated{"Date", p.date})
}
