package register

import (
	"gongkai/casefile/application"
	"gongkai/desk"
	"gongkai/statute/clock"
	"gongkai/web/parts"
	"gongkai/web/site"
	"gongkai/web/words"
)

// Preview is what the form as typed so far would mean.
type Preview struct {
	Reasons     []string // why such a date cannot be registered
	Unconfirmed bool
	First, Due  string // day 1; the last day to reply
	Notice      string // the last day of a correction notice
	NoticeDays  int    // the working days given for it
	Provisional bool
	Explain     []string
	Missing     []string
	Numbers     []string // what does not fit about document numbers
	Same        []Same   // other cases of the same people
	Identical   []Same   // the very same request
}

// Same is a case that has something in common with the form.
type Same struct {
	parts.CaseRow
	By string // 同名、同一电话; "" for the same request
}

func previewOf(v *site.Visit, p paper) (Preview, error) {
	out := Preview{}
	in, _ := p.registration() // faults are told when the form is sent
	cmd := in.Command
	if t := p.Typed; t["name"]+t["doc_number"]+t["phone"]+t["request"] != "" { // an empty form lacks everything, which says nothing
		for _, m := range application.Checklist(cmd.Applicant, cmd.Party, cmd.Particulars.Wanted) {
			if m != application.MissDocumentCheck && m != application.MissCoCheck {
				out.Missing = append(out.Missing, words.Missing(m))
			}
		}
		out.Numbers = wrongNumbers(cmd)
	}
	if err := alike(v, cmd, &out); err != nil || in.On.IsZero() {
		return out, err
	}
	r, err := v.Desk.PreviewReceipt(v.Ctx(), cmd.Channel, in.On, cmd.ConfirmedOn)
	if err != nil {
		return out, err
	}
	if out.Reasons = words.Reasons(r.Refusals); len(out.Reasons) > 0 {
		return out, nil
	}
	out.receipt(v, r)
	return out, nil
}

// receipt is what the day means.
func (out *Preview) receipt(v *site.Visit, r desk.Receipt) {
	c := r.Clock
	out.Explain, out.Provisional, out.Notice, out.NoticeDays = r.Explain, c.Provisional, words.Day(c.CorrectionNoticeDue, v.Today), r.NoticeDays
	out.Due, out.Unconfirmed = words.Day(c.ReplyDue, v.Today), c.ReplyDue.IsZero()
	if out.Unconfirmed {
		out.Due = words.Day(c.ReplyDueConservative, v.Today)
	}
	for _, s := range c.Explain {
		if s.Code == clock.StepReceived {
			out.First = words.Day(s.First, v.Today)
		}
	}
}

// wrongNumbers say of each number what does not fit, by the name of whom it belongs to.
func wrongNumbers(cmd application.Register) []string {
	var out []string
	for i, x := range cmd.Party.Everyone() {
		kind := cmd.Applicant
		if i > 0 {
			kind = application.Natural
		}
		if x.DocNumber == "" || application.DocumentFits(kind, x.DocKind, x.DocNumber) {
			continue
		}
		text := words.WrongNumber(kind, x.DocKind, x.DocNumber)
		if i > 0 && x.Name != "" {
			text = x.Name + "：" + text
		}
		out = append(out, text)
	}
	return out
}

// alike shows what the same people and the same words have brought before; registration does not depend on it.
func alike(v *site.Visit, cmd application.Register, out *Preview) error {
	found, err := v.Desk.Alike(v.Ctx(), v.Person, desk.Likeness{Party: cmd.Party, Request: cmd.Request})
	if err != nil {
		return err
	}
	for _, r := range found.Applicant {
		out.Same = append(out.Same, Same{parts.CaseRows([]desk.Row{r.Row}, v.Today)[0], words.AlikeBy(r.By)})
	}
	for _, r := range parts.CaseRows(found.Request, v.Today) {
		out.Identical = append(out.Identical, Same{CaseRow: r})
	}
	return nil
}
