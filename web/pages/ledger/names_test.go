package ledger_test

import (
	"net/url"
	"testing"

	"gongkai/auth"
)

// 各乡镇（街道） is said once, on one page: the groups are ticked beforehand, a person confirms, and the shares are there.
func TestANameIsMappedOnceAndRemembered(t *testing.T) {
	t.Parallel()
	o, table := imported(t, "2020-09-10")
	steward := o.As(t, o.Steward)
	p := steward.Get("/ledger/names").WantStatus(200)
	p.Want("table.names", "各乡镇（街道）", "一类单位", "县政府有关部门", "逐项指定")
	p.Want(".tabs a[aria-current]", "单位对照")
	const name = "各乡镇（街道）"
	path := "/ledger/names/map?name=" + url.QueryEscape(name)
	form := steward.Get(path).WantStatus(200)
	form.Count(".ticks input[checked]", 5)
	steward.Post("/ledger/names/map", url.Values{"name": {name}, "group": {name}}).WantStatus(422).Want(".badtext", "请至少选择一个单位")
	steward.Post("/ledger/names/map", url.Values{"name": {name}}).WantStatus(422).Want(".badtext", "请选择一个单位或者一个单位组")
	steward.Post("/ledger/names/map", url.Values{"name": {name}, "from": {"明天"}}).WantStatus(422).Want(".badtext", "不是日期")
	done := steward.Follow(steward.Post("/ledger/names/map", form.Form("main form"))).WantStatus(200)
	done.Want(".flash", "已记住，并为", "补开单位任务")
	done.Want("table.names", "各乡镇（街道）（5 个单位）", "一直", "孙督查")
	o.Desk.Wait()
	steward.Get(table).WantStatus(200).Want("tr[id=i1]", "已认可 0/7")
	again := steward.Follow(steward.Post("/ledger/names/open", url.Values{"name": {name}})).WantStatus(200)
	again.Want(".flash", "没有需要补开的单位任务")
}

func TestAGroupIsEdited(t *testing.T) {
	t.Parallel()
	o, _ := imported(t, "2020-09-10")
	steward := o.As(t, o.Steward)
	form := steward.Get("/ledger/names/map?name=" + url.QueryEscape("各乡镇（街道）")).WantStatus(200).Form("main form")
	all := form["units"]
	form["units"] = all[:4]
	done := steward.Follow(steward.Post("/ledger/names/map", form)).WantStatus(200)
	o.Desk.Wait()
	group := done.Attr("table.names td.tight a[href^=/ledger/groups/]", "href")
	edit := steward.Get(group).WantStatus(200)
	edit.Count(".ticks input[checked]", 4)
	steward.Post(group, url.Values{}).WantStatus(422).Want(".badtext", "请至少选择一个单位")
	f := edit.Form("main form")
	f["units"] = all
	steward.Follow(steward.Post(group, f)).WantStatus(200).Want(".flash", "补开单位任务")
	o.Desk.Wait()
	steward.Get("/ledger/groups/nothing").WantStatus(404)
}

// 有关部门 stays visible, and is named item by item.
func TestAVagueNameIsNamedOnItsItem(t *testing.T) {
	t.Parallel()
	o, _ := imported(t, "2020-09-10")
	steward := o.As(t, o.Steward)
	const name = "县政府有关部门"
	steward.Post("/ledger/names/map", url.Values{"name": {name}, "unit": {o.Justice.UnitID}}).WantStatus(422).Want(".problems", "在每一项里所指不同")
	list := steward.Get("/ledger/names/items?name=" + url.QueryEscape(name)).WantStatus(200)
	links := list.All("table.names a")
	if len(links) < 2 {
		t.Fatalf("%d items", len(links))
	}
	var path string
	for _, a := range links[0].Attr {
		if a.Key == "href" {
			path = a.Val
		}
	}
	form := steward.Get(path).WantStatus(200)
	form.Want("h1", name, "指哪些单位")
	item := form.Attr("main form", "action")
	steward.Post(item, url.Values{"name": {name}}).WantStatus(422).Want(".badtext", "请至少选择一个单位")
	f := form.Form("main form")
	f["units"] = []string{o.Justice.UnitID}
	done := steward.Follow(steward.Post(item, f)).WantStatus(200)
	done.Want(".flash", "已指定，开立单位任务 1 件")
	o.Desk.Wait()
	steward.Get("/ledger/names/items?name="+url.QueryEscape(name)).WantStatus(200).Count("table.names a", len(links)-1)
}

func TestOthersReadTheNamesAndMapNothing(t *testing.T) {
	t.Parallel()
	o, _ := imported(t, "2020-09-10")
	reviewer := o.As(t, o.Reviewer)
	p := reviewer.Get("/ledger/names").WantStatus(200)
	p.Want("table.names", "待督查员对应")
	p.Not("main form")
	reviewer.Get("/ledger/names/map?name=x").WantStatus(403)
	reviewer.Post("/ledger/names/open", url.Values{"name": {"x"}}).WantStatus(403)
	o.As(t, o.Justice).Get("/ledger/names").WantStatus(403)
	theirs := o.As(t, o.Hire(t, "qianducha", "钱督查", "sfj", auth.Steward))
	theirs.Get("/ledger/names").WantStatus(200).Want("main", "没有待对应的名称")
}
