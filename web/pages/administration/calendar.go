package administration

import (
	"net/http"
	"strconv"

	"gongkai/civil"
	"gongkai/desk"
	"gongkai/web/parts"
	"gongkai/web/site"
	"gongkai/web/words"
)

// Calendar is the form of a yearly notice, and what it would do.
type Calendar struct {
	Done, Action, Moved string
	Problems            parts.Problems
	Fields              []parts.Field
	Editions            []Fact
	Plan                *Plan
}

// Plan is what a notice would do.
type Plan struct {
	Same, Partial          bool
	Off, Work, Workdays    int
	Year                   int
	Changed                string // how many days are worked or not, unlike today
	Looked, Moves          int
	More                   int // moved beyond those shown
	Months                 []PlanMonth
	Rows                   []MovedRow
	YearText, Number, Text string // sent again with the confirmation
}

// PlanMonth is a month of the year view.
type PlanMonth struct {
	Name  string
	Weeks [][]PlanDay
}

// PlanDay is a day of it; Says is what a screen reader reads and a mouse shows.
type PlanDay struct{ Number, Mark, Class, Says string }

// MovedRow is a due date that would move.
type MovedRow struct{ Number, Before, After string }

func number(n int) string { return strconv.Itoa(n) }

func showCalendar(v *site.Visit) error {
	return drawCalendar(v, http.StatusOK, desk.CalendarNotice{Year: v.Today.Year() + 1}, nil, parts.Problems{})
}

func drawCalendar(v *site.Visit, status int, n desk.CalendarNotice, plan *desk.CalendarPlan, p parts.Problems) error {
	editions, err := v.Desk.Editions(v.Ctx(), v.Person)
	if err != nil {
		return err
	}
	year := ""
	if n.Year > 0 {
		year = number(n.Year)
	}
	view := Calendar{Done: done(v), Action: calendars, Moved: operation + "/期限变动", Problems: p, Fields: []parts.Field{
		{Kind: parts.TextField, Name: "year", Label: "年份", Value: year, Error: p.Of("year"), Width: "short", Mode: "numeric", Max: 4},
		{Kind: parts.TextField, Name: "number", Label: "文号", Value: n.Number, Error: p.Of("number"), Width: "half", Max: 40, Hint: "例如 国办发明电〔2025〕7号"},
		{Kind: parts.AreaField, Name: "text", Label: "放假安排", Value: n.Text, Error: p.Of("text"), Rows: 9, Max: 6000,
			Hint: "粘贴通知的各条，例如：1月1日（周四）至3日（周六）放假调休，共3天。1月4日（周日）上班。"}}}
	for _, e := range editions {
		f := Fact{e.ID, words.Instant(e.LoadedAt, v.Today) + "　" + e.By}
		if e.InForce {
			f.Value += "　现行"
		}
		view.Editions = append(view.Editions, f)
	}
	if plan != nil {
		view.Plan = planOf(*plan, v.Today)
	}
	return v.Show(status, "calendar", view)
}

func planOf(p desk.CalendarPlan, today civil.Date) *Plan {
	out := &Plan{Same: p.Same, Partial: p.Partial, Off: len(p.Off), Work: len(p.Work), Workdays: p.Workdays, Year: p.Year, Looked: p.Looked, Moves: p.Moves,
		More: p.Moves - len(p.Moved), YearText: number(p.Year), Number: p.Number, Text: p.Text}
	toRest, toWork := 0, 0
	for _, c := range p.Changed {
		if c.Now {
			toWork++
		} else {
			toRest++
		}
	}
	out.Changed = number(toRest) + " 天由工作日变为休息日，" + number(toWork) + " 天由休息日变为工作日"
	for _, m := range p.Months {
		month := PlanMonth{Name: number(m.Month) + "月"}
		for _, w := range m.Weeks {
			var week []PlanDay
			for _, d := range w {
				week = append(week, planDay(d))
			}
			month.Weeks = append(month.Weeks, week)
		}
		out.Months = append(out.Months, month)
	}
	for _, m := range p.Moved {
		out.Rows = append(out.Rows, MovedRow{m.Number, words.Day(m.Before, today), words.Day(m.After, today)})
	}
	return out
}

// planDay marks what the notice says in words: 休 and 班, as calendars on paper do.
func planDay(d desk.PlanDay) PlanDay {
	if d.On.IsZero() {
		return PlanDay{}
	}
	out := PlanDay{Number: number(d.On.Day())}
	switch {
	case d.Named && d.Worked:
		out.Mark, out.Class = "班", "worked"
	case d.Named:
		out.Mark, out.Class = "休", "off"
	case !d.Worked:
		out.Class = "rest"
	}
	if d.Changed {
		out.Class += " changed"
		out.Says = "与现行日历不同"
	}
	return out
}

// loadCalendar shows what a notice would do, and loads it once that was seen.
func loadCalendar(v *site.Visit) error {
	n := desk.CalendarNotice{Number: v.Form("number"), Text: v.Form("text")}
	n.Year, _ = strconv.Atoi(v.Form("year")) // what is no number is refused as a year
	if v.Form("step") == "load" {
		_, err := v.Desk.LoadCalendarNotice(v.Ctx(), v.Person, n)
		if p, is := faults(err, ""); is {
			return drawCalendar(v, http.StatusUnprocessableEntity, n, nil, p)
		}
		if err != nil {
			return err
		}
		return v.Redirect(with(calendars, "done", "loaded"))
	}
	plan, err := v.Desk.PlanCalendar(v.Ctx(), v.Person, n)
	if p, is := faults(err, ""); is {
		return drawCalendar(v, http.StatusUnprocessableEntity, n, nil, p)
	}
	if err != nil {
		return err
	}
	if len(plan.Faults) > 0 {
		p := parts.Problems{Heading: "通知里的日期互相不一致，没有载入"}
		for _, f := range plan.Faults {
			p.Items = append(p.Items, parts.Problem{Field: "text", Text: words.DayFault(f)})
		}
		return drawCalendar(v, http.StatusUnprocessableEntity, plan.CalendarNotice, nil, p)
	}
	return drawCalendar(v, http.StatusOK, plan.CalendarNotice, &plan, parts.Problems{})
}
