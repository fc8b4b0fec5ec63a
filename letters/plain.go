package letters

import "strings"

const indent = "　　"

// Text is the letter as plain text: for the file's full text, for e-mail, and for tests that a lawyer can read.
func (l Letter) Text() string {
	var b strings.Builder
	line := func(s string) { b.WriteString(s + "\n") }
	line(l.Title)
	if len(l.Number) > 0 {
		line(l.Number.String())
	}
	if len(l.Addressee) > 0 {
		line("\n" + l.Addressee.String() + "：")
	}
	if len(l.Rows) > 0 {
		line("")
	}
	for _, r := range l.Rows {
		line(r.Label + "：" + strings.ReplaceAll(r.Value.String(), "\n", "\n"+indent))
	}
	if len(l.Rows) > 0 {
		line("")
	}
	for _, b := range append(l.Body[:len(l.Body):len(l.Body)], paragraphs(l.Rights...)...) {
		for _, s := range b.plain() {
			line(indent + s)
		}
	}
	for i, s := range l.enclosures() {
		if i == 0 {
			line("")
		}
		line(indent + s)
	}
	if l.signed() {
		line("\n" + l.Signed.String())
		line(l.Date.String())
	}
	return b.String()
}

// enclosures are the lines of the 附件说明; the second and later ones stand under the first one's number.
func (l Letter) enclosures() (out []string) {
	for i, t := range l.Enclosed {
		if i == 0 {
			out = append(out, "附件："+t.String())
		} else {
			out = append(out, "　　　"+t.String())
		}
	}
	return out
}
