package notice

import (
	"errors"
	"strings"

	"gongkai/civil"
)

// MaxSize is the largest file that is read, in bytes.
const MaxSize = 5 << 20

// What can be wrong with the whole file. Anything smaller is a warning.
var (
	ErrEmpty    = errors.New("notice: the file is empty")
	ErrTooLarge = errors.New("notice: the file is larger than 5 MiB")
	ErrNotText  = errors.New("notice: the file is no plain text (save the document as text first)")
	ErrEncoding = errors.New("notice: the text is neither UTF-8 nor GB18030")
	ErrNoTable  = errors.New("notice: no table with the heads 牵头单位 and 责任单位")
	ErrNoItems  = errors.New("notice: the table holds no measure")
)

// Notice is what was read from one file. Its JSON is the contract of `gongkai notice parse`; what that contract does
// not name (Issuer, Source, the kind of a name, the place of an item) stays in Go.
type Notice struct {
	Title    string     `json:"title"`
	Number   string     `json:"number"` // 发文字号, as written
	IssuedOn civil.Date `json:"issued_on"`
	Items    []Item     `json:"items"` // in document order
	Warnings []Warning  `json:"warnings"`

	Issuer string `json:"-"` // what stands before 关于 in the title
	Source string `json:"-"` // the text line by line, contacts masked; Place counts its lines
}

// Item is one measure: a row of the table.
type Item struct {
	ID          string     `json:"id"` // section + topic + measure, then #2, #3; unique in the notice
	Section     Heading    `json:"section"`
	Topic       Heading    `json:"topic"`
	Measure     string     `json:"measure"` // "" for a measure without a number
	Text        string     `json:"text"`    // as printed, without its number
	Lead        []Name     `json:"lead"`
	Responsible []Name     `json:"responsible"`
	Deadlines   []Deadline `json:"deadlines"` // in the order of the text
	Warnings    []Warning  `json:"warnings"`

	Place Place `json:"-"`
}

// Heading is the number and the words of a section (一) or a topic (（一）).
type Heading struct {
	No    string `json:"no"`
	Title string `json:"title"`
}

// Place is where a row stands in Source: first and last line that is not blank, counted from 1.
type Place struct{ First, Last int }

// DeadlineKind says how a deadline runs.
type DeadlineKind string

// The kinds of deadline.
const (
	OnDate      DeadlineKind = "date"
	Monthly     DeadlineKind = "monthly"
	Quarterly   DeadlineKind = "quarterly"
	WorkingDays DeadlineKind = "working_days" // from an event of each case
	Days        DeadlineKind = "days"         // natural days, likewise
	Standing    DeadlineKind = "standing"     // 实时, 及时更新: no end, 保持状态
)

// Deadline is one duty in time found in the prose of a measure.
type Deadline struct {
	Kind           DeadlineKind `json:"kind"`
	Date           civil.Date   `json:"date,omitempty"`             // the day as read; “X月底” is its last calendar day
	LastWorkingDay civil.Date   `json:"last_working_day,omitempty"` // on or before Date
	N              int          `json:"n,omitempty"`                // days; for monthly the day of the month, 0 if none is named
	Quote          string       `json:"quote"`                      // literal substring of the item's text
}

// Parse reads a notice from the bytes of a text file. lastWorking is the last working day on or before a date; nil
// leaves last_working_day out. With ErrNoTable and ErrNoItems the heading and the masked Source are still returned.
func Parse(text []byte, lastWorking func(civil.Date) civil.Date) (Notice, error) {
	decoded, err := Decode(text)
	if err != nil {
		return Notice{Items: []Item{}, Warnings: []Warning{}}, err
	}
	lines := strings.Split(decoded, "\n")
	table, found := findTable(lines)
	masked := maskAll(lines, table)

	n := Notice{Items: []Item{}, Warnings: []Warning{}, Source: strings.Join(lines, "\n")}
	w := &warnings{}
	readHeading(&n, lines[:table.head], w)
	if !found {
		n.Warnings = w.list()
		return n, ErrNoTable
	}
	if n.IssuedOn.IsZero() {
		n.IssuedOn = printedOn(lines[table.end:])
	}
	if n.IssuedOn.IsZero() {
		w.add(NoIssueDate, 0, "没有读到成文日期，未写年份的期限无法换算")
	}
	p := &placer{notice: &n, notes: w, masked: masked, ids: map[string]int{}, from: -1, lastWorking: lastWorking}
	p.table(lines, table)
	p.trailer(lines, table)
	n.Warnings = w.list()
	if len(n.Items) == 0 {
		return n, ErrNoItems
	}
	return n, nil
}
