package application_test

import (
	"errors"
	"testing"

	"gongkai/casefile"
	"gongkai/casefile/application"
	"gongkai/civil"
	"gongkai/internal/story"
	"gongkai/internal/story/casetest"
	"gongkai/statute/clock"
)

// standing are cases in every stage, with and without an extension, and in every state of what may happen beside it.
func standing(t testing.TB) []application.State {
	begun := func(name string) *story.Story { return story.With(named{t, name}, story.NewPure(t)) }
	out := []application.State{{ID: caseID},
		begun("intake").Received("2025-06-03", story.SignedMail).State(),
		begun("unconfirmed").Received("2025-06-03", story.OrdinaryMail).AssignedTo("a").State()}
	s := begun("extended").Received("2025-06-03", story.Internet).AssignedTo("a").AskedExtension(20)
	out = append(out, s.State(), s.ApprovedExtension().State(), s.ToldExtension().State(), s.On("2025-06-10").Drafted().State(),
		s.Passed().State(), s.Signed().State(), s.Delivered("2025-06-12").State(), s.Archived().State())
	c := begun("corrected").Received("2025-06-03", story.InPerson).AssignedTo("a").AskedCorrection()
	out = append(out, c.State(), c.Served().State(), c.On("2025-06-05").Corrected(story.Fax).State(), c.ConfirmedReceipt().State())
	c.On("2025-06-06").Consulted(clock.ThirdParty).Consulted(clock.Agency)
	out = append(out, c.State(), c.On("2025-06-09").Opinion("c1", application.Objects).TookBack("c2").State(), c.LaterDate("2025-09-30").State())
	f := begun("charged").Received("2025-06-03", story.InPerson).AssignedTo("a").AskedReasons().Charged()
	out = append(out, f.State(), f.Served().State(), f.On("2025-06-05").PaidFee().State(), f.RedoOrdered(15).State())
	w := begun("withdrawn").Received("2025-06-03", story.InPerson).Withdrew()
	return append(out, w.State(), w.Voided().State())
}

// named gives each story of one test its own case id.
type named struct {
	testing.TB
	name string
}

func (n named) Name() string { return n.TB.Name() + "/" + n.name }

// FuzzDecide gives any JSON as any command to a case in any stage: it is unreadable, refused for documented reasons, or done; what is
// done can be folded and comes back from its bytes.
func FuzzDecide(f *testing.F) {
	states := standing(f)
	file := story.Files(story.MustCalendar(f))[casefile.KindApplication]
	for i, kind := range casetest.Constants(f, "command.go", "Cmd") {
		f.Add(kind, []byte("{}"), uint8(i), int32(day("2025-06-12")), int32(day("2025-06-20")), "a")
	}
	f.Add("amend", []byte(`{"target":1,"new_on":"2025-06-02","channel":"fax","confirmed_on":"2025-06-02","reason":"x"}`), uint8(9), int32(20251), int32(20260), "b")
	f.Add("register", []byte(`{"channel":"fax","applicant":"natural","party":{"name":"张三示例"},"request":"x"}`), uint8(0), int32(20251), int32(20260), "b")
	f.Fuzz(func(t *testing.T, kind string, body []byte, which uint8, on, accepted int32, actor string) {
		c, err := file.ReadCommand(kind, 1, body)
		if err != nil {
			if !errors.Is(err, casefile.ErrNewer) {
				t.Fatal(err)
			}
			return
		}
		s := states[int(which)%len(states)]
		today := civil.Date(accepted % 100000)
		e := casefile.Envelope{CommandID: caseID, CaseID: s.ID, Actor: actor, On: civil.Date(on % 100000), AcceptedAt: today.At(9, 0, 0), RecordedAt: today.At(9, 0, 0)}
		casetest.Standing{File: file, State: s}.Decide(t, e, c)
	})
}
