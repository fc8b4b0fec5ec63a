package api_test

import (
	"net/http"
	"testing"

	"github.com/google/uuid"

	"gongkai/internal/apitest"
	"gongkai/internal/storetest"
	"gongkai/store"
)

func TestSettingsOfAnAgency(t *testing.T) {
	t.Parallel()
	o := apitest.New(t, storetest.Open(t, store.SQLite))
	path := "/agencies/" + o.Clerk.AgencyID + "/settings"
	put := func(tag, body string) apitest.Request {
		return apitest.Request{As: o.Admin, Method: http.MethodPut, Path: path, Body: body, Header: map[string]string{"If-Match": tag}}
	}
	get := apitest.Request{As: o.Admin, Method: http.MethodGet, Path: path}
	apitest.Run(t, o,
		apitest.Scenario{Name: "nothing is settled", Request: get, Status: 200, Want: map[string]string{"version": "0", "agency.name": "县人民政府办公室", "next_number": "2026-0001", "missing": "[]"}},
		apitest.Scenario{Name: "the letter under other settings", Request: apitest.Request{As: o.Admin, Method: http.MethodPost, Path: path + "/preview", Body: `{"basic_court":"甲县人民法院"}`}, Status: 200, Has: []string{"甲县人民法院"}},
		apitest.Scenario{Name: "a preview keeps nothing", Request: get, Status: 200, Not: []string{"甲县人民法院"}},
		apitest.Scenario{Name: "what is no series", Request: put(`"0"`, `{"number_pattern":"{号}"}`), Status: 422, Problem: "invalid", Want: map[string]string{"fields.0.field": "number_pattern", "fields.0.code": "pattern_year"}},
		apitest.Scenario{Name: "a first number without its year", Request: put(`"0"`, `{"first":5}`), Status: 422, Problem: "invalid", Want: map[string]string{"fields.0.field": "first"}},
		apitest.Scenario{Name: "settled", Request: put(`"0"`, `{"letter_name":"示例县人民政府","body":"county_government","number_pattern":"依〔{年}〕{号}号","first_year":2026,"first":58}`), Status: 200,
			Want: map[string]string{"version": "1", "settings.letter_name": "示例县人民政府", "next_number": "依〔2026〕58号", "set_by": "管理员"}},
		apitest.Scenario{Name: "the second is told what changed", Request: put(`"0"`, `{"basic_court":"甲县人民法院"}`), Status: 409, Problem: "stale",
			Want: map[string]string{"seq": "1", "changes.0.event": "letter_name", "changes.0.actor": "管理员", "changes.0.name": "本机关全称（函件上的名称）"}},
		apitest.Scenario{Name: "the same again is no new version", Request: put(`"1"`, `{"letter_name":"示例县人民政府","body":"county_government","number_pattern":"依〔{年}〕{号}号","first_year":2026,"first":58}`), Status: 200, Want: map[string]string{"version": "1"}},
		apitest.Scenario{Name: "no such agency", Request: apitest.Request{As: o.Admin, Method: http.MethodGet, Path: "/agencies/" + uuid.NewString() + "/settings"}, Status: 404, Problem: "not-found"},
	)
	if a := o.Do(t, get); a.Head("Etag") != `"1"` {
		t.Errorf("etag %s", a.Head("Etag"))
	}
}

func TestUnitsAndSetup(t *testing.T) {
	t.Parallel()
	o := apitest.New(t, storetest.Open(t, store.SQLite))
	const good = `{"units":[{"code":"slt","name":"县示例局","nature":"department","agency":true,"superior":"county"}]}`
	post := func(path, body string) apitest.Request {
		return apitest.Request{As: o.Admin, Method: http.MethodPost, Path: path, Body: body}
	}
	apitest.Run(t, o,
		apitest.Scenario{Name: "preview", Request: post("/units/import/preview", good), Status: 200, Want: map[string]string{"new.0.code": "slt", "same": "0", "faults": "[]"}},
		apitest.Scenario{Name: "load", Request: post("/units/import", good), Status: 200, Want: map[string]string{"new.0.code": "slt"}},
		apitest.Scenario{Name: "again", Request: post("/units/import", good), Status: 200, Want: map[string]string{"new": "[]", "same": "1"}},
		apitest.Scenario{Name: "a bad row", Request: post("/units/import", `{"units":[{"code":"x","name":"甲","nature":"guild"}]}`), Status: 200, Want: map[string]string{"faults.1": ""}, Has: []string{"第 1 个机构（x）"}},
		apitest.Scenario{Name: "tick", Request: post("/setup", `{"step":"units"}`), Status: 204},
		apitest.Scenario{Name: "how far", Request: apitest.Request{As: o.Admin, Method: http.MethodGet, Path: "/setup"}, Status: 200, Want: map[string]string{"done.0": "units", "done.1": "accounts", "next": "house", "dismissed": "false"}},
		apitest.Scenario{Name: "no such step", Request: post("/setup", `{"step":"anything"}`), Status: 422, Problem: "invalid"},
	)
}

// 补录: the case keeps its number and the day it really came; what is late already is late.
func TestBackfill(t *testing.T) {
	t.Parallel()
	o := apitest.New(t, storetest.Open(t, store.SQLite))
	send := func(number, handler string) apitest.Request {
		return apitest.Request{As: o.Clerk, Method: http.MethodPost, Path: "/applications/backfill", Header: map[string]string{"Idempotency-Key": uuid.NewString()},
			Body: `{"on":"2026-08-03","channel":"signed_mail","applicant":"natural","party":{"name":"` + apitest.Name + `"},"request":"` + apitest.Wanted + `","number":"` + number + `","handler":"` + handler + `"}`}
	}
	born := o.Do(t, send("旧字〔2026〕17号", o.Handler.ID)).Must(t, http.StatusCreated)
	if born.Get("number") != "旧字〔2026〕17号" || born.Get("clock.reply_due") != "2026-08-31" {
		t.Errorf("%s", born.Body)
	}
	apitest.Run(t, o,
		apitest.Scenario{Name: "with its handler, late", Request: apitest.Request{As: o.Handler, Method: http.MethodGet, Path: "/applications/" + born.Get("id")}, Status: 200,
			Want: map[string]string{"stage": "handling", "number": "旧字〔2026〕17号", "backfilled": "true"}},
		apitest.Scenario{Name: "the number is used", Request: send("旧字〔2026〕17号", ""), Status: 422, Problem: "refused", Want: map[string]string{"reasons.0.check": "H20"}},
		apitest.Scenario{Name: "the counter will give it", Request: send("2026-0009", ""), Status: 422, Problem: "refused", Want: map[string]string{"reasons.0.check": "H21", "reasons.0.facts.first": "10"}},
		apitest.Scenario{Name: "no number", Request: send("", ""), Status: 422, Problem: "refused", Want: map[string]string{"reasons.0.field": "number"}},
		apitest.Scenario{Name: "no such handler", Request: send("旧字〔2026〕18号", uuid.NewString()), Status: 422, Problem: "invalid", Want: map[string]string{"fields.0.field": "handler"}},
		apitest.Scenario{Name: "it stands at the end of its year's list", Request: apitest.Request{As: o.Clerk, Method: http.MethodGet, Path: "/applications/all"}, Status: 200, Want: map[string]string{"applications.0.number": "旧字〔2026〕17号"}},
	)
}
