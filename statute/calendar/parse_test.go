package calendar_test

import (
	"bytes"
	"errors"
	"strings"
	"testing"

	"gongkai/statute/calendar"
)

// Invented years: one before its notice, one with it.
const (
	good2027 = `"2027":{"off":["2027-01-01"],"work":[],"source":"暂定","status":"provisional"}`
	good2028 = `"2028":{"off":["2028-01-03"],"work":["2028-01-08"],"source":"示例通知","status":"official","workdays":260}`
)

func TestParseRefusesWhatCouldMoveADate(t *testing.T) {
	t.Parallel()
	for _, row := range []struct{ name, text, says string }{
		{"no JSON", `{`, "JSON"},
		{"a list", `[]`, "JSON"},
		{"no year", `{}`, "没有任何年份"},
		{"something after the object", `{` + good2028 + `} {}`, "多余"},
		{"a year that is none", `{"二〇二七":{}}`, "年份"},
		{"a name without quotes", `{2027:{}}`, "JSON"},
		{"a year too far away", `{"9999":{}}`, "年份"},
		{"a year of three digits", `{"027":{}}`, "年份"},
		{"a year of five digits", `{"02027":{}}`, "年份"},
		{"the year before the first", `{"1999":{}}`, "年份"},
		{"the year after the last", `{"2201":{}}`, "年份"},
		{"a year twice", `{` + good2027 + `,` + good2027 + `}`, "重复"},
		{"a year left out", `{"2029":` + good2027[7:] + `}`, "不在本年"},
		{"a gap between years", `{` + good2028 + `,"2030":{"off":["2030-01-01"],"work":[],"source":"x","status":"provisional"}}`, "缺少2029年"},
		{"official after provisional", `{` + good2027 + `,` + good2028 + `}`, "2028年不能为正式"},
		{"an unknown member", `{"2027":{"off":["2027-01-01"],"holidays":[]}}`, "不认识的项"},
		{"a member in capitals", `{"2027":{"OFF":["2027-01-01"]}}`, "不认识的项"},
		{"a member twice", `{"2027":{"off":["2027-01-01"],"off":[]}}`, "重复"},
		{"an unknown status", strings.Replace(`{`+good2027+`}`, "provisional", "draft", 1), "status"},
		{"no source", strings.Replace(`{`+good2027+`}`, "暂定", "", 1), "source"},
		{"no day off", `{"2027":{"off":[],"work":[],"source":"x","status":"provisional"}}`, "没有任何放假日"},
		{"a day that does not exist", `{"2027":{"off":["2027-02-29"]}}`, "off："},
		{"a day of another year", `{"2027":{"off":["2026-12-31"],"source":"x","status":"provisional"}}`, "不在本年"},
		{"an empty day", `{"2027":{"off":[""],"source":"x","status":"provisional"}}`, "不在本年"},
		{"days out of order", `{"2027":{"off":["2027-01-02","2027-01-01"],"source":"x","status":"provisional"}}`, "先后"},
		{"a day twice", `{"2027":{"off":["2027-01-01","2027-01-01"],"source":"x","status":"provisional"}}`, "重复"},
		{"make-up days out of order", `{"2027":{"off":["2027-01-01"],"work":["2027-01-16","2027-01-09"],"source":"x","status":"official"}}`, "work："},
		{"a make-up Monday", `{"2027":{"off":["2027-01-01"],"work":["2027-01-04"],"source":"x","status":"official"}}`, "不是周末"},
		{"off and worked", `{"2027":{"off":["2027-01-02"],"work":["2027-01-02"],"source":"x","status":"official"}}`, "既放假又上班"},
		{"an official year without a count", strings.Replace(`{`+good2028+`}`, `,"workdays":260`, "", 1), "缺少 workdays"},
		{"a wrong count", strings.Replace(`{`+good2028+`}`, "260", "261", 1), "按日期应为 260"},
		{"a count of an unknown year", strings.Replace(`{`+good2027+`}`, `"provisional"`, `"provisional","workdays":260`, 1), "暂定年份"},
		{"a make-up day before the notice", strings.Replace(`{`+good2027+`}`, `"work":[]`, `"work":["2027-01-09"]`, 1), "暂定年份"},
	} {
		c, err := calendar.Parse("t", []byte(row.text))
		if !errors.Is(err, calendar.ErrData) || !strings.Contains(err.Error(), row.says) || c != nil {
			t.Errorf("%s: %v, want a word about %q", row.name, err, row.says)
		}
	}
	if _, err := calendar.Parse("", MustRead(t, seedFile)); !errors.Is(err, calendar.ErrData) {
		t.Errorf("an edition without an id: %v", err)
	}
}

func TestAWholePassingFile(t *testing.T) {
	t.Parallel()
	c := MustParse(t, `{`+good2028+`}`)
	if c.IsWorking(day("2028-01-03")) || !c.IsWorking(day("2028-01-08")) || c.IsWorking(day("2028-01-09")) {
		t.Error("the days off, made up and of rest of 2028 are not those of its file")
	}
	if got := c.Working(day("2027-12-31"), day("2028-12-31")); got != 260 {
		t.Errorf("%d working days", got)
	}
}

func TestYearsMayStandInAnyOrder(t *testing.T) {
	t.Parallel()
	c := MustParse(t, `{"2029":{"off":["2029-01-01"],"work":[],"source":"暂定","status":"provisional"},`+good2028+`}`)
	if c.IsWorking(day("2028-01-03")) || c.KindOf(day("2029-01-01")) != calendar.Statutory || c.OfficialUntil() != day("2028-12-31") {
		t.Errorf("3 January 2028 is %s, 1 January 2029 %s, official until %s", c.KindOf(day("2028-01-03")), c.KindOf(day("2029-01-01")), c.OfficialUntil())
	}
}

func TestTheFirstAndLastYearsAnEditionMayHave(t *testing.T) {
	t.Parallel()
	for _, y := range []string{"2000", "2200"} {
		c := MustParse(t, strings.ReplaceAll(`{`+good2027+`}`, "2027", y))
		if got := c.Reason(day(y + "-06-01")).Source; got != "暂定" {
			t.Errorf("%s was not read: source %q", y, got)
		}
	}
}

func TestMergeLoadsTheNextNotice(t *testing.T) {
	t.Parallel()
	base := MustRead(t, seedFile)
	kept := bytes.Clone(base)
	// an invented notice: 4 and 5 January off, Sunday the 10th worked
	patch := `{"2027":{"off":["2027-01-01","2027-01-04","2027-01-05"],"work":["2027-01-10"],
		"source":"示例〔2026〕1号 https://example.invalid/?a=1&b=<2>","status":"official","workdays":259}}`
	merged, err := calendar.Merge("2026-2", base, []byte(patch))
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Contains(merged, []byte("a=1&b=<2>")) {
		t.Error("the address of the notice was rewritten")
	}
	c, err := calendar.Parse("2026-2", merged)
	if err != nil {
		t.Fatal(err)
	}
	if got := c.OfficialUntil().String(); got != "2027-12-31" {
		t.Errorf("official until %s", got)
	}
	if got := c.AddWorking(day("2026-11-24"), 40).String(); got != "2027-01-21" { // 19 January before the notice
		t.Errorf("the due date moved to %s", got)
	}
	if r := c.Reason(day("2027-01-10")); r.Kind != calendar.MakeUp || r.Provisional || !strings.Contains(r.Source, "a=1&b=<2>") {
		t.Errorf("10 January 2027: %+v", r)
	}
	old := MustParse(t, string(base))
	for _, d := range []string{"2019-05-04", "2020-02-01", "2024-02-09", "2026-10-10"} {
		if c.Reason(day(d)) != old.Reason(day(d)) {
			t.Errorf("the patch changed %s", d)
		}
	}
	if !bytes.Equal(base, kept) {
		t.Error("the head edition was changed")
	}
}

func TestMergeOfWhatIsThereChangesNothing(t *testing.T) {
	t.Parallel()
	base := MustRead(t, seedFile)
	merged, err := calendar.Merge("2026-2", base, base)
	if err != nil || !bytes.Equal(bytes.TrimSpace(merged), bytes.TrimSpace(base)) {
		t.Errorf("the edition laid over itself is another text (%v)", err)
	}
}

func TestMergeWritesNoNull(t *testing.T) {
	t.Parallel()
	patch := `{"2027":{"off":["2027-01-01"],"source":"示例","status":"provisional"}}`
	merged, err := calendar.Merge("2026-2", MustRead(t, seedFile), []byte(patch))
	if err != nil {
		t.Fatal(err)
	}
	_, of2027, _ := strings.Cut(string(merged), `"2027"`)
	if !strings.Contains(of2027, `"work": []`) || strings.Contains(of2027, "null") {
		t.Errorf("2027 is written %s", of2027)
	}
}

func TestMergeRefuses(t *testing.T) {
	t.Parallel()
	base := string(MustRead(t, seedFile))
	for _, row := range []struct{ name, id, base, patch, says string }{
		{"a broken head edition", "n", `{}`, `{` + good2027 + `}`, "原版本"},
		{"a broken patch", "n", base, `{"2027":{}}`, "2027年"},
		{"an empty patch", "n", base, `{}`, "没有任何年份"},
		{"a gap", "n", base, `{"2029":{"off":["2029-01-01"],"work":[],"source":"x","status":"provisional"}}`, "缺少2028年"},
		{"official 2028 while 2027 is provisional", "n", base, `{` + good2028 + `}`, "2028年不能为正式"},
		{"a provisional year over an official one", "n", base,
			`{"2026":{"off":["2026-01-01"],"work":[],"source":"x","status":"provisional"}}`, "不能改为暂定"},
		{"the first year of the edition, likewise", "n", base,
			`{"2019":{"off":["2019-01-01"],"work":[],"source":"x","status":"provisional"}}`, "不能改为暂定"},
		{"no id", "", base, `{` + good2027 + `}`, "版本号"},
	} {
		_, err := calendar.Merge(row.id, []byte(row.base), []byte(row.patch))
		if !errors.Is(err, calendar.ErrData) || !strings.Contains(err.Error(), row.says) {
			t.Errorf("%s: %v, want a word about %q", row.name, err, row.says)
		}
	}
}

func FuzzParse(f *testing.F) {
	f.Add([]byte(`{` + good2028 + `}`))
	f.Add([]byte(`{"2027":{"off":[null]}}`))
	f.Fuzz(func(t *testing.T, text []byte) {
		c, err := calendar.Parse("fuzz", text)
		if err != nil {
			return
		}
		again, err := calendar.Merge("fuzz", text, text)
		if err != nil {
			t.Fatalf("a good edition cannot be laid over itself: %v", err)
		}
		d := c.OfficialUntil()
		if MustParse(t, string(again)).AddWorking(d, 20) != c.AddWorking(d, 20) {
			t.Fatal("the rewritten edition counts otherwise")
		}
	})
}
