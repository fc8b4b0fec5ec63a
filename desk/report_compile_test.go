package desk_test

import (
	"errors"
	"slices"
	"testing"

	"gongkai/auth"
	"gongkai/casefile"
	"gongkai/desk"
	"gongkai/internal/office"
	"gongkai/letters/tables"
	"gongkai/statute/annual"
)

// county is an office and a bureau under one government, with a case of each in 2024 and another of the office in 2023.
func county(t *testing.T, o *office.Office) (theirs auth.Person) {
	t.Helper()
	register(t, o, o.Clerk, "2023-12-28", casefile.Party{Name: "李示范"})
	register(t, o, o.Clerk, "2024-03-04", casefile.Party{Name: "王样本"})
	clerk := o.Hire(t, "waichuangkou", "外窗口", "sfj", auth.Clerk)
	register(t, o, clerk, "2024-03-05", casefile.Party{Name: "赵示例"})
	o.Desk.Wait()
	return o.Hire(t, "qiannianbao", "钱年报", "sfj", auth.Compiler)
}

func TestTheOfficeOfAGovernmentCompilesAllItsAgencies(t *testing.T) {
	t.Parallel()
	office.OnEach(t, "2024-03-08", direct, func(t *testing.T, o *office.Office) {
		theirs := county(t, o)
		compile := func(p auth.Person, code string, all bool) tables.Table {
			t.Helper()
			return must(o.Desk.Compile(t.Context(), p, desk.Whose{Agency: code, RollUp: all}, day("2024-01-01"), day("2024-12-31")))(t)
		}
		for _, c := range []struct {
			what    string
			p       auth.Person
			code    string
			all     bool
			agency  string
			r1, r2  int
			of      int // entities
			checked bool
		}{
			{"one's own", o.Compiler, "", false, "县人民政府办公室", 1, 1, 0, true},
			{"one's own by its code", o.Compiler, "office", false, "县人民政府办公室", 1, 1, 0, true},
			{"one's own and what is under it", o.Compiler, "office", true, "县人民政府办公室", 1, 1, 1, true},
			{"another's own", theirs, "sfj", false, "县司法局", 1, 0, 0, true},
			{"the county's", o.Compiler, "county", true, "县人民政府", 2, 1, -1, true},
		} {
			got := compile(c.p, c.code, c.all)
			table := got.Report.Table3
			if got.Agency != c.agency || table.At(annual.R1, annual.Total) != c.r1 || table.At(annual.R2, annual.Total) != c.r2 || got.AsOf != day("2024-03-08") {
				t.Errorf("%s: %s %+v", c.what, got.Agency, table.Rows)
			}
			if n := len(got.Report.Entities); c.of >= 0 && n != c.of || c.of < 0 && n < 20 {
				t.Errorf("%s: %d entities", c.what, n)
			}
			if v, err := annual.CheckReport(must(got.File(tables.JSON))(t)); err != nil || len(v.Errors)+len(v.Warnings) != 0 {
				t.Errorf("%s: %v %+v", c.what, err, v)
			}
		}
		whole := compile(o.Compiler, "county", true).Report
		codes := whole.County.Listed
		if slices.Contains(codes, "county") || !slices.Contains(codes, "office") || !slices.Contains(codes, "sfj") || len(slices.Compact(slices.Sorted(slices.Values(codes)))) != len(codes) {
			t.Errorf("made of %v", codes)
		}
		// any days are no report of a year, and name no parts
		half := must(o.Desk.Compile(t.Context(), o.Compiler, desk.Whose{Agency: "county", RollUp: true}, day("2024-03-05"), day("2024-06-30")))(t)
		if half.Report.Year != 0 || half.Report.Entities != nil || half.Report.Table3.At(annual.R1, annual.Total) != 1 || half.Report.Table3.At(annual.R2, annual.Total) != 2 {
			t.Errorf("%+v", half.Report)
		}
	})
}

func TestWhoseReportSomebodyMayCompile(t *testing.T) {
	t.Parallel()
	office.OnEach(t, "2024-03-08", direct, func(t *testing.T, o *office.Office) {
		theirs := county(t, o)
		ask := func(p auth.Person, code string, all bool) error {
			return second(o.Desk.Compile(t.Context(), p, desk.Whose{Agency: code, RollUp: all}, day("2024-01-01"), day("2024-12-31")))
		}
		var denied auth.Denied
		for what, err := range map[string]error{
			"a bureau the county": ask(theirs, "county", true), "a bureau the office": ask(theirs, "office", false), "the office a bureau": ask(o.Compiler, "sfj", false),
			"a leader of the office the county": ask(o.Signer, "county", true), "who compiles nothing, one's own": ask(o.Clerk, "", false),
			"who compiles nothing, no unit": ask(o.Clerk, "nosuch", false),
		} {
			if !errors.As(err, &denied) || denied.Hidden {
				t.Errorf("%s: %v", what, err)
			}
		}
		for code, want := range map[string]string{"nosuch": "unknown_value", "county": "answers_nothing"} {
			if got := invalid(ask(o.Compiler, code, false)); got != (desk.Fault{Field: "agency", Code: want}) {
				t.Errorf("%s: %v", code, got)
			}
		}
		if got := must(o.Desk.Governments(t.Context(), o.Compiler))(t); len(got) != 1 || got[0] != (desk.Government{Code: "county", Name: "县人民政府"}) {
			t.Errorf("the office compiles for %v", got)
		}
		for _, p := range []auth.Person{theirs, o.Signer, o.Clerk} {
			if got := must(o.Desk.Governments(t.Context(), p))(t); len(got) != 0 {
				t.Errorf("%s compiles for %v", p.Display, got)
			}
		}
	})
}

// A cell of more cases than a page holds goes on where it ended.
func TestACellIsPaged(t *testing.T) {
	t.Parallel()
	office.OnEach(t, "2024-03-08", direct, func(t *testing.T, o *office.Office) {
		const many = desk.PageSize + 3
		want := map[string]bool{}
		for range many {
			want[register(t, o, o.Clerk, "2024-03-04", casefile.Party{Name: "李示范"}).CaseID] = true
		}
		cell := desk.Cell{From: day("2024-01-01"), To: day("2024-12-31"), Row: annual.R4, Column: annual.Total}
		first, next, err := o.Desk.CellCases(t.Context(), o.Compiler, cell, desk.Key{})
		if err != nil || len(first) != desk.PageSize || next.CaseID != first[desk.PageSize-1].CaseID {
			t.Fatalf("%d rows, %v, %v", len(first), next, err)
		}
		rest, end, err := o.Desk.CellCases(t.Context(), o.Compiler, cell, next)
		if err != nil || len(rest) != 3 || end != (desk.Key{}) {
			t.Fatalf("%d rows, %v, %v", len(rest), end, err)
		}
		for _, r := range append(first, rest...) {
			if !want[r.CaseID] {
				t.Errorf("%s is there twice, or is none of ours", r.CaseID)
			}
			delete(want, r.CaseID)
		}
	})
}
