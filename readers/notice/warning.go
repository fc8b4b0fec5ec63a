package notice

import "fmt"

// WarningCode names a kind of irregularity, for programs; Warning.Text is for people.
type WarningCode string

// What the reader can find irregular. Nothing of it was mended.
const (
	NoTitle       WarningCode = "no_title"
	NoNumber      WarningCode = "no_number"
	OddNumber     WarningCode = "odd_number"
	NoIssueDate   WarningCode = "no_issue_date"
	OddHead       WarningCode = "odd_head"        // the heads of the table are not the four expected
	BlanksLost    WarningCode = "blanks_lost"     // tabs or blank cells are gone, cells were placed by what they say
	Unplaced      WarningCode = "unplaced"        // a cell that belongs to no item
	AfterTable    WarningCode = "after_table"     // text behind the table that is no 抄送 or 印发
	EmptyHeading  WarningCode = "empty_heading"   // no measure under a section or topic
	HeadingDiffer WarningCode = "heading_differs" // the same number with other words
	NumberGap     WarningCode = "number_gap"
	NumberTwice   WarningCode = "number_twice"
	RowShape      WarningCode = "row_shape" // not five cells, or not in their order
	Paragraphs    WarningCode = "paragraphs"
	Garbled       WarningCode = "garbled"
	ContactMasked WarningCode = "contact_masked"
	NoHeading     WarningCode = "no_heading"
	NoLead        WarningCode = "no_lead"
	LeadOnly      WarningCode = "lead_only"
	CopiedGroup   WarningCode = "copied_group" // 各区县政府 in a notice of a county
	OddName       WarningCode = "odd_name"
	NameTwice     WarningCode = "name_twice"
	YearFromIssue WarningCode = "year_from_issue"
	NoYear        WarningCode = "no_year"
	NoSuchDay     WarningCode = "no_such_day"
	BeforeIssue   WarningCode = "before_issue"
	NotADeadline  WarningCode = "not_a_deadline" // a date, or a number of days, without 前 or 内
	UnreadPeriod  WarningCode = "unread_period"  // time words that could be a deadline and were not converted
	TooMany       WarningCode = "too_many"
)

// Warning is one irregularity. As JSON and as text it is the sentence for people.
type Warning struct {
	Code WarningCode
	Line int // in Source, 0 when it belongs to no one line
	Text string
}

// MarshalText is the sentence alone, as the contract prints it.
func (w Warning) MarshalText() ([]byte, error) { return []byte(w.Text), nil }

// UnmarshalText reads the sentence back; code and line are not in it.
func (w *Warning) UnmarshalText(b []byte) error {
	*w = Warning{Text: string(b)}
	return nil
}

// maxWarnings bounds the list of a hostile file; what lies beyond is counted, not hidden.
const maxWarnings = 500

type warnings struct {
	all    []Warning
	beyond int
}

func (w *warnings) add(code WarningCode, line int, format string, args ...any) {
	if len(w.all) >= maxWarnings {
		w.beyond++
		return
	}
	text := fmt.Sprintf(format, args...)
	if line > 0 {
		text = fmt.Sprintf("第%d行：%s", line, text)
	}
	w.all = append(w.all, Warning{Code: code, Line: line, Text: text})
}

// list is never nil: the contract prints [], not null.
func (w *warnings) list() []Warning {
	if w.beyond > 0 {
		return append(w.all, Warning{Code: TooMany, Text: fmt.Sprintf("另有%d处提示未逐条列出，请检查文件", w.beyond)})
	}
	return append([]Warning{}, w.all...)
}

// clip shortens text quoted inside a warning.
func clip(s string) string {
	const most = 40
	if r := []rune(s); len(r) > most {
		return string(r[:most]) + "…"
	}
	return s
}
