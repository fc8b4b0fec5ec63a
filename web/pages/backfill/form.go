package backfill

import (
	"crypto/sha256"
	"encoding/hex"
	"strings"
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
	CommandID, Checked                                string
	Number, On, Channel, ConfirmedOn, Applicant       string
	Name, DocNumber, Phone, Address, Handler, Request string
}

// View is the form with its fields.
type View struct {
	Action, CommandID string
	Problems          parts.Problems
	Fields            []parts.Field
	Preview           *Preview
	Done              string
}

func bind(v *site.Visit) Form {
	return Form{CommandID: v.Form("command_id"), Checked: v.Form("checked"), Number: v.Form("number"), On: v.Form("on"), Channel: v.Form("channel"),
		ConfirmedOn: v.Form("confirmed_on"), Applicant: v.Form("applicant"), Name: v.Form("name"), DocNumber: v.Form("doc_number"), Phone: v.Form("phone"),
		Address: v.Form("address"), Handler: v.Form("handler"), Request: v.Form("request")}
}

// digest tells whether what is confirmed is what was shown.
func (f Form) digest() string {
	sum := sha256.Sum256([]byte(strings.Join([]string{f.Number, f.On, f.Channel, f.ConfirmedOn, f.Handler}, "\x00")))
	return hex.EncodeToString(sum[:8])
}

// confirms: channels whose receipt is the day both sides confirmed (art. 31(2)(3)).
func (f Form) confirms() bool {
	switch clock.Channel(f.Channel) {
	case clock.OrdinaryMail, clock.Internet, clock.Fax:
		return true
	case clock.InPerson, clock.SignedMail, clock.Oral:
	}
	return false
}

func (f Form) backfilling() (desk.Backfilling, desk.Invalid) {
	var bad desk.Invalid
	read := func(name, text string) civil.Date {
		d, ok := parts.ReadDate(text)
		if !ok {
			bad = append(bad, desk.Fault{Field: name, Code: "not_a_date"})
		}
		return d
	}
	on, confirmed := read("on", f.On), read("confirmed_on", f.ConfirmedOn)
	if !f.confirms() {
		confirmed = 0
	}
	for _, x := range []struct{ name, text string }{{"name", f.Name}, {"doc_number", f.DocNumber}, {"phone", f.Phone}, {"address", f.Address}, {"request", f.Request}} {
		if utf8.RuneCountInString(x.text) > casefile.Letters(application.CmdRegister, x.name) {
			bad = append(bad, desk.Fault{Field: x.name, Code: "too_long"})
		}
	}
	cmd := application.Register{Channel: clock.Channel(f.Channel), ConfirmedOn: confirmed, Applicant: application.ApplicantKind(f.Applicant),
		Party: casefile.Party{Name: f.Name, DocNumber: f.DocNumber, Phone: f.Phone, Address: f.Address}, Request: f.Request}
	return desk.Backfilling{Registration: desk.Registration{CommandID: f.CommandID, On: on, Command: cmd}, Number: f.Number, Handler: f.Handler}, bad
}

func (f Form) view(p parts.Problems, today civil.Date, cal *calendar.Calendar, people []desk.Choice) View {
	out := View{Action: path, CommandID: f.CommandID, Problems: p}
	line := func(name, value string) parts.Field {
		return parts.Field{Kind: parts.TextField, Name: name, Label: words.Field(name), Value: value, Error: p.Of(name), Max: casefile.Letters(application.CmdRegister, name), Width: "half"}
	}
	number := line("number", f.Number)
	number.Hint, number.Max = "照原登记簿写，一字不差；不占用系统的编号", 40
	on := f.day(p, "on", "收到日期", f.On, today, cal)
	on.Hint = "真实的收到日期（签收日），不是今天。期限从这一天算"
	confirmed := f.day(p, "confirmed_on", words.Field("confirmed_on"), f.ConfirmedOn, today, cal)
	confirmed.For, confirmed.Optional, confirmed.Hint = "channel=ordinary_mail internet fax", true, "与申请人双方确认收到的日期；还没有确认先空着"
	var channels, kinds []parts.Option
	for _, c := range application.Channels() {
		channels = append(channels, parts.Option{Value: string(c), Label: words.Channel(c)})
	}
	for _, k := range application.ApplicantKinds() {
		kinds = append(kinds, parts.Option{Value: string(k), Label: words.Applicant(k)})
	}
	handlers := []parts.Option{{Value: "", Label: "还没有分办"}}
	for _, x := range people {
		handlers = append(handlers, parts.Option{Value: x.ID, Label: x.Display})
	}
	request := parts.Field{Kind: parts.AreaField, Name: "request", Label: words.Field("request"), Hint: "照抄原文", Value: f.Request, Error: p.Of("request"), Rows: 4}
	optional := func(x parts.Field) parts.Field { x.Optional = true; return x }
	out.Fields = []parts.Field{number, on,
		{Kind: parts.RadioField, Name: "channel", Label: words.Field("channel"), Error: p.Of("channel"), Options: parts.Choose(channels, f.Channel)}, confirmed,
		{Kind: parts.RadioField, Name: "applicant", Label: words.Field("applicant"), Error: p.Of("applicant"), Options: parts.Choose(kinds, f.Applicant)},
		line("name", f.Name), request,
		{Kind: parts.SelectField, Name: "handler", Label: "原承办人", Error: p.Of("handler"), Options: parts.Choose(handlers, f.Handler), Width: "half", Optional: true},
		optional(line("doc_number", f.DocNumber)), optional(line("phone", f.Phone)), optional(line("address", f.Address))}
	return out
}

func (f Form) day(p parts.Problems, name, label, value string, today civil.Date, cal *calendar.Calendar) parts.Field {
	d, ok := parts.ReadDate(value)
	if ok && !d.IsZero() {
		value = d.String()
	}
	return parts.Field{Kind: parts.DateField, Name: name, Label: label, Value: value, Error: p.Of(name), Width: "half", To: today.String(), From: casefile.Statute.String(),
		Said: parts.SayDay(d, today, cal)}
}
