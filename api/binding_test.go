package api_test

import (
	"net/http"
	"slices"
	"strings"
	"testing"

	"gongkai/auth"
	"gongkai/internal/apitest"
	"gongkai/internal/storetest"
	"gongkai/store"
)

// TestUnreadable: whatever is sent, one clear problem comes back, and nothing of what was sent.
func TestUnreadable(t *testing.T) {
	t.Parallel()
	o := apitest.New(t, storetest.Open(t, store.SQLite))
	for _, s := range slices.Concat(unreadable(o), invalid(o), elsewhere(o)) {
		s.Not = []string{apitest.Name, apitest.Document, apitest.Phone, apitest.Wanted}
		apitest.Run(t, o, s)
	}
	if list := o.Do(t, get(o.Clerk, "/applications")).Must(t, http.StatusOK); list.Get("applications.0.id") != "" {
		t.Errorf("something was registered: %s", list.Body)
	}
}

// values are what an answer must hold, by path.
type values = map[string]string

func get(as auth.Person, path string) apitest.Request {
	return apitest.Request{As: as, Method: http.MethodGet, Path: path}
}

// sent is a registration with some body.
func sent(o *apitest.Office, body string) apitest.Request {
	return apitest.Request{As: o.Clerk, Method: http.MethodPost, Path: "/applications", Body: body}
}

// typed is a registration with a Content-Type.
func typed(o *apitest.Office, contentType, body string) apitest.Request {
	r := sent(o, body)
	r.Header = map[string]string{"Content-Type": contentType}
	return r
}

// unreadable are bodies that are no JSON of ours at all.
func unreadable(o *apitest.Office) []apitest.Scenario {
	whole := apitest.Registration
	row := func(name string, r apitest.Request, status int, problem string) apitest.Scenario {
		return apitest.Scenario{Name: name, Request: r, Status: status, Problem: problem}
	}
	return []apitest.Scenario{
		row("no body", sent(o, ""), 400, "malformed"),
		row("half a body", sent(o, whole[:len(whole)-2]), 400, "malformed"),
		row("more than a body", sent(o, whole+"{}"), 400, "malformed"),
		row("not JSON", sent(o, apitest.Name), 400, "malformed"),
		row("a field twice", sent(o, also("party", `{"name":"`+strings.Repeat("长", 300)+`"}`)), 400, "malformed"),
		row("deeper than anybody nests", sent(o, strings.Repeat("[", 20000)), 400, "malformed"),
		row("null", sent(o, "null"), 422, "invalid"),
		row("a list", sent(o, "["+whole+"]"), 422, "invalid"),
		row("ten megabytes", sent(o, `{"request":"`+strings.Repeat("a", 10<<20)+`"}`), 413, "too-large"),
		row("a form", typed(o, "application/x-www-form-urlencoded", "name="+apitest.Name), 415, "unsupported-media-type"),
		row("a type that is none", typed(o, ";;+", whole), 415, "unsupported-media-type"),
	}
}

// also is a registration with one field more.
func also(field, value string) string {
	return strings.Replace(apitest.Registration, "{", `{"`+field+`":`+value+`,`, 1)
}

// invalid are bodies of which one field cannot be read.
func invalid(o *apitest.Office) []apitest.Scenario {
	row := func(name, body, field, code string) apitest.Scenario {
		return apitest.Scenario{Name: name, Request: sent(o, body), Status: 422, Problem: "invalid",
			Want: values{"fields.0.field": field, "fields.0.code": code}}
	}
	instead := func(old, value string) string { return strings.Replace(apitest.Registration, old, value, 1) }
	day := row("a day that does not exist", also("confirmed_on", `"2026-02-30"`), "confirmed_on", "not_a_date")
	day.Want["fields.0.message"] = "“确认日期”不是日期，请按 2026-11-24 的样子填写。"
	several := row("several at once", strings.Replace(also("tracking", "[]"), apitest.Today, "gestern", 1), "on", "not_a_date")
	several.Want["fields.1.field"] = "tracking"
	list := row("a list in the place of a body", "[]", "body", "wrong_type")
	list.Want["fields.0.message"] = "请求的内容应是一个 JSON 对象（{…}），请对照接口说明。"
	return []apitest.Scenario{day, several, list, row("nothing in the place of a body", "null", "body", "wrong_type"),
		row("a number for a text", instead(`"`+apitest.Wanted+`"`, "7"), "request", "wrong_type"),
		row("a text for a party", `{"party":"`+apitest.Name+`"}`, "party", "wrong_type"),
		row("a channel that does not exist", instead("in_person", apitest.Name), "channel", "unknown_value"),
		row("a field that does not exist", also("urgent", "true"), "urgent", "unknown_field"),
		row("a name in the place of a field", also(apitest.Name, `"`+apitest.Phone+`"`), "…", "unknown_field"),
		row("a number in the place of a field", also(apitest.Phone, `1`), "…", "unknown_field"),
		row("the same field in other letters", also("Channel", `"fax"`), "…", "unknown_field"),
		row("too long", also("tracking", `"`+strings.Repeat("长", 61)+`"`), "tracking", "too_long"),
	}
}

// elsewhere is what is wrong with other parts of a request.
func elsewhere(o *apitest.Office) []apitest.Scenario {
	row := func(name string, r apitest.Request, field, code string) apitest.Scenario {
		return apitest.Scenario{Name: name, Request: r, Status: 422, Problem: "invalid",
			Want: values{"fields.0.field": field, "fields.0.code": code}}
	}
	strange := get(o.Clerk, "/applications")
	strange.Header = map[string]string{"Accept": "a;x,"} // on which huma's negotiation panics
	return []apitest.Scenario{
		row("a year out of range", get(o.Clerk, "/applications/all?year="+apitest.Phone), "year", "out_of_range"),
		row("a year that is no number", get(o.Clerk, "/applications/all?year=zwei"), "year", "unreadable"),
		row("a parameter that does not exist", get(o.Clerk, "/applications/all?"+apitest.Phone+"=1"), "…", "unknown_field"),
		row("a parameter too few", get(o.Compiler, "/reports/table3/cases?year=2026&row=R1"), "column", "required"),
		row("a field too few", apitest.Request{Method: http.MethodPost, Path: "/session", Body: `{"password":"x"}`}, "account", "required"),
		{Name: "no such route", Request: get(o.Clerk, "/"+apitest.Phone), Status: 404, Problem: "not-found"},
		{Name: "no such method", Request: apitest.Request{As: o.Clerk, Method: http.MethodPut, Path: "/applications"}, Status: 405, Problem: "method-not-allowed"},
		{Name: "an answer in another format", Request: strange, Status: 200},
		{Name: "the headers alone", Request: apitest.Request{As: o.Clerk, Method: http.MethodHead, Path: "/applications"}, Status: 200},
		{Name: "the headers alone of what is not read", Request: apitest.Request{As: o.Clerk, Method: http.MethodHead, Path: "/session"}, Status: 405, Problem: "method-not-allowed"},
	}
}

// TestTheMethodsThatThereAre stand in Allow, HEAD among them wherever something can be read.
func TestTheMethodsThatThereAre(t *testing.T) {
	t.Parallel()
	o := apitest.New(t, storetest.Open(t, store.SQLite))
	for path, want := range map[string]string{"/applications": "GET, HEAD, POST", "/me": "GET, HEAD", "/session": "DELETE, POST"} {
		got := o.Do(t, apitest.Request{As: o.Clerk, Method: http.MethodPut, Path: path}).Must(t, http.StatusMethodNotAllowed)
		allow := strings.Split(http.Header(got.Header).Get("Allow"), ", ")
		if slices.Sort(allow); strings.Join(allow, ", ") != want {
			t.Errorf("%s allows %s, want %s", path, allow, want)
		}
	}
}

// TestTextIsKeptTidy: control characters and blanks around it are not kept, line ends are one letter.
func TestTextIsKeptTidy(t *testing.T) {
	t.Parallel()
	o := apitest.New(t, storetest.Open(t, store.SQLite))
	body := strings.Replace(apitest.Registration, apitest.Wanted, `\u0000 第一行\r\n第二行\u0007\t末 `, 1)
	id := o.Do(t, apitest.Request{As: o.Clerk, Method: http.MethodPost, Path: "/applications", Body: body}).Must(t, http.StatusCreated).Get("id")
	read := o.Do(t, get(o.Clerk, "/applications/"+id))
	if got := read.Get("request"); got != "第一行\n第二行\t末" {
		t.Errorf("kept %q", got)
	}
}
