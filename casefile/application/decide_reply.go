package application

import (
	"slices"

	"gongkai/casefile"
	"gongkai/statute/clock"
	"gongkai/statute/outcome"
)

// Outcomes are the reply kinds a draft may have. The exemptions come with the minimal-exemption rule (law.md §6).
func Outcomes() []outcome.Code { return []outcome.Code{outcome.A36_2_GRANT} }

func draft(s State, e casefile.Envelope, c Draft) (casefile.Decision, error) {
	why := mayDraft(s).Refuse(e.On, e.AcceptedOn())
	if !slices.Contains(Outcomes(), c.Outcome) {
		why = append(why, casefile.Refusal{Check: casefile.MissingField, Article: "条例第三十六条", Field: "outcome"})
	}
	why = append(why, casefile.Needed("text", c.Text)...)
	if len(why) > 0 {
		return refused(why)
	}
	id := e.ID(TextDraft)
	return one(Drafted{Outcome: c.Outcome, DraftID: id}, casefile.Text{ID: id, Kind: TextDraft, Body: c.Text})
}

func pass(s State, e casefile.Envelope, c Pass) (casefile.Decision, error) {
	if why := mayPass(s, e.Actor).Refuse(e.On, e.AcceptedOn()); len(why) > 0 {
		return refused(why)
	}
	if c.Opinion == "" {
		return one(Passed{})
	}
	id := e.ID(TextOpinion)
	return one(Passed{OpinionID: id}, casefile.Text{ID: id, Kind: TextOpinion, Body: c.Opinion})
}

func sendBack(s State, e casefile.Envelope, c Return) (casefile.Decision, error) {
	why := append(mayReturn(s).Refuse(e.On, e.AcceptedOn()), casefile.Needed("reason", c.Reason)...)
	if len(why) > 0 {
		return refused(why)
	}
	id := e.ID(TextReason)
	return one(Returned{From: s.Stage, ReasonID: id}, casefile.Text{ID: id, Kind: TextReason, Body: c.Reason})
}

// EffectReplyLetter renders the signed reply as a document.
const EffectReplyLetter = "reply_letter"

func sign(s State, e casefile.Envelope, c Sign) (casefile.Decision, error) {
	if why := maySign(s, e.Actor).Refuse(e.On, e.AcceptedOn()); len(why) > 0 {
		return refused(why)
	}
	d, err := one(Signed(c))
	d.Effects = []casefile.Effect{{Kind: EffectReplyLetter, Subject: s.Draft.TextID}}
	return d, err
}

func deliver(s State, e casefile.Envelope, c Deliver, r Rules) (casefile.Decision, error) {
	why := append(mayDeliver(s).Refuse(e.On, e.AcceptedOn()), validWay(c.Way)...)
	if len(why) > 0 {
		return refused(why)
	}
	fact := clock.Fact{Kind: clock.Replied, On: e.On}
	derived := clock.Derive(s.facts(fact), r.Clock)
	if why := s.fresh(derived, "on"); len(why) > 0 {
		return refused(why)
	}
	return one(Delivered{Way: c.Way, DocNo: c.DocNo, Tracking: c.Tracking, Outcome: s.Draft.Outcome, Fact: fact, Clock: derived})
}

func archive(s State, e casefile.Envelope) (casefile.Decision, error) {
	if why := mayArchive(s).Refuse(e.On, e.AcceptedOn()); len(why) > 0 {
		return refused(why)
	}
	return one(Archived{})
}

func withdraw(s State, e casefile.Envelope, c Withdraw, r Rules) (casefile.Decision, error) {
	why := append(mayWithdraw(s).Refuse(e.On, e.AcceptedOn()), casefile.Needed("statement", c.Statement)...)
	if len(why) > 0 {
		return refused(why)
	}
	fact := clock.Fact{Kind: clock.Withdrawn, On: e.On}
	derived := clock.Derive(s.facts(fact), r.Clock)
	if why := s.fresh(derived, "on"); len(why) > 0 {
		return refused(why)
	}
	id := e.ID(TextStatement)
	return one(Withdrawn{From: s.Stage, StatementID: id, Fact: fact, Clock: derived},
		casefile.Text{ID: id, Kind: TextStatement, Body: c.Statement})
}

// fresh are the violations that the derived clock has and the present one has not: a safety net under the guards.
func (s State) fresh(derived clock.Clock, field string) casefile.Refusals {
	var out casefile.Refusals
	for _, id := range derived.Violations {
		if !slices.Contains(s.Clock.Violations, id) {
			out = append(out, casefile.Refusal{Check: string(id), Field: field})
		}
	}
	return out
}
