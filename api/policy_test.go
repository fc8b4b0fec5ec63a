package api_test

import (
	"errors"
	"net/http"
	"slices"
	"strings"
	"testing"

	"github.com/google/uuid"

	"gongkai/api"
	"gongkai/auth"
	"gongkai/casefile/application"
	"gongkai/civil"
	"gongkai/desk"
	"gongkai/internal/apitest"
	"gongkai/internal/storetest"
	"gongkai/store"
)

// TestThePolicyHoldsOnEveryRoute asks every route in every role, as one of the agency, as the handler of the case, and as one of another
// agency; and fails for an act of the policy that no route has.
func TestThePolicyHoldsOnEveryRoute(t *testing.T) {
	t.Parallel()
	o := apitest.New(t, storetest.Open(t, store.SQLite))
	rows, acts := everyRoute(t, o), actsOf(t)
	people := crew(t, o, rows)
	tried := map[auth.Act]bool{}
	for _, r := range rows {
		may := acts[r.method+" "+anID.ReplaceAllString(r.path, "{}")]
		if len(may) == 0 {
			continue // for whoever is signed in, or for all
		}
		asked := unlessOnPaper(may)
		for _, p := range people {
			a := o.Do(t, apitest.Request{As: p.Person, Method: r.method, Path: r.path, Body: bodyOf(r), Header: map[string]string{"If-Match": `"1"`}})
			check(t, o, r, may, asked, p, a)
		}
		for _, act := range may {
			tried[act] = true
		}
	}
	for _, r := range auth.Policy() {
		if !tried[r.Act] {
			t.Errorf("%s is asked on no route", r.Act)
			tried[r.Act] = true
		}
	}
}

// unlessOnPaper leaves out what is asked only where a body says that somebody signed on paper; the empty body does not.
func unlessOnPaper(may []auth.Act) []auth.Act {
	if len(may) < 2 {
		return may
	}
	return slices.DeleteFunc(slices.Clone(may), func(a auth.Act) bool { return a == "application.paper" })
}

// crewman is somebody with one role.
type crewman struct {
	auth.Person
	role    auth.Role
	handler bool // the application is his
}

// crew is one person for each role in the office and in another agency; the handler of the office has the application.
func crew(t *testing.T, o *apitest.Office, rows []owed) []crewman {
	t.Helper()
	var out []crewman
	for _, unit := range []string{"office", "kjj"} {
		for _, role := range auth.Roles() {
			p := o.Hire(t, strings.ToLower(unit+"."+string(role)), "示例", unit, role)
			o.Settle(t, &p)
			out = append(out, crewman{Person: p, role: role})
		}
	}
	mine := o.Hire(t, "office.mine", "示例", "office", auth.Handler)
	o.Settle(t, &mine)
	i := slices.IndexFunc(rows, func(r owed) bool { return strings.HasPrefix(r.path, "/applications/") && anID.MatchString(r.path) })
	id := anID.FindString(rows[i].path)
	r, err := o.Desk.Act(t.Context(), o.Reviewer, desk.Act{CommandID: uuid.NewString(), CaseID: id, On: civil.MustParse(apitest.Today), Seen: -1,
		Command: application.Assign{Handler: mine.ID}})
	if err != nil || r.Status != desk.Done {
		t.Fatal(r, err)
	}
	return append(out, crewman{Person: mine, role: auth.Handler, handler: true})
}

// actsOf are the acts of each route, by its method and path.
func actsOf(t *testing.T) map[string][]auth.Act {
	t.Helper()
	routes, err := api.Routes()
	if err != nil {
		t.Fatal(err)
	}
	out := map[string][]auth.Act{}
	for _, r := range routes {
		at := r.Method + " " + strings.NewReplacer("{id}", "{}", "{file}", "{}").Replace(r.Path)
		for _, act := range r.Policy {
			if act != "open" && act != "session" {
				out[at] = append(out[at], auth.Act(act))
			}
		}
	}
	return out
}

// check compares an answer with the policy. A role that no rule names is refused at the door; on a case, the case itself is asked about.
func check(t *testing.T, o *apitest.Office, r owed, door, may []auth.Act, p crewman, a apitest.Answer) {
	t.Helper()
	who := p.Name
	if !slices.ContainsFunc(door, func(act auth.Act) bool { return auth.Allowed(p.Person, act) }) {
		if a.Status != http.StatusForbidden || !a.IsProblem("denied") {
			t.Errorf("%s %s as %s: %d, want 403: %s", r.method, r.path, who, a.Status, a.Body)
		}
		return
	}
	file := strings.Contains(r.path, "/files/")
	if !slices.Contains(r.refusals, apitest.WrongAgency) && !file {
		if !allowedAnywhere(may, p) {
			return // of the agency of the case in the address or in the body, which the empty body does not reach
		}
		if a.Status == http.StatusForbidden {
			t.Errorf("%s %s as %s: refused: %s", r.method, r.path, who, a.Body)
		}
		return
	}
	want := 0
	for _, act := range may {
		if status := statusOf(auth.May(p.Person, act, subjectOf(o, r.path, p))); want == 0 || status == http.StatusOK {
			want = status
		}
	}
	got := a.Status
	if got != http.StatusForbidden && got != http.StatusNotFound {
		got = http.StatusOK
	}
	if file && want == http.StatusOK { // the file itself need not be there
		return
	}
	if got != want {
		t.Errorf("%s %s as %s: %d, want %d: %s", r.method, r.path, who, a.Status, want, a.Body)
	}
}

func allowedAnywhere(may []auth.Act, p crewman) bool {
	return slices.ContainsFunc(may, func(act auth.Act) bool {
		return auth.May(p.Person, act, auth.Subject{AgencyID: p.AgencyID, UnitID: p.UnitID, Handler: p.ID}) == nil
	})
}

// subjectOf is whose the case at an address is: all are the office's, the shares 县司法局's.
func subjectOf(o *apitest.Office, path string, p crewman) auth.Subject {
	on := auth.Subject{AgencyID: o.Clerk.AgencyID}
	switch {
	case strings.HasPrefix(path, "/applications/") && p.handler:
		on.Handler = p.ID
	case strings.HasPrefix(path, "/shares/"):
		on.UnitID = o.Justice.UnitID
	}
	return on
}

func statusOf(err error) int {
	var denied auth.Denied
	switch {
	case err == nil:
		return http.StatusOK
	case errors.As(err, &denied) && denied.Hidden:
		return http.StatusNotFound
	}
	return http.StatusForbidden
}
