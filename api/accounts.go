package api

import (
	"context"
	"net/http"
	"time"

	"gongkai/auth"
	"gongkai/desk"
	"gongkai/web/words"
)

// accounts are the routes of people who sign in.
func (s *server) accounts() {
	s.listAccounts()
	s.addAccount()
	s.account()
	s.setAccount()
	s.setRoles()
	s.resetPassword()
	s.changeAccount("disable-account", "/accounts/{id}/disable", "停用账号；须写理由，立即退出登录", func(ctx context.Context, p auth.Person, id, reason string) error {
		return s.desk.Disable(ctx, p, id, true, reason)
	})
	s.changeAccount("enable-account", "/accounts/{id}/enable", "恢复账号", func(ctx context.Context, p auth.Person, id, reason string) error {
		return s.desk.Disable(ctx, p, id, false, reason)
	})
	s.changeAccount("unlock-account", "/accounts/{id}/unlock", "解除密码输错的锁定", func(ctx context.Context, p auth.Person, id, _ string) error {
		return s.desk.Unlock(ctx, p, id)
	})
}

// byAccounts is who manages accounts.
func byAccounts() []auth.Act { return []auth.Act{auth.ManageAccounts} }

// AccountView is a person as the administrator sees him.
type AccountView struct {
	ID          string     `json:"id"`
	Account     string     `json:"account"`
	Name        string     `json:"name"`
	Unit        Named      `json:"unit"`
	Roles       []RoleView `json:"roles" nullable:"false"`
	DisabledAt  *time.Time `json:"disabled_at,omitempty" doc:"没有：在用"`
	LockedUntil *time.Time `json:"locked_until,omitempty" doc:"密码连续输错，锁定到这时"`
	MustChange  bool       `json:"must_change" doc:"一次性密码还没有改"`
	LastSignIn  *time.Time `json:"last_sign_in,omitempty" doc:"没有：从未登录"`
	Open        int        `json:"open" doc:"名下的在办申请；列表里为 0"`
}

func accountView(a desk.Account) AccountView {
	v := AccountView{ID: a.ID, Account: a.Name, Name: a.Display, Unit: Named{a.UnitID, a.Unit}, Roles: []RoleView{}, DisabledAt: maybe(a.DisabledAt),
		LockedUntil: maybe(a.LockedUntil), MustChange: a.MustChange, LastSignIn: maybe(a.LastSignIn), Open: a.Open}
	for _, r := range a.Roles {
		v.Roles = append(v.Roles, RoleView{r, words.Role(r)})
	}
	return v
}

// maybe is an instant that may be missing.
func maybe(at time.Time) *time.Time {
	if at.IsZero() {
		return nil
	}
	at = instant(at)
	return &at
}

type accountsIn struct {
	Unit  string `query:"unit" maxLength:"36" doc:"机构的编号"`
	Role  string `query:"role" maxLength:"24" doc:"角色"`
	State string `query:"state" enum:"active,disabled" doc:"在用或已停用；不填：全部"`
	After string `query:"after" maxLength:"64" doc:"上一页的 next"`
}

// AccountsView is one page of people.
type AccountsView struct {
	Accounts []AccountView `json:"accounts" nullable:"false" doc:"按账号"`
	Next     string        `json:"next,omitempty" doc:"下一页的 after；没有就是最后一页"`
}

func (s *server) listAccounts() {
	mount(s, route{id: "accounts", method: http.MethodGet, path: "/accounts", tag: tagOperation, summary: "账号", may: byAccounts()},
		func(ctx context.Context, p auth.Person, in *accountsIn) (*bodyOut[AccountsView], error) {
			rows, more, err := s.desk.Accounts(ctx, p, desk.AccountFilter{UnitID: in.Unit, Role: auth.Role(in.Role), State: in.State, After: in.After})
			v := AccountsView{Accounts: []AccountView{}, Next: more}
			for _, a := range rows {
				v.Accounts = append(v.Accounts, accountView(a))
			}
			return answer(v, err)
		})
}

type newAccountIn struct{ Body NewAccountBody }

// NewAccountBody is a person to be added.
type NewAccountBody struct {
	Account string   `json:"account" maxLength:"64"`
	Name    string   `json:"name" maxLength:"64" doc:"姓名"`
	Unit    string   `json:"unit" maxLength:"64" doc:"机构的代码"`
	Roles   []string `json:"roles" nullable:"false" maxItems:"10"`
}

// OneTimeView is a one-time password. It is shown once and kept nowhere.
type OneTimeView struct {
	OneTimePassword string `json:"one_time_password" doc:"首次登录须修改"`
}

func rolesOf(names []string) []auth.Role {
	out := make([]auth.Role, len(names))
	for i, n := range names {
		out[i] = auth.Role(n)
	}
	return out
}

func (s *server) addAccount() {
	mount(s, route{id: "add-account", method: http.MethodPost, path: "/accounts", tag: tagOperation, summary: "新增账号；一次性密码只给一次", may: byAccounts()},
		func(ctx context.Context, p auth.Person, in *newAccountIn) (*bodyOut[OneTimeView], error) {
			b := in.Body
			password, err := s.desk.AddAccount(ctx, p, auth.NewAccount{Name: b.Account, Display: b.Name, UnitCode: b.Unit, Roles: rolesOf(b.Roles)})
			return answer(OneTimeView{password}, err)
		})
}

type accountIn struct {
	ID string `path:"id" maxLength:"36" doc:"编号"`
}

func (s *server) account() {
	mount(s, route{id: "account", method: http.MethodGet, path: "/accounts/{id}", tag: tagOperation, summary: "一个账号", may: byAccounts()},
		func(ctx context.Context, p auth.Person, in *accountIn) (*bodyOut[AccountView], error) {
			a, err := s.desk.Account(ctx, p, in.ID)
			return answer(accountView(a), err)
		})
}

type setAccountIn struct {
	ID   string `path:"id" maxLength:"36" doc:"编号"`
	Body struct {
		Name   string `json:"name" maxLength:"64" doc:"姓名"`
		UnitID string `json:"unit_id" maxLength:"36" doc:"机构的编号"`
	}
}

func (s *server) setAccount() {
	mount(s, route{id: "set-account", method: http.MethodPost, path: "/accounts/{id}/change", tag: tagOperation, summary: "变更姓名、机构", may: byAccounts()},
		func(ctx context.Context, p auth.Person, in *setAccountIn) (*nothing, error) {
			return &nothing{}, s.desk.SetAccount(ctx, p, in.ID, in.Body.Name, in.Body.UnitID)
		})
}

type setRolesIn struct {
	ID   string `path:"id" maxLength:"36" doc:"编号"`
	Body struct {
		Roles  []string `json:"roles" nullable:"false" maxItems:"10"`
		Reason string   `json:"reason,omitempty" maxLength:"5000" doc:"去掉角色的，须写理由"`
	}
}

func (s *server) setRoles() {
	mount(s, route{id: "set-roles", method: http.MethodPost, path: "/accounts/{id}/roles", tag: tagOperation, summary: "变更角色", may: byAccounts()},
		func(ctx context.Context, p auth.Person, in *setRolesIn) (*nothing, error) {
			return &nothing{}, s.desk.SetRoles(ctx, p, in.ID, rolesOf(in.Body.Roles), in.Body.Reason)
		})
}

func (s *server) resetPassword() {
	mount(s, route{id: "reset-password", method: http.MethodPost, path: "/accounts/{id}/reset-password", tag: tagOperation,
		summary: "重置密码；一次性密码只给一次", may: byAccounts()},
		func(ctx context.Context, p auth.Person, in *accountIn) (*bodyOut[OneTimeView], error) {
			password, err := s.desk.ResetPassword(ctx, p, in.ID)
			return answer(OneTimeView{password}, err)
		})
}

// changeAccount does one thing to an account.
func (s *server) changeAccount(id, path, summary string, do func(ctx context.Context, p auth.Person, id, reason string) error) {
	mount(s, route{id: id, method: http.MethodPost, path: path, tag: tagOperation, summary: summary, may: byAccounts()},
		func(ctx context.Context, p auth.Person, in *settleIn) (*nothing, error) {
			return &nothing{}, do(ctx, p, in.ID, in.Body.Reason)
		})
}
