package receipt

import (
	"time"

	"gongkai/casefile/application"
	"gongkai/civil"
	"gongkai/desk"
)

// firstAt is when the application was registered: the day under the receipt.
func firstAt(a desk.Application) time.Time {
	if len(a.Timeline) == 0 {
		return time.Time{}
	}
	return a.Timeline[len(a.Timeline)-1].At
}

// firstDue is the due date as it stands now, before any extension was told: a receipt is printed at the counter, and printed again
// it must not promise more.
func firstDue(a desk.Application) civil.Date {
	due := a.State.Clock.ReplyDue
	for i := len(a.Timeline) - 1; i >= 0; i-- {
		switch e := a.Timeline[i].Event.(type) {
		case application.Registered:
			due = e.Clock.ReplyDue
		case application.Amended:
			if e.Target == 1 {
				due = e.Clock.ReplyDue
			}
		}
	}
	return due
}
