package parts

import "gongkai/desk"

// Quote is a passage under a heading.
type Quote struct{ Label, Text string }

// Requested is what was asked for: as it came and, once it was corrected, as it stands now.
func Requested(a desk.Application) []Quote {
	if a.First == "" {
		return []Quote{{Label: "申请内容（原文）", Text: a.Request}}
	}
	return []Quote{{Label: "申请内容（原文）", Text: a.First}, {Label: "补正后的内容（以此为准）", Text: a.Request}}
}
