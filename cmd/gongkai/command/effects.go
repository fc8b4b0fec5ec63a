package command

import (
	"gongkai/activities"
	"gongkai/casefile/application"
	"gongkai/letters"
)

// effects are the handlers of the outbox by kind.
func effects(o *office, l Letters) map[string]activities.Handler {
	house := activities.House{Redress: letters.Redress{Court: l.Court}}
	if l.Organ != "" {
		house.Redress.Organs = []string{l.Organ}
	}
	return map[string]activities.Handler{application.EffectReplyLetter: activities.ReplyLetter(o.db, o.record, house)}
}
