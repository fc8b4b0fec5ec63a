package api_test

import (
	"net/http"
	"strings"
	"testing"

	"github.com/google/uuid"

	"gongkai/auth"
	"gongkai/internal/apitest"
	"gongkai/internal/storetest"
	"gongkai/store"
)

// TestTheLifeOfAnApplication runs from the window to the archive on each engine.
func TestTheLifeOfAnApplication(t *testing.T) {
	t.Parallel()
	storetest.OnEach(t, func(t *testing.T, db *store.DB) {
		o := apitest.New(t, db)
		born := o.Do(t, apitest.Request{As: o.Clerk, Method: http.MethodPost, Path: "/applications", Body: apitest.Registration}).Must(t, http.StatusCreated)
		path := "/applications/" + born.Get("id")
		for name, want := range map[string]string{"number": "2026-0001", "seq": "1", "clock.received_on": "2026-10-12", "clock.reply_due": "2026-11-09",
			"clock.correction_notice_due": "2026-10-21", "checklist.0.code": "document_check"} {
			if got := born.Get(name); got != want {
				t.Errorf("registered: %s is %q, want %q", name, got, want)
			}
		}
		if born.Head("Location") != "/api/v1"+path || born.Head("Etag") != `"1"` || !strings.Contains(born.Get("clock.explanation"), "第20日为2026年11月9日") {
			t.Errorf("registered: %v %s", born.Header, born.Body)
		}
		for _, step := range []struct {
			by               auth.Person
			act, body, stage string
		}{
			{o.Reviewer, "assign", `{"on":"2026-10-12","handler":"` + o.Handler.ID + `"}`, "handling"},
			{o.Handler, "draft", `{"on":"2026-10-12","outcome":"A36_2_GRANT","text":"经审查，予以公开。"}`, "review"},
			{o.Reviewer, "return", `{"on":"2026-10-12","reason":"请补充附件。"}`, "handling"},
			{o.Handler, "draft", `{"on":"2026-10-12","outcome":"A36_2_GRANT","text":"经审查，予以公开，见附件。"}`, "review"},
			{o.Reviewer, "pass", `{"on":"2026-10-12","secrecy":"may_open","privacy":"may_open","ours":"may_open"}`, "signing"},
			{o.Signer, "sign", `{"on":"2026-10-12","doc_no":"示例公开〔2026〕1号"}`, "delivery"},
			{o.Clerk, "deliver", `{"on":"2026-10-12","way":"by_hand"}`, "answered"},
			{o.Clerk, "archive", `{"on":"2026-10-12"}`, "archived"},
		} {
			done := o.Act(t, apitest.Request{As: step.by, Path: path + "/" + step.act, Body: step.body})
			read := o.Do(t, get(o.Reviewer, path)).Must(t, http.StatusOK)
			if done.Get("status") != "done" || done.Head("Etag") != read.Head("Etag") || read.Get("stage") != step.stage {
				t.Fatalf("%s: %s, then %s %s, want %s", step.act, done.Body, read.Head("Etag"), read.Get("stage"), step.stage)
			}
		}
		end := o.Do(t, get(o.Reviewer, path))
		if end.Get("reply.replied_on") != "2026-10-12" || end.Get("reply.outcome_name") != "予以公开" || end.Get("timeline.8.event") != "registered" ||
			end.Get("seq") != "9" {
			t.Errorf("at the end: %s", end.Body)
		}
	})
}

// TestReadingAnApplication: what can be done, what cannot and why, and what is masked.
func TestReadingAnApplication(t *testing.T) {
	t.Parallel()
	o := apitest.New(t, storetest.Open(t, store.SQLite))
	path := "/applications/" + o.Register(t)
	apitest.Run(t, o,
		apitest.Scenario{Name: "the reviewer may assign and not yet pass", Request: get(o.Reviewer, path),
			Status: 200,
			Want: values{"stage": "intake", "stage_name": "待分办", "offers.0.act": "assign", "offers.0.primary": "true", "offers.0.from": "2026-10-12",
				"offers.0.to": "2026-10-12", "party.name": apitest.Name, "standing.days_left": "20", "waiting": "0", "timeline.0.event": "registered"},
			Has: []string{"现在是“待分办”，不能办理这一步。"}, Not: []string{apitest.Document, apitest.Phone}},
		apitest.Scenario{Name: "the compiler reads and does nothing", Request: get(o.Compiler, path),
			Status: 200, Want: values{"offers": "[]", "not_possible": "[]"}},
		apitest.Scenario{Name: "an id that is none", Request: get(o.Reviewer, "/applications/%FF%FE"),
			Status: 404, Problem: "not-found"},
		apitest.Scenario{Name: "the id of nothing", Request: get(o.Reviewer, "/applications/"+uuid.NewString()),
			Status: 404, Problem: "not-found"},
		apitest.Scenario{Name: "a look at the telephone says why", Request: apitest.Request{As: o.Clerk, Method: http.MethodPost, Path: path + "/reveal",
			Body: `{"field":"phone","reason":"电话通知领取"}`}, Status: 200, Want: values{"value": apitest.Phone}},
		apitest.Scenario{Name: "a look without a reason", Request: apitest.Request{As: o.Clerk, Method: http.MethodPost, Path: path + "/reveal",
			Body: `{"field":"phone","reason":" "}`}, Status: 422, Problem: "invalid", Want: values{"fields.0.field": "reason"},
			Not: []string{apitest.Phone}},
		apitest.Scenario{Name: "a paper of the case", Request: get(o.Clerk, path+"/files/"+o.File(t, path[len("/applications/"):])),
			Status: 200, Has: []string{"回执示例"}},
		apitest.Scenario{Name: "the handlers of the agency", Request: get(o.Reviewer, "/handlers"),
			Status: 200, Has: []string{o.Handler.ID}, Not: []string{o.Justice.ID}})
}

// TestFiltersAreKept: a view of the work list is kept under a name, once, and forgotten by its owner alone.
func TestFiltersAreKept(t *testing.T) {
	t.Parallel()
	o := apitest.New(t, storetest.Open(t, store.SQLite))
	save := apitest.Request{As: o.Clerk, Method: http.MethodPost, Path: "/filters", Body: `{"name":"快到期的","query":"soon=1"}`}
	id := o.Do(t, save).Must(t, http.StatusOK).Get("id")
	forget := func(p auth.Person) apitest.Request {
		return apitest.Request{As: p, Method: http.MethodDelete, Path: "/filters/" + id}
	}
	apitest.Run(t, o,
		apitest.Scenario{Name: "the name again", Request: save, Status: 422, Problem: "invalid", Has: []string{"name"}},
		apitest.Scenario{Name: "one's own", Request: get(o.Clerk, "/filters"), Status: 200, Want: values{"filters.0.name": "快到期的", "filters.0.query": "soon=1"}},
		apitest.Scenario{Name: "not another's", Request: get(o.Reviewer, "/filters"), Status: 200, Want: values{"filters": "[]"}},
		apitest.Scenario{Name: "another's stays", Request: forget(o.Reviewer), Status: 204},
		apitest.Scenario{Name: "is still there", Request: get(o.Clerk, "/filters"), Status: 200, Want: values{"filters.0.id": id}},
		apitest.Scenario{Name: "is forgotten", Request: forget(o.Clerk), Status: 204},
		apitest.Scenario{Name: "is gone", Request: get(o.Clerk, "/filters"), Status: 200, Want: values{"filters": "[]"}},
	)
}

// TestLists: the work list pages by an opaque cursor, the year by number, and a search travels in a body.
func TestLists(t *testing.T) {
	t.Parallel()
	o := apitest.New(t, storetest.Open(t, store.SQLite))
	first, second := o.Register(t), o.Register(t)
	one := o.Do(t, get(o.Clerk, "/applications?limit=1")).Must(t, http.StatusOK)
	rest := o.Do(t, get(o.Clerk, "/applications?limit=1&after="+one.Get("next"))).Must(t, http.StatusOK)
	if got := one.Get("applications.0.id") + " " + rest.Get("applications.0.id"); got != first+" "+second && got != second+" "+first {
		t.Errorf("two pages hold %s, want %s and %s", got, first, second)
	}
	if rest.Get("next") != "" || one.Get("counts.intake") != "2" {
		t.Errorf("pages: %s %s", one.Body, rest.Body)
	}
	find := func(q string) apitest.Request {
		return apitest.Request{As: o.Clerk, Method: http.MethodPost, Path: "/applications/search", Body: `{"q":"` + q + `"}`}
	}
	apitest.Run(t, o,
		apitest.Scenario{Name: "one's own", Request: get(o.Clerk, "/applications?mine=true"), Status: 200, Want: values{"applications": "[]"}},
		apitest.Scenario{Name: "one stage", Request: get(o.Clerk, "/applications?stage=review"), Status: 200, Want: values{"applications": "[]"}},
		apitest.Scenario{Name: "what comes next", Request: get(o.Reviewer, "/applications?my_turn=true&limit=1"), Status: 200,
			Want: values{"waiting": "0", "applications.0.turn.step": "correct", "applications.0.turn.whom": "reviewer"}},
		apitest.Scenario{Name: "with the applicant", Request: get(o.Clerk, "/applications?waiting=true&whom=applicant"), Status: 200, Want: values{"applications": "[]"}},
		apitest.Scenario{Name: "lacking a proof", Request: get(o.Clerk, "/applications?lack=proof&soon=true"), Status: 200, Want: values{"applications": "[]"}},
		apitest.Scenario{Name: "no such whom, no such lack", Request: get(o.Clerk, "/applications?whom=x&lack=y"), Status: 422, Problem: "invalid", Has: []string{"whom", "lack"}},
		apitest.Scenario{Name: "since yesterday", Request: get(o.Clerk, "/applications?since=2026-10-12"), Status: 200, Has: []string{first, second},
			Want: values{"news.arrived.in_person": "2", "news.signing": "0"}},
		apitest.Scenario{Name: "since no day", Request: get(o.Clerk, "/applications?since=yesterday"), Status: 422, Problem: "invalid", Has: []string{"since"}},
		apitest.Scenario{Name: "no such stage", Request: get(o.Clerk, "/applications?stage=x"), Status: 422, Problem: "invalid"},
		apitest.Scenario{Name: "a cursor of somebody else's making", Request: get(o.Clerk, "/applications?after=abc"), Status: 422, Problem: "invalid"},
		apitest.Scenario{Name: "a year", Request: get(o.Clerk, "/applications/all?year=2026"), Status: 200, Want: values{"applications.0.id": second}},
		apitest.Scenario{Name: "before a number", Request: get(o.Clerk, "/applications/all?before=2"), Status: 200, Want: values{"applications.0.id": first}},
		apitest.Scenario{Name: "by number", Request: find("2026-0001"), Status: 200, Want: values{"applications.0.id": first}},
		apitest.Scenario{Name: "by telephone", Request: find(apitest.Phone), Status: 200, Has: []string{first, second}, Not: []string{apitest.Phone}},
		apitest.Scenario{Name: "a name in the address", Request: get(o.Clerk, "/applications?name=%E5%BC%A0%E4%B8%89%E7%A4%BA%E4%BE%8B"), Status: 422,
			Problem: "invalid", Not: []string{apitest.Name}},
		apitest.Scenario{Name: "another agency finds nothing", Request: apitest.Request{As: o.Outsider, Method: http.MethodPost, Path: "/applications/search",
			Body: `{"q":"` + apitest.Name + `"}`}, Status: 200, Want: values{"applications": "[]"}})
}

// TestPreviews decide and keep nothing.
func TestPreviews(t *testing.T) {
	t.Parallel()
	o := apitest.New(t, storetest.Open(t, store.SQLite))
	path := "/applications/" + o.Register(t)
	post := func(as auth.Person, path, body string) apitest.Request {
		return apitest.Request{As: as, Method: http.MethodPost, Path: path, Body: body}
	}
	apitest.Run(t, o,
		apitest.Scenario{Name: "a receipt on a day of rest", Request: post(o.Clerk, "/applications/receipt-preview", `{"on":"2026-10-11","channel":"in_person"}`),
			Status: 200, Want: values{"working_day": "false", "clock.reply_due": "2026-11-06", "reasons": "[]"}},
		apitest.Scenario{Name: "a receipt tomorrow", Request: post(o.Clerk, "/applications/receipt-preview", `{"on":"2026-10-13","channel":"in_person"}`),
			Status: 200, Want: values{"reasons.0.check": "H02", "clock": ""}},
		apitest.Scenario{Name: "assigning", Request: post(o.Reviewer, path+"/assign/preview", `{"on":"2026-10-12","handler":"`+o.Handler.ID+`"}`),
			Status: 200, Want: values{"stage_before": "intake", "stage": "handling", "stage_name": "承办中", "reasons": "[]"}},
		apitest.Scenario{Name: "what is missing is a reason", Request: post(o.Reviewer, path+"/assign/preview", `{}`), Status: 200,
			Want: values{"reasons.0.field": "on", "reasons.1.field": "handler"}},
		apitest.Scenario{Name: "completing keeps what is masked", Request: post(o.Clerk, path+"/complete/preview", `{"on":"2026-10-12","applicant":"natural","party":{"name":"李四示例"}}`),
			Status: 200, Want: values{"reasons": "[]"}, Not: []string{"李四示例"}})
	read := o.Do(t, get(o.Clerk, path))
	if read.Get("seq") != "1" || read.Get("waiting") != "0" {
		t.Errorf("a preview kept something: %s", read.Body)
	}
}

// TestCompletingKeepsWhatIsMasked: document number and telephone stay where they are left out.
func TestCompletingKeepsWhatIsMasked(t *testing.T) {
	t.Parallel()
	o := apitest.New(t, storetest.Open(t, store.SQLite))
	path := "/applications/" + o.Register(t)
	o.Act(t, apitest.Request{As: o.Clerk, Path: path + "/complete",
		Body: `{"on":"2026-10-12","applicant":"natural","party":{"name":"李四示例","phone":"10000000002"}}`})
	for field, want := range map[string]string{"document": apitest.Document, "phone": "10000000002"} {
		got := o.Do(t, apitest.Request{As: o.Clerk, Method: http.MethodPost, Path: path + "/reveal", Body: `{"field":"` + field + `","reason":"核对"}`})
		if got.Get("value") != want {
			t.Errorf("%s is %s, want %s", field, got.Body, want)
		}
	}
}
