package desk_test

import (
	"errors"
	"os"
	"strconv"
	"testing"

	"github.com/google/uuid"

	"gongkai/auth"
	"gongkai/casefile"
	"gongkai/casefile/application"
	"gongkai/civil"
	"gongkai/desk"
	"gongkai/internal/office"
	"gongkai/statute/clock"
	"gongkai/store"
)

func day(s string) civil.Date { return civil.MustParse(s) }

func direct() desk.Engine { return &office.Direct{} }

func must[T any](v T, err error) func(t *testing.T) T {
	return func(t *testing.T) T {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
		return v
	}
}

func registration(on string, p casefile.Party) desk.Registration {
	return desk.Registration{CommandID: uuid.NewString(), On: day(on), Command: application.Register{
		Channel: clock.InPerson, Applicant: application.Natural, Request: "申请公开示例片区征收补偿方案", Party: p}}
}

func register(t *testing.T, o *office.Office, p auth.Person, on string, party casefile.Party) desk.Registered {
	t.Helper()
	got := must(o.Desk.Register(t.Context(), p, registration(on, party)))(t)
	o.Desk.Wait()
	return got
}

func act(t *testing.T, o *office.Office, p auth.Person, caseID, on string, c casefile.Command) desk.Result {
	t.Helper()
	return must(o.Desk.Act(t.Context(), p, desk.Act{CommandID: uuid.NewString(), CaseID: caseID, On: day(on), Seen: -1, Command: c}))(t)
}

func wantDone(t *testing.T, o *office.Office, p auth.Person, caseID, on string, c casefile.Command) {
	t.Helper()
	if r := act(t, o, p, caseID, on, c); r.Status != store.Done {
		t.Fatalf("%s by %s on %s: %+v", c.CommandKind(), p.Name, on, r)
	}
}

func noticeText(t *testing.T) []byte {
	t.Helper()
	return must(os.ReadFile("../readers/notice/testdata/wushan-2020-63.txt"))(t)
}

// invalid is the first fault of a form; none for other errors.
func invalid(err error) desk.Fault {
	var bad desk.Invalid
	if errors.As(err, &bad) && len(bad) > 0 {
		return bad[0]
	}
	return desk.Fault{}
}

func text(n int) string { return strconv.Itoa(n) }
