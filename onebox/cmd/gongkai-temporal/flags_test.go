package main

import (
	"bytes"
	"maps"
	"slices"
	"strings"
	"testing"

	enumspb "go.temporal.io/api/enums/v1"
	"go.temporal.io/server/common/dynamicconfig"
	"go.temporal.io/server/common/headers"
)

func TestFlagsOfTheCLI(t *testing.T) {
	t.Parallel()
	args := strings.Fields(`server start-dev --ip localhost --port 7000 --namespace a --namespace b --headless
		--dynamic-config-value frontend.enableServerVersionCheck=false --dynamic-config-value history.maxInFlightUpdates=20
		--dynamic-config-value limit.x="5s" --log-level error --log-format json --db-filename t.db --ui-port 1
		--search-attribute GongkaiAgency=Keyword --search-attribute GongkaiDue=Datetime`)
	o, err := parse(args, &bytes.Buffer{})
	if err != nil {
		t.Fatal(err)
	}
	if o.ip != "127.0.0.1" || o.port != 7000 || o.logLevel != "error" || o.logFormat != "json" || o.dbFile != "t.db" {
		t.Errorf("got %+v", o)
	}
	if want := []string{"a", "b"}; !slices.Equal(o.namespaces, want) {
		t.Errorf("namespaces %q", o.namespaces)
	}
	if want := map[string]enumspb.IndexedValueType{
		"GongkaiAgency": enumspb.INDEXED_VALUE_TYPE_KEYWORD, "GongkaiDue": enumspb.INDEXED_VALUE_TYPE_DATETIME,
	}; !maps.Equal(o.searchAttributes, want) {
		t.Errorf("search attributes %v", o.searchAttributes)
	}
	if want := map[dynamicconfig.Key]any{ // a whole number stays an int: the server takes no float for one
		dynamicconfig.MakeKey("frontend.enableServerVersionCheck"): false,
		dynamicconfig.MakeKey("history.maxInFlightUpdates"):        20,
		dynamicconfig.MakeKey("limit.x"):                           "5s",
	}; !maps.Equal(o.dynamicConfig, want) {
		t.Errorf("dynamic config %v", o.dynamicConfig)
	}
}

func TestWrongUse(t *testing.T) {
	t.Parallel()
	for args, want := range map[string]string{
		"":                             "usage: ",
		"server":                       "usage: ",
		"server start-dev --port 0":    "--port 0 is not a port",
		"server start-dev --ip here":   "--ip here is not an address",
		"server start-dev now":         `unexpected argument "now"`,
		"server start-dev --nope":      "flag provided but not defined",
		"server start-dev --ui-port x": "invalid value",
		"server start-dev --search-attribute A=Odd": "Odd is not a valid IndexedValueType",
		"server start-dev --search-attribute A":     "want NAME=TYPE",
		"server start-dev --dynamic-config-value a": "want KEY=VALUE",
	} {
		var stdout, stderr bytes.Buffer
		if got := Run(t.Context(), strings.Fields(args), &stdout, &stderr); got != exitUsage || !strings.Contains(stderr.String(), want) {
			t.Errorf("%q: exit %d, says %q, want %q", args, got, stderr.String(), want)
		}
	}
}

func TestVersionJSON(t *testing.T) {
	t.Parallel()
	var stdout, stderr bytes.Buffer
	want := `{"server":"` + headers.ServerVersion + `","sources":"unknown"}` + "\n"
	if got := Run(t.Context(), []string{"--version-json"}, &stdout, &stderr); got != exitOK || stdout.String() != want {
		t.Errorf("exit %d, says %q", got, stdout.String())
	}
}
