package deadline

import (
	"net/url"
	"strconv"

	"gongkai/civil"
	"gongkai/statute/calendar"
	"gongkai/statute/clock"
	"gongkai/web/parts"
	"gongkai/web/words"
)

// Input is one field of the form.
type Input struct {
	Kind    InputKind
	Name    string
	Label   string
	Hint    string
	Value   string
	Said    string // a date in words
	Error   string
	Options []parts.Option
	For     string // values of another field for which this one matters
	Must    bool
}

// InputKind is how a field is drawn.
type InputKind string

// The kinds.
const (
	DateInput   InputKind = "date"
	NumberInput InputKind = "number"
	ChoiceInput InputKind = "choice"
)

// Row is one thing that happened after the receipt.
type Row struct {
	N      int
	Kind   string // a code of happenings
	Label  string
	Hint   string
	Inputs []Input
	Blank  bool // nothing filled in yet: not counted
}

// form is what was asked, read field by field.
type form struct {
	query url.Values
	today civil.Date
	cal   *calendar.Calendar

	top   []Input
	rows  []Row
	asOf  Input
	when  civil.Date // as of
	facts []clock.Fact
	wrong []parts.Problem
}

func read(query url.Values, today civil.Date, cal *calendar.Calendar) *form {
	f := &form{query: query, today: today, cal: cal}
	f.readReceipt()
	for _, n := range rowsOf(query) {
		f.readRow(n)
	}
	asOf, in := f.date("as_of", "算到哪一天", "不填为今天", false)
	f.asOf, f.when = in, asOf
	if asOf.IsZero() {
		f.when = today
	}
	return f
}

// readReceipt reads when and how the application came (art. 31).
func (f *form) readReceipt() {
	on, day := f.date("on", "收到日期", "当面提交、签收、收到信函、网上提交或者收到传真的日期", true)
	channel, how := f.channel("channel", "渠道")
	confirmed, confirmedIn := f.date("confirmed_on", "双方确认日期", "与申请人确认收到的日期；网上申请有自动回执的不用填", false)
	confirmedIn.For = confirmable("channel")
	if !confirms(channel) {
		confirmed = 0 // the field belongs to other channels, and is hidden for this one
	}
	f.top = []Input{day, how, confirmedIn}
	f.facts = append(f.facts, clock.Fact{Kind: clock.Received, On: on, Channel: channel, ConfirmedOn: confirmed})
}

func confirmable(channel string) string {
	return channel + "=" + string(clock.OrdinaryMail) + " " + string(clock.Internet) + " " + string(clock.Fax)
}

// confirms: channels whose receipt is the day both sides confirmed (art. 31(2)(3)).
func confirms(c clock.Channel) bool {
	return c == clock.OrdinaryMail || c == clock.Internet || c == clock.Fax
}

// summary lists the faults on top of the form; facts that pass one by one are judged together last.
func (f *form) summary() parts.Problems {
	if len(f.wrong) == 0 {
		if err := clock.Validate(f.facts); err != nil {
			f.wrong = append(f.wrong, parts.Problem{Text: err.Error()})
		}
	}
	if len(f.wrong) == 0 {
		return parts.Problems{}
	}
	return parts.Problems{Heading: "没有计算，请先改正", Items: f.wrong}
}

func (f *form) fault(in *Input, text string) {
	in.Error = text
	f.wrong = append(f.wrong, parts.Problem{Field: in.Name, Text: in.Label + "：" + text})
}

// date reads a date field; zero where it is empty or wrong.
func (f *form) date(name, label, hint string, must bool) (civil.Date, Input) {
	in := Input{Kind: DateInput, Name: name, Label: label, Hint: hint, Value: f.text(name), Must: must}
	d, ok := parts.ReadDate(in.Value)
	switch {
	case !ok:
		f.fault(&in, "请写作 2024-03-04 的形式，并核对有没有这一天")
		return 0, in
	case d.IsZero() && must:
		f.fault(&in, "请填写日期")
		return 0, in
	case d.IsZero():
		return 0, in
	}
	in.Value, in.Said = d.String(), d.ChineseWeekday()+"，"+words.WorkingDay(f.cal.IsWorking(d))
	if says := clock.RangeFault(d); says != "" {
		f.fault(&in, says+"，请核对年份")
		return 0, in
	}
	return d, in
}

// days reads a number of working days; zero where it is empty or wrong.
func (f *form) days(name, label, hint string, must bool) (int, Input) {
	const most = 1000
	in := Input{Kind: NumberInput, Name: name, Label: label, Hint: hint, Value: f.text(name), Must: must}
	if in.Value == "" {
		if must {
			f.fault(&in, "请填写工作日数")
		}
		return 0, in
	}
	n, err := strconv.Atoi(in.Value)
	if err != nil || n < 1 || n > most {
		f.fault(&in, "应为1至1000的整数")
		return 0, in
	}
	return n, in
}

func (f *form) channel(name, label string) (clock.Channel, Input) {
	options := make([]parts.Option, 0, 6)
	for _, c := range []clock.Channel{clock.InPerson, clock.SignedMail, clock.OrdinaryMail, clock.Internet, clock.Fax, clock.Oral} {
		options = append(options, parts.Option{Value: string(c), Label: words.Channel(c)})
	}
	chosen, in := f.choice(name, label, options)
	return clock.Channel(chosen), in
}

// choice reads one of some values; the first where nothing is chosen.
func (f *form) choice(name, label string, options []parts.Option) (string, Input) {
	in := Input{Kind: ChoiceInput, Name: name, Label: label, Value: f.text(name)}
	if in.Value == "" {
		in.Value = options[0].Value
	}
	in.Options = parts.Choose(options, in.Value)
	for _, o := range options {
		if o.Value == in.Value {
			return in.Value, in
		}
	}
	f.fault(&in, "请选择一项")
	return options[0].Value, in
}

// text is a field, cut where no honest value is longer.
func (f *form) text(name string) string {
	const most = 40 // letters
	letters := []rune(f.query.Get(name))
	return string(letters[:min(most, len(letters))])
}
