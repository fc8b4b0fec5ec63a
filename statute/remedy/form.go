package remedy

import "gongkai/statute/outcome"

// The forms of the catalogue of 文书 that this package tells apart.
const (
	formThird  = "T10" // 依申请公开告知书（给第三方）
	formCharge = "T13" // 收费通知书
	formMended = "T42" // 更正申请答复 (条例 art. 41)
)

// classOfForm is the class of a form that is no reply; "" for a reply and for what is no letter to anybody. Procedural forms
// cannot be contested by themselves.
func classOfForm(form string) outcome.RemedyClass {
	switch form {
	case formThird:
		return classThird
	case formMended:
		return outcome.RemedyOptional
	case "T03", "T04", "T05", "T06", "T07", "T08", "T09", "T11", "T12", formCharge, "T43":
		return outcome.RemedyNone
	default:
		return ""
	}
}
