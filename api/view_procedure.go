package api

import (
	"gongkai/casefile"
	"gongkai/casefile/application"
	"gongkai/civil"
	"gongkai/desk"
	"gongkai/statute/clock"
	"gongkai/statute/fee"
	"gongkai/web/words"
)

// RiskView is a warning that somebody took upon himself.
type RiskView struct {
	Check   string `json:"check"`
	Message string `json:"message" doc:"风险"`
	Reason  string `json:"reason" doc:"仍要办理的理由"`
}

func riskViews(in []desk.SignedText) []RiskView {
	var out []RiskView
	for _, w := range in {
		out = append(out, RiskView{w.Check, words.Warned(w.Check), w.Reason})
	}
	return out
}

// ConsultationView is one letter asking for an opinion.
type ConsultationView struct {
	Ref       string              `json:"ref"`
	Seq       int                 `json:"seq" doc:"发出的记录"`
	Party     clock.Party         `json:"party"`
	PartyName string              `json:"party_name" doc:"第三方、共同制作机关或者其他机关"`
	Name      string              `json:"name" doc:"征求意见的对象"`
	Text      string              `json:"text" doc:"征求意见的信息"`
	SentOn    civil.Date          `json:"sent_on,omitempty" format:"date"`
	ServedOn  civil.Date          `json:"served_on,omitempty" format:"date" doc:"送达之日；没有的，未证明送达，暂从发出之日起算"`
	AnswerDue civil.Date          `json:"answer_due,omitempty" format:"date" doc:"答复截止"`
	Open      bool                `json:"open" doc:"还在等待意见"`
	Opinion   application.Opinion `json:"opinion,omitempty"`
	Answer    string              `json:"answer,omitempty" doc:"意见的内容和理由"`
}

func consultationViews(in []desk.Consultation) []ConsultationView {
	out := make([]ConsultationView, len(in))
	for i, c := range in {
		out[i] = ConsultationView{Ref: c.Ref, Seq: c.Seq, Party: c.Party, PartyName: c.Party.Text(), Name: c.Name, Text: c.Text, SentOn: c.Clock.SentOn,
			ServedOn: c.Clock.ServedOn, AnswerDue: c.Clock.AnswerDue, Open: c.EndedSeq == 0, Opinion: c.Opinion, Answer: c.Answer}
	}
	return out
}

// FeeView is the one 收费通知 of a case.
type FeeView struct {
	Seq    int    `json:"seq" doc:"发出的记录"`
	Tariff fee.By `json:"tariff"`
	Count  int    `json:"count" doc:"件数或页数"`
	Yuan   int64  `json:"yuan" doc:"应缴金额，元"`
	Paid   bool   `json:"paid"`
}

func feeView(f *application.FeeState) *FeeView {
	if f == nil {
		return nil
	}
	return &FeeView{Seq: f.Seq, Tariff: f.Tariff, Count: f.Count, Yuan: f.Yuan, Paid: f.PaidSeq != 0}
}

// ProcedureDetails are what letters, answers and closings state.
type ProcedureDetails struct {
	Ref         string     `json:"ref,omitempty" doc:"征求意见书"`
	Party       string     `json:"party,omitempty" doc:"向谁征求意见"`
	Opinion     string     `json:"opinion,omitempty"`
	Tariff      string     `json:"tariff,omitempty"`
	Count       int        `json:"count,omitempty" doc:"件数或页数"`
	Yuan        int64      `json:"yuan,omitempty"`
	By          string     `json:"by,omitempty" doc:"责令重新答复的依据"`
	ServedOn    civil.Date `json:"served_on,omitempty" format:"date"`
	ConfirmedOn civil.Date `json:"confirmed_on,omitempty" format:"date"`
	QueriedOn   civil.Date `json:"queried_on,omitempty" format:"date" doc:"查询、下载投递证明的日期"`
	Scan        string     `json:"scan,omitempty" doc:"投递证明或者送达回证：files 中的编号"`
	Reason      string     `json:"reason,omitempty" doc:"退信原因"`
	StoppedFor  string     `json:"stopped_for,omitempty" doc:"从此停止计时的原因"`
	Until       civil.Date `json:"until,omitempty" format:"date" doc:"停止计时的，申请人的期限；征求意见的，答复截止"`
}

// stopping is the clock after an event that stops or restarts it.
func stopping(d ProcedureDetails, k clock.Clock) Details {
	switch k.StoppedFor {
	case clock.ForCorrection:
		d.StoppedFor, d.Until = string(k.StoppedFor), k.CorrectionDue
	case clock.ForFee:
		d.StoppedFor, d.Until = string(k.StoppedFor), k.PayDue
	case clock.ForConsultation, clock.ForNothing:
	}
	return Details{Due: k.ReplyDue, ProcedureDetails: d}
}

func procedureDetails(e casefile.Event) Details {
	switch e := e.(type) {
	case application.FactProved:
		d := stopping(ProcedureDetails{Ref: e.Fact.Ref, ServedOn: e.Fact.ServedOn, ConfirmedOn: e.Fact.ConfirmedOn, QueriedOn: e.QueriedOn, Scan: e.Scan}, e.Clock)
		d.Target = e.Target
		return d
	case application.CorrectionAsked:
		d := stopping(ProcedureDetails{}, e.Clock)
		d.Way, d.Days = string(e.Way), e.Fact.Days
		return d
	case application.CorrectionReceived:
		d := stopping(ProcedureDetails{ConfirmedOn: e.Fact.ConfirmedOn}, e.Clock)
		d.Channel = string(e.Fact.Channel)
		return d
	case application.Consulted:
		return consultedDetails(e)
	case application.OpinionReceived:
		return stopping(ProcedureDetails{Ref: e.Fact.Ref, Opinion: string(e.Opinion)}, e.Clock)
	case application.ConsultationWithdrawn:
		return stopping(ProcedureDetails{Ref: e.Fact.Ref}, e.Clock)
	}
	return volumeDetails(e)
}

func consultedDetails(e application.Consulted) Details {
	d := stopping(ProcedureDetails{Ref: e.Fact.Ref, Party: string(e.Fact.Party)}, e.Clock)
	d.Way = string(e.Way)
	for _, c := range e.Clock.Consultations {
		if c.Ref == e.Fact.Ref {
			d.Until = c.AnswerDue
		}
	}
	return d
}

func volumeDetails(e casefile.Event) Details {
	switch e := e.(type) {
	case application.ReasonsAsked:
		d := stopping(ProcedureDetails{}, e.Clock)
		d.Way = string(e.Way)
		return d
	case application.LaterDateFixed:
		return Details{Due: e.Clock.ReplyDue}
	case application.Charged:
		d := stopping(ProcedureDetails{Tariff: string(e.Tariff), Count: e.Count, Yuan: e.Yuan}, e.Clock)
		d.Way = string(e.Way)
		return d
	case application.Paid:
		return stopping(ProcedureDetails{}, e.Clock)
	case application.Abandoned:
		return Details{Outcome: string(e.Outcome)}
	case application.RedoOrdered:
		return Details{DocNo: e.DocNo, Days: e.Fact.Days, Due: e.Clock.ReplyDue, ProcedureDetails: ProcedureDetails{By: string(e.By)}}
	}
	return mailDetails(e)
}
