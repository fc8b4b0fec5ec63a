package ledger

import (
	"errors"
	"fmt"
	"net/http"
	"net/url"

	"gongkai/auth"
	"gongkai/civil"
	"gongkai/desk"
	reader "gongkai/readers/notice"
	"gongkai/web/parts"
	"gongkai/web/site"
	"gongkai/web/words"
)

// Names is 单位对照: names that are still open, what others mean, and the groups.
type Names struct {
	Tabs     parts.LedgerTabs
	Done     string
	CanMap   bool
	Open     []OpenName
	Vague    []OpenName
	Meanings []Meaning
	Groups   []GroupRow
	Paging   parts.Paging
}

// OpenName is a name whose units have no shares yet.
type OpenName struct {
	Name, Kind, Link string
	Items            int
	Known            bool
}

// Meaning is what a name means.
type Meaning struct{ Name, Means, Link, From, By, Change string }

// GroupRow is a group.
type GroupRow struct {
	Name, Link string
	Members    int
}

func namesRoutes() []site.Route {
	read, write := []auth.Act{auth.ReadLedger}, []auth.Act{auth.MapNames}
	return []site.Route{
		{Method: "GET", Path: "/ledger/names", May: read, Do: names},
		{Method: "GET", Path: "/ledger/names/items", May: read, Do: nameItems},
		{Method: "GET", Path: "/ledger/names/map", May: write, Do: showMap},
		{Method: "POST", Path: "/ledger/names/map", May: write, Do: postMap},
		{Method: "POST", Path: "/ledger/names/open", May: write, Do: openShares},
		{Method: "GET", Path: "/ledger/groups/:id", May: write, Do: showGroup},
		{Method: "POST", Path: "/ledger/groups/:id", May: write, Do: postGroup},
		{Method: "GET", Path: "/items/:id/names", May: write, Do: showNameInItem},
		{Method: "POST", Path: "/items/:id/names", May: write, Do: postNameInItem},
	}
}

func names(v *site.Visit) error {
	book, err := v.Desk.NameBook(v.Ctx(), v.Person, v.Query("after"))
	if err != nil {
		return err
	}
	view := Names{Tabs: parts.LedgerTabsOf(v.Person, "/ledger/names"), CanMap: auth.Allowed(v.Person, auth.MapNames), Done: opened(v)}
	for _, n := range book.Open {
		row := OpenName{Name: n.Name, Items: n.Items, Known: n.Known, Kind: nameKind(n.Kind), Link: "/ledger/names/map?name=" + url.QueryEscape(n.Name)}
		if n.Kind == reader.Unspecified {
			row.Link = "/ledger/names/items?name=" + url.QueryEscape(n.Name)
			view.Vague = append(view.Vague, row)
			continue
		}
		view.Open = append(view.Open, row)
	}
	for _, m := range book.Meanings {
		view.Meanings = append(view.Meanings, meaningOf(m, v.Today))
	}
	for _, g := range book.Groups {
		view.Groups = append(view.Groups, GroupRow{Name: g.Name, Link: "/ledger/groups/" + g.ID, Members: len(present(g))})
	}
	if v.Query("after") != "" {
		view.Paging.First = "/ledger/names"
	}
	if book.Next != "" {
		view.Paging.Next = "/ledger/names?after=" + url.QueryEscape(book.Next)
	}
	return v.Show(http.StatusOK, "names", view)
}

func present(g desk.Group) []desk.Member {
	var out []desk.Member
	for _, m := range g.Members {
		if m.To.IsZero() {
			out = append(out, m)
		}
	}
	return out
}

func meaningOf(m desk.Meaning, today civil.Date) Meaning {
	out := Meaning{Name: m.Name, Means: m.Unit, From: "一直", By: m.By, Change: "/ledger/names/map?name=" + url.QueryEscape(m.Name)}
	if m.GroupID != "" {
		out.Means, out.Link = fmt.Sprintf("%s（%d 个单位）", m.Group, m.Members), "/ledger/groups/"+m.GroupID
	}
	if !m.From.IsZero() {
		out.From = words.Day(m.From, today) + "起"
	}
	return out
}

func nameKind(k reader.NameKind) string {
	switch k {
	case reader.Group:
		return "一类单位"
	case reader.Unspecified:
		return "未指明"
	case reader.Unit:
	}
	return "机构目录中没有"
}

// opened is the sentence after a name was mapped; the address holds figures only.
func opened(v *site.Visit) string {
	if v.Query("did") == "" {
		return ""
	}
	if n := v.QueryInt("shares"); n > 0 {
		return fmt.Sprintf("已记住，并为 %d 项补开单位任务 %d 件。", v.QueryInt("items"), n)
	}
	return "已记住；没有需要补开的单位任务。"
}

func after(to string, o desk.Opened) string {
	return fmt.Sprintf("%s?did=map&items=%d&shares=%d", to, o.Items, o.Shares)
}

// openShares goes on where an earlier turn was interrupted; what exists stays.
func openShares(v *site.Visit) error {
	o, err := v.Desk.OpenShares(v.Ctx(), v.Person, v.Form("name"))
	if err != nil {
		return err
	}
	return v.Redirect(after("/ledger/names", o))
}

// Items are those in which a vague name is still open.
type Items struct {
	Name   string
	Rows   []ItemRow
	Paging parts.Paging
}

// ItemRow is one of them.
type ItemRow struct{ No, Text, Link string }

func nameItems(v *site.Visit) error {
	name := v.Query("name")
	items, next, err := v.Desk.NameItems(v.Ctx(), v.Person, name, v.Query("after"))
	if err != nil {
		return err
	}
	view, self := Items{Name: name}, "/ledger/names/items?name="+url.QueryEscape(name)
	for _, i := range items {
		row := ItemRow{No: i.No, Text: parts.Line(i.Text, 90), Link: "/items/" + i.CaseID}
		if auth.Allowed(v.Person, auth.MapNames) {
			row.Link += "/names?name=" + url.QueryEscape(name)
		}
		view.Rows = append(view.Rows, row)
	}
	if v.Query("after") != "" {
		view.Paging.First = self
	}
	if next != "" {
		view.Paging.Next = self + "&after=" + next
	}
	return v.Show(http.StatusOK, "items", view)
}

// faults are form faults; ok is false for every other error.
func faults(err error) (parts.Problems, bool) {
	var bad desk.Invalid
	if !errors.As(err, &bad) {
		return parts.Problems{}, false
	}
	return parts.Faults(bad), true
}

// allUnits are the units of the organisation.
func allUnits(units []desk.UnitChoice) []parts.Option {
	out := make([]parts.Option, len(units))
	for i, u := range units {
		out[i] = parts.Option{Value: u.ID, Label: u.Name}
	}
	return out
}
