package remedy_test

import (
	"slices"
	"strings"
	"testing"

	"gongkai/statute/outcome"
	"gongkai/statute/remedy"
)

func window(from, to string) remedy.Window { return remedy.Window{From: day(from), To: day(to)} }

func TestTheOfficeMayCountAsTheGovernment(t *testing.T) {
	t.Parallel()
	table := MustTable(t)
	for _, c := range []struct {
		as           remedy.Body
		organ, court string
	}{
		{"", "示例县人民政府", "示例县人民法院"},
		{remedy.Department, "示例县人民政府", "示例县人民法院"},
		{remedy.CountyGovernment, "示例市人民政府", "示例市中级人民法院"},
	} {
		d := reply("2024-01-01", item(0, outcome.A36_2_GRANT))
		d.Body = remedy.GovernmentOffice
		to := MustDecide(t, table, d, place(), remedy.Settings{OfficeAs: c.as}).Paragraphs[0].To
		if len(to.Organs) != 1 || to.Organs[0].Name != c.organ || to.Court.Name != c.court {
			t.Errorf("the office as %q: %+v", c.as, to)
		}
	}
}

func TestAPilotMaySendSuitsAgainstTheCountyToTheBasicCourt(t *testing.T) {
	t.Parallel()
	table := MustTable(t)
	s := remedy.Defaults()
	s.GovernmentsAtBasicCourt = window("2021-10-01", "2023-09-27")
	for on, want := range map[string]remedy.Level{"2021-09-30": remedy.Intermediate, "2021-10-01": remedy.Basic, "2023-09-27": remedy.Basic, "2023-09-28": remedy.Intermediate} {
		d := reply(on, item(0, outcome.A36_2_GRANT))
		d.Body = remedy.CountyGovernment
		if got := MustDecide(t, table, d, place(), s).Paragraphs[0].To.Court.Level; got != want {
			t.Errorf("%s: %s", on, got)
		}
		if got := MustDecide(t, table, d, place(), remedy.Defaults()).Paragraphs[0].To.Court.Level; got != remedy.Intermediate {
			t.Errorf("%s without the pilot: %s", on, got)
		}
	}
}

func TestTheStopIsASetting(t *testing.T) {
	t.Parallel()
	d := remedy.Decision{On: day("2025-06-01"), Body: remedy.Department, Letter: "T10"}
	s := remedy.Defaults()
	s.StopFrom = 0
	if got := texts(MustDecide(t, MustTable(t), d, place(), s))[0]; strings.Contains(got, "暂时停止") || got == "" {
		t.Error(got)
	}
}

func TestALocalDecisionOnTheClass(t *testing.T) {
	t.Parallel()
	table := MustTable(t)
	s := remedy.Defaults()
	s.Overrides = []remedy.Override{
		{window("2024-01-01", "2025-05-31"), outcome.A36_4_NONE, outcome.RemedyMandatory, "示例县司法局意见"},
		{window("2025-06-01", ""), outcome.A39_PETITION, outcome.RemedyNone, "示例县司法局意见"},
	}
	for _, c := range []struct {
		on   string
		code outcome.Code
		want remedy.Variant
	}{
		{"2023-12-31", outcome.A36_4_NONE, remedy.REM_OLD},
		{"2024-01-01", outcome.A36_4_NONE, remedy.REM_MANDATORY},
		{"2025-05-31", outcome.A36_4_NONE, remedy.REM_MANDATORY},
		{"2025-06-01", outcome.A36_4_NONE, remedy.REM_OPTIONAL},
		{"2024-01-01", outcome.A36_5_NOTOURS, remedy.REM_OPTIONAL},
		{"2025-05-31", outcome.A39_PETITION, remedy.REM_OPTIONAL},
		{"2025-06-01", outcome.A39_PETITION, remedy.REM_NONE},
	} {
		p := MustDecide(t, table, reply(c.on, item(0, c.code)), place(), s).Paragraphs[0]
		if p.Variant != c.want || strings.Contains(p.Text(), "不予公开部分") {
			t.Errorf("%s on %s: %s %s", c.code, c.on, p.Variant, p.Text())
		}
	}
}

func TestWhatIsTheLawsIsNoSetting(t *testing.T) {
	t.Parallel()
	const by = "示例县司法局意见"
	for _, c := range []struct {
		name string
		s    remedy.Settings
		want []string
	}{
		{"the defaults", remedy.Defaults(), nil},
		{"a refusal goes to 复议 first", remedy.Settings{Overrides: []remedy.Override{
			{window("2024-01-01", "2025-05-31"), outcome.A36_3_DENY, outcome.RemedyOptional, by}}}, []string{"Overrides[0]"}},
		{"so does what a partial reply withholds", remedy.Settings{Overrides: []remedy.Override{
			{window("2024-01-01", "2025-05-31"), outcome.A37_PARTIAL, outcome.RemedyOptional, by}}}, []string{"Overrides[0]"}},
		{"before 2024 everything left the choice", remedy.Settings{Overrides: []remedy.Override{
			{window("2023-12-31", "2025-05-31"), outcome.A36_4_NONE, outcome.RemedyMandatory, by}}}, []string{"Overrides[0]"}},
		{"法释〔2025〕8号: not beyond the window", remedy.Settings{Overrides: []remedy.Override{
			{window("2024-01-01", "2025-06-01"), outcome.A36_4_NONE, outcome.RemedyMandatory, by},
			{window("2024-01-01", ""), outcome.A36_5_NOTOURS, outcome.RemedyNone, by}}}, []string{"Overrides[0]", "Overrides[1]"}},
		{"法释〔2025〕8号: what is not docketed never becomes compulsory", remedy.Settings{Overrides: []remedy.Override{
			{window("2025-06-01", ""), outcome.A38_PROCESSING, outcome.RemedyMandatory, by}}}, []string{"Overrides[0]"}},
		{"two decisions on one day", remedy.Settings{Overrides: []remedy.Override{
			{window("2024-01-01", "2024-06-30"), outcome.A36_4_NONE, outcome.RemedyMandatory, by},
			{window("2024-06-30", "2025-05-31"), outcome.A36_4_NONE, outcome.RemedyNone, by}}}, []string{"Overrides[1]"}},
		{"two outcomes on one day", remedy.Settings{Overrides: []remedy.Override{
			{window("2024-01-01", "2024-06-30"), outcome.A36_4_NONE, outcome.RemedyMandatory, by},
			{window("2024-01-01", "2024-06-30"), outcome.A36_5_NOTOURS, outcome.RemedyMandatory, by}}}, nil},
		{"an end before the beginning", remedy.Settings{Overrides: []remedy.Override{
			{window("2024-06-30", "2024-06-29"), outcome.A36_4_NONE, outcome.RemedyNone, by}}}, []string{"Overrides[0]"}},
		{"no such class, no source, no time, no such code", remedy.Settings{Overrides: []remedy.Override{
			{window("2024-01-01", ""), outcome.A38_PROCESSING, "third", by}, {window("2024-01-01", ""), outcome.A39_PETITION, outcome.RemedyNone, " "},
			{remedy.Window{}, outcome.A38_PROCESSING, outcome.RemedyNone, by}, {window("2024-01-01", ""), "A99", outcome.RemedyNone, by}}},
			[]string{"Overrides[0]", "Overrides[1]", "Overrides[2]", "Overrides[3]"}},
		{"a withdrawal", remedy.Settings{Overrides: []remedy.Override{{window("2019-05-15", ""), outcome.A_WITHDRAWN, outcome.RemedyOptional, by}}}, nil},
		{"the office is no township", remedy.Settings{OfficeAs: remedy.Township}, []string{"OfficeAs"}},
	} {
		_, err := MustTable(t).Decide(reply("2024-03-04", item(0, outcome.A36_2_GRANT)), place(), c.s)
		if !slices.Equal(fields(err), c.want) {
			t.Errorf("%s: %v", c.name, err)
		}
	}
}
