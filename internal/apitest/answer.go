package apitest

import (
	"encoding/json"
	"strconv"
	"strings"
	"testing"
)

// Answer is what came back.
type Answer struct {
	Status int
	Header map[string][]string
	Body   string
}

// Head is a header's first value.
func (a Answer) Head(name string) string {
	if all := a.Header[name]; len(all) > 0 {
		return all[0]
	}
	return ""
}

// Get is a value of the body by its path, as text: clock.reply_due, reasons.0.check. What is not there is "".
func (a Answer) Get(path string) string {
	var at any
	if json.Unmarshal([]byte(a.Body), &at) != nil {
		return ""
	}
	for part := range strings.SplitSeq(path, ".") {
		switch v := at.(type) {
		case map[string]any:
			at = v[part]
		case []any:
			i, err := strconv.Atoi(part)
			if err != nil || i >= len(v) {
				return ""
			}
			at = v[i]
		default:
			return ""
		}
	}
	return textOf(at)
}

func textOf(v any) string {
	switch v := v.(type) {
	case nil:
		return ""
	case string:
		return v
	case float64:
		return strconv.FormatFloat(v, 'f', -1, 64)
	case bool:
		return strconv.FormatBool(v)
	}
	b, err := json.Marshal(v)
	if err != nil {
		return ""
	}
	return string(b)
}

// Must fails the test unless the answer has a status.
func (a Answer) Must(t *testing.T, status int) Answer {
	t.Helper()
	if a.Status != status {
		t.Fatalf("answered %d, want %d: %s", a.Status, status, a.Body)
	}
	return a
}

// IsProblem reports an answer that is a problem of a type: "refused".
func (a Answer) IsProblem(kind string) bool {
	return a.Head("Content-Type") == "application/problem+json" && a.Get("type") == "/problems/"+kind && a.Get("status") == strconv.Itoa(a.Status) &&
		a.Get("title") != ""
}
