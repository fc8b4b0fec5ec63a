package application_test

import (
	"slices"

	"pgregory.net/rapid"

	"gongkai/casefile"
	"gongkai/casefile/application"
	"gongkai/civil"
	"gongkai/statute/clock"
	"gongkai/statute/fee"
	"gongkai/statute/outcome"
	"gongkai/statute/review"
)

// filled is a command with everything it needs.
func (w *walk) filled(t *rapid.T, kind string) casefile.Command {
	s := w.state(t)
	switch kind {
	case "assign":
		others := slices.DeleteFunc(slices.Clone(people), func(p string) bool { return p == s.Handler })
		return application.Assign{Handler: rapid.SampledFrom(others).Draw(t, "handler")}
	case "request-extension":
		return application.RequestExtension{Days: rapid.IntRange(1, 20).Draw(t, "days"), Reason: "x"}
	case "amend":
		return w.amendment(t, rapid.SampledFrom(s.Facts).Draw(t, "fact"))
	case "record-opinion", "withdraw-consultation":
		return w.ending(t, kind)
	case "record-service":
		first := s.Unproved()
		if len(first) == 0 {
			return application.RecordService{Target: 1}
		}
		slices.SortStableFunc(first, func(a, b application.DatedFact) int { return int(a.Fact.On - b.Fact.On) })
		return application.RecordService{Target: first[0].Seq}
	case "fix-later-date":
		return application.FixLaterDate{Due: max(s.CaseDue(), s.Clock.ReplyLimit) + civil.Date(rapid.IntRange(60, 90).Draw(t, "later")), Reason: "x"}
	default:
		return plain(kind)
	}
}

// ending ends the consultation that was sent first, so that every offered day fits.
func (w *walk) ending(t *rapid.T, kind string) casefile.Command {
	ref, s := "c1", w.state(t)
	var first civil.Date
	for _, c := range s.OpenConsultations() {
		for _, f := range s.Facts {
			if f.Seq == c.Seq && (first.IsZero() || f.Fact.On < first) {
				ref, first = c.Ref, f.Fact.On
			}
		}
	}
	if kind == "withdraw-consultation" {
		return application.WithdrawConsultation{Ref: ref, Reason: "x"}
	}
	return application.RecordOpinion{Ref: ref, Opinion: rapid.SampledFrom(application.Opinions()).Draw(t, "opinion"), Text: "x"}
}

// plain are the commands that can be filled in without looking at the case.
func plain(kind string) casefile.Command {
	switch kind {
	case "draft":
		return application.Draft{Outcome: outcome.A36_2_GRANT, Text: "x"}
	case "pass":
		return application.Pass{Opinion: "x", Secrecy: review.MayOpen, Privacy: review.MayOpen, Ours: review.MayOpen}
	case "sign":
		return application.Sign{DocNo: "x"}
	case "return":
		return application.Return{Reason: "x"}
	case "deliver":
		return application.Deliver{Way: application.ByPost}
	case "archive":
		return application.Archive{}
	case "approve-extension":
		return application.ApproveExtension{}
	case "notify-extension":
		return application.NotifyExtension{Way: application.ByHand}
	case "complete":
		return application.Complete{Applicant: application.Research, Reason: "x"}
	case "note":
		return application.Note{Text: "x"}
	case "contact":
		return application.Contact{Time: "09:30", Way: application.ByPhone, ContactText: application.ContactText{Content: "x"}}
	case "returned-mail":
		return application.ReturnedMail{Reason: application.MailRefused}
	case "send-again":
		return application.SendAgain{Way: application.ByPost, Tracking: "x"}
	case "withdraw":
		return application.Withdraw{Statement: "x"}
	case "void":
		return application.Void{Reason: "x"}
	default:
		return plainProcedure(kind)
	}
}

func plainProcedure(kind string) casefile.Command {
	switch kind {
	case "countersign":
		return application.Countersign{Role: review.LegalReviewer, Opinion: review.Agrees, Text: "x"}
	case "confirm-receipt":
		return application.ConfirmReceipt{}
	case "ask-correction":
		return application.AskCorrection{Points: application.Lines(), Way: application.ByPost}
	case "receive-correction":
		return application.ReceiveCorrection{Channel: clock.InPerson, Text: "x"}
	case "close-uncorrected":
		return application.CloseUncorrected{Reason: "x"}
	case "consult":
		return application.Consult{Party: clock.ThirdParty, Name: "x", Text: "x", Way: application.ByPost}
	case "ask-reasons":
		return application.AskReasons{Text: "x", Way: application.ByHand}
	case "charge":
		return application.Charge{Tariff: fee.Pages, Count: 45, Way: application.ByHand}
	case "record-payment":
		return application.RecordPayment{}
	case "close-unpaid":
		return application.CloseUnpaid{Reason: "x"}
	case "order-redo":
		return application.OrderRedo{By: application.ByReview, Days: 20}
	default:
		panic(kind)
	}
}

func (w *walk) amendment(t *rapid.T, f application.DatedFact) application.Amend {
	a := application.Amend{Target: f.Seq, Reason: "x"}
	if rapid.IntRange(0, 4).Draw(t, "undo") == 0 {
		a.Withdrawn = true
		return a
	}
	a.NewOn = w.someDay(t, "new on")
	if f.Fact.Kind != clock.Received {
		return a
	}
	if rapid.Bool().Draw(t, "other channel") {
		a.Channel = rapid.SampledFrom(application.Channels()).Draw(t, "channel")
	}
	if rapid.Bool().Draw(t, "confirmation") {
		a.ConfirmedOn = w.someDay(t, "confirmed on")
	}
	return a
}

// forms are none, an empty one, a full one, and one with codes that there are not.
func forms() []*application.Particulars {
	return []*application.Particulars{nil, {}, {Wanted: application.Wanted{Forms: application.Forms(), Routes: application.Routes(), Other: true},
		Signature: application.NoSignature, WrittenOn: 1, Pages: 2, AddressedTo: "x", Enclosures: "x", Purpose: "x"},
		{Wanted: application.Wanted{Forms: []application.Form{"tape"}, Routes: []application.Route{"pigeon"}}, Signature: "perhaps", Pages: -1}}
}

// anyCommand is a command of any kind, its fields empty, blank, right or wrong.
func anyCommand(t *rapid.T, seq int) casefile.Command {
	text := func(label string) string { return rapid.SampledFrom([]string{"", " ", "x"}).Draw(t, label) }
	date := func(label string) civil.Date {
		return rapid.SampledFrom([]civil.Date{0, -1, 1, day("2019-05-14"), day("2024-03-04"), day("2024-03-20"), day("2024-04-20"), day("9999-12-31")}).Draw(t, label)
	}
	ch := func() clock.Channel {
		return rapid.SampledFrom([]clock.Channel{"", "pigeon", clock.Fax, clock.OrdinaryMail, clock.Internet, clock.Oral}).Draw(t, "channel")
	}
	who := rapid.SampledFrom([]application.ApplicantKind{"", "ghost", application.Natural, application.LegalService})
	way := rapid.SampledFrom([]application.Way{"", "express", application.ByPost, application.ByElectronic})
	n := rapid.SampledFrom([]int{-1, 0, 1, 10, 20, 21, seq, seq + 1})
	switch kind := rapid.SampledFrom(append(acts(), "register", "recompute")).Draw(t, "kind"); kind {
	case "register":
		return application.Register{Channel: ch(), ConfirmedOn: date("confirmed"), Applicant: who.Draw(t, "who"), Request: text("request")}
	case "complete":
		return application.Complete{Applicant: who.Draw(t, "who"), Reason: text("reason"), Particulars: rapid.SampledFrom(forms()).Draw(t, "form")}
	case "assign":
		return application.Assign{Handler: rapid.SampledFrom([]string{"", " ", "a", "b"}).Draw(t, "handler")}
	case "draft":
		return application.Draft{Outcome: rapid.SampledFrom([]outcome.Code{"", outcome.A36_2_GRANT, outcome.A36_3_DENY}).Draw(t, "outcome"), Text: text("text")}
	case "return":
		return application.Return{Reason: text("reason")}
	case "deliver":
		return application.Deliver{Way: way.Draw(t, "way"), DocNo: text("doc no")}
	case "request-extension":
		return application.RequestExtension{Days: n.Draw(t, "days"), Reason: text("reason")}
	case "notify-extension":
		return application.NotifyExtension{Way: way.Draw(t, "way")}
	case "withdraw":
		return application.Withdraw{Statement: text("statement")}
	case "amend":
		return application.Amend{Target: n.Draw(t, "target"), NewOn: date("new on"), Channel: ch(), ConfirmedOn: date("confirmed"),
			Withdrawn: rapid.Bool().Draw(t, "withdrawn"), Reason: text("reason")}
	case "void":
		return application.Void{Reason: text("reason")}
	case "note":
		return application.Note{Text: text("text")}
	case "recompute":
		return application.Recompute{}
	case "contact":
		return application.Contact{Time: rapid.SampledFrom([]string{"", "9:3", "24:00", "09:30"}).Draw(t, "time"), Way: application.ByPhone,
			ContactText: application.ContactText{Content: text("content")}}
	case "returned-mail":
		return application.ReturnedMail{Reason: rapid.SampledFrom([]application.ReturnReason{"", "lost", application.MailMoved}).Draw(t, "why")}
	case "send-again":
		return application.SendAgain{Way: way.Draw(t, "way")}
	case "pass", "countersign", "sign":
		return onPaper(plain(kind), anyPaper(t))
	case "record-service", "record-opinion", "withdraw-consultation", "fix-later-date", "charge", "order-redo", "ask-correction", "receive-correction", "consult":
		return anyProcedure(t, kind, n.Draw(t, "n"), text, date)
	default:
		return plain(kind)
	}
}

// anyProcedure is such a command between receipt and reply.
func anyProcedure(t *rapid.T, kind string, n int, text func(string) string, date func(string) civil.Date) casefile.Command {
	way := rapid.SampledFrom([]application.Way{"", application.ByPost}).Draw(t, "way")
	ref := rapid.SampledFrom([]string{"", "c1", "c2", "x"}).Draw(t, "ref")
	switch kind {
	case "record-service":
		return application.RecordService{Target: n, Proof: application.Proof{QueriedOn: date("queried")}}
	case "record-opinion":
		return application.RecordOpinion{Ref: ref, Opinion: rapid.SampledFrom([]application.Opinion{"", "maybe", application.Objects}).Draw(t, "opinion"), Text: text("text")}
	case "withdraw-consultation":
		return application.WithdrawConsultation{Ref: ref, Reason: text("reason")}
	case "fix-later-date":
		return application.FixLaterDate{Due: date("due"), Reason: text("reason")}
	case "charge":
		return application.Charge{Tariff: rapid.SampledFrom([]fee.By{"", fee.Units, fee.Pages}).Draw(t, "tariff"), Before: n, Count: n * 10, Way: way}
	case "order-redo":
		return application.OrderRedo{By: rapid.SampledFrom([]application.Orderer{"", application.ByJudgment}).Draw(t, "by"), Days: n}
	case "ask-correction":
		return application.AskCorrection{Text: text("text"), Days: n, Way: way}
	case "receive-correction":
		return application.ReceiveCorrection{Channel: clock.Fax, ConfirmedOn: date("confirmed"), Text: text("text")}
	default:
		return application.Consult{Party: rapid.SampledFrom([]clock.Party{"", clock.CoMaker, clock.Agency}).Draw(t, "party"), Name: text("name"), Text: text("text"), Way: way}
	}
}

// anyPaper is a signature on paper, or none.
func anyPaper(t *rapid.T) *application.Paper {
	return rapid.SampledFrom([]*application.Paper{nil, nil, {}, {Signer: "head", Scan: "x"}, {Signer: "b", Scan: "x"}, {Name: "x", Scan: "x"}, {Signer: "a"}}).Draw(t, "paper")
}

// onPaper is a command that somebody enters for who signed on paper.
func onPaper(c casefile.Command, p *application.Paper) casefile.Command {
	switch c := c.(type) {
	case application.Pass:
		c.Paper = p
		return c
	case application.Countersign:
		c.Paper = p
		return c
	case application.Sign:
		c.Paper = p
		return c
	}
	return c
}

// empty is a command of a kind with nothing filled in.
func empty(kind string) casefile.Command {
	c, err := application.Casefile{}.ReadCommand(kind, 1, []byte("{}"))
	if err != nil {
		panic(err)
	}
	return c
}
