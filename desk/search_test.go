package desk_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"gongkai/casefile"
	"gongkai/desk"
	"gongkai/house"
	"gongkai/internal/office"
)

// A pattern of the agency's own changes how a number is written, not how people say it.
func TestANumberOfOnesOwnPatternIsFound(t *testing.T) {
	t.Parallel()
	office.OnEach(t, "2024-03-05", nil, func(t *testing.T, o *office.Office) {
		must(o.Desk.Configure(t.Context(), o.Admin, desk.Configure{Agency: "office", Settings: house.Settings{Number: "{年}第{号:3}号", First: 120, FirstYear: 2024}}))(t)
		register(t, o, o.Clerk, "2024-03-04", casefile.Party{Name: "甲示例"})
		for _, query := range []string{"2024第120号", "2024年第120号", "120", "第120号", "120号", "2024-120", "２０２４第120号"} {
			if diff := cmp.Diff([]string{"2024第120号"}, numbers(must(o.Desk.Search(t.Context(), o.Clerk, query))(t))); diff != "" {
				t.Errorf("search for %q: %s", query, diff)
			}
		}
	})
}

func TestANumberIsFoundAsPeopleSayIt(t *testing.T) {
	t.Parallel()
	office.OnEach(t, "2024-03-05", nil, func(t *testing.T, o *office.Office) {
		register(t, o, o.Clerk, "2024-03-04", casefile.Party{Name: "甲示例", Phone: "0435-3200000"})
		register(t, o, o.Clerk, "2024-03-04", casefile.Party{Name: "乙示例", Phone: "13800001111"})
		for query, want := range map[string][]string{
			"2": {"2024-0002"}, "02": {"2024-0002"}, "0002": {"2024-0002"}, "2号": {"2024-0002"}, "２": {"2024-0002"},
			"2024-2": {"2024-0002"}, "2024－0002": {"2024-0002"}, "〔2024〕2号": {"2024-0002"}, "2024年第2号": {"2024-0002"},
			"2023-2": nil, "3": nil, "20242": nil, "2024-": nil,
			"04353200000": {"2024-0001"}, "0435 320 0000": {"2024-0001"}, "１３８－００００－１１１１": {"2024-0002"}, "(0435)3200000": {"2024-0001"},
		} {
			if diff := cmp.Diff(want, numbers(must(o.Desk.Search(t.Context(), o.Clerk, query))(t))); diff != "" {
				t.Errorf("search for %q: %s", query, diff)
			}
		}
	})
}
