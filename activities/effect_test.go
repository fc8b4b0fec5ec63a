package activities_test

import (
	"context"
	"errors"
	"log/slog"
	"slices"
	"strings"
	"testing"
	"time"

	"gongkai/activities"
	"gongkai/auth"
	"gongkai/casefile/application"
	"gongkai/desk"
	"gongkai/record"
	"gongkai/seeds"
	"gongkai/statute/outcome"
	"gongkai/statute/remedy"
	"gongkai/statute/review"
	"gongkai/store"
	"gongkai/workflows"
)

// effect is the reply letter of a signed case.
func (r *reply) effect() store.Effect {
	r.t.Helper()
	var effects []store.Effect
	err := r.o.DB.View(r.t.Context(), "effects", func(tx *store.Tx) (err error) {
		effects, err = tx.EffectsOf(r.id)
		return err
	})
	if err != nil || len(effects) != 1 {
		r.t.Fatalf("%d effects, %v", len(effects), err)
	}
	return effects[0]
}

func granted(t *testing.T) *reply {
	t.Helper()
	table, err := review.ParseGrounds(seeds.Grounds())
	if err != nil {
		t.Fatal(err)
	}
	r := received(t)
	r.signed(application.Draft{Outcome: outcome.A36_2_GRANT, Text: "现予以公开，见附件。"}, table, "2025-03-05", "2025-03-06")
	return r
}

// A letter that cannot be written is before its owner at once, with the field at fault and no value; the round's workflow is done.
// Mended, the next round writes it.
func TestALetterThatCannotBeWrittenIsStuckAtOnce(t *testing.T) {
	t.Parallel()
	r := granted(t)
	table, err := remedy.Parse(seeds.RemedyOrgans())
	if err != nil {
		t.Fatal(err)
	}
	names := remedy.Names{CountyGovernment: "示例县\n人民政府", BasicCourt: "示例县人民法院"}
	run := func(round int) (workflows.EffectDone, error) {
		house := activities.House{Table: table, Settings: remedy.Defaults(), Names: names}
		a := &activities.Effects{DB: r.o.DB, Record: r.o.Record, Now: r.o.Clock.Now, Log: slog.New(slog.DiscardHandler),
			Handlers: map[string]activities.Handler{application.EffectReplyLetter: activities.ReplyLetter(r.o.DB, r.o.Record, house)}}
		return a.RunEffect(t.Context(), workflows.EffectInput{EffectID: r.effect().ID, Round: round})
	}
	done, err := run(1)
	e := r.effect()
	if err != nil || done.Status != store.EffectStuck || e.Status != store.EffectStuck || !strings.HasPrefix(e.Fault, "Redress.Names：") || strings.Contains(e.Fault, "示例县") {
		t.Fatalf("%+v %v: %+v", done, err, e)
	}
	for _, p := range []auth.Person{r.o.Signer, r.o.Handler} {
		lines, err := r.o.Desk.Inbox(t.Context(), p, time.Time{})
		told := func(m desk.Message) bool { return m.Kind == record.InboxEffectFailed && m.Subject == e.ID }
		if err != nil || !slices.ContainsFunc(lines, told) {
			t.Errorf("%s: %+v %v", p.Display, lines, err)
		}
	}
	names.CountyGovernment = "示例县人民政府"
	if _, err := r.o.Record.RetryEffect(t.Context(), record.Operator{Account: r.o.Signer.ID}, e.ID); err != nil {
		t.Fatal(err)
	}
	if done, err := run(1); err != nil || r.effect().Status != store.EffectWaiting {
		t.Errorf("a round that is over did something: %+v %v", done, err)
	}
	if done, err := run(2); err != nil || done.Status != store.EffectDone || r.effect().Status != store.EffectDone || r.effect().Fault != "" {
		t.Errorf("the next round: %+v %v %+v", done, err, r.effect())
	}
}

// A fault of connection is tried again by the workflow; what it said stays in the log.
func TestATransientFaultIsTriedAgain(t *testing.T) {
	t.Parallel()
	r := granted(t)
	fault := errors.New("disk away: 张三示例")
	a := &activities.Effects{DB: r.o.DB, Record: r.o.Record, Now: r.o.Clock.Now, Log: slog.New(slog.DiscardHandler),
		Handlers: map[string]activities.Handler{application.EffectReplyLetter: func(context.Context, store.Effect) error { return fault }}}
	in := workflows.EffectInput{EffectID: r.effect().ID, Round: 1}
	for tries := 1; tries <= 3; tries++ {
		_, err := a.RunEffect(t.Context(), in)
		e := r.effect()
		if err == nil || strings.Contains(err.Error(), "张三示例") || e.Status != store.EffectStarted || e.Tries != tries || e.Fault != record.FaultTransient ||
			record.Failing(e) != (tries == 3) {
			t.Errorf("try %d: %v, %+v", tries, err, e)
		}
	}
	fault = nil
	if done, err := a.RunEffect(t.Context(), in); err != nil || done.Status != store.EffectDone || record.Failing(r.effect()) {
		t.Errorf("%+v %v", done, err)
	}
}
