package application

import (
	"slices"

	"gongkai/casefile"
	"gongkai/civil"
	"gongkai/statute/clock"
	"gongkai/statute/outcome"
	"gongkai/statute/review"
)

// draft sends a reply for review, if nothing that is false in fact or form stands in the way of that (arts 13–17, 36–39).
func draft(s State, e casefile.Envelope, c Draft, r Rules) (casefile.Decision, error) {
	why := append(mayDraft(s).Refuse(e.On, e.AcceptedOn()), casefile.Needed("text", c.Text)...)
	f := s.known(c.file())
	if !wellFormed(f) {
		return refused(append(why, casefile.Refuse(casefile.MissingField, "", "file")...))
	}
	as, faults := c.decided(s, f, r)
	why = append(why, faults...)
	why = append(why, c.ownWords()...)
	doubts := append(suspect("text", c.Text), s.premature()...)
	if len(faults) == 0 || c.File != nil { // what no outcome was named for lacks nothing else yet
		doubts = append(s.against(findings(f, review.Submit, e.On, r), e.Actor, "", r), doubts...)
	}
	if why = append(why, besides(why, doubts.Unsigned(e.Signed))...); len(why) > 0 {
		return refused(why)
	}
	ev := Drafted{Outcome: as.Outcome, Ground: as.Ground, Row: as.Row, DraftID: e.ID(TextDraft), File: masked(f), Signed: doubts.Taken(e.Signed)}
	texts := []casefile.Text{{ID: ev.DraftID, Kind: TextDraft, Body: c.Text}}
	if c.File != nil {
		body, err := casefile.Canonical(c.File)
		if err != nil {
			return casefile.Decision{}, err
		}
		ev.FileID = e.ID(TextFile)
		texts = append(texts, casefile.Text{ID: ev.FileID, Kind: TextFile, Body: string(body)})
	}
	return one(ev, texts...)
}

// decided is the outcome of the whole reply; one that is named must be that one.
func (c Draft) decided(s State, f review.File, r Rules) (Decided, casefile.Refusals) {
	for _, x := range f.Replies {
		if !slices.Contains(Outcomes(), x.Code) {
			return Decided{}, casefile.Refuse(casefile.MissingField, "条例第三十六条", "outcome")
		}
		if x.Code == outcome.A_UNCLEAR && !s.corrected() {
			return Decided{}, casefile.Refuse(casefile.NotInThisState, "条例第三十条", "outcome")
		}
	}
	as, why := overall(f, c.Ground, r)
	if len(why) == 0 && c.Outcome != "" && c.Outcome != as.Outcome {
		why = casefile.Refuse(casefile.MissingField, "条例第三十六条", "outcome", "outcome", string(as.Outcome))
	}
	return as, why
}

// corrected: a correction was asked for and has come (art. 30); only then can a request be still unclear.
func (s State) corrected() bool {
	return slices.ContainsFunc(s.Corrections, func(c CorrectionState) bool { return c.ReceivedSeq != 0 })
}

// ownWords refuses what the law does not know in a text of ours: 不予受理 of an application, 不属于公开范围 as a ground.
func (c Draft) ownWords() casefile.Refusals {
	why := lawfulWords("text", c.Text)
	for _, d := range c.file().Documents {
		for _, x := range d.Segments {
			if why == nil {
				why = append(lawfulWords("segments.reason", x.Reason), lawfulWords("segments.facts", x.Facts)...)
			}
		}
	}
	return why
}

// lawfulWords refuses a text of ours with words that the law does not know: no letter is written with them.
func lawfulWords(field, text string) casefile.Refusals {
	if len(review.UnlawfulWords(text)) == 0 {
		return nil
	}
	return casefile.Refuse(string(review.GateFacts), "条例第三十六条", field, "condition", "unlawful_words")
}

// suspect warns of a text that looks as if it had been marked as a state secret, which must not be in this system at all.
func suspect(field, text string) casefile.Refusals {
	if !review.SuspectMarking(text) {
		return nil
	}
	why := casefile.Refuse(string(review.GateSecrecy), "保守国家秘密法", field, "condition", "marked_text")
	why[0].MaySign = true
	return why
}

// pass is the reviewer's signature, and his conclusions on what is handed out.
func pass(s State, e casefile.Envelope, c Pass, r Rules) (casefile.Decision, error) {
	paper, names, faults := c.Paper.entered(e, r.PassAs)
	who := paper.By(e.Actor)
	why := append(mayPass(s, who, r).Refuse(e.On, e.AcceptedOn()), faults...)
	if s.Draft == nil {
		return refused(why)
	}
	if s.objects(r.PassAs) { // nobody turns round in silence
		why = append(why, casefile.Needed("opinion", c.Opinion)...)
	}
	ev := Passed{As: r.PassAs, Secrecy: c.Secrecy, Privacy: c.Privacy, Ours: c.Ours, Paper: paper}
	f := countersigned(gated(s.Draft.File, ev, who, e.On), r.PassAs, review.Agrees, who, e.On)
	doubts := s.against(s.Draft.unsigned(findings(f, review.Pass, e.On, r)), who, r.PassAs, r)
	if why = append(why, besides(why, doubts.Unsigned(e.Signed))...); len(why) > 0 {
		return refused(why)
	}
	ev.Signed = doubts.Taken(e.Signed)
	return withOpinion(e, c.Opinion, names, func(id string) casefile.Event {
		ev.OpinionID = id
		return ev
	})
}

func withOpinion(e casefile.Envelope, text string, more []casefile.Text, event func(id string) casefile.Event) (casefile.Decision, error) {
	if text == "" {
		return one(event(""), more...)
	}
	id := e.ID(TextOpinion)
	return one(event(id), append(more, casefile.Text{ID: id, Kind: TextOpinion, Body: text})...)
}

// unsigned leaves out the warnings that somebody took upon himself at an earlier step.
func (d DraftState) unsigned(why casefile.Refusals) casefile.Refusals {
	return slices.DeleteFunc(why, func(x casefile.Refusal) bool { return x.MaySign && slices.Contains(d.Taken, x.Check) })
}

// countersign is the part of somebody else: 法制审核, 保密, the unit that owns the matter. A second opinion of a role says why.
func countersign(s State, e casefile.Envelope, c Countersign, r Rules) (casefile.Decision, error) {
	paper, names, faults := c.Paper.entered(e, c.Role)
	who := paper.By(e.Actor)
	why := append(mayCountersign(s, who, r).Refuse(e.On, e.AcceptedOn()), faults...)
	switch {
	case !c.Role.Known():
		why = append(why, casefile.Refuse(casefile.MissingField, "", "role")...)
	default:
		for _, x := range s.otherRole(who, c.Role, r) {
			x.Field = "role"
			why = append(why, x)
		}
	}
	if c.Opinion != review.Agrees && c.Opinion != review.Objects {
		why = append(why, casefile.Refuse(casefile.MissingField, "", "opinion")...)
	}
	if _, again := s.Draft.opinion(c.Role); again || c.Opinion == review.Objects {
		why = append(why, casefile.Needed("text", c.Text)...)
	}
	var doubts casefile.Refusals
	if c.Opinion == review.Agrees && s.Draft != nil {
		doubts = answerable(s.Draft.unsigned(findings(s.Draft.File, review.Sign, e.On, r)), c.Role)
	}
	if why = append(why, besides(why, doubts.Unsigned(e.Signed))...); len(why) > 0 {
		return refused(why)
	}
	return withOpinion(e, c.Text, names, func(id string) casefile.Event {
		return Countersigned{Role: c.Role, Opinion: c.Opinion, OpinionID: id, Signed: doubts.Taken(e.Signed), Paper: paper}
	})
}

// countersigned is the file with one more signature. Whoever objects has not signed; the legal reviewer's objection is on file.
func countersigned(f review.File, role review.Role, o review.Reaction, by string, on civil.Date) review.File {
	if role == "" {
		return f
	}
	f.Signatures = slices.DeleteFunc(slices.Clone(f.Signatures), func(x review.Signature) bool { return x.Role == role })
	if role == review.LegalReviewer {
		f.Legal = &review.LegalReview{By: by, On: on, Conclusion: o}
	}
	if o == review.Agrees {
		f.Signatures = append(f.Signatures, review.Signature{Role: role, By: by, On: on})
	}
	return f
}

// gated is the file with the reviewer's conclusions on every document.
func gated(f review.File, p Passed, by string, on civil.Date) review.File {
	gate := func(old *review.Gate, c review.Conclusion) *review.Gate {
		if c == "" {
			return old
		}
		return &review.Gate{By: by, On: on, Conclusion: c}
	}
	f.Documents = slices.Clone(f.Documents)
	for i := range f.Documents {
		d := &f.Documents[i]
		d.Secrecy, d.Privacy, d.Ours = gate(d.Secrecy, p.Secrecy), gate(d.Privacy, p.Privacy), gate(d.Ours, p.Ours)
	}
	return f
}

func sendBack(s State, e casefile.Envelope, c Return) (casefile.Decision, error) {
	why := append(mayReturn(s).Refuse(e.On, e.AcceptedOn()), casefile.Needed("reason", c.Reason)...)
	if len(why) > 0 {
		return refused(why)
	}
	id := e.ID(TextReason)
	d, err := one(Returned{From: s.Stage, ReasonID: id}, casefile.Text{ID: id, Kind: TextReason, Body: c.Reason})
	d.Tell = []casefile.Notice{{Kind: NoticeReturned, To: s.Handler}}
	return d, err
}

// NoticeReturned tells the handler that his draft was sent back.
const NoticeReturned = "returned"

// sign is the leader's signature. What the rule asks of a refusal must be on file by now.
func sign(s State, e casefile.Envelope, c Sign, r Rules) (casefile.Decision, error) {
	paper, names, faults := c.Paper.entered(e, r.SignAs)
	who := paper.By(e.Actor)
	why := append(maySign(s, who, r, e.AcceptedOn()).Refuse(e.On, e.AcceptedOn()), faults...)
	if s.Draft == nil {
		return refused(why)
	}
	f := countersigned(s.Draft.File, r.SignAs, review.Agrees, who, e.On)
	doubts := append(s.against(s.Draft.unsigned(findings(f, review.Sign, e.On, r)), who, r.SignAs, r), s.sameDocNo(c.DocNo, r)...)
	if why = append(why, besides(why, doubts.Unsigned(e.Signed))...); len(why) > 0 {
		return refused(why)
	}
	return written(Signed{DocNo: c.DocNo, As: r.SignAs, Signed: doubts.Taken(e.Signed), Paper: paper}, s.Draft.TextID, names...)
}

func deliver(s State, e casefile.Envelope, c Deliver, r Rules) (casefile.Decision, error) {
	why := append(mayDeliver(s).Refuse(e.On, e.AcceptedOn()), validWay(c.Way)...)
	if !slices.Contains([]review.Carrier{"", review.Postal, review.Courier}, c.Carrier) || c.Carrier != "" && c.Way != ByPost {
		why = append(why, casefile.Refuse(casefile.MissingField, "国办公开办函〔2016〕235号", "carrier")...)
	}
	servers, names, faults := c.servers(e)
	paper, _, missing := c.Paper.entered(e, "")
	why = slices.Concat(why, faults, missing)
	if s.Draft == nil {
		return refused(why)
	}
	sent := s.Draft.File
	sent.Carrier = c.Carrier
	doubts := s.against(s.Draft.unsigned(append(findings(sent, review.Deliver, e.On, r), s.premature()...)), paper.By(e.Actor), "", r)
	doubts = append(doubts, s.sameDocNo(c.DocNo, r)...)
	if why = append(why, besides(why, doubts.Unsigned(e.Signed))...); len(why) > 0 {
		return refused(why)
	}
	fact := s.inRound(clock.Fact{Kind: clock.Replied, On: e.On})
	derived := clock.Derive(s.facts(fact), r.Clock)
	if why := s.fresh(derived, "on"); len(why) > 0 {
		return refused(why)
	}
	x := s.Draft
	return one(Delivered{Way: c.Way, Carrier: c.Carrier, DocNo: c.DocNo, Tracking: c.Tracking, Outcome: x.Outcome, Ground: x.Ground, Row: x.Row,
		Signed: doubts.Taken(e.Signed), Fact: fact, Clock: derived, Servers: servers, Paper: paper}, names...)
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
	fact := s.inRound(clock.Fact{Kind: clock.Withdrawn, On: e.On})
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
