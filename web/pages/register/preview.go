package register

import (
	"gongkai/casefile/application"
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
	Provisional bool
	Explain     []string
	Missing     []string
	Document    string // what does not fit about the document number
	Same        []parts.CaseRow
}

func previewOf(v *site.Visit, f Form) (Preview, error) {
	out := Preview{}
	if f.Name+f.DocNumber+f.Phone+f.Request != "" { // an empty form lacks everything, which says nothing
		out.Missing = missing(f)
	}
	if number := f.DocNumber; number != "" && has(application.Checklist(application.ApplicantKind(f.Applicant), f.party()), application.MissDocumentCheck) {
		out.Document = "证件号码校验不符，请核对原件。可以先保存，将列入补正清单。"
	}
	in, _ := f.registration() // faults are told when the form is sent
	if in.On.IsZero() {
		return out, nil
	}
	cmd := in.Command
	r, err := v.Desk.PreviewReceipt(v.Ctx(), cmd.Channel, in.On, cmd.ConfirmedOn)
	if err != nil {
		return out, err
	}
	out.Reasons = words.Reasons(r.Refusals)
	if len(out.Reasons) > 0 {
		return out, nil
	}
	c := r.Clock
	out.Explain, out.Provisional, out.Notice = r.Explain, c.Provisional, words.Day(c.CorrectionNoticeDue, v.Today)
	out.Due, out.Unconfirmed = words.Day(c.ReplyDue, v.Today), c.ReplyDue.IsZero()
	if out.Unconfirmed {
		out.Due = words.Day(c.ReplyDueConservative, v.Today)
	}
	for _, s := range c.Explain {
		if s.Code == clock.StepReceived {
			out.First = words.Day(s.First, v.Today)
		}
	}
	return out, sameName(v, f, &out)
}

const maxSame = 3

// sameName shows what the very same name applied for before; registration does not depend on it.
func sameName(v *site.Visit, f Form, out *Preview) error {
	if f.Name == "" {
		return nil
	}
	rows, err := v.Desk.Search(v.Ctx(), v.Person, f.Name)
	if err != nil {
		return err
	}
	out.Same = parts.CaseRows(rows[:min(maxSame, len(rows))], v.Today)
	return nil
}

func missing(f Form) []string {
	var out []string
	for _, m := range application.Checklist(application.ApplicantKind(f.Applicant), f.party()) {
		if m != application.MissDocumentCheck {
			out = append(out, words.Missing(m))
		}
	}
	return out
}

func has(all []application.Missing, m application.Missing) bool {
	for _, x := range all {
		if x == m {
			return true
		}
	}
	return false
}
