// Package lawcases holds the worked examples of the periods in one place, for every level that must agree with them: the pure
// rules, the command line, a workflow with skipped time.
//
// clock/*.yaml: one example a file. name is a sentence, article what it rests on, events and as_of the request of
// `gongkai clock --json`, want the members of the answer the example is about; members that are not named may be anything.
//
// addwd.csv: n working days after start, the days in excluded left out; (S,E] as S/E, joined by semicolons.
//
// due.csv: periods that no application's clock counts: which is the name of a method of clock.Periods, on the day of the event
// (for annual_report the last day of the report's year), plan the last working day by which to plan for it.
package lawcases

import (
	"bytes"
	"embed"
	"encoding/csv"
	"encoding/json"
	"fmt"
	"io/fs"
	"path"
	"strings"

	"gopkg.in/yaml.v3"
)

//go:embed clock/*.yaml *.csv
var files embed.FS

// Case is one worked example of the clock.
type Case struct {
	File    string           `yaml:"-"` // without folder and ending
	Name    string           `yaml:"name"`
	Article string           `yaml:"article"`
	Events  []map[string]any `yaml:"events"`
	AsOf    string           `yaml:"as_of"`
	Want    map[string]any   `yaml:"want"`
}

// Clock are all examples of the clock, by file name.
func Clock() ([]Case, error) {
	names, err := fs.Glob(files, "clock/*.yaml")
	if err != nil || len(names) == 0 {
		return nil, fmt.Errorf("no examples of the clock: %w", err)
	}
	out := make([]Case, 0, len(names))
	for _, name := range names {
		text, err := files.ReadFile(name)
		if err != nil {
			return nil, err
		}
		c := Case{File: strings.TrimSuffix(path.Base(name), ".yaml")}
		dec := yaml.NewDecoder(bytes.NewReader(text))
		dec.KnownFields(true)
		if err := dec.Decode(&c); err != nil {
			return nil, fmt.Errorf("%s: %w", name, err)
		}
		if c.Name == "" || c.Article == "" || len(c.Want) == 0 {
			return nil, fmt.Errorf("%s: an example needs a name, an article and a want", name)
		}
		out = append(out, c)
	}
	return out, nil
}

// Request is the example as one line for `gongkai clock --json`.
func (c Case) Request() ([]byte, error) {
	return json.Marshal(map[string]any{"events": c.Events, "as_of": c.AsOf})
}

// Wrong compares the answer, as JSON, with what the example wants, and says in one line each what differs; nil for nothing.
func (c Case) Wrong(answer []byte) []string {
	var got map[string]json.RawMessage
	if err := json.Unmarshal(answer, &got); err != nil {
		return []string{fmt.Sprintf("the answer is no object: %v", err)}
	}
	var out []string
	for member, value := range c.Want {
		want, err := json.Marshal(value)
		switch has := plain(got[member]); {
		case err != nil:
			out = append(out, fmt.Sprintf("%s: %v", member, err))
		case got[member] == nil:
			out = append(out, fmt.Sprintf("the answer has no member %q", member))
		case has != plain(want):
			out = append(out, fmt.Sprintf("%s (%s): %s is %s, want %s", c.Name, c.Article, member, has, plain(want)))
		}
	}
	return out
}

// plain is JSON with its members in one order and without blanks.
func plain(text []byte) string {
	var v any
	if err := json.Unmarshal(text, &v); err != nil {
		return err.Error()
	}
	var out bytes.Buffer
	enc := json.NewEncoder(&out)
	enc.SetEscapeHTML(false)
	if err := enc.Encode(v); err != nil {
		return err.Error()
	}
	return strings.TrimSpace(out.String())
}

// AddWorking are the lines of addwd.csv by the names of its head.
func AddWorking() ([]map[string]string, error) { return table("addwd.csv") }

// Due are the lines of due.csv by the names of its head.
func Due() ([]map[string]string, error) { return table("due.csv") }

func table(name string) ([]map[string]string, error) {
	text, err := files.ReadFile(name)
	if err != nil {
		return nil, err
	}
	lines, err := csv.NewReader(bytes.NewReader(text)).ReadAll()
	if err != nil || len(lines) < 2 {
		return nil, fmt.Errorf("%s holds no example: %w", name, err)
	}
	out := make([]map[string]string, 0, len(lines)-1)
	for _, line := range lines[1:] {
		row := map[string]string{}
		for i, column := range lines[0] {
			row[column] = line[i]
		}
		out = append(out, row)
	}
	return out, nil
}
