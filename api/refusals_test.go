package api_test

import (
	"net/http"
	"regexp"
	"strings"
	"testing"

	"github.com/google/uuid"

	"gongkai/api"
	"gongkai/auth"
	"gongkai/casefile/application"
	"gongkai/internal/apitest"
	"gongkai/internal/storetest"
	"gongkai/store"
)

// owed is one route of the API: who may, who may not, and the refusals it owes.
type owed struct {
	method, path string
	by, wrong    auth.Person
	refusals     []apitest.Refusal
}

// TestEveryRouteRefuses: no route is missing, and each refuses first who must not come, whatever he sends.
func TestEveryRouteRefuses(t *testing.T) {
	t.Parallel()
	o := apitest.New(t, storetest.Open(t, store.SQLite))
	rows := everyRoute(t, o)
	for _, r := range rows {
		header := map[string]string{"If-Match": `"1"`, "Idempotency-Key": uuid.NewString()}
		sent := apitest.Request{As: r.by, Method: r.method, Path: r.path, Body: bodyOf(r), Header: header}
		apitest.Refuses(t, apitest.Route{Office: o, Wrong: r.wrong, Request: sent}, r.refusals...)
	}
	covered(t, rows)
}

// TestEveryRouteAsksForANewPassword: with a one-time password nothing is possible but to change it.
func TestEveryRouteAsksForANewPassword(t *testing.T) {
	t.Parallel()
	o := apitest.New(t, storetest.Open(t, store.SQLite))
	for _, r := range everyRoute(t, o) {
		if r.path == "/me" || r.path == "/me/password" || r.path == "/session" {
			continue
		}
		a := o.Do(t, apitest.Request{As: o.Newcomer, Method: r.method, Path: r.path, Body: bodyOf(r)})
		if a.Status != http.StatusForbidden || !a.IsProblem("password-change-required") {
			t.Errorf("%s %s: answered %d %s", r.method, r.path, a.Status, a.Body)
		}
	}
}

func bodyOf(r owed) string {
	if r.method == http.MethodPost || r.method == http.MethodPut {
		return "{}"
	}
	return ""
}

var (
	session = []apitest.Refusal{apitest.NoSession}
	reads   = []apitest.Refusal{apitest.NoSession, apitest.WrongRole}
	ofCase  = []apitest.Refusal{apitest.NoSession, apitest.WrongRole, apitest.WrongAgency}
	posts   = []apitest.Refusal{apitest.NoSession, apitest.WrongRole, apitest.BadOrigin}
	acts    = []apitest.Refusal{apitest.NoSession, apitest.WrongRole, apitest.WrongAgency, apitest.BadOrigin}
)

func everyRoute(t *testing.T, o *apitest.Office) []owed {
	t.Helper()
	id := o.Register(t)
	l := o.Import(t)
	app, item, share := "/applications/"+id, "/items/"+l.Item, "/shares/"+l.Share
	get, post := http.MethodGet, http.MethodPost
	rows := []owed{
		{post, "/session", auth.Person{}, auth.Person{}, []apitest.Refusal{apitest.BadOrigin}},
		{http.MethodDelete, "/session", o.Clerk, auth.Person{}, []apitest.Refusal{apitest.NoSession, apitest.BadOrigin}},
		{get, "/me", o.Clerk, auth.Person{}, session},
		{post, "/me/password", o.Clerk, auth.Person{}, []apitest.Refusal{apitest.NoSession, apitest.BadOrigin}},

		{get, "/applications", o.Clerk, o.Steward, reads},
		{get, "/filters", o.Clerk, o.Steward, reads},
		{post, "/filters", o.Clerk, o.Steward, posts},
		{http.MethodDelete, "/filters/" + uuid.NewString(), o.Clerk, o.Steward, posts},
		{get, "/applications/all", o.Clerk, o.Steward, reads},
		{post, "/applications/search", o.Clerk, o.Steward, posts},
		{post, "/applications", o.Clerk, o.Compiler, posts},
		{post, "/applications/backfill", o.Clerk, o.Compiler, posts},
		{post, "/applications/receipt-preview", o.Clerk, o.Compiler, posts},
		{get, app, o.Clerk, o.Steward, ofCase},
		{post, app + "/reveal", o.Clerk, o.Compiler, posts},
		{get, app + "/files/" + o.File(t, id), o.Clerk, o.Steward, ofCase},
		{post, app + "/scans", o.Clerk, o.Compiler, posts},
		{get, "/signers", o.Clerk, o.Compiler, reads},
		{get, "/handlers", o.Reviewer, o.Clerk, reads},
		{get, "/commands/" + uuid.NewString(), o.Clerk, auth.Person{}, session},

		{get, "/inbox", o.Clerk, auth.Person{}, session},
		{post, "/inbox/read", o.Clerk, auth.Person{}, []apitest.Refusal{apitest.NoSession, apitest.BadOrigin}},

		{post, "/notices/preview", o.Steward, o.Clerk, posts},
		{post, "/notices", o.Steward, o.Clerk, posts},
		{get, "/notices", o.Steward, o.Clerk, reads},
		{get, "/notices/" + l.Notice + "/items", o.Steward, o.Clerk, ofCase},
		{get, "/names", o.Steward, o.Clerk, reads},
		{post, "/names/map", o.Steward, o.Reviewer, posts},
		{post, "/names/open", o.Steward, o.Reviewer, posts},
		{post, "/names/groups", o.Steward, o.Reviewer, posts},
		{post, item + "/names", o.Steward, o.Signer, posts},
		{post, item + "/files", o.Steward, o.Signer, posts},
		{get, item + "/files/" + uuid.NewString(), o.Steward, o.Clerk, ofCase},
		{post, share + "/files", o.Steward, o.Compiler, posts},
		{get, share + "/files/" + uuid.NewString(), o.Justice, auth.Person{}, session},
		{get, item, o.Steward, o.Clerk, ofCase},
		{get, "/shares", o.Justice, auth.Person{}, session},
		{get, share, o.Justice, auth.Person{}, []apitest.Refusal{apitest.NoSession, apitest.WrongAgency}},

		{get, "/reports/table3", o.Compiler, o.Clerk, reads},
		{get, "/reports/table3/cases", o.Compiler, o.Clerk, reads},
		{get, "/reports/table3/file", o.Compiler, o.Clerk, reads},

		{get, "/demo", o.Admin, o.Clerk, reads},
		{post, "/demo", o.Admin, o.Reviewer, posts},
		{get, "/operation", o.Admin, o.Clerk, reads},
		{get, "/operation/reveals", o.Admin, o.Reviewer, reads},
		{get, "/operation/moved-dates", o.Admin, o.Reviewer, reads},
		{post, "/operation/moved-dates/sign", o.Admin, o.Signer, posts},
		{post, "/operation/effects/" + uuid.NewString() + "/retry", o.Admin, o.Clerk, posts},
		{post, "/operation/commands/" + uuid.NewString() + "/retry", o.Admin, o.Handler, posts},
		{post, "/operation/commands/" + uuid.NewString() + "/dismiss", o.Admin, o.Handler, posts},
		{get, "/agencies", o.Admin, o.Reviewer, reads},
		{get, "/agencies/" + o.Clerk.AgencyID + "/settings", o.Admin, o.Reviewer, reads},
		{http.MethodPut, "/agencies/" + o.Clerk.AgencyID + "/settings", o.Admin, o.Reviewer, posts},
		{post, "/agencies/" + o.Clerk.AgencyID + "/settings/preview", o.Admin, o.Signer, posts},
		{post, "/units/import/preview", o.Admin, o.Reviewer, posts},
		{post, "/units/import", o.Admin, o.Reviewer, posts},
		{get, "/setup", o.Admin, o.Clerk, reads},
		{post, "/setup", o.Admin, o.Clerk, posts},
	}
	rows = append(rows, administration(t, o)...)
	for _, kind := range []string{"close", "reopen", "evidence", "check", "ask", "note"} {
		rows = append(rows, owed{post, item + "/" + kind, o.Steward, o.Signer, acts})
	}
	for _, kind := range []string{"report", "accept", "return", "evidence", "ask", "note"} {
		rows = append(rows, owed{post, share + "/" + kind, o.Steward, o.Compiler, acts})
	}
	for kind, wrong := range notAllowed(o) {
		rows = append(rows, owed{post, app + "/" + kind, o.Reviewer, wrong, acts}, owed{post, app + "/" + kind + "/preview", o.Reviewer, wrong, acts})
	}
	return rows
}

// administration are the routes under 系统管理.
func administration(t *testing.T, o *apitest.Office) []owed {
	t.Helper()
	get, post := http.MethodGet, http.MethodPost
	rows := []owed{
		{get, "/operation/acts", o.Admin, o.Reviewer, reads},
		{get, "/accounts", o.Admin, o.Reviewer, reads},
		{post, "/accounts", o.Admin, o.Reviewer, posts},
		{get, "/accounts/" + o.Clerk.ID, o.Admin, o.Reviewer, reads},
		{get, "/deputies", o.Reviewer, o.Handler, reads},
		{post, "/deputies", o.Reviewer, o.Handler, posts},
		{post, "/deputies/" + uuid.NewString() + "/end", o.Reviewer, o.Handler, posts},
		{get, "/work/" + o.Handler.ID, o.Reviewer, o.Clerk, reads},
		{post, "/work/" + o.Handler.ID + "/move", o.Reviewer, o.Clerk, posts},
		{get, "/handovers/" + uuid.NewString(), o.Reviewer, o.Clerk, reads},
		{post, "/handovers/" + uuid.NewString() + "/continue", o.Reviewer, o.Clerk, posts},
		{get, "/units", o.Admin, o.Reviewer, reads},
		{post, "/units", o.Admin, o.Reviewer, posts},
		{get, "/units/" + o.Clerk.UnitID, o.Admin, o.Reviewer, reads},
		{get, "/calendar/editions", o.Admin, o.Reviewer, reads},
		{post, "/calendar/preview", o.Admin, o.Reviewer, posts},
		{post, "/calendar/load", o.Admin, o.Reviewer, posts},
	}
	for _, act := range []string{"change", "roles", "reset-password", "disable", "enable", "unlock"} {
		rows = append(rows, owed{post, "/accounts/" + o.Clerk.ID + "/" + act, o.Admin, o.Reviewer, posts})
	}
	for _, act := range []string{"rename", "change", "close"} {
		rows = append(rows, owed{post, "/units/" + o.Clerk.UnitID + "/" + act, o.Admin, o.Reviewer, posts})
	}
	return rows
}

// notAllowed are the acts of an application, each with somebody of the office whose roles do not allow it.
func notAllowed(o *apitest.Office) map[string]auth.Person {
	return map[string]auth.Person{
		application.CmdAssign: o.Handler, application.CmdDraft: o.Clerk, application.CmdPass: o.Compiler, application.CmdReturn: o.Handler,
		application.CmdSign: o.Reviewer, application.CmdDeliver: o.Signer, application.CmdArchive: o.Signer, application.CmdRequestExtension: o.Clerk,
		application.CmdApproveExtension: o.Handler, application.CmdNotifyExtension: o.Signer, application.CmdComplete: o.Signer,
		application.CmdConfirmReceipt: o.Signer, application.CmdRecordService: o.Signer, application.CmdAskCorrection: o.Clerk,
		application.CmdReceiveCorrection: o.Signer, application.CmdCloseUncorrected: o.Clerk, application.CmdConsult: o.Clerk,
		application.CmdRecordOpinion: o.Signer, application.CmdWithdrawConsultation: o.Clerk, application.CmdAskReasons: o.Clerk,
		application.CmdFixLaterDate: o.Handler, application.CmdCharge: o.Clerk, application.CmdRecordPayment: o.Signer,
		application.CmdCloseUnpaid: o.Handler, application.CmdCountersign: o.Compiler, application.CmdContact: o.Compiler, application.CmdReturnedMail: o.Signer, application.CmdSendAgain: o.Signer, application.CmdOrderRedo: o.Clerk,
		application.CmdNote: o.Compiler, application.CmdWithdraw: o.Signer, application.CmdAmend: o.Signer, application.CmdVoid: o.Clerk,
	}
}

var anID = regexp.MustCompile(`[0-9a-f]{8}-[0-9a-f-]{27}`)

// covered walks the router: every route stands in the table.
func covered(t *testing.T, rows []owed) {
	t.Helper()
	known := map[string]bool{"GET /openapi.json": true, "GET /openapi.yaml": true}
	for _, r := range rows {
		known[r.method+" "+anID.ReplaceAllString(r.path, "{}")] = true
	}
	routes, err := api.Routes()
	if err != nil {
		t.Fatal(err)
	}
	for _, r := range routes {
		route := r.Method + " " + strings.NewReplacer("{id}", "{}", "{file}", "{}").Replace(r.Path)
		if !known[route] {
			t.Errorf("%s has no row in everyRoute", route)
		}
		delete(known, route)
	}
	for route := range known {
		t.Errorf("%s is no route any more", route)
	}
}
