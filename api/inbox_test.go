package api_test

import (
	"net/http"
	"testing"
	"time"

	"gongkai/internal/apitest"
	"gongkai/internal/storetest"
	"gongkai/store"
)

// TestInbox: messages newest first, marked as read up to an instant, nobody else's.
func TestInbox(t *testing.T) {
	t.Parallel()
	o := apitest.New(t, storetest.Open(t, store.SQLite))
	id := o.Register(t)
	lines := make([]store.InboxLine, 0, 61)
	for i := range 61 {
		lines = append(lines, store.InboxLine{ID: "line-" + string(rune('A'+i)), AccountID: o.Clerk.ID, CaseID: id, CaseKind: "application", Kind: "due_5",
			Subject: string(rune('A' + i)), At: o.Record.Now().Add(time.Duration(i) * time.Second)})
	}
	if err := o.DB.Update(t.Context(), "write inbox", func(tx *store.Tx) error { return tx.AddInbox(lines) }); err != nil {
		t.Fatal(err)
	}
	inbox := get(o.Clerk, "/inbox")
	first := o.Do(t, inbox).Must(t, http.StatusOK)
	if first.Get("unread") != "61" || first.Get("messages.0.text") != "还剩 5 个工作日到期" || first.Get("messages.0.number") != "2026-0001" ||
		first.Get("messages.0.at") != "2026-10-12T10:01:00+08:00" || first.Get("messages.50") != "" {
		t.Errorf("first page: %s", first.Body)
	}
	next := inbox
	next.Path += "?after=" + first.Get("next")
	if second := o.Do(t, next).Must(t, http.StatusOK); second.Get("messages.10.at") != "2026-10-12T10:00:00+08:00" || second.Get("next") != "" {
		t.Errorf("second page: %s", second.Body)
	}
	apitest.Run(t, o,
		apitest.Scenario{Name: "read up to the tenth", Request: apitest.Request{As: o.Clerk, Method: http.MethodPost, Path: "/inbox/read",
			Body: `{"up_to":"2026-10-12T10:00:09+08:00"}`}, Status: 204},
		apitest.Scenario{Name: "the rest is unread", Request: inbox, Status: 200, Want: values{"unread": "51"}},
		apitest.Scenario{Name: "no instant", Request: apitest.Request{As: o.Clerk, Method: http.MethodPost, Path: "/inbox/read", Body: `{"up_to":"gestern"}`},
			Status: 422, Problem: "invalid", Want: values{"fields.0.code": "not_a_time"}},
		apitest.Scenario{Name: "a cursor of somebody else's making", Request: get(o.Clerk, "/inbox?after=eHg"),
			Status: 422, Problem: "invalid"},
		apitest.Scenario{Name: "somebody else's", Request: get(o.Signer, "/inbox"), Status: 200,
			Want: values{"messages": "[]", "unread": "0"}})
}
