package deadline

import (
	"net/url"
	"slices"
	"strconv"

	"gongkai/civil"
	"gongkai/statute/clock"
	"gongkai/web/parts"
)

// What may have happened, by the codes of the fields k1, k2 …: one row for what belongs together, a letter with its answer.
const (
	correction   = "correction"
	consultation = "consultation"
	extension    = "extension"
	reasons      = "reasons"
	laterDate    = "later"
	charge       = "fee"
	reply        = "reply"
	withdrawal   = "withdrawal"
	redo         = "redo"
)

// mostRows is more than any case has.
const mostRows = 20

func happenings() []parts.Option {
	return []parts.Option{
		{Value: correction, Label: "补正", Hint: "条例第三十条"},
		{Value: consultation, Label: "征求意见", Hint: "条例第三十二条至第三十四条"},
		{Value: extension, Label: "延期答复", Hint: "条例第三十三条第二款"},
		{Value: reasons, Label: "要求说明理由", Hint: "条例第三十五条"},
		{Value: laterDate, Label: "延迟答复", Hint: "条例第三十五条"},
		{Value: charge, Label: "收取信息处理费", Hint: "国办函〔2020〕109号"},
		{Value: reply, Label: "答复", Hint: "签收、交邮或者到达之日"},
		{Value: withdrawal, Label: "申请人撤回", Hint: "书面撤回"},
		{Value: redo, Label: "责令重新答复", Hint: "复议决定或者判决"},
	}
}

// readRow reads one row. A row in which nothing is filled in waits, and is not counted.
func (f *form) readRow(n int) {
	row := Row{N: n, Kind: f.text("k" + strconv.Itoa(n))}
	for _, h := range happenings() {
		if h.Value == row.Kind {
			row.Label, row.Hint = h.Label, h.Hint
		}
	}
	if row.Label == "" {
		f.wrong = append(f.wrong, parts.Problem{Text: "第" + strconv.Itoa(n) + "行不知是什么，请去掉"})
		row.Label = "不认识的一行"
		f.rows = append(f.rows, row)
		return
	}
	r := rowReader{form: f, n: strconv.Itoa(n), known: len(f.wrong)}
	r.read(row.Kind)
	row.Inputs = r.inputs
	if row.Blank = !r.filled; row.Blank {
		f.wrong = f.wrong[:r.known]
		for i := range row.Inputs {
			row.Inputs[i].Error = ""
		}
	} else {
		f.facts = append(f.facts, r.facts...)
	}
	f.rows = append(f.rows, row)
}

// rowReader reads the fields of one row; their names end in its number.
type rowReader struct {
	form   *form
	n      string
	known  int // faults before this row
	inputs []Input
	facts  []clock.Fact
	filled bool
}

func (r *rowReader) keep(in Input) {
	r.inputs = append(r.inputs, in)
	r.filled = r.filled || in.Kind != ChoiceInput && in.Value != ""
}

func (r *rowReader) must(name, label string) civil.Date {
	d, in := r.form.date(name+r.n, label, "", true)
	r.keep(in)
	return d
}

func (r *rowReader) may(name, label, hint string) civil.Date {
	d, in := r.form.date(name+r.n, label, hint, false)
	r.keep(in)
	return d
}

func (r *rowReader) days(label, hint string, must bool) int {
	n, in := r.form.days("days"+r.n, label, hint, must)
	r.keep(in)
	return n
}

func (r *rowReader) fact(x clock.Fact) { r.facts = append(r.facts, x) }

// dated adds a fact where its day is given.
func (r *rowReader) dated(k clock.Kind, on civil.Date, x clock.Fact) {
	if x.Kind, x.On = k, on; !on.IsZero() {
		r.fact(x)
	}
}

func (r *rowReader) read(kind string) {
	switch kind {
	case correction:
		r.correction()
	case consultation:
		r.consultation()
	case extension:
		approved, told := r.must("approved", "负责人批准日期"), r.must("notified", "告知申请人日期")
		days := r.days("延长工作日数", "最多20个", true)
		r.fact(clock.Fact{Kind: clock.Extended, ApprovedOn: approved, NotifiedOn: told, Days: days})
	case reasons:
		r.fact(clock.Fact{Kind: clock.ReasonsAsked, On: r.must("on", "要求说明理由的日期")})
	case laterDate:
		r.fact(clock.Fact{Kind: clock.LaterDateFixed, On: r.must("on", "告知申请人日期"), Due: r.must("due", "确定的答复日期")})
	case charge:
		r.fact(clock.Fact{Kind: clock.FeeNoticed, On: r.must("on", "发出收费通知日期"), ServedOn: r.may("served", "通知送达日期", "")})
		r.dated(clock.Paid, r.may("paid", "缴清日期", ""), clock.Fact{})
	case reply:
		r.fact(clock.Fact{Kind: clock.Replied, On: r.must("on", "答复日期")})
	case withdrawal:
		r.fact(clock.Fact{Kind: clock.Withdrawn, On: r.must("on", "书面撤回日期")})
	case redo:
		on := r.must("on", "收到决定、判决日期")
		r.fact(clock.Fact{Kind: clock.RedoOrdered, On: on, Days: r.days("责令的工作日数", "没有写明的不填，按20个", false)})
	}
}

func (r *rowReader) correction() {
	sent, served := r.must("on", "发出补正通知日期"), r.may("served", "通知送达日期", "")
	r.fact(clock.Fact{Kind: clock.CorrectionSent, On: sent, ServedOn: served, Days: r.days("补正期限工作日数", "没有写明的不填，按15个", false)})
	on := r.may("corrected", "收到补正日期", "")
	channel, how := r.form.channel("channel"+r.n, "补正渠道")
	r.keep(how)
	confirmed, in := r.form.date("confirmed"+r.n, "补正双方确认日期", "", false)
	in.For = confirmable("channel" + r.n)
	r.keep(in)
	if !confirms(channel) {
		confirmed = 0
	}
	r.dated(clock.Corrected, on, clock.Fact{Channel: channel, ConfirmedOn: confirmed})
	r.dated(clock.CorrectionExpired, r.may("expired", "逾期未补正办结日期", ""), clock.Fact{})
}

func (r *rowReader) consultation() {
	options := make([]parts.Option, 0, 3)
	for _, p := range []clock.Party{clock.ThirdParty, clock.CoMaker, clock.Agency} {
		options = append(options, parts.Option{Value: string(p), Label: p.Text()})
	}
	party, whom := r.form.choice("party"+r.n, "征求谁的意见", options)
	r.keep(whom)
	sent, served := r.must("on", "发出日期"), r.may("served", "送达日期", "没有送达证明的不填，按发出之日计")
	r.fact(clock.Fact{Kind: clock.ConsultSent, On: sent, ServedOn: served, Ref: r.n, Party: clock.Party(party)})
	r.dated(clock.ConsultAnswered, r.may("answered", "收到意见日期", "没有答复的不填，到期自动恢复计算"), clock.Fact{Ref: r.n})
	r.dated(clock.ConsultWithdrawn, r.may("taken", "撤回征求意见日期", ""), clock.Fact{Ref: r.n})
}

// rowsOf are the numbers of the rows that were asked; one that was taken out by hand leaves a gap, and those below it still count.
func rowsOf(query url.Values) []int {
	var out []int
	for n := 1; n <= mostRows; n++ {
		if query.Get("k"+strconv.Itoa(n)) != "" {
			out = append(out, n)
		}
	}
	return out
}

// edited carries out the buttons 再加一行 and 去掉 on the fields, and numbers the rows anew; nil where neither was pressed.
func edited(query url.Values) url.Values {
	add, drop := query.Get("add"), query.Get("drop")
	if add == "" && drop == "" {
		return nil
	}
	out := url.Values{}
	for name := range query {
		if name != "add" && name != "drop" {
			out.Set(name, query.Get(name))
		}
	}
	rows := rowsOf(query)
	if n, err := strconv.Atoi(drop); err == nil {
		rows = slices.DeleteFunc(rows, func(row int) bool { return row == n })
	}
	renumber(out, query, rows)
	if add != "" && len(rows) < mostRows {
		out.Set("k"+strconv.Itoa(len(rows)+1), add)
	}
	return out
}

// renumber puts these rows of the query into the fields, one below the other, and no other row.
func renumber(fields, query url.Values, rows []int) {
	for _, name := range rowFields() {
		for n := 1; n <= mostRows; n++ {
			fields.Del(name + strconv.Itoa(n))
		}
		for i, n := range rows {
			if value := query.Get(name + strconv.Itoa(n)); value != "" {
				fields.Set(name+strconv.Itoa(i+1), value)
			}
		}
	}
}

// rowFields are the names of the fields of rows, without the row's number.
func rowFields() []string {
	return []string{"k", "on", "served", "days", "corrected", "channel", "confirmed", "expired", "party", "answered", "taken", "approved", "notified", "due", "paid"}
}
