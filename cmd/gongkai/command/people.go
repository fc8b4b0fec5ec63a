package command

import (
	"errors"
	"fmt"
	"os"
	"strings"

	"github.com/spf13/cobra"

	"gongkai/auth"
	"gongkai/desk"
	"gongkai/store"
	"gongkai/web/words"
	"gongkai/workflows"
)

func accountCommand(s Streams) *cobra.Command {
	c := &cobra.Command{Use: "account", Short: "people who sign in"}
	c.AddCommand(accountAdd(s), accountList(s), accountRoles(s),
		accountDo(s, "disable", "end an account and its sessions", "账号 %s 已停用，已退出登录\n", func(c *cobra.Command, d *desk.Desk, name string) error {
			return d.Disable(c.Context(), desk.Shell(), name, true, "")
		}),
		accountDo(s, "enable", "restore an account", "账号 %s 已恢复使用\n", func(c *cobra.Command, d *desk.Desk, name string) error {
			return d.Disable(c.Context(), desk.Shell(), name, false, "")
		}),
		accountDo(s, "unlock", "let somebody try again after wrong passwords", "账号 %s 已解除锁定\n", func(c *cobra.Command, d *desk.Desk, name string) error {
			return d.Unlock(c.Context(), desk.Shell(), name)
		}),
		accountReset(s))
	return c
}

func accountAdd(s Streams) *cobra.Command {
	var unit, display, roles string
	c := &cobra.Command{Use: "add NAME", Short: "add a person; prints a one-time password", Args: cobra.ExactArgs(1),
		RunE: func(c *cobra.Command, args []string) error {
			parsed, err := parseRoles(roles)
			if err != nil {
				return err
			}
			if display == "" {
				display = args[0]
			}
			return beside(c.Context(), s, func(o *office, _ workflows.Engine, _ bool) error {
				password, err := o.desk(nil, newLog(s.Err)).AddAccount(c.Context(), desk.Shell(),
					auth.NewAccount{Name: args[0], Display: display, UnitCode: unit, Roles: parsed})
				if err != nil {
					return err
				}
				return oneTime(c, s, args[0], password)
			})
		}}
	c.Flags().StringVar(&unit, "unit", "office", "code of the unit")
	c.Flags().StringVar(&display, "display", "", "name as pages show it")
	c.Flags().StringVar(&roles, "roles", "", "comma-separated: "+roleList())
	return c
}

// oneTime prints a one-time password: the person's own business, so on standard output only.
func oneTime(c *cobra.Command, s Streams, name, password string) error {
	if asJSON(c) {
		return printJSON(s.Out, map[string]string{"name": name, "one_time_password": password})
	}
	_, err := fmt.Fprintf(s.Out, "账号 %s  一次性密码 %s（首次登录须修改）\n", name, password)
	return err
}

func roleList() string {
	names := make([]string, 0, len(auth.Roles()))
	for _, r := range auth.Roles() {
		names = append(names, string(r)+"="+r.Chinese())
	}
	return strings.Join(names, " ")
}

func parseRoles(list string) ([]auth.Role, error) {
	var out []auth.Role
	for _, name := range strings.FieldsFunc(list, func(r rune) bool { return r == ',' || r == '，' }) {
		role := auth.Role(strings.TrimSpace(name))
		for _, r := range auth.Roles() {
			if r.Chinese() == string(role) {
				role = r
			}
		}
		if !role.Valid() {
			return nil, misuse("没有角色 %q，可用：%s", name, roleList())
		}
		out = append(out, role)
	}
	if len(out) == 0 {
		return nil, misuse("请用 --roles 指定角色：%s", roleList())
	}
	return out, nil
}

func accountList(s Streams) *cobra.Command {
	return &cobra.Command{Use: "list", Short: "all people",
		RunE: func(c *cobra.Command, _ []string) error {
			return beside(c.Context(), s, func(o *office, _ workflows.Engine, _ bool) error {
				people, err := o.auth.People(c.Context(), "", 1000)
				if err != nil {
					return err
				}
				if asJSON(c) {
					return printJSON(s.Out, people)
				}
				for _, p := range people {
					if _, err := fmt.Fprintln(s.Out, accountLine(p)); err != nil {
						return err
					}
				}
				return nil
			})
		}}
}

func accountLine(p auth.Listed) string {
	roles := make([]string, len(p.Roles))
	for i, r := range p.Roles {
		roles[i] = r.Chinese()
	}
	line := fmt.Sprintf("%-16s %-10s %-10s %s", p.Name, p.Display, p.Unit, strings.Join(roles, "、"))
	if p.Disabled {
		line += "（停用）"
	}
	return line
}

func accountRoles(s Streams) *cobra.Command {
	return &cobra.Command{Use: "roles NAME ROLES", Short: "replace a person's roles", Args: cobra.ExactArgs(2),
		RunE: func(c *cobra.Command, args []string) error {
			roles, err := parseRoles(args[1])
			if err != nil {
				return err
			}
			return beside(c.Context(), s, func(o *office, _ workflows.Engine, _ bool) error {
				if err := o.desk(nil, newLog(s.Err)).SetRoles(c.Context(), desk.Shell(), args[0], roles, ""); err != nil {
					return err
				}
				if asJSON(c) {
					return printJSON(s.Out, map[string]any{"name": args[0], "roles": roles})
				}
				_, err := fmt.Fprintf(s.Out, "账号 %s 的角色现在是：%s\n", args[0], words.Roles(roles))
				return err
			})
		}}
}

// accountDo does something to one account and says that it was done.
func accountDo(s Streams, verb, short, said string, do func(*cobra.Command, *desk.Desk, string) error) *cobra.Command {
	return &cobra.Command{Use: verb + " NAME", Short: short, Args: cobra.ExactArgs(1),
		RunE: func(c *cobra.Command, args []string) error {
			return beside(c.Context(), s, func(o *office, _ workflows.Engine, _ bool) error {
				if err := do(c, o.desk(nil, newLog(s.Err)), args[0]); err != nil {
					return err
				}
				if asJSON(c) {
					return printJSON(s.Out, map[string]string{"name": args[0], "done": verb})
				}
				_, err := fmt.Fprintf(s.Out, said, args[0])
				return err
			})
		}}
}

func accountReset(s Streams) *cobra.Command {
	return &cobra.Command{Use: "reset-password NAME", Short: "give a new one-time password", Args: cobra.ExactArgs(1),
		RunE: func(c *cobra.Command, args []string) error {
			return beside(c.Context(), s, func(o *office, _ workflows.Engine, _ bool) error {
				password, err := o.desk(nil, newLog(s.Err)).ResetPassword(c.Context(), desk.Shell(), args[0])
				if err != nil {
					return err
				}
				return oneTime(c, s, args[0], password)
			})
		}}
}

// actor is the account a shell acts as (--as), under the same policy as a page.
func actor(c *cobra.Command, o *office, name string) (auth.Person, error) {
	if name == "" {
		name = os.Getenv("GONGKAI_AS")
	}
	if name == "" {
		return auth.Person{}, misuse("请用 --as 账号 指明以谁的名义操作")
	}
	p, err := o.auth.PersonNamed(c.Context(), name)
	if errors.Is(err, store.ErrNotFound) {
		return p, misuse("没有账号 %s，或已停用", name)
	}
	return p, err
}
