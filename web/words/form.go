package words

import (
	"strconv"
	"strings"

	"gongkai/casefile/application"
)

// Form is in what form information is wanted (提供信息的指定方式).
func Form(f application.Form) string {
	switch f {
	case application.AsPaper:
		return "纸质"
	case application.AsEmail:
		return "电子邮件"
	case application.OnDisc:
		return "光盘"
	}
	return string(f)
}

// Route is by what route it is obtained (获取信息的方式).
func Route(r application.Route) string {
	switch r {
	case application.PostRoute:
		return "邮寄"
	case application.EmailRoute:
		return "电子邮件"
	case application.FaxRoute:
		return "传真"
	case application.Collected:
		return "自行领取"
	case application.ReadThere:
		return "当场阅读、抄录"
	}
	return string(r)
}

// Wanted is how the applicant wants to have the information, in one line.
func Wanted(w application.Wanted) string {
	var forms, routes []string
	for _, f := range w.Forms {
		forms = append(forms, Form(f))
	}
	for _, r := range w.Routes {
		routes = append(routes, Route(r))
	}
	if w.Other {
		routes = append(routes, "也可接受其他方式")
	}
	text := strings.Join(forms, "、")
	if len(forms) > 0 && len(routes) > 0 {
		text += "；"
	}
	return text + strings.Join(routes, "、")
}

// HasSignature says whether the paper bears a signature or seal.
func HasSignature(s application.Signature) string {
	switch s {
	case application.HasSignature:
		return "有签名或者盖章"
	case application.NoSignature:
		return "没有签名、盖章"
	}
	return ""
}

// AlikeBy are the fields by which two applications have the same applicant.
func AlikeBy(fields []string) string {
	var out []string
	for _, f := range fields {
		switch f {
		case "name":
			out = append(out, "同名")
		case "document":
			out = append(out, "同一证件号码")
		case "phone":
			out = append(out, "同一电话")
		}
	}
	return strings.Join(out, "、")
}

// formField is the name of a field of the 申请表; those of agent and co-applicants say whose they are.
func formField(name string) string {
	switch name {
	case "addressed_to":
		return "向谁申请"
	case "doc_other":
		return "其他证件的名称"
	case "spokesman":
		return "联名申请人的代表人"
	case "co_applicants":
		return "联名申请人"
	case "signature":
		return "签名或盖章"
	case "written_on":
		return "申请时间"
	case "pages":
		return "页数"
	case "enclosures":
		return "附件"
	case "purpose":
		return "用途"
	case "forms":
		return "提供信息的指定方式"
	case "routes":
		return "获取信息的方式"
	case "points":
		return "补正事项"
	}
	return personField(name)
}

func personField(name string) string {
	who, rest, found := strings.Cut(name, "_")
	number := strings.TrimPrefix(who, "co")
	switch {
	case !found:
		return name
	case who == "agent" && rest == "mandate":
		return "授权委托书"
	case who == "agent":
		return "代理人的" + partyField(rest)
	case who == "form", who == "route", who == "point":
		return boxField(who, rest)
	case number != who && number != "" && strings.Trim(number, "0123456789") == "":
		return "联名申请人 " + number + " 的" + partyField(rest)
	}
	return name
}

// boxField is the name of one tick of a group.
func boxField(group, code string) string {
	switch group {
	case "form":
		return Form(application.Form(code))
	case "route":
		if code == "other" {
			return "也可接受其他方式"
		}
		return Route(application.Route(code))
	}
	return Missing(application.Missing(code))
}

// WrongNumber says what does not fit about a document's number, and what follows: nothing but a line of the checklist.
func WrongNumber(kind application.ApplicantKind, named, number string) string {
	const after = "，请核对原件。可以先保存，将列入补正清单。"
	name := application.IdentityCard
	if named == application.CreditCode || named == "" && kind != application.Natural {
		name = application.CreditCode
	}
	if n := len([]rune(number)); n != 18 {
		return name + "应为 18 位，现在是 " + strconv.Itoa(n) + " 位" + after
	}
	if want := application.CheckDigit(name, number); want != "" {
		return name + "校验不符：第 18 位应为 " + want + after
	}
	return name + "校验不符：有不该出现的字符" + after
}
