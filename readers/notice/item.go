package notice

import (
	"fmt"
	"strconv"
	"strings"
)

// close makes an item of the open draft.
func (p *placer) close() {
	d := p.open
	if d == nil {
		return
	}
	p.open = nil
	item := Item{
		Section: p.section.Heading, Topic: p.topic.Heading, Measure: d.no,
		Text: strings.Join(d.paragraphs, "\n"), Deadlines: []Deadline{},
	}
	for _, c := range []*cell{d.lead, d.resp} {
		if c != nil && c.text != "" {
			c.used = true
			d.last = max(d.last, c.line)
		}
	}
	p.checkHeadings(d)
	item.ID = p.id(d)
	item.Lead = p.names(d, d.lead, "牵头单位")
	item.Responsible = p.names(d, d.resp, "责任单位")
	p.checkNames(d, item)
	found := scanDeadlines(item.Text, p.notice.IssuedOn, p.lastWorking)
	item.Deadlines = found.deadlines
	d.notes.all = append(d.notes.all, found.notes.all...)
	p.checkText(d, item)
	p.section.items++
	p.topic.items++
	item.Place = Place{First: d.from + 1, Last: d.last + 1}
	item.Warnings = d.notes.list()
	p.notice.Items = append(p.notice.Items, item)
}

// id is section + topic + measure; a second one of the same gets #2.
func (p *placer) id(d *draft) string {
	id := p.section.No + p.topic.No + d.no
	p.ids[id]++
	n := p.ids[id]
	if n > 1 && d.no != "" {
		d.notes.add(NumberTwice, d.first+1, "编号“%s”重复，本项记为“%s#%d”", id, id, n)
	}
	if no, err := strconv.Atoi(d.no); err == nil {
		if n == 1 && no != p.measure+1 {
			d.notes.add(NumberGap, d.first+1, "举措编号“%s”与前一项不连续，请核对有无漏项", d.no)
		}
		p.measure = no
	}
	if n > 1 {
		return fmt.Sprintf("%s#%d", id, n)
	}
	return id
}

func (p *placer) checkHeadings(d *draft) {
	if p.section.No == "" {
		d.notes.add(NoHeading, d.first+1, "本项之前没有章节标题")
	} else if p.topic.No == "" {
		d.notes.add(NoHeading, d.first+1, "本项之前没有小标题")
	}
}

// names splits one cell. The list is never nil.
func (p *placer) names(d *draft, c *cell, column string) []Name {
	if c == nil || c.text == "" {
		return []Name{}
	}
	names, ok := splitNames(c.text)
	if !ok {
		d.notes.add(OddName, c.line+1, "%s“%s”括号不配对，可能分错", column, clip(c.text))
	}
	seen := map[string]bool{}
	for _, n := range names {
		if seen[n.Text] {
			d.notes.add(NameTwice, c.line+1, "%s中“%s”重复", column, clip(n.Text))
		}
		seen[n.Text] = true
		if oddName(n.Text) {
			d.notes.add(OddName, c.line+1, "%s“%s”不像单位名称，请核对是否串列", column, clip(n.Text))
		}
	}
	return append([]Name{}, names...)
}

func (p *placer) checkNames(d *draft, item Item) {
	if len(item.Lead) == 0 {
		d.notes.add(NoLead, 0, "牵头单位为空")
	}
	if len(item.Responsible) == 0 {
		d.notes.add(LeadOnly, 0, "责任单位为空，仅由牵头单位负责")
	}
	for _, n := range append(append([]Name{}, item.Lead...), item.Responsible...) {
		if copied(n.Text, p.notice.Issuer) {
			d.notes.add(CopiedGroup, 0, "“%s”疑似照抄上级文件（发文机关为“%s”，其下没有区县），按原样保留，请核对", n.Text, p.notice.Issuer)
		}
	}
}

func (p *placer) checkText(d *draft, item Item) {
	if len(d.paragraphs) > 1 {
		d.notes.add(Paragraphs, d.first+1, "举措由%d个单元格或段落合成，请核对", len(d.paragraphs))
	}
	if strings.ContainsRune(item.Text, '\uFFFD') {
		d.notes.add(Garbled, d.first+1, "举措中有乱码字符")
	}
	for line := d.from; line <= d.last; line++ {
		if p.masked[line] {
			d.notes.add(ContactMasked, line+1, "含联系方式，已隐去；请核对原文")
		}
	}
}

// trailer looks at what follows the table: 抄送 and 印发 are usual, anything else is reported.
func (p *placer) trailer(lines []string, t table) {
	copyList := false
	for i := t.end; i < len(lines); i++ {
		text := strings.TrimSpace(lines[i])
		usual := text == "" || copyList || trailerLine.MatchString(text) || strings.Contains(text, "专用章") ||
			strings.Contains(text, "公开发布") || strings.Contains(text, hidden)
		if !usual {
			p.notes.add(AfterTable, i+1, "表格之后的文字“%s”未读入", clip(text))
		}
		if text != "" {
			copyList = (copyList || strings.HasPrefix(text, "抄送")) && !strings.HasSuffix(text, "。")
		}
	}
}
