package notice

import (
	"regexp"
	"slices"
	"strings"
	"unicode"
)

// columns of a row: section, topic, measure, lead, responsible.
const columns = 5

// The heads of the table; the first stands over section and topic.
func heads() []string {
	return []string{"重点任务", "贯彻举措", "牵头单位", "责任单位"}
}

// table says where in the file the table lies, as indexes of lines: heads from head to first, rows from first to end.
type table struct{ head, first, end int }

// cell is one cell with the index of its line. used tells whether something was made of it.
type cell struct {
	line int
	text string
	used bool
}

var trailerLine = regexp.MustCompile(`^(?:抄送|主送|主题词)[：:]|[0-9０-９]日[ 　]*印发$|^附件[0-9０-９一二三]*(?:[：:].*)?$`)

// findTable looks for the heads 牵头单位 and 责任单位. Without them the table is empty and lies behind the last line.
func findTable(lines []string) (table, bool) {
	none := table{len(lines), len(lines), len(lines)}
	lead := slices.IndexFunc(lines, func(l string) bool { return slices.Contains(compactCells(l), "牵头单位") })
	if lead < 0 {
		return none, false
	}
	const reach = 6 // lines that may lie between the two heads
	last := -1
	for i := lead; i < len(lines) && i <= lead+reach; i++ {
		if slices.Contains(compactCells(lines[i]), "责任单位") {
			last = i
			break
		}
	}
	if last < 0 {
		return none, false
	}
	t := table{head: lead, first: last + 1, end: len(lines)}
	for t.head > 0 && !slices.Contains(compactCells(lines[t.head]), heads()[0]) && isHead(lines[t.head-1]) {
		t.head--
	}
	for t.first < len(lines) && isHead(lines[t.first]) {
		t.first++
	}
	for i := t.first; i < len(lines); i++ {
		if trailerLine.MatchString(strings.TrimSpace(lines[i])) {
			t.end = i
			break
		}
	}
	return t, true
}

// isHead: a short line without number or sentence, next to the heads, is one more head (序号, 完成时限).
func isHead(line string) bool {
	const longest = 8
	c := compact(line)
	return c != "" && len([]rune(c)) <= longest && sectionMark.FindString(c) == "" && topicMark.FindString(c) == "" &&
		measureMark.FindString(c) == "" && !strings.ContainsAny(c, "。，：") && dateOf(c).IsZero()
}

func compact(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsSpace(r) {
			return -1
		}
		return r
	}, s)
}

func compactCells(line string) []string {
	out := cellsOf(line)
	for i := range out {
		out[i] = compact(out[i])
	}
	return out
}

// cellsOf cuts one line into cells. A line is one cell behind a tab, or a whole row with tabs between the cells; a
// line without any tab is a cell if it says something.
func cellsOf(line string) []string {
	rest, tabbed := strings.CutPrefix(line, "\t")
	if !strings.Contains(rest, "\t") {
		text := strings.TrimSpace(rest)
		if !tabbed && text == "" {
			return nil
		}
		return []string{text}
	}
	parts := strings.Split(line, "\t")
	if len(parts) > columns && strings.TrimSpace(parts[0]) == "" {
		parts = parts[1:]
	}
	for i := range parts {
		parts[i] = strings.TrimSpace(parts[i])
	}
	return parts
}

// rowsOf groups the cells of the table. Blank lines part rows; a line that is a whole row stands alone.
func rowsOf(lines []string, t table) [][]*cell {
	var rows [][]*cell
	var row []*cell
	flush := func() {
		if len(row) > 0 {
			rows = append(rows, row)
		}
		row = nil
	}
	for i := t.first; i < t.end; i++ {
		cells := cellsOf(lines[i])
		if len(cells) != 1 {
			flush()
		}
		for _, text := range cells {
			row = append(row, &cell{line: i, text: text})
		}
		if len(cells) > 1 {
			flush()
		}
	}
	flush()
	return rows
}

// blanksLost: an editor or a copy through another program took the tabs or the blank cells away, so that neither the
// count of cells nor a blank line means anything: no cell is blank, and most rows are short, or rows run into one.
func blanksLost(rows [][]*cell, lines []string, t table) bool {
	tabs := slices.ContainsFunc(lines[t.first:t.end], func(l string) bool { return strings.Contains(l, "\t") })
	short, long := 0, 0
	for _, row := range rows {
		if slices.ContainsFunc(row, func(c *cell) bool { return c.text == "" }) {
			return !tabs
		}
		switch {
		case len(row) < columns:
			short++
		case len(row) >= 2*columns:
			long++
		}
	}
	return !tabs || long > 0 || 2*short > len(rows)
}
