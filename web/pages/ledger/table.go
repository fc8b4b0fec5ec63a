package ledger

import (
	"fmt"
	"net/http"
	"net/url"
	"slices"
	"strings"
	"time"

	"gongkai/auth"
	"gongkai/civil"
	"gongkai/desk"
	"gongkai/statute/calendar"
	"gongkai/web/parts"
	"gongkai/web/site"
	"gongkai/web/words"
)

// Table is the ledger of one notice.
type Table struct {
	Link, Number, Title, Issued string
	Done                        string
	Items, Shares               int
	Missing                     int // items not imported yet
	Importing                   bool
	CanImport                   bool
	Lights                      []Filter
	Units, Sections             []parts.Option
	Light                       string
	From, To                    parts.Field // of the due date
	Filtered                    bool
	Found                       int
	Paging                      parts.Paging
	Groups                      []Group
}

// Filter is a count that is itself a link.
type Filter struct {
	Label, Link string
	N           int
	On          bool
}

// Group is a topic of a section with its items. Section is empty where the group before has the same.
type Group struct {
	Section, Topic string
	Only           Filter // the section alone, with how many of its items hold
	Rows           []Row
}

// Row is one item.
type Row struct {
	ID, Link, No     string
	Text             []parts.Span
	Lead, Resp       []string
	Dates            []parts.Deadline
	Next             string // the date that is unmet, where it is none of the notice's own
	Light            parts.Light
	Accepted, Shares int
	Waiting          int
	Ready            bool     // every share is accepted, and the item still stands
	Notes            []string // irregularities of the text
	ClosedOn         string
	Left             string // 还剩 3 个工作日
	Checked, Shown   string // last look at a standing duty; last evidence
}

func table(v *site.Visit) error {
	n, items, err := v.Desk.LedgerTable(v.Ctx(), v.Person, v.Param("notice"))
	if err != nil {
		return err
	}
	cal, err := v.Desk.Calendar(v.Ctx())
	if err != nil {
		return err
	}
	f := filter{light: lightOf(v.Query("light")), unit: v.Query("unit"), section: v.Query("section"), from: dayOf(v.Query("from")), to: dayOf(v.Query("to"))}
	view := tableOf(n, items, f, v.QueryInt("after"), spell{v.Today, cal})
	view.CanImport, view.Done = auth.Allowed(v.Person, auth.ImportNotice), done(v.Query("did"), view)
	if view.Missing > 0 && v.Desk.Now().Sub(n.ImportedAt) < importTime {
		view.Importing, v.Refresh = true, 3
	}
	v.Sheet = "ledger.print.css"
	return v.Show(http.StatusOK, "table", view)
}

// importTime is how long an import may take before it must have been interrupted.
const importTime = 5 * time.Minute

// filter narrows the table; all of it stands in the address.
type filter struct {
	light, unit, section string
	from, to             civil.Date // of the due date, both included
}

// spell puts dates into words.
type spell struct {
	today civil.Date
	cal   *calendar.Calendar
}

// dayOf is a day of the address; one that cannot be read narrows nothing.
func dayOf(text string) civil.Date {
	d, _ := parts.ReadDate(text)
	return d
}

func lightOf(code string) string {
	for _, l := range desk.Lights() {
		if string(l) == code {
			return code
		}
	}
	return ""
}

// holds looks at all but the light, which the counts are made of.
func (f filter) holds(i desk.LedgerItem) bool {
	return (f.section == "" || numberOf(i.Section) == f.section) &&
		(f.unit == "" || slices.Contains(i.Lead, f.unit) || slices.Contains(i.Resp, f.unit)) && f.within(i.DueOn)
}

// within: where a range is asked for, what has no date is not in it.
func (f filter) within(due civil.Date) bool {
	if f.from.IsZero() && f.to.IsZero() {
		return true
	}
	return !due.IsZero() && due >= f.from && (f.to.IsZero() || due <= f.to)
}

func (f filter) link(base string) string {
	q := url.Values{}
	for _, x := range []struct{ name, value string }{{"light", f.light}, {"unit", f.unit}, {"section", f.section}, {"from", f.from.String()}, {"to", f.to.String()}} {
		if x.value != "" {
			q.Set(x.name, x.value)
		}
	}
	if len(q) == 0 {
		return base
	}
	return base + "?" + q.Encode()
}

// numberOf is 一 of 一、围绕….
func numberOf(section string) string {
	no, _, _ := strings.Cut(section, "、")
	return no
}

func tableOf(n desk.Notice, items []desk.LedgerItem, f filter, after int, say spell) Table {
	out := Table{Link: "/ledger/" + n.ID, Number: n.Number, Title: n.Title, Issued: n.IssuedOn.Chinese(), Items: len(items), Missing: max(0, n.Items-len(items)),
		Light: f.light, Filtered: f != filter{}}
	counts, inSection := map[desk.Light]int{}, map[string]int{}
	var section string
	last, rows := 0, 0
	for _, i := range items {
		out.Shares += i.SharesAll
		if !f.holds(i) {
			continue
		}
		counts[i.Light]++
		if f.light != "" && string(i.Light) != f.light {
			continue
		}
		out.Found++
		inSection[i.Section]++
		if i.Position <= after {
			continue
		}
		if rows++; rows > desk.LedgerPage {
			out.Paging.Next = f.page(out.Link, last)
			continue
		}
		last = i.Position
		at := len(out.Groups) - 1
		if at < 0 || section != i.Section || out.Groups[at].Topic != i.Topic {
			g := Group{Topic: i.Topic}
			if section != i.Section {
				g.Section, section = i.Section, i.Section
			}
			out.Groups = append(out.Groups, g)
			at++
		}
		out.Groups[at].Rows = append(out.Groups[at].Rows, rowOf(i, say))
	}
	out.sections(f, inSection)
	if after > 0 {
		out.Paging.First = f.link(out.Link)
	}
	out.From, out.To = rangeField("from", "期限自", f.from, say), rangeField("to", "至", f.to, say)
	out.Lights = lightFilters(out.Link, f, counts)
	out.Units, out.Sections = unitOptions(items, f.unit), sectionOptions(items, f.section)
	return out
}

// sections makes the count of a section a link to it alone, or back to all.
func (t *Table) sections(f filter, n map[string]int) {
	chosen := f.section
	for i := range t.Groups {
		g := &t.Groups[i]
		f.section = numberOf(g.Section)
		g.Only = Filter{Label: "只看这一章", N: n[g.Section], On: chosen != ""}
		if g.Only.On {
			g.Only.Label, f.section = "看全部章节", ""
		}
		g.Only.Link = f.link(t.Link)
	}
}

// page is where the table goes on.
func (f filter) page(base string, after int) string {
	link := f.link(base)
	mark := "?"
	if strings.Contains(link, "?") {
		mark = "&"
	}
	return fmt.Sprintf("%s%safter=%d", link, mark, after)
}

func rangeField(name, label string, d civil.Date, say spell) parts.Field {
	return parts.Field{Kind: parts.DateField, Name: name, Label: label, Value: d.String(), Said: parts.SayDay(d, say.today, say.cal)}
}

func lightFilters(base string, f filter, counts map[desk.Light]int) []Filter {
	chosen := f.light
	f.light = ""
	all := Filter{Label: "全部", Link: f.link(base), On: chosen == ""}
	out := []Filter{all}
	for _, l := range desk.Lights() {
		f.light = string(l)
		out[0].N += counts[l]
		out = append(out, Filter{Label: words.Light(l), Link: f.link(base), N: counts[l], On: chosen == f.light})
	}
	return out
}

// unitOptions are the names as written, in the order in which they first stand in the notice.
func unitOptions(items []desk.LedgerItem, chosen string) []parts.Option {
	count, order := map[string]int{}, []string{}
	for _, i := range items {
		for _, name := range slices.Concat(i.Lead, i.Resp) {
			if count[name]++; count[name] == 1 {
				order = append(order, name)
			}
		}
	}
	out := []parts.Option{{Label: "全部单位"}}
	for _, name := range order {
		out = append(out, parts.Option{Value: name, Label: fmt.Sprintf("%s（%d）", name, count[name])})
	}
	return parts.Choose(out, chosen)
}

func sectionOptions(items []desk.LedgerItem, chosen string) []parts.Option {
	out := []parts.Option{{Label: "全部章节"}}
	for _, i := range items {
		if no := numberOf(i.Section); out[len(out)-1].Value != no {
			out = append(out, parts.Option{Value: no, Label: parts.Line(i.Section, 24)})
		}
	}
	return parts.Choose(out, chosen)
}

func rowOf(i desk.LedgerItem, say spell) Row {
	today := say.today
	r := Row{ID: fmt.Sprintf("i%d", i.Position), Link: "/items/" + i.CaseID, No: i.No, Text: parts.Mark(i.Text, parts.Quotes(i.Dates)), Lead: i.Lead, Resp: i.Resp,
		Dates: parts.Deadlines(i.Dates, today), Light: parts.LightOf(i.Light), Shares: i.SharesAll, Accepted: i.SharesDone, Waiting: i.SharesWaiting,
		Shown: words.Short(i.EvidenceOn, today)}
	if i.Open && !i.DueOn.IsZero() {
		r.Left = parts.ClockOfDue(i.Light, i.DueOn, today, say.cal).Text
	}
	if i.Open && !i.CheckBy.IsZero() && i.DueOn.IsZero() {
		r.Checked = "还没有核查过"
		if !i.CheckedOn.IsZero() {
			r.Checked = "上次核查 " + words.Short(i.CheckedOn, today)
		}
	}
	r.Ready = i.Open && r.Shares > 0 && r.Accepted == r.Shares
	if i.Open && i.Period != "" && !i.DueOn.IsZero() {
		r.Next = "本期 " + words.Day(i.DueOn, today)
	}
	if !i.Open {
		r.ClosedOn = words.Short(i.ClosedOn, today) + "销号"
	}
	for _, note := range i.Notes {
		if !desk.OnName(note) { // a name without a share of its own stands in the table as it is
			r.Notes = append(r.Notes, note)
		}
	}
	return r
}

// done is the sentence after an import; the address holds a code only, the figures are the table's own.
func done(did string, t Table) string {
	switch did {
	case "import":
		return fmt.Sprintf("已导入：%d 项举措，开立单位任务 %d 件。", t.Items, t.Shares)
	case "rest":
		return fmt.Sprintf("已接着导入：台账现有 %d 项举措，单位任务 %d 件；原有的没有改动。", t.Items, t.Shares)
	case "same":
		return fmt.Sprintf("这份通知以前导入过：%d 项举措都在台账里，没有任何改动。", t.Items)
	}
	return ""
}
