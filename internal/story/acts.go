package story

import (
	"gongkai/casefile"
	"gongkai/casefile/application"
	"gongkai/civil"
	"gongkai/statute/clock"
	"gongkai/statute/outcome"
)

// SomeParty is an applicant whose form is complete. The number is a false one with a true check digit.
func SomeParty() casefile.Party {
	return casefile.Party{Name: "张三示例", DocNumber: "00000019000101005X", Phone: "000-0000", Address: "示例县示例路0号"}
}

// SomeWanted is how most people want to have it.
func SomeWanted() application.Wanted {
	return application.Wanted{Forms: []application.Form{application.AsPaper}, Routes: []application.Route{application.PostRoute}}
}

// Registration is a complete form.
func Registration(ch clock.Channel) application.Register {
	return application.Register{Channel: ch, Applicant: application.Natural, Party: SomeParty(), Request: "示例道路工程的预算",
		Particulars: application.Particulars{Wanted: SomeWanted()}}
}

// Received registers an application that arrived on a day.
func (s *Story) Received(day string, ch clock.Channel) *Story {
	s.t.Helper()
	return s.On(day).Does(Registration(ch))
}

// ReceivedConfirmed registers an application whose receipt was confirmed with the applicant (art. 31); zero: not yet.
func (s *Story) ReceivedConfirmed(day string, ch clock.Channel, confirmed civil.Date) *Story {
	s.t.Helper()
	r := Registration(ch)
	r.ConfirmedOn = confirmed
	return s.On(day).Does(r)
}

// AssignedTo gives the case to a handler (分办, 改派).
func (s *Story) AssignedTo(handler string) *Story {
	s.t.Helper()
	s.Does(application.Assign{Handler: handler})
	s.handler = handler
	return s
}

// Completed writes down a whole form.
func (s *Story) Completed() *Story {
	s.t.Helper()
	return s.Does(application.Complete{Applicant: application.Natural, Party: SomeParty()})
}

// Drafted sends a reply for review; one text, or a usual one.
func (s *Story) Drafted(text ...string) *Story {
	s.t.Helper()
	return s.Does(application.Draft{Outcome: outcome.A36_2_GRANT, Text: one("经查，现予公开。", text)})
}

// Passed is the review passed, with the conclusions that what is handed out may be.
func (s *Story) Passed(opinion ...string) *Story {
	s.t.Helper()
	c := aPass
	c.Opinion = one("", opinion)
	return s.Does(c)
}

// SentBack returns the reply to its handler.
func (s *Story) SentBack() *Story {
	s.t.Helper()
	return s.Does(application.Return{Reason: "请补充依据"})
}

// Signed is the signature.
func (s *Story) Signed(docNo ...string) *Story {
	s.t.Helper()
	return s.Does(application.Sign{DocNo: one("", docNo)})
}

// Delivered is the reply handed to the post on a day.
func (s *Story) Delivered(day string) *Story {
	s.t.Helper()
	return s.On(day).Does(application.Deliver{Way: application.ByPost, DocNo: "示例公复〔2024〕1号", Tracking: "EX000000000CN"})
}

// Archived closes the file.
func (s *Story) Archived() *Story {
	s.t.Helper()
	return s.Does(application.Archive{})
}

// AskedExtension asks the head for more working days (art. 33(2)).
func (s *Story) AskedExtension(days int) *Story {
	s.t.Helper()
	return s.Does(application.RequestExtension{Days: days, Reason: "材料分散在多个科室"})
}

// ApprovedExtension is the head's consent.
func (s *Story) ApprovedExtension() *Story {
	s.t.Helper()
	return s.Does(application.ApproveExtension{})
}

// ToldExtension tells the applicant.
func (s *Story) ToldExtension() *Story {
	s.t.Helper()
	return s.Does(application.NotifyExtension{Way: application.ByPost})
}

// Withdrew is the applicant's written withdrawal.
func (s *Story) Withdrew() *Story {
	s.t.Helper()
	return s.Does(application.Withdraw{Statement: "本人撤回申请"})
}

// Voided strikes the case out.
func (s *Story) Voided() *Story {
	s.t.Helper()
	return s.Does(application.Void{Reason: "重复登记"})
}

// Noted adds a remark.
func (s *Story) Noted() *Story {
	s.t.Helper()
	return s.Does(application.Note{Text: "申请人来电询问进度"})
}

// Recomputed derives the clock again under the calendar in force.
func (s *Story) Recomputed() *Story {
	s.t.Helper()
	return s.Does(application.Recompute{})
}

// Amended mends a dated fact (更正).
func (s *Story) Amended(a application.Amend) *Story {
	s.t.Helper()
	if a.Reason == "" {
		a.Reason = "录入有误"
	}
	return s.Does(a)
}

// ReceiptWas gives another day of arrival.
func (s *Story) ReceiptWas(day string) *Story {
	s.t.Helper()
	return s.Amended(application.Amend{Target: 1, NewOn: civil.MustParse(day)})
}

// Confirmed records the day on which both sides confirmed receipt (art. 31).
func (s *Story) Confirmed(day string) *Story {
	s.t.Helper()
	return s.Amended(application.Amend{Target: 1, ConfirmedOn: civil.MustParse(day)})
}

// DeliveryWas gives another day of delivery.
func (s *Story) DeliveryWas(day string) *Story {
	s.t.Helper()
	return s.Amended(application.Amend{Target: s.State().DeliveredSeq, NewOn: civil.MustParse(day)})
}

// NoticeWas gives another day on which the applicant was told of the extension.
func (s *Story) NoticeWas(day string) *Story {
	s.t.Helper()
	return s.Amended(application.Amend{Target: s.State().Extension.NotifiedSeq, NewOn: civil.MustParse(day)})
}

// NeverDelivered undoes the delivery.
func (s *Story) NeverDelivered() *Story {
	s.t.Helper()
	return s.Amended(application.Amend{Target: s.State().DeliveredSeq, Withdrawn: true})
}

// NeverWithdrew undoes the withdrawal.
func (s *Story) NeverWithdrew() *Story {
	s.t.Helper()
	return s.Amended(application.Amend{Target: s.State().WithdrawnSeq, Withdrawn: true})
}

// NeverToldExtension undoes the extension notice.
func (s *Story) NeverToldExtension() *Story {
	s.t.Helper()
	return s.Amended(application.Amend{Target: s.State().Extension.NotifiedSeq, Withdrawn: true})
}

// Replied goes the whole way from a draft to the reply: drafted, passed, signed and delivered on four days.
func (s *Story) Replied(drafted, passed, signed, delivered string) *Story {
	s.t.Helper()
	return s.On(drafted).Drafted().On(passed).Passed().On(signed).Signed().Delivered(delivered)
}

func one[V any](usual V, given []V) V {
	if len(given) == 0 {
		return usual
	}
	return given[0]
}
