package act

import (
	"unicode/utf8"

	"github.com/google/uuid"

	"gongkai/casefile"
	"gongkai/civil"
	"gongkai/desk"
	"gongkai/web/parts"
	"gongkai/web/site"
	"gongkai/web/words"
)

// Form is what was typed, of whichever act; an act reads its own fields.
type Form struct {
	CommandID string
	Seen      int // seq of the case as the form saw it

	On, Handler, Outcome, Text, Opinion, Reason, DocNo, Way, Tracking, Days, Statement string
	Applicant, Name, DocKind, DocNumber, Phone, Address, Postcode, Email, Contact      string
	Target, NewOn, Channel, ConfirmedOn, Withdrawn, ServedOn                           string
	Party, Ref, By, Tariff, Before, Count, Due                                         string
	Secrecy, Privacy, Ours, Role, Carrier                                              string

	Signed []desk.SignedText // warnings taken upon oneself
}

// entry is a field of the form by its name.
type entry struct{ name, value string }

func (f Form) entries() []entry {
	return []entry{{"on", f.On}, {"handler", f.Handler}, {"outcome", f.Outcome}, {"text", f.Text}, {"opinion", f.Opinion}, {"reason", f.Reason},
		{"doc_no", f.DocNo}, {"way", f.Way}, {"tracking", f.Tracking}, {"days", f.Days}, {"statement", f.Statement}, {"applicant", f.Applicant},
		{"name", f.Name}, {"doc_kind", f.DocKind}, {"doc_number", f.DocNumber}, {"phone", f.Phone}, {"address", f.Address}, {"postcode", f.Postcode},
		{"email", f.Email}, {"contact", f.Contact}, {"target", f.Target}, {"new_on", f.NewOn}, {"channel", f.Channel}, {"confirmed_on", f.ConfirmedOn},
		{"withdrawn", f.Withdrawn}, {"served_on", f.ServedOn}, {"party", f.Party}, {"ref", f.Ref}, {"by", f.By}, {"tariff", f.Tariff}, {"before", f.Before},
		{"count", f.Count}, {"due", f.Due}, {"secrecy", f.Secrecy}, {"privacy", f.Privacy}, {"ours", f.Ours}, {"role", f.Role}, {"carrier", f.Carrier}}
}

func bind(v *site.Visit) Form {
	return Form{CommandID: v.Form("command_id"), Seen: number(v.Form("seen")), On: v.Form("on"), Handler: v.Form("handler"), Outcome: v.Form("outcome"),
		Text: v.Form("text"), Opinion: v.Form("opinion"), Reason: v.Form("reason"), DocNo: v.Form("doc_no"), Way: v.Form("way"), Tracking: v.Form("tracking"),
		Days: v.Form("days"), Statement: v.Form("statement"), Applicant: v.Form("applicant"), Name: v.Form("name"), DocKind: v.Form("doc_kind"),
		DocNumber: v.Form("doc_number"), Phone: v.Form("phone"), Address: v.Form("address"), Postcode: v.Form("postcode"), Email: v.Form("email"),
		Contact: v.Form("contact"), Target: v.Form("target"), NewOn: v.Form("new_on"), Channel: v.Form("channel"), ConfirmedOn: v.Form("confirmed_on"),
		Withdrawn: v.Form("withdrawn"), ServedOn: v.Form("served_on"), Party: v.Form("party"), Ref: v.Form("ref"), By: v.Form("by"), Tariff: v.Form("tariff"),
		Before: v.Form("before"), Count: v.Form("count"), Due: v.Form("due"),
		Secrecy: v.Form("secrecy"), Privacy: v.Form("privacy"), Ours: v.Form("ours"), Role: v.Form("role"), Carrier: v.Form("carrier"), Signed: bindSigned(v)}
}

// blank is the form before anything is typed: today, and what is known already.
func (c *call) blank(target string) Form {
	s, p := c.app.State, c.app.Party
	f := Form{CommandID: uuid.NewString(), Seen: s.Seq, On: c.Today.String(), DocNo: s.DocNo, Target: target, Applicant: string(s.Applicant),
		Name: p.Name, DocKind: p.DocKind, Address: p.Address, Postcode: p.Postcode, Email: p.Email, Contact: p.Contact}
	if c.offer.To != 0 && c.offer.To < c.Today {
		f.On = c.offer.To.String()
	}
	if c.def.kind == draft {
		f.Outcome, f.Text = "A36_2_GRANT", c.app.Draft
	}
	if target == "" && c.def.kind == amend && len(s.Facts) == 1 {
		f.Target = "1"
	}
	return c.blankProcedure(f)
}

// reader reads fields and collects what it could not read.
type reader struct {
	form Form
	bad  desk.Invalid
}

func (r *reader) date(name, text string) civil.Date {
	d, ok := parts.ReadDate(text)
	if !ok {
		r.fault(name, "not_a_date")
	}
	return d
}

func (r *reader) number(name, text string) int {
	n := number(text)
	if n == 0 && text != "" && text != "0" {
		r.fault(name, "not_a_number")
	}
	return n
}

func (r *reader) fault(field, code string) {
	r.bad = append(r.bad, desk.Fault{Field: field, Code: code})
}

// Longest texts, in letters.
const (
	maxLine = 200
	maxText = 50000
)

func (r *reader) lengths() {
	for _, e := range r.form.entries() {
		most := maxLine
		switch e.name {
		case "text", "opinion", "reason", "statement":
			most = maxText
		}
		if utf8.RuneCountInString(e.value) > most {
			r.fault(e.name, "too_long")
		}
	}
	for _, w := range r.form.Signed {
		if utf8.RuneCountInString(w.Reason) > maxText {
			r.fault(parts.SignName(w.Check), "too_long")
		}
	}
}

// The kinds of fields; label and hint stand in acts.go.

func (c *call) onField(p parts.Problems, label, hint string) parts.Field {
	f := c.dateField(p, "on", c.form.On)
	f.Label, f.Hint = label, hint
	if c.offer.Kind != "" {
		f.From, f.To = c.offer.From.String(), c.offer.To.String()
	}
	return f
}

func (c *call) dateField(p parts.Problems, name, value string) parts.Field {
	d, ok := parts.ReadDate(value)
	if ok && !d.IsZero() {
		value = d.String()
	}
	return parts.Field{Kind: parts.DateField, Name: name, Label: words.Field(name), Value: value, Error: p.Of(name), Width: "half",
		From: casefile.Statute.String(), To: c.Today.String(), Said: c.said(d)}
}

func textField(p parts.Problems, name, value string) parts.Field {
	return parts.Field{Kind: parts.TextField, Name: name, Label: words.Field(name), Value: value, Error: p.Of(name), Max: maxLine}
}

func areaField(p parts.Problems, name, value string) parts.Field {
	return parts.Field{Kind: parts.AreaField, Name: name, Label: words.Field(name), Value: value, Error: p.Of(name)}
}

func radioField(p parts.Problems, name, chosen string, options []parts.Option) parts.Field {
	return parts.Field{Kind: parts.RadioField, Name: name, Label: words.Field(name), Error: p.Of(name), Options: parts.Choose(options, chosen)}
}

func optional(f parts.Field) parts.Field {
	f.Optional = true
	return f
}

func named(f parts.Field, label, hint string) parts.Field {
	f.Label, f.Hint = label, hint
	return f
}

func half(f parts.Field) parts.Field {
	f.Width = "half"
	return f
}
