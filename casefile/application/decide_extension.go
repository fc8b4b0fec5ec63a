package application

import (
	"strconv"

	"gongkai/casefile"
	"gongkai/statute/clock"
)

func requestExtension(s State, e casefile.Envelope, c RequestExtension, r Rules) (casefile.Decision, error) {
	why := append(mayRequestExtension(s).Refuse(e.On, e.AcceptedOn()), casefile.Needed("reason", c.Reason)...)
	if c.Days < 1 || c.Days > r.Clock.MaxExtension {
		why = append(why, casefile.Refusal{Check: casefile.MissingField, Article: "条例第三十三条第二款", Field: "days",
			Facts: map[string]string{"max": strconv.Itoa(r.Clock.MaxExtension)}})
	}
	if len(why) > 0 {
		return refused(why)
	}
	id := e.ID(TextReason)
	return one(ExtensionRequested{Days: c.Days, ReasonID: id}, casefile.Text{ID: id, Kind: TextReason, Body: c.Reason})
}

func approveExtension(s State, e casefile.Envelope) (casefile.Decision, error) {
	if why := mayApproveExtension(s, e.Actor).Refuse(e.On, e.AcceptedOn()); len(why) > 0 {
		return refused(why)
	}
	return one(ExtensionApproved{Days: s.Extension.Days})
}

func notifyExtension(s State, e casefile.Envelope, c NotifyExtension, r Rules) (casefile.Decision, error) {
	why := append(mayNotifyExtension(s).Refuse(e.On, e.AcceptedOn()), validWay(c.Way)...)
	if len(why) > 0 {
		return refused(why)
	}
	fact := s.inRound(clock.Fact{Kind: clock.Extended, ApprovedOn: s.Extension.ApprovedOn, NotifiedOn: e.On, Days: s.Extension.Days})
	derived := clock.Derive(s.facts(fact), r.Clock)
	if why := s.fresh(derived, "on"); len(why) > 0 {
		return refused(why)
	}
	return written(ExtensionNotified{Way: c.Way, Fact: fact, Clock: derived}, s.Extension.ReasonID)
}
