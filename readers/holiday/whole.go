package holiday

import (
	"regexp"
	"strings"
)

// Codes of what is missing from a notice: a year that is loaded without it counts wrongly and says it is official.
const (
	MissingHoliday = "missing_holiday" // one of the holidays is not named
	NoMakeUp       = "no_make_up"      // 调休, and no day that is worked for it
)

// holidays that every notice arranges (全国年节及纪念日放假办法第二条).
func holidays() []string {
	return []string{"元旦", "春节", "清明节", "劳动节", "端午节", "中秋节", "国庆节"}
}

var heading = regexp.MustCompile(`(?:元旦|春节|清明节|劳动节|端午节|中秋节|国庆节)(?:[、和](?:元旦|春节|清明节|劳动节|端午节|中秋节|国庆节))*[:：]`)

// Whole finds what a notice that was pasted lacks: every holiday has its item, and where an item says 调休 it names the days worked.
func Whole(text string) (out []Fault) {
	text = plain(text)
	heads := heading.FindAllStringIndex(text, -1)
	named := ""
	for i, h := range heads {
		end := len(text)
		if i+1 < len(heads) {
			end = heads[i+1][0]
		}
		name := strings.TrimRight(text[h[0]:h[1]], ":：")
		named += name
		if item := text[h[1]:end]; strings.Contains(item, "调休") && !strings.Contains(item, "上班") {
			out = append(out, Fault{Code: NoMakeUp, Quote: name})
		}
	}
	for _, name := range holidays() {
		if !strings.Contains(named, name) {
			out = append(out, Fault{Code: MissingHoliday, Want: name})
		}
	}
	return out
}
