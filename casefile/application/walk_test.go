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
	"gongkai/statute/outcome"
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
	return []string{"assign", "draft", "pass", "sign", "return", "deliver", "archive", "request-extension", "approve-extension",
		"notify-extension", "complete", "note", "withdraw", "amend", "void"}
}

func (w *walk) state(t story.T) application.State {
	return w.pure.State(t, casefile.KindApplication, caseID).(application.State)
}

func (w *walk) at() time.Time { return w.today.At(9, w.n, 0) }

func (w *walk) submit(t story.T, actor string, on civil.Date, c casefile.Command) casefile.Refusals {
	w.n++
	return w.pure.Submit(t, story.Submission{ID: casefile.Derived(caseID, "act/"+strconv.Itoa(w.n)), Kind: casefile.KindApplication,
		Case: caseID, Actor: actor, On: on, At: w.at(), Command: c})
}

// ask decides without doing.
func (w *walk) ask(t story.T, actor string, on civil.Date, c casefile.Command) casefile.Refusals {
	t.Helper()
	e := casefile.Envelope{CommandID: casefile.Derived(caseID, "ask"), CaseID: caseID, Actor: actor, On: on, AcceptedAt: w.at(), RecordedAt: w.at()}
	why, _ := casetest.Standing{File: w.file, State: w.state(t)}.Decide(t, e, c)
	return why
}

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
		offers := application.Offers(w.state(t), actor, w.today)
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

// filled is a command with everything it needs.
func (w *walk) filled(t *rapid.T, kind string) casefile.Command {
	s := w.state(t)
	switch kind {
	case "assign":
		others := slices.DeleteFunc(slices.Clone(people), func(p string) bool { return p == s.Handler })
		return application.Assign{Handler: rapid.SampledFrom(others).Draw(t, "handler")}
	case "request-extension":
		return application.RequestExtension{Days: rapid.IntRange(1, 20).Draw(t, "days"), Reason: "x"}
	case "amend":
		return w.amendment(t, rapid.SampledFrom(s.Facts).Draw(t, "fact"))
	default:
		return plain(kind)
	}
}

// plain are the commands that can be filled in without looking at the case.
func plain(kind string) casefile.Command {
	switch kind {
	case "draft":
		return application.Draft{Outcome: outcome.A36_2_GRANT, Text: "x"}
	case "pass":
		return application.Pass{Opinion: "x"}
	case "sign":
		return application.Sign{DocNo: "x"}
	case "return":
		return application.Return{Reason: "x"}
	case "deliver":
		return application.Deliver{Way: application.ByPost}
	case "archive":
		return application.Archive{}
	case "approve-extension":
		return application.ApproveExtension{}
	case "notify-extension":
		return application.NotifyExtension{Way: application.ByHand}
	case "complete":
		return application.Complete{Applicant: application.Research}
	case "note":
		return application.Note{Text: "x"}
	case "withdraw":
		return application.Withdraw{Statement: "x"}
	case "void":
		return application.Void{Reason: "x"}
	default:
		panic(kind)
	}
}

func (w *walk) amendment(t *rapid.T, f application.DatedFact) application.Amend {
	a := application.Amend{Target: f.Seq, Reason: "x"}
	if rapid.IntRange(0, 4).Draw(t, "undo") == 0 {
		a.Withdrawn = true
		return a
	}
	a.NewOn = w.someDay(t, "new on")
	if f.Fact.Kind != clock.Received {
		return a
	}
	if rapid.Bool().Draw(t, "other channel") {
		a.Channel = rapid.SampledFrom(application.Channels()).Draw(t, "channel")
	}
	if rapid.Bool().Draw(t, "confirmation") {
		a.ConfirmedOn = w.someDay(t, "confirmed on")
	}
	return a
}

// anyCommand is a command of any kind, its fields empty, blank, right or wrong.
func anyCommand(t *rapid.T, seq int) casefile.Command {
	text := func(label string) string { return rapid.SampledFrom([]string{"", " ", "x"}).Draw(t, label) }
	date := func(label string) civil.Date {
		return rapid.SampledFrom([]civil.Date{0, -1, 1, day("2019-05-14"), day("2024-03-04"), day("2024-03-20"), day("2024-04-20"), day("9999-12-31")}).Draw(t, label)
	}
	ch := func() clock.Channel {
		return rapid.SampledFrom([]clock.Channel{"", "pigeon", clock.Fax, clock.OrdinaryMail, clock.Internet, clock.Oral}).Draw(t, "channel")
	}
	who := rapid.SampledFrom([]application.ApplicantKind{"", "ghost", application.Natural, application.LegalService})
	way := rapid.SampledFrom([]application.Way{"", "express", application.ByPost, application.ByElectronic})
	n := rapid.SampledFrom([]int{-1, 0, 1, 10, 20, 21, seq, seq + 1})
	switch kind := rapid.SampledFrom(append(acts(), "register", "recompute")).Draw(t, "kind"); kind {
	case "register":
		return application.Register{Channel: ch(), ConfirmedOn: date("confirmed"), Applicant: who.Draw(t, "who"), Request: text("request")}
	case "complete":
		return application.Complete{Applicant: who.Draw(t, "who")}
	case "assign":
		return application.Assign{Handler: rapid.SampledFrom([]string{"", " ", "a", "b"}).Draw(t, "handler")}
	case "draft":
		return application.Draft{Outcome: rapid.SampledFrom([]outcome.Code{"", outcome.A36_2_GRANT, outcome.A36_3_DENY}).Draw(t, "outcome"), Text: text("text")}
	case "return":
		return application.Return{Reason: text("reason")}
	case "deliver":
		return application.Deliver{Way: way.Draw(t, "way"), DocNo: text("doc no")}
	case "request-extension":
		return application.RequestExtension{Days: n.Draw(t, "days"), Reason: text("reason")}
	case "notify-extension":
		return application.NotifyExtension{Way: way.Draw(t, "way")}
	case "withdraw":
		return application.Withdraw{Statement: text("statement")}
	case "amend":
		return application.Amend{Target: n.Draw(t, "target"), NewOn: date("new on"), Channel: ch(), ConfirmedOn: date("confirmed"),
			Withdrawn: rapid.Bool().Draw(t, "withdrawn"), Reason: text("reason")}
	case "void":
		return application.Void{Reason: text("reason")}
	case "note":
		return application.Note{Text: text("text")}
	case "recompute":
		return application.Recompute{}
	default:
		return plain(kind)
	}
}

// empty is a command of a kind with nothing filled in.
func empty(kind string) casefile.Command {
	c, err := application.Casefile{}.ReadCommand(kind, 1, []byte("{}"))
	if err != nil {
		panic(err)
	}
	return c
}
