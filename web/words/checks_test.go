package words_test

import (
	"strings"
	"testing"

	"gongkai/civil"
	"gongkai/statute/fee"
	"gongkai/statute/review"
	"gongkai/web/words"
)

// Whoever reads a timeline learns what was signed against, not only the number of the check.
func TestEveryCheckOfTheRuleHasASentence(t *testing.T) {
	t.Parallel()
	seen := map[string]bool{}
	for _, c := range review.Checks() {
		text := words.Warned(string(c))
		if text == "" || strings.HasPrefix(text, "检查项") || seen[text] {
			t.Errorf("%s: %q", c, text)
		}
		seen[text] = true
	}
}

// 109号 art. 5: 201 pages cost 2740 yuan, band by band.
func TestAFeeIsShownBandByBand(t *testing.T) {
	t.Parallel()
	sum, err := words.Tariffs().ByPages(201, civil.MustParse("2026-11-02"))
	if err != nil {
		t.Fatal(err)
	}
	got := strings.Join(words.Bands(fee.Pages, sum), "\n")
	want := "第 1 至 30 页：30 页，不收费\n第 31 至 100 页：70 页 × 10 元 = 700 元\n第 101 至 200 页：100 页 × 20 元 = 2000 元\n第 201 页：1 页 × 40 元 = 40 元"
	if got != want {
		t.Errorf("got\n%s", got)
	}
}
