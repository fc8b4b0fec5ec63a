package activities

import (
	"cmp"
	"fmt"

	"gongkai/casefile"
	"gongkai/casefile/application"
	"gongkai/letters"
	"gongkai/statute/clock"
	"gongkai/statute/fee"
)

// act is what happened between receipt and reply, with all that a letter about it can say.
type act struct {
	casefile.Recorded
	fact  clock.Fact // as it stands after amendments
	state application.State
	rules application.Rules
	head  head
	texts map[string]string
}

// textIDs are the sealed texts of the act.
func (a act) textIDs() []string {
	switch x := a.Event.(type) {
	case application.CorrectionAsked:
		return []string{x.TextID}
	case application.ReasonsAsked:
		return []string{x.TextID}
	case application.Consulted:
		return []string{x.AddresseeID, x.TextID}
	}
	return nil
}

// letter composes the letter of a kind.
func (a act) letter(kind string) (letters.Letter, error) {
	switch x := a.Event.(type) {
	case application.CorrectionAsked:
		return letters.CorrectionNotice(a.correction(x))
	case application.ReasonsAsked:
		return letters.ReasonsNotice(a.reasons(x))
	case application.Charged:
		return letters.ChargeNotice(a.charge(x))
	case application.Consulted:
		switch kind {
		case application.EffectOpinionTold:
			return letters.OpinionTold(a.told())
		case application.EffectOpinionSlip:
			return letters.OpinionSlip(a.opinion(x))
		}
		return letters.OpinionRequest(a.opinion(x))
	}
	return letters.Letter{}, fmt.Errorf("%s has no letter", a.Event.EventType())
}

// correction is the 补正告知书 (art. 30).
func (a act) correction(x application.CorrectionAsked) letters.CorrectionInput {
	return letters.CorrectionInput{Application: a.head.application, Request: a.head.request, Points: a.texts[x.TextID],
		Days: cmp.Or(a.fact.Days, a.rules.Clock.CorrectionDays), Idle: !a.stops(clock.StepCorrectionSent), Contact: a.head.contact, Agency: a.head.agency,
		Date: a.fact.On}
}

// reasons is the 说明理由告知书 (art. 35). The law names no time for the answer and the act none: its last day is left to fill in.
func (a act) reasons(x application.ReasonsAsked) letters.ReasonsInput {
	return letters.ReasonsInput{Application: a.head.application, Request: a.head.request, Facts: a.texts[x.TextID], Contact: a.head.contact,
		Agency: a.head.agency, Date: a.fact.On}
}

// charge is the 收费通知书 (art. 42). Where the tariff no longer gives the amount that was asked, for the day of receipt was mended, the
// computation is left to fill in.
func (a act) charge(x application.Charged) letters.ChargeInput {
	sum, err := a.state.Computed(x.Tariff, x.Before, x.Count, a.rules)
	if err != nil || sum.Yuan != x.Yuan {
		sum = fee.Fee{}
	}
	return letters.ChargeInput{Application: a.head.application, Request: a.head.request, Tariff: x.Tariff, Before: x.Before, Count: x.Count, Fee: sum,
		Asked: x.Yuan, Days: a.rules.Clock.PayDays, Agency: a.head.agency, Date: a.fact.On}
}

// opinion is the 征求意见书 or 协办函 (arts 32–34). It is told who applies only so as to say it nowhere.
func (a act) opinion(x application.Consulted) letters.OpinionInput {
	return letters.OpinionInput{Party: a.party(), Addressee: a.texts[x.AddresseeID], Information: a.texts[x.TextID], Days: a.rules.Clock.AnswerDays(a.party()),
		Applicant: a.head.application.Applicant, Private: a.head.private, Late: a.late(), Contact: a.head.contact, Agency: a.head.agency, Date: a.fact.On}
}

// told is the 征求意见告知书 to the applicant (art. 33(3)).
func (a act) told() letters.OpinionToldInput {
	return letters.OpinionToldInput{Application: a.head.application, Request: a.head.request, Party: a.party(), SentOn: a.fact.On, Late: a.late(),
		Agency: a.head.agency, Date: a.fact.On}
}

func (a act) party() clock.Party { return cmp.Or(a.fact.Party, clock.ThirdParty) }

// late: nothing is left out of the count for a letter that was sent after the due date.
func (a act) late() bool {
	_, with := around(a.state, a.Seq, a.fact.On, a.rules.Clock)
	return late(with, a.fact.On)
}

// stops: the act is one of those that stopped the clock on its day.
func (a act) stops(code clock.StepCode) bool {
	count := func(c clock.Clock) (n int) {
		for _, x := range c.Explain {
			if x.Code == code && x.On == a.fact.On {
				n++
			}
		}
		return n
	}
	before, with := around(a.state, a.Seq, a.fact.On, a.rules.Clock)
	return count(with) > count(before)
}
