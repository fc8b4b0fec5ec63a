package letters

import (
	"strings"

	"gongkai/civil"
	"gongkai/ooxml"
	"gongkai/statute/review"
)

// Fault is an input that would make the letter contradict itself or the law on its face. It names the field and the
// reason, never a value: faults are logged.
type Fault struct{ Field, Reason string }

// Faults are all of them at once.
type Faults []Fault

// Error names every fault.
func (f Faults) Error() string {
	all := make([]string, len(f))
	for i, x := range f {
		all[i] = x.Field + "：" + x.Reason
	}
	return "letters: " + strings.Join(all, "；")
}

// or is the error to return, nil without faults.
func (f Faults) or() error {
	if len(f) == 0 {
		return nil
	}
	return f
}

func (f *Faults) add(field, reason string) { *f = append(*f, Fault{field, reason}) }

// oneLine holds for names and numbers: printed as given or not at all, for a name is written letter by letter.
func (f *Faults) oneLine(field, value string) {
	if !ooxml.OneLine(value) {
		f.add(field, "含有换行或不能打印的字符")
	}
}

// dated is a date with its field.
type dated struct {
	field string
	on    civil.Date
}

// inOrder holds that no date is before an earlier one of the list; missing dates assert nothing.
func (f *Faults) inOrder(reason string, dates ...dated) {
	var last civil.Date
	for _, d := range dates {
		if d.on.IsZero() {
			continue
		}
		if d.on < last {
			f.add(d.field, reason)
		}
		last = max(last, d.on)
	}
}

// inForce is the day on which the 条例 of 2019 entered into force; no letter of ours is older.
func inForce() civil.Date { return civil.Of(2019, 5, 15) }

// written holds for the date of every letter.
func (f *Faults) written(on civil.Date) {
	if !on.IsZero() && on < inForce() {
		f.add("Date", "早于现行条例施行之日（2019年5月15日）")
	}
}

// ownWords holds for a text an official drafted: the law knows no 不予受理 of an application, and 不属于公开范围 is no
// ground. Titles in 《》 and quotations in “” are not our words.
func (f *Faults) ownWords(field, text string) {
	for _, bad := range unlawful(text) {
		f.add(field, "不得使用“"+bad+"”")
	}
}

// unlawful are the words in a text of ours that the law does not know.
func unlawful(text string) []string { return review.UnlawfulWords(text) }

// leftover is what a template left in a drafted text; "" when clean.
func leftover(s string) string {
	for _, mark := range []string{"××", "XXX", "xxx", "___", "＿＿", "{{", "}}", "【未填", "此处填写", "GIVE DETAILS HERE"} {
		if strings.Contains(s, mark) {
			return mark
		}
	}
	return ""
}
