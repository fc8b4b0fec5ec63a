package register

import (
	"unicode/utf8"

	"gongkai/casefile"
	"gongkai/casefile/application"
	"gongkai/civil"
	"gongkai/desk"
	"gongkai/statute/calendar"
	"gongkai/statute/clock"
	"gongkai/web/parts"
	"gongkai/web/site"
	"gongkai/web/words"
)

// Form is what was typed.
type Form struct {
	CommandID, On, Channel, ConfirmedOn, Applicant     string
	Name, DocKind, DocNumber, Phone, Address, Postcode string
	Email, Contact, Tracking, Request                  string
}

// View is the form with its fields.
type View struct {
	CommandID                                  string
	Fresh                                      bool // nothing was posted yet: kept text of this window may be offered
	Problems                                   parts.Problems
	On, Channel, ConfirmedOn, Tracking         parts.Field
	Applicant, Name, DocKind, DocNumber, Phone parts.Field
	Address, Postcode, Email, Contact, Request parts.Field
	FoldOpen                                   bool
	Preview                                    Preview
}

func bind(v *site.Visit) Form {
	return Form{CommandID: v.Form("command_id"), On: v.Form("on"), Channel: v.Form("channel"), ConfirmedOn: v.Form("confirmed_on"),
		Applicant: v.Form("applicant"), Name: v.Form("name"), DocKind: v.Form("doc_kind"), DocNumber: v.Form("doc_number"), Phone: v.Form("phone"),
		Address: v.Form("address"), Postcode: v.Form("postcode"), Email: v.Form("email"), Contact: v.Form("contact"), Tracking: v.Form("tracking"),
		Request: v.Form("request")}
}

// registration reads the form; what cannot be read is a fault of its field.
func (f Form) registration() (desk.Registration, desk.Invalid) {
	var bad desk.Invalid
	on, ok := parts.ReadDate(f.On)
	if !ok {
		bad = append(bad, desk.Fault{Field: "on", Code: "not_a_date"})
	}
	confirmed, ok := parts.ReadDate(f.ConfirmedOn)
	if !ok {
		bad = append(bad, desk.Fault{Field: "confirmed_on", Code: "not_a_date"})
	}
	if !confirms(f.Channel) {
		confirmed = 0 // the field belongs to other channels, and is hidden for this one
	}
	for _, x := range []struct{ name, text string }{{"name", f.Name}, {"doc_kind", f.DocKind}, {"doc_number", f.DocNumber}, {"phone", f.Phone},
		{"address", f.Address}, {"postcode", f.Postcode}, {"email", f.Email}, {"contact", f.Contact}, {"tracking", f.Tracking}, {"request", f.Request}} {
		if utf8.RuneCountInString(x.text) > casefile.Letters(application.CmdRegister, x.name) {
			bad = append(bad, desk.Fault{Field: x.name, Code: "too_long"})
		}
	}
	return desk.Registration{CommandID: f.CommandID, On: on, Command: application.Register{Channel: clock.Channel(f.Channel), ConfirmedOn: confirmed,
		Applicant: application.ApplicantKind(f.Applicant), Party: f.party(), Request: f.Request, Tracking: f.Tracking}}, bad
}

func (f Form) party() casefile.Party {
	return casefile.Party{Name: f.Name, DocKind: f.DocKind, DocNumber: f.DocNumber, Phone: f.Phone, Address: f.Address, Postcode: f.Postcode, Email: f.Email,
		Contact: f.Contact}
}

// confirms: channels whose receipt is the day both sides confirmed (art. 31(2)(3)).
func confirms(channel string) bool {
	switch clock.Channel(channel) {
	case clock.OrdinaryMail, clock.Internet, clock.Fax:
		return true
	case clock.InPerson, clock.SignedMail, clock.Oral:
	}
	return false
}

func (f Form) view(p parts.Problems, today civil.Date, cal *calendar.Calendar) View {
	out := View{CommandID: f.CommandID, Problems: p, FoldOpen: f.Address+f.Postcode+f.Email+f.Contact != ""}
	out.On = f.dateField(p, "on", f.On, today, cal)
	out.On.Label, out.On.Hint = "收到日期", "今天是 "+words.Day(today, today)+"，"+words.WorkingDay(cal.IsWorking(today))
	out.ConfirmedOn = f.dateField(p, "confirmed_on", f.ConfirmedOn, today, cal)
	out.ConfirmedOn.Hint, out.ConfirmedOn.For, out.ConfirmedOn.Optional = "与申请人双方确认收到的日期；还没有确认先空着，以后用“更正”补记。网上申请有自动回执的不用填", "channel=ordinary_mail internet fax", true
	out.Channel = parts.Field{Kind: parts.RadioField, Name: "channel", Label: "渠道", Error: p.Of("channel"), Options: channels(f.Channel)}
	out.Applicant = parts.Field{Kind: parts.RadioField, Name: "applicant", Label: "申请人类型", Error: p.Of("applicant"), Options: applicants(f.Applicant)}
	out.Request = parts.Field{Kind: parts.AreaField, Name: "request", Label: "所需信息的内容描述", Hint: "照抄原文", Value: f.Request, Error: p.Of("request"), Rows: 5}
	out.Name = line(p, "name", f.Name)
	out.DocKind = parts.Field{Kind: parts.SelectField, Name: "doc_kind", Label: "证件名称", Options: parts.Choose(documents(), f.DocKind), Width: "half"}
	out.DocNumber = line(p, "doc_number", f.DocNumber)
	out.Phone = line(p, "phone", f.Phone)
	out.Phone.Mode = "tel"
	out.Address, out.Postcode = line(p, "address", f.Address), line(p, "postcode", f.Postcode)
	out.Postcode.Mode, out.Postcode.Width = "numeric", "short"
	out.Email, out.Contact, out.Tracking = line(p, "email", f.Email), line(p, "contact", f.Contact), line(p, "tracking", f.Tracking)
	out.Contact.Hint, out.Tracking.For = "单位申请时填写", "channel=signed_mail ordinary_mail"
	return out
}

func (f Form) dateField(p parts.Problems, name, value string, today civil.Date, cal *calendar.Calendar) parts.Field {
	d, ok := parts.ReadDate(value)
	if ok && !d.IsZero() {
		value = d.String()
	}
	return parts.Field{Kind: parts.DateField, Name: name, Label: words.Field(name), Value: value, Error: p.Of(name), Width: "half", To: today.String(),
		From: casefile.Statute.String(), Said: parts.SayDay(d, today, cal)}
}

func line(p parts.Problems, name, value string) parts.Field {
	return parts.Field{Kind: parts.TextField, Name: name, Label: words.Field(name), Value: value, Error: p.Of(name), Max: casefile.Letters(application.CmdRegister, name)}
}

func channels(chosen string) []parts.Option {
	out := make([]parts.Option, 0, len(application.Channels()))
	for _, c := range application.Channels() {
		out = append(out, parts.Option{Value: string(c), Label: words.Channel(c)})
	}
	return parts.Choose(out, chosen)
}

func applicants(chosen string) []parts.Option {
	out := make([]parts.Option, 0, len(application.ApplicantKinds()))
	for _, k := range application.ApplicantKinds() {
		out = append(out, parts.Option{Value: string(k), Label: words.Applicant(k)})
	}
	return parts.Choose(out, chosen)
}

// documents: the first is assumed from the kind of applicant.
func documents() []parts.Option {
	return []parts.Option{{Value: "", Label: "公民：居民身份证；单位：统一社会信用代码"}, {Value: "护照", Label: "护照"}, {Value: "港澳居民来往内地通行证", Label: "港澳居民来往内地通行证"},
		{Value: "台湾居民来往大陆通行证", Label: "台湾居民来往大陆通行证"}, {Value: "军官证", Label: "军官证"}, {Value: "其他", Label: "其他"}}
}
