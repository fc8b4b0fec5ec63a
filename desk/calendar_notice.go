package desk

import (
	"context"
	"encoding/json"
	"errors"
	"regexp"
	"strconv"
	"time"

	"gongkai/auth"
	"gongkai/civil"
	"gongkai/readers/holiday"
	"gongkai/record"
	"gongkai/statute/calendar"
	"gongkai/store"
)

// CalendarNotice is a yearly 放假安排 as the administrator types or pastes it.
type CalendarNotice struct {
	Year   int
	Number string // 国办发明电〔2025〕7号
	Text   string
}

// DayFault is what in a notice does not agree, with its date.
type DayFault = holiday.Fault

// CalendarPlan is what a notice would do, before it is loaded.
type CalendarPlan struct {
	CalendarNotice
	Faults    []DayFault // not empty: it cannot be loaded
	Off, Work []civil.Date
	Workdays  int
	Changed   []ChangedDay // days of the year that would be worked or not, unlike today
	Months    []PlanMonth
	Looked    int // open cases tried
	Moves     int // of them those whose due date would move
	Moved     []MovedDate
	Partial   bool // more cases are open than are tried beforehand
	Same      bool // it says what the calendar in force says
}

// ChangedDay is a day that a notice changes.
type ChangedDay struct {
	On       civil.Date
	Was, Now bool // worked
}

// PlanMonth is a month of the year view, in weeks that begin on Monday; days of other months are zero.
type PlanMonth struct {
	Month int
	Weeks [][]PlanDay
}

// PlanDay is a day of the year view.
type PlanDay struct {
	On      civil.Date
	Worked  bool
	Named   bool // off or worked by the notice
	Changed bool
}

// Bounds of what is tried before a calendar is loaded [C].
const (
	mostForeseen  = 2000
	foreseenBatch = 200
	maxNotice     = 6000
)

// noticeNumber: 国办发明电〔2025〕7号, and 国办发明电[2025]7号 as people type it.
var noticeNumber = regexp.MustCompile(`^[\p{Han}]{2,12}〔\d{4}〕\d{1,4}号$`)

// PlanCalendar reads a notice and tries it on the open cases; nothing is kept.
func (d *Desk) PlanCalendar(ctx context.Context, p auth.Person, n CalendarNotice) (CalendarPlan, error) {
	if err := may(p, auth.LoadCalendar, auth.Subject{}); err != nil {
		return CalendarPlan{}, err
	}
	plan, err := d.readNotice(n)
	if err != nil || len(plan.Faults) > 0 {
		return plan, err
	}
	now, err := d.Calendar(ctx)
	if err != nil {
		return plan, err
	}
	next, err := d.merged(ctx, plan)
	if err != nil {
		return plan, err
	}
	plan.compare(now, next)
	if plan.Same = len(plan.Changed) == 0 && now.Official(civil.Of(n.Year, 12, 31)); plan.Same {
		return plan, nil
	}
	return plan, d.foresee(ctx, next, &plan)
}

// LoadCalendarNotice loads a notice as a new edition.
func (d *Desk) LoadCalendarNotice(ctx context.Context, p auth.Person, n CalendarNotice) (Edition, error) {
	if err := may(p, auth.LoadCalendar, auth.Subject{}); err != nil {
		return Edition{}, err
	}
	plan, err := d.readNotice(n)
	if err == nil && len(plan.Faults) > 0 {
		err = Invalid{{Field: "text", Code: "days_disagree"}}
	}
	if err != nil {
		return Edition{}, err
	}
	patch, err := plan.patch()
	if err != nil {
		return Edition{}, err
	}
	return d.LoadCalendar(ctx, p, patch)
}

func (d *Desk) readNotice(n CalendarNotice) (CalendarPlan, error) {
	n.Number, n.Text = bracketed(Clean(n.Number)), Clean(n.Text)
	var bad Invalid
	if n.Year < 2019 || n.Year > d.Today().Year()+2 {
		bad = append(bad, Fault{Field: "year", Code: "calendar_year"})
	}
	if !noticeNumber.MatchString(n.Number) {
		bad = append(bad, Fault{Field: "number", Code: "calendar_number"})
	}
	switch {
	case n.Text == "":
		bad = append(bad, Fault{Field: "text", Code: "calendar_text"})
	case len([]rune(n.Text)) > maxNotice:
		bad = append(bad, Fault{Field: "text", Code: "too_long"})
	}
	plan := CalendarPlan{CalendarNotice: n}
	if len(bad) > 0 {
		return plan, bad
	}
	s, faults := holiday.Parse(n.Text, n.Year)
	plan.Faults, plan.Off, plan.Work, plan.Workdays = append(faults, holiday.Whole(n.Text)...), s.Off, s.Work, s.Workdays(n.Year)
	return plan, nil
}

// bracketed writes the year of a document number in the brackets that it has on paper.
func bracketed(number string) string {
	return regexp.MustCompile(`[\[〔【(（](\d{4})[\]〕】)）]`).ReplaceAllString(number, "〔$1〕")
}

// patch is the year as a calendar file has it.
func (p CalendarPlan) patch() ([]byte, error) {
	work := append([]civil.Date{}, p.Work...) // an empty list, never null
	return json.Marshal(map[string]any{strconv.Itoa(p.Year): map[string]any{
		"off": p.Off, "work": work, "source": p.Number, "status": "official", "workdays": p.Workdays}})
}

// merged is the calendar as it would be.
func (d *Desk) merged(ctx context.Context, plan CalendarPlan) (*calendar.Calendar, error) {
	const id = "preview" // the id of no edition: every open case is of another
	patch, err := plan.patch()
	if err != nil {
		return nil, err
	}
	var head store.Edition
	err = d.db.View(ctx, "read calendar", func(tx *store.Tx) error {
		if head, err = tx.HeadEdition(); err != nil {
			return err
		}
		head, err = tx.FindEdition(head.ID)
		return err
	})
	if err != nil {
		return nil, err
	}
	body, err := calendar.Merge(id, []byte(head.Body), patch)
	if err != nil {
		return nil, errors.Join(Invalid{{Field: "text", Code: "not_a_calendar"}}, err)
	}
	return calendar.Parse(id, body)
}

// compare draws the year under both calendars.
func (p *CalendarPlan) compare(now, next *calendar.Calendar) {
	named := map[civil.Date]bool{}
	for _, d := range append(append([]civil.Date{}, p.Off...), p.Work...) {
		named[d] = true
	}
	for m := time.January; m <= time.December; m++ {
		first := civil.Of(p.Year, m, 1)
		month := PlanMonth{Month: int(m)}
		week := make([]PlanDay, 7)
		for d := first; d <= first.MonthEnd(); d++ {
			was, is := now.IsWorking(d), next.IsWorking(d)
			if was != is {
				p.Changed = append(p.Changed, ChangedDay{On: d, Was: was, Now: is})
			}
			at := (int(d.Weekday()) + 6) % 7
			week[at] = PlanDay{On: d, Worked: is, Named: named[d], Changed: was != is}
			if at == 6 || d == first.MonthEnd() {
				month.Weeks, week = append(month.Weeks, week), make([]PlanDay, 7)
			}
		}
		p.Months = append(p.Months, month)
	}
}

// foresee tries the calendar on the open cases.
func (d *Desk) foresee(ctx context.Context, next *calendar.Calendar, plan *CalendarPlan) error {
	after := ""
	for {
		moved, looked, more, err := d.record.Foresee(ctx, next, after, foreseenBatch)
		if err != nil {
			return err
		}
		plan.Looked, plan.Moves, after = plan.Looked+looked, plan.Moves+len(moved), more
		if err := d.aboutMoved(ctx, moved, plan); err != nil {
			return err
		}
		if plan.Partial = more != "" && plan.Looked >= mostForeseen; more == "" || plan.Partial {
			return nil
		}
	}
}

func (d *Desk) aboutMoved(ctx context.Context, moved []record.Foreseen, plan *CalendarPlan) error {
	return d.db.View(ctx, "name cases", func(tx *store.Tx) error {
		for _, m := range moved {
			if len(plan.Moved) == PageSize {
				return nil
			}
			about, err := aboutCase(tx, m.CaseID)
			if err != nil {
				return err
			}
			plan.Moved = append(plan.Moved, MovedDate{About: about, Before: m.Before, After: m.After})
		}
		return nil
	})
}

// LoadedEdition is an edition as the administrator's list shows it.
type LoadedEdition struct {
	ID, By   string
	LoadedAt time.Time
	InForce  bool
}

// Editions are the calendar's editions, newest first, with who loaded each.
func (d *Desk) Editions(ctx context.Context, p auth.Person) (out []LoadedEdition, err error) {
	if err := may(p, auth.LoadCalendar, auth.Subject{}); err != nil {
		return nil, err
	}
	names, err := d.Names(ctx)
	if err != nil {
		return nil, err
	}
	err = d.db.View(ctx, "list editions", func(tx *store.Tx) error {
		all, err := tx.Editions()
		for i, e := range all {
			out = append(out, LoadedEdition{ID: e.ID, By: names.Person(e.LoadedBy), LoadedAt: e.LoadedAt, InForce: i == 0})
		}
		return err
	})
	return out, err
}
