package command

import (
	"context"
	"errors"
	"fmt"
	"net"
	"strings"
	"syscall"
	"time"

	"gongkai/desk"
	"gongkai/store"
)

// diskFinding warns while there is still room to write: a full disk stops everything.
func diskFinding(s Storage, w Watch) Finding {
	var st syscall.Statfs_t
	if err := syscall.Statfs(s.DataDir, &st); err != nil {
		return Finding{Check: "disk", OK: true, Warn: true, Text: "不能读取 " + s.DataDir + " 所在磁盘的剩余空间"}
	}
	return diskSays(s.DataDir, st.Bavail*uint64(st.Bsize), st.Blocks*uint64(st.Bsize), w)
}

func diskSays(folder string, free, size uint64, w Watch) Finding {
	f := Finding{Check: "disk", OK: true, Text: fmt.Sprintf("%s 所在磁盘剩余 %s", folder, bytesText(free))}
	if free < uint64(max(w.DiskMiB, 0))<<20 || size > 0 && free*100 < size*uint64(max(w.DiskPercent, 0)) {
		f.Warn = true
		f.Text += "，快满了：请清理磁盘或扩容，写满后不能登记和办理"
	}
	return f
}

func bytesText(n uint64) string {
	if n >= 1<<30 {
		return fmt.Sprintf("%.1f GiB", float64(n)/(1<<30))
	}
	return fmt.Sprintf("%d MiB", n>>20)
}

// remedyFinding warns while a reply would leave a gap where it must name who decides on 行政复议 and which court is competent. It reads
// what the letters read: the settings in the database, and the environment where they are silent.
func remedyFinding(ctx context.Context, o *office, l Letters) Finding {
	o.record.Naming(l.house().Redress)
	d := o.desk(nil, newLog(nowhere{}))
	var houses []desk.House
	agencies, err := d.AgenciesAtWork(ctx, desk.Shell())
	for _, a := range agencies {
		h, fault := d.House(ctx, desk.Shell(), a.Code)
		if err = errors.Join(err, fault); fault == nil {
			houses = append(houses, h)
		}
	}
	if err != nil {
		return Finding{Check: "remedy", Text: err.Error()}
	}
	return remedySays(houses)
}

func remedySays(houses []desk.House) Finding {
	var lacking []string
	for _, h := range houses {
		if missing := h.Missing(); len(missing) > 0 {
			lacking = append(lacking, h.Agency.Name+"缺"+strings.Join(missing, "、"))
		}
	}
	if len(lacking) > 0 {
		return Finding{Check: "remedy", OK: true, Warn: true, Text: "答复书的救济途径还缺机关名称，答复不能签发：" + strings.Join(lacking, "；") +
			"。请管理员在页面“开办 → 本机关”填写，或者设置环境变量 GONGKAI_REMEDY_…（gongkai config show）"}
	}
	return Finding{Check: "remedy", OK: true, Text: "答复书的救济途径已有机关名称"}
}

// effectFinding warns of letters and other work outside the database that do not succeed.
func effectFinding(ctx context.Context, o *office) Finding {
	var failing []store.Effect
	err := o.db.View(ctx, "failing effects", func(tx *store.Tx) (err error) {
		failing, err = tx.FailingEffects(200)
		return err
	})
	switch {
	case err != nil:
		return Finding{Check: "effects", Text: err.Error()}
	case len(failing) > 0:
		return Finding{Check: "effects", OK: true, Warn: true, Text: fmt.Sprintf("%d 份函件或后续工作没有完成，请管理员打开“运行状况”查看原因后再试一次", len(failing))}
	}
	return Finding{Check: "effects", OK: true, Text: "没有未完成的函件"}
}

// silence tells a Temporal that hangs from one that is not there: the port of a stopped process still takes connections.
func silence(ctx context.Context, address string) string {
	ctx, cancel := context.WithTimeout(ctx, time.Second)
	defer cancel()
	c, err := (&net.Dialer{}).DialContext(ctx, "tcp", address)
	if err != nil {
		return address + " 没有应答；登记和查阅照常，其他操作等它恢复后办理"
	}
	_ = c.Close() // nothing was sent
	return address + " 能连上，但 2 秒内没有应答，可能已挂起：请重新启动它（单机：重启 gongkai up）；登记和查阅照常，其他操作等它恢复后办理"
}
