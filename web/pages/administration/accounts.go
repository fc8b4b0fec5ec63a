package administration

import (
	"errors"
	"net/http"
	"strings"

	"gongkai/auth"
	"gongkai/civil"
	"gongkai/desk"
	"gongkai/web/parts"
	"gongkai/web/site"
	"gongkai/web/words"
)

// Accounts is the list of people.
type Accounts struct {
	Action, New string
	Fields      []parts.Field
	Rows        []AccountRow
	Paging      parts.Paging
}

// AccountRow is one person.
type AccountRow struct {
	Link, Name, Display, Unit, Roles, State, LastSignIn string
	Off                                                 bool
}

func listAccounts(v *site.Visit) error {
	f := desk.AccountFilter{UnitID: v.Query("unit"), Role: auth.Role(v.Query("role")), State: v.Query("state"), After: v.Query("after")}
	rows, more, err := v.Desk.Accounts(v.Ctx(), v.Person, f)
	if err != nil {
		return err
	}
	units, err := unitOptions(v, "所有机构")
	if err != nil {
		return err
	}
	roles := []parts.Option{{Label: "所有角色"}}
	for _, r := range auth.Roles() {
		roles = append(roles, parts.Option{Value: string(r), Label: words.Role(r)})
	}
	states := []parts.Option{{Label: "全部"}, {Value: desk.AccountsActive, Label: "在用"}, {Value: desk.AccountsDisabled, Label: "已停用"}}
	view := Accounts{Action: accounts, New: newAccount, Fields: []parts.Field{
		{Kind: parts.SelectField, Name: "unit", Label: "机构", Options: parts.Choose(units, f.UnitID)},
		{Kind: parts.SelectField, Name: "role", Label: "角色", Options: parts.Choose(roles, string(f.Role))},
		{Kind: parts.SelectField, Name: "state", Label: "状态", Options: parts.Choose(states, f.State)}}}
	for _, a := range rows {
		view.Rows = append(view.Rows, AccountRow{Link: accounts + "/" + a.ID, Name: a.Name, Display: a.Display, Unit: a.Unit, Roles: words.Roles(a.Roles),
			State: stateOf(a), LastSignIn: signedIn(a, v.Today), Off: !a.DisabledAt.IsZero()})
	}
	same := []string{"unit", f.UnitID, "role", string(f.Role), "state", f.State}
	if f.After != "" {
		view.Paging.First = with(accounts, same...)
	}
	if more != "" {
		view.Paging.Next = with(accounts, append(same, "after", more)...)
	}
	return v.Show(http.StatusOK, "accounts", view)
}

func stateOf(a desk.Account) string {
	switch {
	case !a.DisabledAt.IsZero():
		return "已停用"
	case !a.LockedUntil.IsZero():
		return "已锁定"
	case a.MustChange:
		return "未改一次性密码"
	}
	return "在用"
}

func signedIn(a desk.Account, today civil.Date) string {
	if a.LastSignIn.IsZero() {
		return "从未登录"
	}
	return words.Instant(a.LastSignIn, today)
}

// Account is one person, or the form of a new one.
type Account struct {
	Done, Heading, Back string
	Action              string
	ID, Name            string
	New                 bool
	Problems            parts.Problems
	Facts               []Fact
	Open                int
	Moving              string // where his open work is moved
	Fields              []parts.Field
	Roles               parts.Ticks
	RolesReason         parts.Field
	Locked, Off         bool
	EndReason           parts.Field
	Deputies            []DeputyRow
	Acts                []ActRow
}

// Fact is a line of what is known.
type Fact struct{ Label, Value string }

// typedAccount is what the forms of a person bring.
type typedAccount struct {
	name, display, unit, rolesReason, endReason string
	roles                                       []string
}

func typedIn(v *site.Visit) typedAccount {
	return typedAccount{name: v.Form("account"), display: v.Form("display"), unit: v.Form("unit"), rolesReason: v.Form("roles_reason"),
		endReason: v.Form("end_reason"), roles: v.C.Request.PostForm["roles"]}
}

func (t typedAccount) rolesOf() []auth.Role {
	var out []auth.Role
	for _, r := range t.roles {
		out = append(out, auth.Role(r))
	}
	return out
}

func showNewAccount(v *site.Visit) error {
	return drawNew(v, http.StatusOK, typedAccount{unit: v.Person.UnitID}, parts.Problems{})
}

func drawNew(v *site.Visit, status int, t typedAccount, p parts.Problems) error {
	view, err := formOf(v, t, p)
	if err != nil {
		return err
	}
	view.New, view.Heading, view.Action, view.Back = true, "新增账号", newAccount, accounts
	view.Fields = append([]parts.Field{{Kind: parts.TextField, Name: "account", Label: "账号", Value: t.name, Error: p.Of("account"), Width: "half", Max: 32,
		Hint: "用来登录，新增后不能改。小写英文字母开头，例如 zhangsan"}}, view.Fields...)
	return v.Show(status, "account", view)
}

// formOf are the fields that a new person and one who is there have alike.
func formOf(v *site.Visit, t typedAccount, p parts.Problems) (Account, error) {
	units, err := unitOptions(v, "")
	roles := make([]parts.Option, 0, len(auth.Roles()))
	for _, r := range auth.Roles() {
		roles = append(roles, parts.Option{Value: string(r), Label: words.Role(r)})
	}
	return Account{Problems: p, Fields: []parts.Field{
		{Kind: parts.TextField, Name: "display", Label: "姓名", Value: t.display, Error: p.Of("display"), Width: "half", Max: 20},
		{Kind: parts.SelectField, Name: "unit", Label: "所在机构", Error: p.Of("unit"), Width: "half", Options: parts.Choose(units, t.unit)}},
		Roles: parts.Ticks{Name: "roles", Label: "角色", Hint: "一个人可以有几个角色；自己起草的不能自己审批", Error: p.Of("roles"), Options: parts.Tick(roles, t.roles)}}, err
}

// Password is a one-time password, shown once.
type Password struct{ Name, Display, Password, Link, Back string }

func addAccount(v *site.Visit) error {
	t := typedIn(v)
	code, err := v.Desk.UnitCode(v.Ctx(), t.unit)
	password := ""
	if err == nil {
		password, err = v.Desk.AddAccount(v.Ctx(), v.Person, auth.NewAccount{Name: t.name, Display: t.display, UnitCode: code, Roles: t.rolesOf()})
	}
	if p, is := faults(err, ""); is {
		return drawNew(v, http.StatusUnprocessableEntity, t, p)
	}
	if err != nil {
		return err
	}
	return v.Show(http.StatusOK, "password", Password{Name: t.name, Display: t.display, Password: password, Link: newAccount, Back: accounts})
}

func showAccount(v *site.Visit) error {
	a, err := v.Desk.Account(v.Ctx(), v.Person, v.Param("id"))
	if err != nil {
		return err
	}
	return drawAccount(v, http.StatusOK, a, typedOf(a), parts.Problems{})
}

func typedOf(a desk.Account) typedAccount {
	t := typedAccount{display: a.Display, unit: a.UnitID}
	for _, r := range a.Roles {
		t.roles = append(t.roles, string(r))
	}
	return t
}

func drawAccount(v *site.Visit, status int, a desk.Account, t typedAccount, p parts.Problems) error {
	view, err := formOf(v, t, p)
	if err != nil {
		return err
	}
	view.Done, view.Heading, view.Back, view.Action = done(v), a.Display, accounts, accounts+"/"+a.ID
	view.ID, view.Name, view.Open, view.Moving = a.ID, a.Name, a.Open, moving+"/"+a.ID
	view.Locked, view.Off = !a.LockedUntil.IsZero(), !a.DisabledAt.IsZero()
	view.Facts = []Fact{{"账号", a.Name}, {"状态", stateOf(a)}, {"机构", a.Unit}, {"角色", words.Roles(a.Roles)}, {"最近登录", signedIn(a, v.Today)},
		{"新增于", words.Instant(a.CreatedAt, v.Today)}}
	view.RolesReason = parts.Field{Kind: parts.TextField, Name: "roles_reason", Label: "去掉角色的理由", Hint: "只增加角色的，可以不写", Value: t.rolesReason,
		Error: p.Of("roles_reason"), Max: 500, Optional: true}
	view.EndReason = parts.Field{Kind: parts.TextField, Name: "end_reason", Label: "停用的理由", Value: t.endReason, Error: p.Of("end_reason"), Max: 500}
	for _, d := range a.Deputies {
		view.Deputies = append(view.Deputies, deputyRow(d, v.Today))
	}
	for _, x := range a.Acts {
		view.Acts = append(view.Acts, actRow(x, v.Today, v))
	}
	return v.Show(status, "account", view)
}

// changeAccount does what one of the forms of a person asks for.
func changeAccount(v *site.Visit) error {
	t, id := typedIn(v), v.Param("id")
	do := map[string]func() (string, error){
		"account": func() (string, error) { return "saved", v.Desk.SetAccount(v.Ctx(), v.Person, id, t.display, t.unit) },
		"roles": func() (string, error) {
			return "saved", v.Desk.SetRoles(v.Ctx(), v.Person, id, t.rolesOf(), t.rolesReason)
		},
		"unlock":  func() (string, error) { return "unlocked", v.Desk.Unlock(v.Ctx(), v.Person, id) },
		"disable": func() (string, error) { return "disabled", v.Desk.Disable(v.Ctx(), v.Person, id, true, t.endReason) },
		"enable":  func() (string, error) { return "enabled", v.Desk.Disable(v.Ctx(), v.Person, id, false, "") },
	}[v.Form("act")]
	if v.Form("act") == "reset" {
		return resetPassword(v, id)
	}
	if do == nil {
		return desk.ErrNotFound
	}
	a, err := v.Desk.Account(v.Ctx(), v.Person, id)
	if err != nil {
		return err
	}
	said, err := do()
	reason := map[string]string{"roles": "roles_reason", "disable": "end_reason"}[v.Form("act")]
	if p, is := faults(err, reason); is {
		return drawAccount(v, http.StatusUnprocessableEntity, a, kept(t, a, v.Form("act")), p)
	}
	if err != nil {
		return err
	}
	return v.Redirect(with(accounts+"/"+id, "done", said))
}

// kept is what was typed into one form, beside what stands in the others.
func kept(t typedAccount, a desk.Account, act string) typedAccount {
	stored := typedOf(a)
	if act != "account" {
		t.display, t.unit = stored.display, stored.unit
	}
	if act != "roles" {
		t.roles = stored.roles
	}
	return t
}

func resetPassword(v *site.Visit, id string) error {
	a, err := v.Desk.Account(v.Ctx(), v.Person, id)
	if err != nil {
		return err
	}
	password, err := v.Desk.ResetPassword(v.Ctx(), v.Person, id)
	if err != nil {
		return err
	}
	return v.Show(http.StatusOK, "password", Password{Name: a.Name, Display: a.Display, Password: password, Link: accounts + "/" + id, Back: accounts})
}

// Acts are what was done under 系统管理, newest first.
type Acts struct {
	Rows   []ActRow
	Paging parts.Paging
	Back   string
}

// ActRow is one act.
type ActRow struct{ When, Who, What, About, Reason string }

func actRow(a desk.OperatorAct, today civil.Date, v *site.Visit) ActRow {
	return ActRow{When: words.Instant(a.At, today), Who: a.Who, What: words.OperatorAct(a.Act), Reason: a.Reason, About: aboutAct(a)}
}

// aboutAct is what an act changed, as people say it.
func aboutAct(a desk.OperatorAct) string {
	if a.Act != "set_roles" && a.Act != "add_account" {
		return ""
	}
	said := a.Detail
	for _, r := range auth.Roles() {
		said = strings.ReplaceAll(said, string(r), words.Role(r))
	}
	return strings.ReplaceAll(said, ",", "、")
}

func listActs(v *site.Visit) error {
	f := desk.AuditFilter{From: civil.Of(2019, 5, 15)}
	before, ok := placeOf(v.Query("before"))
	if !ok {
		return desk.ErrNotFound
	}
	f.Before = before
	rows, more, err := v.Desk.OperatorActs(v.Ctx(), v.Person, f)
	if err != nil {
		return err
	}
	view := Acts{Back: home}
	for _, r := range rows {
		x := actRow(r, v.Today, v)
		if r.Subject != "" && r.Subject == r.AccountID {
			x.About = strings.TrimSpace("本人 " + x.About)
		} else if name := r.SubjectName; name != "" {
			x.About = strings.TrimSpace(name + " " + x.About)
		}
		view.Rows = append(view.Rows, x)
	}
	if f.Before.ID != "" {
		view.Paging.First = acts
	}
	if more.ID != "" {
		view.Paging.Next = with(acts, "before", placeText(more))
	}
	return v.Show(http.StatusOK, "acts", view)
}

// isInvalid reports a form fault.
func isInvalid(err error) bool {
	var bad desk.Invalid
	return errors.As(err, &bad)
}
