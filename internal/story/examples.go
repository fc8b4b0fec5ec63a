package story

import (
	"cmp"
	"encoding/json"
	"slices"

	"gongkai/casefile"
	"gongkai/casefile/application"
	"gongkai/civil"
	"gongkai/internal/lawcases"
	"gongkai/statute/clock"
)

// Example is a worked example of the clock, whose facts are entered by the acts of an office.
type Example struct {
	lawcases.Case
	facts []clock.Fact
	asOf  civil.Date
}

// Examples are all worked examples of the clock.
func Examples() []Example {
	cases, err := lawcases.Clock()
	if err != nil {
		panic(err) // the program's own files
	}
	out := make([]Example, len(cases))
	for i, c := range cases {
		body, err := c.Request()
		if err != nil {
			panic(err)
		}
		var r clock.Request
		if err := json.Unmarshal(body, &r); err != nil {
			panic(err)
		}
		out[i] = Example{c, r.Events, r.AsOf}
	}
	return out
}

// exampleScenes are the examples that an office can bring about.
func exampleScenes() []Scene {
	var out []Scene
	for _, x := range Examples() {
		if _, untold := Untold()[x.File]; !untold {
			out = append(out, Scene{"example " + x.File, x.Article, x.Tell})
		}
	}
	return out
}

// Tell enters the facts, each on its day, and holds the answer of the clock to what the example wants.
func (x Example) Tell(s *Story) {
	s.t.Helper()
	for _, step := range x.steps() {
		s.On(step.on.String())
		step.act(s)
	}
	answer, err := json.Marshal(s.State().Clock.Answer(x.asOf, MustCalendar(s.t)))
	if err != nil {
		s.t.Fatalf("answer: %v", err)
	}
	for _, says := range x.Wrong(answer) {
		s.t.Errorf("%s", says)
	}
}

// step is one act of an example on its day.
type step struct {
	on  civil.Date
	act func(*Story)
}

// steps are the acts that enter the facts, in the order of their days; those of one day in the order in which they take effect.
func (x Example) steps() []step {
	facts := slices.Clone(x.facts)
	slices.SortStableFunc(facts, func(a, b clock.Fact) int { return cmp.Or(cmp.Compare(a.Day(), b.Day()), order(a.Kind, b.Kind)) })
	var out []step
	refs := map[string]string{}
	for _, f := range facts {
		out = append(out, enter(f, refs)...)
	}
	slices.SortStableFunc(out, func(a, b step) int { return cmp.Compare(a.on, b.on) })
	return out
}

func order(a, b clock.Kind) int {
	switch {
	case a.After(b):
		return 1
	case b.After(a):
		return -1
	}
	return 0
}

// enter are the acts of one fact: what came to be known later is an act of its own.
func enter(f clock.Fact, refs map[string]string) []step {
	switch f.Kind {
	case clock.Received:
		return arrive(f, func(s *Story, c application.ReceiveCorrection) {
			s.ReceivedConfirmed(f.On.String(), c.Channel, c.ConfirmedOn).AssignedTo("a")
		})
	case clock.Corrected:
		return arrive(f, func(s *Story, c application.ReceiveCorrection) { s.Does(c) })
	case clock.CorrectionSent:
		return send(f, func(s *Story) { s.AskedCorrection(f.Days) })
	case clock.ConsultSent:
		return send(f, func(s *Story) {
			s.Consulted(cmp.Or(f.Party, clock.ThirdParty))
			all := s.State().Consultations
			refs[f.Ref] = all[len(all)-1].Ref
		})
	case clock.FeeNoticed:
		return send(f, func(s *Story) { s.Charged() })
	case clock.Extended:
		return slices.DeleteFunc([]step{{f.ApprovedOn, func(s *Story) { s.AskedExtension(f.Days).ApprovedExtension() }},
			{f.NotifiedOn, func(s *Story) { s.ToldExtension() }}}, func(x step) bool { return x.on.IsZero() })
	default:
		return []step{{f.On, func(s *Story) { s.enterPlainly(f, refs) }}}
	}
}

// arrive is an arrival, and its confirmation if that came on a later day. The internet is confirmed on entry.
func arrive(f clock.Fact, come func(*Story, application.ReceiveCorrection)) []step {
	c := application.ReceiveCorrection{Channel: cmp.Or(f.Channel, clock.InPerson), ConfirmedOn: f.ConfirmedOn, Text: "2023年度的预算"}
	if f.ConfirmedOn <= f.On || f.Channel == clock.Internet {
		return []step{{f.On, func(s *Story) {
			s.On(max(f.On, f.ConfirmedOn).String()).On(f.On.String()) // by then it is known
			come(s, c)
		}}}
	}
	c.ConfirmedOn = 0
	return []step{{f.On, func(s *Story) { come(s, c) }}, {f.ConfirmedOn, func(s *Story) { s.ConfirmedReceipt() }}}
}

// send is a letter, and the proof of its arrival if there is one. Whoever sends it signs against whatever can be signed against.
func send(f clock.Fact, letter func(*Story)) []step {
	seq := 0
	out := []step{{f.On, func(s *Story) {
		letter(s.Signing(Warnings()...))
		seq = s.State().Seq
	}}}
	if !f.ServedOn.IsZero() {
		out = append(out, step{f.ServedOn, func(s *Story) { s.Served(seq) }})
	}
	return out
}

// Warnings are the checks between receipt and reply that pass when somebody signs against them.
func Warnings() []string {
	return []string{string(clock.LateCorrectionNotice), string(clock.SecondCorrection), string(clock.LateConsultation)}
}

func (s *Story) enterPlainly(f clock.Fact, refs map[string]string) {
	s.t.Helper()
	switch f.Kind {
	case clock.CorrectionExpired:
		s.ClosedUncorrected()
	case clock.ConsultAnswered:
		s.Opinion(refs[f.Ref], application.Agrees)
	case clock.ConsultWithdrawn:
		s.TookBack(refs[f.Ref])
	case clock.ReasonsAsked:
		s.AskedReasons()
	case clock.LaterDateFixed:
		s.LaterDate(f.Due.String())
	case clock.Paid:
		s.PaidFee()
	case clock.Replied:
		s.Signing(casefile.Awaited).Drafted().Passed().Signed().Delivered(f.On.String())
	case clock.Withdrawn:
		s.Withdrew()
	case clock.RedoOrdered:
		s.RedoOrdered(f.Days)
	default:
		s.t.Fatalf("%s cannot be told", f.Kind)
	}
}

// Untold are the examples that no office can bring about, and the checks by which an act of theirs is refused: the clock must say
// something of every set of facts, a casefile lets only some of them come true.
func Untold() map[string][]string {
	return map[string][]string{
		"30-corrected-unasked":        {"H04"},
		"30-expired":                  {"S59"}, // that the notice arrived is not on file
		"30-expired-unasked":          {"H04"},
		"31-before-receipt":           {"H04"}, // there is no case yet
		"31-confirmed-before-arrival": {"S50"},
		"31-never-received":           {"H04"},
		"31-received-twice":           {"H04"},
		"33-2-approved-after-told":    {"H04"},
		"33-2-approved-late":          {"H04"}, // the applicant was told of what nobody had approved
		"33-2-extended-twice":         {"S53"},
		"33-2-not-approved":           {"H04"},
		"33-2-told-late":              {"E13"},
		"33-2-too-long":               {"H05"},
		"33-2-while-waiting":          {"H04"},
		"33-3-same-ref":               nil, // the office numbers its letters itself
		"33-3-served-before-sent":     {"H04", "H05"},
		"33-3-unknown-answer":         {"H04", "H05"},
		"33-after-closing":            {"H04"},
		"35-earlier-date":             {"S14"},
		"35-later-date-too-late":      {"S14"},
		"35-same-date":                {"S14"},
		"35-then-extended":            {"H04"},
		"42-late-notice":              {"S15"},
		"42-notice-while-waiting":     {"H04"},
		"42-paid-unasked":             {"H04"},
		"42-second-notice":            {"H04"},
		"redo-is-not-extended":        {"H04"},
	}
}
