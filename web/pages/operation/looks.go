package operation

import (
	"net/http"
	"net/url"
	"slices"
	"strconv"
	"strings"
	"time"

	"gongkai/civil"
	"gongkai/desk"
	"gongkai/web/parts"
	"gongkai/web/site"
	"gongkai/web/words"
)

// Looks are who looked at unmasked data, newest first.
type Looks struct {
	Action, Back string
	Fields       []parts.Field
	Rows         []LookRow
	Paging       parts.Paging
}

// LookRow is one look.
type LookRow struct{ When, Who, Case, Field, Reason string }

func showLooks(v *site.Visit) error {
	f, fields, ok := lookFilter(v)
	view := Looks{Action: looks, Back: home, Fields: fields}
	people, err := v.Desk.Names(v.Ctx())
	if err != nil {
		return err
	}
	view.Fields[0].Options = parts.Choose(choices(people.People()), f.Account)
	if !ok {
		return v.Show(http.StatusUnprocessableEntity, "looks", view)
	}
	rows, more, err := v.Desk.Reveals(v.Ctx(), v.Person, f)
	if err != nil {
		return err
	}
	for _, r := range rows {
		view.Rows = append(view.Rows, LookRow{When: words.Instant(r.At, v.Today), Who: r.Who, Case: numberOf(r.About), Field: fieldName(r.Field), Reason: r.Reason})
	}
	q := url.Values{}
	for _, field := range fields {
		if field.Value != "" {
			q.Set(field.Name, field.Value)
		}
	}
	if f.Before.ID != "" {
		view.Paging.First = looks + "?" + q.Encode()
	}
	if more.ID != "" {
		q.Set("before", strconv.FormatInt(more.At.UnixMilli(), 10)+"_"+more.ID)
		view.Paging.Next = looks + "?" + q.Encode()
	}
	return v.Show(http.StatusOK, "looks", view)
}

// lookFilter reads the filters; a day that is none keeps what was typed and says so.
func lookFilter(v *site.Visit) (f desk.AuditFilter, fields []parts.Field, ok bool) {
	f.Account, ok = v.Query("who"), true
	fields = []parts.Field{{Kind: parts.SelectField, Name: "who", Label: "何人", Value: f.Account}, {Kind: parts.TextField, Name: "from", Label: "自", Width: "short"},
		{Kind: parts.TextField, Name: "to", Label: "至", Width: "short", Hint: "不填：最近三十一天"}}
	for i, day := range []*civil.Date{nil, &f.From, &f.To} {
		if day == nil {
			continue
		}
		text := strings.TrimSpace(v.Query(fields[i].Name))
		fields[i].Value = text
		if text == "" {
			continue
		}
		d, err := civil.Parse(text)
		if err != nil {
			fields[i].Error, ok = words.Fault(fields[i].Name, "not_a_date"), false
		}
		*day = d
	}
	if ok && !f.From.IsZero() && f.From > f.To && (!f.To.IsZero() || f.From > v.Today) {
		fields[1].Error, ok = words.Fault("from", "out_of_range"), false
	}
	at, id, _ := strings.Cut(v.Query("before"), "_")
	if ms, err := strconv.ParseInt(at, 10, 64); err == nil && id != "" {
		f.Before.At, f.Before.ID = time.UnixMilli(ms), id
	}
	return f, fields, ok
}

func choices(people map[string]string) []parts.Option {
	out := []parts.Option{{Label: "任何人"}}
	for id, name := range people {
		out = append(out, parts.Option{Value: id, Label: name})
	}
	slices.SortFunc(out[1:], func(a, b parts.Option) int { return strings.Compare(a.Label+a.Value, b.Label+b.Value) })
	return out
}

func fieldName(field string) string {
	if field == "document" {
		return words.Field("doc_number")
	}
	return words.Field(field)
}

// Moved are the due dates that the calendar in force moved and nobody has signed off.
type Moved struct {
	Action, Back, Edition string
	Rows                  []MovedRow
	Problem               string
	Paging                parts.Paging
}

// MovedRow is one of them.
type MovedRow struct{ ID, Case, Before, After string }

func showMoved(v *site.Visit) error { return drawMoved(v, http.StatusOK, "") }

func drawMoved(v *site.Visit, status int, problem string) error {
	rows, more, err := v.Desk.MovedDates(v.Ctx(), v.Person, v.Query("after"))
	if err != nil {
		return err
	}
	view := Moved{Action: moved, Back: home, Problem: problem}
	for _, r := range rows {
		view.Edition = r.Edition
		view.Rows = append(view.Rows, MovedRow{ID: r.CaseID, Case: numberOf(r.About), Before: words.Day(r.Before, v.Today), After: words.Day(r.After, v.Today)})
	}
	if v.Query("after") != "" {
		view.Paging.First = moved
	}
	if more != "" {
		view.Paging.Next = moved + "?after=" + url.QueryEscape(more)
	}
	return v.Show(status, "moved", view)
}

// sign writes down that the ticked dates were seen.
func sign(v *site.Visit) error {
	cases := v.C.Request.PostForm["case"]
	if len(cases) == 0 {
		return drawMoved(v, http.StatusUnprocessableEntity, "请先勾选要签收的期限。")
	}
	if err := v.Desk.SignMovedDates(v.Ctx(), v.Person, v.Form("edition"), cases); err != nil {
		return err
	}
	return v.Redirect(moved)
}
