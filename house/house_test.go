package house_test

import (
	"reflect"
	"slices"
	"strings"
	"testing"

	"gongkai/house"
	"gongkai/statute/remedy"
)

func TestPattern(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		pattern house.Pattern
		code    string
		number  string // of 2026, 7
	}{
		{"{年}-{号:4}", "", "2026-0007"},
		{"某政办依申请〔{年}〕{号}号", "", "某政办依申请〔2026〕7号"},
		{"依申请{年}第{号:3}号", "", "依申请2026第007号"},
		{"{号}/{年}", "", "7/2026"},
		{"{年}-", "pattern_number", ""},
		{"{年}-{号}-{号}", "pattern_number", ""},
		{"第{号}号", "pattern_year", ""},
		{"{年}{号:4}", "pattern_unknown", ""}, // 20260007: is it 2026, 7 or 202, 60007?
		{"{年}0{号}", "pattern_unknown", ""},
		{"{号}{年}", "pattern_unknown", ""},
		{"{年}-{号}-{月}", "pattern_unknown", ""},
		{"{年}-{号:9}", "pattern_number", ""},
		{house.Pattern(strings.Repeat("长", 40)) + "{年}-{号}", "too_long", ""},
	} {
		if got := c.pattern.Check(); got != c.code {
			t.Errorf("%s: %q, want %q", c.pattern, got, c.code)
		}
		if c.code != "" {
			continue
		}
		if got := c.pattern.Number(2026, 7); got != c.number {
			t.Errorf("%s: %s, want %s", c.pattern, got, c.number)
		}
		for _, n := range []int{1, 7, 10, 9999, 123456} {
			if year, got, ok := c.pattern.Read(c.pattern.Number(2026, n)); year != 2026 || got != n || !ok {
				t.Errorf("%s: %d is read as %d, %d, %v", c.pattern, n, year, got, ok)
			}
		}
	}
}

// What the series cannot give is not of the series, however like it looks.
func TestAPatternReadsItsOwnNumbersOnly(t *testing.T) {
	t.Parallel()
	for _, text := range []string{"2026-7", "2026-00007", "2026-0000", "2026-0007 ", "x2026-0007", "2026-0007x", "", "2026-12a4"} {
		if year, n, ok := house.DefaultNumber.Read(text); ok {
			t.Errorf("%q is read as %d, %d", text, year, n)
		}
	}
	if got := house.Pattern("某政办依申请〔{年}〕{号}号").Prefix(2026); got != "某政办依申请〔2026〕" {
		t.Errorf("prefix %s", got)
	}
}

func TestSettingsStandOverDefaults(t *testing.T) {
	t.Parallel()
	defaults := remedy.Venue{Body: remedy.GovernmentOffice, Settings: remedy.Settings{OfficeAs: remedy.Department},
		Names: remedy.Names{CountyGovernment: "示例县人民政府", BasicCourt: "示例县人民法院"}}
	h := house.Of(3, house.Settings{Body: remedy.CountyGovernment, BasicCourt: "另一县人民法院", IntermediateCourt: "示例市中级人民法院"}, "示例县人民政府办公室", defaults)
	want := remedy.Venue{Body: remedy.CountyGovernment, Settings: remedy.Settings{OfficeAs: remedy.Department},
		Names: remedy.Names{CountyGovernment: "示例县人民政府", BasicCourt: "另一县人民法院", IntermediateCourt: "示例市中级人民法院"}}
	if !reflect.DeepEqual(h.Venue, want) {
		t.Errorf("%+v", h.Venue)
	}
	if h.Letterhead() != "示例县人民政府办公室" || h.NumberPattern() != house.DefaultNumber || h.FirstOf(2026) != 1 {
		t.Errorf("%s %s %d", h.Letterhead(), h.NumberPattern(), h.FirstOf(2026))
	}
	h = house.Of(4, house.Settings{Name: "示例县人民政府", Number: "依{年}第{号}号", FirstYear: 2026, First: 58}, "示例县人民政府办公室", defaults)
	if h.Letterhead() != "示例县人民政府" || h.NumberPattern() != "依{年}第{号}号" || h.FirstOf(2026) != 58 || h.FirstOf(2027) != 1 {
		t.Errorf("%s %s %d %d", h.Letterhead(), h.NumberPattern(), h.FirstOf(2026), h.FirstOf(2027))
	}
}

func TestCheckNamesEveryFault(t *testing.T) {
	t.Parallel()
	bad := house.Settings{Name: strings.Repeat("长", 61), Body: "guild", OfficeAs: remedy.Township, DocNo: "{号}", Number: "{年}", First: 3}
	want := []house.Fault{{"letter_name", "too_long"}, {"body", "unknown_value"}, {"office_as", "unknown_value"}, {"doc_no_pattern", "pattern_year"},
		{"number_pattern", "pattern_number"}, {"first", "out_of_range"}}
	if got := bad.Check(); !slices.Equal(got, want) {
		t.Errorf("%v", got)
	}
	if got := (house.Settings{}).Check(); len(got) != 0 {
		t.Errorf("nothing settled: %v", got)
	}
}

// Every field of the settings is a field of the form, and its change is told.
func TestEveryChangeIsTold(t *testing.T) {
	t.Parallel()
	told := map[string]bool{}
	v := reflect.TypeFor[house.Settings]()
	for i := range v.NumField() {
		var s house.Settings
		f := reflect.ValueOf(&s).Elem().Field(i)
		if f.Kind() == reflect.Int {
			f.SetInt(2)
		} else {
			f.SetString("x")
		}
		got := house.Changed(house.Settings{}, s)
		if len(got) != 1 || !slices.Contains(house.Fields(), got[0]) {
			t.Errorf("%s: %v", v.Field(i).Name, got)
			continue
		}
		told[got[0]] = true
	}
	if len(told) != len(house.Fields()) {
		t.Errorf("%d of %d fields", len(told), len(house.Fields()))
	}
}
