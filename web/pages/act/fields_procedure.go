package act

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"gongkai/casefile/application"
	"gongkai/statute/clock"
	"gongkai/statute/fee"
	"gongkai/web/form"
	"gongkai/web/parts"
	"gongkai/web/words"
)

// targets is the For of a field that matters only for facts of some kinds: "target=1 4".
func (c *call) targets(kinds ...clock.Kind) string {
	var seqs []string
	for _, f := range c.app.State.Facts {
		if slices.Contains(kinds, f.Fact.Kind) {
			seqs = append(seqs, strconv.Itoa(f.Seq))
		}
	}
	return "target=" + strings.Join(seqs, " ")
}

func serviceFields(c *call, p parts.Problems) ([]parts.Field, error) {
	var letters []parts.Option
	for _, f := range c.app.State.Unproved() {
		letters = append(letters, parts.Option{Value: strconv.Itoa(f.Seq), Label: c.letter(f.Fact), Hint: words.Day(f.Fact.On, c.Today) + "发出"})
	}
	which := form.Radio(p, "target", c.Typed["target"], letters)
	which.Label = "哪一份文书"
	queried := form.Optional(form.Labelled(c.Date(p, "queried_on"), "查询日期", "在邮政网站查询、下载投递证明的日期"))
	return []parts.Field{which, c.Day(p, "送达日期", "填签收或到达的日期，以送达回证、邮件签收记录为准"), queried,
		form.Optional(form.ScanOf(p, c.Typed, "送达回证、投递证明的扫描件或截图：PDF、JPG、PNG，不超过 10 MB"))}, nil
}

// letter is what was sent to whom.
func (c *call) letter(f clock.Fact) string {
	switch f.Kind {
	case clock.CorrectionSent:
		return "补正通知"
	case clock.FeeNoticed:
		return "收费通知"
	case clock.Replied:
		return "答复"
	}
	return "征求意见书 " + f.Ref + "（" + f.Party.Text() + c.nameOf(f.Ref) + "）"
}

// nameOf is who was asked by a letter.
func (c *call) nameOf(ref string) string {
	for _, x := range c.app.Consulted {
		if x.Ref == ref {
			return "　" + x.Name
		}
	}
	return ""
}

func askCorrectionFields(c *call, p parts.Problems) ([]parts.Field, error) {
	text := form.Labelled(form.Area(p, "text", c.Typed["text"]), "其他需要补正的内容", "上面没有列出的，逐项写明哪里不清楚、怎样补正；一次告知全部内容。不得要求说明用途")
	text.Rows = 5
	days := c.daysField(p, "补正期限", fmt.Sprintf("应当合理。空着按 %d 个工作日，从送达次日起算", c.app.Periods.CorrectionDays))
	hint := fmt.Sprintf("补正通知应在收到申请之日起%d个工作日内一次性告知", c.app.Periods.CorrectionNoticeDays)
	if due := c.app.State.Clock.CorrectionNoticeDue; !due.IsZero() {
		hint += "，截止 " + words.Day(due, c.Today)
	}
	return []parts.Field{text, days, c.wayField(p), c.Day(p, "发出日期", hint)}, nil
}

func (c *call) daysField(p parts.Problems, label, hint string) parts.Field {
	f := form.Optional(form.Labelled(form.Line(p, "days", c.Typed["days"]), label+"（工作日）", hint))
	f.Width, f.Mode, f.Max = "short", "numeric", 3
	return f
}

func (c *call) wayField(p parts.Problems) parts.Field {
	return form.Labelled(form.Radio(p, "way", c.Typed["way"], ways()), "送达方式", "")
}

func receiveCorrectionFields(c *call, p parts.Problems) ([]parts.Field, error) {
	var channels []parts.Option
	for _, ch := range application.Channels() {
		channels = append(channels, parts.Option{Value: string(ch), Label: words.Channel(ch)})
	}
	confirmed := form.Optional(form.Labelled(c.Date(p, "confirmed_on"), "确认收到的日期", "与申请人确认之日为收到之日；还没有确认的空着"))
	confirmed.For = "channel=ordinary_mail internet fax"
	text := form.Labelled(form.Area(p, "text", c.Typed["text"]), "补正后的申请内容", "写完整的内容，以后以它为准")
	text.Rows = 8
	return []parts.Field{form.Radio(p, "channel", c.Typed["channel"], channels), c.Day(p, "收到补正的日期", ""), confirmed, text}, nil
}

func consultFields(c *call, p parts.Problems) ([]parts.Field, error) {
	var parties []parts.Option
	for _, x := range application.Parties() {
		parties = append(parties, parts.Option{Value: string(x), Label: x.Text()})
	}
	whom := form.Labelled(form.Radio(p, "party", c.Typed["party"], parties), "向谁征求意见",
		fmt.Sprintf("第三方、共同制作机关：收到之日起 %d 个工作日内提出意见；其他机关：按本机关规定 %d 个工作日。本机关的内设机构、下级单位不算，期限不停",
			c.app.Periods.ConsultDays, c.app.Periods.AgencyConsultDays))
	name := form.Half(form.Labelled(form.Line(p, "name", c.Typed["name"]), "名称", "写全称"))
	text := form.Labelled(form.Area(p, "text", c.Typed["text"]), "征求意见的信息", "写明涉及的信息或者摘要。不写申请人的姓名，不写“逾期视为不同意”")
	text.Rows = 6
	hint := "答复期限届满以前发出的，时间才扣除"
	if due := c.app.State.Clock.ReplyDue; !due.IsZero() {
		hint = "答复期限 " + words.Day(due, c.Today) + " 以前发出的，时间才扣除"
	}
	return []parts.Field{whom, name, text, c.wayField(p), c.Day(p, "发出日期", hint)}, nil
}

// refField are the letters that wait for an opinion.
func (c *call) refField(p parts.Problems) parts.Field {
	var open []parts.Option
	for _, x := range c.app.Consulted {
		if x.EndedSeq == 0 {
			open = append(open, parts.Option{Value: x.Ref, Label: x.Ref + "　" + x.Party.Text() + "　" + x.Name,
				Hint: words.Day(x.Clock.SentOn, c.Today) + "发出，答复截止 " + words.Day(x.Clock.AnswerDue, c.Today)})
		}
	}
	return form.Labelled(form.Radio(p, "ref", c.Typed["ref"], open), "哪一份征求意见书", "")
}

func opinionFields(c *call, p parts.Problems) ([]parts.Field, error) {
	var all []parts.Option
	for _, o := range application.Opinions() {
		all = append(all, parts.Option{Value: string(o), Label: words.Opinion(o)})
	}
	opinion := form.Labelled(form.Radio(p, "opinion", c.Typed["opinion"], all), "意见", "“答复询问”用于其他机关只回答问题的")
	text := form.Optional(form.Labelled(form.Area(p, "text", c.Typed["text"]), "意见的内容和理由", "不同意的，照抄理由；理由是否合理由本机关认定"))
	return []parts.Field{c.refField(p), opinion, text, c.Day(p, "收到意见的日期", "")}, nil
}

func withdrawConsultationFields(c *call, p parts.Problems) ([]parts.Field, error) {
	return []parts.Field{c.refField(p), form.Labelled(form.Area(p, "reason", c.Typed["reason"]), "理由", "例如：所征求的信息不在申请范围内"), c.Day(p, "撤回日期", "")}, nil
}

func askReasonsFields(c *call, p parts.Problems) ([]parts.Field, error) {
	text := form.Labelled(form.Area(p, "text", c.Typed["text"]), "数量、频次的事实和要求", "写明多少时间内申请了多少件，请申请人说明理由")
	text.Rows = 6
	return []parts.Field{text, c.wayField(p), c.Day(p, "发出日期", "")}, nil
}

func laterDateFields(c *call, p parts.Problems) ([]parts.Field, error) {
	due := form.Labelled(c.Date(p, "due"), "延迟后的答复日期", "")
	if now := c.app.State.Clock.ReplyDue; !now.IsZero() {
		due.Hint = "晚于现在的答复期限 " + words.Day(now, c.Today)
		due.From = now.AddDays(1).String()
	}
	due.To = ""
	return []parts.Field{due, form.Labelled(form.Area(p, "reason", c.Typed["reason"]), "理由", "申请人的理由为什么合理，为什么需要到这一天"), c.Day(p, "告知申请人的日期", "")}, nil
}

func chargeFields(c *call, p parts.Problems) ([]parts.Field, error) {
	tariffs := []parts.Option{{Value: string(fee.Units), Label: words.Tariff(fee.Units), Hint: "同一申请人一个自然月内累计"},
		{Value: string(fee.Pages), Label: words.Tariff(fee.Pages), Hint: "只算本件的页数"}}
	before := form.Labelled(form.Line(p, "before", c.Typed["before"]), "本月此前的件数", "同一申请人本月在本件以前申请的件数；没有填 0")
	before.Width, before.Mode, before.Max, before.For = "short", "numeric", 7, "tariff=units"
	count := form.Labelled(form.Line(p, "count", c.Typed["count"]), "本件的件数或页数", "按件：一件申请含多项内容的，拆到最小的合理单位；按量：A4 及以下单面为 1 页")
	count.Width, count.Mode, count.Max = "short", "numeric", 7
	hint := ""
	if due := c.app.State.Clock.ReplyDue; !due.IsZero() {
		hint = "不能晚于答复期限 " + words.Day(due, c.Today)
	}
	return []parts.Field{form.Radio(p, "tariff", c.Typed["tariff"], tariffs), before, count, c.wayField(p), c.Day(p, "发出日期", hint)}, nil
}

func redoFields(c *call, p parts.Problems) ([]parts.Field, error) {
	var by []parts.Option
	for _, o := range application.Orderers() {
		by = append(by, parts.Option{Value: string(o), Label: words.Orderer(o)})
	}
	no := form.Optional(form.Half(form.Labelled(form.Line(p, "doc_no", c.Typed["doc_no"]), "决定书、判决书的文号", "")))
	days := c.daysField(p, "规定的期限", fmt.Sprintf("决定、判决规定了期限的填写；空着按 %d 个工作日", c.app.Periods.RedoDays))
	return []parts.Field{form.Radio(p, "by", c.Typed["by"], by), no, c.Day(p, "收到决定、判决的日期", ""), days}, nil
}
