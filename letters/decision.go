package letters

import (
	"fmt"
	"strings"

	"gongkai/statute/outcome"
	"gongkai/statute/review"
)

// answer is the decision on one item with what it is made of.
type answer struct {
	you      string // 您, 你单位
	what     string // 您申请公开的政府信息
	reply    review.Reply
	file     review.File
	attached bool
	text     string // what the official wrote, where this is the only item
	later    bool   // it follows after the last item
	hushed   bool   // it repeats what is on file about a state secret, and is not printed
}

// answers reports whether the outcome is given in a 答复书.
func answers(c outcome.Code) bool {
	switch c {
	case outcome.A30_ABANDON_CORR, outcome.A42_ABANDON_FEE, outcome.A_WITHDRAWN:
		return false
	default:
		return c.Known()
	}
}

func withholds(c outcome.Code) bool { return c == outcome.A36_3_DENY || c == outcome.A37_PARTIAL }

// blocks are the paragraphs of the decision: one kind of reply, one function.
func (x answer) blocks() []Block {
	switch x.reply.Code {
	case outcome.A36_1_PUBLISHED:
		return x.leading(x.found("已经主动公开。").say("根据"+x.cite()+"的规定，现将获取该政府信息的方式、途径告知"), "获取该政府信息的方式、途径")
	case outcome.A36_2_GRANT:
		return x.grant()
	case outcome.A37_PARTIAL:
		return x.partial()
	case outcome.A36_3_DENY:
		return x.refusal()
	case outcome.A36_4_NONE:
		return x.none()
	case outcome.A36_5_NOTOURS:
		return x.notOurs()
	case outcome.A36_6_REPEAT:
		return x.repeat()
	case outcome.A36_7_REGISTER:
		return x.register()
	case outcome.A38_PROCESSING:
		return x.processing()
	case outcome.A39_PETITION:
		return x.petition()
	case outcome.A39_PUBLICATION:
		return x.leading(say("经审查，"+x.you+"要求提供的是政府公报、报刊、书籍等公开出版物。根据"+x.cite()+"的规定，现将获取的途径告知"), "获取公开出版物的途径")
	case outcome.A35_ABUSE:
		return x.abuse()
	case outcome.A_UNCLEAR:
		return x.leading(say("经补正，"+x.you+"的申请内容仍不明确，本机关不能确定"+x.you+"申请公开的是哪些政府信息，根据"+x.cite()+"的规定无法提供。仍不明确之处"), "补正后仍不明确之处")
	case outcome.A_CONFIRM:
		return x.leading(say("经审查，"+x.you+"要求本机关确认或者重新出具"+x.you+"已经获取的政府信息，本机关不再重复提供。"+x.you+"此前获取该政府信息的情况"), "此前获取该政府信息的情况")
	case outcome.A30_ABANDON_CORR, outcome.A42_ABANDON_FEE, outcome.A_WITHDRAWN:
	}
	return nil
}

func (x answer) cite() string { return x.reply.Code.Citation() }

// found opens a decision: 经审查，您申请公开的政府信息 …
func (x answer) found(is string) Text { return say("经审查，" + x.what + is) }

// leading ends a decision with what only the official can say: way, route, channel.
func (x answer) leading(t Text, name string) []Block {
	switch {
	case x.hushed:
		return paragraphs(t.say("如下："), Text{}.gap(hushed))
	case x.later:
		return paragraphs(t.say("，详见本答复书末的说明。"))
	}
	return paragraphs(append([]Text{t.say("如下：")}, drafted(name, x.text)...)...)
}

// then ends a decision that says everything by itself; what the official wrote follows.
func (x answer) then(texts ...Text) []Block {
	if x.hushed {
		texts = append(texts, Text{}.gap(hushed))
	} else if strings.TrimSpace(x.text) != "" {
		texts = append(texts, drafted("答复内容", x.text)...)
	}
	return paragraphs(texts...)
}

// grant is art. 36(2): what is provided, or the way, route and time of getting it.
func (x answer) grant() []Block {
	t := x.found("可以公开。").say("根据" + x.cite() + "的规定，本机关决定予以公开")
	return x.provided(t, "该政府信息", "所公开信息的附件，或者获取信息的方式、途径和时间")
}

// provided says how what is open reaches the applicant.
func (x answer) provided(t Text, what, name string) []Block {
	if !x.attached {
		return x.leading(t.say("，获取"+what+"的方式、途径和时间"), name)
	}
	t = t.say("，现将" + what + "提供给" + x.you + "（详见附件）。")
	if strings.TrimSpace(x.text) == "" && !x.hushed {
		return paragraphs(t)
	}
	if x.hushed {
		return paragraphs(t, Text{}.gap(hushed))
	}
	return paragraphs(append([]Text{t}, drafted("获取信息的方式、途径和时间", x.text)...)...)
}

// notOurs is art. 36(5): why, and where to turn if that can be determined.
func (x answer) notOurs() []Block {
	n := value(x.reply.NotOurs)
	t := x.found("不属于本机关负责公开：").written("不属于本机关负责公开的理由", n.How).say("。根据" + x.cite() + "的规定，现告知" + x.you + "：")
	switch n.OtherKnown {
	case review.Yes:
		t = t.say("负责公开该政府信息的行政机关为").written("负责公开的行政机关", n.Other).say("，联系方式：").written("该行政机关的联系方式", n.Contact).say("。")
	case review.No:
		t = t.say("现有材料不能确定负责公开该政府信息的行政机关。")
	default:
		t = t.gap("负责公开的行政机关能否确定")
	}
	return x.then(t)
}

// repeat is art. 36(6), with the earlier reply.
func (x answer) repeat() []Block {
	r := value(x.reply.Repeat)
	return x.then(say("经审查，"+x.you+"此前已就相同的政府信息向本机关提出申请，本机关已于").date("此前答复的日期", r.EarlierOn).say("作出答复（").
		written("此前答复的文号", r.EarlierNo).say("）。根据" + x.cite() + "的规定，本机关不再重复处理。"))
}

// register is art. 36(7), with the special law.
func (x answer) register() []Block {
	r := value(x.reply.Register)
	return x.then(x.found("，有关法律、行政法规对其获取有特别规定。").say("根据"+x.cite()+"和").provision(r.Title, r.Article).
		say("的规定，请" + x.you + "依照该规定办理查询。"))
}

// processing is art. 38: what would have to be made first, and the raw records that exist.
func (x answer) processing() []Block {
	p := value(x.reply.Processing)
	t := say("经审查，"+x.you+"申请公开的内容没有现成的政府信息，需要本机关对现有政府信息进行加工、分析：").written("需要加工、分析的内容", p.Work).
		say("。根据" + x.cite() + "的规定，本机关不予提供。")
	switch {
	case p.RawExists == review.No:
		t = t.say("本机关没有与之相关的原始记录。")
	case p.RawExists == review.Yes && p.Offered == review.Yes:
		t = t.say("本机关现有的相关原始记录为").written("原始记录的形式", p.RawForm).say("，" + x.you + "需要的，本机关可以依法提供。")
	default:
		t = t.gap("是否有原始记录以及能否提供")
	}
	return x.then(t)
}

// petition is art. 39(1), with what was complained of and the channel for it.
func (x answer) petition() []Block {
	p := value(x.reply.Petition)
	t := say("经审查，"+x.you+"在申请中提出：“").written("信访、投诉、举报内容摘录", p.Extracts).
		say("”，属于以政府信息公开申请的形式进行信访、投诉、举报等活动。根据" + x.cite() + "的规定，本机关不作为政府信息公开申请处理。提出上述事项的渠道")
	return x.leading(t, "提出信访、投诉、举报的渠道")
}

// abuse is art. 35: the facts of number and frequency, and what came of asking for reasons.
func (x answer) abuse() []Block {
	v := value(x.reply.Volume)
	t := say("经统计，"+x.you+"在").written("申请所在期间", v.Period).say("向本机关提出政府信息公开申请").number("申请件数", v.Count).
		say("件，数量、频次明显超过合理范围。本机关于").date("要求说明理由的日期", v.InvitedOn).say("要求"+x.you+"说明理由。经审查，").
		written("对所说明理由的评价", v.Evaluation).say("，理由不合理。根据" + x.cite() + "的规定，本机关不予处理。")
	return x.then(t)
}

// none is art. 36(4): that a search was made, and its scope.
func (x answer) none() []Block {
	s := value(x.reply.Search)
	all := []Text{say("本机关对" + x.what + "进行了检索，检索情况如下：")}
	for i, e := range s.Entries {
		all = append(all, searched(i+1, e))
	}
	if len(s.Entries) == 0 {
		all = append(all, Text{}.gap("检索的场所、关键词和范围"))
	}
	for _, l := range s.LeftOut {
		all = append(all, say("未检索").fill("检索场所", l.Place.Name()).say("，原因：").written("未检索的原因", l.Why).say("。"))
	}
	for _, l := range s.Leads {
		all = append(all, say("对"+x.you+"提供的线索“").written("线索", l.Lead).say("”进行了核查，结果：").written("线索核查结果", l.Result).say("。"))
	}
	if s.MakerDuty == review.Yes {
		all = append(all, say("该政府信息按职责应当由本机关制作或者保存，未能检索到的原因：").written("未能检索到的原因", s.WhyMissing).say("。"))
	}
	return x.then(append(all, say("根据"+x.cite()+"的规定，现告知"+x.you+"：经检索，"+x.what+"不存在。"))...)
}

func searched(n int, e review.Entry) Text {
	t := say(fmt.Sprintf("%d. ", n)).date("检索日期", e.On).say("检索").fill("检索场所", e.Place.Name()).say("，关键词为“").
		written("检索关键词", e.Keywords).say("”，范围为").written("检索范围", e.Range)
	if e.Result != review.Nothing {
		return t.say("，").gap("检索结果").say("。")
	}
	return t.say("，未检索到。")
}

// provision appends an instrument with its article: 《某法》第一条.
func (t Text) provision(title, article string) Text {
	title = strings.TrimSpace(title)
	if title != "" && !strings.HasPrefix(title, "《") {
		title = "《" + title + "》"
	}
	return t.written("法律、行政法规的名称", title).written("法律、行政法规的条款", article)
}

// value is what a record holds; nothing where there is none.
func value[T any](p *T) (v T) {
	if p != nil {
		v = *p
	}
	return v
}
