package desk_test

import (
	"errors"
	"strings"
	"testing"

	"gongkai/auth"
	"gongkai/desk"
	"gongkai/internal/office"
)

func TestAccountNames(t *testing.T) {
	t.Parallel()
	for _, row := range []struct{ name, display, field, code string }{
		{"zhangsan", "张示例", "", ""},
		{"li.si-2", "买买提·示例", "", ""},
		{"", "张示例", "account", "required"},
		{"z", "张示例", "account", "account_length"},
		{strings.Repeat("z", 33), "张示例", "account", "account_length"},
		{"Zhang", "张示例", "account", "account_letters"},
		{"张三", "张示例", "account", "account_letters"},
		{"z s", "张示例", "account", "account_letters"},
		{"zs", "", "display", "required"},
		{"zs", strings.Repeat("张", 21), "display", "display_length"},
		{"zs", "<b>张</b>", "display", "display_letters"},
		{"zs", "·张", "display", "display_letters"},
	} {
		got := invalid(errors.Join(desk.CheckAccountName(row.name), desk.CheckDisplay(row.display)))
		if got.Field != row.field || got.Code != row.code {
			t.Errorf("%q %q: %+v, want %s %s", row.name, row.display, got, row.field, row.code)
		}
	}
}

// The last administrator can neither be ended nor lose the role; with a second one he can, and then that one is the last.
func TestTheLastAdministratorStays(t *testing.T) {
	t.Parallel()
	office.OnEach(t, "2024-03-04", nil, func(t *testing.T, o *office.Office) {
		ctx, d := t.Context(), o.Desk
		last := func(what string, err error) {
			t.Helper()
			if f := invalid(err); f.Code != "last_admin" {
				t.Errorf("%s: %v", what, err)
			}
		}
		last("ended", d.Disable(ctx, desk.Shell(), o.Admin.Name, true, "离职"))
		last("role taken", d.SetRoles(ctx, desk.Shell(), o.Admin.Name, []auth.Role{auth.Clerk}, "调整分工"))
		must(0, d.SetRoles(ctx, desk.Shell(), o.Admin.Name, []auth.Role{auth.Clerk, auth.Admin}, "调整分工"))(t)
		must(0, d.Disable(ctx, desk.Shell(), o.Clerk.Name, true, "离职"))(t)
		if _, err := d.AddAccount(ctx, o.Admin, auth.NewAccount{Name: "erhao", Display: "二号示例", UnitCode: "office", Roles: []auth.Role{auth.Admin}}); err != nil {
			t.Fatal(err)
		}
		must(0, d.Disable(ctx, o.Admin, o.Admin.Name, true, "离职"))(t)
		last("the second", d.Disable(ctx, desk.Shell(), "erhao", true, "离职"))
		must(0, d.Disable(ctx, desk.Shell(), o.Admin.Name, false, "离职"))(t)

		_, err := d.AddAccount(ctx, desk.Shell(), auth.NewAccount{Name: "erhao", Display: "另一人", UnitCode: "office", Roles: []auth.Role{auth.Clerk}})
		if f := invalid(err); f.Code != "account_taken" {
			t.Errorf("taken: %v", err)
		}
		_, err = d.AddAccount(ctx, desk.Shell(), auth.NewAccount{Name: "sanhao", Display: "三号示例", UnitCode: "nowhere", Roles: []auth.Role{auth.Clerk}})
		if f := invalid(err); f.Field != "unit" {
			t.Errorf("no such unit: %v", err)
		}
		if f := invalid(d.Disable(ctx, desk.Shell(), "nobody", true, "离职")); f.Code != "no_such_account" {
			t.Errorf("nobody: %+v", f)
		}
		var denied auth.Denied
		if err := d.SetRoles(ctx, o.Reviewer, "erhao", []auth.Role{auth.Clerk}, "调整分工"); !errors.As(err, &denied) {
			t.Errorf("the reviewer: %v", err)
		}
	})
}
