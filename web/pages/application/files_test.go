package application_test

import (
	"testing"

	"gongkai/store"
	"gongkai/web/webtest"
)

// putFile keeps a file as the effect that renders letters does.
func putFile(t *testing.T, o *webtest.Office, caseID, id, kind string, body []byte) {
	t.Helper()
	mime := "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
	if err := o.Record.PutFile(t.Context(), store.Attachment{ID: id, CaseID: caseID, Kind: kind, Mime: mime}, body); err != nil {
		t.Fatal(err)
	}
}
