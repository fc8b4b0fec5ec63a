package notice

import (
	"fmt"
	"strings"

	"gongkai/casefile/assignment"
	"gongkai/civil"
	"gongkai/desk"
	reader "gongkai/readers/notice"
	"gongkai/web/parts"
	"gongkai/web/words"
)

// Preview is a notice as an import would take it.
type Preview struct {
	Number, Title, Issued string
	Fault                 string // why it cannot be imported as it stands
	Changed               string // why it is shown again
	Items, Doubtful       int
	Shares, Unknown       int
	Link                  string // of the ledger, where the notice was imported before
	New                   int    // items that the ledger does not have
	Warnings              []string
	Groups                []Group
	Hidden                int // items too many to be shown
	Text                  parts.Field
	Seen                  string
	Corrections           string // as they travel in the form
	Corrected             int
}

// Group is a topic of a section with its items. Section is empty where the group before has the same.
type Group struct {
	Section, Topic string
	Items          []Item
}

// Item is one measure, as read, beside the lines it was read from.
type Item struct {
	No         string
	Text       []parts.Span
	Lead, Resp []Name
	Dates      []parts.Deadline
	Notes      []string
	Lines      []Line
	Existing   bool
	Corrected  bool
	Edit       *Edit
}

// Name is a unit as written and, in a word, what becomes of it.
type Name struct {
	Text, Word     string
	Share, Unknown bool
}

// Line is a line of the text.
type Line struct {
	N    int
	Text string
}

const maxShown = 400 // items; a notice has some dozens

func previewOf(plan desk.NoticePlan, text, changed string, today civil.Date) Preview {
	n := plan.Notice
	out := Preview{Number: n.Number, Title: n.Title, Issued: n.IssuedOn.Chinese(), Changed: changed, Items: len(plan.Items), Text: textField(text, parts.Problems{}),
		Seen: digest(text)}
	if n.Number == "" || n.IssuedOn.IsZero() {
		out.Fault = words.NoticeFault("no_number_or_date")
	}
	if plan.Imported {
		out.Link = "/ledger/" + plan.NoticeID
	}
	for _, w := range n.Warnings {
		out.Warnings = append(out.Warnings, w.Text)
	}
	lines := strings.Split(n.Source, "\n")
	unknown := map[string]bool{}
	for i, it := range plan.Items {
		out.count(it, unknown)
		if i >= maxShown {
			out.Hidden++
			continue
		}
		out.place(it, lines, today)
	}
	out.Unknown = len(unknown)
	return out
}

// editing shows which items were put right, and the form of the one that is open.
func (p Preview) editing(e editing) Preview {
	p.Corrections, p.Corrected = correctionsText(e.all), len(e.all)
	p.Seen = digest(p.Text.Value + p.Corrections)
	done := map[string]bool{}
	for _, c := range e.all {
		done[c.No] = true
	}
	for g := range p.Groups {
		for i := range p.Groups[g].Items {
			it := &p.Groups[g].Items[i]
			if it.Corrected = done[it.No]; it.No == e.open {
				it.Edit = e.edit
			}
		}
	}
	return p
}

func (p *Preview) count(it desk.ItemPlan, unknown map[string]bool) {
	p.Shares += len(it.Shares)
	if it.Existing == "" {
		p.New++
	}
	doubtful := len(it.Warnings) > 0
	for _, name := range it.Names {
		if name.Place == desk.PlaceUnknown {
			unknown[name.Text], doubtful = true, true
		}
	}
	if doubtful {
		p.Doubtful++
	}
}

// place puts an item under its headings.
func (p *Preview) place(it desk.ItemPlan, lines []string, today civil.Date) {
	section, topic := it.Section.No+"、"+it.Section.Title, it.Topic.No+it.Topic.Title
	last := len(p.Groups) - 1
	if last < 0 || p.section() != section || p.Groups[last].Topic != topic {
		g := Group{Topic: topic}
		if p.section() != section {
			g.Section = section
		}
		p.Groups = append(p.Groups, g)
		last++
	}
	p.Groups[last].Items = append(p.Groups[last].Items, itemOf(it, lines, today))
}

// section is the heading in force.
func (p *Preview) section() string {
	for i := len(p.Groups) - 1; i >= 0; i-- {
		if s := p.Groups[i].Section; s != "" {
			return s
		}
	}
	return ""
}

func itemOf(it desk.ItemPlan, lines []string, today civil.Date) Item {
	dates := make([]assignment.Deadline, len(it.Deadlines))
	for i, d := range it.Deadlines {
		dates[i] = assignment.Deadline{Kind: string(d.Kind), Date: d.Date, LastWorking: d.LastWorkingDay, N: d.N, Quote: d.Quote}
	}
	out := Item{No: it.ID, Text: parts.Mark(it.Text, parts.Quotes(dates)), Dates: parts.Deadlines(dates, today), Existing: it.Existing != "",
		Lines: linesOf(lines, it.Place)}
	for _, w := range it.Warnings {
		out.Notes = append(out.Notes, w.Text)
	}
	for _, name := range it.Names {
		n := nameOf(name)
		if n.Unknown {
			out.Notes = append(out.Notes, fmt.Sprintf("机构目录中没有“%s”，原样保留，不开立任务", name.Text))
		}
		if name.Role == assignment.Lead {
			out.Lead = append(out.Lead, n)
		} else {
			out.Resp = append(out.Resp, n)
		}
	}
	return out
}

func nameOf(n desk.NamePlan) Name {
	out := Name{Text: n.Text, Share: n.Place == desk.PlaceShare, Unknown: n.Place == desk.PlaceUnknown}
	switch n.Place {
	case desk.PlaceShare:
		out.Word = "单列"
	case desk.PlaceGroup:
		out.Word = "一类单位"
	case desk.PlaceVague:
		out.Word = "未指明"
	case desk.PlaceUnknown:
		out.Word = "未对应"
	case desk.PlaceTwice:
		out.Word = "已单列"
	}
	return out
}

// linesOf are the lines a row was read from, blank ones left out.
func linesOf(all []string, at reader.Place) []Line {
	var out []Line
	for n := max(at.First, 1); n <= min(at.Last, len(all)); n++ {
		if text := strings.TrimSpace(all[n-1]); text != "" {
			out = append(out, Line{N: n, Text: text})
		}
	}
	return out
}
