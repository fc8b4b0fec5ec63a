package remedy_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"gongkai/statute/outcome"
	"gongkai/statute/remedy"
)

const (
	oldText       = "如对本答复不服，可自收到之日起60日内向示例县人民政府或示例市农业农村局申请行政复议，或者自收到之日起6个月内向示例县人民法院提起行政诉讼。"
	mandatoryText = "如对本答复（不予公开部分）不服，应当自收到之日起60日内先向示例县人民政府申请行政复议；对复议决定仍不服的，可自收到复议决定书之日起15日内向示例县人民法院提起行政诉讼。"
	optionalText  = "如对本答复不服，可自收到之日起60日内向示例县人民政府申请行政复议，或者自收到之日起6个月内向示例县人民法院提起行政诉讼。"
)

func TestTheParagraphOfADepartmentsReply(t *testing.T) {
	t.Parallel()
	table := MustTable(t)
	for _, c := range []struct {
		name     string
		decision remedy.Decision
		variant  remedy.Variant
		want     string
	}{
		{"first day of the 条例", reply("2019-05-15", item(0, outcome.A36_2_GRANT)), remedy.REM_OLD, oldText},
		{"复议法 of 2017, art. 12: a refusal leaves the choice", reply("2023-12-31", item(0, outcome.A36_3_DENY, outcome.X16_PROCESS)), remedy.REM_OLD, oldText},
		{"复议法 of 2023, art. 23(1)(iv): a refusal", reply("2024-01-01", item(0, outcome.A36_3_DENY, outcome.X16_PROCESS)), remedy.REM_MANDATORY, mandatoryText},
		{"条例 art. 37: the withheld part of a partial reply", reply("2024-01-01", item(0, outcome.A37_PARTIAL, outcome.X15_THIRD)), remedy.REM_MANDATORY, mandatoryText},
		{"条例 art. 37: what is left out is no government information", reply("2024-01-01", item(0, outcome.A37_PARTIAL, "")), remedy.REM_OPTIONAL, optionalText},
		{"条例 art. 36(4): 不存在 is no refusal", reply("2024-01-01", item(0, outcome.A36_4_NONE)), remedy.REM_OPTIONAL, optionalText},
		{"条例 art. 36(7): register data are no refusal", reply("2025-06-01", item(0, outcome.A36_7_REGISTER)), remedy.REM_OPTIONAL, optionalText},
		{"a grant", reply("2026-12-31", item(0, outcome.A36_2_GRANT)), remedy.REM_OPTIONAL, optionalText},
		{"a withdrawal is confirmed without a paragraph", reply("2026-01-05", item(0, outcome.A_WITHDRAWN)), remedy.REM_NONE, ""},
	} {
		got := MustDecide(t, table, c.decision, place(), remedy.Defaults())
		if len(got.Paragraphs) != 1 || len(got.Missing()) != 0 {
			t.Fatalf("%s: %+v", c.name, got)
		}
		p := got.Paragraphs[0]
		if p.Variant != c.variant || p.Text() != c.want || p.Items != nil || (p.Article == "") != (c.variant == remedy.REM_NONE) {
			t.Errorf("%s: %s %v %s\n%s", c.name, p.Variant, p.Items, p.Article, p.Text())
		}
	}
}

func TestAMixedReplyNamesItsItems(t *testing.T) {
	t.Parallel()
	table := MustTable(t)
	mixed := []remedy.Item{item(1, outcome.A36_3_DENY, outcome.X16_INTERNAL), item(2, outcome.A36_4_NONE),
		item(3, outcome.A37_PARTIAL, outcome.X15_THIRD), item(4, outcome.A36_2_GRANT)}
	got := MustDecide(t, table, reply("2025-06-01", mixed...), place(), remedy.Defaults())
	want := []string{
		"如对本答复第1项、第3项（不予公开部分）不服，应当自收到之日起60日内先向示例县人民政府申请行政复议；对复议决定仍不服的，可自收到复议决定书之日起15日内向示例县人民法院提起行政诉讼。",
		"如对本答复第2项、第4项不服，可自收到之日起60日内向示例县人民政府申请行政复议，或者自收到之日起6个月内向示例县人民法院提起行政诉讼。",
	}
	if diff := cmp.Diff(want, texts(got)); diff != "" {
		t.Error(diff)
	}
	if !slices.Equal(got.Paragraphs[0].Items, []int{1, 3}) || !slices.Equal(got.Paragraphs[1].Items, []int{2, 4}) {
		t.Errorf("%+v", got)
	}
	if got := MustDecide(t, table, reply("2023-12-31", mixed...), place(), remedy.Defaults()); !slices.Equal(texts(got), []string{oldText}) {
		t.Errorf("before 2024 there is one way: %v", texts(got))
	}
	if got := MustDecide(t, table, reply("2024-03-04", mixed[0], mixed[2]), place(), remedy.Defaults()); !slices.Equal(texts(got), []string{mandatoryText}) {
		t.Errorf("all refused: %v", texts(got))
	}
	s := remedy.Defaults()
	s.MixedMandatory = true
	together := strings.Replace(mandatoryText, "（不予公开部分）", "", 1)
	if got := MustDecide(t, table, reply("2025-06-01", mixed...), place(), s); !slices.Equal(texts(got), []string{together}) {
		t.Errorf("by setting, one way for all: %v", texts(got))
	}
	withdrawn := append(mixed[:1:1], item(7, outcome.A_WITHDRAWN))
	got = MustDecide(t, table, reply("2025-06-01", withdrawn...), place(), remedy.Defaults())
	if len(got.Paragraphs) != 2 || got.Paragraphs[1].Variant != remedy.REM_NONE || !slices.Equal(got.Paragraphs[1].Items, []int{7}) ||
		!strings.HasPrefix(got.Paragraphs[0].Text(), "如对本答复第1项（不予公开部分）不服") {
		t.Errorf("a withdrawn item: %+v", got)
	}
}

func texts(n remedy.Notice) (out []string) {
	for _, p := range n.Paragraphs {
		out = append(out, p.Text())
	}
	return out
}

func TestServedOnlineNamesTheInternetChannel(t *testing.T) {
	t.Parallel()
	table := MustTable(t)
	const channel = "（互联网申请渠道：https://fy.example.invalid）"
	for _, c := range []struct {
		name, on string
		online   bool
		it       remedy.Item
		want     bool
	}{
		{"复议法 of 2023, art. 22(2), optional", "2024-01-01", true, item(0, outcome.A36_2_GRANT), true},
		{"复议法 of 2023, art. 22(2), mandatory", "2024-01-01", true, item(0, outcome.A36_3_DENY, outcome.X14_LAW), true},
		{"the law before asked for none", "2023-12-31", true, item(0, outcome.A36_2_GRANT), false},
		{"served on paper", "2024-01-01", false, item(0, outcome.A36_2_GRANT), false},
	} {
		d := reply(c.on, c.it)
		d.ServedOnline = c.online
		if got := texts(MustDecide(t, table, d, place(), remedy.Defaults()))[0]; strings.Contains(got, "示例县人民政府"+channel) != c.want {
			t.Errorf("%s: %s", c.name, got)
		}
	}
	third := remedy.Decision{On: day("2023-12-31"), Body: remedy.Township, Letter: "T10", ServedOnline: true}
	if got := texts(MustDecide(t, table, third, place(), remedy.Defaults()))[0]; strings.Contains(got, channel) || got == "" {
		t.Errorf("to the third party, before 2024: %s", got)
	}
	if got := (remedy.Paragraph{Variant: remedy.REM_OLD, Online: true}).Missing(); slices.Contains(got, "行政复议互联网申请渠道") {
		t.Errorf("REM_OLD asks for %v", got)
	}
}

func TestLettersThatAreNoReplies(t *testing.T) {
	t.Parallel()
	table := MustTable(t)
	const third = "如对本告知书告知的公开决定不服，可自收到之日起60日内向示例县人民政府申请行政复议，或者自收到之日起6个月内向示例县人民法院提起行政诉讼。"
	const stop = "提起行政诉讼的，可以向人民法院申请暂时停止公开上述政府信息。"
	const charge = "对收取信息处理费的决定有异议的，不能单独就该决定申请行政复议或者提起行政诉讼；可以在缴费期满后，就本机关不再处理该政府信息公开申请的行为依法申请行政复议或者提起行政诉讼。"
	for _, c := range []struct {
		name, form, on string
		variant        remedy.Variant
		want           string
	}{
		{"a receipt is procedural", "T03", "2024-03-04", remedy.REM_NONE, ""},
		{"so is a 补正告知书", "T04", "2019-05-15", remedy.REM_NONE, ""},
		{"and an extension", "T06", "2026-12-31", remedy.REM_NONE, ""},
		{"109号: the charge cannot be contested by itself", "T13", "2021-01-01", remedy.REM_NONE, charge},
		{"条例 art. 32: to the third party", "T10", "2025-05-31", remedy.REM_THIRD, third},
		{"法释〔2025〕8号: and the provisional stop", "T10", "2025-06-01", remedy.REM_THIRD, third + stop},
		{"before 2024 with the organs of then", "T10", "2023-12-31", remedy.REM_THIRD, strings.Replace(third, "县人民政府申请", "县人民政府或示例市农业农村局申请", 1)},
		{"条例 art. 41: correction of one's own record", "T42", "2024-01-01", remedy.REM_OPTIONAL, optionalText},
		{"the same before 2024", "T42", "2023-12-31", remedy.REM_OLD, oldText},
	} {
		d := remedy.Decision{On: day(c.on), Body: remedy.Department, Letter: c.form}
		got := MustDecide(t, table, d, place(), remedy.Defaults())
		if len(got.Paragraphs) != 1 || got.Paragraphs[0].Variant != c.variant || got.Paragraphs[0].Text() != c.want {
			t.Errorf("%s: %s %v", c.name, got.Paragraphs[0].Variant, texts(got))
		}
	}
}

func TestWhatIsNotConfiguredIsMissingAndNeverReplaced(t *testing.T) {
	t.Parallel()
	table := MustTable(t)
	for _, c := range []struct {
		name string
		on   string
		body remedy.Body
		take func(*remedy.Names)
		want []string
	}{
		{"nothing is missing, though no other role has a name", "2024-01-01", remedy.Department, func(n *remedy.Names) {
			*n = remedy.Names{CountyGovernment: n.CountyGovernment, BasicCourt: n.BasicCourt, Online: n.Online}
		}, nil},
		{"the only organ", "2024-01-01", remedy.Department, func(n *remedy.Names) { n.CountyGovernment = " " }, []string{"行政复议机关（县级人民政府）"}},
		{"one of two organs", "2023-12-31", remedy.Department, func(n *remedy.Names) { n.SuperiorDepartment = "" }, []string{"行政复议机关（上一级主管部门）"}},
		{"the court of a government is not that of a department", "2024-01-01", remedy.CountyGovernment, func(n *remedy.Names) { n.IntermediateCourt = "" }, []string{"有管辖权的人民法院（中级人民法院）"}},
		{"the internet channel", "2024-01-01", remedy.Department, func(n *remedy.Names) { n.Online = "" }, []string{"行政复议互联网申请渠道"}},
		{"nothing is configured", "2024-01-01", remedy.Justice, func(n *remedy.Names) { *n = remedy.Names{} },
			[]string{"行政复议机关（县级人民政府）", "行政复议机关（上一级主管部门）", "行政复议互联网申请渠道", "有管辖权的人民法院（基层人民法院）"}},
	} {
		n := place()
		c.take(&n)
		d := reply(c.on, item(1, outcome.A36_2_GRANT), item(2, outcome.A36_3_DENY, outcome.X14_LAW))
		d.Body, d.ServedOnline = c.body, true
		got := MustDecide(t, table, d, n, remedy.Defaults())
		if diff := cmp.Diff(c.want, got.Missing()); diff != "" {
			t.Errorf("%s: %s", c.name, diff)
		}
		for _, p := range got.Paragraphs {
			if (p.Text() == "") != (len(p.Missing()) > 0) {
				t.Errorf("%s: %s misses %v", c.name, p.Text(), p.Missing())
			}
		}
	}
}

func TestFaultsAreToldAllAtOnce(t *testing.T) {
	t.Parallel()
	table := MustTable(t)
	for _, c := range []struct {
		name string
		d    remedy.Decision
		want []string
	}{
		{"no date, no body, no items", remedy.Decision{}, []string{"On", "Body", "Items"}},
		{"before the 条例", reply("2019-05-14", item(0, outcome.A36_2_GRANT)), []string{"On"}},
		{"a refusal without a ground", reply("2024-01-01", item(0, outcome.A36_3_DENY)), []string{"Items[0]"}},
		{"a refusal on a ground nobody knows", reply("2024-01-01", item(0, outcome.A36_3_DENY, "X17")), []string{"Items[0]"}},
		{"不存在 withholds nothing", reply("2024-01-01", item(0, outcome.A36_4_NONE, outcome.X14_LAW)), []string{"Items[0]"}},
		{"an unknown code, an unnumbered item, a number twice", reply("2024-01-01", item(1, "A99"), item(0, outcome.A36_2_GRANT), item(1, outcome.A36_2_GRANT)),
			[]string{"Items[0]", "Items[1]", "Items[2]"}},
		{"a number below one", reply("2024-01-01", item(-1, outcome.A36_2_GRANT)), []string{"Items[0]"}},
		{"a reply is no other form", remedy.Decision{On: day("2024-01-01"), Body: remedy.Township, Letter: "T21"}, []string{"Letter"}},
		{"a form with items", remedy.Decision{On: day("2024-01-01"), Body: remedy.Township, Letter: "T13", Items: items()[:1]}, []string{"Letter"}},
		{"109号: no charge before 2021", remedy.Decision{On: day("2020-12-31"), Body: remedy.Township, Letter: "T13"}, []string{"Letter"}},
	} {
		n, err := table.Decide(c.d, place(), remedy.Defaults())
		if !slices.Equal(fields(err), c.want) || n.Paragraphs != nil {
			t.Errorf("%s: %v %v", c.name, err, n)
		}
	}
	if _, err := (remedy.Table{}).Decide(reply("2024-01-01", item(0, outcome.A36_2_GRANT)), place(), remedy.Defaults()); !slices.Equal(fields(err), []string{"Table"}) {
		t.Errorf("without a table: %v", err)
	}
}

func TestFaultsNameTheFieldAndNoValue(t *testing.T) {
	t.Parallel()
	_, err := MustTable(t).Decide(reply("2024-01-01", item(1, "A99"), item(1, outcome.A36_2_GRANT)), place(), remedy.Defaults())
	if err == nil || err.Error() != "remedy: Items[0]：没有这种答复类型；Items[1]：项号应为正整数，不得重复" {
		t.Error(err)
	}
}

// Letters that know organs by name only say what is missing without a role.
func TestAParagraphWithoutRolesNamesItsGaps(t *testing.T) {
	t.Parallel()
	p := remedy.Paragraph{Variant: remedy.REM_MANDATORY, Online: true}
	if got := p.Missing(); !slices.Equal(got, []string{"行政复议机关", "行政复议互联网申请渠道", "有管辖权的人民法院"}) || p.Text() != "" {
		t.Errorf("%v %s", got, p.Text())
	}
	if got := (remedy.Paragraph{}).Parts(); got != nil {
		t.Errorf("no variant prints %v", got)
	}
}
