package form

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"gongkai/casefile"
	"gongkai/casefile/application"
	"gongkai/civil"
	"gongkai/statute/calendar"
	"gongkai/web/parts"
	"gongkai/web/words"
)

// Applicant is the part of the 申请表 on who applies and how he wants to be answered, in the order of the official form. Registration
// and 补充申请人信息 show the same fields.
type Applicant struct {
	Get      func(name string) string
	Problems parts.Problems
	Act      string
	Known    casefile.Party // as it is on file, masked: an empty field leaves it so
	Today    civil.Date
	Cal      *calendar.Calendar
	Rows     int    // of co-applicants to draw, at least
	Action   string // where more rows are asked for
}

// Bounds of the rows of co-applicants that a form can send; how many a case takes, the office's rules say.
const mostCo = 200

// Folds are the fields that may be filled in later.
func (a Applicant) Folds() []parts.Fold {
	return []parts.Fold{a.reached(), a.others(), a.wanted()}
}

// reached is the applicant's document and how to reach him.
func (a Applicant) reached() parts.Fold {
	organisation := "applicant=" + strings.Join(organisations(), " ")
	kind := parts.Field{Kind: parts.SelectField, Name: "doc_kind", Label: "证件名称", Error: a.Problems.Of("doc_kind"), Options: parts.Choose(documents(), a.Get("doc_kind"))}
	other := a.line("doc_other")
	other.For, other.Hint = "doc_kind=其他", "写证件的全称"
	number := a.masked("doc_number", a.Known.DocNumber)
	number.Warn = a.digits("doc_number", application.ApplicantKind(a.Get("applicant")), Document(a.Get))
	rep, contact, work := Optional(a.line("legal_rep")), a.line("contact"), Optional(a.line("workplace"))
	rep.For, contact.For, contact.Label, work.For = organisation, organisation, "联系人姓名", "applicant="+string(application.Natural)
	post := a.line("postcode")
	post.Mode = "numeric"
	delivery := Optional(a.line("delivery_address"))
	delivery.Hint = "与联系地址不同的才填"
	groups := []parts.FieldGroup{{Fields: []parts.Field{Optional(a.line("addressed_to"))}}, {Pair: true, Fields: []parts.Field{kind, number}},
		{Fields: []parts.Field{other}}, {Pair: true, Fields: []parts.Field{rep, contact}}, {Fields: []parts.Field{a.line("address")}},
		{Pair: true, Fields: []parts.Field{post, Optional(a.line("email"))}}, {Pair: true, Fields: []parts.Field{Optional(a.line("fax")), work}}, {Fields: []parts.Field{delivery}}}
	groups[0].Fields[0].Hint = "照抄申请表上写的机关名称"
	return a.fold("向谁申请、证件、联系地址", groups)
}

// others are the agent and who applies together with the applicant.
func (a Applicant) others() parts.Fold {
	agent := a.person("agent_", agentOf(a.Known))
	mandate := parts.Field{Kind: parts.CheckField, Name: "agent_mandate", Label: "有授权委托书", Value: a.Get("agent_mandate")}
	groups := []parts.FieldGroup{{Legend: "代理人", Fields: agent[:1]}, {Pair: true, Fields: agent[1:3]}, {Pair: true, Fields: agent[3:]}, {Fields: []parts.Field{mandate}}}
	n := a.rows()
	left := slices.Clone(a.Known.CoApplicants)
	for i := 1; i <= n; i++ {
		prefix := fmt.Sprintf("co%d_", i)
		var known casefile.Person
		if at := slices.IndexFunc(left, func(x casefile.Person) bool { return x.Name == a.Get(prefix+"name") }); at >= 0 {
			known, left = left[at], slices.Delete(left, at, at+1)
		}
		fields := a.person(prefix, known)
		groups = append(groups, parts.FieldGroup{Legend: fmt.Sprintf("联名申请人 %d", i), Pair: true, Fields: fields[:2]},
			parts.FieldGroup{Pair: true, Fields: fields[2:4]}, parts.FieldGroup{Fields: fields[4:]})
	}
	if n > 0 {
		spokesman := Optional(a.line("spokesman"))
		spokesman.Hint = "推选了代表人的，写姓名"
		groups = append(groups, parts.FieldGroup{Fields: []parts.Field{spokesman}})
	}
	out := a.fold("代理人、联名申请人", groups)
	if n > 0 {
		out.Title = fmt.Sprintf("代理人、联名申请人（%d 名）", n)
	}
	out.Open = out.Open || a.Rows > 0 || a.Problems.Of("co_applicants") != ""
	out.More = []parts.MoreButton{{Label: "增加 1 名联名申请人", Value: "co1", Action: a.Action}, {Label: "增加 10 名", Value: "co10", Action: a.Action}}
	return out
}

// person are the fields of an agent or a co-applicant: name, document, number, telephone, address.
func (a Applicant) person(prefix string, known casefile.Person) []parts.Field {
	kind := Optional(a.line(prefix + "doc_kind"))
	kind.Hint = "空着为居民身份证"
	number := a.masked(prefix+"doc_number", known.DocNumber)
	number.Warn = a.digits(prefix+"doc_number", application.Natural, a.Get(prefix+"doc_kind"))
	out := []parts.Field{a.line(prefix + "name"), kind, number, a.masked(prefix+"phone", known.Phone), Optional(a.line(prefix + "address"))}
	for i, label := range []string{"姓名", "证件名称", "证件号码", "联系电话", "联系地址"} {
		out[i].Label = label
	}
	if known.Name != "" {
		out[0].Hint = "改了姓名的，证件号码和电话要重新填写"
	}
	return out
}

// wanted is in what form and by what route, and the paper itself.
func (a Applicant) wanted() parts.Fold {
	forms := parts.FieldGroup{Legend: "提供信息的指定方式", Row: true, Name: "forms", Error: a.Problems.Of("forms")}
	for _, f := range application.Forms() {
		forms.Fields = append(forms.Fields, a.tick("form_"+string(f), words.Form(f)))
	}
	routes := parts.FieldGroup{Legend: "获取信息的方式", Row: true, Name: "routes", Error: a.Problems.Of("routes")}
	for _, r := range application.Routes() {
		routes.Fields = append(routes.Fields, a.tick("route_"+string(r), words.Route(r)))
	}
	routes.Fields = append(routes.Fields, a.tick("route_other", words.Field("route_other")))
	var signed []parts.Option
	for _, s := range application.Signatures() {
		signed = append(signed, parts.Option{Value: string(s), Label: words.HasSignature(s)})
	}
	signature := Radio(a.Problems, "signature", a.Get("signature"), signed)
	written := a.date("written_on")
	written.Hint = "照申请表上写的；期限不从这一天算"
	pages := Optional(a.line("pages"))
	pages.Width, pages.Mode, pages.Hint = "short", "numeric", "申请表和附件共几页"
	purpose := Optional(a.line("purpose"))
	purpose.Hint = "申请表上写了的才照抄。不得询问，也不得要求补正"
	return a.fold("提供方式、获取方式、签名、附件", []parts.FieldGroup{forms, routes, {Fields: []parts.Field{signature}}, {Pair: true, Fields: []parts.Field{written, pages}},
		{Fields: []parts.Field{Optional(a.line("enclosures")), purpose}}})
}

// fold is open where something stands in it, or is wrong with it.
func (a Applicant) fold(title string, groups []parts.FieldGroup) parts.Fold {
	out := parts.Fold{Title: title, Groups: groups}
	for _, g := range groups {
		out.Open = out.Open || g.Error != ""
		for _, f := range g.Fields {
			out.Open = out.Open || f.Error != "" || a.Get(f.Name) != "" || f.Said != "" || strings.HasPrefix(f.Hint, nowIs)
		}
	}
	return out
}

const nowIs = "现在是 "

// masked is a field that is shown masked: left empty it stays as it is.
func (a Applicant) masked(name, known string) parts.Field {
	f := a.line(name)
	if known != "" {
		f.Hint = nowIs + known + "，不改请空着"
	}
	return f
}

// digits says what does not fit about a number; it never stands in the way.
func (a Applicant) digits(name string, kind application.ApplicantKind, named string) string {
	number := a.Get(name)
	if number == "" || application.DocumentFits(kind, named, number) {
		return ""
	}
	return words.WrongNumber(kind, named, number)
}

func (a Applicant) line(name string) parts.Field {
	f := Line(a.Problems, name, a.Get(name))
	f.Max = 0 // the browser does not cut what is pasted: it is told and kept
	return f
}

func (a Applicant) tick(name, label string) parts.Field {
	return parts.Field{Kind: parts.CheckField, Name: name, Label: label, Value: a.Get(name)}
}

func (a Applicant) date(name string) parts.Field {
	value := a.Get(name)
	d, ok := parts.ReadDate(value)
	if ok && !d.IsZero() {
		value = d.String()
	}
	return parts.Field{Kind: parts.DateField, Name: name, Label: words.Field(name), Value: value, Error: a.Problems.Of(name), Optional: true,
		Said: parts.SayDay(d, a.Today, a.Cal)}
}

// rows are the rows of co-applicants to draw: those with something in them, and those that were asked for.
func (a Applicant) rows() int {
	n := a.Rows
	for i := 1; i <= mostCo; i++ {
		if filledRow(a.Get, i) {
			n = max(n, i)
		}
	}
	return min(n, mostCo)
}

// MoreRows are the rows after the button that was pressed; 0 where none was.
func MoreRows(get func(string) string, more string) int {
	add, err := strconv.Atoi(strings.TrimPrefix(more, "co"))
	if err != nil || add != 1 && add != 10 {
		return 0
	}
	return min(Applicant{Get: get}.rows()+add, mostCo)
}

func organisations() []string {
	var out []string
	for _, k := range application.ApplicantKinds() {
		if k != application.Natural {
			out = append(out, string(k))
		}
	}
	return out
}

// otherDocument is chosen where the document is none of the usual ones; its name is then written out.
const otherDocument = "其他"

// documents: the first is assumed from the kind of applicant.
func documents() []parts.Option {
	out := []parts.Option{{Value: "", Label: "公民：居民身份证；单位：统一社会信用代码"}}
	for _, name := range application.Documents() {
		if name != application.IdentityCard {
			out = append(out, parts.Option{Value: name, Label: name})
		}
	}
	return append(out, parts.Option{Value: application.IdentityCard, Label: "居民身份证（单位由个人证件登记的）"}, parts.Option{Value: application.CreditCode, Label: application.CreditCode},
		parts.Option{Value: otherDocument, Label: "其他证件"})
}

func agentOf(p casefile.Party) casefile.Person {
	if p.Agent == nil {
		return casefile.Person{}
	}
	return p.Agent.Person
}
