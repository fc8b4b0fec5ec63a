package record_test

import (
	"testing"

	"gongkai/auth"
	"gongkai/casefile"
	"gongkai/casefile/application"
	"gongkai/internal/office"
	"gongkai/statute/outcome"
)

func TestOneApplicationFromTheWindowToTheArchive(t *testing.T) {
	t.Parallel()
	office.OnEach(t, "2024-03-05", direct, func(t *testing.T, o *office.Office) {
		got := register(t, o, "2024-03-04", "李示范")
		if got.Number != "2024-0001" {
			t.Errorf("number %s", got.Number)
		}
		for _, step := range []struct {
			who auth.Person
			on  string
			cmd casefile.Command
		}{
			{o.Reviewer, "2024-03-05", application.Assign{Handler: o.Handler.ID}},
			{o.Handler, "2024-03-06", application.Draft{Outcome: outcome.A36_2_GRANT, Text: "现予以公开，见附件。"}},
			{o.Reviewer, "2024-03-07", office.Cleared("")},
			{o.Signer, "2024-03-08", application.Sign{DocNo: "示府公复〔2024〕1号"}},
			{o.Handler, "2024-03-11", application.Deliver{Way: application.ByPost, Tracking: "EMS123"}},
			{o.Handler, "2024-03-12", application.Archive{}},
		} {
			o.Clock.Set(t, step.on)
			wantDone(t, o, step.who, got.CaseID, step.on, step.cmd)
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
