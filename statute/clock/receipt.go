package clock

import (
	"cmp"

	"gongkai/civil"
)

// dayZero are the days from which one count may be said to run.
type dayZero struct {
	arrived    civil.Date // conservative: it lay on the table
	received   civil.Date // by art. 31; zero while unconfirmed
	permissive civil.Date // an electronic submission on a day of rest taken as received on the next working day
}

func plainZero(d civil.Date) dayZero { return dayZero{d, d, d} }

// receive fixes the day of receipt and starts the main count (arts 31, 33(2)) and the time for a correction notice (art. 30).
func (f *fold) receive(x Fact) {
	zero := f.dayZero(x)
	f.ReceivedOn = zero.received
	f.begin(zero, f.rules.ReplyDays)
	from := cmp.Or(zero.received, zero.arrived)
	f.CorrectionNoticeDue = f.rules.Calendar.AddWorking(from, f.rules.CorrectionNoticeDays)
	f.tell(Step{Code: StepReceived, On: x.On, Proved: zero.received, Channel: x.Channel})
}

// dayZero reads art. 31 for an application or its correction.
func (f *fold) dayZero(x Fact) dayZero {
	confirmed := x.ConfirmedOn
	if !confirmed.IsZero() && confirmed < x.On {
		f.violate(ProofTooEarly, Step{On: confirmed, Until: x.On})
		confirmed = 0
	}
	zero := plainZero(x.On)
	switch x.Channel {
	case OrdinaryMail, Fax:
		zero.received = confirmed
	case Internet:
		if !confirmed.IsZero() { // without it, the automatic acknowledgement of the same day confirms
			zero.received = confirmed
		}
	case InPerson, SignedMail, Oral:
	}
	zero.permissive = zero.received
	if electronic := x.Channel == Internet || x.Channel == Fax; electronic && !zero.received.IsZero() {
		zero.permissive = f.rules.Calendar.NextWorking(zero.received)
	}
	return zero
}

// askCorrection stops the clock if it is the first notice and in time (art. 30).
func (f *fold) askCorrection(x Fact) {
	lawful := f.mayAskCorrection(x)
	f.noticed = true
	if !lawful {
		return
	}
	_, served := f.served(x)
	f.stop(ForCorrection)
	f.CorrectionDue = f.rules.Calendar.AddWorking(served, cmp.Or(max(x.Days, 0), f.rules.CorrectionDays))
	f.say(Step{Code: StepCorrectionSent, On: x.On, Until: f.CorrectionDue})
}

func (f *fold) mayAskCorrection(x Fact) bool {
	second, late, waiting := f.noticed, x.On > f.CorrectionNoticeDue, f.waiting()
	if second {
		f.violate(SecondCorrection, Step{On: x.On})
	}
	if late {
		f.violate(LateCorrectionNotice, Step{On: x.On, Until: f.CorrectionNoticeDue})
	}
	if waiting && !second && !late {
		f.violate(ClockNotRunning, Step{On: x.On})
	}
	return !second && !late && !waiting
}

// correct restarts the full period (art. 30, T5). After a notice that did not stop the clock, what arrives changes nothing.
func (f *fold) correct(x Fact) {
	switch {
	case f.StoppedFor == ForCorrection:
		zero := f.dayZero(x)
		f.begin(zero, f.rules.ReplyDays)
		f.tell(Step{Code: StepCorrected, On: x.On, Proved: zero.received, Channel: x.Channel, N: f.Period})
	case f.noticed:
		f.say(Step{Code: StepCorrectedIdly, On: x.On})
	default:
		f.violate(NoCorrection, Step{On: x.On})
	}
}

// expireCorrection closes as 视为放弃申请 (A30_ABANDON_CORR). That the time to correct is over and its notice proved served is
// judged where the act is offered, not here.
func (f *fold) expireCorrection(x Fact) {
	if f.StoppedFor != ForCorrection {
		f.violate(NoCorrection, Step{On: x.On})
		return
	}
	f.end(x, StepCorrectionExpired)
}
