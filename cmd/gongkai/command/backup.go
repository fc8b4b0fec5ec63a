package command

import (
	"errors"
	"fmt"
	"os"
	"os/user"
	"path/filepath"
	"runtime/debug"
	"time"

	"github.com/spf13/cobra"

	"gongkai/backup"
	"gongkai/record"
	"gongkai/store"
)

func backupCommand(s Streams) *cobra.Command {
	var out string
	var keep int
	c := &cobra.Command{Use: "backup", Short: "write a consistent, checked backup beside a running up",
		RunE: func(c *cobra.Command, _ []string) error {
			cfg, err := load[UpConfig]()
			if err != nil {
				return err
			}
			if keep < 0 {
				return misuse("--keep 应为 0（全部保留）或正数")
			}
			if out == "" {
				out = cfg.path("backups")
			}
			return takeBackup(c, s, cfg.Storage, out, keep)
		}}
	c.Flags().StringVar(&out, "out", "", "folder of backups; default: backups in the data folder")
	c.Flags().IntVar(&keep, "keep", 0, "newest backups that stay; 0: all")
	return c
}

// mysqlTools is what the operator of a MySQL does instead: its own tools back it up while it works.
const mysqlTools = `数据库是 MySQL，请用它自己的工具备份（不必停机）：
  mysqldump --single-transaction --quick --hex-blob --no-tablespaces --default-character-set=utf8mb4 \
    -h 主机 -P 端口 -u 用户 -p 数据库名 | gzip > gongkai-$(date -u +%Y%m%dT%H%M%SZ).sql.gz
数据较多时用 xtrabackup --backup（MariaDB 用 mariadb-backup --backup）。恢复步骤见 docs/operations.md。
keys.json 不在其中，请另行保管。`

func takeBackup(c *cobra.Command, s Streams, cfg Storage, dir string, keep int) error {
	if isMySQL(cfg) {
		return misuse("%s", mysqlTools)
	}
	o, err := openOffice(c.Context(), cfg, newLog(s.Err))
	if err != nil {
		return err
	}
	defer func() { _ = o.Close() }() // the process ends
	judge, err := cfg.judge()
	if err != nil {
		return err
	}
	taken, err := backup.Take(c.Context(), backup.Request{DB: o.db, Keys: o.keys, Judge: judge, Out: dir, Rules: cfg.Rules, Keep: keep,
		Program: programVersion(), Now: time.Now()})
	if err != nil {
		return err
	}
	if asJSON(c) {
		return printJSON(s.Out, taken)
	}
	_, err = fmt.Fprint(s.Out, backupSentence(taken, cfg.keyFile()))
	return err
}

func backupSentence(t backup.Taken, keyFile string) string {
	absolute, err := filepath.Abs(t.Dir)
	if err != nil {
		absolute = t.Dir
	}
	size := int64(0)
	for _, f := range t.Manifest.Files {
		size += f.Size
	}
	said := fmt.Sprintf("已备份到 %s（%.1f MB，%d 件，截至 %s）\n已核对：文件完整，各件日志首尾相符，抽查 %d 件的日志共 %d 条逐条衔接\n", absolute, float64(size)/1e6,
		t.Checked.Cases, t.Manifest.MadeAt.In(china).Format("2006-01-02 15:04:05"), t.Checked.Logs, t.Checked.Events)
	for _, old := range t.Removed {
		said += "已删除旧备份 " + old + "\n"
	}
	for _, kid := range t.Manifest.Keys {
		said += fmt.Sprintf("密钥不在备份内：%s（密钥 %s），请另行保管；没有它备份无法使用\n", keyFile, kid)
	}
	return said + "请把该目录复制到另一台机器或离线介质\n"
}

// isMySQL looks at the name alone: the server may be away. A name that nobody understands is openOffice's to refuse.
func isMySQL(cfg Storage) bool {
	engine, err := store.EngineOf(cfg.dsn())
	return err == nil && engine == store.MySQL
}

// judge makes recorders that decide by this office's conventions.
func (s Storage) judge() (backup.Judge, error) {
	settings, err := s.settings()
	return func(db *store.DB) *record.Recorder { return record.New(db, nil, nil).Under(settings) }, err
}

func programVersion() string {
	if info, ok := debug.ReadBuildInfo(); ok && info.Main.Version != "" && info.Main.Version != "(devel)" {
		return info.Main.Version
	}
	return "devel"
}

// operatorLog is the file in which acts at the machine itself are kept: they have no session and stand in no case's log.
const operatorLog = "operator.log"

// keepNote writes one act of the operator down: when, who at the machine, what. Values are ids and paths, never names or passwords.
func (s Storage) keepNote(act string, values ...any) error {
	f, err := os.OpenFile(s.path(operatorLog), os.O_WRONLY|os.O_CREATE|os.O_APPEND, 0o600)
	if err != nil {
		return err
	}
	who := "uid " + fmt.Sprint(os.Getuid())
	if u, err := user.Current(); err == nil {
		who = u.Username
	}
	newLog(f).Info(act, append([]any{"by", who, "program", programVersion()}, values...)...)
	return errors.Join(f.Sync(), f.Close())
}
