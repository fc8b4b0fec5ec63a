package application_test

import (
	"slices"
	"strconv"
	"time"

	"pgregory.net/rapid"

	"gongkai/casefile"
	"gongkai/casefile/application"
	"gongkai/civil"
	"gongkai/internal/story"
	"gongkai/internal/story/casetest"
	"gongkai/statute/calendar"
	"gongkai/statute/clock"
)

// walk is a case that random commands go through; every event goes through its bytes (story.Pure).
type walk struct {
	pure  *story.Pure
	file  casefile.File
	today civil.Date
	n     int
}

const caseID = "0198f1a0-0000-7000-8000-0000000000aa"

var people = []string{"a", "b", "head"}

// acts are the commands that a person can give to a case, in the order of the buttons.
func acts() []string {
	return []string{"assign", "confirm-receipt", "ask-correction", "receive-correction", "close-uncorrected", "consult", "record-opinion",
		"withdraw-consultation", "draft", "pass", "countersign", "sign", "return", "deliver", "archive", "returned-mail", "send-again", "request-extension", "approve-extension",
		"notify-extension", "ask-reasons", "fix-later-date", "charge", "record-payment", "close-unpaid", "record-service", "complete", "contact",
		"note", "withdraw", "order-redo", "amend", "void"}
}

func (w *walk) state(t story.T) application.State {
	return w.pure.State(t, casefile.KindApplication, caseID).(application.State)
}

// rules are those of the walk.
func (w *walk) rules() application.Rules { return w.file.(application.Casefile).Rules }

func (w *walk) at() time.Time { return w.today.At(9, w.n, 0) }

func (w *walk) submit(t story.T, actor string, on civil.Date, c casefile.Command) casefile.Refusals {
	w.n++
	return w.pure.Submit(t, story.Submission{ID: casefile.Derived(caseID, "act/"+strconv.Itoa(w.n)), Kind: casefile.KindApplication,
		Case: caseID, Actor: actor, On: on, At: w.at(), Command: c, Signs: warnings()})
}

// ask decides without doing.
func (w *walk) ask(t story.T, actor string, on civil.Date, c casefile.Command) casefile.Refusals {
	t.Helper()
	e := casefile.Envelope{CommandID: casefile.Derived(caseID, "ask"), CaseID: caseID, Actor: actor, On: on, AcceptedAt: w.at(), RecordedAt: w.at()}
	for _, check := range warnings() {
		e.Signed = append(e.Signed, casefile.Signed{Check: check, ReasonID: "x"})
	}
	why, _ := casetest.Standing{File: w.file, State: w.state(t)}.Decide(t, e, c)
	return why
}

// warnings are the checks that may be signed against; in a walk everybody does.
func warnings() []string { return []string{"E14", "S05", "S08", "S60"} }

func unborn(cal *calendar.Calendar) *walk {
	return &walk{pure: story.PureUnder(cal), file: story.Files(cal)[casefile.KindApplication], today: day("2024-03-08")}
}

// begun is a walk whose case arrived around 2024-03-04, on a day of work or rest.
func begun(t *rapid.T, cal *calendar.Calendar) *walk {
	w := unborn(cal)
	arrived := day("2024-03-01") + civil.Date(rapid.IntRange(0, 7).Draw(t, "arrived"))
	r := story.Registration(rapid.SampledFrom(application.Channels()).Draw(t, "channel"))
	if confirmable(r.Channel) && rapid.Bool().Draw(t, "confirmed") {
		r.ConfirmedOn = arrived
	}
	if why := w.submit(t, "clerk", arrived, r); len(why) > 0 {
		t.Fatalf("registration refused: %v", why)
	}
	return w
}

func confirmable(c clock.Channel) bool {
	return c == clock.OrdinaryMail || c == clock.Fax || c == clock.Internet
}

// wander gives the case so many commands: mostly such as are offered, filled in well; some of any kind, filled in anyhow.
func (w *walk) wander(t *rapid.T, steps int) {
	for range steps {
		w.today += civil.Date(rapid.SampledFrom([]int{0, 0, 0, 1, 1, 2, 5, 20}).Draw(t, "days pass"))
		actor := rapid.SampledFrom(people).Draw(t, "actor")
		offers := application.Offers(w.state(t), actor, w.today, w.rules())
		if len(offers) > 0 && rapid.IntRange(0, 3).Draw(t, "how") > 0 {
			o := rapid.SampledFrom(kindly(offers)).Draw(t, "offer")
			on := civil.Date(rapid.IntRange(int(max(o.From, o.To-12)), int(o.To)).Draw(t, "on"))
			w.submit(t, actor, on, w.filled(t, o.Kind))
			continue
		}
		casetest.Documented(t, w.submit(t, actor, w.someDay(t, "on"), anyCommand(t, len(w.pure.Log(caseID)))))
	}
}

// kindly leaves out now and then what ends a case, so that walks grow old.
func kindly(offers []casefile.Offer) []casefile.Offer {
	gentle := slices.DeleteFunc(slices.Clone(offers), func(o casefile.Offer) bool { return o.Kind == "void" || o.Kind == "withdraw" })
	if len(gentle) == 0 {
		return offers
	}
	return append(slices.Concat(gentle, gentle, gentle), offers...)
}

func (w *walk) someDay(t *rapid.T, label string) civil.Date {
	return w.today + civil.Date(rapid.IntRange(-40, 2).Draw(t, label))
}
