package notice

import (
	"encoding/json"
	"fmt"
	"slices"
	"strings"

	"gongkai/desk"
	reader "gongkai/readers/notice"
	"gongkai/web/parts"
	"gongkai/web/site"
	"gongkai/web/words"
)

// Edit is the form in which one item is put right, in its place beside the original text.
type Edit struct {
	No         string
	Lead, Resp parts.Field
	Deadlines  []DeadlineEdit
	Error      string
}

// DeadlineEdit is one deadline, or an empty line for one more.
type DeadlineEdit struct {
	Kind, Date parts.Field
	Quote      string
}

// correctionsIn are those made so far; they travel in the form, and nothing is stored before the import. What is unreadable was not made by
// our own page.
func correctionsIn(v *site.Visit) []desk.Correction {
	var out []desk.Correction
	if json.Unmarshal([]byte(v.C.Request.PostForm.Get("corrections")), &out) != nil {
		return nil
	}
	return out
}

func correctionsText(all []desk.Correction) string {
	if len(all) == 0 {
		return ""
	}
	b, err := json.Marshal(all)
	if err != nil {
		return ""
	}
	return string(b)
}

// with puts a correction in the place of an earlier one of the same item.
func with(all []desk.Correction, c desk.Correction) []desk.Correction {
	return append(slices.DeleteFunc(slices.Clone(all), func(x desk.Correction) bool { return x.No == c.No }), c)
}

func without(all []desk.Correction, no string) []desk.Correction {
	return slices.DeleteFunc(slices.Clone(all), func(x desk.Correction) bool { return x.No == no })
}

// typedCorrection is what the form of one item brings. Quotes stay with their deadlines: they are words of the notice.
func typedCorrection(v *site.Visit, it reader.Item) (desk.Correction, bool) {
	c, ok := desk.Correction{No: it.ID, Lead: split(v.Form("lead")), Responsible: split(v.Form("resp")), Deadlines: []reader.Deadline{}}, true
	for k := range len(it.Deadlines) + 1 {
		var d reader.Deadline
		if k < len(it.Deadlines) {
			d = it.Deadlines[k]
		}
		kind := v.Form(fmt.Sprintf("kind_%d", k))
		if kind == "" {
			continue
		}
		day, read := parts.ReadDate(v.Form(fmt.Sprintf("date_%d", k)))
		if d.Kind = reader.DeadlineKind(kind); d.Kind != reader.OnDate {
			day = 0
		}
		d.Date, ok = day, ok && read && (d.Kind != reader.OnDate || !day.IsZero())
		c.Deadlines = append(c.Deadlines, d)
	}
	return c, ok && len(c.Lead) > 0
}

func split(text string) []string {
	return strings.FieldsFunc(text, func(r rune) bool { return strings.ContainsRune("、，,；;\n", r) })
}

// editOf is the form of an item as it was read, or as it was typed.
func editOf(it reader.Item, c desk.Correction, fault bool) *Edit {
	e := &Edit{No: it.ID, Lead: parts.Field{Kind: parts.TextField, Name: "lead", Label: "牵头单位", Hint: "几个单位之间用顿号", Value: strings.Join(c.Lead, "、")},
		Resp: parts.Field{Kind: parts.TextField, Name: "resp", Label: "责任单位", Hint: "没有的留空", Value: strings.Join(c.Responsible, "、"), Optional: true}}
	for k := range len(it.Deadlines) + 1 {
		var d reader.Deadline
		if k < len(c.Deadlines) {
			d = c.Deadlines[k]
		}
		options := []parts.Option{{Value: "", Label: "（没有）"}}
		for _, kind := range []reader.DeadlineKind{reader.OnDate, reader.Monthly, reader.Quarterly, reader.WorkingDays, reader.Days, reader.Standing} {
			options = append(options, parts.Option{Value: string(kind), Label: words.DeadlineKind(string(kind))})
		}
		e.Deadlines = append(e.Deadlines, DeadlineEdit{Quote: d.Quote,
			Kind: parts.Field{Kind: parts.SelectField, Name: fmt.Sprintf("kind_%d", k), Label: fmt.Sprintf("期限 %d", k+1), Options: parts.Choose(options, string(d.Kind))},
			Date: parts.Field{Kind: parts.TextField, Name: fmt.Sprintf("date_%d", k), Label: "日期", Value: d.Date.String()}})
	}
	if fault {
		e.Error = "没有记下：牵头单位要填写；选“日期”的，请按 2020-10-31 的样子填写日期。"
	}
	return e
}

func asRead(it reader.Item) desk.Correction {
	c := desk.Correction{No: it.ID, Deadlines: it.Deadlines}
	for _, n := range it.Lead {
		c.Lead = append(c.Lead, n.Text)
	}
	for _, n := range it.Responsible {
		c.Responsible = append(c.Responsible, n.Text)
	}
	return c
}

// editing is what one post asks of corrections: to open the form of an item, to keep it, or to drop it.
type editing struct {
	all  []desk.Correction
	open string // item whose form is open
	edit *Edit
}

// correct works on the notice as it would be imported: open, keep or drop one correction.
func correct(v *site.Visit, plan desk.NoticePlan) editing {
	e := editing{all: correctionsIn(v)}
	find := func(no string) (reader.Item, bool) {
		i := slices.IndexFunc(plan.Items, func(it desk.ItemPlan) bool { return it.ID == no })
		if i < 0 {
			return reader.Item{}, false
		}
		return plan.Items[i].Item, true
	}
	switch no := v.Form("correct"); {
	case v.Form("drop") != "":
		e.all = without(e.all, v.Form("drop"))
	case no != "":
		if it, ok := find(no); ok {
			c, sound := typedCorrection(v, it)
			if sound {
				e.all = with(e.all, c)
			} else {
				e.open, e.edit = no, editOf(it, c, true)
			}
		}
	case v.Form("edit") != "":
		if it, ok := find(v.Form("edit")); ok {
			e.open, e.edit = it.ID, editOf(it, asRead(it), false)
		}
	}
	return e
}
