package command

import (
	"bytes"
	"net"
	"net/http"
	"strings"
	"testing"

	"log/slog"

	"github.com/prometheus/client_golang/prometheus"

	"gongkai/desk"
	"gongkai/house"
)

func TestDoctorWarnsWhenTheDiskIsNearlyFull(t *testing.T) {
	t.Parallel()
	const gib = 1 << 30
	usual := Watch{DiskMiB: 1024, DiskPercent: 5}
	for _, row := range []struct {
		name       string
		free, size uint64
		watch      Watch
		warn       bool
	}{
		{"plenty", 50 * gib, 100 * gib, usual, false},
		{"less than a GiB", gib - 1, 2 * gib, usual, true},
		{"less than five percent", 4 * gib, 100 * gib, usual, true},
		{"exactly both", 5 * gib, 100 * gib, usual, false},
		{"switched off", 1, 100 * gib, Watch{}, false},
	} {
		if f := diskSays("data", row.free, row.size, row.watch); f.Warn != row.warn || !f.OK || row.warn != strings.Contains(f.Text, "请清理") {
			t.Errorf("%s: %+v", row.name, f)
		}
	}
}

// Doctor reads what the letters read: the settings in the database before the environment.
func TestDoctorNamesTheMissingRemedyBodies(t *testing.T) {
	t.Parallel()
	s := Storage{DataDir: t.TempDir()}
	if _, err := prepare(t.Context(), s, newLog(nowhere{})); err != nil {
		t.Fatal(err)
	}
	o, err := openOffice(t.Context(), s, newLog(nowhere{}))
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = o.Close() }() // the test ends
	find := func(l Letters) Finding { return remedyFinding(t.Context(), o, l) }
	if f := find(Letters{}); !f.Warn || !strings.Contains(f.Text, "县人民政府办公室缺") || !strings.Contains(f.Text, "县级人民政府") || !strings.Contains(f.Text, "基层人民法院") {
		t.Errorf("%+v", f)
	}
	if f := find(Letters{Government: "示例县人民政府", Court: "示例县人民法院"}); f.Warn || !f.OK {
		t.Errorf("%+v", f)
	}
	if f := find(Letters{Government: "示例县人民政府", BasicCourt: "示例县人民法院", OfficeAs: "county_government"}); !f.Warn || !strings.Contains(f.Text, "中级人民法院") {
		t.Errorf("%+v", f)
	}
	set := house.Settings{Government: "示例县人民政府", BasicCourt: "示例县人民法院"}
	if _, err := o.desk(nil, newLog(nowhere{})).Configure(t.Context(), desk.Shell(), desk.Configure{Agency: "office", Settings: set}); err != nil {
		t.Fatal(err)
	}
	if f := find(Letters{}); f.Warn || !f.OK {
		t.Errorf("settled in the database: %+v", f)
	}
}

// A server that takes the connection and says nothing hangs; one whose port is closed is not there.
func TestDoctorTellsAHangingServerFromNone(t *testing.T) {
	t.Parallel()
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	address := l.Addr().String()
	if got := silence(t.Context(), address); !strings.Contains(got, "挂起") {
		t.Error(got)
	}
	if err := l.Close(); err != nil {
		t.Fatal(err)
	}
	if got := silence(t.Context(), address); strings.Contains(got, "挂起") || !strings.Contains(got, "没有应答") {
		t.Error(got)
	}
}

func TestMetricsAddress(t *testing.T) {
	log := slog.New(slog.DiscardHandler)
	for _, wrong := range []string{"9464", "127.0.0.1:port", "127.0.0.1:70000", "127.0.0.1:-1"} {
		if _, err := (Metrics{MetricsListen: wrong}).start(log); err == nil || !strings.Contains(err.Error(), "GONGKAI_METRICS_LISTEN") {
			t.Errorf("%s: %v", wrong, err)
		}
	}
	taken, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = taken.Close() }()
	address := taken.Addr().String()
	if stop, err := (Metrics{MetricsListen: address}).start(log); err != nil {
		t.Errorf("the default address is taken by another installation: %v", err)
	} else {
		stop()
	}
	t.Setenv("GONGKAI_METRICS_LISTEN", address)
	if _, err := (Metrics{MetricsListen: address}).start(log); err == nil || !strings.Contains(err.Error(), "不能监听") {
		t.Errorf("taken: %v", err)
	}
	if _, err := (Metrics{MetricsListen: "off"}).start(log); err != nil {
		t.Error(err)
	}
}

// Metrics hold what the package comment says: nothing of the office, no label that could be somebody's.
func TestMetricsNameTheProgramAlone(t *testing.T) {
	t.Parallel()
	families, err := prometheus.DefaultGatherer.Gather()
	if err != nil || len(families) == 0 {
		t.Fatalf("%d families, %v", len(families), err)
	}
	for _, f := range families {
		name := f.GetName()
		if !strings.HasPrefix(name, "go_") && !strings.HasPrefix(name, "process_") && !strings.HasPrefix(name, "promhttp_") {
			t.Errorf("%s is not named in the package comment", name)
		}
		for _, m := range f.GetMetric() {
			for _, l := range m.GetLabel() {
				if l.GetName() != "version" && l.GetName() != "code" && l.GetName() != "quantile" && l.GetName() != "cause" {
					t.Errorf("%s has label %s", name, l.GetName())
				}
			}
		}
	}
}

// Metrics answer on their own address, and the pages' address has none.
func TestMetricsAnswer(t *testing.T) {
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	address := l.Addr().String()
	if err := l.Close(); err != nil {
		t.Fatal(err)
	}
	t.Setenv("GONGKAI_METRICS_LISTEN", address)
	stop, err := (Metrics{MetricsListen: address}).start(slog.New(slog.DiscardHandler))
	if err != nil {
		t.Fatal(err)
	}
	defer stop()
	r, err := http.Get("http://" + address + "/metrics")
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = r.Body.Close() }()
	var b bytes.Buffer
	if _, err := b.ReadFrom(r.Body); err != nil || r.StatusCode != http.StatusOK || !strings.Contains(b.String(), "go_goroutines") {
		t.Errorf("%d %v", r.StatusCode, err)
	}
}
