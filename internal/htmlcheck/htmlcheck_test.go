package htmlcheck

import (
	"strings"
	"testing"
)

const sample = `<!doctype html><title>t</title><main id="m" class="a b"><ul><li class=x data-k="v1">一</li><li>二  <b>三</b></li></ul>
<form id=f><input name=t value="1"><input type=hidden name=h value=2><input type=radio name=r value=a><input type=radio name=r value=b checked>
<input type=checkbox name=c value=y><textarea name=ta>
行一
行二</textarea><select name=s><option value=o1>1<option value=o2 selected>2</select><select name=s2><option value=o1>1</select>
<button name=b value=1>go</button><input name=d value=1 disabled><input type=submit name=z value=1></form></main><script>var x = "看不见"</script>`

func TestSelectorsFindWhatTheyName(t *testing.T) {
	t.Parallel()
	p := Parse(t, sample)
	for selector, want := range map[string]int{
		"li": 2, "main li": 2, "main > li": 0, "ul > li": 2, "#m": 1, "main#m.a.b": 1, ".a.c": 0, "li.x": 1, "[data-k]": 1, "[data-k=v1]": 1,
		"[data-k=v2]": 0, "li[data-k^=v]": 1, "[data-k*=1]": 1, "[data-k$=1]": 1, "li, form": 3, "ul b, ul .x": 2, "body main > ul > li b": 1, "*[name=t]": 1,
	} {
		if got := len(p.All(selector)); got != want {
			t.Errorf("%s: %d, want %d", selector, got, want)
		}
	}
	p.Count("input", 7)
	p.Not("video")
	p.Want("li", "二 三")
	if got := p.Text("main"); got != "一二 三 行一 行二121 go" {
		t.Errorf("text %q", got)
	}
	if got := p.Text("html"); strings.Contains(got, "看不见") {
		t.Errorf("script is read as text: %q", got)
	}
	if got := p.Attr("li.x", "data-k"); got != "v1" {
		t.Errorf("attr %q", got)
	}
}

func TestAFormIsWhatABrowserSends(t *testing.T) {
	t.Parallel()
	got := Parse(t, sample).Form("#f").Encode()
	if want := "h=2&r=b&s=o2&s2=o1&t=1&ta=%E8%A1%8C%E4%B8%80%0A%E8%A1%8C%E4%BA%8C"; got != want {
		t.Errorf("form %s, want %s", got, want)
	}
}

func TestWrongSelectorsAreErrors(t *testing.T) {
	t.Parallel()
	for _, s := range []string{"", "a[", "a,"} {
		if _, err := parse(s); err == nil {
			t.Errorf("%q is accepted", s)
		}
	}
}
