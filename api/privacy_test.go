package api_test

import (
	"log/slog"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	"github.com/google/uuid"

	"gongkai/api"
	"gongkai/internal/apitest"
	"gongkai/internal/storetest"
	"gongkai/store"
)

// TestNothingSubmittedComesBack: what an applicant wrote is in no answer to a submission, right or wrong, and in no line of the log; read
// again, document number and telephone are masked.
func TestNothingSubmittedComesBack(t *testing.T) {
	t.Parallel()
	storetest.OnEach(t, func(t *testing.T, db *store.DB) {
		o := apitest.New(t, db)
		secret := []string{apitest.Name, apitest.Document, apitest.Phone, apitest.Address, apitest.Wanted}
		path := "/applications/" + o.Register(t)
		check := func(what, text string, secret []string) {
			t.Helper()
			for _, s := range secret {
				if strings.Contains(text, s) {
					t.Errorf("%s holds %s: %s", what, s, text)
				}
			}
		}
		first := func() map[string]string { return key(uuid.NewString(), `"1"`) }
		complete := strings.Replace(apitest.Registration, `"channel":"in_person",`, "", 1)
		for _, r := range []apitest.Request{
			{As: o.Clerk, Method: http.MethodPost, Path: "/applications", Body: apitest.Registration},
			{As: o.Clerk, Method: http.MethodPost, Path: "/applications", Body: strings.Replace(apitest.Registration, apitest.Today, "2026-10-13", 1)},
			{As: o.Clerk, Method: http.MethodPost, Path: path + "/complete", Body: complete, Header: first()},
			{As: o.Clerk, Method: http.MethodPost, Path: path + "/note", Body: `{"on":"2026-10-12","text":"` + apitest.Name + apitest.Phone + `"}`, Header: first()},
			{As: o.Reviewer, Method: http.MethodPost, Path: path + "/void", Body: `{"on":"2026-10-13","reason":"` + apitest.Name + `"}`, Header: first()},
			{As: o.Clerk, Method: http.MethodPost, Path: path + "/reveal", Body: `{"field":"` + apitest.Phone + `","reason":"` + apitest.Name + `"}`},
			{As: o.Compiler, Method: http.MethodPost, Path: path + "/note", Body: `{"text":"` + apitest.Name + `"}`},
			{Method: http.MethodPost, Path: "/session", Body: `{"account":"` + apitest.Name + `","password":"` + apitest.Phone + `"}`},
			{As: o.Clerk, Method: http.MethodGet, Path: "/applications?after=" + apitest.Phone},
			{As: o.Clerk, Method: http.MethodGet, Path: "/applications/" + apitest.Phone},
		} {
			a := o.Do(t, r)
			check(r.Method+" "+r.Path, a.Body, secret)
		}
		for _, r := range []apitest.Request{
			{As: o.Clerk, Method: http.MethodGet, Path: path}, {As: o.Clerk, Method: http.MethodGet, Path: "/applications"},
			{As: o.Clerk, Method: http.MethodPost, Path: "/applications/search", Body: `{"q":"` + apitest.Phone + `"}`},
		} {
			a := o.Do(t, r).Must(t, http.StatusOK)
			body := strings.ReplaceAll(a.Body, apitest.Name+apitest.Phone, "") // the note, a text as typed
			check(r.Method+" "+r.Path, body, []string{apitest.Document, apitest.Phone})
		}
		check("the log", o.Log.String(), append(secret, path, "after="))
		if !strings.Contains(o.Log.String(), `"route":"/api/v1/applications/:id/note"`) {
			t.Errorf("the log names no routes: %s", o.Log.String())
		}
	})
}

// TestAFaultIsANumber: what went wrong is logged under the number that the client is told.
func TestAFaultIsANumber(t *testing.T) {
	t.Parallel()
	db := storetest.Open(t, store.SQLite)
	o := apitest.New(t, db)
	path := "/applications/" + o.Register(t)
	o.Token(t, o.Clerk)
	if err := o.DB.Update(t.Context(), "damage", func(tx *store.Tx) error {
		c, err := tx.FindCase(path[len("/applications/"):])
		if err != nil {
			return err
		}
		c.Digest = "somebody changed it"
		return tx.SaveCase(c)
	}); err != nil {
		t.Fatal(err)
	}
	a := o.Do(t, get(o.Clerk, path))
	if a.Status != http.StatusInternalServerError || !a.IsProblem("fault") || a.Get("reference") == "" || strings.Contains(a.Body, "digest") {
		t.Fatalf("answered %d %s", a.Status, a.Body)
	}
	if !strings.Contains(o.Log.String(), `"ref":"`+a.Get("reference")+`"`) || !strings.Contains(o.Log.String(), "log broken") {
		t.Errorf("the log does not tell what %s was: %s", a.Get("reference"), o.Log.String())
	}
}

// TestAPanicIsAFault whose text, which may quote a value, is nowhere; a handler that gives up its connection does so.
func TestAPanicIsAFault(t *testing.T) {
	t.Parallel()
	log := &apitest.Log{}
	options := api.Options{Log: slog.New(slog.NewJSONHandler(log, nil))}
	send := func(with any) (w *httptest.ResponseRecorder, thrown any) {
		h, err := api.WithPanic(options, with)
		if err != nil {
			t.Fatal(err)
		}
		defer func() { thrown = recover() }()
		w = httptest.NewRecorder()
		h.ServeHTTP(w, httptest.NewRequestWithContext(t.Context(), http.MethodGet, api.Prefix+"/panic", nil))
		return w, nil
	}
	w, _ := send(apitest.Name)
	if w.Code != http.StatusInternalServerError || w.Header().Get("Content-Type") != "application/problem+json" || !strings.Contains(w.Body.String(), `"reference"`) {
		t.Errorf("answered %d %s", w.Code, w.Body)
	}
	if strings.Contains(w.Body.String()+log.String(), apitest.Name) || !strings.Contains(log.String(), "export_test.go") {
		t.Errorf("the log: %s", log)
	}
	if _, thrown := send(http.ErrAbortHandler); thrown != http.ErrAbortHandler {
		t.Errorf("an aborted handler threw %v", thrown)
	}
}

// TestTheDatabaseIsAway: 503 then and only then, with the time to come again.
func TestTheDatabaseIsAway(t *testing.T) {
	t.Parallel()
	server := storetest.StartServer(t)
	o := apitest.New(t, server.Open(t))
	o.Token(t, o.Clerk)
	if err := server.Stop(); err != nil {
		t.Fatal(err)
	}
	for _, r := range []apitest.Request{
		{As: o.Clerk, Method: http.MethodGet, Path: "/applications"},
		{As: o.Clerk, Method: http.MethodPost, Path: "/applications", Body: apitest.Registration},
		{Method: http.MethodPost, Path: "/session", Body: `{"account":"liuchuangkou","password":"xxxxxxxxxx"}`},
	} {
		a := o.Do(t, r)
		if a.Status != http.StatusServiceUnavailable || !a.IsProblem("unavailable") || a.Head("Retry-After") == "" || a.Get("reference") == "" {
			t.Errorf("%s %s: answered %d %s", r.Method, r.Path, a.Status, a.Body)
		}
	}
	if err := server.Start(t.Context()); err != nil {
		t.Fatal(err)
	}
	if a := o.Do(t, get(o.Clerk, "/applications")); a.Status != http.StatusOK {
		t.Errorf("when it is back: %d %s", a.Status, a.Body)
	}
}
