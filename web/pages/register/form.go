package register

import (
	"unicode/utf8"

	"github.com/google/uuid"

	"gongkai/casefile"
	"gongkai/casefile/application"
	"gongkai/civil"
	"gongkai/desk"
	"gongkai/statute/calendar"
	"gongkai/statute/clock"
	"gongkai/web/form"
	"gongkai/web/parts"
	"gongkai/web/site"
	"gongkai/web/words"
)

// View is the form with its fields: what gives a 登记号, then what may follow.
type View struct {
	CommandID                                     string
	Fresh                                         bool // nothing was posted yet: kept text of this window may be offered
	Problems                                      parts.Problems
	On, Channel, ConfirmedOn, Tracking, Applicant parts.Field
	Name, Phone, Request                          parts.Field
	Folds                                         []parts.Fold
	Preview                                       Preview
}

// paper is the form as it was typed.
type paper struct {
	form.Typed
	rows int  // of co-applicants, where more were asked for
	cut  bool // something was longer than can be given back
}

func bind(v *site.Visit) paper {
	t := form.Bind(v, func(name string) bool {
		switch name {
		case "on", "channel", "confirmed_on", "applicant", "tracking", "request":
			return true
		}
		return form.IsApplicant(name)
	})
	shortened := cut(t)
	return paper{Typed: t, rows: form.MoreRows(get(t), v.Form("more")), cut: shortened}
}

// longestKept is how much of one field is given back, in letters: far more than any field takes, and little enough to be drawn.
const longestKept = 100000

// cut shortens what no page can show; it is told to be too long all the same, and every other field is kept whole.
func cut(t form.Typed) (any bool) {
	for name, text := range t {
		if len(text) > longestKept && utf8.RuneCountInString(text) > longestKept {
			t[name], any = string([]rune(text)[:longestKept]), true
		}
	}
	return any
}

func get(t form.Typed) func(string) string { return func(name string) string { return t[name] } }

func blank(today civil.Date) paper {
	return paper{Typed: form.Typed{commandID: uuid.NewString(), "on": today.String(), "channel": string(clock.InPerson), "applicant": string(application.Natural)}}
}

const commandID = "command_id"

// registration reads the form; what cannot be read is a fault of its field.
func (p paper) registration() (desk.Registration, desk.Invalid) {
	t := p.Typed
	party, particulars, bad := form.ReadApplicant(get(t))
	bad = append(bad, form.TooLong(application.CmdRegister, get(t))...)
	on, ok := parts.ReadDate(t["on"])
	if !ok {
		bad = append(bad, desk.Fault{Field: "on", Code: "not_a_date"})
	}
	confirmed, ok := parts.ReadDate(t["confirmed_on"])
	if !ok {
		bad = append(bad, desk.Fault{Field: "confirmed_on", Code: "not_a_date"})
	}
	if !confirms(t["channel"]) {
		confirmed = 0 // the field belongs to other channels, and is hidden for this one
	}
	for _, name := range []string{"tracking", "request"} {
		if utf8.RuneCountInString(t[name]) > casefile.Letters(application.CmdRegister, name) {
			bad = append(bad, desk.Fault{Field: name, Code: "too_long"})
		}
	}
	return desk.Registration{CommandID: t[commandID], On: on, Command: application.Register{Channel: clock.Channel(t["channel"]), ConfirmedOn: confirmed,
		Applicant: application.ApplicantKind(t["applicant"]), Party: party, Request: t["request"], Tracking: t["tracking"], Particulars: particulars}}, bad
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

func (p paper) view(problems parts.Problems, today civil.Date, cal *calendar.Calendar) View {
	t := p.Typed
	out := View{CommandID: t[commandID], Problems: problems}
	out.On = dateField(problems, "on", t["on"], today, cal)
	out.On.Label, out.On.Hint = "收到日期", "今天是 "+words.Day(today, today)+"，"+words.WorkingDay(cal.IsWorking(today))
	out.ConfirmedOn = dateField(problems, "confirmed_on", t["confirmed_on"], today, cal)
	out.ConfirmedOn.Hint, out.ConfirmedOn.For, out.ConfirmedOn.Optional = "与申请人双方确认收到的日期；还没有确认先空着，以后用“更正”补记。网上申请有自动回执的不用填", "channel=ordinary_mail internet fax", true
	out.Channel = parts.Field{Kind: parts.RadioField, Name: "channel", Label: "渠道", Error: problems.Of("channel"), Options: channels(t["channel"])}
	out.Applicant = parts.Field{Kind: parts.RadioField, Name: "applicant", Label: "申请人类型", Error: problems.Of("applicant"), Options: applicants(t["applicant"])}
	out.Request = form.Area(problems, "request", t["request"])
	out.Request.Hint, out.Request.Rows = "照抄原文", 5
	out.Name, out.Phone, out.Tracking = line(problems, "name", t["name"]), line(problems, "phone", t["phone"]), line(problems, "tracking", t["tracking"])
	out.Phone.Mode, out.Tracking.For = "tel", "channel=signed_mail ordinary_mail"
	out.Folds = form.Applicant{Get: get(t), Problems: problems, Act: application.CmdRegister, Today: today, Cal: cal, Rows: p.rows, Action: previewPath}.Folds()
	return out
}

func dateField(p parts.Problems, name, value string, today civil.Date, cal *calendar.Calendar) parts.Field {
	d, ok := parts.ReadDate(value)
	if ok && !d.IsZero() {
		value = d.String()
	}
	return parts.Field{Kind: parts.DateField, Name: name, Label: words.Field(name), Value: value, Error: p.Of(name), Width: "half", To: today.String(),
		From: casefile.Statute.String(), Said: parts.SayDay(d, today, cal)}
}

// line is not cut by the browser: what is too long is told, and kept.
func line(p parts.Problems, name, value string) parts.Field {
	f := form.Line(p, name, value)
	f.Max = 0
	return f
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
