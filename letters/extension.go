package letters

import (
	"fmt"
	"strings"

	"gongkai/civil"
)

// ExtensionInput is what a 延期答复告知书 says.
type ExtensionInput struct {
	Application    Application
	Course         Course // before this extension
	Number         string // 文号
	Request        []string
	Reason         string     // drafted: a clause that follows 因
	Days           int        // working days of extension, 1 to 20
	ReplyDue       civil.Date // the latest day before the extension
	NewDue         civil.Date // and after it, from the clock
	DueProvisional bool       // NewDue crosses into a year without a published calendar
	ApprovedOn     civil.Date // by the head of the 政府信息公开工作机构; on file
	Agency         string
	Date           civil.Date // 成文日期
}

// mostExtension is the longest extension, in working days (art. 33(2)).
const mostExtension = 20

// ExtensionNotice composes the 延期答复告知书 (T06) under art. 33(2). It is procedural and has no remedy paragraph.
func ExtensionNotice(in ExtensionInput) (Letter, error) {
	if err := in.faults().or(); err != nil {
		return Letter{}, err
	}
	a := in.Application
	body := append([]Text{append(a.received(), in.Course.told(a.you())...)}, a.requested(in.Request)...)
	body = append(body, in.extended())
	return Letter{
		Code:      T06,
		Title:     "政府信息公开申请延期答复告知书",
		Number:    fill("文号", in.Number),
		Addressee: fill("申请人", a.Applicant),
		Body:      paragraphs(append(body, say("特此告知。"))...),
		Remedy:    REM_NONE,
		Signed:    fill("署名机关", in.Agency),
		Date:      Text{}.date("成文日期", in.Date),
	}, nil
}

// extended is the sentence of art. 33(2): reason, approval, days, new date.
func (in ExtensionInput) extended() Text {
	t := say("因")
	for _, p := range drafted("延期理由", strings.TrimRight(in.Reason, "。；，、 \n")) {
		t = append(t, p...)
	}
	t = t.say("，本机关不能在").date("原答复期限", in.ReplyDue).say("前（含当日）作出答复。根据" + regulation + "第三十三条第二款的规定，经本机关政府信息公开工作机构负责人")
	if in.ApprovedOn.IsZero() {
		t = t.gap("延期批准日期")
	}
	t = t.say("同意，延长答复期限")
	if in.Days == 0 {
		t = t.gap("延长的工作日数")
	} else {
		t = t.say(fmt.Sprint(in.Days))
	}
	return t.say("个工作日，本机关将于").date("延长后的答复期限", in.NewDue).say("前（含当日）作出答复" + provisional(in.DueProvisional) + "。")
}

// faults holds that the letter is possible on its face: approval before notice, notice before the first period ends.
func (in ExtensionInput) faults() (f Faults) {
	in.Application.check(&f)
	f.written(in.Date)
	f.oneLine("Number", in.Number)
	f.oneLine("Agency", in.Agency)
	f.ownWords("Reason", in.Reason)
	in.Course.check(&f, in.Application.Received, in.Date)
	if !in.Course.ExtensionTold.IsZero() {
		f.add("Course.ExtensionTold", "答复期限只能延长一次")
	}
	if in.Days < 0 || in.Days > mostExtension {
		f.add("Days", "延长的期限最长不得超过20个工作日（条例第三十三条第二款）")
	}
	f.inOrder("延期须先经批准，在原答复期限内告知（条例第三十三条第二款）",
		dated{"Application.Received", in.Application.Received}, dated{"ApprovedOn", in.ApprovedOn},
		dated{"Date", in.Date}, dated{"ReplyDue", in.ReplyDue})
	if !in.NewDue.IsZero() && in.NewDue <= in.ReplyDue {
		f.add("NewDue", "不晚于原答复期限")
	}
	return f
}
