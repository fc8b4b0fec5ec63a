package application

import (
	"errors"
	"fmt"
	"time"

	"gongkai/statute/review"
)

// Settings are what an office agrees for itself where the law names no number or leaves a reading open. What is absent keeps its
// default; docs of each are in statute/README.md. Days are working days.
type Settings struct {
	CorrectionDays      *int         `json:"correction_days,omitempty"`       // art. 30: the "reasonable period", 1–60
	AgencyConsultDays   *int         `json:"agency_consult_days,omitempty"`   // art. 33(3): another agency, 1–60
	PayDays             *int         `json:"pay_days,omitempty"`              // 109号 art. 6, 1–60
	RedoDays            *int         `json:"redo_days,omitempty"`             // an order that names no number, 1–60
	ReasonsAsCorrection *bool        `json:"reasons_as_correction,omitempty"` // art. 35: reasons are asked as a correction item
	RemindBefore        []int        `json:"remind_before,omitempty"`         // most distant first, 0–60, at most 5
	ProofDays           *int         `json:"proof_days,omitempty"`            // proof of delivery, natural days after posting, 1–60
	Morning             string       `json:"morning,omitempty"`               // of reminders, 15:04
	ReviewMonths        *int         `json:"review_months,omitempty"`         // art. 18, 1–60 months
	SearchPlaces        *int         `json:"search_places,omitempty"`         // art. 36(4), 1–10
	MarkedBeforeRequest *bool        `json:"marked_before_request,omitempty"` // art. 14
	PassAs              *review.Role `json:"pass_as,omitempty"`               // in what capacity the reviewer signs
	SignAs              *review.Role `json:"sign_as,omitempty"`               // and the signer
	OneRole             *bool        `json:"one_role,omitempty"`              // one person signs a draft in one role
	HigherMaySign       *bool        `json:"higher_may_sign,omitempty"`       // a higher one may sign against a warning
	CoApplicants        *int         `json:"co_applicants,omitempty"`         // 联名申请人 in one case beside the first, 1–200
}

// ErrSettings says what is wrong with a file of settings.
var ErrSettings = errors.New("约定有误")

// Check names the first setting out of its range.
func (s Settings) Check() error {
	for _, x := range []struct {
		key         string
		value       *int
		least, most int
	}{
		{"correction_days", s.CorrectionDays, 1, maxCorrectionDays}, {"agency_consult_days", s.AgencyConsultDays, 1, 60},
		{"pay_days", s.PayDays, 1, 60}, {"redo_days", s.RedoDays, 1, 60}, {"review_months", s.ReviewMonths, 1, 60},
		{"search_places", s.SearchPlaces, 1, 10}, {"co_applicants", s.CoApplicants, 1, 200}, {"proof_days", s.ProofDays, 1, 60},
	} {
		if x.value != nil && (*x.value < x.least || *x.value > x.most) {
			return fmt.Errorf("%w：%s 应为 %d 至 %d", ErrSettings, x.key, x.least, x.most)
		}
	}
	for i, n := range s.RemindBefore {
		if n < 0 || n > 60 || i > 4 || i > 0 && n >= s.RemindBefore[i-1] {
			return fmt.Errorf("%w：remind_before 应为由大到小的至多5个数，每个0至60", ErrSettings)
		}
	}
	if _, err := time.Parse("15:04", s.Morning); s.Morning != "" && err != nil {
		return fmt.Errorf("%w：morning 应为 08:30 的样子", ErrSettings)
	}
	for key, role := range map[string]*review.Role{"pass_as": s.PassAs, "sign_as": s.SignAs} {
		if role != nil && !role.Known() {
			return fmt.Errorf("%w：%s 不是签字身份", ErrSettings, key)
		}
	}
	return nil
}

// Apply are the rules with the office's settings.
func (s Settings) Apply(r Rules) Rules {
	set(&r.Clock.CorrectionDays, s.CorrectionDays)
	set(&r.Clock.AgencyConsultDays, s.AgencyConsultDays)
	set(&r.Clock.PayDays, s.PayDays)
	set(&r.Clock.RedoDays, s.RedoDays)
	set(&r.Clock.ReasonsAsCorrection, s.ReasonsAsCorrection)
	set(&r.Review.ReviewMonths, s.ReviewMonths)
	set(&r.Review.SearchPlaces, s.SearchPlaces)
	set(&r.Review.MarkedBeforeRequest, s.MarkedBeforeRequest)
	set(&r.ProofDays, s.ProofDays)
	set(&r.PassAs, s.PassAs)
	set(&r.SignAs, s.SignAs)
	set(&r.OneRole, s.OneRole)
	set(&r.HigherMaySign, s.HigherMaySign)
	set(&r.CoApplicants, s.CoApplicants)
	if len(s.RemindBefore) > 0 {
		r.RemindBefore = s.RemindBefore
	}
	if at, err := time.Parse("15:04", s.Morning); err == nil {
		r.MorningHour, r.MorningMinute = at.Hour(), at.Minute()
	}
	return r
}

func set[T any](to *T, from *T) {
	if from != nil {
		*to = *from
	}
}
