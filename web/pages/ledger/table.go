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
	Filtered                    bool
	Found                       int
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
}

// maxPages of a hundred items each; a notice has some dozens.
const maxPages = 10

func table(v *site.Visit) error {
	n, items, err := v.Desk.Ledger(v.Ctx(), v.Person, v.Param("notice"), 0)
	for page := 1; err == nil && len(items) == page*desk.LedgerPage && page < maxPages; page++ {
		var more []desk.LedgerItem
		if _, more, err = v.Desk.Ledger(v.Ctx(), v.Person, n.ID, items[len(items)-1].Position); err == nil {
			items = append(items, more...)
		}
	}
	if err != nil {
		return err
	}
	f := filter{light: lightOf(v.Query("light")), unit: v.Query("unit"), section: v.Query("section")}
	view := tableOf(n, items, f, v.Today)
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
type filter struct{ light, unit, section string }

func lightOf(code string) string {
	for _, l := range lights() {
		if string(l) == code {
			return code
		}
	}
	return ""
}

// lights in the order of urgency.
func lights() []desk.Light {
	return []desk.Light{desk.LightOverdue, desk.LightSoon, desk.LightCalm, desk.LightStanding, desk.LightDone}
}

// holds looks at all but the light, which the counts are made of.
func (f filter) holds(i desk.LedgerItem) bool {
	return (f.section == "" || numberOf(i.Section) == f.section) &&
		(f.unit == "" || slices.Contains(i.Lead, f.unit) || slices.Contains(i.Resp, f.unit))
}

func (f filter) link(base string) string {
	q := url.Values{}
	for _, x := range []struct{ name, value string }{{"light", f.light}, {"unit", f.unit}, {"section", f.section}} {
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

func tableOf(n desk.Notice, items []desk.LedgerItem, f filter, today civil.Date) Table {
	out := Table{Link: "/ledger/" + n.ID, Number: n.Number, Title: n.Title, Issued: n.IssuedOn.Chinese(), Items: len(items), Missing: max(0, n.Items-len(items)),
		Light: f.light, Filtered: f != filter{}}
	counts := map[desk.Light]int{}
	var section string
	for _, i := range items {
		out.Shares += len(i.Shares)
		if !f.holds(i) {
			continue
		}
		counts[i.Light]++
		if f.light != "" && string(i.Light) != f.light {
			continue
		}
		out.Found++
		last := len(out.Groups) - 1
		if last < 0 || section != i.Section || out.Groups[last].Topic != i.Topic {
			g := Group{Topic: i.Topic}
			if section != i.Section {
				g.Section, section = i.Section, i.Section
			}
			out.Groups = append(out.Groups, g)
			last++
		}
		out.Groups[last].Rows = append(out.Groups[last].Rows, rowOf(i, today))
	}
	out.Lights = lightFilters(out.Link, f, counts)
	out.Units, out.Sections = unitOptions(items, f.unit), sectionOptions(items, f.section)
	return out
}

func lightFilters(base string, f filter, counts map[desk.Light]int) []Filter {
	chosen := f.light
	f.light = ""
	all := Filter{Label: "全部", Link: f.link(base), On: chosen == ""}
	out := []Filter{all}
	for _, l := range lights() {
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

func rowOf(i desk.LedgerItem, today civil.Date) Row {
	r := Row{ID: fmt.Sprintf("i%d", i.Position), Link: "/items/" + i.CaseID, No: i.No, Text: parts.Mark(i.Text, parts.Quotes(i.Dates)), Lead: i.Lead, Resp: i.Resp,
		Dates: parts.Deadlines(i.Dates, today), Light: parts.LightOf(i.Light), Shares: len(i.Shares)}
	r.Accepted, r.Waiting = parts.Accepted(i.Shares)
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
