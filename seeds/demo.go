package seeds

import (
	"embed"
	"encoding/json"
	"fmt"
	"io/fs"
	"strings"
)

//go:embed demo/*
var demoFiles embed.FS

// DemoPrefix begins the code of every unit of the demonstration county (演示县), and of no other.
const DemoPrefix = "demo-"

// Demo reports whether a unit's code is one of the demonstration county. This is the only place that says so: whatever is marked 演示
// is marked by it.
func Demo(code string) bool { return strings.HasPrefix(code, DemoPrefix) }

// DemoOrganisation is the tree of units of the demonstration county.
func DemoOrganisation() (Organisation, error) {
	var o Organisation
	b, err := DemoFile("organisation.json")
	if err == nil {
		err = json.Unmarshal(b, &o)
	}
	if err != nil {
		return o, fmt.Errorf("organisation of the demonstration county: %w", err)
	}
	return o, nil
}

// DemoFile is one file of the demonstration county: its people, the courses of its applications, the notice of 2020.
func DemoFile(name string) ([]byte, error) { return fs.ReadFile(demoFiles, "demo/"+name) }
