package annual_test

import (
	"errors"
	"slices"
	"strings"
	"testing"

	"gongkai/civil"
	"gongkai/statute/annual"
	"gongkai/statute/outcome"
	"pgregory.net/rapid"
)

// items reads "A36_2_GRANT A36_3_DENY/X15_THIRD".
func items(text string) (out []annual.Item) {
	for _, word := range strings.Fields(text) {
		code, ground, _ := strings.Cut(word, "/")
		out = append(out, annual.Item{Code: outcome.Code(code), Ground: outcome.Ground(ground)})
	}
	return out
}

func TestOneRowForSeveralOutcomes(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		law, items string
		chosen     outcome.Ground
		want       annual.RowID
		err        error
	}{
		{"one item, one row", "A38_PROCESSING", "", "R3.4.2", nil},
		{"all granted", "A36_2_GRANT A36_1_PUBLISHED", "", "R3.1", nil},
		{"区分处理的，只计这一情形: granted and refused", "A36_2_GRANT A36_3_DENY/X14_SECRET", "", "R3.2", nil},
		{"published already and refused", "A36_1_PUBLISHED A36_3_DENY/X16_CASEFILE", "", "R3.2", nil},
		{"one item partly open", "A37_PARTIAL", "", "R3.2", nil},
		{"partly open beside a refusal", "A36_3_DENY/X14_LAW A37_PARTIAL", "", "R3.2", nil},
		{"partly open beside 不存在", "A36_4_NONE A37_PARTIAL", "", "R3.2", nil},
		{"partly open beside a withdrawn item", "A_WITHDRAWN A37_PARTIAL", "", "R3.2", nil},
		{"a chosen ground moves no partial reply", "A36_2_GRANT A36_3_DENY/X15_THIRD", "X14_SECRET", "R3.2", nil},
		{"two grounds: the stricter by default", "A36_3_DENY/X16_PROCESS A36_3_DENY/X15_THIRD", "", "R3.3.4", nil},
		{"two grounds: the handler's choice", "A36_3_DENY/X16_PROCESS A36_3_DENY/X15_THIRD", "X16_PROCESS", "R3.3.6", nil},
		{"a choice among others", "A36_3_DENY/X14_SECRET", "X15_THIRD", "", annual.ErrChosen},
		{"refusal and 不存在, nothing granted", "A36_4_NONE A36_3_DENY/X16_CASEFILE", "", "R3.3.7", nil},
		{"refusal and 依照专门规定查询", "A36_7_REGISTER A36_3_DENY/X16_CASEFILE", "", "R3.3.7", nil},
		{"refusal and 重复申请", "A36_6_REPEAT A36_3_DENY/X16_INTERNAL", "", "R3.3.5", nil},
		{"[C] granted and 不存在", "A36_2_GRANT A36_4_NONE", "", "R3.2", nil},
		{"[C] granted and 非本机关", "A36_5_NOTOURS A36_1_PUBLISHED", "", "R3.2", nil},
		{"[C] granted and 依照专门规定查询", "A36_2_GRANT A36_7_REGISTER", "", "R3.2", nil},
		{"[C] granted and 重复申请", "A36_2_GRANT A36_6_REPEAT", "", "R3.1", nil},
		{"[C] granted and an item withdrawn", "A_WITHDRAWN A36_2_GRANT", "", "R3.1", nil},
		{"[C] granted, an item withdrawn and one 不存在", "A36_4_NONE A36_2_GRANT A_WITHDRAWN", "", "R3.2", nil},
		{"[C] nothing granted or refused: printed order", "A39_PETITION A38_PROCESSING A_WITHDRAWN", "", "R3.4.2", nil},
		{"[C] 依照专门规定查询 before 不存在", "A36_4_NONE A36_7_REGISTER", "", "R3.3.8", nil},
		{"no item", "", "", "", annual.ErrNoItem},
		{"a refusal without ground", "A36_2_GRANT A36_3_DENY", "", "", annual.ErrNoRow},
		{"an unknown code", "A99", "", "", annual.ErrNoRow},
	} {
		got, err := annual.DefaultCounting().RowOfReply(items(c.items), c.chosen)
		if got != c.want || !errors.Is(err, c.err) {
			t.Errorf("%s: %q %v, want %q %v", c.law, got, err, c.want, c.err)
		}
	}
}

func TestMixturesFollowTheSettings(t *testing.T) {
	t.Parallel()
	s := annual.DefaultCounting()
	s.WithGranted[annual.R3_4_1] = annual.R3_1
	s.Order = []annual.RowID{annual.R3_5_1, annual.R3_4_1}
	for mixture, want := range map[string]annual.RowID{
		"A36_2_GRANT A36_4_NONE": "R3.1", "A36_2_GRANT A38_PROCESSING": "R3.2", "A36_4_NONE A39_PETITION": "R3.5.1",
		"A36_4_NONE A36_3_DENY/X15_THIRD": "R3.3.4",
	} {
		if got, err := s.RowOfReply(items(mixture), ""); got != want || err != nil {
			t.Errorf("%s: %s %v, want %s", mixture, got, err, want)
		}
	}
	s.WithGranted[annual.R3_4_1] = annual.R3_4_1
	for _, mixture := range []string{"A36_2_GRANT A36_4_NONE", "A38_PROCESSING"} {
		if got, err := s.RowOfReply(items(mixture), ""); !errors.Is(err, annual.ErrMixed) {
			t.Errorf("%s: %s %v", mixture, got, err)
		}
	}
}

func TestThePrincipalGround(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		items        string
		chosen, want outcome.Ground
		err          error
	}{
		{"A36_3_DENY/X16_CASEFILE A36_3_DENY/X14_LAW A36_3_DENY/X14_3S1W", "", "X14_LAW", nil},
		{"A36_3_DENY/X14_LAW A36_3_DENY/X16_CASEFILE", "X16_CASEFILE", "X16_CASEFILE", nil},
		{"A37_PARTIAL/X14_SECRET A36_3_DENY/X15_THIRD", "", "X15_THIRD", nil}, // what a partial reply withholds is no refusal
		{"A37_PARTIAL/X14_SECRET A36_3_DENY/X15_THIRD", "X14_SECRET", "", annual.ErrChosen},
		{"A36_2_GRANT", "", "", annual.ErrNoRow},
		{"A36_3_DENY/X99", "", "", annual.ErrNoRow},
		{"A36_3_DENY/X99", "X99", "", annual.ErrChosen},
	} {
		if got, err := annual.Principal(items(c.items), c.chosen); got != c.want || !errors.Is(err, c.err) {
			t.Errorf("%s chosen %s: %s %v", c.items, c.chosen, got, err)
		}
	}
}

func TestEveryMixtureHasOneRowInAnyOrder(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		list := rapid.SliceOfN(rapid.Custom(func(t *rapid.T) annual.Item {
			return annual.Item{Code: rapid.SampledFrom(outcome.Codes()).Draw(t, "code"), Ground: rapid.SampledFrom(outcome.Grounds()).Draw(t, "ground")}
		}), 1, 6).Draw(t, "items")
		got, err := annual.DefaultCounting().RowOfReply(list, "")
		if _, ok := annual.Format2021.Fold(got); err != nil || !ok {
			t.Fatalf("%q %v", got, err)
		}
		other, err := annual.DefaultCounting().RowOfReply(rapid.Permutation(list).Draw(t, "order"), "")
		if other != got || err != nil {
			t.Errorf("%s in one order, %s in another", got, other)
		}
		granted, refused := false, false
		for _, i := range list {
			granted = granted || i.Code == outcome.A36_2_GRANT || i.Code == outcome.A36_1_PUBLISHED || i.Code == outcome.A37_PARTIAL
			refused = refused || i.Code == outcome.A36_3_DENY
		}
		if granted && refused && got != annual.R3_2 || granted && got != annual.R3_1 && got != annual.R3_2 {
			t.Errorf("%v: %s", list, got)
		}
	})
}

func TestADecisionMadeAgainIsNoNewApplication(t *testing.T) {
	t.Parallel()
	first := annual.Decision{On: on("2024-11-01"), AnnulledOn: on("2025-01-20"), Row: annual.R3_3_4}
	again := annual.Decision{On: on("2025-02-10"), Row: annual.R3_1}
	mended := []annual.Decision{{On: on("2024-12-01"), Row: annual.R3_3_4}, again} // changed by the agency itself
	for _, c := range []struct {
		law, published, today, want string // "": open again
		decisions                   []annual.Decision
	}{
		{"the report of 2024 is out: its figure stays", "2025-01-15", "2025-03-01", "2024-11-01", []annual.Decision{first, again}},
		{"it is out since the day before the annulment", "2025-01-19", "2025-03-01", "2024-11-01", []annual.Decision{again, first}},
		{"annulled on the day of publication: it no longer stood", "2025-01-20", "2025-03-01", "2025-02-10", []annual.Decision{first, again}},
		{"not out yet: the last valid decision counts", "2025-03-30", "2025-03-01", "2025-02-10", []annual.Decision{first, again}},
		{"out today", "2025-01-18", "2025-01-18", "2024-11-01", []annual.Decision{first}},
		{"changed before the report is out", "2025-03-02", "2025-03-01", "2025-02-10", mended},
		{"changed, and the report is out today", "2025-03-01", "2025-03-01", "2024-12-01", mended},
		{"never published", "", "2025-03-01", "2025-02-10", []annual.Decision{again, first}},
		{"annulled and not decided again: open", "", "2025-01-25", "", []annual.Decision{first}},
		{"annulled today", "", "2025-01-20", "", []annual.Decision{first}},
		{"annulled tomorrow", "", "2025-01-19", "2024-11-01", []annual.Decision{first}},
		{"decided again today", "", "2025-02-10", "2025-02-10", []annual.Decision{first, again}},
		{"a decision of tomorrow does not count", "", "2025-02-09", "", []annual.Decision{first, again}},
		{"twice in a published year: the last", "2025-01-15", "2025-03-01", "2024-12-20",
			[]annual.Decision{{On: on("2024-12-20"), Row: annual.R3_2}, first, again}},
		{"no date is no decision", "2025-01-15", "2025-03-01", "", []annual.Decision{{Row: annual.R3_1}}},
		{"none at all", "", "2025-03-01", "", nil},
	} {
		published := func(year int) civil.Date {
			if year == 2024 {
				return on(c.published)
			}
			return 0
		}
		got, ok := annual.Counted(c.decisions, on(c.today), published)
		if ok != (c.want != "") || got.On != on(c.want) {
			t.Errorf("%s: %s %v, want %s", c.law, got.On, ok, c.want)
		}
	}
	list := []annual.Decision{again, first}
	annual.Counted(list, on("2025-03-01"), func(int) civil.Date { return 0 })
	if !slices.Equal(list, []annual.Decision{again, first}) {
		t.Error("Counted sorts its caller's list")
	}
}

// What nothing settles is counted in the printed order of the form, from the first row of refusals on.
func TestTheOrderOfTheFormBeginsWithTheRefusals(t *testing.T) {
	t.Parallel()
	if order := annual.DefaultCounting().Order; order[0] != annual.R3_3_1 || len(order) != len(annual.Format2021.Results())-2 {
		t.Errorf("%v", order)
	}
}
