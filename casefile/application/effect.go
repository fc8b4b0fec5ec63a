package application

import (
	"gongkai/casefile"
	"gongkai/statute/outcome"
)

// Letters that an act has rendered as documents, by the kind of their effect.
const (
	EffectReplyLetter       = "reply_letter"       // the signed reply
	EffectExtensionLetter   = "extension_letter"   // 延期答复告知书 (art. 33(2))
	EffectUncorrectedLetter = "uncorrected_letter" // 逾期不补正，终止处理 (art. 30)
	EffectUnpaidLetter      = "unpaid_letter"      // 逾期不缴费，终止处理 (国办函〔2020〕109号 art. 6)
)

// EffectLetters lists them all.
func EffectLetters() []string {
	return []string{EffectReplyLetter, EffectExtensionLetter, EffectUncorrectedLetter, EffectUnpaidLetter}
}

// closingLetter renders the letter that tells the applicant why his application ended, with the reason on file.
func closingLetter(as outcome.Code, reasonID string) casefile.Effect {
	kind := EffectUncorrectedLetter
	if as == outcome.A42_ABANDON_FEE {
		kind = EffectUnpaidLetter
	}
	return casefile.Effect{Kind: kind, Subject: reasonID}
}
