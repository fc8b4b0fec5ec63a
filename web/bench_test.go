package web_test

import (
	"fmt"
	"net/http"
	"net/url"
	"slices"
	"strings"
	"testing"

	"gongkai/desk"
	"gongkai/internal/office"
	"gongkai/internal/storetest"
	"gongkai/store"
	"gongkai/web"
	"gongkai/web/webtest"
)

// BenchmarkPages is the server's time for the pages that people open all day, with a hundred thousand cases and all that belongs to them:
// go test ./web -bench Pages -run none. A page should take less than 50 ms.
func BenchmarkPages(b *testing.B) {
	o := &webtest.Office{Log: &webtest.Log{}}
	o.Office = office.Open(b, storetest.Empty(b, store.SQLite), "2026-11-24", func() desk.Engine { return &office.Direct{} })
	o.Mount(b, web.Options{})
	clerk := o.As(b, o.Clerk)
	var path string
	for i := range 60 {
		path = clerk.Register("name", fmt.Sprintf("示例%02d", i), "phone", fmt.Sprintf("1380000%04d", i))
	}
	multiply(b, o, strings.TrimPrefix(path, "/applications/"), 100_000)
	for _, page := range []struct {
		name string
		open func() *webtest.Reply
	}{
		{"work list", func() *webtest.Reply { return clerk.Get("/") }},
		{"work list, narrowed", func() *webtest.Reply { return clerk.Get("/?with=me&lack=proof") }},
		{"a year", func() *webtest.Reply { return clerk.Get("/applications?year=2023") }},
		{"search, number", func() *webtest.Reply { return clerk.Post("/search", url.Values{"q": {"2026-0012"}}) }},
		{"search, telephone", func() *webtest.Reply { return clerk.Post("/search", url.Values{"q": {"138-0000-0007"}}) }},
		{"search, name", func() *webtest.Reply { return clerk.Post("/search", url.Values{"q": {"示例07"}}) }},
		{"case", func() *webtest.Reply { return clerk.Get(path) }},
		{"inbox", func() *webtest.Reply { return clerk.Get("/inbox") }},
	} {
		b.Run(page.name, func(b *testing.B) {
			for b.Loop() {
				if got := page.open(); got.Status != http.StatusOK && got.Status != http.StatusSeeOther {
					b.Fatal(got.Status)
				}
			}
			b.ReportMetric(float64(b.Elapsed().Milliseconds())/float64(b.N), "ms/page")
		})
	}
}

// multiply copies a case with all its rows, n times: 3 in 100 of the copies are open, the others archived, over 24 years.
func multiply(b *testing.B, o *webtest.Office, id string, n int) {
	b.Helper()
	fresh := func(column string) string { return column + " || '-' || i" }
	for _, table := range []struct {
		name, of string
		change   map[string]string
	}{
		{"cases", "id", map[string]string{"id": fresh("id"), "open": "i % 100 < 3", "wake_at": "NULL"}},
		{"events", "case_id", map[string]string{"case_id": fresh("case_id"), "command_id": fresh("command_id")}},
		{"commands", "case_id", map[string]string{"id": fresh("id"), "case_id": fresh("case_id")}},
		{"parties", "case_id", map[string]string{"id": fresh("id"), "case_id": fresh("case_id")}},
		{"texts", "case_id", map[string]string{"id": fresh("id"), "case_id": fresh("case_id")}},
		{"blind_index", "case_id", map[string]string{"case_id": fresh("case_id"), "value": "substr(value, 1, 40) || i"}},
		{"applications", "case_id", map[string]string{"case_id": fresh("case_id"), "number": "(2002 + i % 24) || '-' || (1000 + i)", "year": "2002 + i % 24", "ordinal": "1000 + i",
			"registered_on": "'2020-03-04'", "arrived_on": "'2020-03-04'", "stage": "CASE WHEN i % 100 < 3 THEN 'handling' ELSE 'archived' END", "open": "i % 100 < 3", "next_on": "CASE WHEN i % 100 < 3 THEN '2027-01-15' ELSE '' END",
			"then_on": "CASE WHEN i % 100 < 3 THEN '2027-01-15' ELSE '' END"}},
	} {
		columns := o.Columns(b, table.name)
		values := slices.Clone(columns)
		for i, c := range columns {
			if to, is := table.change[c]; is {
				values[i] = to
			}
		}
		o.Exec(b, fmt.Sprintf(`WITH RECURSIVE k(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM k WHERE i < %d) INSERT INTO %s (%s) SELECT %s FROM k, %s WHERE %s = ?`,
			n, table.name, strings.Join(columns, ", "), strings.Join(values, ", "), table.name, table.of), id)
	}
	o.Exec(b, "ANALYZE")
}
