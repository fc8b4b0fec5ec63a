package command

import (
	"bytes"
	"context"
	"os"
	"regexp"
	"strings"
	"testing"

	"gopkg.in/yaml.v3"
)

type service struct {
	Image       string            `yaml:"image"`
	Command     yaml.Node         `yaml:"command"`
	Environment map[string]string `yaml:"environment"`
}

func compose(t *testing.T) map[string]service {
	t.Helper()
	b, err := os.ReadFile("../../../docker-compose.yml")
	if err != nil {
		t.Fatal(err)
	}
	var file struct {
		Services map[string]service `yaml:"services"`
	}
	if err := yaml.Unmarshal(b, &file); err != nil {
		t.Fatal(err)
	}
	if len(file.Services) < 6 {
		t.Fatalf("%d services", len(file.Services))
	}
	return file.Services
}

// The production shape is checked as text: tags are pinned, each variable of ours exists, each command of ours parses.
func TestComposeIsPinnedAndKnown(t *testing.T) {
	t.Parallel()
	pinned := regexp.MustCompile(`^[a-z0-9./-]+:[0-9]+\.[0-9]+(\.[0-9]+)?$`)
	known := map[string]bool{}
	for _, command := range []string{"up", "api", "worker"} {
		lines, err := settingsOf(command)
		if err != nil {
			t.Fatal(err)
		}
		for _, l := range lines {
			known[l.Name] = true
		}
	}
	for name, s := range compose(t) {
		if !pinned.MatchString(s.Image) {
			t.Errorf("%s: image %q is not pinned", name, s.Image)
		}
		for variable := range s.Environment {
			if strings.HasPrefix(variable, "GONGKAI_") && !known[variable] {
				t.Errorf("%s: no configuration has %s", name, variable)
			}
		}
		if strings.HasPrefix(s.Image, "gongkai:") {
			parses(t, name, s.Command)
		}
	}
}

func parses(t *testing.T, name string, command yaml.Node) {
	t.Helper()
	var args []string
	if err := command.Decode(&args); err != nil || len(args) == 0 {
		t.Errorf("%s: command %v", name, err)
		return
	}
	found, rest, err := tree(Streams{}).Find(args)
	if err != nil || len(rest) > 0 || found.Name() != args[0] {
		t.Errorf("%s: no command %v", name, args)
	}
}

func shell(t *testing.T, args ...string) (code int, out, errs string) {
	t.Helper()
	var stdout, stderr bytes.Buffer
	code = Run(context.Background(), args, Streams{In: strings.NewReader(""), Out: &stdout, Err: &stderr})
	return code, stdout.String(), stderr.String()
}

func TestConfigShowMasksSecrets(t *testing.T) {
	for _, dsn := range []string{"mysql://gongkai:geheim@mysql:3306/gongkai", "gongkai:geheim@tcp(mysql:3306)/gongkai"} {
		t.Setenv("GONGKAI_DATABASE", dsn)
		code, out, errs := shell(t, "config", "show", "api")
		if code != exitOK || strings.Contains(out+errs, "geheim") || !strings.Contains(out, "gongkai:***@") {
			t.Errorf("%d %s %s", code, out, errs)
		}
	}
}

func TestWrongUseEndsWithTwo(t *testing.T) {
	t.Parallel()
	for _, args := range [][]string{{"nosuch"}, {"up", "surplus"}, {"config", "show", "nosuch"}, {"account"}, {"account", "add"},
		{"notice", "parse", "/no/such/file"}, {"report", "compile", "--year", "2018"}, {"torture", "--rounds", "many"}, {"--nosuch"}} {
		if code, _, errs := shell(t, args...); code != exitUsage || errs == "" {
			t.Errorf("%v ended with %d %q", args, code, errs)
		}
	}
}

func TestNoticeParseKeepsItsContract(t *testing.T) {
	t.Parallel()
	code, out, errs := shell(t, "notice", "parse", "../../../readers/notice/testdata/wushan-2020-63.txt", "--json")
	if code != exitOK || errs != "" {
		t.Fatalf("%d %s", code, errs)
	}
	for _, want := range []string{`"number": "巫山府办发〔2020〕63号"`, `"issued_on": "2020-08-24"`, `"date": "2020-10-31"`, `"last_working_day": "2020-10-30"`, `"id": "一（二）2"`} {
		if !strings.Contains(out, want) {
			t.Errorf("the answer lacks %s", want)
		}
	}
	if n := strings.Count(out, `"measure":`); n != 55 {
		t.Errorf("%d items", n)
	}
}

func TestReportCheckAnswersNo(t *testing.T) {
	t.Parallel()
	file := t.TempDir() + "/report.json"
	if err := os.WriteFile(file, []byte(`{"year":2024,"format":"2021","table3":{"R1":[1,0,0,0,0,0,1],"R2":[0,0,0,0,0,0,0],"R3.7":[0,0,0,0,0,0,0],"R4":[0,0,0,0,0,0,0]}}`), 0o600); err != nil {
		t.Fatal(err)
	}
	if code, out, _ := shell(t, "report", "check", file); code != exitNo || !strings.Contains(out, "K1") {
		t.Errorf("%d %s", code, out)
	}
}
