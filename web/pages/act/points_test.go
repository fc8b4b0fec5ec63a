package act_test

import (
	"net/http"
	"strings"
	"testing"
)

// What was missing at the window is ticked already: nobody types the points of the notice a second time.
func TestTheNoticeTakesTheChecklistAsItsPoints(t *testing.T) {
	t.Parallel()
	o, path := office(t, "2026-11-02")
	handler := o.As(t, o.Handler)
	page := handler.Get(path + "/acts/ask-correction").WantStatus(http.StatusOK)
	got := page.Form(form)
	for name, want := range map[string]string{"point_address": "1", "point_form": "1", "point_document_check": "1", "point_description": "", "point_name": ""} {
		if got.Get(name) != want {
			t.Errorf("%s is %q, want %q", name, got.Get(name), want)
		}
	}
	page.Not("[name=point_name]") // it is on the form
	for _, bad := range []string{"利害关系", "特殊需要"} {
		if strings.Contains(page.Text(".fields"), bad) {
			t.Errorf("the form asks for %s", bad)
		}
	}
	asked := shown(handler, path, "ask-correction", "point_form", "", "point_description", "1", "way", "post").WantStatus(http.StatusOK)
	asked.Want(".quote", "1. 申请人的证件号码", "2. 联系地址", "3. 所需信息的内容描述：请写明政府信息的名称、文号，或者便于查询的其他特征性描述")
	confirmed(handler, path, "ask-correction", asked)
	handler.Get(path).Want("#timeline", "3. 所需信息的内容描述")
}

// A wrong tick that was taken back stays so when the form is given back.
func TestATickTakenBackStaysSo(t *testing.T) {
	t.Parallel()
	o, path := office(t, "2026-11-02")
	page := shown(o.As(t, o.Handler), path, "ask-correction", "point_address", "", "days", "61", "way", "post").WantStatus(http.StatusUnprocessableEntity)
	if got := page.Form(form); got.Get("point_address") != "" || got.Get("point_form") != "1" {
		t.Errorf("ticks: address %q, form %q", got.Get("point_address"), got.Get("point_form"))
	}
}
