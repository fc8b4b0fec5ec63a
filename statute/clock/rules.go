package clock

import "gongkai/statute/calendar"

// Rules are the lengths of the periods, in working days, and the local choices. What the 条例 fixes is here too, so that
// all numbers stand in one place.
type Rules struct {
	Calendar             *calendar.Calendar // never nil
	ReplyDays            int                // art. 33(2)
	MaxExtension         int                // art. 33(2)
	CorrectionNoticeDays int                // art. 30: the notice goes out within
	CorrectionDays       int                // art. 30 "reasonable period" for correcting, where the notice names none; convention
	ConsultDays          int                // arts 32, 34: third party, co-making agency
	AgencyConsultDays    int                // art. 33(3): another agency; the 条例 names no number; convention
	PayDays              int                // 109号 art. 6 as restated by provinces; to be confirmed locally
	RedoDays             int                // an order that names no number
	ReasonsAsCorrection  bool               // art. 35 reasons are asked as a correction item (some local rules); by the text they stop nothing
}

// Defaults are the national rules over a calendar.
func Defaults(cal *calendar.Calendar) Rules {
	return Rules{
		Calendar:             cal,
		ReplyDays:            20,
		MaxExtension:         20,
		CorrectionNoticeDays: 7,
		CorrectionDays:       15,
		ConsultDays:          15,
		AgencyConsultDays:    15,
		PayDays:              20,
		RedoDays:             20,
	}
}

// AnswerDays is how long a party has to answer, in working days.
func (r Rules) AnswerDays(p Party) int {
	if p == Agency {
		return r.AgencyConsultDays
	}
	return r.ConsultDays
}
