package api_test

import (
	"net/http"
	"strings"
	"sync"
	"testing"

	"github.com/google/uuid"

	"gongkai/internal/apitest"
	"gongkai/internal/storetest"
	"gongkai/store"
)

// key is headers of a command.
func key(id, etag string) map[string]string {
	return map[string]string{"Idempotency-Key": id, "If-Match": etag}
}

// TestCommandsOnEachEngine: sent twice, with another body, too late, by two at once.
func TestCommandsOnEachEngine(t *testing.T) {
	t.Parallel()
	storetest.OnEach(t, func(t *testing.T, db *store.DB) {
		o := apitest.New(t, db)
		path := "/applications/" + o.Register(t)
		id := uuid.NewString()
		assign := apitest.Request{As: o.Reviewer, Method: http.MethodPost, Path: path + "/assign", Header: key(id, `"1"`),
			Body: `{"on":"2026-10-12","handler":"` + o.Handler.ID + `"}`}
		other := assign
		other.Body = `{"on":"2026-10-12","handler":"` + o.Second.ID + `"}`
		stale := other
		stale.As, stale.Header = o.Reviewer, key(uuid.NewString(), `"1"`)
		done := map[string]string{"status": "done", "seq": "2", "command": id}
		apitest.Run(t, o,
			apitest.Scenario{Name: "once", Request: assign, Status: 200, Want: done},
			apitest.Scenario{Name: "twice is once", Request: assign, Status: 200, Want: done},
			apitest.Scenario{Name: "the same id with another body", Request: other, Status: 422, Problem: "command-id-reused",
				Not: []string{id, o.Second.ID}},
			apitest.Scenario{Name: "on what has changed", Request: stale, Status: 409, Problem: "stale",
				Want: values{"changes.0.event": "assigned", "changes.0.name": "分办", "changes.0.actor": "周科长", "changes.0.seq": "2", "seq": "2"}},
			apitest.Scenario{Name: "what became of it", Request: get(o.Reviewer, "/commands/"+id),
				Status: 200, Want: done},
			apitest.Scenario{Name: "is nobody else's business", Request: get(o.Signer, "/commands/"+id),
				Status: 404, Problem: "not-found"})
		read := o.Do(t, get(o.Reviewer, path))
		if read.Get("seq") != "2" || read.Get("handler.id") != o.Handler.ID {
			t.Errorf("after all that: %s", read.Body)
		}
	})
}

// TestDoubleSubmit: the same registration from a nervous client is one application.
func TestDoubleSubmit(t *testing.T) {
	t.Parallel()
	storetest.OnEach(t, func(t *testing.T, db *store.DB) {
		o := apitest.New(t, db)
		o.Token(t, o.Clerk)
		register := apitest.Request{As: o.Clerk, Method: http.MethodPost, Path: "/applications", Body: apitest.Registration,
			Header: map[string]string{"Idempotency-Key": strings.ToUpper(uuid.NewString())}}
		var all sync.WaitGroup
		answers := make([]apitest.Answer, 4)
		for i := range answers {
			all.Go(func() { answers[i] = o.Do(t, register) })
		}
		all.Wait()
		for _, a := range answers {
			if a.Status != http.StatusCreated || a.Get("id") != answers[0].Get("id") || a.Get("number") != "2026-0001" {
				t.Errorf("answered %d %s", a.Status, a.Body)
			}
		}
		if list := o.Do(t, get(o.Clerk, "/applications")); list.Get("applications.1.id") != "" {
			t.Errorf("two applications: %s", list.Body)
		}
	})
}

// TestKeptButNotDecided: the engine is away; what was sent is kept, and decided when somebody looks.
func TestKeptButNotDecided(t *testing.T) {
	t.Parallel()
	storetest.OnEach(t, func(t *testing.T, db *store.DB) {
		o := apitest.NewWith(t, db, nil)
		caseID := o.Register(t)
		path, id := "/applications/"+caseID, uuid.NewString()
		assign := apitest.Request{As: o.Reviewer, Method: http.MethodPost, Path: path + "/assign", Header: key(id, `"1"`),
			Body: `{"on":"2026-10-12","handler":"` + o.Handler.ID + `"}`}
		kept := o.Do(t, assign).Must(t, http.StatusAccepted)
		if kept.Head("Location") != "/api/v1/commands/"+id || kept.Get("status") != "waiting" || kept.Head("Etag") != "" {
			t.Errorf("kept: %v %s", kept.Header, kept.Body)
		}
		where := get(o.Reviewer, strings.TrimPrefix(kept.Head("Location"), "/api/v1"))
		apitest.Run(t, o,
			apitest.Scenario{Name: "again", Request: assign, Status: 202},
			apitest.Scenario{Name: "where it is", Request: where, Status: 200, Want: values{"status": "waiting"}},
			apitest.Scenario{Name: "nothing else is offered", Request: get(o.Reviewer, path), Status: 200,
				Want: values{"waiting": "1", "offers": "[]"}})
		o.Decide(t, caseID)
		apitest.Run(t, o,
			apitest.Scenario{Name: "decided", Request: where, Status: 200, Want: values{"status": "done", "seq": "2"}},
			apitest.Scenario{Name: "and again", Request: assign, Status: 200, Want: values{"status": "done", "seq": "2"}})
	})
}

// TestRefused: all reasons at once, each with what to do.
func TestRefused(t *testing.T) {
	t.Parallel()
	o := apitest.New(t, storetest.Open(t, store.SQLite))
	path := "/applications/" + o.Register(t)
	id := uuid.NewString()
	apitest.Run(t, o,
		apitest.Scenario{Name: "tomorrow, and to nobody", Status: 422, Problem: "refused",
			Request: apitest.Request{As: o.Reviewer, Method: http.MethodPost, Path: path + "/assign", Header: key(id, `"1"`), Body: `{"on":"2026-10-13"}`},
			Want: values{"reasons.0.check": "H02", "reasons.0.field": "on", "reasons.0.facts.latest": "2026-10-12", "reasons.1.check": "H05",
				"reasons.1.field": "handler", "reasons.1.message": "请选择承办人；改派时请选另一个人。"}},
		apitest.Scenario{Name: "it stays refused", Request: get(o.Reviewer, "/commands/"+id),
			Status: 200, Want: values{"status": "refused", "reasons.1.field": "handler"}},
		apitest.Scenario{Name: "not at this stage", Status: 422, Problem: "refused",
			Request: apitest.Request{As: o.Signer, Method: http.MethodPost, Path: path + "/sign", Header: key(uuid.NewString(), `"1"`), Body: `{"on":"2026-10-12"}`},
			Want:    values{"reasons.0.check": "H04", "reasons.0.message": "现在是“待分办”，不能办理这一步。"}},
		apitest.Scenario{Name: "somebody who is no handler of ours", Status: 422, Problem: "invalid",
			Request: apitest.Request{As: o.Reviewer, Method: http.MethodPost, Path: path + "/assign", Header: key(uuid.NewString(), `"1"`),
				Body: `{"on":"2026-10-12","handler":"` + o.Justice.ID + `"}`},
			Want: values{"fields.0.field": "handler"}, Not: []string{o.Justice.ID}},
		apitest.Scenario{Name: "an act that is another's", Status: 403, Problem: "denied",
			Request: apitest.Request{As: o.Handler, Method: http.MethodPost, Path: path + "/draft", Header: key(uuid.NewString(), `"1"`), Body: `{}`}},
		apitest.Scenario{Name: "a registration without anything", Status: 422, Problem: "refused",
			Request: apitest.Request{As: o.Clerk, Method: http.MethodPost, Path: "/applications", Body: `{}`}, Has: []string{`"channel"`, `"request"`, `"applicant"`, `"on"`}})
}

// TestHeadersOfCommands: both are required, and only ids that nobody can foresee are taken.
func TestHeadersOfCommands(t *testing.T) {
	t.Parallel()
	o := apitest.New(t, storetest.Open(t, store.SQLite))
	path := "/applications/" + o.Register(t)
	note := func(header map[string]string) apitest.Request {
		return apitest.Request{As: o.Clerk, Method: http.MethodPost, Path: path + "/note", Body: `{"on":"2026-10-12","text":"示例备注"}`, Header: header}
	}
	derived := uuid.NewSHA1(uuid.MustParse(path[len("/applications/"):]), []byte("order/1/0")).String()
	apitest.Run(t, o,
		apitest.Scenario{Name: "neither", Request: note(key("", "")), Status: 428, Problem: "precondition-required",
			Has: []string{"If-Match", "Idempotency-Key"}},
		apitest.Scenario{Name: "no If-Match", Request: note(key(uuid.NewString(), "")), Status: 428, Problem: "precondition-required"},
		apitest.Scenario{Name: "no key", Request: apitest.Request{As: o.Clerk, Method: http.MethodPost, Path: "/applications", Body: apitest.Registration,
			Header: map[string]string{"Idempotency-Key": ""}}, Status: 428, Problem: "precondition-required"},
		apitest.Scenario{Name: "a key that is none", Request: note(key("张三示例", `"1"`)), Status: 422, Problem: "invalid",
			Want: values{"fields.0.field": "Idempotency-Key"}, Not: []string{"张三"}},
		apitest.Scenario{Name: "a key of the program's own", Request: note(key(derived, `"1"`)), Status: 422, Problem: "invalid",
			Not: []string{derived}},
		apitest.Scenario{Name: "any version", Request: note(key(uuid.NewString(), "*")), Status: 422, Problem: "invalid",
			Want: values{"fields.0.field": "If-Match"}},
		apitest.Scenario{Name: "a version without quotes", Request: note(key(uuid.NewString(), "1")), Status: 422, Problem: "invalid"},
		apitest.Scenario{Name: "a version that a proxy made weak", Request: note(key(uuid.NewString(), `W/"1"`)), Status: 200})
}
