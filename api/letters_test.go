package api_test

import (
	"testing"

	"gongkai/casefile"
	"gongkai/internal/apitest"
	"gongkai/internal/storetest"
	"gongkai/store"
)

// TestLetters: the letters of a case are listed with whom they ask and what became of them, and are read one by one.
func TestLetters(t *testing.T) {
	t.Parallel()
	o := apitest.New(t, storetest.Open(t, store.SQLite))
	id := o.Register(t)
	path := "/applications/" + id
	does := func(who string, act, body string) {
		as := o.Handler
		if who == "reviewer" {
			as = o.Reviewer
		}
		o.Act(t, apitest.Request{As: as, Path: path + "/" + act, Body: body})
	}
	does("reviewer", "assign", `{"on":"2026-10-12","handler":"`+o.Handler.ID+`"}`)
	does("handler", "consult", `{"on":"2026-10-12","party":"agency","name":"示例县水利局","text":"是否由贵机关审批","way":"post"}`)
	files := rendered(t, o, id)
	apitest.Run(t, o,
		apitest.Scenario{Name: "it counts", Request: get(o.Clerk, path), Status: 200, Want: values{"files.0.kind": "agency_letter", "files.0.name": "协办函",
			"files.0.whom": "示例县水利局"}, Not: []string{`"mark"`, "已作废"}},
		apitest.Scenario{Name: "it is read", Request: get(o.Clerk, path+"/files/"+files[0]), Status: 200, Has: []string{"letter"}})
	does("reviewer", "amend", `{"on":"2026-10-12","target":3,"withdrawn":true,"reason":"登记错了"}`)
	does("handler", "ask-correction", `{"on":"2026-10-12","text":"请写明年度","way":"post"}`)
	rendered(t, o, id)
	apitest.Run(t, o, apitest.Scenario{Name: "it is void", Request: get(o.Clerk, path), Status: 200,
		Has: []string{`"mark":"void"`, "已作废：发出该函的登记已更正", `"name":"补正告知书"`}})
}

// rendered puts a file beside the case for each letter that its acts have queued, as the relay does.
func rendered(t *testing.T, o *apitest.Office, caseID string) (ids []string) {
	t.Helper()
	var effects []store.Effect
	err := o.DB.View(t.Context(), "effects", func(tx *store.Tx) (err error) {
		effects, err = tx.EffectsOf(caseID)
		return err
	})
	for _, e := range effects {
		ids = append(ids, casefile.Derived(e.ID, "file"))
		if err == nil {
			err = o.Record.PutFile(t.Context(), store.Attachment{ID: ids[len(ids)-1], CaseID: caseID, Kind: e.Kind, Mime: "text/plain"}, []byte("letter"))
		}
	}
	if err != nil {
		t.Fatal(err)
	}
	return ids
}
