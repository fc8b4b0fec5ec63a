package duty

import (
	"strconv"
	"unicode/utf8"

	"github.com/google/uuid"

	"gongkai/civil"
	"gongkai/desk"
	"gongkai/web/parts"
	"gongkai/web/site"
)

// Form is what was typed, of whichever act; an act reads its own fields.
type Form struct {
	CommandID string
	Seen      int // seq of the case as the form saw it

	On, Text, Opinion, Reason string
}

func bind(v *site.Visit) Form {
	seen, err := strconv.Atoi(v.Form("seen"))
	if err != nil {
		seen = 0 // no page of ours: everything happened since
	}
	return Form{CommandID: v.Form("command_id"), Seen: seen, On: v.Form("on"), Text: v.Form("text"), Opinion: v.Form("opinion"), Reason: v.Form("reason")}
}

// blank is the form before anything is typed: the act happened today, or on its last possible day.
func (c *call) blank() Form {
	f := Form{CommandID: uuid.NewString(), Seen: c.c.Seq, On: c.Today.String()}
	if c.offer.To != 0 && c.offer.To < c.Today {
		f.On = c.offer.To.String()
	}
	return f
}

// filled lacks nothing: only what the case itself forbids is refused.
func filled() Form { return Form{Text: "—", Opinion: "—", Reason: "—"} }

const maxText = 20000 // letters

// read is the day and what could not be read.
func (f Form) read() (civil.Date, desk.Invalid) {
	var bad desk.Invalid
	day, ok := parts.ReadDate(f.On)
	if !ok {
		bad = append(bad, desk.Fault{Field: "on", Code: "not_a_date"})
	}
	for _, x := range f.texts() {
		if utf8.RuneCountInString(x.Value) > maxText {
			bad = append(bad, desk.Fault{Field: x.Name, Code: "too_long"})
		}
	}
	return day, bad
}

func (f Form) texts() []Hidden {
	return []Hidden{{"text", f.Text}, {"opinion", f.Opinion}, {"reason", f.Reason}}
}
