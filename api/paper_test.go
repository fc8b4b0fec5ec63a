package api_test

import (
	"bytes"
	"mime/multipart"
	"net/http"
	"testing"

	"gongkai/internal/apitest"
	"gongkai/internal/storetest"
	"gongkai/store"
)

// form is a form with one file.
func scanForm(t *testing.T, name, body string) (contentType, form string) {
	t.Helper()
	var out bytes.Buffer
	w := multipart.NewWriter(&out)
	f, err := w.CreateFormFile("file", name)
	if err == nil {
		_, err = f.Write([]byte(body))
	}
	if err == nil {
		err = w.Close()
	}
	if err != nil {
		t.Fatal(err)
	}
	return w.FormDataContentType(), out.String()
}

// TestPaperOnEachEngine: what others signed on a 呈批单 is entered with its scan; nothing of the house is got round by it.
func TestPaperOnEachEngine(t *testing.T) {
	t.Parallel()
	storetest.OnEach(t, func(t *testing.T, db *store.DB) {
		o := apitest.New(t, db)
		path := "/applications/" + o.Register(t)
		o.Act(t, apitest.Request{As: o.Reviewer, Path: path + "/assign", Body: `{"on":"` + apitest.Today + `","handler":"` + o.Handler.ID + `"}`})
		o.Act(t, apitest.Request{As: o.Handler, Path: path + "/draft", Body: `{"on":"` + apitest.Today + `","outcome":"A36_2_GRANT","text":"现予公开。"}`})
		send := func(name, body string) apitest.Answer {
			t.Helper()
			kind, form := scanForm(t, name, body)
			return o.Do(t, apitest.Request{As: o.Clerk, Method: http.MethodPost, Path: path + "/scans", Body: form, Header: map[string]string{"Content-Type": kind}})
		}
		send("呈批单.png", "%PDF-1.4").Must(t, http.StatusUnprocessableEntity)
		send("呈批单.txt", "签了").Must(t, http.StatusUnprocessableEntity)
		scan := send("呈批单.pdf", "%PDF-1.4 示例").Must(t, http.StatusCreated).Get("id")
		body := func(signer, scan string) string {
			return `{"on":"` + apitest.Today + `","secrecy":"may_open","privacy":"may_open","ours":"may_open","paper":{"signer":"` + signer + `","scan":"` + scan + `"}}`
		}
		pass := func(p apitest.Request, status int) apitest.Answer {
			t.Helper()
			p.Method, p.Path, p.Header = http.MethodPost, path+"/pass", map[string]string{"If-Match": o.ETag(t, path)}
			return o.Do(t, p).Must(t, status)
		}
		pass(apitest.Request{As: o.Clerk, Body: body(o.Reviewer.ID, "")}, http.StatusUnprocessableEntity)
		pass(apitest.Request{As: o.Clerk, Body: body(o.Reviewer.ID, "11111111-1111-4111-8111-111111111111")}, http.StatusUnprocessableEntity)
		pass(apitest.Request{As: o.Clerk, Body: body(o.Clerk.ID, scan)}, http.StatusUnprocessableEntity)
		pass(apitest.Request{As: o.Second, Body: body(o.Reviewer.ID, scan)}, http.StatusForbidden) // not his case
		pass(apitest.Request{As: o.Signer, Body: body(o.Reviewer.ID, scan)}, http.StatusForbidden)
		pass(apitest.Request{As: o.Clerk, Body: `{"on":"` + apitest.Today + `"}`}, http.StatusForbidden) // without paper it is the reviewer's act
		pass(apitest.Request{As: o.Clerk, Body: body(o.Reviewer.ID, scan)}, http.StatusOK)
		read := o.Do(t, apitest.Request{As: o.Reviewer, Method: http.MethodGet, Path: path}).Must(t, http.StatusOK)
		if read.Get("timeline.0.actor") != o.Clerk.Display || read.Get("timeline.0.paper.signer") != o.Reviewer.Display || read.Get("timeline.0.paper.scan") != scan {
			t.Errorf("%s", read.Body)
		}
		o.Act(t, apitest.Request{As: o.Signer, Path: path + "/return", Body: `{"on":"` + apitest.Today + `","reason":"请补充依据"}`})
		inbox := o.Do(t, apitest.Request{As: o.Handler, Method: http.MethodGet, Path: "/inbox"}).Must(t, http.StatusOK)
		if inbox.Get("messages.0.kind") != "returned" || inbox.Get("messages.1.kind") != "" {
			t.Errorf("%s", inbox.Body)
		}
		o.Act(t, apitest.Request{As: o.Clerk, Path: path + "/contact", Body: `{"on":"` + apitest.Today + `","time":"09:05","way":"phone","content":"询问进度"}`})
		read = o.Do(t, apitest.Request{As: o.Reviewer, Method: http.MethodGet, Path: path}).Must(t, http.StatusOK)
		if read.Get("timeline.0.contact.content") != "询问进度" || read.Get("timeline.0.contact.time") != "09:05" {
			t.Errorf("%s", read.Body)
		}
	})
}
