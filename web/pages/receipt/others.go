package receipt

import (
	"fmt"
	"strings"

	"gongkai/casefile"
	"gongkai/web/parts"
)

// others are agent and co-applicants in one line; of a long list, the first names and how many there are.
func others(p casefile.Party) string {
	var out []string
	if p.Agent != nil && p.Agent.Name != "" {
		out = append(out, "代理人 "+parts.Line(p.Agent.Name, nameInList))
	}
	if n := len(p.CoApplicants); n > 0 {
		var names []string
		for _, x := range p.CoApplicants[:min(n, mostNames)] {
			names = append(names, parts.Line(parts.Named(x.Name), nameInList))
		}
		text := "联名申请人 " + strings.Join(names, "、")
		if n > mostNames {
			text += fmt.Sprintf(" 等 %d 名", n)
		}
		if p.Spokesman != "" {
			text += "，代表人 " + parts.Line(p.Spokesman, nameInList)
		}
		out = append(out, text)
	}
	return strings.Join(out, "；")
}

const nameInList = 16 // letters of a name among others
