package notice

import (
	"regexp"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"gongkai/civil"
)

var (
	sectionMark = regexp.MustCompile(`^([一二三四五六七八九十百]+)[ 　]*[、．.][ 　]*`)
	topicMark   = regexp.MustCompile(`^[（(][ 　]*([一二三四五六七八九十百]+)[ 　]*[）)][ 　]*`)
	measureMark = regexp.MustCompile(`^([0-9０-９]{1,4})[ 　]*[．.、][ 　]*`)
)

// heading is the section or topic in force, with what is needed to notice gaps.
type heading struct {
	Heading
	line  int
	items int
}

// draft is the item being read.
type draft struct {
	no          string
	paragraphs  []string
	lead, resp  *cell
	from        int // the first line of its row, headings included
	first, last int // the lines of the measure and of the last cell
	notes       warnings
}

type placer struct {
	notice         *Notice
	notes          *warnings
	masked         map[int]bool
	section, topic heading
	measure        int // the last number under this topic
	open           *draft
	fresh          bool // a heading was read and no measure since
	from           int  // the line of that heading, -1 for none
	ids            map[string]int
	lastWorking    func(civil.Date) civil.Date
}

// table reads all rows, then speaks of every cell that came to nothing.
func (p *placer) table(lines []string, t table) {
	p.heads(lines, t)
	rows := rowsOf(lines, t)
	if blanksLost(rows, lines, t) {
		p.notes.add(BlanksLost, 0, "表格的制表符或空白单元格已丢失，各单元格按内容归位，请逐项核对")
		p.byContent(slices.Concat(rows...), true)
	} else {
		for _, row := range rows {
			p.row(row)
		}
	}
	p.close()
	p.leave(&p.topic)
	p.leave(&p.section)
	for _, row := range rows {
		for _, c := range row {
			if c.text != "" && !c.used {
				p.notes.add(Unplaced, c.line+1, "单元格“%s”无法归入任何一项", clip(c.text))
			}
		}
	}
}

// heads compares the heads with the four expected ones.
func (p *placer) heads(lines []string, t table) {
	var got []string
	for _, line := range lines[t.head:t.first] {
		for _, c := range compactCells(line) {
			if c != "" {
				got = append(got, c)
			}
		}
	}
	if !slices.Equal(got, heads()) {
		p.notes.add(OddHead, t.head+1, "表头为“%s”，与“%s”不同，请核对各列", clip(strings.Join(got, "｜")), strings.Join(heads(), "｜"))
	}
}

func (p *placer) row(row []*cell) {
	p.close()
	if repeatsHeads(row) {
		for _, c := range row {
			c.used = true
		}
		return
	}
	if len(row) != columns || !inOrder(row) {
		p.byContent(row, false)
		return
	}
	p.headingCell(row[0])
	p.headingCell(row[1])
	if row[2].text != "" {
		p.begin(row[2])
		p.open.lead, p.open.resp = row[3], row[4]
	}
	p.close()
}

// repeatsHeads: the heads come again at a page break.
func repeatsHeads(row []*cell) bool {
	var got []string
	for _, c := range row {
		if c.text != "" {
			got = append(got, compact(c.text))
		}
	}
	return slices.Equal(got, heads())
}

func inOrder(row []*cell) bool {
	return (row[0].text == "" || sectionMark.MatchString(row[0].text)) &&
		(row[1].text == "" || topicMark.MatchString(row[1].text)) &&
		!sectionMark.MatchString(row[2].text) && !topicMark.MatchString(row[2].text)
}

// headingCell reads a section or a topic; anything else is left unused.
func (p *placer) headingCell(c *cell) bool {
	if m := sectionMark.FindStringSubmatch(c.text); m != nil {
		p.close()
		p.enterSection(Heading{No: m[1], Title: c.text[len(m[0]):]}, c.line)
	} else if m := topicMark.FindStringSubmatch(c.text); m != nil {
		p.close()
		p.enterTopic(Heading{No: "（" + m[1] + "）", Title: c.text[len(m[0]):]}, c.line)
	} else {
		return false
	}
	c.used = true
	if p.from < 0 {
		p.from = c.line
	}
	return true
}

// enterSection changes nothing when the section in force is only printed again at a page break.
func (p *placer) enterSection(h Heading, line int) {
	if p.section.Heading == h {
		return
	}
	p.leave(&p.topic)
	p.leave(&p.section)
	if h.No == p.section.No {
		p.notes.add(HeadingDiffer, line+1, "章节“%s”的标题与前文不同：“%s”", h.No, clip(h.Title))
	} else if was, is := chineseNumber(p.section.No), chineseNumber(h.No); is != was+1 {
		p.notes.add(NumberGap, line+1, "章节编号“%s”不连续，请核对有无漏项", h.No)
	}
	p.section, p.topic, p.measure, p.fresh = heading{Heading: h, line: line}, heading{}, 0, true
}

func (p *placer) enterTopic(h Heading, line int) {
	if p.topic.Heading == h {
		return
	}
	p.leave(&p.topic)
	if h.No == p.topic.No {
		p.notes.add(HeadingDiffer, line+1, "小标题“%s%s”与前文不同：“%s”", p.section.No, h.No, clip(h.Title))
	} else if was, is := chineseNumber(strings.Trim(p.topic.No, "（）")), chineseNumber(strings.Trim(h.No, "（）")); is != was+1 {
		p.notes.add(NumberGap, line+1, "小标题编号“%s%s”不连续，请核对有无漏项", p.section.No, h.No)
	}
	p.topic, p.measure, p.fresh = heading{Heading: h, line: line}, 0, true
}

// leave speaks of a heading under which nothing stood.
func (p *placer) leave(h *heading) {
	if h.No != "" && h.items == 0 {
		p.notes.add(EmptyHeading, h.line+1, "标题“%s%s”下没有举措", h.No, clip(h.Title))
	}
}

// byContent places cells by what they say, for rows that are not five cells in order. As a stream, rows have no ends.
func (p *placer) byContent(cells []*cell, stream bool) {
	live := slices.DeleteFunc(slices.Clone(cells), func(c *cell) bool { return c.text == "" })
	p.fresh = p.fresh || !stream // a row may begin with a measure without number
	for i := 0; i < len(live); i++ {
		c := live[i]
		switch {
		case i+4 <= len(live) && repeatsHeads(live[i:i+4]):
			for _, head := range live[i : i+4] {
				head.used = true
			}
			i += 3
		case p.headingCell(c):
		case measureMark.MatchString(c.text):
			p.close()
			p.begin(c)
			p.shape(cells, stream)
		case p.open != nil:
			p.continueItem(c)
		case p.fresh && prose(c.text):
			p.begin(c)
			p.shape(cells, stream)
		}
	}
	if !stream {
		p.close()
	}
}

func (p *placer) shape(row []*cell, stream bool) {
	if !stream {
		p.open.notes.add(RowShape, p.open.first+1, "本行有%d个单元格，不是按序的%d个，已按内容归位，请核对", len(row), columns)
	}
}

func (p *placer) begin(c *cell) {
	d := &draft{from: c.line, first: c.line, last: c.line}
	if p.from >= 0 {
		d.from, p.from = p.from, -1
	}
	text := c.text
	if m := measureMark.FindStringSubmatch(text); m != nil {
		d.no, text = strconv.Itoa(number(m[1])), text[len(m[0]):]
	}
	d.paragraphs = []string{text}
	c.used, p.open, p.fresh = true, d, false
}

// continueItem gives a plain cell to the open item: more of the measure, then lead, then responsible.
func (p *placer) continueItem(c *cell) {
	d := p.open
	switch {
	case d.lead == nil && sentence(c.text):
		d.paragraphs = append(d.paragraphs, c.text)
		c.used, d.last = true, c.line
	case d.lead == nil:
		d.lead = c
	case d.resp == nil && !sentence(c.text):
		d.resp = c
	default:
		d.notes.add(Unplaced, c.line+1, "本项之后有无法归位的单元格“%s”", clip(c.text))
	}
}

// sentence tells more of a measure from a list of units, which may end in 。 too.
func sentence(s string) bool {
	const shortList = 20
	return strings.Contains(strings.TrimSuffix(s, "。"), "。") || strings.HasSuffix(s, "；") ||
		strings.HasSuffix(s, "。") && utf8.RuneCountInString(s) > shortList
}

// prose is enough to begin a measure without number.
func prose(s string) bool { return sentence(s) || strings.HasSuffix(s, "。") }
