package act

import (
	"slices"
	"strings"

	"gongkai/casefile/application"
	"gongkai/web/parts"
)

// pointPrefix begins the name of a tick: a line of the checklist that a 补正通知 takes as its point.
const pointPrefix = "point_"

func isPoint(name string) bool {
	code, found := strings.CutPrefix(name, pointPrefix)
	return found && slices.Contains(application.Lines(), application.Missing(code))
}

// pointGroups are the lines of the checklist, ticked, and the one that no program can see: that the description is unclear. The ticked
// ones are put into the notice as they stand here, so that nobody types them again.
func pointGroups(c *call, p parts.Problems) []parts.FieldGroup {
	out := parts.FieldGroup{Legend: "需要补正的事项", Hint: "按登记时缺的内容列出，勾选的逐项写入补正通知", Name: "points", Error: p.Of("points")}
	for _, m := range application.Lines() {
		name := pointPrefix + string(m)
		if m == application.MissDescription || c.Typed[name] != "" || slices.Contains(c.app.State.Checklist, m) {
			out.Fields = append(out.Fields, parts.Field{Kind: parts.CheckField, Name: name, Label: m.Ask(), Value: c.Typed[name]})
		}
	}
	return []parts.FieldGroup{out}
}

// points are the ticked lines, in the order of the form.
func (c *call) points() []application.Missing {
	var out []application.Missing
	for _, m := range application.Lines() {
		if c.Typed[pointPrefix+string(m)] != "" {
			out = append(out, m)
		}
	}
	return out
}
