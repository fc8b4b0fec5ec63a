package application

import (
	"slices"
	"strconv"

	"gongkai/casefile"
	"gongkai/statute/clock"
)

// consult opens an excluded span (art. 33(3)). A letter after the due date excludes nothing: a warning to sign against (S08).
func consult(s State, e casefile.Envelope, c Consult, r Rules) (casefile.Decision, error) {
	why := append(mayConsult(s).Refuse(e.On, e.AcceptedOn()), validWay(c.Way)...)
	if !slices.Contains(Parties(), c.Party) {
		why = append(why, casefile.Refuse(casefile.MissingField, "条例第三十二条", "party")...)
	}
	why = append(why, casefile.Needed("name", c.Name)...)
	why = append(why, casefile.Needed("text", c.Text)...)
	why = append(why, lawfulWords("text", c.Text)...)
	f := s.inRound(clock.Fact{Kind: clock.ConsultSent, On: e.On, Ref: s.nextRef(), Party: c.Party})
	derived, doubts := s.stating(f, r, clock.LateConsultation)
	doubts = slices.DeleteFunc(doubts, func(x casefile.Refusal) bool { return !x.MaySign && lateness(clock.Check(x.Check)) })
	if why = append(why, besides(why, doubts.Unsigned(e.Signed))...); len(why) > 0 {
		return refused(why)
	}
	addressee, text := e.ID(Addressee), e.ID(TextConsultation)
	return written(Consulted{AddresseeID: addressee, TextID: text, Way: c.Way, Signed: doubts.Taken(e.Signed), Fact: f, Clock: derived}, text,
		casefile.Text{ID: addressee, Kind: Addressee, Body: c.Name}, casefile.Text{ID: text, Kind: TextConsultation, Body: c.Text})
}

// nextRef names the next letter: c1, c2 … A number that was used is not used again.
func (s State) nextRef() string {
	n := 0
	for _, c := range s.Consultations {
		if k, err := strconv.Atoi(c.Ref[1:]); err == nil {
			n = max(n, k)
		}
	}
	return "c" + strconv.Itoa(n+1)
}

func (s State) consultation(ref string) (ConsultationState, bool) {
	for _, c := range s.Consultations {
		if c.Ref == ref {
			return c, true
		}
	}
	return ConsultationState{}, false
}

// openRef refuses a letter that is none, is answered already, or was sent after the day.
func (s State) openRef(e casefile.Envelope, ref string) casefile.Refusals {
	c, known := s.consultation(ref)
	if !known || c.EndedSeq != 0 {
		return casefile.Refuse(casefile.MissingField, "", "ref")
	}
	if sent, _ := s.fact(c.Seq); e.On < sent.On {
		return casefile.Refuse(casefile.OutOfOrder, "", "ref", "earliest", sent.On.String())
	}
	return nil
}

func recordOpinion(s State, e casefile.Envelope, c RecordOpinion, r Rules) (casefile.Decision, error) {
	why := append(mayRecordOpinion(s).Refuse(e.On, e.AcceptedOn()), s.openRef(e, c.Ref)...)
	if !slices.Contains(Opinions(), c.Opinion) {
		why = append(why, casefile.Refuse(casefile.MissingField, "条例第三十二条", "opinion")...)
	}
	if c.Opinion == Objects { // what the party said, or that it gave no reasons
		why = append(why, casefile.Needed("text", c.Text)...)
	}
	if len(why) > 0 {
		return refused(why)
	}
	f := s.inRound(clock.Fact{Kind: clock.ConsultAnswered, On: e.On, Ref: c.Ref})
	derived, why := s.truths(f, r)
	if len(why) > 0 {
		return refused(why)
	}
	ev := OpinionReceived{Opinion: c.Opinion, Fact: f, Clock: derived}
	if c.Text == "" {
		return one(ev)
	}
	ev.TextID = e.ID(TextOpinion)
	return one(ev, casefile.Text{ID: ev.TextID, Kind: TextOpinion, Body: c.Text})
}

func withdrawConsultation(s State, e casefile.Envelope, c WithdrawConsultation, r Rules) (casefile.Decision, error) {
	why := append(mayWithdrawConsultation(s).Refuse(e.On, e.AcceptedOn()), s.openRef(e, c.Ref)...)
	if why = append(why, casefile.Needed("reason", c.Reason)...); len(why) > 0 {
		return refused(why)
	}
	f := s.inRound(clock.Fact{Kind: clock.ConsultWithdrawn, On: e.On, Ref: c.Ref})
	derived, why := s.truths(f, r)
	if len(why) > 0 {
		return refused(why)
	}
	id := e.ID(TextReason)
	return one(ConsultationWithdrawn{ReasonID: id, Fact: f, Clock: derived}, casefile.Text{ID: id, Kind: TextReason, Body: c.Reason})
}
