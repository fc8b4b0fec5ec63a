package api_test

import (
	"bytes"
	"mime/multipart"
	"net/http"
	"strings"
	"testing"

	"gongkai/internal/apitest"
	"gongkai/internal/storetest"
	"gongkai/store"
)

func form(t *testing.T, field, text string) (body, contentType string) {
	t.Helper()
	var b bytes.Buffer
	w := multipart.NewWriter(&b)
	part, err := w.CreateFormFile(field, "通知.txt")
	if err != nil {
		t.Fatal(err)
	}
	if _, err := part.Write([]byte(text)); err != nil {
		t.Fatal(err)
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return b.String(), w.FormDataContentType()
}

// TestNotices: a preview changes nothing, an import sent twice changes nothing the second time.
func TestNotices(t *testing.T) {
	t.Parallel()
	storetest.OnEach(t, func(t *testing.T, db *store.DB) {
		o := apitest.New(t, db)
		send := func(path, contentType, body string) apitest.Request {
			return apitest.Request{As: o.Steward, Method: http.MethodPost, Path: path, Body: body, Header: map[string]string{"Content-Type": contentType}}
		}
		asForm, formType := form(t, "file", apitest.Notice)
		other, otherType := form(t, "anhang", apitest.Notice)
		list := get(o.Steward, "/notices")
		apitest.Run(t, o,
			apitest.Scenario{Name: "preview", Request: send("/notices/preview", "text/plain", apitest.Notice), Status: 200,
				Want: values{"number": "示例府办发〔2026〕1号", "issued_on": "2026-03-02", "items.0.no": "一（一）1", "items.0.deadlines.0.date": "2026-11-20",
					"items.0.shares.0.unit.name": "县司法局", "items.0.shares.0.role": "lead", "imported": "false"}, Has: []string{"对应到具体单位之前不开立分工"}},
			apitest.Scenario{Name: "as a form", Request: send("/notices/preview", formType, asForm), Status: 200, Want: values{"items.1.no": "一（一）2"}},
			apitest.Scenario{Name: "nothing is kept", Request: list, Status: 200, Want: values{"notices": "[]"}},
			apitest.Scenario{Name: "import", Request: send("/notices", formType, asForm), Status: 201, Want: values{"items": "2", "new_items": "2"}},
			apitest.Scenario{Name: "import again", Request: send("/notices", "text/plain", apitest.Notice), Status: 200, Want: values{"items": "2", "new_items": "0"}},
			apitest.Scenario{Name: "now there is one", Request: list, Status: 200, Want: values{"notices.0.items": "2", "notices.1": ""}},
			apitest.Scenario{Name: "a preview says so", Request: send("/notices/preview", "text/plain", apitest.Notice), Status: 200, Want: values{"imported": "true"}},
			apitest.Scenario{Name: "no table", Request: send("/notices", "text/plain", "示例"), Status: 422, Problem: "invalid", Want: values{"fields.0.field": "file"}},
			apitest.Scenario{Name: "no file", Request: send("/notices", "text/plain", ""), Status: 422, Problem: "invalid"},
			apitest.Scenario{Name: "a form without the part", Request: send("/notices", otherType, other), Status: 400, Problem: "malformed"},
			apitest.Scenario{Name: "a form that is none", Request: send("/notices", "multipart/form-data", "x"), Status: 400, Problem: "malformed"},
			apitest.Scenario{Name: "JSON", Request: send("/notices", "application/json", "{}"), Status: 415, Problem: "unsupported-media-type"},
			apitest.Scenario{Name: "too large", Request: send("/notices", "text/plain", strings.Repeat("大", 2<<20)), Status: 413, Problem: "too-large"})
	})
}

// TestAnItemAndAShare: the unit reports, the office returns and accepts, the item is closed when its shares are accepted.
func TestAnItemAndAShare(t *testing.T) {
	t.Parallel()
	storetest.OnEach(t, func(t *testing.T, db *store.DB) {
		o := apitest.New(t, db)
		l := o.Import(t)
		share, item := "/shares/"+l.Share, "/items/"+l.Item
		apitest.Run(t, o,
			apitest.Scenario{Name: "the unit's list", Request: get(o.Justice, "/shares"), Status: 200,
				Want: values{"shares.0.due_on": "2026-11-20", "shares.0.light": "calm", "shares.0.notice": "示例府办发〔2026〕1号", "shares.1": ""}},
			apitest.Scenario{Name: "nothing accepted yet", Request: get(o.Justice, "/shares?accepted=true"),
				Status: 200, Want: values{"shares": "[]"}},
			apitest.Scenario{Name: "the unit may report", Request: get(o.Justice, share), Status: 200,
				Want: values{"offers.0.act": "report", "share.stage_name": "未要求报送"}},
			apitest.Scenario{Name: "a share is no item", Request: get(o.Steward, "/items/"+l.Share),
				Status: 404, Problem: "not-found"},
			apitest.Scenario{Name: "too early to close", Status: 422, Problem: "refused",
				Request: apitest.Request{As: o.Steward, Method: http.MethodPost, Path: item + "/close", Body: `{"on":"2026-10-12"}`, Header: map[string]string{"If-Match": `"1"`}},
				Want:    values{"reasons.0.message": "还有单位的任务未认可，全部认可后才能销号。"}})
		report := `{"on":"2026-10-12","text":"权责清单已公开。"}`
		o.Act(t, apitest.Request{As: o.Justice, Path: share + "/report", Body: report, Header: map[string]string{"If-Match": `"1"`}})
		o.Act(t, apitest.Request{As: o.Steward, Path: share + "/return", Body: `{"on":"2026-10-12","reason":"请附网址。"}`})
		o.Act(t, apitest.Request{As: o.Justice, Path: share + "/report", Body: report, Header: map[string]string{"If-Match": `"3"`}})
		o.Act(t, apitest.Request{As: o.Steward, Path: share + "/note", Body: `{"on":"2026-10-12","text":"示例备注"}`})
		o.Act(t, apitest.Request{As: o.Steward, Path: share + "/accept", Body: `{"on":"2026-10-12"}`})
		for _, s := range openShares(t, o, item) {
			o.Act(t, apitest.Request{As: o.Steward, Path: "/shares/" + s + "/report", Body: report})
			o.Act(t, apitest.Request{As: o.Steward, Path: "/shares/" + s + "/accept", Body: `{"on":"2026-10-12"}`})
		}
		o.Act(t, apitest.Request{As: o.Steward, Path: item + "/note", Body: `{"on":"2026-10-12","text":"示例备注"}`})
		o.Act(t, apitest.Request{As: o.Steward, Path: item + "/close", Body: `{"on":"2026-10-12","opinion":"完成"}`})
		apitest.Run(t, o, apitest.Scenario{Name: "closed", Request: get(o.Steward, item), Status: 200,
			Want: values{"item.stage_name": "已销号", "item.light": "done", "offers.0.act": "reopen", "item.closed_on": "2026-10-12"}})
		o.Act(t, apitest.Request{As: o.Steward, Path: item + "/reopen", Body: `{"on":"2026-10-12","reason":"示例"}`})
	})
}

// TestTheOfficeFindsItself: 零填报, evidence with a file, a request where evidence is missing.
func TestTheOfficeFindsItself(t *testing.T) {
	t.Parallel()
	storetest.OnEach(t, func(t *testing.T, db *store.DB) {
		o := apitest.New(t, db)
		l := o.Import(t)
		share, item := "/shares/"+l.Share, "/items/"+l.Item
		body, contentType := form(t, "file", "示例佐证")
		send := func(path string) apitest.Request {
			return apitest.Request{As: o.Steward, Method: http.MethodPost, Path: path, Body: body, Header: map[string]string{"Content-Type": contentType}}
		}
		file := o.Do(t, send(share+"/files")).Must(t, http.StatusCreated)
		if again := o.Do(t, send(share+"/files")).Must(t, http.StatusCreated); again.Get("id") != file.Get("id") || file.Get("mime") != "text/plain; charset=utf-8" {
			t.Errorf("%s, then %s", file.Body, again.Body)
		}
		apitest.Run(t, o,
			apitest.Scenario{Name: "nobody is asked", Request: get(o.Justice, "/shares?asked=true"), Status: 200, Want: values{"shares": "[]"}},
			apitest.Scenario{Name: "a link that is none", Status: 422, Problem: "invalid", Want: values{"fields.0.field": "links", "fields.0.code": "not_a_link"},
				Request: apitest.Request{As: o.Steward, Method: http.MethodPost, Path: share + "/evidence", Body: `{"on":"2026-10-12","links":["javascript:alert(1)"]}`, Header: map[string]string{"If-Match": `"1"`}}},
			apitest.Scenario{Name: "a JSON body is no file", Status: 415, Problem: "unsupported-media-type",
				Request: apitest.Request{As: o.Steward, Method: http.MethodPost, Path: share + "/files", Body: `{}`}},
			apitest.Scenario{Name: "a day in the past", Status: 422, Problem: "refused", Want: values{"reasons.0.field": "due"},
				Request: apitest.Request{As: o.Steward, Method: http.MethodPost, Path: share + "/ask", Body: `{"on":"2026-10-12","due":"2026-10-09"}`, Header: map[string]string{"If-Match": `"1"`}}})
		o.Act(t, apitest.Request{As: o.Steward, Path: item + "/ask", Body: `{"on":"2026-10-12","due":"2026-11-13","text":"请附链接"}`})
		o.Desk.Wait()
		apitest.Run(t, o,
			apitest.Scenario{Name: "now it is asked", Request: get(o.Justice, "/shares?asked=true"), Status: 200, Want: values{"shares.0.ask_due": "2026-11-13", "shares.0.stage_name": "待报送"}},
			apitest.Scenario{Name: "what for", Request: get(o.Justice, share), Status: 200, Want: values{"asked": "请附链接", "share.asked": "true"}})
		o.Act(t, apitest.Request{As: o.Steward, Path: share + "/evidence", Body: `{"on":"2026-10-12","links":["https://www.example.gov.cn/"],"published_on":"2026-10-10","files":[` + string(file.Body) + `]}`})
		o.Desk.Wait()
		apitest.Run(t, o,
			apitest.Scenario{Name: "what was found", Request: get(o.Steward, share), Status: 200,
				Want: values{"share.stage": "accepted", "share.by_office": "true", "proofs.0.links.0": "https://www.example.gov.cn/", "proofs.0.files.0.name": "通知.txt", "proofs.0.published_on": "2026-10-10"}},
			apitest.Scenario{Name: "the file", Request: get(o.Steward, share+"/files/"+file.Get("id")), Status: 200, Has: []string{"示例佐证"}},
			apitest.Scenario{Name: "the item knows", Request: get(o.Steward, item), Status: 200, Want: values{"item.evidence_on": "2026-10-12"}})
	})
}

// TestNames: a group is said once, opens what is missing, and changes nothing when said again.
func TestNames(t *testing.T) {
	t.Parallel()
	storetest.OnEach(t, func(t *testing.T, db *store.DB) {
		o := apitest.New(t, db)
		l := o.Import(t)
		post := func(path, body string) apitest.Request {
			return apitest.Request{As: o.Steward, Method: http.MethodPost, Path: path, Body: body}
		}
		open := o.Do(t, get(o.Steward, "/names")).Must(t, http.StatusOK)
		name := open.Get("open.0.name")
		if name == "" {
			t.Fatalf("no name is open: %s", open.Body)
		}
		group := o.Do(t, post("/names/groups", `{"name":"示例组","units":["`+o.Justice.UnitID+`"]}`)).Must(t, http.StatusOK).Get("id")
		say := `{"name":"` + name + `","group_id":"` + group + `"}`
		apitest.Run(t, o,
			apitest.Scenario{Name: "neither", Request: post("/names/map", `{"name":"`+name+`"}`), Status: 422, Problem: "invalid", Want: values{"fields.0.field": "unit"}},
			apitest.Scenario{Name: "said", Request: post("/names/map", say), Status: 200, Want: values{"items": open.Get("open.0.items")}},
			apitest.Scenario{Name: "said again", Request: post("/names/map", say), Status: 200, Want: values{"items": "0", "shares": "0"}},
			apitest.Scenario{Name: "looked for again", Request: post("/names/open", `{"name":"`+name+`"}`), Status: 200, Want: values{"shares": "0"}},
			apitest.Scenario{Name: "known", Request: get(o.Steward, "/names"), Status: 200, Want: values{"meanings.0.name": name, "groups.0.members.0.unit.name": "县司法局"}},
			apitest.Scenario{Name: "no such name in the item", Request: post("/items/"+l.Item+"/names", `{"name":"没有","units":["`+o.Justice.UnitID+`"]}`), Status: 404, Problem: "not-found"})
	})
}

// openShares are the shares of an item that are not accepted yet.
func openShares(t *testing.T, o *apitest.Office, item string) []string {
	t.Helper()
	var out []string
	read := o.Do(t, get(o.Steward, item)).Must(t, http.StatusOK)
	for i := range 10 {
		at := "item.shares." + string(rune('0'+i))
		if id := read.Get(at + ".id"); id != "" && read.Get(at+".stage") != "accepted" {
			out = append(out, id)
		}
	}
	return out
}
