// Package report shows table 3 of the yearly report as the official form prints it. Every figure leads to its cases, and an identity
// that does not hold is marked where it breaks.
package report

import (
	"embed"
	"net/http"
	"net/url"
	"strconv"
	"time"

	"gongkai/auth"
	"gongkai/civil"
	"gongkai/statute/annual"
	"gongkai/web/parts"
	"gongkai/web/site"
)

//go:embed *.html *.css
var files embed.FS

// Page is the table with the cases behind its cells.
func Page() site.Page {
	may := []auth.Act{auth.ReadReport}
	return site.Page{Name: "report", Menu: "/report", Files: files,
		Screens: []site.Screen{{Name: "page", Zero: View{}}, {Name: "cases", Zero: Cases{}}},
		Routes: []site.Route{
			{Method: "GET", Path: "/report", May: may, Do: show},
			{Method: "GET", Path: "/report/cases", May: may, Do: cases},
			{Method: "GET", Path: "/report/file", May: may, Do: file},
		}}
}

func show(v *site.Visit) error {
	r, bad := rangeOf(v)
	status := http.StatusOK
	if bad.Any() {
		status = http.StatusUnprocessableEntity
	}
	compiled, err := v.Desk.Report(v.Ctx(), v.Person, r.From, r.To)
	if err != nil {
		return err
	}
	view := viewOf(r, compiled, v.Today)
	view.Agency, view.Problems = v.Person.AgencyName, bad
	view.Files = downloads(r, "")
	if view.Wholes, err = wholes(v, r); err != nil {
		return err
	}
	if bad.Any() {
		view.From, view.To = v.Query("from"), v.Query("to")
	}
	v.Sheet = "report.print.css"
	return v.Show(status, "page", view)
}

// Range is what a table is compiled of: a calendar year, or any days.
type Range struct {
	From, To civil.Date
	Year     int // 0 for a range that is no whole year
}

func year(y int) Range {
	return Range{From: civil.Of(y, time.January, 1), To: civil.Of(y, time.December, 31), Year: y}
}

// rangeOf reads the address. What it cannot read is told, and this year's table is shown.
func rangeOf(v *site.Visit) (Range, parts.Problems) {
	from, to := v.Query("from"), v.Query("to")
	if from == "" && to == "" {
		return yearOf(v), parts.Problems{}
	}
	bad := parts.Problems{Heading: "没有按这段日期统计，下面是本年的表"}
	first, ok := parts.ReadDate(from)
	if !ok || first.IsZero() {
		bad.Items = append(bad.Items, parts.Problem{Field: "from", Text: "“从”不是日期，请按 2026-01-01 的样子填写。"})
	}
	last, ok := parts.ReadDate(to)
	if !ok || last.IsZero() {
		bad.Items = append(bad.Items, parts.Problem{Field: "to", Text: "“到”不是日期，请按 2026-06-30 的样子填写。"})
	}
	switch {
	case len(bad.Items) > 0:
	case first > last:
		bad.Items = append(bad.Items, parts.Problem{Field: "to", Text: "“到”不能早于“从”。"})
	case first.Year() < firstYear() || last.Year() > v.Today.Year():
		bad.Items = append(bad.Items, parts.Problem{Field: "from", Text: "只能统计 " + strconv.Itoa(firstYear()) + " 年至今年的日期。"})
	default:
		return daysOf(first, last), parts.Problems{}
	}
	return year(v.Today.Year()), bad
}

// daysOf is a range; one that is a whole year is that year.
func daysOf(first, last civil.Date) Range {
	if y := year(first.Year()); y.From == first && y.To == last {
		return y
	}
	return Range{From: first, To: last}
}

// yearOf is the year of the address, or this one.
func yearOf(v *site.Visit) Range {
	y := v.QueryInt("year")
	if y < firstYear() || y > v.Today.Year() {
		y = v.Today.Year()
	}
	return year(y)
}

// firstYear is the first with a form of its own.
func firstYear() int {
	for y := 2000; ; y++ {
		if _, ok := annual.FormatOf(y); ok {
			return y
		}
	}
}

// query is the range in an address.
func (r Range) query() url.Values {
	if r.Year != 0 {
		return url.Values{"year": {strconv.Itoa(r.Year)}}
	}
	return url.Values{"from": {r.From.String()}, "to": {r.To.String()}}
}

// name is the range in words.
func (r Range) name() string {
	if r.Year != 0 {
		return strconv.Itoa(r.Year) + "年"
	}
	return r.From.Chinese() + "至" + r.To.Chinese()
}
