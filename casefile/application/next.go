package application

import (
	"cmp"
	"slices"

	"gongkai/civil"
	"gongkai/statute/clock"
	"gongkai/statute/review"
)

// Step is what must be done next, by a day that cannot be had again. Codes are stored; their Chinese names belong to the pages.
type Step string

// The steps, in the order in which the office does them when they fall on one day: what must reach the post office first, what may be
// asked or told only once next, what others owe, and the rest [C].
const (
	StepPost    Step = "post"    // 交邮或送达: signed, and it counts from the postmark
	StepCorrect Step = "correct" // 补正告知: art. 30, within seven working days and once
	StepExtend  Step = "extend"  // 答复，或者告知延期: art. 33(2), by the end of the first period
	StepOpinion Step = "opinion" // a third party, co-maker or agency answers: arts 32–34
	StepReply   Step = "reply"   // 答复: arts 33, 35, or an order
	StepConfirm Step = "confirm" // 确认收到: art. 31
	StepMend    Step = "mend"    // the applicant corrects: art. 30
	StepPay     Step = "pay"     // the applicant pays: 国办函〔2020〕109号 art. 6
	StepUnmet   Step = "unmet"   // 按放弃申请处理: art. 30, he did not correct
	StepUnpaid  Step = "unpaid"  // 按放弃申请处理: 109号 art. 6, he did not pay
	StepArchive Step = "archive" // 归档: no day of the law
)

// Steps are all steps in their order.
func Steps() []Step {
	return []Step{StepPost, StepCorrect, StepExtend, StepOpinion, StepReply, StepConfirm, StepMend, StepPay, StepUnmet, StepUnpaid, StepArchive}
}

// Rank is the place of a step among those of one day; 0 for none.
func (s Step) Rank() int { return slices.Index(Steps(), s) + 1 }

// Passes reports whether the step is over with its day, done or not: the right to ask lapses, silence speaks for itself.
func (s Step) Passes() bool {
	switch s {
	case StepCorrect, StepOpinion, StepMend, StepPay:
		return true
	case StepPost, StepExtend, StepReply, StepConfirm, StepUnmet, StepUnpaid, StepArchive:
	}
	return false
}

// Whom is with whom a case lies.
type Whom string

// Those with whom it can lie. The last four are outside the office.
const (
	WithReviewer   Whom = "reviewer"
	WithHandler    Whom = "handler"
	WithSigner     Whom = "signer"
	WithWindow     Whom = "window"
	WithApplicant  Whom = "applicant"
	WithThirdParty Whom = "third_party"
	WithCoMaker    Whom = "co_maker"
	WithAgency     Whom = "agency"
)

// Whoms are all of them.
func Whoms() []Whom {
	return []Whom{WithReviewer, WithHandler, WithSigner, WithWindow, WithApplicant, WithThirdParty, WithCoMaker, WithAgency}
}

// Outside reports whether the office itself has nothing to do but wait.
func (w Whom) Outside() bool { return slices.Index(Whoms(), w) >= slices.Index(Whoms(), WithApplicant) }

// Lack is what a case still needs before its answer can leave.
type Lack string

// The lacks, in the order of the work.
const (
	LackData    Lack = "data"    // 申请人信息: lines of the checklist, art. 29(2)
	LackOpinion Lack = "opinion" // 反馈: somebody was asked and has not answered
	LackProof   Lack = "proof"   // 送达回证 of a letter
	LackSecrecy Lack = "secrecy" // 保密审查: art. 17
	LackPrivacy Lack = "privacy" // 个人信息检查: art. 15
	LackLegal   Lack = "legal"   // 法制审核 of a refusal
)

// Lacks are all of them.
func Lacks() []Lack {
	return []Lack{LackData, LackOpinion, LackProof, LackSecrecy, LackPrivacy, LackLegal}
}

// Turn is a step, its last day, and who has it since when.
type Turn struct {
	Step    Step
	On      civil.Date // the last day; zero where no period runs
	Whom    Whom
	Account string     // of a handler
	Since   civil.Date // the first day it lay there
}

// Next is what a case waits for: Now, and once its day is over without anything done Then, which is Now again where the step stays.
// It follows from the log alone and never says that something is late: whoever reads it compares the days with his own.
type Next struct {
	Now, Then Turn
	Lacks     []Lack
}

// At is the turn on a day.
func (n Next) At(today civil.Date) Turn {
	if n.Now.Over(today) {
		return n.Then
	}
	return n.Now
}

// Over reports whether time alone has ended the turn.
func (t Turn) Over(today civil.Date) bool { return t.Step.Passes() && !t.On.IsZero() && today > t.On }

// Next is the next irreversible day of the case.
func (s State) Next() Next {
	last := s.lastTurn()
	n := Next{Now: last, Then: last, Lacks: s.lacks()}
	if before, ok := s.firstTurn(last); ok {
		n.Now = before
		if n.Then.Whom != before.Whom {
			n.Then.Since = before.On + 1 // it comes back with the day after
		}
	}
	return n
}

// lastTurn is the step that stays until it is done.
func (s State) lastTurn() Turn {
	t := Turn{On: s.CaseDue(), Since: s.Since}
	switch s.Stage {
	case Intake, Handling:
		return s.atTheDesk(t)
	case Review:
		t.Step, t.Whom = StepReply, WithReviewer
	case Signing:
		t.Step, t.Whom = StepReply, WithSigner
	case Delivery:
		t.Step, t.Whom = StepPost, WithWindow
	case Answered, Retracted:
		t.Step, t.On = StepArchive, 0
		t.Whom, t.Account = s.keeper()
	case Archiving, Struck:
		return Turn{}
	}
	return t
}

// keeper has what needs no role's decision: the handler, or the window while nobody is assigned.
func (s State) keeper() (Whom, string) {
	if s.Handler == "" {
		return WithWindow, ""
	}
	return WithHandler, s.Handler
}

func (s State) atTheDesk(t Turn) Turn {
	t.Whom, t.Account = WithHandler, s.Handler
	if s.Stage == Intake {
		t.Whom = WithReviewer
	}
	switch {
	case s.unconfirmed() != 0:
		t.Step = StepConfirm
		t.Whom, t.Account = s.keeper()
	case s.Clock.StoppedFor == clock.ForCorrection:
		t.Step, t.Whom, t.Account = StepUnmet, WithReviewer, ""
	case s.Clock.StoppedFor == clock.ForFee:
		t.Step, t.Whom, t.Account = StepUnpaid, WithReviewer, ""
	case !s.extendable():
		t.Step = StepReply
	default:
		t.Step = StepExtend
		if x := s.Extension; x != nil && x.ApprovedOn.IsZero() && s.Stage == Handling {
			t.Whom, t.Account, t.Since = WithReviewer, "", max(s.Since, x.RequestedOn)
		}
	}
	return t
}

// extendable: the applicant can still be told of the one extension (art. 33(2)).
func (s State) extendable() bool { return len(s.oneExtension()) == 0 && len(s.extensible()) == 0 }

// firstTurn is a step before the last one that time alone ends.
func (s State) firstTurn(last Turn) (Turn, bool) {
	switch last.Step {
	case StepUnmet:
		return Turn{Step: StepMend, On: s.Clock.CorrectionDue, Whom: WithApplicant, Since: s.sentOn(clock.CorrectionSent)}, true
	case StepUnpaid:
		return Turn{Step: StepPay, On: s.Clock.PayDue, Whom: WithApplicant, Since: s.sentOn(clock.FeeNoticed)}, true
	case StepExtend, StepReply:
		if s.Stage != Intake && s.Stage != Handling {
			return Turn{}, false
		}
		if asked, ok := s.asked(); ok {
			return asked, true
		}
		if s.correctable() {
			first := last
			first.Step, first.On = StepCorrect, s.Clock.CorrectionNoticeDue
			return first, true
		}
	case StepPost, StepCorrect, StepOpinion, StepConfirm, StepMend, StepPay, StepArchive:
	}
	return Turn{}, false
}

// asked is the opinion that is due first.
func (s State) asked() (Turn, bool) {
	var out Turn
	for _, open := range s.OpenConsultations() {
		if c := s.derived(open.Ref); !c.SentOn.IsZero() && (out.On.IsZero() || c.AnswerDue < out.On) {
			out = Turn{Step: StepOpinion, On: c.AnswerDue, Whom: askedWhom(c.Party), Since: c.SentOn}
		}
	}
	return out, !out.On.IsZero()
}

func askedWhom(p clock.Party) Whom {
	switch p {
	case clock.ThirdParty:
		return WithThirdParty
	case clock.CoMaker:
		return WithCoMaker
	case clock.Agency:
		return WithAgency
	}
	return WithAgency
}

// correctable: a correction notice may still be needed (art. 30). Nobody has read the request yet, or something is missing on the
// form [C]; none was sent, and no reply is drafted or ordered.
func (s State) correctable() bool {
	due := s.Clock.CorrectionNoticeDue
	return (s.Stage == Intake || len(s.Checklist) > 0) && len(s.Corrections) == 0 && s.Draft == nil && s.RedoSeq == 0 &&
		!due.IsZero() && due < s.CaseDue()
}

// sentOn is the last day on which a kind of letter left.
func (s State) sentOn(k clock.Kind) (last civil.Date) {
	for _, f := range s.Facts {
		if f.Fact.Kind == k {
			last = max(last, f.Fact.On)
		}
	}
	return last
}

// lacks are what the answer still needs; a closed case needs nothing.
func (s State) lacks() []Lack {
	if !s.Stage.Open() {
		return nil
	}
	var out []Lack
	add := func(is bool, l Lack) {
		if is {
			out = append(out, l)
		}
	}
	add(len(s.Checklist) > 0, LackData)
	add(len(s.OpenConsultations()) > 0, LackOpinion)
	add(len(s.Unserved()) > 0, LackProof)
	if s.Draft != nil && s.Stage != Intake && s.Stage != Handling {
		f := s.Draft.File
		add(slices.ContainsFunc(f.Documents, func(d review.Document) bool { return d.Secrecy == nil }), LackSecrecy)
		add(slices.ContainsFunc(f.Documents, func(d review.Document) bool { return d.Privacy == nil }), LackPrivacy)
		add(f.Legal == nil && slices.ContainsFunc(f.Replies, review.Reply.Withholds), LackLegal)
	}
	return out
}

// Codes are the lacks in one line, as a row keeps them.
func (n Next) Codes() string {
	out := ""
	for _, l := range n.Lacks {
		out = cmp.Or(out, " ") + string(l) + " "
	}
	return out
}
