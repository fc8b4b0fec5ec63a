package draft

import (
	"strconv"

	"gongkai/casefile/application"
	"gongkai/statute/outcome"
	"gongkai/statute/review"
	"gongkai/web/form"
	"gongkai/web/parts"
	"gongkai/web/words"
)

// View is the form.
type View struct {
	form.View
	Groups []Group
}

// Group is one part of the form with the button that adds a row.
type Group struct {
	Title, Hint string
	Deep        bool // belongs to the group before it
	Fields      []parts.Field
	Add, More   string // the list that grows, and what the button says
	Choose      bool   // what follows depends on what is chosen here
}

func (c *call) head() form.Head {
	s := c.app.State
	return form.Head{Link: c.Link, Number: s.Number, Title: parts.Line(c.app.Request, 40), Name: parts.Named(c.app.Party.Name), Stage: words.Stage(s.Stage),
		Clock: parts.ClockOf(s, c.app.Standing, c.Today)}
}

func (c *call) view(p parts.Problems) View {
	v := View{View: c.View(c.head(), nil, p), Groups: c.groups(p)}
	v.Act, v.Action, v.Context = words.Act(application.CmdDraft), c.Link+"/draft", parts.Requested(c.app)
	if c.app.Returned != "" {
		v.Context = append(v.Context, parts.Quote{Label: "退回修改的理由", Text: c.app.Returned})
	}
	return v
}

// groups are the questions in the order of the work: what is answered, what was found, on what it is withheld, the letter's text.
func (c *call) groups(p parts.Problems) []Group {
	var out []Group
	for i := range c.typed().rows("file.replies", 1) {
		out = append(out, c.replyGroups(p, i)...)
	}
	out[len(out)-1].Add, out[len(out)-1].More = "file.replies", "申请了几项的，再加一项"
	if c.typed().any(hasContent) {
		out = append(out, c.documentGroups(p)...)
	}
	if c.typed().any(withholds) {
		out = append(out, c.basisGroups(p)...)
	}
	return append(out, c.letterGroup(p))
}

func (c *call) replyGroups(p parts.Problems, i int) []Group {
	base, code := reply(i), c.typed().code(i)
	title := "答复"
	if c.typed().rows("file.replies", 1) > 1 {
		title = "第" + strconv.Itoa(i+1) + "项的答复"
	}
	options := []parts.Option{{Label: "请选择"}}
	for _, o := range application.Outcomes() {
		options = append(options, parts.Option{Value: string(o), Label: o.Name()})
	}
	fields := append([]parts.Field{c.field(p, base+".", question{name: "code", label: "处理结果", kind: choice, options: options, hint: code.Article()})},
		c.fields(p, base+".", ofReply(code))...)
	fields = append(fields, c.alternatives(p, base, string(code))...)
	out := []Group{{Title: title, Fields: fields, Choose: true}}
	if code != outcome.A36_4_NONE {
		return out
	}
	var expected []parts.Field
	for _, place := range places()[1:] {
		expected = append(expected, c.field(p, base+".search.expected.", question{name: place.Value, label: place.Label, kind: tick}),
			c.field(p, base+".search.left_out."+place.Value+".", question{name: "why", label: "没有查找“" + place.Label + "”的，写明原因"}))
	}
	out = append(out, Group{Title: "通常应当存放的地方", Hint: "每一处都要查找；没有查找的写明原因。", Deep: true, Fields: expected})
	out = append(out, c.list(p, base+".search.entries", "查找记录", ofEntry())...)
	return append(out, c.list(p, base+".search.units_asked", "询问过的业务单位", ofUnit())...)
}

// list are the rows of a list, one group each; the last one has the button for one more.
func (c *call) list(p parts.Problems, name, title string, qs []question) []Group {
	var out []Group
	n := c.typed().rows(name, least(name))
	for i := range n {
		out = append(out, Group{Title: title + "（" + strconv.Itoa(i+1) + "）", Deep: true, Fields: c.fields(p, name+"."+strconv.Itoa(i)+".", qs)})
	}
	out[n-1].Add, out[n-1].More = name, "再加一条"+title
	return out
}

func (c *call) documentGroups(p parts.Problems) []Group {
	var out []Group
	items, n := c.typed().rows("file.replies", 1), c.typed().rows("file.documents", 1)
	refusing := c.typed().any(withholds)
	for j := range n {
		base := "file.documents." + strconv.Itoa(j)
		var fields []parts.Field
		if items > 1 {
			options := []parts.Option{{Value: "1", Label: "第1项"}}
			for i := 1; i < items; i++ {
				options = append(options, parts.Option{Value: strconv.Itoa(i + 1), Label: "第" + strconv.Itoa(i+1) + "项"})
			}
			fields = append(fields, c.field(p, base+".", question{name: "item", label: "属于哪一项申请", kind: choice, options: options}))
		}
		fields = append(append(fields, c.field(p, base+".", question{name: "title", label: "文件名称", hint: "例如：城东片区房屋征收补偿方案"})),
			c.fields(p, base+".", ofDocument(refusing))...)
		if refusing {
			fields = append(fields, c.alternatives(p, base, review.RowRefusal)...)
		}
		out = append(out, Group{Title: "文件" + strconv.Itoa(j+1), Hint: "严禁录入、上传涉密内容。", Fields: fields})
		if refusing {
			out = append(out, c.list(p, base+".segments", "文件"+strconv.Itoa(j+1)+"的段落", c.segment())...)
		}
	}
	out = append(out, Group{Add: "file.documents", More: "再加一份文件"})
	return out
}

// segment are the questions of a segment, with the bases of this reply to choose from.
func (c *call) segment() []question {
	qs := ofSegment()
	for i := range qs {
		if qs[i].name != "basis" {
			continue
		}
		qs[i].options = []parts.Option{{Label: "公开的段落不填"}}
		for m := range c.typed().rows("file.bases", 1) {
			id := strconv.Itoa(m + 1)
			label := "依据" + id
			if g := outcome.Ground(c.Typed["file.bases."+strconv.Itoa(m)+".ground"]); g.Known() {
				label += "：" + g.Name()
			}
			qs[i].options = append(qs[i].options, parts.Option{Value: "b" + id, Label: label})
		}
	}
	return qs
}

func (c *call) basisGroups(p parts.Problems) []Group {
	grounds := []parts.Option{{Label: "请选择"}}
	for _, g := range outcome.Grounds() {
		grounds = append(grounds, parts.Option{Value: string(g), Label: g.Name(), Hint: g.Article()})
	}
	var out []Group
	for m := range c.typed().rows("file.bases", 1) {
		base := "file.bases." + strconv.Itoa(m)
		g := outcome.Ground(c.Typed[base+".ground"])
		fields := []parts.Field{c.field(p, base+".", question{name: "ground", label: "不予公开的依据", kind: choice, options: grounds, hint: g.Article()})}
		qs := ofGround(g)
		for i := range qs {
			if qs[i].name == "third.party" {
				qs[i].options = c.consulted()
			}
		}
		fields = append(append(fields, c.fields(p, base+".", qs)...), c.alternatives(p, base, string(g))...)
		out = append(out, Group{Title: "依据" + strconv.Itoa(m+1), Fields: fields, Choose: true})
	}
	out[len(out)-1].Add, out[len(out)-1].More = "file.bases", "再加一个依据"
	return out
}

// consulted are the letters to third parties on file.
func (c *call) consulted() []parts.Option {
	out := []parts.Option{{Label: "请选择"}}
	for _, x := range c.app.Consulted {
		out = append(out, parts.Option{Value: x.Ref, Label: x.Name + "（" + words.Day(x.Clock.SentOn, c.Today) + "发函）"})
	}
	return out
}

// alternatives are the milder courses of a row: each was considered, with a reason (G6).
func (c *call) alternatives(p parts.Problems, base, row string) []parts.Field {
	var out []parts.Field
	for _, o := range words.Grounds().Row(row).Options {
		name := base + ".alternatives." + o.ID + "."
		out = append(out, c.field(p, name, question{name: "why", label: "考虑过“" + o.Text + "”吗，为什么采用或者不采用", kind: area}))
	}
	return out
}

func (c *call) letterGroup(p parts.Problems) Group {
	text := c.field(p, "", question{name: "text", label: "答复内容", hint: "答复书的正文；救济告知由系统按规定附上", kind: area})
	text.Rows = 10
	on := c.field(p, "", question{name: "on", label: "送审日期", kind: day})
	on.From, on.To = c.Offer.From.String(), c.Offer.To.String()
	fields := []parts.Field{text, on}
	if c.typed().any(func(o outcome.Code) bool { return o == outcome.A36_3_DENY }) && c.typed().rows("file.bases", 1) > 1 {
		options := []parts.Option{{Label: "按从严顺序"}}
		for _, g := range outcome.Grounds() {
			options = append(options, parts.Option{Value: string(g), Label: g.Name()})
		}
		fields = append(fields, c.field(p, "", question{name: "ground", label: "年报按哪个依据统计", kind: choice, options: options}))
	}
	return Group{Title: "答复书", Fields: append(fields, c.SignFields(p)...)}
}

func (c *call) fields(p parts.Problems, base string, qs []question) []parts.Field {
	out := make([]parts.Field, len(qs))
	for i, q := range qs {
		out[i] = c.field(p, base, q)
	}
	return out
}

func (c *call) field(p parts.Problems, base string, q question) parts.Field {
	name := base + q.name
	f := parts.Field{Name: name, Label: q.label, Hint: q.hint, Value: c.Typed[name], Error: p.Of(name), Width: "half", Max: 200}
	switch q.kind {
	case line:
		f.Kind = parts.TextField
	case number:
		f.Kind, f.Mode, f.Width = parts.TextField, "numeric", "short"
	case area:
		f.Kind, f.Width, f.Rows, f.Max = parts.AreaField, "", 2, 0
	case tick:
		f.Kind = parts.CheckField
	case choice:
		f.Kind, f.Options = parts.SelectField, parts.Choose(q.options, f.Value)
	case yesNo:
		f.Kind, f.Options = parts.SelectField, parts.Choose([]parts.Option{{Label: "请选择"}, option(review.Yes, "是"), option(review.No, "否")}, f.Value)
	case day:
		f.Kind, f.From, f.To = parts.DateField, "1949-10-01", c.Today.AddMonths(24).String()
		if d, ok := parts.ReadDate(f.Value); ok && !d.IsZero() {
			f.Value, f.Said = d.String(), parts.SayDay(d, c.Today, c.Cal)
		}
	}
	return f
}
