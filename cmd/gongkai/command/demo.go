package command

import (
	"fmt"
	"io"

	"github.com/spf13/cobra"

	"gongkai/desk"
	"gongkai/web/words"
	"gongkai/workflows"
)

func demoCommand(s Streams) *cobra.Command {
	return &cobra.Command{Use: "demo", Short: "load the demonstration county (演示县) into an office without cases; every page of it is marked 演示",
		RunE: func(c *cobra.Command, _ []string) error {
			cfg, err := load[APIConfig]()
			if err != nil {
				return err
			}
			return beside(c.Context(), s, func(o *office, _ workflows.Engine, alive bool) error {
				o.record.Naming(cfg.Letters.house().Redress)
				d := o.desk(nil, newLog(s.Err)) // the sweeper of a running worker finds the cases
				progress := bar(s, 0, "载入演示县")
				out, err := d.LoadDemo(c.Context(), desk.Shell(), func(done, of int) {
					progress.ChangeMax(of)
					_ = progress.Set(done) // progress is for the eye only
				})
				_ = progress.Finish()
				if err != nil {
					return err
				}
				if asJSON(c) {
					return printJSON(s.Out, out)
				}
				return printDemo(s.Out, out, alive)
			})
		}}
}

func printDemo(w io.Writer, out desk.DemoLoaded, alive bool) error {
	said := fmt.Sprintf("演示县已载入：申请 %d 件，任务 %d 项。全部内容都是虚构的；这套系统不能再登记真实的申请。", out.Applications, out.Items)
	if out.Done == 0 {
		said = "演示县已经在这里，没有变化。忘记密码的：gongkai account reset-password 账号"
	}
	if _, err := fmt.Fprintln(w, said); err != nil {
		return err
	}
	lines := [][]string{{"账号", "姓名", "角色", "一次性密码（只显示这一次，首次登录须修改）"}}
	for _, p := range out.People {
		lines = append(lines, []string{p.Name, p.Display, words.Roles(p.Roles), orDash(p.Password)})
	}
	if err := printColumns(w, lines); err != nil || alive {
		return err
	}
	_, err := fmt.Fprintln(w, "流程引擎没有运行：请启动 gongkai up 后登录")
	return err
}
