package desk_test

import (
	"errors"
	"slices"
	"sync"
	"testing"

	"gongkai/auth"
	"gongkai/casefile/assignment"
	"gongkai/desk"
	"gongkai/internal/office"
	"gongkai/readers/notice"
)

// imported is an office with the notice of 2020 in its ledger.
func imported(t *testing.T, o *office.Office) (noticeID string) {
	t.Helper()
	got := must(o.Desk.ImportNotice(t.Context(), o.Steward, noticeText(t), nil))(t)
	o.Desk.Wait()
	return got.NoticeID
}

func itemNo(t *testing.T, o *office.Office, noticeID, no string) desk.LedgerItem {
	t.Helper()
	_, items, err := o.Desk.Ledger(t.Context(), o.Steward, noticeID, 0)
	if err != nil {
		t.Fatal(err)
	}
	i := slices.IndexFunc(items, func(i desk.LedgerItem) bool { return i.No == no })
	if i < 0 {
		t.Fatalf("no item %s", no)
	}
	return items[i]
}

func townships(t *testing.T, o *office.Office) []string {
	t.Helper()
	return desk.Proposed("各乡镇（街道）", must(o.Desk.UnitChoices(t.Context()))(t))
}

func openName(t *testing.T, o *office.Office, name string) desk.OpenName {
	t.Helper()
	b := must(o.Desk.NameBook(t.Context(), o.Steward, ""))(t)
	for _, n := range b.Open {
		if n.Name == name {
			return n
		}
	}
	return desk.OpenName{}
}

// 各乡镇（街道） is said once what it means: every item of the notice that has it gets a share for each township, once, and the next
// notice is read with it.
func TestAGroupIsMappedOnceAndOpensTheMissingShares(t *testing.T) {
	t.Parallel()
	office.OnEach(t, "2020-09-10", direct, func(t *testing.T, o *office.Office) {
		id := imported(t, o)
		const name = "各乡镇（街道）"
		before := openName(t, o, name)
		if before.Kind != notice.Group || before.Items < 5 || before.Known {
			t.Fatalf("%+v", before)
		}
		if n := openName(t, o, "县司法局"); n.Name != "" {
			t.Error("a unit that has its shares is still open")
		}
		units := townships(t, o)
		group, opened, err := o.Desk.SaveGroup(t.Context(), o.Steward, desk.SaveGroup{Name: name, Units: units})
		if err != nil || len(units) != 5 || opened.Shares != 0 {
			t.Fatal(units, opened, err)
		}
		got := must(o.Desk.MapName(t.Context(), o.Steward, desk.MapName{Name: name, GroupID: group}))(t)
		o.Desk.Wait()
		if got.Items != before.Items || got.Shares != 5*before.Items {
			t.Errorf("%+v for %d items", got, before.Items)
		}
		first := itemNo(t, o, id, "一（一）1")
		if first.SharesAll != 7 || len(first.Shares) != 7 || first.Shares[6].Role != string(assignment.Responsible) || first.Shares[6].OpenedOn != day("2020-08-24") {
			t.Errorf("%d shares: %+v", first.SharesAll, first.Shares)
		}
		if again := must(o.Desk.MapName(t.Context(), o.Steward, desk.MapName{Name: name, GroupID: group}))(t); again != (desk.Opened{}) {
			t.Errorf("said again: %+v", again)
		}
		if n := openName(t, o, name); n.Name != "" {
			t.Errorf("still open: %+v", n)
		}
		if r := must(o.Record.Rebuild(t.Context(), false))(t); r.Differs() {
			t.Errorf("live and rebuilt differ: %+v", r)
		}
	})
}

func TestTheNextNoticeKnowsTheGroup(t *testing.T) {
	t.Parallel()
	office.OnEach(t, "2020-09-10", direct, func(t *testing.T, o *office.Office) {
		const name = "各乡镇（街道）"
		group, _, err := o.Desk.SaveGroup(t.Context(), o.Steward, desk.SaveGroup{Name: name, Units: townships(t, o)})
		if err != nil {
			t.Fatal(err)
		}
		must(o.Desk.MapName(t.Context(), o.Steward, desk.MapName{Name: name, GroupID: group, From: day("2020-08-24")}))(t)
		plan := must(o.Desk.PlanNotice(t.Context(), o.Steward, noticeText(t)))(t)
		if n := len(plan.Items[0].Shares); n != 7 || slices.ContainsFunc(plan.Items[0].Names, func(n desk.NamePlan) bool { return n.Text == name && n.Units != 5 }) {
			t.Errorf("%d shares planned: %+v", n, plan.Items[0].Names)
		}
		id := imported(t, o)
		if i := itemNo(t, o, id, "一（一）1"); i.SharesAll != 7 {
			t.Errorf("%d shares", i.SharesAll)
		}
	})
}

// Meanings are dated: what is said from 2021 on is not true of a notice of 2020; what is said of always is.
func TestAMeaningHoldsFromItsDay(t *testing.T) {
	t.Parallel()
	office.OnEach(t, "2020-09-10", direct, func(t *testing.T, o *office.Office) {
		imported(t, o)
		const name = "市直属机构"
		items := openName(t, o, name).Items
		for _, c := range []struct {
			from string
			want int
		}{{"2021-01-01", 0}, {"2020-08-25", 0}, {"2020-08-24", items}, {"", 0}} {
			in := desk.MapName{Name: name, UnitID: o.Justice.UnitID}
			if c.from != "" {
				in.From = day(c.from)
			}
			if got := must(o.Desk.MapName(t.Context(), o.Steward, in))(t); got.Shares != c.want || items == 0 {
				t.Errorf("from %q: %+v, want %d of %d", c.from, got, c.want, items)
			}
		}
		o.Desk.Wait()
	})
}

// Two people say the same at the same moment: each share is opened once.
func TestTwoWhoMapAtOnceOpenEachShareOnce(t *testing.T) {
	t.Parallel()
	office.OnEach(t, "2020-09-10", direct, func(t *testing.T, o *office.Office) {
		imported(t, o)
		const name = "各乡镇（街道）"
		items := openName(t, o, name).Items
		second := o.Hire(t, "qianducha", "钱督查", "office", auth.Steward)
		group, _, err := o.Desk.SaveGroup(t.Context(), o.Steward, desk.SaveGroup{Name: name, Units: townships(t, o)})
		if err != nil {
			t.Fatal(err)
		}
		before := o.Text(t, "SELECT COUNT(*) FROM shares")
		var both sync.WaitGroup
		got := make([]desk.Opened, 2)
		for i, p := range []auth.Person{o.Steward, second} {
			both.Go(func() {
				var err error
				if got[i], err = o.Desk.MapName(t.Context(), p, desk.MapName{Name: name, GroupID: group}); err != nil {
					t.Error(err)
				}
			})
		}
		both.Wait()
		o.Desk.Wait()
		if got[0].Shares+got[1].Shares != 5*items {
			t.Errorf("%+v for %d items, of %s shares before", got, items, before)
		}
		if r := must(o.Record.Rebuild(t.Context(), false))(t); r.Differs() {
			t.Errorf("live and rebuilt differ: %+v", r)
		}
	})
}

// 有关部门 is somebody else in each item: it is named there, and stays open everywhere else.
func TestAVagueNameIsNamedItemByItem(t *testing.T) {
	t.Parallel()
	office.OnEach(t, "2020-09-10", direct, func(t *testing.T, o *office.Office) {
		id := imported(t, o)
		const name = "县政府有关部门"
		vague := openName(t, o, name)
		if vague.Kind != notice.Unspecified || vague.Items < 2 {
			t.Fatalf("%+v", vague)
		}
		_, err := o.Desk.MapName(t.Context(), o.Steward, desk.MapName{Name: name, UnitID: o.Justice.UnitID})
		if invalid(err) != (desk.Fault{Field: "name", Code: "vague"}) {
			t.Errorf("named for every item: %v", err)
		}
		item := itemNo(t, o, id, "一（二）2")
		if !slices.Contains(item.Resp, name) {
			t.Fatalf("%v", item.Resp)
		}
		for i, want := range []int{1, 0} {
			got := must(o.Desk.NameInItem(t.Context(), o.Steward, item.CaseID, name, []string{o.Justice.UnitID}))(t)
			o.Desk.Wait()
			if got.Shares != want {
				t.Errorf("turn %d opened %+v", i, got)
			}
		}
		if left := openName(t, o, name); left.Items != vague.Items-1 {
			t.Errorf("%d items left of %d", left.Items, vague.Items)
		}
		if b := must(o.Desk.NameBook(t.Context(), o.Steward, ""))(t); len(b.Groups) != 0 || len(b.Meanings) != 0 {
			t.Errorf("what one item means stands in the book of all: %+v", b)
		}
		if _, err := o.Desk.NameInItem(t.Context(), o.Steward, item.CaseID, "没有这个名称", []string{o.Justice.UnitID}); !errors.Is(err, desk.ErrNotFound) {
			t.Error(err)
		}
	})
}

// A group that grows opens what its new member lacks; who leaves keeps what he has.
func TestAGroupThatGrows(t *testing.T) {
	t.Parallel()
	office.OnEach(t, "2020-09-10", direct, func(t *testing.T, o *office.Office) {
		imported(t, o)
		const name = "各乡镇（街道）"
		units := townships(t, o)
		items := openName(t, o, name).Items
		group, _, err := o.Desk.SaveGroup(t.Context(), o.Steward, desk.SaveGroup{Name: name, Units: units[:3]})
		if err != nil {
			t.Fatal(err)
		}
		must(o.Desk.MapName(t.Context(), o.Steward, desk.MapName{Name: name, GroupID: group}))(t)
		for _, c := range []struct {
			what  string
			units []string
			from  string
			want  int
		}{
			{"one more, as if always there", units[:4], "", items},
			{"one more from next year: the notice is older", units, "2021-01-01", 0},
			{"one leaves next year", units[1:], "2021-01-01", 0},
		} {
			in := desk.SaveGroup{ID: group, Name: name, Units: c.units}
			if c.from != "" {
				in.From = day(c.from)
			}
			if _, got, err := o.Desk.SaveGroup(t.Context(), o.Steward, in); err != nil || got.Shares != c.want {
				t.Errorf("%s: %+v, %v", c.what, got, err)
			}
		}
		o.Desk.Wait()
		g := must(o.Desk.Group(t.Context(), o.Steward, group))(t)
		if len(g.Members) != 5 || g.Has(units[0]) || !g.Has(units[4]) {
			t.Errorf("%+v", g)
		}
		for _, m := range g.Members {
			if m.UnitID == units[0] && m.To != day("2020-12-31") {
				t.Errorf("last day %s", m.To)
			}
		}
	})
}

func TestWhatCannotBeMapped(t *testing.T) {
	t.Parallel()
	office.OnEach(t, "2020-09-10", direct, func(t *testing.T, o *office.Office) {
		imported(t, o)
		theirs := o.Hire(t, "qianducha", "钱督查", "sfj", auth.Steward)
		group, _, err := o.Desk.SaveGroup(t.Context(), theirs, desk.SaveGroup{Name: "各科室", Units: []string{o.Justice.UnitID}})
		if err != nil {
			t.Fatal(err)
		}
		for what, c := range map[string]struct {
			in   desk.MapName
			want desk.Fault
		}{
			"nothing":                {desk.MapName{Name: "县政府各部门"}, desk.Fault{Field: "unit", Code: "required"}},
			"both":                   {desk.MapName{Name: "县政府各部门", UnitID: "x", GroupID: "y"}, desk.Fault{Field: "unit", Code: "required"}},
			"no such unit":           {desk.MapName{Name: "县政府各部门", UnitID: "x"}, desk.Fault{Field: "unit", Code: "unknown_value"}},
			"another agency's group": {desk.MapName{Name: "县政府各部门", GroupID: group}, desk.Fault{Field: "unit", Code: "unknown_value"}},
			"no name":                {desk.MapName{UnitID: o.Justice.UnitID}, desk.Fault{Field: "name", Code: "required"}},
		} {
			if _, err := o.Desk.MapName(t.Context(), o.Steward, c.in); invalid(err) != c.want {
				t.Errorf("%s: %v", what, err)
			}
		}
		for what, in := range map[string]desk.SaveGroup{"no units": {Name: "x"}, "no name": {Units: []string{o.Justice.UnitID}}, "unknown unit": {Name: "x", Units: []string{"x"}}} {
			if _, _, err := o.Desk.SaveGroup(t.Context(), o.Steward, in); invalid(err) == (desk.Fault{}) {
				t.Errorf("%s: %v", what, err)
			}
		}
		if _, _, err := o.Desk.SaveGroup(t.Context(), o.Steward, desk.SaveGroup{ID: group, Name: "x", Units: []string{o.Justice.UnitID}}); !errors.Is(err, desk.ErrNotFound) {
			t.Errorf("another agency's group: %v", err)
		}
		for _, p := range []auth.Person{o.Clerk, o.Reviewer, o.Justice} {
			if _, err := o.Desk.MapName(t.Context(), p, desk.MapName{Name: "x", UnitID: o.Justice.UnitID}); err == nil {
				t.Errorf("%s may map", p.Name)
			}
		}
		if n := o.Text(t, "SELECT COUNT(*) FROM name_meanings"); n != "0" {
			t.Errorf("%s meanings kept", n)
		}
	})
}
