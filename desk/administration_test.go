package desk_test

import (
	"errors"
	"strings"
	"testing"

	"gongkai/auth"
	"gongkai/casefile"
	"gongkai/casefile/application"
	"gongkai/desk"
	"gongkai/internal/office"
)

func TestTakingRightsAwayAsksForAReasonAndIsWrittenDown(t *testing.T) {
	t.Parallel()
	office.OnEach(t, "2024-03-04", direct, func(t *testing.T, o *office.Office) {
		ctx, d := t.Context(), o.Desk
		if f := invalid(d.Disable(ctx, o.Admin, o.Clerk.ID, true, "")); f.Field != "reason" {
			t.Errorf("ended without a reason: %+v", f)
		}
		if f := invalid(d.SetRoles(ctx, o.Admin, o.Clerk.ID, []auth.Role{auth.Handler}, "")); f.Field != "reason" {
			t.Errorf("a role taken without a reason: %+v", f)
		}
		if err := d.SetRoles(ctx, o.Admin, o.Clerk.ID, []auth.Role{auth.Clerk, auth.Handler}, ""); err != nil {
			t.Errorf("a role given: %v", err)
		}
		token, err := o.Auth.SignIn(ctx, o.Clerk.Name, o.Passwords[o.Clerk.Name])
		if err != nil {
			t.Fatal(err)
		}
		o.Clock.Advance(1e9)
		if err := d.Disable(ctx, o.Admin, o.Clerk.ID, true, "退休"); err != nil {
			t.Fatal(err)
		}
		if _, err := o.Auth.Person(ctx, token); !errors.Is(err, auth.ErrSession) {
			t.Errorf("his session: %v", err)
		}
		a := must(d.Account(ctx, o.Admin, o.Clerk.ID))(t)
		if a.DisabledAt.IsZero() || a.LastSignIn.IsZero() || len(a.Acts) != 2 || a.Acts[0].Reason != "退休" || a.Acts[1].Detail != "clerk → clerk,handler" {
			t.Errorf("the account: %+v", a)
		}
		if n := o.Text(t, "SELECT COUNT(*) FROM operator_acts WHERE reason LIKE '%退休%'"); n != "0" {
			t.Error("the reason is not sealed")
		}
	})
}

func TestAccountsAreFilteredAndUnlocked(t *testing.T) {
	t.Parallel()
	office.OnEach(t, "2024-03-04", direct, func(t *testing.T, o *office.Office) {
		ctx, d := t.Context(), o.Desk
		for range 5 {
			_, _ = o.Auth.SignIn(ctx, o.Clerk.Name, "wrong password")
		}
		if a := must(d.Account(ctx, o.Admin, o.Clerk.ID))(t); a.LockedUntil.IsZero() {
			t.Fatal("not locked")
		}
		if err := d.Unlock(ctx, o.Admin, o.Clerk.ID); err != nil {
			t.Fatal(err)
		}
		if _, err := o.Auth.SignIn(ctx, o.Clerk.Name, o.Passwords[o.Clerk.Name]); err != nil {
			t.Errorf("after unlocking: %v", err)
		}
		if err := d.Disable(ctx, o.Admin, o.Second.ID, true, "调离"); err != nil {
			t.Fatal(err)
		}
		for _, c := range []struct {
			says string
			f    desk.AccountFilter
			want string
		}{
			{"handlers in use", desk.AccountFilter{Role: auth.Handler, State: desk.AccountsActive}, "zhangshili zhaosifa zhoukezhang"},
			{"those who left", desk.AccountFilter{State: desk.AccountsDisabled}, "liyangben"},
			{"of one unit", desk.AccountFilter{UnitID: o.Justice.UnitID}, "zhaosifa"},
			{"after a name", desk.AccountFilter{After: "zhangshili"}, "zhaosifa zhoukezhang"},
		} {
			rows, _, err := d.Accounts(ctx, o.Admin, c.f)
			var names []string
			for _, a := range rows {
				names = append(names, a.Name)
			}
			if got := strings.Join(names, " "); err != nil || got != c.want {
				t.Errorf("%s: %s %v, want %s", c.says, got, err, c.want)
			}
		}
		id := register(t, o, o.Clerk, "2024-03-04", casefile.Party{Name: "李示范"}).CaseID
		wantDone(t, o, o.Reviewer, id, "2024-03-04", application.Assign{Handler: o.Handler.ID})
		if f := invalid(d.SetAccount(ctx, o.Admin, o.Handler.ID, "张示例", o.Justice.UnitID)); f.Code != "has_open_work" {
			t.Errorf("leaves his agency with open work: %+v", f)
		}
		if err := d.SetAccount(ctx, o.Admin, o.Clerk.ID, "刘新窗口", o.Justice.UnitID); err != nil {
			t.Errorf("without open work: %v", err)
		}
	})
}

// 县经信委 becomes 县工信局 on 2024-06-01: what was written before keeps the old name.
func TestAUnitIsRenamedFromADay(t *testing.T) {
	t.Parallel()
	office.OnEach(t, "2024-03-04", direct, func(t *testing.T, o *office.Office) {
		ctx, d := t.Context(), o.Desk
		id := o.Text(t, "SELECT id FROM units WHERE code = 'jxw'")
		old := must(d.Names(ctx))(t).Unit(id)
		in := desk.Rename{UnitID: id, Name: "县工业和信息化局", Alias: "县工信局", From: day("2024-06-01")}
		if err := d.RenameUnit(ctx, o.Admin, in); err != nil {
			t.Fatal(err)
		}
		if f := invalid(d.RenameUnit(ctx, o.Admin, in)); f.Code != "rename_before" {
			t.Errorf("again from the same day: %+v", f)
		}
		if got := must(d.Names(ctx))(t).Unit(id); got != old {
			t.Errorf("before the day it is %s", got)
		}
		o.Clock.Set(t, "2024-06-03")
		names := must(d.Names(ctx))(t)
		for _, c := range []struct{ says, got, want string }{
			{"today", names.Unit(id), in.Name}, {"on the day", names.UnitOn(id, day("2024-06-01")), in.Name},
			{"the day before", names.UnitOn(id, day("2024-05-31")), old}, {"on an old ledger", names.UnitSince(id, day("2024-03-04")), old + "（现" + in.Name + "）"},
			{"on a new ledger", names.UnitSince(id, day("2024-06-03")), in.Name},
		} {
			if c.got != c.want {
				t.Errorf("%s it is %s, want %s", c.says, c.got, c.want)
			}
		}
		u := must(d.Unit(ctx, o.Admin, id))(t)
		if len(u.Names) < 4 || u.Name != in.Name {
			t.Errorf("its names: %+v", u.Names)
		}
	})
}

func TestUnitsComeAndGoButAreNeverDeleted(t *testing.T) {
	t.Parallel()
	office.OnEach(t, "2024-03-04", direct, func(t *testing.T, o *office.Office) {
		ctx, d := t.Context(), o.Desk
		county := o.Text(t, "SELECT id FROM units WHERE code = 'county'")
		n := desk.NewUnit{Code: "slj2", Name: "县示例水务局", Alias: "县水务局", Nature: "department", SuperiorID: county, Agency: true, From: day("2024-03-01")}
		id, err := d.AddUnit(ctx, o.Admin, n)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := d.AddUnit(ctx, o.Admin, n); invalid(err).Code != "unit_code_taken" {
			t.Errorf("the code again: %v", err)
		}
		if f := invalid(d.ChangeUnit(ctx, o.Admin, county, id, false)); f.Code != "unit_circle" {
			t.Errorf("the county under its own unit: %+v", f)
		}
		if f := invalid(d.CloseUnit(ctx, o.Admin, o.Clerk.UnitID, day("2024-12-31"), id, "机构改革")); f.Code != "unit_has_people" {
			t.Errorf("a unit with people: %+v", f)
		}
		if f := invalid(d.CloseUnit(ctx, o.Admin, county, day("2024-12-31"), "", "机构改革")); f.Code != "unit_has_units" {
			t.Errorf("a unit with units: %+v", f)
		}
		if f := invalid(d.CloseUnit(ctx, o.Admin, id, day("2024-03-03"), o.Clerk.UnitID, "")); f.Field != "reason" {
			t.Errorf("without a reason: %+v", f)
		}
		if err := d.CloseUnit(ctx, o.Admin, id, day("2024-03-03"), o.Clerk.UnitID, "机构改革"); err != nil {
			t.Fatal(err)
		}
		all := must(d.Organisation(ctx, o.Admin))(t)
		found := false
		for _, u := range all {
			if u.ID == id {
				found = true
				if !u.Closed || u.Successor == "" || u.Depth != 1 || u.Name != n.Name {
					t.Errorf("the closed unit: %+v", u)
				}
			}
		}
		if !found {
			t.Error("the closed unit is gone")
		}
		for _, c := range must(d.UnitChoices(ctx))(t) {
			if c.ID == id {
				t.Error("the closed unit can still be chosen")
			}
		}
	})
}

const holidays2027 = "一、元旦：1月1日（周五）至3日（周日）放假，共3天。二、春节：2月6日（周六）至12日（周五）放假调休，共7天。2月14日（周日）上班。" +
	"三、清明节：4月3日（周六）至5日（周一）放假，共3天。四、劳动节：5月1日（周六）至5日（周三）放假调休，共5天。5月8日（周六）上班。五、端午节：6月9日（周三）放假，共1天。六、中秋节：9月15日（周三）放假，共1天。七、国庆节：10月1日（周五）至7日（周四）放假调休，共7天。10月9日（周六）上班。"

// A notice is tried on the open cases before it is loaded, and loading it moves what was foreseen.
func TestANoticeIsTriedBeforeItIsLoaded(t *testing.T) {
	t.Parallel()
	office.OnEach(t, "2027-01-25", direct, func(t *testing.T, o *office.Office) {
		ctx, d := t.Context(), o.Desk
		id := register(t, o, o.Clerk, "2027-01-25", casefile.Party{Name: "李示范"}).CaseID
		before := must(d.Application(ctx, o.Clerk, id))(t).State.Clock.ReplyDue
		n := desk.CalendarNotice{Year: 2027, Number: "国办发明电[2026]9号", Text: holidays2027}
		plan := must(d.PlanCalendar(ctx, o.Admin, n))(t)
		if len(plan.Faults) > 0 || plan.Looked != 1 || plan.Moves != 1 || len(plan.Moved) != 1 || plan.Number != "国办发明电〔2026〕9号" || len(plan.Months) != 12 {
			t.Fatalf("the plan: %+v", plan)
		}
		if m := plan.Moved[0]; m.CaseID != id || m.Number == "" || m.Before != before || m.After == before {
			t.Errorf("moved: %+v, due before %s", m, before)
		}
		e := must(d.LoadCalendarNotice(ctx, o.Admin, n))(t)
		if e.OfficialUntil != day("2027-12-31") {
			t.Errorf("official until %s", e.OfficialUntil)
		}
		if _, err := o.Record.Recompute(ctx, id); err != nil {
			t.Fatal(err)
		}
		if now := must(d.Application(ctx, o.Clerk, id))(t).State.Clock.ReplyDue; now != plan.Moved[0].After {
			t.Errorf("due %s, foreseen %s", now, plan.Moved[0].After)
		}
		if moved, _, err := d.MovedDates(ctx, o.Admin, ""); err != nil || len(moved) != 1 {
			t.Errorf("to be signed off: %+v %v", moved, err)
		}
		if again := must(d.PlanCalendar(ctx, o.Admin, n))(t); !again.Same {
			t.Errorf("again: %+v", again)
		}
		acts, _, err := d.OperatorActs(ctx, o.Admin, desk.AuditFilter{})
		if err != nil || len(acts) != 1 || acts[0].Act != "load_calendar" || acts[0].Subject != e.ID {
			t.Errorf("written down: %+v %v", acts, err)
		}
	})
}

func TestABadNoticeIsNotLoaded(t *testing.T) {
	t.Parallel()
	office.OnEach(t, "2026-11-25", direct, func(t *testing.T, o *office.Office) {
		ok := desk.CalendarNotice{Year: 2027, Number: "国办发明电〔2026〕9号", Text: holidays2027}
		for _, c := range []struct {
			says, field string
			change      func(*desk.CalendarNotice)
		}{
			{"no year", "year", func(n *desk.CalendarNotice) { n.Year = 0 }},
			{"no number", "number", func(n *desk.CalendarNotice) { n.Number = "9号" }},
			{"no text", "text", func(n *desk.CalendarNotice) { n.Text = "" }},
			{"a wrong weekday", "text", func(n *desk.CalendarNotice) { n.Text = strings.Replace(n.Text, "周五", "周四", 1) }},
		} {
			n := ok
			c.change(&n)
			if _, err := o.Desk.LoadCalendarNotice(t.Context(), o.Admin, n); invalid(err).Field != c.field {
				t.Errorf("%s: %v", c.says, err)
			}
		}
		var denied auth.Denied
		if _, err := o.Desk.PlanCalendar(t.Context(), o.Reviewer, ok); !errors.As(err, &denied) {
			t.Errorf("the reviewer: %v", err)
		}
		if got := o.Text(t, "SELECT COUNT(*) FROM calendar_editions"); got != "1" {
			t.Errorf("%s editions", got)
		}
	})
}
