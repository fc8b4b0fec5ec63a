package record_test

import (
	"testing"

	"github.com/google/uuid"

	"gongkai/casefile"
	"gongkai/casefile/application"
	"gongkai/civil"
	"gongkai/desk"
	"gongkai/internal/office"
	"gongkai/internal/storetest"
	"gongkai/statute/clock"
	"gongkai/statute/outcome"
	"gongkai/store"
)

func day(s string) civil.Date { return civil.MustParse(s) }

func register(t *testing.T, o *office.Office, on, name string) desk.Registered {
	t.Helper()
	got, err := o.Desk.Register(t.Context(), o.Clerk, desk.Registration{CommandID: uuid.NewString(), On: day(on), Command: application.Register{
		Channel: clock.SignedMail, Applicant: application.Natural, Request: "申请公开城东片区征收补偿方案",
		Party: casefile.Party{Name: name, Phone: "13800001111"}}})
	if err != nil {
		t.Fatal(err)
	}
	return got
}

func act(t *testing.T, o *office.Office, p desk.Act, who string) desk.Result {
	t.Helper()
	person, err := o.Auth.PersonNamed(t.Context(), who)
	if err != nil {
		t.Fatal(err)
	}
	if p.CommandID == "" {
		p.CommandID = uuid.NewString()
	}
	r, err := o.Desk.Act(t.Context(), person, p)
	if err != nil {
		t.Fatal(err)
	}
	return r
}

func TestOneApplicationFromTheWindowToTheArchive(t *testing.T) {
	t.Parallel()
	storetest.OnEach(t, func(t *testing.T, db *store.DB) {
		o := office.New(t, db, "2024-03-05", &office.Direct{})
		got := register(t, o, "2024-03-04", "李示范")
		if got.Number != "2024-0001" {
			t.Errorf("number %s", got.Number)
		}
		for _, step := range []struct {
			who, on string
			cmd     casefile.Command
		}{
			{"zhoukezhang", "2024-03-05", application.Assign{Handler: o.Handler.ID}},
			{"zhangshili", "2024-03-06", application.Draft{Outcome: outcome.A36_2_GRANT, Text: "现予以公开，见附件。"}},
			{"zhoukezhang", "2024-03-07", application.Pass{}},
			{"wangzhuren", "2024-03-08", application.Sign{DocNo: "示府公复〔2024〕1号"}},
			{"zhangshili", "2024-03-11", application.Deliver{Way: application.ByPost, Tracking: "EMS123"}},
			{"zhangshili", "2024-03-12", application.Archive{}},
		} {
			o.Clock.Set(t, step.on)
			r := act(t, o, desk.Act{CaseID: got.CaseID, On: day(step.on), Seen: -1, Command: step.cmd}, step.who)
			if r.Status != store.Done {
				t.Fatalf("%s: %+v", step.cmd.CommandKind(), r)
			}
		}
		c, err := o.Desk.Application(t.Context(), o.Handler, got.CaseID)
		if err != nil {
			t.Fatal(err)
		}
		if c.State.Stage != application.Archiving || c.State.Clock.ReplyDue != day("2024-04-01") || c.State.Clock.Late {
			t.Errorf("%+v", c.State)
		}
		if c.Party.Name != "李示范" || c.Party.Phone != "138****1111" || c.Request != "申请公开城东片区征收补偿方案" {
			t.Errorf("%+v %s", c.Party, c.Request)
		}
		if len(c.Timeline) != 7 || c.Timeline[0].Type != application.EvArchived {
			t.Errorf("timeline of %d", len(c.Timeline))
		}
	})
}
