package notice

import (
	"regexp"
	"strings"
	"unicode/utf8"
)

const (
	contactLabel = `(?:联[ 　]*系[ 　]*人|联络人|联络员|经办人)`
	personLabel  = `(?:联[ 　]*系[ 　]*人|联络人|联络员|经办人|负责人|承办人|签发人|拟稿人?|核稿人?|校对人?|打字员?)`
	phoneLabel   = `(?:电[ 　]*话|手[ 　]*机|座[ 　]*机|传[ 　]*真|QQ|微信)`
	labelTail    = `(?:[及、和与/]*(?:联系)?(?:电话|方式)|姓名)?`
	hidden       = "（联系方式已隐去）"
)

var (
	// person: a label, then a colon (or white space, where only a contact can be meant), then whatever stands up to the next mark.
	person = regexp.MustCompile(`(` + personLabel + `` + labelTail + `[ \t　]*[：:][ \t　]*|` + contactLabel + `[ \t　]+)[^，,；;。）)\t]+`)
	// bareLabel: nothing follows the label on its line; the name stands on the next.
	bareLabel = regexp.MustCompile(`^[ \t　]*` + contactLabel + `[ \t　]*$|` + personLabel + `` + labelTail + `[ \t　]*[：:][ \t　]*$`)
	phone     = regexp.MustCompile(`[（(]?0[0-9０-９]{2,3}[)）]?[-－—– 　]{0,2}[0-9０-９]{7,8}` +
		`|1[3-9][0-9]([-－—– ]?)[0-9]{4}[-－—– ]?[0-9]{4}` +
		`|[0-9０-９]{3,4}[-－—– ][0-9０-９]{3,4}[-－—– ][0-9０-９]{4}` +
		`|[0-9０-９]{7,}[Xx]?` +
		`|[0-9A-Za-z._%+-]+@[0-9A-Za-z.-]+`)
	labelled = regexp.MustCompile(phoneLabel + `(?:号码)?[ \t　]*[：:]?[ \t　]*[（(]?[0-9０-９][-－—–0-9０-９ ()（）/、]{3,}`)
	// nameFirst: a name between the label of a telephone and its number.
	nameFirst = regexp.MustCompile(`(` + phoneLabel + `(?:号码)?[ \t　]*[：:]?[ 　]*)\p{Han}{2,6}([ 　]*[（(]?[0-9０-９])`)
	anyDigit  = regexp.MustCompile(`[0-9０-９A-Za-z]`)
)

// maskAll hides contacts in place, before anything is read: outside the table the whole sentence, inside it only the
// name and the number, for the rest of the cell is a duty. It answers which lines of the table were touched.
func maskAll(lines []string, t table) map[int]bool {
	touched := map[int]bool{}
	for i := range lines {
		inside := i >= t.first && i < t.end
		before := lines[i]
		if inside {
			lines[i] = maskCell(before)
		} else {
			lines[i] = maskProse(before)
		}
		if inside && lines[i] != before {
			touched[i] = true
		}
		if bareLabel.MatchString(before) {
			touched[maskNext(lines, i)] = true
		}
	}
	return touched
}

// maskNext hides a short line that follows a label standing alone, and answers which line it looked at.
func maskNext(lines []string, i int) int {
	for j := i + 1; j < len(lines) && j <= i+2; j++ {
		if text := strings.TrimSpace(lines[j]); text != "" {
			if utf8.RuneCountInString(text) <= 20 {
				lines[j] = strings.Replace(lines[j], text, hidden, 1)
			}
			return j
		}
	}
	return i
}

func maskProse(line string) string {
	if !private(line) {
		return line
	}
	sentences := strings.SplitAfter(line, "。")
	for i, s := range sentences {
		if !private(s) {
			continue
		}
		sentences[i] = hidden
		if strings.HasSuffix(s, "。") {
			sentences[i] += "。"
		}
	}
	return strings.Join(sentences, "")
}

func private(s string) bool {
	return person.MatchString(s) || phone.MatchString(s) || labelled.MatchString(s)
}

func maskCell(line string) string {
	line = person.ReplaceAllString(line, "${1}×××")
	line = nameFirst.ReplaceAllString(line, "${1}×××${2}")
	line = labelled.ReplaceAllStringFunc(line, func(s string) string { return anyDigit.ReplaceAllString(s, "×") })
	return phone.ReplaceAllStringFunc(line, func(s string) string { return anyDigit.ReplaceAllString(s, "×") })
}
