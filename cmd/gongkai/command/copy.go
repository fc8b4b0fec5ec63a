package command

import (
	"errors"
	"fmt"
	"os"

	"github.com/spf13/cobra"

	"gongkai/backup"
	"gongkai/store"
)

// copyTarget is where copy reads the target from when the command line shall not show its password.
const copyTarget = "GONGKAI_COPY_TO"

func copyCommand(s Streams) *cobra.Command {
	var to string
	c := &cobra.Command{Use: "copy", Short: "move an office from this machine's database to an empty MySQL, while nothing runs",
		RunE: func(c *cobra.Command, _ []string) error {
			cfg, err := load[UpConfig]()
			if err != nil {
				return err
			}
			if to == "" {
				to = os.Getenv(copyTarget)
			}
			if err := copyable(cfg.Storage, to); err != nil {
				return err
			}
			release, err := hold(cfg.Storage)
			if err != nil {
				return err
			}
			defer release()
			return copyOffice(c, s, cfg.Storage, to)
		}}
	c.Flags().StringVar(&to, "to", "", "mysql://user:password@host:port/database; better in "+copyTarget+", where nobody sees the password")
	return c
}

func copyable(cfg Storage, to string) error {
	from, err := store.EngineOf(cfg.dsn())
	if err != nil || from != store.SQLite {
		return misuse("copy 只从本机的 SQLite 数据库复制；MySQL 之间请用 mysqldump")
	}
	if to == "" {
		return misuse("请用 --to 或环境变量 %s 指明目标，例如 mysql://用户:密码@主机:3306/数据库名", copyTarget)
	}
	if engine, err := store.EngineOf(to); err != nil || engine != store.MySQL {
		return misuse("目标应为 mysql://用户:密码@主机:端口/数据库名；换一台机器仍用 SQLite 的，请用 backup 和 restore")
	}
	return nil
}

func copyOffice(c *cobra.Command, s Streams, cfg Storage, to string) (err error) {
	log := newLog(s.Err)
	o, err := openOffice(c.Context(), cfg, log)
	if err != nil {
		return err
	}
	defer func() { _ = o.Close() }() // the process ends
	judge, err := cfg.judge()
	if err != nil {
		return err
	}
	target, err := store.Open(c.Context(), store.Config{DSN: to, Logger: log})
	if err != nil {
		return fmt.Errorf("不能连接目标库：%w", err)
	}
	defer func() { err = errors.Join(err, target.Close()) }()
	moved, err := backup.Copy(c.Context(), backup.Moving{From: o.db, To: target, Keys: o.keys, Judge: judge, Tell: func(table string, rows int64) {
		_, _ = fmt.Fprintf(s.Err, "%-20s %d\n", table, rows) // progress only
	}})
	if err != nil {
		return err
	}
	if err := cfg.keepNote("copy", "to", maskDSN(to), "cases", moved.Cases); err != nil {
		return err
	}
	if asJSON(c) {
		return printJSON(s.Out, moved)
	}
	_, err = fmt.Fprintf(s.Out, "已复制 %d 张表、%d 件到 %s；两边逐行比对一致，各件日志从头到尾衔接\n接下来：\n"+
		"  1. 把 %s 复制到每个节点（chmod 600，GONGKAI_KEYS 指向它），旧机上的另行保管\n"+
		"  2. 在每个节点设 GONGKAI_DATABASE 为新库、GONGKAI_TEMPORAL_ADDRESS 为 Temporal 集群\n"+
		"  3. 启动 gongkai worker 和 gongkai api\n"+
		"  4. gongkai recover：在新的 Temporal 上重新开始各件的流程，期限不变\n"+
		"  5. gongkai doctor 检查；旧机不要再运行 gongkai up，否则两边各办各的\n",
		len(moved.Tables), moved.Cases, maskDSN(to), cfg.keyFile())
	return err
}
