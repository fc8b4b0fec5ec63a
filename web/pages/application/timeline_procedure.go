package application

import (
	"fmt"

	"gongkai/casefile"
	"gongkai/casefile/application"
	"gongkai/desk"
	"gongkai/statute/clock"
	"gongkai/statute/fee"
	"gongkai/web/parts"
	"gongkai/web/words"
)

// procedureLines are what letters, answers and closings state.
func procedureLines(e desk.Entry, a desk.Application) []string {
	switch x := e.Event.(type) {
	case application.Countersigned:
		return []string{x.Role.Name() + "：" + x.Opinion.Name()}
	case application.FactProved:
		return proved(x, e, a)
	case application.CorrectionAsked:
		return []string{words.Way(x.Way) + clockNow(x.Clock, a)}
	case application.CorrectionReceived:
		return []string{words.Channel(x.Fact.Channel) + clockNow(x.Clock, a)}
	case application.Consulted:
		answer := ""
		for _, c := range x.Clock.Consultations {
			if c.Ref == x.Fact.Ref {
				answer = "；答复截止 " + words.Day(c.AnswerDue, a.Today)
			}
		}
		return []string{x.Fact.Ref + "　" + x.Fact.Party.Text() + "　" + e.Person, words.Way(x.Way) + answer + clockNow(x.Clock, a)}
	case application.OpinionReceived:
		return []string{x.Fact.Ref + "　" + e.Person + "：" + words.Opinion(x.Opinion) + clockNow(x.Clock, a)}
	case application.ConsultationWithdrawn:
		return []string{x.Fact.Ref + "　" + e.Person + clockNow(x.Clock, a)}
	}
	return volumeLines(e.Event, a)
}

func volumeLines(e casefile.Event, a desk.Application) []string {
	switch x := e.(type) {
	case application.ReasonsAsked:
		return []string{words.Way(x.Way) + clockNow(x.Clock, a)}
	case application.LaterDateFixed:
		return []string{"延迟到 " + words.Day(x.Fact.Due, a.Today) + " 答复"}
	case application.Charged:
		return []string{charged(x), words.Way(x.Way) + clockNow(x.Clock, a)}
	case application.Paid:
		return []string{"已缴清" + clockNow(x.Clock, a)}
	case application.Abandoned:
		return []string{x.Outcome.Name() + "（" + x.Outcome.Article() + "）"}
	case application.RedoOrdered:
		return append([]string{words.Orderer(x.By) + clockNow(x.Clock, a)}, filled("文号 ", x.DocNo)...)
	}
	return nil
}

// proved is what came to be known later of a receipt or a letter.
func proved(x application.FactProved, e desk.Entry, a desk.Application) []string {
	f := x.Fact
	switch f.Kind {
	case clock.Received, clock.Corrected:
		return []string{"“" + words.Fact(f.Kind) + "”以 " + words.Day(f.ConfirmedOn, a.Today) + " 为收到之日" + clockNow(x.Clock, a)}
	case clock.ConsultSent:
		return []string{"征求意见书 " + f.Ref + "　" + e.Person + clockNow(x.Clock, a)}
	case clock.CorrectionSent:
		return []string{"补正通知" + clockNow(x.Clock, a)}
	case clock.Replied:
		return []string{"答复书"}
	}
	return []string{"收费通知" + clockNow(x.Clock, a)}
}

// clockNow is how the clock stood after an event.
func clockNow(k clock.Clock, a desk.Application) string {
	switch k.StoppedFor {
	case clock.ForCorrection:
		return "；计时停止，补正截止 " + words.Day(k.CorrectionDue, a.Today)
	case clock.ForFee:
		return "；计时停止，缴费截止 " + words.Day(k.PayDue, a.Today)
	case clock.ForConsultation, clock.ForNothing:
	}
	if k.ReplyDue.IsZero() {
		return ""
	}
	return "；答复期限 " + words.Day(k.ReplyDue, a.Today)
}

func charged(x application.Charged) string {
	text := fmt.Sprintf("%s，本件 %d %s", words.Tariff(x.Tariff), x.Count, words.TariffUnit(x.Tariff))
	if x.Tariff == fee.Units && x.Before > 0 {
		text += fmt.Sprintf("、本月此前 %d 件", x.Before)
	}
	return text + "，应缴 " + words.Yuan(x.Yuan)
}

// risks are the warnings that somebody took upon himself with an event.
func risks(e desk.Entry) []parts.Risk {
	var out []parts.Risk
	for _, w := range e.Signed {
		out = append(out, parts.Risk{Text: words.Warned(w.Check) + "（" + w.Check + "）", Reason: w.Reason})
	}
	return out
}
