package command

import (
	"errors"
	"fmt"

	"github.com/spf13/cobra"

	"gongkai/store"
)

func adminCommand(s Streams) *cobra.Command {
	c := &cobra.Command{Use: "admin", Short: "what only the operator of the machine may do, while nothing runs"}
	var enable bool
	reset := &cobra.Command{Use: "reset-password ACCOUNT", Short: "let somebody in again when nobody can sign in; prints a one-time password",
		Args: cobra.ExactArgs(1),
		RunE: func(c *cobra.Command, args []string) error {
			cfg, err := load[UpConfig]()
			if err != nil {
				return err
			}
			release, err := hold(cfg.Storage)
			if err != nil {
				return err
			}
			defer release()
			return resetPassword(c, s, cfg.Storage, args[0], enable)
		}}
	reset.Flags().BoolVar(&enable, "enable", false, "restore the account too if it was disabled")
	c.AddCommand(reset)
	return c
}

// resetPassword ends the account's sessions, and leaves a note of itself: nobody signed in to do it.
func resetPassword(c *cobra.Command, s Streams, cfg Storage, name string, enable bool) error {
	o, err := openOffice(c.Context(), cfg, newLog(s.Err))
	if err != nil {
		return err
	}
	defer func() { _ = o.Close() }() // the process ends
	var a store.Account
	err = o.db.View(c.Context(), "find account", func(tx *store.Tx) (err error) {
		a, err = tx.AccountByName(name)
		return err
	})
	switch {
	case errors.Is(err, store.ErrNotFound):
		return misuse("没有账号 %s；gongkai account list 列出全部账号", name)
	case err != nil:
		return err
	case !a.DisabledAt.IsZero() && !enable:
		return misuse("账号 %s 已停用，只换密码仍不能登录：确要恢复使用请加 --enable", name)
	}
	if err := cfg.keepNote("admin reset-password", "account_id", a.ID, "enable", enable); err != nil { // before: no act without its note
		return err
	}
	if enable {
		if err := o.auth.Disable(c.Context(), name, false); err != nil {
			return err
		}
	}
	password, err := o.auth.ResetPassword(c.Context(), name)
	if err != nil {
		return err
	}
	if !asJSON(c) {
		if _, err := fmt.Fprintf(s.Out, "该账号的登录均已失效；此事已记入 %s\n", cfg.path(operatorLog)); err != nil {
			return err
		}
	}
	return oneTime(c, s, name, password)
}
