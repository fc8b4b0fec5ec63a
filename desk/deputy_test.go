package desk_test

import (
	"errors"
	"testing"

	"github.com/google/uuid"

	"gongkai/auth"
	"gongkai/casefile"
	"gongkai/casefile/application"
	"gongkai/desk"
	"gongkai/internal/office"
	"gongkai/store"
)

// again reads a person as the next request of his does: with those he stands in for today.
func again(t *testing.T, o *office.Office, p auth.Person) auth.Person {
	t.Helper()
	return must(o.Auth.PersonNamed(t.Context(), p.Name))(t)
}

// 张示例 is away from Tuesday to Thursday; 刘窗口, who is no handler, stands in for him.
func TestADeputyDoesWhatTheOtherMayAndEndsByItself(t *testing.T) {
	t.Parallel()
	office.OnEach(t, "2024-03-04", direct, func(t *testing.T, o *office.Office) {
		ctx := t.Context()
		id := register(t, o, o.Clerk, "2024-03-04", casefile.Party{Name: "李示范"}).CaseID
		wantDone(t, o, o.Reviewer, id, "2024-03-04", application.Assign{Handler: o.Handler.ID})
		given := desk.NewDeputy{AccountID: o.Handler.ID, DeputyID: o.Clerk.ID, From: day("2024-03-05"), To: day("2024-03-07")}
		if _, err := o.Desk.GiveDeputy(ctx, o.Admin, given); err != nil {
			t.Fatal(err)
		}
		request := application.RequestExtension{Days: 20, Reason: "检索量大"}
		ask := func(p auth.Person, on string) error {
			_, err := o.Desk.Act(ctx, p, desk.Act{CommandID: uuid.NewString(), CaseID: id, On: day(on), Seen: -1, Command: request})
			return err
		}
		var denied auth.Denied
		if err := ask(again(t, o, o.Clerk), "2024-03-04"); !errors.As(err, &denied) {
			t.Errorf("the day before: %v", err)
		}
		o.Clock.Set(t, "2024-03-05")
		clerk := again(t, o, o.Clerk)
		if len(clerk.StandsIn) != 1 || clerk.StandsIn[0].ID != o.Handler.ID {
			t.Fatalf("stands in for %+v", clerk.StandsIn)
		}
		wantDone(t, o, clerk, id, "2024-03-05", request)
		line := must(o.Desk.Application(ctx, o.Reviewer, id))(t).Timeline[0]
		if line.Actor != "刘窗口（代张示例）" {
			t.Errorf("the timeline says %q", line.Actor)
		}
		if got := o.Texts(t, "SELECT actor, behalf FROM events WHERE case_id = ? AND type = 'extension_requested'", id); len(got) != 1 || got[0] != o.Clerk.ID+"|"+o.Handler.ID {
			t.Errorf("the log says %v", got)
		}
		work := must(o.Desk.WorkList(ctx, clerk, desk.WorkFilter{Mine: true}))(t)
		if n := len(work.Rows) + len(work.Others); n != 1 {
			t.Errorf("the deputy's own list has %d", n)
		}
		o.Clock.Set(t, "2024-03-08")
		if err := ask(again(t, o, o.Clerk), "2024-03-08"); !errors.As(err, &denied) {
			t.Errorf("the day after: %v", err)
		}
	})
}

// 周科长 drafted a reply himself; 李样本 stands in for him. In his name it cannot be passed; whoever drafted cannot pass it as another.
func TestNobodyApprovesHisOwnDraftThroughAnother(t *testing.T) {
	t.Parallel()
	office.OnEach(t, "2024-03-04", direct, func(t *testing.T, o *office.Office) {
		ctx := t.Context()
		give := func(account, deputy auth.Person) {
			n := desk.NewDeputy{AccountID: account.ID, DeputyID: deputy.ID, From: day("2024-03-04"), To: day("2024-03-08")}
			if _, err := o.Desk.GiveDeputy(ctx, o.Reviewer, n); err != nil {
				t.Fatal(err)
			}
		}
		give(o.Reviewer, o.Second)
		second := again(t, o, o.Second)
		id := underReview(t, o, o.Reviewer)
		if r := act(t, o, second, id, "2024-03-04", application.Pass{}); r.Status != desk.Refused || !r.Refusals.Has(casefile.OwnApproval) {
			t.Errorf("in the drafter's name: %+v", r)
		}
		app := must(o.Desk.Application(ctx, second, id))(t)
		for _, offer := range app.Offers {
			if offer.Kind == application.CmdPass {
				t.Error("offered in the drafter's name")
			}
		}
		if !app.Why[application.CmdPass].Has(casefile.OwnApproval) {
			t.Errorf("why not: %+v", app.Why[application.CmdPass])
		}
		mine := underReview(t, o, second)
		if r := act(t, o, second, mine, "2024-03-04", application.Pass{}); r.Status != desk.Refused || !r.Refusals.Has(casefile.OwnApproval) {
			t.Errorf("his own draft in another's name: %+v", r)
		}
		other := underReview(t, o, o.Handler)
		if r := act(t, o, second, other, "2024-03-04", application.Pass{}); r.Status != desk.Done && r.Refusals.Has(casefile.OwnApproval) {
			t.Errorf("somebody else's draft: %+v", r)
		}
	})
}

// underReview is a case whose draft by a handler waits for its review.
func underReview(t *testing.T, o *office.Office, by auth.Person) string {
	t.Helper()
	id := register(t, o, o.Clerk, "2024-03-04", casefile.Party{Name: "李示范"}).CaseID
	wantDone(t, o, o.Reviewer, id, "2024-03-04", application.Assign{Handler: by.ID})
	wantDone(t, o, by, id, "2024-03-04", application.Draft{Outcome: "A36_2_GRANT", Text: "现予以公开。"})
	return id
}

func TestWhoCanBeADeputy(t *testing.T) {
	t.Parallel()
	office.OnEach(t, "2024-03-04", direct, func(t *testing.T, o *office.Office) {
		ctx := t.Context()
		ok := desk.NewDeputy{AccountID: o.Handler.ID, DeputyID: o.Second.ID, From: day("2024-03-04"), To: day("2024-03-08")}
		with := func(change func(*desk.NewDeputy)) desk.NewDeputy { n := ok; change(&n); return n }
		for _, c := range []struct {
			says, field, code string
			n                 desk.NewDeputy
		}{
			{"himself", "deputy", "deputy_himself", with(func(n *desk.NewDeputy) { n.DeputyID = n.AccountID })},
			{"nobody", "deputy", "required", with(func(n *desk.NewDeputy) { n.DeputyID = "" })},
			{"somebody unknown", "deputy", "unknown_value", with(func(n *desk.NewDeputy) { n.DeputyID = uuid.NewString() })},
			{"somebody of another agency", "deputy", "deputy_elsewhere", with(func(n *desk.NewDeputy) { n.DeputyID = o.Justice.ID })},
			{"backwards", "from", "out_of_range", with(func(n *desk.NewDeputy) { n.From = day("2024-03-09") })},
			{"over already", "to", "deputy_over", with(func(n *desk.NewDeputy) { n.From, n.To = day("2024-03-01"), day("2024-03-03") })},
			{"longer than a year", "to", "deputy_long", with(func(n *desk.NewDeputy) { n.To = day("2025-06-01") })},
		} {
			_, err := o.Desk.GiveDeputy(ctx, o.Admin, c.n)
			if f := invalid(err); f.Field != c.field || f.Code != c.code {
				t.Errorf("%s: %v", c.says, err)
			}
		}
		id, err := o.Desk.GiveDeputy(ctx, o.Reviewer, ok)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := o.Desk.GiveDeputy(ctx, o.Admin, ok); invalid(err).Code != "deputy_overlaps" {
			t.Errorf("twice: %v", err)
		}
		var denied auth.Denied
		if _, err := o.Desk.GiveDeputy(ctx, o.Handler, ok); !errors.As(err, &denied) {
			t.Errorf("a handler names one: %v", err)
		}
		second := again(t, o, o.Second)
		if _, err := o.Desk.GiveDeputy(ctx, second, ok); !errors.As(err, &denied) {
			t.Errorf("a deputy names one: %v", err)
		}
		if err := o.Desk.EndDeputy(ctx, o.Reviewer, id); err != nil {
			t.Fatal(err)
		}
		if len(again(t, o, o.Second).StandsIn) != 0 {
			t.Error("still a deputy after the end")
		}
		rows, _, err := o.Desk.Deputies(ctx, o.Reviewer, store.Deputy{})
		if err != nil || len(rows) != 1 || !rows[0].Ended || rows[0].Stand != "李样本" {
			t.Errorf("the list: %+v %v", rows, err)
		}
	})
}

// What reaches beyond the agency is not lent: a deputy of the administrator's manages no accounts.
func TestTheAdministratorsRightsAreNotLent(t *testing.T) {
	t.Parallel()
	office.OnEach(t, "2024-03-04", direct, func(t *testing.T, o *office.Office) {
		n := desk.NewDeputy{AccountID: o.Admin.ID, DeputyID: o.Clerk.ID, From: day("2024-03-04"), To: day("2024-03-08")}
		if _, err := o.Desk.GiveDeputy(t.Context(), o.Admin, n); err != nil {
			t.Fatal(err)
		}
		clerk := again(t, o, o.Clerk)
		for _, a := range []auth.Act{auth.ManageAccounts, auth.Operate, auth.LoadCalendar, auth.ManageDeputies} {
			if auth.May(clerk, a, auth.Subject{}) == nil || auth.Allowed(clerk, a) {
				t.Errorf("%s was lent", a)
			}
		}
	})
}

// The lines of the one who is away reach his deputy, marked, and stay unread to himself.
func TestTheDeputyReadsTheMessagesOfTheOther(t *testing.T) {
	t.Parallel()
	office.OnEach(t, "2024-03-04", direct, func(t *testing.T, o *office.Office) {
		ctx := t.Context()
		line := func(id string, days int) store.InboxLine {
			return store.InboxLine{ID: id, AccountID: o.Handler.ID, Kind: "overdue", Subject: id, At: o.Record.Now().AddDate(0, 0, days)}
		}
		err := o.DB.Update(ctx, "lines", func(tx *store.Tx) error {
			return tx.AddInbox([]store.InboxLine{line("before", -3), line("during", 0)})
		})
		if err != nil {
			t.Fatal(err)
		}
		n := desk.NewDeputy{AccountID: o.Handler.ID, DeputyID: o.Second.ID, From: day("2024-03-04"), To: day("2024-03-08")}
		if _, err := o.Desk.GiveDeputy(ctx, o.Admin, n); err != nil {
			t.Fatal(err)
		}
		second := again(t, o, o.Second)
		lines := must(o.Desk.Inbox(ctx, second, o.Record.Now().AddDate(0, 0, 1)))(t)
		if len(lines) != 1 || lines[0].ID != "during" || lines[0].For != "张示例" || !lines[0].Unread {
			t.Fatalf("the deputy reads %+v", lines)
		}
		if n := must(o.Desk.Unread(ctx, second))(t); n != 1 {
			t.Errorf("unread to the deputy: %d", n)
		}
		if err := o.Desk.ReadInbox(ctx, second, o.Record.Now()); err != nil {
			t.Fatal(err)
		}
		if n := must(o.Desk.Unread(ctx, second))(t); n != 0 {
			t.Errorf("read, and still unread to the deputy: %d", n)
		}
		if n := must(o.Desk.Unread(ctx, o.Handler))(t); n != 2 {
			t.Errorf("unread to himself: %d", n)
		}
	})
}

// The chain ends at the first link, and a disabled account lends nothing.
func TestADeputysDeputyHasNothing(t *testing.T) {
	t.Parallel()
	office.OnEach(t, "2024-03-04", direct, func(t *testing.T, o *office.Office) {
		ctx := t.Context()
		for _, pair := range [][2]auth.Person{{o.Reviewer, o.Handler}, {o.Handler, o.Clerk}} {
			n := desk.NewDeputy{AccountID: pair[0].ID, DeputyID: pair[1].ID, From: day("2024-03-04"), To: day("2024-03-08")}
			if _, err := o.Desk.GiveDeputy(ctx, o.Admin, n); err != nil {
				t.Fatal(err)
			}
		}
		ours := auth.Subject{AgencyID: o.Clerk.AgencyID}
		if auth.May(again(t, o, o.Handler), "application.assign", ours) != nil {
			t.Error("the reviewer's deputy may not assign")
		}
		if auth.May(again(t, o, o.Clerk), "application.assign", ours) == nil {
			t.Error("his deputy's deputy may assign")
		}
		if err := o.Desk.Disable(ctx, o.Admin, o.Reviewer.ID, true, "退休"); err != nil {
			t.Fatal(err)
		}
		if auth.May(again(t, o, o.Handler), "application.assign", ours) == nil {
			t.Error("a disabled account still lends its rights")
		}
	})
}
