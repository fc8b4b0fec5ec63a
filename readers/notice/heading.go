package notice

import (
	"regexp"
	"slices"
	"strconv"
	"strings"
	"time"

	"gongkai/civil"
)

var (
	numberLine = regexp.MustCompile(`^(?:(?:发文字号|文号|文件编号)[：:][ 　]*)?(\p{Han}{2,24}[〔\[［（(【][0-9０-９]{4}[〕\]］）)】][0-9０-９]{1,5}号)$`)
	dateLine   = regexp.MustCompile(`^(?:成文日期|发文日期)?[：:]?[ 　]*([0-9０-９]{4})[ 　]*年[ 　]*([0-9０-９]{1,2})[ 　]*月[ 　]*([0-9０-９]{1,2})[ 　]*日$`)
	hanDate    = regexp.MustCompile(`^([〇○零Ｏ一二三四五六七八九]{4})年([一二三四五六七八九十]{1,3})月([一二三四五六七八九十]{1,3})日$`)
	printed    = regexp.MustCompile(`([0-9０-９]{4})[ 　]*年[ 　]*([0-9０-９]{1,2})[ 　]*月[ 　]*([0-9０-９]{1,2})[ 　]*日[ 　]*印发$`)
)

// readHeading reads title, number and date of issue (成文日期) from the covering letter.
func readHeading(n *Notice, lines []string, w *warnings) {
	for i, line := range lines {
		text := strings.TrimSpace(line)
		if m := numberLine.FindStringSubmatch(text); m != nil && n.Number == "" {
			n.Number = m[1]
			if !strings.Contains(m[1], "〔") {
				w.add(OddNumber, i+1, "发文字号“%s”未用六角括号〔〕，按原样保留", m[1])
			}
		}
		if d := dateOf(text); !d.IsZero() {
			n.IssuedOn = d // the last one: the signature
		}
	}
	n.Title = title(lines)
	n.Issuer, _, _ = strings.Cut(n.Title, "关于")
	if n.Title == "" {
		w.add(NoTitle, 0, "没有读到标题（以“通知”结尾的一行）")
	}
	if n.Number == "" {
		w.add(NoNumber, 0, "没有读到发文字号")
	}
}

// title joins the lines that end in 通知, back to the number, another kind of line, or the top of the file.
func title(lines []string) string {
	for _, ends := range [][]string{{"通知"}, {"方案", "任务分工", "意见"}} {
		for i, line := range lines {
			if endsInAny(strings.TrimSpace(line), ends...) {
				return titleUpTo(lines, i)
			}
		}
	}
	return ""
}

func titleUpTo(lines []string, last int) string {
	const most = 6
	var parts []string
	for j := last; j >= 0 && len(parts) < most; j-- {
		text := strings.TrimSpace(lines[j])
		if numberLine.MatchString(text) || containsAny(text, "：", ":", "。", hidden) || !dateOf(text).IsZero() {
			break
		}
		if text != "" {
			parts = append(parts, text)
		}
	}
	slices.Reverse(parts)
	return strings.Join(parts, "")
}

// printedOn is the date of 印发 below the table; it stands in only where the letter is undated.
func printedOn(lines []string) civil.Date {
	for _, line := range lines {
		if m := printed.FindStringSubmatch(strings.TrimSpace(line)); m != nil {
			return dayOf(m[1], m[2], m[3])
		}
	}
	return 0
}

// dateOf reads a line that is nothing but a date, in digits or in 二〇二〇年八月二十四日.
func dateOf(line string) civil.Date {
	if m := dateLine.FindStringSubmatch(line); m != nil {
		return dayOf(m[1], m[2], m[3])
	}
	if m := hanDate.FindStringSubmatch(line); m != nil {
		year := 0
		for _, r := range m[1] {
			year = year*10 + chineseDigit(r)
		}
		return dayOf(strconv.Itoa(year), m[2], m[3])
	}
	return 0
}

// dayOf is the date of three numbers, or none when that day does not exist.
func dayOf(year, month, day string) civil.Date {
	y, m, d := number(year), number(month), number(day)
	date := civil.Of(y, time.Month(m), d)
	if y < 1971 || y > 9999 || date.Year() != y || int(date.Month()) != m || date.Day() != d {
		return 0
	}
	return date
}
