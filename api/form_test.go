package api_test

import (
	"net/http"
	"strings"
	"testing"

	"gongkai/internal/apitest"
	"gongkai/internal/storetest"
	"gongkai/store"
)

const wholeForm = `{"on":"2026-10-12","channel":"in_person","applicant":"business","request":"示例道路工程的预算",
"party":{"name":"示例公司","doc_number":"11000000MA0000000Y","legal_rep":"法人示例","contact":"联系示例","phone":"10000000001","address":"示例路0号","fax":"000-1","delivery_address":"示例路1号",
"agent":{"name":"代理示例","doc_kind":"护照","doc_number":"E00000001","phone":"10000000003","mandate":true},
"co_applicants":[{"name":"联名示例","doc_kind":"护照","doc_number":"E00000002","phone":"10000000004"}],"spokesman":"联名示例"},
"particulars":{"forms":["paper","disc"],"routes":["post"],"other_routes":true,"signature":"yes","written_on":"2026-10-10","pages":3,"addressed_to":"某县办","enclosures":"附件一","purpose":"照抄的用途"}}`

func registered(t *testing.T, o *apitest.Office, body string) string {
	t.Helper()
	r := o.Do(t, apitest.Request{As: o.Clerk, Method: http.MethodPost, Path: "/applications", Body: body})
	if r.Status != http.StatusCreated {
		t.Fatalf("status %d: %s", r.Status, r.Body)
	}
	return "/applications/" + r.Get("id")
}

func TestTheWholeFormIsTakenAndGivenBack(t *testing.T) {
	t.Parallel()
	o := apitest.New(t, storetest.Open(t, store.SQLite))
	path := registered(t, o, wholeForm)
	got := o.Do(t, apitest.Request{As: o.Clerk, Method: http.MethodGet, Path: path})
	for pointer, want := range map[string]string{"party.legal_rep": "法人示例", "party.delivery_address": "示例路1号", "party.spokesman": "联名示例", "party.agent.name": "代理示例",
		"particulars.signature": "yes", "particulars.written_on": "2026-10-10", "particulars.purpose": "照抄的用途", "particulars.addressed_to": "某县办"} {
		if got.Get(pointer) != want {
			t.Errorf("%s is %q, want %q", pointer, got.Get(pointer), want)
		}
	}
	for _, secret := range []string{"E00000001", "E00000002", "10000000003", "10000000004", "11000000MA0000000Y"} {
		if strings.Contains(got.Body, secret) {
			t.Errorf("%s is not masked", secret)
		}
	}
	for field, want := range map[string]string{"agent_document": "E00000001", "co1_phone": "10000000004"} {
		r := o.Do(t, apitest.Request{As: o.Clerk, Method: http.MethodPost, Path: path + "/reveal", Body: `{"field":"` + field + `","reason":"核对"}`})
		if r.Get("value") != want {
			t.Errorf("%s is %s", field, r.Body)
		}
	}
	for _, field := range []string{"co2_phone", "co0_phone", "agent_name", "co1_"} {
		r := o.Do(t, apitest.Request{As: o.Clerk, Method: http.MethodPost, Path: path + "/reveal", Body: `{"field":"` + field + `","reason":"核对"}`})
		if r.Status != http.StatusUnprocessableEntity {
			t.Errorf("%s: %d", field, r.Status)
		}
	}
}

// Schemas are closed: no unknown field, no code that there is not.
func TestAFormWithUnknownCodesIsRefused(t *testing.T) {
	t.Parallel()
	o := apitest.New(t, storetest.Open(t, store.SQLite))
	for _, change := range [][2]string{{`"paper"`, `"tape"`}, {`["post"]`, `["pigeon"]`}, {`"signature":"yes"`, `"signature":"perhaps"`}, {`"mandate":true`, `"mandate":true,"age":3`},
		{`"spokesman":`, `"spouse":`}, {`"pages":3`, `"pages":-1`}} {
		body := strings.Replace(wholeForm, change[0], change[1], 1)
		if body == wholeForm {
			t.Fatalf("%s is not in the form", change[0])
		}
		if r := o.Do(t, apitest.Request{As: o.Clerk, Method: http.MethodPost, Path: "/applications", Body: body}); r.Status != http.StatusUnprocessableEntity {
			t.Errorf("%s: %d %s", change[1], r.Status, r.Body)
		}
	}
}

// Completing keeps what is left out: masked numbers of everyone, and the particulars as a whole.
func TestCompletingKeepsTheRestOfTheForm(t *testing.T) {
	t.Parallel()
	o := apitest.New(t, storetest.Open(t, store.SQLite))
	path := registered(t, o, wholeForm)
	o.Act(t, apitest.Request{As: o.Clerk, Path: path + "/complete", Body: `{"on":"2026-10-12","applicant":"research","party":{"name":"示例公司",
		"agent":{"name":"代理示例","mandate":true},"co_applicants":[{"name":"另一示例"},{"name":"联名示例"}]}}`})
	got := o.Do(t, apitest.Request{As: o.Clerk, Method: http.MethodGet, Path: path})
	if got.Get("particulars.purpose") != "照抄的用途" || got.Get("timeline.0.details.from_applicant") != "business" {
		t.Errorf("%s", got.Body)
	}
	for field, want := range map[string]string{"agent_document": "E00000001", "co1_document": "", "co2_document": "E00000002"} {
		if r := o.Do(t, apitest.Request{As: o.Clerk, Method: http.MethodPost, Path: path + "/reveal", Body: `{"field":"` + field + `","reason":"核对"}`}); r.Get("value") != want {
			t.Errorf("%s is %s, want %s", field, r.Body, want)
		}
	}
}
