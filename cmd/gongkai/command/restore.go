package command

import (
	"context"
	"fmt"
	"path/filepath"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"gongkai/backup"
	"gongkai/record"
	"gongkai/store"
)

func restoreCommand(s Streams) *cobra.Command {
	var replace bool
	c := &cobra.Command{Use: "restore DIR", Short: "put a backup into the data folder, while nothing runs", Args: cobra.ExactArgs(1),
		RunE: func(c *cobra.Command, args []string) error {
			cfg, err := load[UpConfig]()
			if err != nil {
				return err
			}
			if isMySQL(cfg.Storage) {
				return misuse("数据库是 MySQL：请用 mysql 客户端导入 mysqldump 的文件，步骤见 docs/operations.md")
			}
			release, err := hold(cfg.Storage)
			if err != nil {
				return err
			}
			defer release()
			return restore(c, s, cfg.Storage, args[0], replace)
		}}
	c.Flags().BoolVar(&replace, "replace", false, "set an office that has data aside")
	return c
}

func restore(c *cobra.Command, s Streams, cfg Storage, dir string, replace bool) error {
	file := strings.TrimPrefix(strings.TrimPrefix(cfg.dsn(), "sqlite:"), "//")
	restored, err := backup.Restore(c.Context(), backup.Restoring{Dir: dir, Database: file, KeyFile: cfg.keyFile(), Replace: replace,
		Others: backup.TemporalFiles(cfg.path("temporal.db")), Aside: cfg.path("replaced-" + time.Now().UTC().Format("20060102T150405Z"))})
	if err != nil {
		return err
	}
	if err := cfg.keepNote("restore", "backup", dir, "made_at", restored.Manifest.MadeAt, "aside", restored.Aside); err != nil {
		return err
	}
	lists, err := settle(c.Context(), s, cfg)
	if err != nil {
		return fmt.Errorf("备份已放回，但后续步骤没有完成：%w", err)
	}
	if asJSON(c) {
		return printJSON(s.Out, struct {
			backup.Restored
			Lists record.Rebuilt `json:"lists"`
		}{restored, lists})
	}
	_, err = fmt.Fprint(s.Out, restoredSentence(restored, lists, dir))
	return err
}

// settle makes a restored database ready: the schema of this program, nobody signed in, the lists compared with the logs.
func settle(ctx context.Context, s Streams, cfg Storage) (lists record.Rebuilt, err error) {
	log := newLog(s.Err)
	if _, err := prepare(ctx, cfg, log); err != nil {
		return lists, err
	}
	o, err := openOffice(ctx, cfg, log)
	if err != nil {
		return lists, err
	}
	defer func() { _ = o.Close() }() // the process ends
	if err := o.db.Update(ctx, "end sessions", (*store.Tx).EndAllSessions); err != nil {
		return lists, err
	}
	return o.record.Rebuild(ctx, false)
}

func restoredSentence(r backup.Restored, lists record.Rebuilt, dir string) string {
	at := r.Manifest.MadeAt.In(china).Format("2006-01-02 15:04:05")
	said := fmt.Sprintf("已从备份恢复，数据截至 %s\n%s\n", at, rebuiltSentence(lists, false))
	if r.Aside != "" {
		said += fmt.Sprintf("原有文件移到 %s，确认无误后可自行删除\n", r.Aside)
	}
	if name, has := rulesOf(r.Manifest, dir); has {
		said += fmt.Sprintf("备份含当时的办理约定 %s：请与 GONGKAI_RULES 所指文件比对\n", name)
	}
	return said + "接下来：\n" +
		"  1. gongkai up            启动（所有人须重新登录）\n" +
		"  2. gongkai recover       另开一个终端运行：按数据库重新开始各件的流程，期限不变\n" +
		"  3. gongkai doctor        检查\n" +
		"  4. 补录 " + at + " 之后收到的申请和办理的事项：对照纸质登记和已发文书，登记号可能与已用过的重复，以登记簿为准\n"
}

func rulesOf(m backup.Manifest, dir string) (string, bool) {
	for _, f := range m.Files {
		if f.Name == backup.RulesFile {
			return filepath.Join(dir, f.Name), true
		}
	}
	return "", false
}
