package letters

import (
	"strconv"
	"strings"

	"gongkai/civil"
	"gongkai/ooxml"
)

// Text is a line or a paragraph made of what we say and of what is still missing.
type Text []Piece

// Piece is words, or, if Unfilled, the name of what should stand there.
type Piece struct {
	Words    string
	Unfilled bool
}

// String is the text as printed, with 【未填：…】 where something is missing.
func (t Text) String() string {
	var b strings.Builder
	for _, p := range t {
		b.WriteString(p.String())
	}
	return b.String()
}

// String is the piece as printed.
func (p Piece) String() string {
	if p.Unfilled {
		return "【未填：" + p.Words + "】"
	}
	return p.Words
}

// say appends words of ours.
func (t Text) say(words string) Text { return append(t, Piece{Words: ooxml.Clean(words)}) }

// gap appends the name of what is missing.
func (t Text) gap(name string) Text { return append(t, Piece{Words: name, Unfilled: true}) }

// fill appends a value given by the caller, letter by letter, or the gap of that name.
func (t Text) fill(name, value string) Text {
	if strings.TrimSpace(value) == "" {
		return t.gap(name)
	}
	return t.say(value)
}

// date appends 2024年3月4日, or the gap.
func (t Text) date(name string, d civil.Date) Text { return t.fill(name, d.Chinese()) }

func say(words string) Text        { return Text{}.say(words) }
func fill(name, value string) Text { return Text{}.fill(name, value) }

// lines are the non-empty lines of a text that may have several.
func lines(s string) (out []string) {
	for line := range strings.SplitSeq(ooxml.Clean(s), "\n") {
		if strings.TrimSpace(line) != "" {
			out = append(out, line)
		}
	}
	return out
}

// written appends a text of the file as part of a sentence: in one line and without its stop. Words that the law does not know are
// not printed, and what a template left in it is marked.
func (t Text) written(name, s string) Text {
	line := strings.TrimRight(strings.Join(lines(s), ""), "。；，、 ")
	if bad := unlawful(line); len(bad) > 0 {
		return t.gap(name + "（不得使用“" + bad[0] + "”）")
	}
	t = t.fill(name, line)
	if rest := leftover(line); rest != "" {
		t = t.gap(name + "中留有模板字样“" + rest + "”")
	}
	return t
}

// number appends a positive number, or the gap.
func (t Text) number(name string, n int) Text {
	if n <= 0 {
		return t.gap(name)
	}
	return t.say(strconv.Itoa(n))
}

// drafted are the paragraphs of a text an official wrote; what a template left in it counts as unfilled.
func drafted(name, s string) (out []Text) {
	for _, line := range lines(s) {
		t := say(line)
		if rest := leftover(line); rest != "" {
			t = t.gap(name + "中留有模板字样“" + rest + "”")
		}
		out = append(out, t)
	}
	if len(out) == 0 {
		out = append(out, Text{}.gap(name))
	}
	return out
}
