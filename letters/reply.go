package letters

import (
	"fmt"
	"slices"
	"strings"

	"gongkai/civil"
	"gongkai/statute/outcome"
	"gongkai/statute/remedy"
	"gongkai/statute/review"
)

// ReplyInput is what a 答复书 says, whatever it decides (T20 to T39).
type ReplyInput struct {
	Application  Application
	Course       Course
	Number       string         // 文号
	Request      []string       // the request restated in the applicant's words: item by item, or as many lines as were written
	Outcome      outcome.Code   // of the reply as a whole; with Ground it chooses the form
	Ground       outcome.Ground // the principal one of a refusal
	File         review.File    // what the reply stands on, with its texts; one decision for each of its Replies
	Text         string         // drafted: what the official wrote for the applicant
	Attachments  []Attachment
	ServedOnline bool // sent through an internet channel
	Redress      Redress
	Agency       string
	Date         civil.Date // 成文日期, the day of the decision: it chooses the remedy
}

// Attachment is a document that goes with the answer.
type Attachment struct {
	Title  string // as the document is called
	Form   string // 纸质复印件, 电子文件 …
	Extent string // 共12页, 1个文件
}

// Reply composes the 政府信息公开申请答复书: one decision for each item with its article and reasons, and the remedy for each.
// What is missing becomes a gap; a kind of reply is never printed as another one.
func Reply(in ReplyInput) (Letter, error) {
	if err := in.faults().or(); err != nil {
		return Letter{}, err
	}
	r, rights, err := in.Redress.under(remedy.Decision{On: in.Date, Items: in.items(), ServedOnline: in.ServedOnline})
	if err != nil {
		return Letter{}, err
	}
	a := in.Application
	body := append([]Text{append(a.received(), in.Course.told(a.you())...)}, a.requested(in.restated())...)
	return Letter{
		Code:      in.code(),
		Title:     ReplyTitle,
		Number:    fill("文号", in.Number),
		Addressee: fill("申请人", a.Applicant),
		Body:      append(paragraphs(body...), in.decisions()...),
		Remedy:    r,
		Rights:    rights,
		Enclosed:  enclosed(in.Attachments),
		Signed:    fill("署名机关", in.Agency),
		Date:      Text{}.date("成文日期", in.Date),
	}, nil
}

func (in ReplyInput) code() Code { return Code(in.Outcome.Letter(in.Ground)) }

func (in ReplyInput) single() bool { return len(in.File.Replies) == 1 }

// items are the decisions by which the remedy is chosen.
func (in ReplyInput) items() []remedy.Item {
	out := make([]remedy.Item, len(in.File.Replies))
	for i, r := range in.File.Replies {
		out[i] = remedy.Item{No: i + 1, Code: r.Code}
		if withholds(r.Code) {
			out[i].Grounds = in.File.GroundsOf(r)
		}
	}
	return out
}

// restated is the request item by item; lines that are not the items get no numbers of their own.
func (in ReplyInput) restated() []string {
	if in.single() || in.itemised() {
		return in.Request
	}
	return []string{strings.Join(in.Request, "\n")}
}

func (in ReplyInput) itemised() bool { return len(in.Request) == len(in.File.Replies) }

// decisions are those of all items. Several are numbered, and what the official wrote follows the last one.
func (in ReplyInput) decisions() (out []Block) {
	if in.single() {
		return in.answer(in.File.Replies[0]).blocks()
	}
	out = paragraphs(say("本机关对" + in.Application.you() + "的申请逐项答复如下："))
	for i, r := range in.File.Replies {
		head := say(fmt.Sprintf("%s、关于第%d项", numeral(i+1), i+1))
		if in.itemised() {
			head = head.say("“").written(fmt.Sprintf("第%d项申请内容", i+1), in.Request[i]).say("”")
		} else {
			head = head.say("（").gap(fmt.Sprintf("第%d项申请内容", i+1)).say("）")
		}
		out = append(append(out, Block{Text: head}), in.answer(r).blocks()...)
	}
	switch text, quiet := in.text(); {
	case quiet:
		return append(out, Block{Text: Text{}.gap(hushed)})
	case strings.TrimSpace(text) == "" && !slices.ContainsFunc(in.File.Replies, in.led):
		return out
	}
	return append(append(out, Block{Text: say("有关说明如下：")}), paragraphs(drafted("有关说明", in.Text)...)...)
}

// led reports whether the decision says only with the official's words what the law asks of it.
func (in ReplyInput) led(r review.Reply) bool {
	switch r.Code {
	case outcome.A36_1_PUBLISHED, outcome.A39_PETITION, outcome.A39_PUBLICATION, outcome.A_UNCLEAR, outcome.A_CONFIRM:
		return true
	case outcome.A36_2_GRANT, outcome.A37_PARTIAL:
		return len(in.Attachments) == 0
	case outcome.A36_3_DENY, outcome.A36_4_NONE, outcome.A36_5_NOTOURS, outcome.A36_6_REPEAT, outcome.A36_7_REGISTER, outcome.A38_PROCESSING,
		outcome.A35_ABUSE, outcome.A30_ABANDON_CORR, outcome.A42_ABANDON_FEE, outcome.A_WITHDRAWN:
	}
	return false
}

func (in ReplyInput) answer(r review.Reply) answer {
	you := in.Application.you()
	x := answer{you: you, what: you + "申请公开的政府信息", reply: r, file: in.File, attached: len(in.Attachments) > 0}
	if in.single() {
		x.text, x.hushed = in.text()
		return x
	}
	x.what, x.later = you+"申请公开的该项政府信息", true
	return x
}

// text is what the official wrote, unless it repeats what is on file about a state secret.
func (in ReplyInput) text() (text string, quiet bool) {
	if mentions(in.Text, answer{file: in.File}.secrets()) {
		return "", true
	}
	return in.Text, false
}

func enclosed(all []Attachment) (out []Text) {
	for i, x := range all {
		var t Text
		name := "附件"
		if len(all) > 1 {
			t = say(fmt.Sprintf("%d. ", i+1))
			name = fmt.Sprintf("附件%d", i+1)
		}
		out = append(out, t.fill(name+"名称", x.Title).say("（").fill(name+"形式", x.Form).say("，").fill(name+"页数", x.Extent).say("）"))
	}
	return out
}

func (in ReplyInput) faults() (f Faults) {
	in.Application.check(&f)
	f.written(in.Date)
	f.oneLine("Number", in.Number)
	f.oneLine("Agency", in.Agency)
	f.ownWords("Text", in.Text)
	in.Redress.check(&f)
	for _, x := range in.Attachments {
		f.oneLine("Attachments", x.Title+x.Form+x.Extent)
	}
	in.Course.check(&f, in.Application.Received, in.Date)
	if len(in.File.Replies) == 0 {
		f.add("File.Replies", "答复书没有任何决定事项")
	}
	for _, r := range in.File.Replies {
		if !answers(r.Code) {
			f.add("File.Replies", "没有这种答复类型，或者它另有文书")
		}
	}
	if !answers(in.Outcome) || in.code() == "" {
		f.add("Outcome", "不能确定文书种类：没有这种答复类型，或者不予公开没有依据")
	} else if in.single() && in.Outcome != in.File.Replies[0].Code {
		f.add("Outcome", "与所列决定不一致")
	}
	return f
}

// numeral is a number from 1 to 99 as headings of official documents count; other numbers stay digits.
func numeral(n int) string {
	digits := strings.Split("零一二三四五六七八九", "")
	switch {
	case n < 1 || n > 99:
		return fmt.Sprint(n)
	case n < 10:
		return digits[n]
	case n < 20:
		return "十" + strings.TrimPrefix(digits[n%10], "零")
	default:
		return digits[n/10] + "十" + strings.TrimPrefix(digits[n%10], "零")
	}
}
