package letters

import (
	"fmt"
	"strings"

	"gongkai/civil"
	"gongkai/statute/clock"
)

// Application is what every letter says of the application it answers.
type Application struct {
	RegisterNo   string        // 登记号, not the 文号
	Applicant    string        // exactly as applied, letter by letter
	Organisation bool          // a legal person or other organisation: 你单位 instead of 您
	Received     civil.Date    // the day of receipt under art. 31
	Channel      clock.Channel // how it came
	Unconfirmed  bool          // by ordinary mail or fax, and both sides have not confirmed it yet (art. 31)
}

// regulation is the 条例 with its full title, as letters cite it.
const regulation = "《中华人民共和国政府信息公开条例》"

func (a Application) you() string {
	if a.Organisation {
		return "你单位"
	}
	return "您"
}

// check holds what every letter needs of an application.
func (a Application) check(f *Faults) {
	f.oneLine("Application.Applicant", a.Applicant)
	f.oneLine("Application.RegisterNo", a.RegisterNo)
	if a.Channel != "" && channelName(a.Channel) == "" {
		f.add("Application.Channel", "没有这种提交方式")
	}
}

// channelName is how the application came, in words; "" for an unknown channel.
func channelName(c clock.Channel) string {
	switch c {
	case clock.InPerson:
		return "当面提交"
	case clock.SignedMail:
		return "邮寄（挂号信、特快专递等签收邮件）"
	case clock.OrdinaryMail:
		return "邮寄（平常信函等无需签收的邮件）"
	case clock.Internet:
		return "互联网渠道提交"
	case clock.Fax:
		return "传真提交"
	case clock.Oral:
		return "口头提出、由本机关代为填写申请表"
	default:
		return ""
	}
}

// receiptReason is why that day is the day of receipt (art. 31; oral: art. 29(1), counted as in person).
func receiptReason(c clock.Channel) string {
	switch c {
	case clock.InPerson:
		return "申请人当面提交的，以提交之日为收到申请之日（" + regulation + "第三十一条第（一）项）"
	case clock.SignedMail:
		return "以邮寄方式提交的，以行政机关签收之日为收到申请之日（" + regulation + "第三十一条第（二）项）"
	case clock.OrdinaryMail:
		return "以平常信函等无需签收的邮寄方式提交的，以与申请人确认之日为收到申请之日（" + regulation + "第三十一条第（二）项）"
	case clock.Internet, clock.Fax:
		return "通过互联网渠道或者传真提交的，以双方确认之日为收到申请之日（" + regulation + "第三十一条第（三）项）"
	case clock.Oral:
		return "采用书面形式确有困难、口头提出的（" + regulation + "第二十九条第一款），以代为填写申请表之日为收到申请之日"
	default:
		return ""
	}
}

// received is the sentence that opens a letter: when and how the application came.
func (a Application) received() Text {
	how := ""
	switch a.Channel {
	case clock.InPerson:
		how = "当面提交"
	case clock.SignedMail:
		how = "邮寄"
	case clock.OrdinaryMail:
		how = "以平常信函邮寄" + a.confirmed()
	case clock.Internet:
		how = "通过互联网渠道提交" + a.confirmed()
	case clock.Fax:
		how = "以传真提交" + a.confirmed()
	case clock.Oral:
		how = "口头提出、由本机关代为填写申请表"
	}
	return say("本机关于").date("收到申请日期", a.Received).say("收到"+a.you()).fill("提交方式", how).
		say("的政府信息公开申请（登记号：").fill("登记号", a.RegisterNo).say("）。")
}

// confirmed is said only where it is so.
func (a Application) confirmed() string {
	if a.Unconfirmed {
		return ""
	}
	return "并经双方确认"
}

// requested restates the request: one line in quotation marks, several as a list. The words are the applicant's.
func (a Application) requested(items []string) (out []Text) {
	head := a.you() + "申请公开的政府信息为："
	var all [][]string
	for _, item := range items {
		if l := lines(item); len(l) > 0 {
			all = append(all, l)
		}
	}
	if len(all) == 0 {
		return []Text{say(head).gap("申请内容").say("。")}
	}
	if len(all) == 1 && len(all[0]) == 1 {
		return []Text{say(head + "“" + strings.TrimRight(all[0][0], "。") + "”。")}
	}
	out = append(out, say(head))
	for i, l := range all {
		for j, line := range l {
			if j == 0 && len(all) > 1 {
				line = fmt.Sprintf("%d. %s", i+1, line)
			}
			out = append(out, say(line))
		}
	}
	return out
}

// provisional follows a date that crosses into a year whose 放假安排 is not published.
func provisional(yes bool) string {
	if !yes {
		return ""
	}
	return "（暂定：相关年度节假日安排尚未公布，公布后以重新计算的日期为准）"
}
