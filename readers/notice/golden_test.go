package notice_test

import (
	"bytes"
	"encoding/json"
	"flag"
	"os"
	"testing"

	"gongkai/civil"
	"gongkai/readers/notice"
)

var update = flag.Bool("update", false, "rewrite the golden file")

const (
	wushanText = "testdata/wushan-2020-63.txt"
	wushanJSON = "testdata/wushan-2020-63.json"
)

// lastWorking2020 knows the autumn of 2020 (国办发明电〔2019〕16号), which is all these tests need.
func lastWorking2020(d civil.Date) civil.Date {
	for ; ; d = d.AddDays(-1) {
		day := d.String()
		if day == "2020-09-27" || day == "2020-10-10" || !d.IsWeekend() && (day < "2020-10-01" || day > "2020-10-08") {
			return d
		}
	}
}

func wushan(t *testing.T) notice.Notice {
	t.Helper()
	text, err := os.ReadFile(wushanText)
	if err != nil {
		t.Fatal(err)
	}
	n, err := notice.Parse(text, lastWorking2020)
	if err != nil {
		t.Fatal(err)
	}
	return n
}

func contract(t *testing.T, n notice.Notice) []byte {
	t.Helper()
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	e.SetIndent("", "  ")
	if err := e.Encode(n); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func TestWushanGolden(t *testing.T) {
	t.Parallel()
	got := contract(t, wushan(t))
	if *update {
		if err := os.WriteFile(wushanJSON, got, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(wushanJSON)
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(got, want) {
		t.Errorf("the reading changed; look at it with -update and git diff")
	}
}
