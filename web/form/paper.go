package form

import (
	"errors"
	"net/http"
	"slices"
	"strconv"

	"github.com/google/uuid"

	"gongkai/casefile"
	"gongkai/desk"
	"gongkai/statute/calendar"
	"gongkai/web/parts"
	"gongkai/web/site"
)

// Subject is the case and the act that a form is about.
type Subject struct {
	Kind casefile.Kind
	ID   string
	Link string // of the case's page
	Seq  int    // of the case as it stands
	Act  string
}

// Page is what one page adds: its fields, its command, its sentence.
type Page interface {
	// Command is the command of what was typed; the reader is told what cannot be read.
	Command(r *Reader) (casefile.Command, error)
	// Draw shows the form.
	Draw(status int, p parts.Problems) error
	// Confirmation is what the act will record.
	Confirmation(in desk.Act, e desk.Effect) Confirm
	// Place is the field that a reason speaks of.
	Place(r casefile.Refusal) string
}

// Paper is a form as one person fills it in.
type Paper struct {
	*site.Visit
	Subject
	Offer casefile.Offer // the range of legal dates; zero where the act is not possible now
	Cal   *calendar.Calendar
	Typed Typed

	page  Page
	risks casefile.Refusals // warnings that can be signed
}

// Open begins a form; the page is set by Fill.
func Open(v *site.Visit, s Subject, offers []casefile.Offer) (*Paper, error) {
	cal, err := v.Desk.Calendar(v.Ctx())
	if err != nil {
		return nil, err
	}
	p := &Paper{Visit: v, Subject: s, Cal: cal, Typed: Typed{}}
	for _, o := range offers {
		if o.Kind == s.Act {
			p.Offer = o
		}
	}
	return p, nil
}

// Restore puts what was typed before and not sent into the form where the reader asked for it, or answers what may be offered. has
// tells the form's own fields.
func (p *Paper) Restore(has func(name string) bool) (*site.KeptDraft, error) {
	offer, fields, err := p.Visit.Kept()
	for name, value := range fields {
		if has(name) || signs(name) {
			p.Typed[name] = value
		}
	}
	return offer, err
}

// Fill says whose form it is.
func (p *Paper) Fill(page Page) { p.page = page }

// Blank is the form before anything is typed: the act happened today, or on its last possible day.
func (p *Paper) Blank() Typed {
	t := Typed{commandID: uuid.NewString(), seen: strconv.Itoa(p.Seq), "on": p.Today.String()}
	if p.Offer.To != 0 && p.Offer.To < p.Today {
		t["on"] = p.Offer.To.String()
	}
	return t
}

// Post does what the button says: shows what would be recorded, records it, or goes back.
func (p *Paper) Post() error {
	in, bad, err := p.read()
	switch step := p.Form("step"); {
	case err != nil:
		return err
	case step == "edit":
		return p.edit(in)
	case len(bad) > 0:
		return p.unread(in, bad)
	case step == "confirm":
		return p.confirm(in)
	}
	return p.preview(in)
}

// read makes the command of what was typed.
func (p *Paper) read() (desk.Act, desk.Invalid, error) {
	r := &Reader{Typed: p.Typed}
	on := r.Date("on")
	cmd, err := p.page.Command(r)
	r.lengths(p.Act)
	return desk.Act{CommandID: p.Typed[commandID], Kind: p.Kind, CaseID: p.ID, On: on, Seen: p.Typed.seq(), Command: cmd, Signed: p.Typed.signed()}, r.bad, err
}

// unread lists what cannot be read, and what the desk finds besides in other fields: everything at once.
func (p *Paper) unread(in desk.Act, bad desk.Invalid) error {
	var more desk.Invalid
	if _, err := p.Desk.Preview(p.Ctx(), p.Person, in); err != nil && !errors.As(err, &more) {
		return err
	}
	for _, f := range more {
		if !slices.ContainsFunc(bad, func(b desk.Fault) bool { return b.Field == f.Field }) {
			bad = append(bad, f)
		}
	}
	return p.again(in, http.StatusUnprocessableEntity, parts.Faults(bad))
}

// preview shows what would be recorded; nothing is kept yet. A form that something overtook is told so now, not when it is confirmed.
func (p *Paper) preview(in desk.Act) error {
	changes, stale, err := p.since(in)
	switch {
	case err != nil:
		return err
	case stale:
		return p.again(in, http.StatusConflict, parts.Stale(changes, p.Today))
	}
	effect, err := p.Desk.Preview(p.Ctx(), p.Person, in)
	var bad desk.Invalid
	switch {
	case errors.As(err, &bad):
		return p.again(in, http.StatusUnprocessableEntity, parts.Faults(bad))
	case err != nil:
		return err
	case len(effect.Refusals) > 0:
		return p.refused(in, effect.Refusals)
	}
	if p.risks, err = p.doubts(in); err != nil {
		return err
	}
	view := p.page.Confirmation(in, effect)
	view.Risks, view.Fields = p.taken(), append(view.Fields, p.Typed.hidden()...)
	return p.Show(http.StatusOK, "confirm", view)
}

// confirm does it.
func (p *Paper) confirm(in desk.Act) error {
	r, err := p.Desk.Act(p.Ctx(), p.Person, in)
	var bad desk.Invalid
	switch {
	case errors.As(err, &bad):
		return p.again(in, http.StatusUnprocessableEntity, parts.Faults(bad))
	case errors.Is(err, desk.ErrReused):
		return p.again(in, http.StatusUnprocessableEntity, parts.Problems{Heading: "这张表已经提交过，后来又改了内容",
			After: "重复点击不会记录两次。请先看“经过”里已经记录的内容，确实还要办理再提交。"})
	case err != nil:
		return err
	}
	switch r.Status {
	case desk.Done:
		return p.Redirect(p.Link + "?did=" + p.Act)
	case desk.Refused:
		return p.refused(in, r.Refusals)
	case desk.Stale:
		return p.again(in, http.StatusConflict, parts.Stale(r.Changes, p.Today))
	case desk.Faulted:
		return p.again(in, http.StatusInternalServerError, parts.Problems{Heading: "系统没有办成，编号 " + r.Ref, After: "已通知管理员，您填写的内容还在下面。"})
	}
	return p.Redirect(p.Link) // 已收到，处理中
}

// edit goes back to the form; what was signed stays in its field, under what it was signed against.
func (p *Paper) edit(in desk.Act) (err error) {
	if p.risks, err = p.doubts(in); err != nil {
		return err
	}
	return p.page.Draw(http.StatusOK, parts.Problems{})
}

// again gives the form back with what was typed, a new command id and the case as it is now. What happened since it was drawn is said
// with whatever else is wrong: the new form no longer knows of it.
func (p *Paper) again(in desk.Act, status int, problems parts.Problems) error {
	if len(problems.Changes) == 0 {
		changes, stale, err := p.since(in)
		if err != nil {
			return err
		}
		if stale {
			problems = problems.And(parts.Stale(changes, p.Today))
		}
	}
	p.Typed[commandID], p.Typed[seen] = uuid.NewString(), strconv.Itoa(p.Seq)
	return p.page.Draw(status, problems)
}

// since is what happened between drawing the form and sending it.
func (p *Paper) since(in desk.Act) ([]desk.Change, bool, error) {
	if in.Seen == p.Seq {
		return nil, false, nil
	}
	return p.Desk.Since(p.Ctx(), p.Person, in)
}
