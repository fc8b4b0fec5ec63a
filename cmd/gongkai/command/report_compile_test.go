package command

import (
	"bytes"
	"context"
	"strings"
	"testing"
)

// What compile writes, check reads; who may not is told whom to ask.
func TestWhatCompileWritesCheckReads(t *testing.T) {
	t.Setenv("GONGKAI_DATA", t.TempDir())
	t.Setenv("GONGKAI_TEMPORAL", "127.0.0.1:1") // nobody is there, and nobody is needed
	wantRun(t, exitOK, "", "init")
	wantRun(t, exitOK, "", "account", "add", "sunnianbao", "--display", "孙年报", "--roles", "compiler", "--unit", "office")
	wantRun(t, exitOK, "", "account", "add", "qiannianbao", "--display", "钱年报", "--roles", "compiler", "--unit", "sfj")
	compile := func(args ...string) []string {
		return append([]string{"report", "compile", "--year", "2024"}, args...)
	}
	for _, args := range [][]string{{"--as", "sunnianbao", "--format", "json"}, {"--as", "sunnianbao", "--agency", "office", "--json"},
		{"--as", "sunnianbao", "--agency", "county", "--roll-up", "--format", "json"}, {"--as", "qiannianbao", "--agency", "sfj", "--roll-up", "--format", "json"}} {
		code, out, errs := shell(t, compile(args...)...)
		if code != exitOK || errs != "" {
			t.Fatalf("%v: %d %s", args, code, errs)
		}
		var verdict, said bytes.Buffer
		code = Run(context.Background(), []string{"report", "check", "-", "--json"}, Streams{In: strings.NewReader(out), Out: &verdict, Err: &said})
		if got := strings.Join(strings.Fields(verdict.String()), ""); code != exitOK || got != `{"errors":[],"warnings":[]}` {
			t.Errorf("%v: %d %s%s", args, code, got, said.String())
		}
	}
	wantRun(t, exitOK, "县人民政府　2024-01-01 至 2024-12-31", compile("--as", "sunnianbao", "--agency", "county", "--roll-up")...)
	wantRun(t, exitOK, "PK", compile("--as", "sunnianbao", "--format", "xlsx")...)
	wantRun(t, exitOK, "PK", compile("--as", "sunnianbao", "--format", "docx")...)
	wantRun(t, exitOK, "<!doctype html>", compile("--as", "sunnianbao", "--format", "html")...)
	for _, c := range []struct {
		say  string
		code int
		args []string
	}{
		{"由政府办公室的年报编制人员编制", exitNo, []string{"--as", "qiannianbao", "--agency", "county", "--roll-up"}},
		{"由政府办公室的年报编制人员编制", exitNo, []string{"--as", "qiannianbao", "--agency", "office"}},
		{"由政府办公室的年报编制人员编制", exitNo, []string{"--as", "sunnianbao", "--agency", "sfj"}},
		{"请加 --roll-up", exitNo, []string{"--as", "sunnianbao", "--agency", "county"}},
		{"机构代码", exitNo, []string{"--as", "sunnianbao", "--agency", "nosuch"}},
		{"没有格式 pdf", exitUsage, []string{"--as", "sunnianbao", "--format", "pdf"}},
	} {
		code, out, errs := shell(t, compile(c.args...)...)
		if code != c.code || out != "" || !strings.Contains(errs, c.say) {
			t.Errorf("%v: %d %s%s", c.args, code, out, errs)
		}
	}
}
