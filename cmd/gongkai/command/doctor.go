package command

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"time"

	"github.com/spf13/cobra"

	"gongkai/civil"
	"gongkai/store"
	"gongkai/supervise"
	"gongkai/workflows"
)

// Finding is one thing doctor looked at.
type Finding struct {
	Check string `json:"check"`
	OK    bool   `json:"ok"`
	Warn  bool   `json:"warn,omitempty"` // works, but somebody should act
	Text  string `json:"text"`
}

func doctorCommand(s Streams) *cobra.Command {
	return &cobra.Command{Use: "doctor", Short: "look for what keeps the office from working, or soon will",
		RunE: func(c *cobra.Command, _ []string) error {
			cfg, err := load[APIConfig]()
			if err != nil {
				return err
			}
			found := diagnose(c.Context(), cfg, s)
			bad := false
			for _, f := range found {
				bad = bad || !f.OK
			}
			if err := printFindings(c, s, found); err != nil {
				return err
			}
			if bad {
				return errNo
			}
			return nil
		}}
}

func printFindings(c *cobra.Command, s Streams, found []Finding) error {
	if asJSON(c) {
		return printJSON(s.Out, found)
	}
	for _, f := range found {
		mark := "正常"
		if !f.OK {
			mark = "异常"
		} else if f.Warn {
			mark = "注意"
		}
		if _, err := fmt.Fprintf(s.Out, "%s  %-10s %s\n", mark, f.Check, f.Text); err != nil {
			return err
		}
	}
	return nil
}

func diagnose(ctx context.Context, cfg APIConfig, s Streams) []Finding {
	found := []Finding{keyFinding(cfg.Storage), diskFinding(cfg.Storage, cfg.Watch), binaryFinding(ctx)}
	o, err := openOffice(ctx, cfg.Storage, newLog(s.Err))
	if err != nil {
		return append(found, Finding{Check: "database", Text: err.Error()})
	}
	defer func() { _ = o.Close() }() // the process ends
	found = append(found, Finding{Check: "database", OK: true, Text: string(o.db.Engine()) + "，结构为最新，密钥相符"}, calendarFinding(ctx, o), remedyFinding(ctx, o, cfg.Letters))
	found = append(found, temporalFinding(ctx, cfg), clockFinding(ctx, o))
	found = append(found, jobFindings(ctx, o)...)
	return append(found, commandFinding(ctx, o), effectFinding(ctx, o))
}

func keyFinding(s Storage) Finding {
	f := Finding{Check: "keys", OK: true, Text: s.keyFile() + " 仅本人可读；请另行离线保存一份，丢失后个人信息无法恢复"}
	info, err := os.Stat(s.keyFile())
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return Finding{Check: "keys", Text: "没有密钥文件 " + s.keyFile()}
	case err != nil:
		return Finding{Check: "keys", Text: err.Error()}
	case info.Mode().Perm()&0o077 != 0:
		return Finding{Check: "keys", Text: s.keyFile() + " 他人可读：请 chmod 600"}
	}
	return f
}

func binaryFinding(ctx context.Context) Finding {
	path, err := supervise.Find(os.Getenv("GONGKAI_ONEBOX"))
	if err == nil {
		_, err = supervise.Check(ctx, path)
	}
	if err != nil { // api and worker against an external Temporal do not need it
		return Finding{Check: "onebox", OK: true, Warn: true, Text: "单机用的 gongkai-temporal 不可用：" + err.Error()}
	}
	return Finding{Check: "onebox", OK: true, Text: path + "，Temporal " + supervise.ServerVersion}
}

func calendarFinding(ctx context.Context, o *office) Finding {
	cal, err := o.record.Calendar(ctx)
	if err != nil {
		return Finding{Check: "calendar", Text: err.Error()}
	}
	today := civil.In(time.Now())
	f := Finding{Check: "calendar", OK: cal.Official(today), Text: fmt.Sprintf("日历版本 %s，正式安排至 %s", cal.Edition(), cal.OfficialUntil().Chinese())}
	f.Warn = cal.OfficialUntil() < today.AddDays(60)
	if f.Warn {
		f.Text += "；之后的期限为暂定，放假通知公布后请运行 gongkai calendar load"
	}
	return f
}

func temporalFinding(ctx context.Context, cfg APIConfig) Finding {
	target := cfg.Temporal
	if run, err := readRunFile(cfg.Storage); err == nil {
		target = Temporal{Address: run.Temporal, Namespace: Namespace}
	}
	c, err := dial(target, newLog(nowhere{}))
	if err == nil {
		defer c.Close()
		err = workflows.Engine{Client: c}.Healthy(ctx)
	}
	if err != nil {
		if _, running := readRunFile(cfg.Storage); running != nil && os.Getenv("GONGKAI_TEMPORAL_ADDRESS") == "" {
			return Finding{Check: "temporal", Text: "gongkai up 没有运行；启动后再检查"}
		}
		return Finding{Check: "temporal", Text: silence(ctx, target.Address)}
	}
	return Finding{Check: "temporal", OK: true, Text: target.Address}
}

type nowhere struct{}

func (nowhere) Write(b []byte) (int, error) { return len(b), nil }

// clockSkew that matters: a date near midnight would be judged by the wrong day.
const clockSkew = 2 * time.Second

func clockFinding(ctx context.Context, o *office) Finding {
	var at time.Time
	err := o.db.View(ctx, "clock", func(tx *store.Tx) (err error) {
		at, err = store.Now(tx)
		return err
	})
	if err != nil {
		return Finding{Check: "clock", Text: err.Error()}
	}
	skew := time.Since(at).Abs()
	if skew > clockSkew {
		return Finding{Check: "clock", OK: true, Warn: true, Text: fmt.Sprintf("本机与数据库的时钟相差 %s，请校时", skew.Round(100*time.Millisecond))}
	}
	return Finding{Check: "clock", OK: true, Text: "本机与数据库的时钟一致"}
}

func jobFindings(ctx context.Context, o *office) []Finding {
	jobs, err := silentJobs(ctx, o.desk(nil, newLog(nowhere{})))
	if err != nil {
		return []Finding{{Check: "jobs", Text: err.Error()}}
	}
	out := make([]Finding, 0, len(jobs))
	for _, j := range jobs {
		f := Finding{Check: "job " + j.Name, OK: !j.Silent, Text: "最近成功 " + j.LastOkAt.In(china).Format("2006-01-02 15:04:05")}
		if j.LastOkAt.IsZero() {
			f.Text = "尚未成功运行过"
		}
		if j.Silent {
			f.Text += "，已停顿：请看 gongkai up（或 worker）是否在运行"
		}
		out = append(out, f)
	}
	return out
}

var china = time.FixedZone("+08:00", 8*60*60)

func commandFinding(ctx context.Context, o *office) Finding {
	var faulted, waiting []store.Command
	err := o.db.View(ctx, "commands", func(tx *store.Tx) (err error) {
		if faulted, err = tx.CommandsIn(store.Faulted, 200); err != nil {
			return err
		}
		waiting, err = tx.WaitingSince(time.Now().Add(-time.Minute), 200)
		return err
	})
	switch {
	case err != nil:
		return Finding{Check: "commands", Text: err.Error()}
	case len(faulted) > 0:
		return Finding{Check: "commands", Text: fmt.Sprintf("%d 项操作办理失败，请看 gongkai commands list，用 commands retry 重试或 commands dismiss 作废", len(faulted))}
	case len(waiting) > 0:
		return Finding{Check: "commands", OK: true, Warn: true, Text: fmt.Sprintf("%d 项操作等待超过一分钟", len(waiting))}
	}
	return Finding{Check: "commands", OK: true, Text: "没有积压"}
}
