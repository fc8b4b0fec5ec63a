package notice

import (
	"slices"
	"strings"
	"unicode/utf8"
)

// NameKind is what a name in 牵头单位 or 责任单位 is by its form alone.
type NameKind string

// The kinds of name. Whether a unit exists, and whom a group means, only the importer can say.
const (
	Unit        NameKind = "unit"
	Group       NameKind = "group"       // 各乡镇（街道）, 县政府各部门, 市直属机构
	Unspecified NameKind = "unspecified" // 县政府有关部门, 有关单位: nobody can be asked until it is mapped
)

// Name is one unit or group as written. As JSON it is the text.
type Name struct {
	Text string
	Kind NameKind
}

// MarshalText is the name as written.
func (n Name) MarshalText() ([]byte, error) { return []byte(n.Text), nil }

// UnmarshalText reads a name and classifies it again.
func (n *Name) UnmarshalText(b []byte) error {
	*n = Name{Text: string(b), Kind: KindOf(string(b))}
	return nil
}

// KindOf classifies a name by its form.
func KindOf(name string) NameKind {
	outer, _, _ := strings.Cut(strings.ReplaceAll(name, "(", "（"), "（")
	switch {
	case containsAny(outer, "有关", "相关", "主管部门", "等部门", "等单位"):
		return Unspecified
	case containsAny(outer, "各", "直属机构"), endsInAny(outer, "部门", "单位", "乡镇", "街道"):
		return Group
	default:
		return Unit
	}
}

func containsAny(s string, parts ...string) bool {
	return slices.ContainsFunc(parts, func(p string) bool { return strings.Contains(s, p) })
}

func endsInAny(s string, ends ...string) bool {
	return slices.ContainsFunc(ends, func(e string) bool { return strings.HasSuffix(s, e) })
}

// splitNames cuts a cell at 、 and ， outside brackets. ok is false for brackets that do not match.
func splitNames(cell string) (names []Name, ok bool) {
	depth, start, ok := 0, 0, true
	take := func(end int) {
		if text := strings.TrimSpace(cell[start:end]); text != "" {
			names = append(names, Name{Text: text, Kind: KindOf(text)})
		}
	}
	for i, r := range cell {
		switch r {
		case '（', '(':
			depth++
		case '）', ')':
			if depth--; depth < 0 {
				depth, ok = 0, false
			}
		case '、', '，', ',', '；', ';', '。', '\n':
			if depth == 0 {
				take(i)
				start = i + utf8.RuneLen(r)
			}
		}
	}
	take(len(cell))
	return names, ok && depth == 0
}

// oddName: longer than any unit's name, or with the marks of a sentence; probably a cell out of its column.
func oddName(name string) bool {
	const longest = 30
	return utf8.RuneCountInString(name) > longest || strings.ContainsAny(name, "。；：!！?？")
}

// copied finds a group that only a city can command in the notice of a county: the city's list was copied, for a county
// has no 区县 below it. An issuer that cannot be read counts as a county, so that the doubt is shown.
func copied(name, issuer string) bool {
	if KindOf(name) != Group || !containsAny(name, "区县", "县区", "县（区", "区（县") {
		return false
	}
	county := containsAny(strings.ReplaceAll(issuer, "自治区人民政府", ""), "县人民政府", "区人民政府")
	return county || !containsAny(issuer, "市人民政府", "省", "自治区", "自治州", "国务院")
}
