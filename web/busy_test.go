package web_test

import (
	"net/url"
	"os"
	"strings"
	"testing"

	"github.com/google/uuid"

	"gongkai/auth"
	"gongkai/casefile/application"
	"gongkai/desk"
	"gongkai/store"
	"gongkai/web/webtest"
)

// busy is an office in which every page has something to show: cases in many stages, a notice with evidence, a command that failed,
// and a share with a file.
func busy(t *testing.T) (o *webtest.Office, share string) {
	t.Helper()
	o = webtest.New(t, "2026-09-30")
	paths := furnish(t, o)
	o.Clock.Set(t, "2026-11-24T09:12:00+08:00")
	letter(t, o, strings.TrimPrefix(paths[0], "/applications/"))
	failed(t, o, strings.TrimPrefix(paths[1], "/applications/"))
	return o, ledger(t, o)
}

// letter keeps a file as the effect that renders letters does.
func letter(t *testing.T, o *webtest.Office, caseID string) {
	t.Helper()
	mime := "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
	err := o.Record.PutFile(t.Context(), store.Attachment{ID: uuid.NewString(), CaseID: caseID, Kind: application.EffectReplyLetter, Mime: mime}, []byte("letter"))
	if err != nil {
		t.Fatal(err)
	}
}

// failed is a remark that could not be recorded.
func failed(t *testing.T, o *webtest.Office, caseID string) {
	t.Helper()
	r, err := o.Desk.Act(t.Context(), o.Clerk, desk.Act{CommandID: uuid.NewString(), CaseID: caseID, On: o.Desk.Today(), Seen: -1, Command: application.Note{Text: "备注"}})
	if err != nil {
		t.Fatal(err)
	}
	err = o.DB.Update(t.Context(), "fail", func(tx *store.Tx) error {
		c, err := tx.LockCommand(r.CommandID)
		if err != nil {
			return err
		}
		c.Status = store.Faulted
		return tx.SaveCommand(c)
	})
	if err != nil {
		t.Fatal(err)
	}
}

// ledger imports a notice, names a group, and records evidence for one unit's share.
func ledger(t *testing.T, o *webtest.Office) (share string) {
	t.Helper()
	text, err := os.ReadFile("../readers/notice/testdata/wushan-2020-63.txt")
	if err != nil {
		t.Fatal(err)
	}
	notice, err := o.Desk.ImportNotice(t.Context(), o.Steward, text, nil)
	if err != nil {
		t.Fatal(err)
	}
	o.Desk.Wait()
	steward := o.As(t, o.Steward)
	const group = "/ledger/names/map?name="
	form := steward.Get(group + url.QueryEscape("各乡镇（街道）")).WantStatus(200).Form("main form")
	steward.Follow(steward.Post("/ledger/names/map", form)).WantStatus(200)
	_, items, err := o.Desk.Ledger(t.Context(), o.Steward, notice.NoticeID, 0)
	if err != nil {
		t.Fatal(err)
	}
	for _, i := range items {
		for _, s := range i.Shares {
			if s.UnitID == o.Justice.UnitID {
				evidence(t, steward, "/items/"+i.CaseID, s.CaseID)
				o.Desk.Wait()
				return "/shares/" + s.CaseID
			}
		}
	}
	t.Fatal("no share of the justice bureau")
	return ""
}

const screenshot = "\x89PNG\r\n\x1a\nnot much of a picture"

func evidence(t *testing.T, steward *webtest.Browser, item, share string) {
	t.Helper()
	form := steward.Get(item+"/acts/evidence").WantStatus(200).Fill("main form", "shares", share, "published_on", "2026-11-20", "step", "confirm")
	steward.Send(item+"/acts/evidence", form, webtest.Chosen("专栏.png", screenshot)).WantStatus(303)
}

// people are all who work in the office, and nobody at all.
func people(t *testing.T, o *webtest.Office) []auth.Person {
	t.Helper()
	return []auth.Person{{}, o.Clerk, o.Handler, o.Reviewer, o.Signer, o.Steward, o.Admin, o.Justice, o.Hire(t, "hebianbao", "何编报", "office", auth.Compiler)}
}
