package remedy_test

import (
	"errors"
	"strings"
	"testing"

	"gongkai/statute/outcome"
	"gongkai/statute/remedy"
)

func TestTheTableIsReadStrictly(t *testing.T) {
	t.Parallel()
	seed := string(MustRead(t, seedFile))
	for _, c := range []struct{ name, old, new, reason string }{
		{"an unknown member", `"organs": [` + "\n", `"note": "", "organs": [` + "\n", "note"},
		{"a day without a row", `"from": "2024-01-01"`, `"from": "2024-01-02"`, "organs：department"},
		{"a day with two rows", `"to": "2023-12-31"`, `"to": "2024-01-01"`, "organs：department"},
		{"an end in the middle is missing", `"to": "2023-12-31"`, `"to": ""`, "organs：department"},
		{"a row that ends before it begins", `"to": "2023-12-31"`, `"to": "2019-05-01"`, "organs：department"},
		{"an unknown body", `"body": "township"`, `"body": "village"`, "village"},
		{"the office has no row of its own", `"body": "justice"`, `"body": "government_office"`, "government_office"},
		{"a body without a court", ` {"body": "justice", "from": "2019-05-15", "to": "", "court": "basic", "basis": "行政诉讼法第十四条"}`,
			` {"body": "vertical", "from": "2019-05-15", "to": "", "court": "basic", "basis": "行政诉讼法第十四条"}`, "courts：vertical"},
		{"an unknown organ", `"managing_body"`, `"county_party"`, "county_party"},
		{"an organ twice", `"county_government", "superior_department"`, `"county_government", "county_government"`, "重复"},
		{"no organ", `["managing_body"]`, `[]`, "缺少行政复议机关"},
		{"an unknown level", `"court": "intermediate"`, `"court": "high"`, "high"},
		{"no basis", `"basis": "行政复议法（2023年修订）第二十七条"`, `"basis": ""`, "basis"},
		{"no such day", `2023-12-31`, `2023-12-32`, ""},
		{"something after it", "]\n}", "]\n}{}", "多余"},
		{"no table", seed, `[]`, ""},
		{"an empty table", seed, `{}`, "缺少 department"},
	} {
		text := strings.Replace(seed, c.old, c.new, 1)
		if text == seed {
			t.Fatalf("%s: nothing was changed", c.name)
		}
		if _, err := remedy.Parse([]byte(text)); !errors.Is(err, remedy.ErrData) || !strings.Contains(err.Error(), c.reason) {
			t.Errorf("%s: %v", c.name, err)
		}
	}
}

func TestRowsAreCopies(t *testing.T) {
	t.Parallel()
	table := MustTable(t)
	table.Organs()[1].Organs[0] = remedy.ManagingBodyRole
	table.Courts()[0].Court = remedy.Intermediate
	d := reply("2024-01-01", item(0, outcome.A36_2_GRANT))
	if got := texts(MustDecide(t, table, d, place(), remedy.Defaults()))[0]; got != optionalText {
		t.Errorf("a reader changed the table: %s", got)
	}
}

func TestEverythingHasAName(t *testing.T) {
	t.Parallel()
	for _, b := range remedy.Bodies() {
		if b.Name() == "" {
			t.Errorf("body %s", b)
		}
	}
	for _, r := range remedy.Roles() {
		if r.Name() == "" {
			t.Errorf("role %s", r)
		}
	}
	if remedy.Body("village").Name() != "" || remedy.Role("party").Name() != "" || remedy.Level("high").Name() != "" {
		t.Error("what nobody knows has a name")
	}
}

func FuzzParse(f *testing.F) {
	f.Add(MustRead(f, seedFile))
	f.Add([]byte(`{"organs":[{"body":"department","from":"2019-05-15","to":"","organs":["county_government"],"basis":"x"}],"courts":[]}`))
	f.Fuzz(func(t *testing.T, data []byte) {
		table, err := remedy.Parse(data)
		if err != nil {
			if !errors.Is(err, remedy.ErrData) {
				t.Fatalf("%v is no fault of data", err)
			}
			return
		}
		for _, b := range remedy.Bodies() { // whatever is accepted answers for every body on any day
			d := reply("2024-01-01", item(0, outcome.A36_2_GRANT))
			d.Body = b
			n, err := table.Decide(d, place(), remedy.Defaults())
			if err != nil || len(n.Paragraphs) != 1 || n.Paragraphs[0].Text() == "" {
				t.Fatalf("%s: %v %v", b, n, err)
			}
		}
	})
}
