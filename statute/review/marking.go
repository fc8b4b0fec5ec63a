package review

import (
	"slices"
	"strings"
	"unicode"
)

// SuspectMarking reports whether a text looks like a 国家秘密 with its mark (密级标识): 绝密, 机密, or 秘密 with ★, after 密级, or
// alone in a line. Blanks inside the mark do not hide it. Prose that only uses the word (商业秘密, 商业机密, 保守秘密, 机密级) and words
// that meet by chance (手机密码) are not marks. It is a reason to look, never proof, and silence is no clearance: what it finds
// must not be stored.
func SuspectMarking(text string) bool {
	for l := range strings.Lines(text) {
		if suspectLine([]rune(foldMark(l))) {
			return true
		}
	}
	return false
}

// foldMark drops blanks and invisible signs and writes every variant of a sign in one way.
func foldMark(line string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case unicode.IsSpace(r), unicode.Is(unicode.Cf, r), unicode.Is(unicode.Mn, r):
			return -1
		case strings.ContainsRune("★☆✩✭⭐*＊﹡✱", r):
			return '★'
		case r == '：':
			return ':'
		case r == '機':
			return '机'
		case r == '絕':
			return '绝'
		case r == '祕':
			return '秘'
		default:
			return r
		}
	}, line)
}

func suspectLine(l []rune) bool {
	for i := 1; i < len(l); i++ {
		if l[i] != '密' || !strings.ContainsRune("绝机秘", l[i-1]) {
			continue
		}
		before, after := string(l[:i-1]), string(l[i+1:])
		if strings.HasPrefix(after, "★") || strings.HasSuffix(before, "密级:") || strings.HasSuffix(before, "密级为") {
			return true
		}
		if l[i-1] == '秘' && alone(before, after) || l[i-1] != '秘' && !innocent(before, after) {
			return true
		}
	}
	return false
}

// alone reports whether 秘密 is all that the line says, but for brackets and a term.
func alone(before, after string) bool {
	cut := func(s string) string { return strings.Trim(s, "【】[]（）()〔〕《》<>-—_·.。:") }
	before, after = cut(before), cut(after)
	return before == "" && (after == "" || strings.Trim(after, "0123456789一二三四五六七八九十年个月长期") == "")
}

// innocent reports whether 绝密 or 机密 is prose, or parts of two other words.
func innocent(before, after string) bool {
	return slices.ContainsFunc([]string{"商业", "企业", "公司", "技术"}, func(w string) bool { return strings.HasSuffix(before, w) }) ||
		slices.ContainsFunc(strings.Split("级性码封闭集度切钥布", ""), func(w string) bool { return strings.HasPrefix(after, w) })
}
