package desk

import (
	"gongkai/casefile/assignment"
	"gongkai/civil"
	"gongkai/statute/calendar"
)

// Light is where a thing stands in time, in words: colour never speaks alone. It is worked out when read, never stored.
type Light string

// The lights.
const (
	LightDone     Light = "done"     // 已完成
	LightOverdue  Light = "overdue"  // 已逾期
	LightSoon     Light = "soon"     // 即将到期: five working days or less
	LightCalm     Light = "calm"     // 按期
	LightStanding Light = "standing" // 保持状态: no date
	LightCheck    Light = "check"    // 该核查了: 保持状态, but nobody looked for too long
)

// Lights are all lights in the order of urgency.
func Lights() []Light {
	return []Light{LightOverdue, LightSoon, LightCheck, LightCalm, LightStanding, LightDone}
}

const soon = 5 // working days

func lightOf(cal *calendar.Calendar, today, due civil.Date, open bool) Light {
	switch {
	case !open:
		return LightDone
	case due.IsZero():
		return LightStanding
	case today > due:
		return LightOverdue
	case cal.Working(today, due) <= soon:
		return LightSoon
	}
	return LightCalm
}

// light of an item: what has no end stays as it is as long as somebody looks; what had dates is done when all of them are met, though
// nobody struck it off yet.
func (i LedgerItem) light(r assignment.Rules, today civil.Date) Light {
	switch {
	case !i.Open || !i.DueOn.IsZero():
		return lightOf(r.Calendar, today, i.DueOn, i.Open)
	case !assignment.Standing(i.Dates):
		return LightDone
	case today > i.checkedUntil(r):
		return LightCheck
	}
	return LightStanding
}

func (i LedgerItem) checkedUntil(r assignment.Rules) civil.Date {
	return r.CheckedUntil(i.CheckedOn, i.IssuedOn)
}
