package application

import (
	"fmt"
	"strconv"

	"gongkai/auth"
	"gongkai/casefile"
	"gongkai/casefile/application"
	"gongkai/desk"
	"gongkai/web/parts"
	"gongkai/web/words"
)

// Party is who applies; documents and telephones are masked.
type Party struct {
	Name, DocKind, Document, Phone, Address, Postcode, Email, Contact string
	More                                                              []Pair        // what else stands on the form, in its order
	Others                                                            []parts.Other // agent and co-applicants
	Reveal                                                            string        // address of the reveal form; "" for those who may not
}

// Pair is a line of the form.
type Pair struct{ Label, Value string }

func partyOf(p auth.Person, a desk.Application) Party {
	out := Party{Name: parts.Named(a.Party.Name), DocKind: documentOf(a.State.Applicant, a.Party.DocKind), Document: a.Party.DocNumber, Phone: a.Party.Phone,
		Address: a.Party.Address, Postcode: a.Party.Postcode, Email: a.Party.Email, Contact: a.Party.Contact, More: onForm(a)}
	if auth.Allowed(p, auth.RevealParty) {
		out.Reveal = link(a.State.ID, "reveal")
	}
	if x := a.Party.Agent; x != nil {
		agent := personOf("代理人", "agent", x.Person, out.Reveal)
		if agent.Note = "没有授权委托书"; x.Mandate {
			agent.Note = "有授权委托书"
		}
		out.Others = append(out.Others, agent)
	}
	for i, x := range a.Party.CoApplicants {
		who := personOf(fmt.Sprintf("联名申请人 %d", i+1), "co"+strconv.Itoa(i+1), x, out.Reveal)
		if x.Name != "" && x.Name == a.Party.Spokesman {
			who.Note = "代表人"
		}
		out.Others = append(out.Others, who)
	}
	return out
}

func personOf(role, field string, x casefile.Person, reveal string) parts.Other {
	return parts.Other{Role: role, Name: parts.Named(x.Name), DocKind: documentOf(application.Natural, x.DocKind), Document: x.DocNumber, Phone: x.Phone, Address: x.Address,
		Field: field, Reveal: reveal}
}

// documentOf is the document's name; where none is named, the one that is assumed.
func documentOf(kind application.ApplicantKind, named string) string {
	switch {
	case named != "":
		return named
	case kind == application.Natural:
		return application.IdentityCard
	}
	return application.CreditCode
}

// onForm are the lines of the form that are not shown elsewhere.
func onForm(a desk.Application) []Pair {
	var out []Pair
	add := func(label, value string) {
		if value != "" {
			out = append(out, Pair{label, value})
		}
	}
	p, f := a.Party, a.Form
	add(words.Field("legal_rep"), p.LegalRep)
	add(words.Field("workplace"), p.Workplace)
	add(words.Field("fax"), p.Fax)
	add(words.Field("delivery_address"), p.Delivery)
	add("代表人", p.Spokesman)
	add("指定方式", words.Wanted(f.Wanted))
	add(words.Field("addressed_to"), f.AddressedTo)
	add("签名盖章", words.HasSignature(f.Signature))
	if !f.WrittenOn.IsZero() {
		add(words.Field("written_on"), words.Day(f.WrittenOn, a.Today))
	}
	if f.Pages > 0 {
		add(words.Field("pages"), strconv.Itoa(f.Pages))
	}
	add(words.Field("enclosures"), f.Enclosures)
	add("写明的用途", f.Purpose)
	return out
}

// completed says what completing changed.
func completed(x application.Completed, a desk.Application) []string {
	var out []string
	if x.From != "" {
		out = append(out, "申请人类型由“"+words.Applicant(x.From)+"”改为“"+words.Applicant(x.Applicant)+"”")
	}
	if len(x.Checklist) == 0 {
		return append(out, "申请人信息已齐全")
	}
	return append(out, fmt.Sprintf("还缺 %d 项", len(x.Checklist)))
}

// noticeDue says until when what is missing is told at once (art. 30), with the working days of that period.
func noticeDue(a desk.Application) string {
	due := a.State.Clock.CorrectionNoticeDue
	if due.IsZero() || len(a.State.Corrections) > 0 || !a.State.Stage.Open() {
		return ""
	}
	if a.Today > due {
		return fmt.Sprintf("补正告知的期限（%d个工作日）%s已过：现在告知不停止计算期限", a.Periods.CorrectionNoticeDays, words.Day(due, a.Today))
	}
	return fmt.Sprintf("最迟 %s 前一次性告知补正（%d个工作日）", words.Day(due, a.Today), a.Periods.CorrectionNoticeDays)
}
