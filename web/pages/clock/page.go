// Package clock prints how a reply date came about: sentence by sentence, and day by day on a calendar.
package clock

import (
	"embed"
	"net/http"

	"gongkai/auth"
	"gongkai/civil"
	"gongkai/desk"
	"gongkai/statute/clock"
	"gongkai/web/parts"
	"gongkai/web/site"
	"gongkai/web/words"
)

//go:embed page.html page.css
var files embed.FS

// View is the explanation.
type View struct {
	Link, Number, Agency string
	Clock                parts.Clock
	Explain              []string
	Edition, Today       string
	Weeks                []Week
	Provisional          bool
}

// Week is a row of the calendar, Monday to Sunday.
type Week struct{ Days [7]Day }

// Day is a cell: counted days carry their number.
type Day struct {
	Date    string // 10月8日 on the first of a month and of the list, else 8
	Long    string
	N       int
	Reason  string
	Counted bool
	Last    bool
	Off     bool // not a working day
	In      bool // part of the count
}

// Page is the printable explanation.
func Page() site.Page {
	return site.Page{Name: "clock", Menu: "/applications", Files: files, Screens: []site.Screen{{Name: "page", Zero: View{}}},
		Routes: []site.Route{{Method: "GET", Path: "/applications/:id/clock", May: []auth.Act{auth.ReadApplications}, Do: show}}}
}

func show(v *site.Visit) error {
	a, err := v.Desk.Application(v.Ctx(), v.Person, v.Param("id"))
	if err != nil {
		return err
	}
	return v.Show(http.StatusOK, "page", viewOf(a))
}

func viewOf(a desk.Application) View {
	s := a.State
	return View{Link: "/applications/" + s.ID, Number: s.Number, Agency: a.AgencyName, Clock: parts.ClockOf(s, a.Standing, a.Today), Explain: a.Explain,
		Edition: s.Clock.CalendarEdition, Today: a.Today.Chinese(), Weeks: weeks(a.Days), Provisional: s.Clock.Provisional}
}

// weeks lays the days of the count out from Monday to Sunday.
func weeks(days []clock.DayLine) []Week {
	var out []Week
	for i, d := range days {
		column := (int(d.Date.Weekday()) + 6) % 7
		if i == 0 || column == 0 {
			out = append(out, Week{})
		}
		out[len(out)-1].Days[column] = dayOf(d, i == 0, i == len(days)-1)
	}
	return out
}

func dayOf(d clock.DayLine, first, last bool) Day {
	out := Day{Date: shortest(d.Date, first), Long: words.LongDay(d.Date), N: d.N, Counted: d.Counted, Last: last, In: true}
	switch d.Reason {
	case clock.DayWeekday:
	case clock.DayWeekend, clock.DayOff:
		out.Off, out.Reason = true, d.Reason.Text()
	case clock.DayZero, clock.DayMakeUp, clock.DayGuessed, clock.DayExcluded:
		out.Reason = d.Reason.Text()
	}
	if d.Provisional && d.Counted {
		out.Reason = "暂定"
	}
	return out
}

func shortest(d civil.Date, first bool) string {
	if first || d.Day() == 1 {
		return d.ChineseShort()
	}
	return words.DayOfMonth(d)
}
