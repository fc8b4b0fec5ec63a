package activities

import (
	"context"
	"fmt"

	"gongkai/casefile"
	"gongkai/casefile/application"
	"gongkai/record"
	"gongkai/store"
)

// Letters are the handlers of all letters, by the kind of their effect.
func Letters(db *store.DB, r *record.Recorder, h House) map[string]Handler {
	act, closing := ActLetter(db, r, h), ClosingLetter(db, r, h)
	out := map[string]Handler{}
	for _, kind := range application.EffectLetters() {
		out[kind] = act
	}
	out[application.EffectReplyLetter], out[application.EffectExtensionLetter] = ReplyLetter(db, r, h), ExtensionLetter(db, r, h)
	out[application.EffectUncorrectedLetter], out[application.EffectUnpaidLetter] = closing, closing
	return out
}

// ActLetter renders a letter of an act between receipt and reply: 补正告知书, 说明理由告知书, 征求意见书 and what goes with it, 收费通知书.
// It is dated as the act was and tells nothing that came later. An act that was taken back since is not told.
func ActLetter(db *store.DB, r *record.Recorder, h House) Handler {
	return func(ctx context.Context, e store.Effect) error {
		reading, err := r.Read(ctx, e.CaseID)
		if err != nil {
			return err
		}
		s, ok := reading.State.(application.State)
		if !ok {
			return fmt.Errorf("case %s is no application", e.CaseID)
		}
		a := act{state: s, rules: reading.Rules}
		if a.Recorded, ok = behind(reading.Events, e); !ok {
			return fmt.Errorf("effect %s is of no event of case %s", e.ID, e.CaseID)
		}
		if a.fact = factOf(s, a.Seq); a.fact.Kind == "" {
			return nil
		}
		a.state.RequestID = requestBefore(s, reading.Events, a.Seq)
		if a.head, err = letterhead(ctx, db, r, h, reading, a.state, a.fact.On, a.Seq); err != nil {
			return err
		}
		if a.texts, err = r.Texts(ctx, a.textIDs()...); err != nil {
			return err
		}
		letter, err := a.letter(e.Kind)
		if err != nil {
			return unwritable(fmt.Errorf("compose %s of case %s: %w", e.Kind, e.CaseID, err))
		}
		return write(ctx, db, r, h, e, reading.Case.AgencyID, letter)
	}
}

// behind is the event that had an effect.
func behind(events []casefile.Recorded, e store.Effect) (casefile.Recorded, bool) {
	for _, x := range events {
		if casefile.Derived(x.CommandID, "effect/"+e.Kind) == e.ID {
			return x, true
		}
	}
	return casefile.Recorded{}, false
}

// requestBefore is what was asked for when an event was recorded.
func requestBefore(s application.State, events []casefile.Recorded, seq int) (id string) {
	for _, x := range events {
		if x.Seq > seq {
			break
		}
		switch e := x.Event.(type) {
		case application.Registered:
			id = e.RequestID
		case application.CorrectionReceived:
			if factOf(s, x.Seq).Kind != "" {
				id = e.RequestID
			}
		}
	}
	return id
}
