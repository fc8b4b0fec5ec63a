package letters

import (
	"fmt"

	"gongkai/civil"
	"gongkai/statute/fee"
	"gongkai/statute/remedy"
)

// ChargeInput is what a 收费通知书 says.
type ChargeInput struct {
	Application Application
	Number      string
	Request     []string
	Tariff      fee.By
	Before      int     // by units: those of the same applicant earlier in the calendar month
	Count       int     // units, or pages, of this application
	Fee         fee.Fee // with its computation
	Asked       int64   // yuan, as the notice was recorded
	How         string  // drafted: how and where to pay
	Days        int     // working days to pay, from the day after it arrives
	Agency      string
	Date        civil.Date
}

// ChargeNotice composes the 收费通知书 (T13) under art. 42 and 国办函〔2020〕109号: one tariff, its computation, and what follows. It
// says that the charge cannot be contested by itself.
func ChargeNotice(in ChargeInput) (Letter, error) {
	if err := in.faults().or(); err != nil {
		return Letter{}, err
	}
	a := in.Application
	p := procedural{a, in.Number, in.Agency, in.Date}
	body := append(a.requested(in.Request), in.tariff(), say("计算如下："))
	l := p.letter(T13, "政府信息公开信息处理费收费通知书", body...)
	l.Body = append(l.Body, in.computed()...)
	l.Body = append(l.Body, paragraphs(append([]Text{
		say("应缴金额合计").number("金额", int(in.Asked)).say("元。请"+a.you()+"自收到本通知书之次日起").number("缴费期限（工作日）", in.Days).say("个工作日内缴纳，缴纳方式如下："),
	}, drafted("缴纳方式", in.How)...)...)...)
	l.Body = append(l.Body, paragraphs(say("逾期未缴纳的，视为放弃申请，本机关不再处理该政府信息公开申请。按期缴纳的，答复期限自缴纳完成之次日起重新计算。"))...)
	l.Rights = rights(remedy.Paragraph{Variant: REM_NONE, Charge: true})
	return l, nil
}

// tariff is the basis and the tariff chosen, with what it counts.
func (in ChargeInput) tariff() Text {
	you := in.Application.you()
	t := say(you + "申请公开政府信息的数量、频次明显超过合理范围。根据" + regulation + "第四十二条和《政府信息公开信息处理费管理办法》")
	if in.Tariff == fee.Units {
		return t.say("第四条的规定，本机关决定按件计收信息处理费。"+you+fmt.Sprintf("在同一自然月内此前已申请%d件，本次申请计", in.Before)).number("件数", in.Count).say("件。")
	}
	return t.say("第五条的规定，本机关决定按量计收信息处理费。本次申请需要提供的信息共").number("页数", in.Count).say("页。")
}

// computed is the computation band by band (超额累进).
func (in ChargeInput) computed() []Block {
	if len(in.Fee.Bands) == 0 {
		return paragraphs(Text{}.gap("计算过程"))
	}
	unit := "页"
	if in.Tariff == fee.Units {
		unit = "件"
	}
	t := &Table{Head: []string{"档次", "数量", "标准（元/" + unit + "）", "金额（元）"}, Chars: []int{10, 5, 7, 6}}
	for _, b := range in.Fee.Bands {
		t.Lines = append(t.Lines, []Text{say(fmt.Sprintf("第%d%s至第%d%s", b.From, unit, b.To, unit)), say(fmt.Sprintf("%d%s", b.Count, unit)),
			say(fmt.Sprint(b.Each)), say(fmt.Sprint(b.Yuan))})
	}
	return []Block{{Table: t}}
}

func (in ChargeInput) faults() (f Faults) {
	procedural{in.Application, in.Number, in.Agency, in.Date}.check(&f)
	feeExists(&f, in.Date)
	f.ownWords("How", in.How)
	if in.Tariff != fee.Units && in.Tariff != fee.Pages {
		f.add("Tariff", "没有这种计收方式")
	}
	if in.Before < 0 || in.Count < 0 || in.Days < 0 {
		f.add("Count", "数量和期限应为正数")
	}
	var sum int64
	count := 0
	for _, b := range in.Fee.Bands {
		sum, count = sum+b.Yuan, count+b.Count
	}
	if len(in.Fee.Bands) > 0 && (sum != in.Fee.Yuan || in.Fee.Yuan != in.Asked || count != in.Count) {
		f.add("Fee", "计算过程与所列数量、金额不一致")
	}
	return f
}
