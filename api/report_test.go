package api_test

import (
	"testing"

	"gongkai/internal/apitest"
	"gongkai/internal/storetest"
	"gongkai/store"
)

// TestTable3: the table of a year or of days, and the cases behind a cell.
func TestTable3(t *testing.T) {
	t.Parallel()
	o := apitest.New(t, storetest.Open(t, store.SQLite))
	id := o.Register(t)
	table := func(path string) apitest.Request {
		return get(o.Compiler, "/reports/table3"+path)
	}
	const person = "%E8%87%AA%E7%84%B6%E4%BA%BA"            // 自然人
	const business = "%E5%95%86%E4%B8%9A%E4%BC%81%E4%B8%9A" // 商业企业
	invalid := func(name, path, field string) apitest.Scenario {
		return apitest.Scenario{Name: name, Request: table(path), Status: 422, Problem: "invalid", Want: values{"fields.0.field": field}}
	}
	apitest.Run(t, o,
		apitest.Scenario{Name: "a year", Request: table("?year=2026"), Status: 200, Want: values{"from": "2026-01-01", "to": "2026-12-31",
			"as_of": "2026-10-12", "columns.0": "自然人", "table3.R1.0": "1", "table3.R4.6": "1", "table3.R2.6": "0", "rows.0.row": "R1", "findings": "[]"}},
		apitest.Scenario{Name: "days before it came", Request: table("?from=2026-01-01&to=2026-10-11"), Status: 200, Want: values{"table3.R1.6": "0"}},
		apitest.Scenario{Name: "the cases behind a cell", Request: table("/cases?year=2026&row=R1&column=" + person), Status: 200,
			Want: values{"applications.0.id": id, "applications.1": ""}},
		apitest.Scenario{Name: "an empty cell", Request: table("/cases?year=2026&row=R1&column=" + business), Status: 200, Want: values{"applications": "[]"}},
		apitest.Scenario{Name: "another agency's table", Request: get(o.Outsider, "/reports/table3?year=2026"),
			Status: 200, Want: values{"table3.R1.6": "0"}},
		apitest.Scenario{Name: "as a file", Request: table("/file?year=2026&format=json"), Status: 200, Want: values{"year": "2026", "format": "2021", "table3.R1.0": "1"}},
		apitest.Scenario{Name: "as a page", Request: table("/file?year=2026&format=html"), Status: 200, Has: []string{"<!doctype html>", "县人民政府办公室"}},
		apitest.Scenario{Name: "the county's", Request: table("/file?year=2026&format=json&agency=county&roll_up=true"), Status: 200,
			Want: values{"table3.R1.0": "1", "county.listed.0": "office", "entities.0.entity": "office", "entities.0.table3.R1.0": "1"}},
		apitest.Scenario{Name: "the county's, for a bureau", Request: get(o.Outsider, "/reports/table3/file?year=2026&format=json&agency=county&roll_up=true"),
			Status: 403, Problem: "denied"},
		invalid("a government alone", "/file?year=2026&format=json&agency=county", "agency"), invalid("no such unit", "/file?year=2026&format=json&agency=x", "agency"),
		invalid("no such format", "/file?year=2026&format=pdf", "format"), invalid("no such place", "/cases?year=2026&row=R1&column="+person+"&after=x", "after"),
		invalid("no period", "", "year"), invalid("two periods", "?year=2026&from=2026-01-01", "year"), invalid("half a period", "?to=2026-01-01", "year"),
		invalid("the wrong way round", "?from=2026-02-01&to=2026-01-01", "to"), invalid("no such row", "/cases?year=2026&row=R99&column="+person, "row"),
		invalid("no such column", "/cases?year=2026&row=R1&column=x", "column"), invalid("no such day", "?from=2026-02-30&to=2026-03-01", "from"),
		invalid("a year without a report", "?year=2018", "year"))
}
