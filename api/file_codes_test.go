package api_test

import (
	"go/ast"
	"go/parser"
	"go/token"
	"net/http"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"gongkai/api"
	"gongkai/auth"
	"gongkai/internal/apitest"
	"gongkai/internal/storetest"
	"gongkai/store"
)

// constants are the typed text constants of a package, by type.
func constants(t *testing.T, dir string) map[string][]string {
	t.Helper()
	out := map[string][]string{}
	files, err := filepath.Glob(filepath.Join(dir, "*.go"))
	if err != nil || len(files) == 0 {
		t.Fatalf("no sources in %s (%v)", dir, err)
	}
	for _, name := range files {
		file, err := parser.ParseFile(token.NewFileSet(), name, nil, 0)
		if err != nil {
			t.Fatal(err)
		}
		ast.Inspect(file, func(n ast.Node) bool {
			c, ok := n.(*ast.ValueSpec)
			if !ok || len(c.Values) != 1 {
				return true
			}
			of, typed := c.Type.(*ast.Ident)
			value, literal := c.Values[0].(*ast.BasicLit)
			if typed && literal && value.Kind == token.STRING {
				text, _ := strconv.Unquote(value.Value) // it was parsed
				key := filepath.Base(dir) + "." + of.Name
				out[key] = append(out[key], text)
			}
			return true
		})
	}
	return out
}

// TestEveryCodeOfAFileIsDescribed: a code that the statute gains is missing here, and a field of codes without a list too.
func TestEveryCodeOfAFileIsDescribed(t *testing.T) {
	t.Parallel()
	fields, listed := api.CodedFields(), api.FileCodes()
	for field, of := range fields {
		if len(listed[of]) == 0 {
			t.Errorf("%s holds a %s, of which no codes are listed", field, of)
		}
	}
	if fields["Secret.level"] != "review.Level" || fields["Search.expected"] != "review.Place" || len(fields) < 40 {
		t.Errorf("the walk sees %d fields: %v", len(fields), fields)
	}
	for of, want := range constants(t, "../statute/review") {
		codes, ok := listed[of]
		if !ok {
			continue // not in a file
		}
		var got []string
		for _, c := range codes {
			got = append(got, c.(string)) // codesOf makes text
		}
		slices.Sort(got)
		slices.Sort(want)
		if !slices.Equal(got, want) {
			t.Errorf("%s: described %v, the statute has %v", of, got, want)
		}
	}
}

// TestAnUnknownCodeIsRefusedWhereItStands: before anything is decided, with the place of the field and without what was sent.
func TestAnUnknownCodeIsRefusedWhereItStands(t *testing.T) {
	t.Parallel()
	o := apitest.New(t, storetest.Open(t, store.SQLite))
	id := o.Do(t, sent(o, apitest.Registration)).Must(t, http.StatusCreated).Get("id")
	for _, row := range []struct {
		act, body, field, message string
		as                        auth.Person
	}{
		{"draft", `{"file":{"replies":[{"item":"1","code":"CODE"}]}}`, "file.replies[0].code", "", o.Handler},
		{"draft", `{"file":{"bases":[{"id":"b","ground":"X14_SECRET","secret":{"level":"CODE"}}]}}`, "file.bases[0].secret.level", "", o.Handler},
		{"draft", `{"file":{"replies":[{"item":"1","code":"A36_4_NONE","search":{"expected":["oa","CODE"]}}]}}`, "file.replies[0].search.expected[1]", "", o.Handler},
		{"draft", `{"ground":"CODE"}`, "ground", "", o.Handler},
		{"countersign", `{"role":"CODE","opinion":"agree"}`, "role", "“会签身份”请从列出的选项中选择。", o.Reviewer},
		{"countersign", `{"role":"legal_reviewer","opinion":"CODE"}`, "opinion", "“意见”请从列出的选项中选择。", o.Reviewer},
	} {
		s := apitest.Scenario{Name: row.field, Status: 422, Problem: "invalid", Want: values{"fields.0.field": row.field, "fields.0.code": "unknown_value"},
			Request: apitest.Request{As: row.as, Method: http.MethodPost, Path: "/applications/" + id + "/" + row.act, Header: map[string]string{"If-Match": `"1"`},
				Body: strings.ReplaceAll(row.body, "CODE", apitest.Name)}, Not: []string{apitest.Name}}
		if row.message != "" {
			s.Want["fields.0.message"] = row.message
		}
		apitest.Run(t, o, s)
	}
}

// TestAnUnknownFieldDeepInAFileIsRefused: a field that nobody reads would be lost without a word. What was sent is not repeated.
func TestAnUnknownFieldDeepInAFileIsRefused(t *testing.T) {
	t.Parallel()
	o := apitest.New(t, storetest.Open(t, store.SQLite))
	id := o.Do(t, sent(o, apitest.Registration)).Must(t, http.StatusCreated).Get("id")
	for body, field := range map[string]string{
		`{"file":{"urgent":"SENT"}}`: "file.urgent",
		`{"file":{"replies":[{"item":"1","code":"A36_2_GRANT","urgent":"SENT"}]}}`:                 "file.replies[0].urgent",
		`{"file":{"bases":[{"id":"b","ground":"X14_SECRET","secret":{"SENT":"SENT"}}]}}`:           "file.bases[0].secret.…",
		`{"file":{"replies":[{"item":"1","code":"A36_4_NONE","search":{"urgent":["SENT"]}}]}}`:     "file.replies[0].search.urgent",
		`{"file":{"replies":[{"item":"1","code":"A36_2_GRANT"},{"SENT":1,"item":"2","code":""}]}}`: "file.replies[1].…",
	} {
		apitest.Run(t, o, apitest.Scenario{Name: field, Status: 422, Problem: "invalid", Has: []string{`"field":"` + field + `","code":"unknown_field"`}, Not: []string{apitest.Name},
			Request: apitest.Request{As: o.Handler, Method: http.MethodPost, Path: "/applications/" + id + "/draft", Header: map[string]string{"If-Match": `"1"`},
				Body: strings.ReplaceAll(body, "SENT", apitest.Name)}})
	}
}
