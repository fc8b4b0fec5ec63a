package api_test

import (
	"net/http"
	"slices"
	"strings"
	"testing"

	"github.com/google/uuid"
	"pgregory.net/rapid"

	"gongkai/auth"
	"gongkai/internal/apitest"
	"gongkai/internal/storetest"
	"gongkai/store"
)

// TestAnythingAtAll: whatever anybody sends to any route is done or answered with one problem; it is never our fault.
func TestAnythingAtAll(t *testing.T) {
	t.Parallel()
	storetest.OnEach(t, func(t *testing.T, db *store.DB) {
		o := apitest.New(t, db)
		rows := slices.DeleteFunc(everyRoute(t, o), func(r owed) bool { return r.method == http.MethodDelete }) // signing out would end the others
		slices.SortFunc(rows, func(a, b owed) int { return strings.Compare(a.method+a.path, b.method+b.path) })
		everybody := o.Hire(t, "quannengde", "全能的", "office", auth.Roles()...)
		o.Settle(t, &everybody)
		people := []auth.Person{everybody, everybody, o.Reviewer, o.Justice, o.Outsider, {}}
		rapid.Check(t, func(rt *rapid.T) {
			sent := aRequest(rt, rows, people)
			a := o.Do(t, sent)
			switch {
			case a.Status >= http.StatusInternalServerError:
				rt.Fatalf("%+v: answered %d %s\n%s", sent, a.Status, a.Body, lastFault(o.Log.String()))
			case a.Status >= http.StatusBadRequest && (a.Head("Content-Type") != "application/problem+json" || a.Get("type") == "" || a.Get("title") == ""):
				rt.Fatalf("%+v: answered %d %s %s", sent, a.Status, a.Head("Content-Type"), a.Body)
			}
		})
	})
}

func aRequest(t *rapid.T, rows []owed, people []auth.Person) apitest.Request {
	r := rapid.SampledFrom(rows).Draw(t, "route")
	header := map[string]string{"If-Match": anETag().Draw(t, "etag"), "Idempotency-Key": aKey().Draw(t, "key"),
		"Content-Type": rapid.SampledFrom([]string{"application/json", "application/json", "text/plain", "multipart/form-data; boundary=x", ";;", ""}).Draw(t, "type"),
		"Accept":       rapid.SampledFrom([]string{"", "*/*", "a;x,", "application/xml;q=2"}).Draw(t, "accept")}
	sent := apitest.Request{As: rapid.SampledFrom(people).Draw(t, "by"), Method: r.method, Path: r.path + aQuery().Draw(t, "query"), Header: header}
	if r.method == http.MethodPost {
		sent.Body = aBody().Draw(t, "body")
	}
	return sent
}

func lastFault(log string) string {
	lines := strings.Split(strings.TrimSpace(log), "\n")
	return strings.Join(lines[max(0, len(lines)-2):], "\n")
}

func anETag() *rapid.Generator[string] {
	return rapid.OneOf(rapid.SampledFrom([]string{`"1"`, `"2"`, `W/"1"`, "*", `"99999999999999"`, `"-1"`, ""}), rapid.StringN(0, 8, 16))
}

func aKey() *rapid.Generator[string] {
	return rapid.OneOf(rapid.Custom(func(t *rapid.T) string {
		id := uuid.UUID(rapid.SliceOfN(rapid.Byte(), 16, 16).Draw(t, "id"))
		id[6] = 4<<4 | id[6]&0x0f
		return id.String()
	}), rapid.SampledFrom([]string{"", "x", "00000000-0000-0000-0000-000000000000"}))
}

func aQuery() *rapid.Generator[string] {
	return rapid.SampledFrom([]string{"", "", "", "?limit=0", "?limit=50", "?after=%FF", "?after=fA", "?before=1", "?year=99999999999",
		"?year=2026&row=R1&column=%E6%80%BB%E8%AE%A1", "?from=0001-01-01&to=9999-12-31", "?from=2026-01-01&to=2026-12-31",
		"?stage=intake", "?mine=maybe", "?x=1", "?;", "?%", "?accepted=true"})
}

// aBody is JSON of our fields with values of every sort, or anything.
func aBody() *rapid.Generator[string] {
	names := strings.Fields(`on channel confirmed_on applicant party request tracking handler outcome text opinion reason doc_no way days
		statement target new_on withdrawn served_on ref by tariff before count due signed q field up_to account password old new name On 张三示例`)
	values := append(strings.Fields(`"2026-10-12" "2026-10-12" "2026-10-13" "0001-01-01" "9999-12-31" "" null 0 -1 20 1e400 1.5 9007199254740993 true [] {}
		"in_person" "fax" "natural" "A36_2_GRANT" "post" "phone" "third_party" "object" "units" "review" [{"check":"E14","reason":"张三示例"}] [{"check":"","reason":1}] "\u0000\ud800" {"name":"张三示例","phone":1} {"name":"张三示例"}
		"2026-10-12T10:00:00+08:00" "0000-01-01T00:00:00Z"`), `"`+strings.Repeat("长", 300)+`"`)
	object := rapid.Custom(func(t *rapid.T) string {
		var fields []string
		for _, name := range rapid.SliceOfNDistinct(rapid.SampledFrom(names), 0, 8, rapid.ID).Draw(t, "names") {
			fields = append(fields, `"`+name+`":`+rapid.SampledFrom(values).Draw(t, "value"))
		}
		return "{" + strings.Join(fields, ",") + "}"
	})
	return rapid.OneOf(object, object, object, rapid.SampledFrom([]string{"", "null", "[]", "{", "--x\r\n\r\n--x--", apitest.Registration}), rapid.String())
}
