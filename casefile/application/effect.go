package application

import (
	"gongkai/casefile"
	"gongkai/statute/clock"
	"gongkai/statute/outcome"
)

// Letters that an act has rendered as documents, by the kind of their effect. Kinds are stored; they never change.
const (
	EffectReplyLetter       = "reply_letter"       // the signed reply
	EffectCorrectionLetter  = "correction_letter"  // 补正告知书 (T04, art. 30)
	EffectReasonsLetter     = "reasons_letter"     // 说明理由告知书 (T05, art. 35)
	EffectExtensionLetter   = "extension_letter"   // 延期答复告知书 (T06, art. 33(2))
	EffectThirdPartyLetter  = "third_party_letter" // 征求意见书（第三方） (T07, art. 32)
	EffectOpinionSlip       = "opinion_slip"       // 征求意见回执 (T08), enclosed with T07 and T11
	EffectOpinionTold       = "opinion_told"       // 征求意见告知书 to the applicant (T09, art. 33(3))
	EffectCoMakerLetter     = "co_maker_letter"    // 征求意见书（共同制作机关） (T11, art. 34)
	EffectAgencyLetter      = "agency_letter"      // 协办函 (T12, art. 33(3))
	EffectChargeLetter      = "charge_letter"      // 收费通知书 (T13, art. 42)
	EffectUncorrectedLetter = "uncorrected_letter" // 逾期不补正，终止处理 (T40, art. 30)
	EffectUnpaidLetter      = "unpaid_letter"      // 逾期不缴费，终止处理 (T41, 国办函〔2020〕109号 art. 6)
)

// EffectLetters lists them all.
func EffectLetters() []string {
	return []string{EffectReplyLetter, EffectCorrectionLetter, EffectReasonsLetter, EffectExtensionLetter, EffectThirdPartyLetter, EffectOpinionSlip,
		EffectOpinionTold, EffectCoMakerLetter, EffectAgencyLetter, EffectChargeLetter, EffectUncorrectedLetter, EffectUnpaidLetter}
}

// LettersOf are the kinds of the letters that an event has rendered, in the order in which they are read.
func LettersOf(e casefile.Event) []string {
	switch e := e.(type) {
	case Signed:
		return []string{EffectReplyLetter}
	case CorrectionAsked:
		return []string{EffectCorrectionLetter}
	case ReasonsAsked:
		return []string{EffectReasonsLetter}
	case ExtensionNotified:
		return []string{EffectExtensionLetter}
	case Consulted:
		return consultationLetters(e.Fact.Party)
	case Charged:
		return []string{EffectChargeLetter}
	case Abandoned:
		if e.Outcome == outcome.A42_ABANDON_FEE {
			return []string{EffectUnpaidLetter}
		}
		return []string{EffectUncorrectedLetter}
	}
	return nil
}

// consultationLetters: a party whose consent counts gets a slip to answer on; of a third party's letter the applicant is told.
func consultationLetters(p clock.Party) []string {
	switch p {
	case clock.ThirdParty:
		return []string{EffectThirdPartyLetter, EffectOpinionSlip, EffectOpinionTold}
	case clock.CoMaker:
		return []string{EffectCoMakerLetter, EffectOpinionSlip}
	case clock.Agency:
		return []string{EffectAgencyLetter}
	}
	return nil
}

// written is the decision of an event that has letters rendered; subject is the id of what they are about.
func written(ev casefile.Event, subject string, texts ...casefile.Text) (casefile.Decision, error) {
	d, err := one(ev, texts...)
	for _, kind := range LettersOf(ev) {
		d.Effects = append(d.Effects, casefile.Effect{Kind: kind, Subject: subject})
	}
	return d, err
}
