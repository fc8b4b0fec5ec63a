package form

import (
	"gongkai/casefile"
	"gongkai/web/parts"
	"gongkai/web/words"
)

// Day is the field of the legal date, within what the act allows.
func (p *Paper) Day(problems parts.Problems, label, hint string) parts.Field {
	f := Labelled(p.Date(problems, "on"), label, hint)
	if p.Offer.Kind != "" {
		f.From, f.To = p.Offer.From.String(), p.Offer.To.String()
	}
	return f
}

// Date is a field of a day, with what it is in the calendar.
func (p *Paper) Date(problems parts.Problems, name string) parts.Field {
	value := p.Typed[name]
	d, ok := parts.ReadDate(value)
	if ok && !d.IsZero() {
		value = d.String()
	}
	return parts.Field{Kind: parts.DateField, Name: name, Label: words.Field(name), Value: value, Error: problems.Of(name), Width: "half",
		From: casefile.Statute.String(), To: p.Today.String(), Said: parts.SayDay(d, p.Today, p.Cal)}
}

// Line is a field of one line.
func Line(problems parts.Problems, name, value string) parts.Field {
	return parts.Field{Kind: parts.TextField, Name: name, Label: words.Field(name), Value: value, Error: problems.Of(name), Max: casefile.Letters("", name)}
}

// Area is a field of a passage. The browser does not cut it: what is too long is told, and kept.
func Area(problems parts.Problems, name, value string) parts.Field {
	return parts.Field{Kind: parts.AreaField, Name: name, Label: words.Field(name), Value: value, Error: problems.Of(name)}
}

// Radio is a choice of few.
func Radio(problems parts.Problems, name, chosen string, options []parts.Option) parts.Field {
	return parts.Field{Kind: parts.RadioField, Name: name, Label: words.Field(name), Error: problems.Of(name), Options: parts.Choose(options, chosen)}
}

// Optional is a field that may stay empty.
func Optional(f parts.Field) parts.Field {
	f.Optional = true
	return f
}

// Labelled is a field under another label.
func Labelled(f parts.Field, label, hint string) parts.Field {
	f.Label, f.Hint = label, hint
	return f
}

// Half is a field half as wide.
func Half(f parts.Field) parts.Field {
	f.Width = "half"
	return f
}
