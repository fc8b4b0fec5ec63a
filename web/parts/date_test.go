package parts_test

import (
	"testing"

	"gongkai/web/parts"
)

func TestADateIsReadAsPeopleWriteIt(t *testing.T) {
	t.Parallel()
	for text, want := range map[string]string{
		"": "", "2026-11-24": "2026-11-24", "2026/1/5": "2026-01-05", "2026.01.05": "2026-01-05", "20260105": "2026-01-05", "2026年1月5日": "2026-01-05",
	} {
		if d, ok := parts.ReadDate(text); !ok || d.String() != want {
			t.Errorf("%q: %s, %v; want %s", text, d, ok, want)
		}
	}
	for _, text := range []string{"2026-02-29", "2026-13-01", "2026-00-10", "1月5日", "昨天", "2026-11-24 ", "99999-01-01", "0026-01-05", "2026-1", "２０２６-01-05"} {
		if d, ok := parts.ReadDate(text); ok {
			t.Errorf("%q is read as %s", text, d)
		}
	}
}
