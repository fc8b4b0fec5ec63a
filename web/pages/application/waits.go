package application

import (
	"fmt"
	"slices"
	"strconv"

	"gongkai/casefile/application"
	"gongkai/civil"
	"gongkai/desk"
	"gongkai/statute/clock"
	"gongkai/web/words"
)

// Wait is something that somebody outside owes: a correction, a payment, an opinion, a confirmation.
type Wait struct {
	Title  string // 等待补正
	Who    string // 第三方　示例置业有限公司
	Until  string // 补正截止 10月19日（周一）
	Lines  []string
	Doubt  string // 未证明送达
	Text   string // what was asked
	Acts   []Button
	Over   bool // the time is over
	Ground string
}

// waitsOf are what a case waits for. An opinion is awaited even where it no longer keeps time out of the count.
func waitsOf(a desk.Application) []Wait {
	if !a.State.Stage.Open() {
		return nil
	}
	var out []Wait
	switch a.State.Clock.StoppedFor {
	case clock.ForCorrection:
		out = append(out, correctionWait(a))
	case clock.ForFee:
		out = append(out, feeWait(a))
	case clock.ForConsultation, clock.ForNothing:
	}
	for _, c := range a.Consulted {
		if c.EndedSeq == 0 {
			out = append(out, consultationWait(a, c))
		}
	}
	return out
}

func correctionWait(a desk.Application) Wait {
	n := len(a.State.Corrections)
	w := Wait{Title: "等待补正", Text: a.Correction, Ground: "条例第三十条"}
	if n == 0 {
		return w
	}
	w.letter(a, a.State.Corrections[n-1].Seq, "补正截止 ", a.State.Clock.CorrectionDue)
	w.Acts = append(w.Acts, act(a, application.CmdReceiveCorrection, "", "")...)
	w.Acts = append(w.Acts, act(a, application.CmdCloseUncorrected, "", "")...)
	return w
}

func feeWait(a desk.Application) Wait {
	w := Wait{Title: "等待缴费", Ground: "国办函〔2020〕109号第六条"}
	x := a.State.Fee
	if x == nil {
		return w
	}
	w.Lines = []string{fmt.Sprintf("%s，%d %s，应缴 %s", words.Tariff(x.Tariff), x.Count, words.TariffUnit(x.Tariff), words.Yuan(x.Yuan))}
	w.letter(a, x.Seq, "缴费截止 ", a.State.Clock.PayDue)
	w.Acts = append(w.Acts, act(a, application.CmdRecordPayment, "", "")...)
	w.Acts = append(w.Acts, act(a, application.CmdCloseUnpaid, "", "")...)
	return w
}

func consultationWait(a desk.Application, c desk.Consultation) Wait {
	w := Wait{Title: "征求意见 " + c.Ref, Who: c.Party.Text() + "　" + c.Name, Text: c.Text, Ground: ground(c.Party)}
	w.letter(a, c.Seq, "答复截止 ", c.Clock.AnswerDue)
	if w.Over {
		w.Lines = append(w.Lines, words.Silence(c.Party))
	}
	w.Acts = append(w.Acts, act(a, application.CmdRecordOpinion, "", "?ref="+c.Ref)...)
	w.Acts = append(w.Acts, act(a, application.CmdWithdrawConsultation, "", "?ref="+c.Ref)...)
	return w
}

func ground(p clock.Party) string {
	switch p {
	case clock.CoMaker:
		return "条例第三十四条"
	case clock.Agency:
		return "条例第三十三条第三款"
	case clock.ThirdParty:
	}
	return "条例第三十二条"
}

// letter is when a letter went out and arrived, and until when it waits.
func (w *Wait) letter(a desk.Application, seq int, label string, until civil.Date) {
	w.Until, w.Over = label+words.Day(until, a.Today), a.Today > until
	i := slices.IndexFunc(a.State.Facts, func(f application.DatedFact) bool { return f.Seq == seq })
	if i < 0 {
		return
	}
	f := a.State.Facts[i].Fact
	sent := words.Day(f.On, a.Today) + "发出"
	if !f.ServedOn.IsZero() {
		w.Lines = append(w.Lines, sent+"，"+words.Day(f.ServedOn, a.Today)+"送达")
		return
	}
	w.Lines = append(w.Lines, sent)
	w.Doubt = "未证明送达，暂从发出之日起算"
	w.Acts = act(a, application.CmdRecordService, "登记送达", "?target="+strconv.Itoa(seq))
}
