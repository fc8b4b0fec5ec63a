package desk_test

import (
	"errors"
	"testing"
	"time"

	"github.com/google/uuid"

	"gongkai/auth"
	"gongkai/casefile"
	"gongkai/casefile/application"
	"gongkai/casefile/assignment"
	"gongkai/desk"
	"gongkai/internal/office"
	"gongkai/statute/annual"
)

// useCase is one thing that people ask of the desk.
type useCase struct {
	name    string
	of      auth.Person // who may
	not     auth.Person // of the same agency, without the role; the zero person: everybody of the agency may
	foreign bool        // what it is about can be another agency's: to its people it does not exist
	ask     func(p auth.Person) error
}

func useCases(t *testing.T, o *office.Office) []useCase {
	t.Helper()
	ctx, d := t.Context(), o.Desk
	app := register(t, o, o.Clerk, "2024-03-04", casefile.Party{Name: "李示范", Phone: "13800001111"}).CaseID
	w := o.Wander(1)
	noticeID := w.Import(t, noticeText(t)).NoticeID
	item := o.Text(t, "SELECT case_id FROM items ORDER BY position LIMIT 1")
	share := o.Text(t, "SELECT s.case_id FROM shares s JOIN units u ON u.id = s.unit_id WHERE u.code = 'czj' LIMIT 1")
	give := func(caseID string, c casefile.Command) func(auth.Person) error {
		return func(p auth.Person) error {
			_, err := d.Act(ctx, p, desk.Act{CommandID: uuid.NewString(), CaseID: caseID, On: day("2024-03-05"), Seen: -1, Command: c})
			return err
		}
	}
	preview := func(p auth.Person) error {
		_, err := d.Preview(ctx, p, desk.Act{CaseID: app, On: day("2024-03-05"), Seen: -1, Command: application.Assign{Handler: o.Handler.ID}})
		return err
	}
	return []useCase{
		{"one application", o.Clerk, o.Steward, true, func(p auth.Person) error { _, err := d.Application(ctx, p, app); return err }},
		{"a command", o.Reviewer, o.Clerk, true, give(app, application.Assign{Handler: o.Handler.ID})},
		{"a command of the handler's", o.Handler, o.Second, true, give(app, application.Draft{Outcome: "A36_2_GRANT", Text: "现予以公开。"})},
		{"a preview", o.Reviewer, o.Clerk, true, preview},
		{"a masked value", o.Clerk, o.Compiler, true, func(p auth.Person) error { _, err := d.Reveal(ctx, p, app, "phone", "核对"); return err }},
		{"a file", o.Clerk, o.Steward, true, func(p auth.Person) error {
			_, _, err := d.File(ctx, p, app, uuid.NewString())
			if errors.Is(err, desk.ErrNotFound) && p.AgencyID == o.Clerk.AgencyID {
				return nil // allowed to look; there is none
			}
			return err
		}},
		{"registration", o.Clerk, o.Signer, false, func(p auth.Person) error {
			_, err := d.Register(ctx, p, registration("2024-03-04", casefile.Party{Name: "王样本"}))
			return err
		}},
		{"the work list", o.Clerk, o.Steward, false, func(p auth.Person) error { _, err := d.WorkList(ctx, p, desk.WorkFilter{}); return err }},
		{"all applications", o.Clerk, o.Steward, false, func(p auth.Person) error { _, _, err := d.Applications(ctx, p, 2024, 0); return err }},
		{"search", o.Clerk, o.Steward, false, func(p auth.Person) error { _, err := d.Search(ctx, p, "李示范"); return err }},
		{"the report", o.Compiler, o.Clerk, false, func(p auth.Person) error {
			_, err := d.Report(ctx, p, day("2024-01-01"), day("2024-12-31"))
			return err
		}},
		{"the cases of a cell", o.Compiler, o.Clerk, false, func(p auth.Person) error {
			_, _, err := d.CellCases(ctx, p, desk.Cell{From: day("2024-01-01"), To: day("2024-12-31"), Row: annual.R1, Column: annual.Total}, desk.Key{})
			return err
		}},
		{"the county's report", o.Compiler, o.Signer, false, func(p auth.Person) error {
			_, err := d.Compile(ctx, p, desk.Whose{Agency: "county", RollUp: true}, day("2024-01-01"), day("2024-12-31"))
			return err
		}},
		{"a notice's plan", o.Steward, o.Reviewer, false, func(p auth.Person) error { _, err := d.PlanNotice(ctx, p, noticeText(t)); return err }},
		{"a notice's import", o.Steward, o.Reviewer, false, func(p auth.Person) error { _, err := d.ImportNotice(ctx, p, noticeText(t), nil); return err }},
		{"the notices", o.Steward, o.Clerk, false, func(p auth.Person) error { _, err := d.Notices(ctx, p); return err }},
		{"the ledger", o.Steward, o.Clerk, false, func(p auth.Person) error { _, _, err := d.Ledger(ctx, p, noticeID, 0); return err }},
		{"an item", o.Steward, o.Clerk, true, func(p auth.Person) error { _, err := d.Item(ctx, p, item); return err }},
		{"a unit's share", o.Steward, o.Clerk, true, func(p auth.Person) error { _, err := d.Share(ctx, p, share); return err }},
		{"a report of a share", o.Steward, o.Clerk, true, give(share, assignment.Report{Text: "已公开"})},
		{"a calendar", o.Admin, o.Reviewer, false, func(p auth.Person) error {
			_, err := d.LoadCalendar(ctx, p, o.CalendarPatch(t, 2025, "2025-03-14"))
			return err
		}},
	}
}

func TestWhoMayDoWhat(t *testing.T) {
	t.Parallel()
	office.OnEach(t, "2024-03-05", direct, func(t *testing.T, o *office.Office) {
		everyRole := o.Hire(t, "waidi", "外单位全职", "sfj", auth.Roles()...)
		for _, c := range useCases(t, o) {
			var denied auth.Denied
			before := o.Dump(t)
			if err := c.ask(c.not); !errors.As(err, &denied) || denied.Hidden {
				t.Errorf("%s, without the role: %v", c.name, err)
			}
			if c.foreign {
				if err := c.ask(everyRole); !errors.Is(err, desk.ErrNotFound) {
					t.Errorf("%s, of another agency: %v, want not found", c.name, err)
				}
			}
			if o.Dump(t) != before {
				t.Errorf("%s: a refusal left something behind", c.name)
			}
			if err := c.ask(c.of); err != nil {
				t.Errorf("%s: %v", c.name, err)
			}
			o.Desk.Wait()
		}
	})
}

// A unit sees its own share and nothing more of the office's ledger.
func TestAUnitSeesItsOwnShare(t *testing.T) {
	t.Parallel()
	office.OnEach(t, "2020-09-10", direct, func(t *testing.T, o *office.Office) {
		o.Wander(1).Import(t, noticeText(t))
		own := o.Text(t, "SELECT s.case_id FROM shares s JOIN units u ON u.id = s.unit_id WHERE u.code = 'sfj' ORDER BY s.case_id LIMIT 1")
		other := o.Text(t, "SELECT s.case_id FROM shares s JOIN units u ON u.id = s.unit_id WHERE u.code = 'czj' LIMIT 1")
		item := o.Text(t, "SELECT item_id FROM shares WHERE case_id = ?", own)
		page := must(o.Desk.Share(t.Context(), o.Justice, own))(t)
		if page.Share == nil || page.Share.CaseID != own || page.Share.Unit != "县司法局" || len(page.Offers) == 0 || page.Offers[0].Kind != assignment.CmdReport {
			t.Errorf("%+v %+v", page.Share, page.Offers)
		}
		for what, err := range map[string]error{
			"another unit's share": second(o.Desk.Share(t.Context(), o.Justice, other)),
			"the item":             second(o.Desk.Item(t.Context(), o.Justice, item)),
			"an item as a share":   second(o.Desk.Share(t.Context(), o.Justice, item)),
			"nothing":              second(o.Desk.Share(t.Context(), o.Justice, uuid.NewString())),
		} {
			if !errors.Is(err, desk.ErrNotFound) {
				t.Errorf("%s: %v", what, err)
			}
		}
		mine, next, err := o.Desk.MyShares(t.Context(), o.Justice, true, desk.Key{})
		if err != nil || next != (desk.Key{}) || len(mine) == 0 {
			t.Fatalf("%d shares, %v", len(mine), err)
		}
		for i, s := range mine {
			if s.UnitID != o.Justice.UnitID || s.No == "" || s.Text == "" || s.Notice != "巫山府办发〔2020〕63号" || i > 0 && s.DueOn < mine[i-1].DueOn {
				t.Errorf("%+v", s)
			}
		}
		if n := o.Text(t, "SELECT COUNT(*) FROM shares WHERE unit_id = ?", o.Justice.UnitID); n != text(len(mine)) {
			t.Errorf("%d of %s", len(mine), n)
		}
	})
}

func second[T any](_ T, err error) error { return err }

// Somebody else's command is not found, however well one knows its id.
func TestAnOutcomeIsItsAuthors(t *testing.T) {
	t.Parallel()
	office.OnEach(t, "2024-03-05", direct, func(t *testing.T, o *office.Office) {
		id := register(t, o, o.Clerk, "2024-03-04", casefile.Party{Name: "李示范"}).CaseID
		r := act(t, o, o.Clerk, id, "2024-03-05", application.Note{Text: "已电话联系"})
		if got := must(o.Desk.Outcome(t.Context(), o.Clerk, r.CommandID))(t); got.Status != desk.Done || got.Seq != 2 {
			t.Errorf("%+v", got)
		}
		for _, err := range []error{second(o.Desk.Outcome(t.Context(), o.Handler, r.CommandID)), second(o.Desk.Outcome(t.Context(), o.Clerk, uuid.NewString()))} {
			if !errors.Is(err, desk.ErrNotFound) {
				t.Errorf("%v, want not found", err)
			}
		}
	})
}

// A case is given to a 承办人 of its own agency, of a unit below it too.
func TestWhoCanBeAssigned(t *testing.T) {
	t.Parallel()
	office.OnEach(t, "2024-03-05", direct, func(t *testing.T, o *office.Office) {
		id := register(t, o, o.Clerk, "2024-03-04", casefile.Party{Name: "李示范"}).CaseID
		for name, handler := range map[string]string{"a clerk": o.Clerk.ID, "another agency's": o.Justice.ID, "nobody": uuid.NewString()} {
			in := desk.Act{CommandID: uuid.NewString(), CaseID: id, On: day("2024-03-05"), Seen: -1, Command: application.Assign{Handler: handler}}
			if _, err := o.Desk.Act(t.Context(), o.Reviewer, in); invalid(err) != (desk.Fault{Field: "handler", Code: "unknown_value"}) {
				t.Errorf("%s: %v", name, err)
			}
			if _, err := o.Desk.Preview(t.Context(), o.Reviewer, in); invalid(err).Field != "handler" {
				t.Errorf("preview, %s: %v", name, err)
			}
		}
		if r := act(t, o, o.Reviewer, id, "2024-03-05", application.Assign{}); r.Status != desk.Refused || !r.Refusals.Has(casefile.MissingField) {
			t.Errorf("no handler: %+v", r)
		}
		wantDone(t, o, o.Reviewer, id, "2024-03-05", application.Assign{Handler: o.Second.ID})
		if err := o.Auth.Disable(t.Context(), o.Handler.Name, true); err != nil {
			t.Fatal(err)
		}
		for _, c := range must(o.Desk.Handlers(t.Context(), o.Clerk.AgencyID))(t) {
			if c.ID == o.Handler.ID || c.Display == "" {
				t.Errorf("a handler who has left can be chosen: %+v", c)
			}
		}
	})
}

// Without Temporal everything is kept and nothing is lost: 已收到，处理中.
func TestWithoutAnEngineCommandsWait(t *testing.T) {
	t.Parallel()
	office.OnEach(t, "2024-03-05", nil, func(t *testing.T, o *office.Office) {
		id := register(t, o, o.Clerk, "2024-03-04", casefile.Party{Name: "李示范"}).CaseID
		began := time.Now()
		for n := range 6 { // more than may be in flight
			if r := act(t, o, o.Clerk, id, "2024-03-05", application.Note{Text: text(n)}); r.Status != desk.Waiting {
				t.Errorf("%+v", r)
			}
		}
		if took := time.Since(began); took > 2*time.Second {
			t.Errorf("waited %s for an engine that is not there", took)
		}
		page := must(o.Desk.Application(t.Context(), o.Clerk, id))(t)
		if page.Waiting != 6 || len(page.Offers) != 0 {
			t.Errorf("%d wait, offers %v", page.Waiting, page.Offers)
		}
		o.Decide(t, id)
		if page = must(o.Desk.Application(t.Context(), o.Clerk, id))(t); page.Waiting != 0 || page.State.Seq != 7 || len(page.Offers) == 0 {
			t.Errorf("%d wait, seq %d", page.Waiting, page.State.Seq)
		}
	})
}

func TestACommandIDIsAUUID(t *testing.T) {
	t.Parallel()
	office.OnEach(t, "2024-03-05", direct, func(t *testing.T, o *office.Office) {
		id := register(t, o, o.Clerk, "2024-03-04", casefile.Party{Name: "李示范"}).CaseID
		before := o.Dump(t)
		for _, bad := range []string{"", "1", "{6ba7b810-9dad-11d1-80b4-00c04fd430c8}", "6BA7B810-9DAD-11D1-80B4-00C04FD430C8", "6ba7b8109dad11d180b400c04fd430c8"} {
			_, err := o.Desk.Act(t.Context(), o.Clerk, desk.Act{CommandID: bad, CaseID: id, On: day("2024-03-05"), Seen: -1, Command: application.Note{Text: "x"}})
			if invalid(err) != (desk.Fault{Field: "command_id", Code: "not_a_uuid"}) {
				t.Errorf("%q: %v", bad, err)
			}
		}
		if o.Dump(t) != before {
			t.Error("something was kept")
		}
	})
}

// The answer was lost on the way and the case given to another meanwhile: asked again, the command keeps its outcome.
func TestARepeatedCommandKeepsItsOutcomeForItsAuthor(t *testing.T) {
	t.Parallel()
	office.OnEach(t, "2024-03-05", direct, func(t *testing.T, o *office.Office) {
		id := register(t, o, o.Clerk, "2024-03-04", casefile.Party{Name: "李示范"}).CaseID
		wantDone(t, o, o.Reviewer, id, "2024-03-05", application.Assign{Handler: o.Handler.ID})
		in := desk.Act{CommandID: uuid.NewString(), CaseID: id, On: day("2024-03-05"), Seen: -1, Command: application.Draft{Outcome: "A36_2_GRANT", Text: "现予以公开。"}}
		first := must(o.Desk.Act(t.Context(), o.Handler, in))(t)
		wantDone(t, o, o.Reviewer, id, "2024-03-05", application.Assign{Handler: o.Second.ID})
		if again := must(o.Desk.Act(t.Context(), o.Handler, in))(t); again.Status != desk.Done || again.Seq != first.Seq {
			t.Errorf("%+v, then %+v", first, again)
		}
		var denied auth.Denied
		other := in
		other.Command = application.Draft{Outcome: "A36_2_GRANT", Text: "另一份。"}
		if _, err := o.Desk.Act(t.Context(), o.Handler, other); !errors.As(err, &denied) {
			t.Errorf("another draft under the same id: %v", err)
		}
		other = in
		other.CommandID = uuid.NewString()
		if _, err := o.Desk.Act(t.Context(), o.Handler, other); !errors.As(err, &denied) {
			t.Errorf("a new draft: %v", err)
		}
	})
}
