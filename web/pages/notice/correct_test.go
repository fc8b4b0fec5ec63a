package notice_test

import (
	"net/url"
	"slices"
	"testing"

	"gongkai/desk"
	"gongkai/web/webtest"
)

// Every field is put right beside the original text, as a plain form; nothing is stored before the import, and then who corrected what.
func TestAnItemIsPutRightInItsPlace(t *testing.T) {
	t.Parallel()
	o := webtest.New(t, "2020-09-01")
	steward := o.As(t, o.Steward)
	p := steward.Post("/ledger/import", url.Values{"text": {wushan(t)}}).WantStatus(200)
	const no = "二（二）1" // 各区县政府: copied from the city's notice
	open := steward.Post("/ledger/import", p.Fill("form[action=/ledger/import/confirm]", "edit", no)).WantStatus(200)
	open.Count(".pedit", 1)
	open.Want("#edit", "各区县政府")
	bad := steward.Post("/ledger/import", open.Fill("form[action=/ledger/import/confirm]", "correct", no, "resp", "各乡镇（街道）", "lead", " ")).WantStatus(422)
	bad.Want(".pedit .badtext", "牵头单位要填写")
	if got := bad.Form("form[action=/ledger/import/confirm]").Get("resp"); got != "各乡镇（街道）" {
		t.Errorf("what was typed is lost: %q", got)
	}
	kept := steward.Post("/ledger/import", bad.Fill("form[action=/ledger/import/confirm]", "correct", no, "lead", "县司法局、县财政局", "kind_0", "date", "date_0", "2020-10-31")).WantStatus(200)
	kept.Want(".before", "已记下 1 项改正")
	kept.Not(".pedit")
	if items := stored(t, o); len(items) != 0 {
		t.Fatalf("%d items stored before the import", len(items))
	}
	steward.Follow(steward.Post("/ledger/import/confirm", kept.Form("form[action=/ledger/import/confirm]"))).WantStatus(200).Want(".flash", "55 项举措")
	all := stored(t, o)
	i := all[slices.IndexFunc(all, func(i desk.LedgerItem) bool { return i.No == no })]
	if !slices.Equal(i.Lead, []string{"县司法局", "县财政局"}) || !slices.Equal(i.Resp, []string{"各乡镇（街道）"}) || i.DueOn.String() != "2020-10-31" {
		t.Errorf("%v %v %s", i.Lead, i.Resp, i.DueOn)
	}
	steward.Get("/items/"+i.CaseID).WantStatus(200).Want(".doubtful", "责任单位经人工改正，原读作“县政府有关部门、各区县政府”")
}

func TestACorrectionIsDropped(t *testing.T) {
	t.Parallel()
	o := webtest.New(t, "2020-09-01")
	steward := o.As(t, o.Steward)
	p := steward.Post("/ledger/import", url.Values{"text": {wushan(t)}}).WantStatus(200)
	const no = "二（二）1"
	open := steward.Post("/ledger/import", p.Fill("form[action=/ledger/import/confirm]", "edit", no)).WantStatus(200)
	kept := steward.Post("/ledger/import", open.Fill("form[action=/ledger/import/confirm]", "correct", no, "resp", "")).WantStatus(200)
	kept.Want(".before", "已记下 1 项改正")
	dropped := steward.Post("/ledger/import", kept.Fill("form[action=/ledger/import/confirm]", "drop", no)).WantStatus(200)
	if got := dropped.Form("form[action=/ledger/import/confirm]").Get("corrections"); got != "" {
		t.Errorf("still there: %s", got)
	}
	form := kept.Form("form[action=/ledger/import/confirm]")
	form.Set("corrections", "nonsense")
	steward.Post("/ledger/import/confirm", form).WantStatus(200).Want(".problems", "还没有导入")
}
