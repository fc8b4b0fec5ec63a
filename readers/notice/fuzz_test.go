package notice_test

import (
	"encoding/json"
	"os"
	"strings"
	"testing"

	"gongkai/readers/notice"
)

func FuzzParse(f *testing.F) {
	text, err := os.ReadFile(wushanText)
	if err != nil {
		f.Fatal(err)
	}
	f.Add(text)
	for _, s := range []string{
		"", "\uFEFF", "\xFF\xFE\x00\xD8", "\x81\x30\x81", head, letter,
		head + row("一、甲|（一）乙。|1．2020年10月底前、每月、7个工作日内。|县司法局|各乡镇（街道）"),
		head + row("||9999999．|（|）、") + row("一、|（一）|||") + "\t\t\t\t\t\t\t\n",
		strings.ReplaceAll(head, "\t", "") + "一、甲\n（一）乙。\n丙。\n县司法局\n\n",
		head + row("一、甲|（一）乙。|1．0000年0月0日前，9999年12月31日前，99999999999999999999日内。|联系人：|13900000000"),
		head + row("十百十百、甲|（百十）乙。|1．百百百个工作日内。|甲|乙|丙|丁|戊"),
	} {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, b []byte) {
		n, err := notice.Parse(b, lastWorking2020)
		check(t, n)
		if err == nil && len(n.Items) == 0 {
			t.Error("no error and no item")
		}
	})
}

// check holds for every input: ids are unique, places lie in the source and go forward, quotes are literal, no list is nil.
func check(t *testing.T, n notice.Notice) {
	t.Helper()
	lines := strings.Count(n.Source, "\n") + 1
	ids, last := map[string]bool{}, 0
	for _, i := range n.Items {
		if ids[i.ID] {
			t.Errorf("id %q twice", i.ID)
		}
		ids[i.ID] = true
		if i.Place.First < last || i.Place.First < 1 || i.Place.Last < i.Place.First || i.Place.Last > lines {
			t.Errorf("%q lies at %+v of %d, after %d", i.ID, i.Place, lines, last)
		}
		last = i.Place.Last
		for _, d := range i.Deadlines {
			if d.Quote == "" || !strings.Contains(i.Text, d.Quote) {
				t.Errorf("%q is no part of %q", d.Quote, i.Text)
			}
		}
		if i.Lead == nil || i.Responsible == nil || i.Deadlines == nil || i.Warnings == nil {
			t.Errorf("%q has a nil list", i.ID)
		}
	}
	if n.Items == nil || n.Warnings == nil {
		t.Error("a nil list")
	}
	if _, err := json.Marshal(n); err != nil {
		t.Error(err)
	}
}

func TestLargeFilesAreReadWhole(t *testing.T) {
	t.Parallel()
	for name, text := range map[string]string{
		"many rows":      head + strings.Repeat(row("||1．每月。|县司法局|县财政局"), 8_000),
		"one long cell":  head + row("一、甲|（一）乙。|1．"+strings.Repeat("每月", 40_000)+"|县司法局|县财政局"),
		"many cells":     head + strings.Repeat("\t续。\n", 60_000),
		"many numbers":   letter + strings.Repeat("13900000000 ", 20_000) + head,
		"many headings":  head + strings.Repeat("一、甲\n（一）乙。\n", 20_000),
		"nested bracket": head + row("一、甲|（一）乙。|1．丙。|"+strings.Repeat("（", 60_000)+"|县财政局"),
	} {
		n, err := notice.Parse([]byte(text), lastWorking2020)
		if err != nil && len(n.Items) != 0 {
			t.Errorf("%s: %v", name, err)
		}
		if len(n.Warnings) > 501 {
			t.Errorf("%s: %d warnings", name, len(n.Warnings))
		}
		check(t, n)
	}
}
