package parts

import (
	"gongkai/civil"
	"gongkai/desk"
	"gongkai/statute/calendar"
	"gongkai/web/words"
)

// Light is where an item or a share stands in time: a word, which the tone only repeats in colour.
type Light struct {
	Tone Tone
	Text string // 即将到期
}

// LightOf is a light in words.
func LightOf(l desk.Light) Light {
	return Light{Tone: lightTone(l), Text: words.Light(l)}
}

func lightTone(l desk.Light) Tone {
	switch l {
	case desk.LightDone:
		return Ended
	case desk.LightOverdue:
		return Over
	case desk.LightSoon, desk.LightCheck:
		return Soon
	case desk.LightCalm:
		return Calm
	case desk.LightStanding:
		return Stopped
	}
	return Calm
}

// ClockOfDue is the clock of an item or a share: the due date of a notice is a calendar day, the days left are working days.
func ClockOfDue(light desk.Light, due, today civil.Date, cal *calendar.Calendar) Clock {
	switch light {
	case desk.LightDone:
		return Clock{Tone: Ended, Text: words.Light(light)}
	case desk.LightStanding:
		return Clock{Tone: Stopped, Text: words.Light(light), Date: "没有写明日期"}
	case desk.LightCheck:
		return Clock{Tone: Soon, Text: words.Light(light), Date: "没有写明日期"}
	case desk.LightOverdue, desk.LightSoon, desk.LightCalm:
	}
	left := cal.Working(today, due)
	if today > due {
		left = min(left, -1)
	}
	return Clock{Tone: ToneOf(left), Text: words.DaysLeft(left), Date: words.Day(due, today), Note: provisional(due > cal.OfficialUntil())}
}
