package api_test

import (
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"

	"gopkg.in/yaml.v3"

	"gongkai/casefile"
)

// TestATextMayBeAsLongAsOnThePages: an act takes the same text wherever it is written.
func TestATextMayBeAsLongAsOnThePages(t *testing.T) {
	t.Parallel()
	text, err := os.ReadFile("openapi.yaml")
	if err != nil {
		t.Fatal(err)
	}
	var api struct {
		Components struct {
			Schemas map[string]struct {
				Properties map[string]struct {
					MaxLength int `yaml:"maxLength"`
				}
			}
		}
	}
	if err := yaml.Unmarshal(text, &api); err != nil {
		t.Fatal(err)
	}
	seen := 0
	for name, schema := range api.Components.Schemas {
		act, is := actOf(name)
		for field, p := range schema.Properties {
			if !is || p.MaxLength == 0 || field == "check" {
				continue
			}
			seen++
			if want := casefile.Letters(act, field); p.MaxLength != want {
				t.Errorf("%s.%s takes %d letters, the pages %d", name, field, p.MaxLength, want)
			}
		}
	}
	if seen < 40 {
		t.Errorf("only %d limits were found", seen)
	}
}

var capital = regexp.MustCompile("(.)([A-Z])")

// actOf is the act whose body a schema describes: AskCorrectionBody is of ask-correction, ReportShareBody of report.
func actOf(schema string) (act string, is bool) {
	name, is := strings.CutSuffix(schema, "Body")
	if slices.Contains([]string{"Group", "MapName", "NameInItemIn", "OpenSharesIn", "Password", "Reveal", "Search", "SignIn", "Calendar", "ChangeUnitIn", "CloseUnitIn",
		"GiveDeputy", "MoveWorkIn", "NewAccount", "NewUnit", "RenameUnitIn", "SetAccountIn", "SetRolesIn"}, name) {
		return "", false // no acts
	}
	name = strings.TrimSuffix(strings.TrimSuffix(name, "Share"), "Item")
	return strings.ToLower(capital.ReplaceAllString(name, "$1-$2")), is
}
