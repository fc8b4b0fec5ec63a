package review

import "strings"

// UnlawfulWords are the words in a text of an official that the law does not know: no application is 不予受理, and 不属于公开范围 is no
// ground. Titles in 《》 and quotations in “” are not his words.
func UnlawfulWords(text string) (out []string) {
	rest := Unquoted(text)
	for _, bad := range []string{"不予受理", "不属于公开范围"} {
		if strings.Contains(rest, bad) {
			out = append(out, bad)
		}
	}
	return out
}

// AsksWhy are the words with which a text asks an applicant for a use or an interest: since 2019 nobody need have one to apply (条例第二十七条、
// 第二十九条).
func AsksWhy(text string) (out []string) {
	rest := Unquoted(text)
	for _, bad := range []string{"申请用途", "特殊需要", "利害关系"} {
		if strings.Contains(rest, bad) {
			out = append(out, bad)
		}
	}
	return out
}

// Unquoted leaves out titles and quotations that are closed.
func Unquoted(s string) string {
	var b strings.Builder
	for s != "" {
		at := strings.IndexAny(s, "《“")
		if at < 0 {
			break
		}
		b.WriteString(s[:at])
		closing := "”"
		if strings.HasPrefix(s[at:], "《") {
			closing = "》"
		}
		end := strings.Index(s[at:], closing)
		if end < 0 {
			s = s[at:]
			break
		}
		b.WriteString(closing)
		s = s[at+end+len(closing):]
	}
	return b.String() + s
}
