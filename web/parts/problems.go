package parts

import (
	"strings"

	"gongkai/casefile"
	"gongkai/civil"
	"gongkai/desk"
	"gongkai/web/words"
)

// Problems is the summary on top of a form that was not accepted.
type Problems struct {
	Heading string
	Items   []Problem
	Changes []Change // for a stale form: what happened meanwhile
	After   string   // a closing sentence
	Warn    bool     // warnings only: they pass when signed with a reason
}

// Problem is one reason, linked to its field.
type Problem struct{ Field, Text, Article string }

// Change is one thing that happened since the form was drawn.
type Change struct{ When, What, Who string }

// Any reports whether there is anything to show.
func (p Problems) Any() bool { return len(p.Items) > 0 || len(p.Changes) > 0 || p.Heading != "" }

// Of is the text beside a field; "" where it has no fault.
func (p Problems) Of(field string) string {
	var all []string
	for _, i := range p.Items {
		if i.Field == field {
			all = append(all, i.Text)
		}
	}
	return strings.Join(all, " ")
}

// Refusals are the reasons of the law and the house. A field that the form does not have stands in the summary only.
func Refusals(all casefile.Refusals) Problems { return RefusalsOf("", all) }

// RefusalsOf are the reasons why an act is not done.
func RefusalsOf(act string, all casefile.Refusals) Problems {
	p := Problems{Heading: "没有记录，请先改正"}
	for _, r := range all {
		p.Items = append(p.Items, Problem{Field: r.Field, Text: words.RefusalOf(act, r), Article: r.Article})
	}
	return p
}

// Warnings are reasons that pass when signed with a reason (带风险签发); each leads to the field for it.
func Warnings(act string, all casefile.Refusals) Problems {
	p := RefusalsOf(act, all)
	p.Heading, p.Warn = "有风险，还没有记录", true
	p.After = "请改正；确实要这样记录的，逐项写明理由后再提交（带风险签发）。理由记在您的名下，显示在“经过”里。"
	for i := range p.Items {
		p.Items[i].Field = SignName(all[i].Check)
	}
	return p
}

const signPrefix = "sign_"

// SignName is the field in which a warning is signed.
func SignName(check string) string { return signPrefix + check }

// SignedCheck is the warning that is signed in a field; false for another field.
func SignedCheck(field string) (check string, ok bool) { return strings.CutPrefix(field, signPrefix) }

// Faults are fields that could not be read.
func Faults(all desk.Invalid) Problems {
	p := Problems{Heading: "没有记录，请先改正"}
	for _, f := range all {
		p.Items = append(p.Items, Problem{Field: f.Field, Text: words.Fault(f.Field, f.Code)})
	}
	return p
}

// Stale is what happened between drawing a form and sending it.
func Stale(changes []desk.Change, today civil.Date) Problems {
	p := Problems{Heading: "打开这一页以后，本件有了变化，您的办理没有执行", After: "您填写的内容还在下面。请核对变化后再提交。"}
	for _, c := range changes {
		p.Changes = append(p.Changes, Change{When: words.Day(c.On, today), What: words.Event(c.Type), Who: c.Actor})
	}
	return p
}

// And adds what happened meanwhile to what is wrong besides.
func (p Problems) And(stale Problems) Problems {
	p.Changes = stale.Changes
	p.After = strings.TrimSpace(p.After + "打开这一页以后，本件还有上面列出的变化，请一并核对。")
	return p
}
