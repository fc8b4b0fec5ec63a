package office

import (
	"context"
	"errors"
	"fmt"
	"math/rand/v2"
	"slices"
	"testing"
	"time"

	"github.com/google/uuid"

	"gongkai/auth"
	"gongkai/casefile"
	"gongkai/casefile/application"
	"gongkai/casefile/assignment"
	"gongkai/civil"
	"gongkai/desk"
	"gongkai/statute/clock"
	"gongkai/statute/fee"
	"gongkai/statute/review"
	"gongkai/store"
)

// Wanderer lets people do what they can, at random, the same for the same seed. It keeps to what the pages offer, but now and then
// tries something that is not.
type Wanderer struct {
	*Office
	rng    *rand.Rand
	People []auth.Person // who act on applications
	Cases  []string      // applications
	Shares []string
	Items  []string
	Done   map[string]int // commands done, by kind
	Not    map[string]int // by status, of those that were not
	// Around, if set, is called in the place of each act and gives it by calling give.
	Around   func(p auth.Person, in desk.Act, give func() desk.Result)
	commands int
}

// Wander starts one.
func (o *Office) Wander(seed uint64) *Wanderer {
	return &Wanderer{Office: o, rng: rand.New(rand.NewPCG(seed, 0)), Done: map[string]int{}, Not: map[string]int{},
		People: []auth.Person{o.Clerk, o.Handler, o.Second, o.Reviewer, o.Signer}}
}

// Steps takes some.
func (w *Wanderer) Steps(t *testing.T, n int) {
	t.Helper()
	for range n {
		w.Step(t)
	}
}

// Step registers an application, acts on a case, or lets time pass.
func (w *Wanderer) Step(t *testing.T) {
	t.Helper()
	w.Clock.Advance(time.Duration(1+w.rng.IntN(20)) * time.Hour)
	switch n := w.rng.IntN(100); {
	case n < 20 || len(w.Cases)+len(w.Shares) == 0:
		w.register(t)
	case n < 30:
		w.wake(t)
	case n < 45 && len(w.Shares) > 0:
		w.actOnAssignment(t)
	case len(w.Cases) > 0:
		w.act(t, pick(w.rng, w.Cases))
	}
}

func pick[T any](rng *rand.Rand, from []T) T { return from[rng.IntN(len(from))] }

// id is a command id: random ones would differ from run to run.
func (w *Wanderer) id() string {
	w.commands++
	id := uuid.NewSHA1(uuid.NameSpaceOID, fmt.Appendf(nil, "%d/%d", w.rng.Uint64(), w.commands))
	id[6] = id[6]&0x0f | 0x40 // people's ids are random ones (version 4); these come from the dice, so that a wandering can be repeated
	return id.String()
}

func (w *Wanderer) today() civil.Date { return civil.In(w.Clock.Now()) }

func (w *Wanderer) register(t *testing.T) {
	t.Helper()
	on := w.today().AddDays(-w.rng.IntN(6))
	c := application.Register{Channel: pick(w.rng, application.Channels()), Applicant: pick(w.rng, application.ApplicantKinds()),
		Request: fmt.Sprintf("申请公开第%d号示例信息", w.commands), Party: casefile.Party{Name: fmt.Sprintf("示例申请人%d", w.rng.IntN(30)), Phone: "13800000000"}}
	if needs := c.Channel == clock.OrdinaryMail || c.Channel == clock.Fax || c.Channel == clock.Internet; needs && w.rng.IntN(2) == 0 {
		c.ConfirmedOn = on.AddDays(w.rng.IntN(int(w.today()-on) + 1))
	}
	got, err := w.Desk.Register(t.Context(), w.Clerk, desk.Registration{CommandID: w.id(), On: on, Command: c})
	if err != nil {
		t.Fatalf("register %+v on %s: %v", c, on, err)
	}
	w.Cases = append(w.Cases, got.CaseID)
}

// wake lets the timers of a case fire that should have fired by now.
func (w *Wanderer) wake(t *testing.T) {
	t.Helper()
	all := slices.Concat(w.Cases, w.Items, w.Shares)
	id := pick(w.rng, all)
	w.Desk.Wait()
	for _, ref := range w.Decide(t, id).Nudge {
		w.Settle(t, ref.ID)
	}
}

func (w *Wanderer) act(t *testing.T, caseID string) {
	t.Helper()
	p, act, err := w.Choose(t.Context(), caseID)
	if err != nil {
		t.Fatal(err)
	}
	if act.Command != nil {
		w.Give(t, p, act)
	}
}

// Choose is something that one of the people may do on a case now, as its page shows it to him; no command: nothing. It changes nothing
// but the dice, so that several may choose at once, each with a wanderer of his own.
func (w *Wanderer) Choose(ctx context.Context, caseID string) (auth.Person, desk.Act, error) {
	p, page, offer, err := w.offer(ctx, caseID)
	if err != nil || offer.Kind == "" {
		return p, desk.Act{}, err
	}
	if rare := slices.Contains([]string{application.CmdVoid, application.CmdWithdraw, application.CmdContact, application.CmdComplete, application.CmdNote}, offer.Kind); rare && w.rng.IntN(4) > 0 {
		return p, desk.Act{}, nil
	}
	c := w.command(page.State, offer.Kind)
	if c == nil {
		return p, desk.Act{}, nil
	}
	return p, desk.Act{CommandID: w.id(), CaseID: caseID, On: w.on(offer), Seen: page.State.Seq, Command: c}, nil
}

// offer is something that somebody can do. Mostly it is the next step, or nothing would ever come to an end.
func (w *Wanderer) offer(ctx context.Context, caseID string) (auth.Person, desk.Application, casefile.Offer, error) {
	people := slices.Clone(w.People)
	w.rng.Shuffle(len(people), func(i, j int) { people[i], people[j] = people[j], people[i] })
	onward := w.rng.IntN(3) > 0
	for _, p := range people {
		page, err := w.Desk.Application(ctx, p, caseID)
		if err != nil {
			return p, page, casefile.Offer{}, err
		}
		for _, o := range page.Offers {
			if o.Primary && onward {
				return p, page, o, nil
			}
		}
		if len(page.Offers) > 0 && !onward {
			return p, page, pick(w.rng, page.Offers), nil
		}
	}
	return auth.Person{}, desk.Application{}, casefile.Offer{}, nil
}

// on is a day of the offer's window, mostly a late one, and now and then a day outside.
func (w *Wanderer) on(o casefile.Offer) civil.Date {
	if w.rng.IntN(20) == 0 {
		return o.To.AddDays(1)
	}
	return max(o.From, o.To.AddDays(-w.rng.IntN(4)))
}

func (w *Wanderer) command(s application.State, kind string) casefile.Command {
	switch kind {
	case application.CmdAssign:
		return application.Assign{Handler: pick(w.rng, []string{w.Handler.ID, w.Second.ID})}
	case application.CmdDraft:
		return application.Draft{Outcome: pick(w.rng, application.Outcomes()), Text: "现予以公开。"}
	case application.CmdPass:
		return Cleared(pick(w.rng, []string{"", "同意"}))
	case application.CmdReturn:
		return application.Return{Reason: "请补充依据"}
	case application.CmdSign:
		return application.Sign{DocNo: fmt.Sprintf("示府公复〔2024〕%d号", w.commands)}
	case application.CmdDeliver:
		return application.Deliver{Way: pick(w.rng, application.Ways())}
	case application.CmdArchive:
		return application.Archive{}
	case application.CmdRequestExtension:
		return application.RequestExtension{Days: 1 + w.rng.IntN(21), Reason: "检索量大"}
	case application.CmdApproveExtension:
		return application.ApproveExtension{}
	case application.CmdNotifyExtension:
		return application.NotifyExtension{Way: application.ByPost}
	case application.CmdComplete:
		return application.Complete{Applicant: pick(w.rng, application.ApplicantKinds()), Party: casefile.Party{Name: "补登示例"}}
	case application.CmdNote:
		return application.Note{Text: "已电话联系"}
	case application.CmdContact:
		return application.Contact{Time: "09:30", Way: pick(w.rng, application.ContactWays()), ContactText: application.ContactText{Content: "询问进度"}}
	case application.CmdReturnedMail:
		return application.ReturnedMail{Reason: pick(w.rng, application.ReturnReasons())}
	case application.CmdSendAgain:
		return application.SendAgain{Way: pick(w.rng, application.Ways()), Tracking: "EX000000001CN"}
	case application.CmdWithdraw:
		return application.Withdraw{Statement: "书面撤回"}
	case application.CmdVoid:
		return application.Void{Reason: "重复登记"}
	case application.CmdAmend:
		return w.amend(s)
	}
	return w.procedure(s, kind)
}

// procedure is an act between receipt and reply.
func (w *Wanderer) procedure(s application.State, kind string) casefile.Command {
	way := pick(w.rng, application.Ways())
	switch kind {
	case application.CmdConfirmReceipt:
		return application.ConfirmReceipt{}
	case application.CmdRecordService:
		return application.RecordService{Target: pick(w.rng, s.Unproved()).Seq}
	case application.CmdAskCorrection:
		return application.AskCorrection{Text: "请写明文件名称", Days: w.rng.IntN(20), Way: way}
	case application.CmdReceiveCorrection:
		return application.ReceiveCorrection{Channel: clock.InPerson, Text: "2023年补偿标准"}
	case application.CmdCloseUncorrected:
		return application.CloseUncorrected{Reason: "无正当理由"}
	case application.CmdConsult:
		return application.Consult{Party: pick(w.rng, application.Parties()), Name: "示例公司", Text: "合同第三页", Way: way}
	case application.CmdRecordOpinion:
		return application.RecordOpinion{Ref: pick(w.rng, s.OpenConsultations()).Ref, Opinion: pick(w.rng, application.Opinions()), Text: "见附件"}
	case application.CmdWithdrawConsultation:
		return application.WithdrawConsultation{Ref: pick(w.rng, s.OpenConsultations()).Ref, Reason: "已不需要"}
	case application.CmdAskReasons:
		return application.AskReasons{Text: "本月第40件", Way: way}
	case application.CmdFixLaterDate:
		return application.FixLaterDate{Due: s.CaseDue().AddDays(30), Reason: "数量大"}
	case application.CmdCharge:
		return application.Charge{Tariff: fee.Pages, Count: 45, Way: way}
	case application.CmdRecordPayment:
		return application.RecordPayment{}
	case application.CmdCloseUnpaid:
		return application.CloseUnpaid{Reason: "逾期未缴"}
	case application.CmdOrderRedo:
		return application.OrderRedo{By: application.ByReview, Days: 20, DocNo: "示府复决〔2024〕1号"}
	case application.CmdCountersign:
		return application.Countersign{Role: review.LegalReviewer, Opinion: pick(w.rng, []review.Reaction{review.Agrees, review.Objects}), Text: "无异议"}
	}
	return nil // an act of which this harness does not know
}

func (w *Wanderer) amend(s application.State) casefile.Command {
	f := pick(w.rng, s.Facts)
	c := application.Amend{Target: f.Seq, Reason: "登记有误"}
	if f.Fact.Kind != clock.Received && w.rng.IntN(2) == 0 {
		c.Withdrawn = true
		return c
	}
	c.NewOn = max(f.Fact.On, f.Fact.NotifiedOn).AddDays(w.rng.IntN(5) - 2)
	return c
}

// Give gives a command and counts what became of it.
func (w *Wanderer) Give(t *testing.T, p auth.Person, act desk.Act) {
	t.Helper()
	give := func() desk.Result { return w.give(t, p, act) }
	if w.Around == nil {
		give()
		return
	}
	w.Around(p, act, give)
}

func (w *Wanderer) give(t *testing.T, p auth.Person, act desk.Act) desk.Result {
	t.Helper()
	r, err := w.Desk.Act(t.Context(), p, act)
	w.Desk.Wait() // what the act ordered of other cases is decided behind its answer
	if err != nil {
		t.Fatalf("%s by %s on %s: %v", act.Command.CommandKind(), p.Name, act.On, err)
	}
	switch r.Status {
	case store.Done:
		w.Done[act.Command.CommandKind()]++
	case store.Refused, store.Stale:
		w.Not[r.Status]++
	default:
		t.Fatalf("%s by %s on %s: %+v", act.Command.CommandKind(), p.Name, act.On, r)
	}
	return r
}

func (w *Wanderer) actOnAssignment(t *testing.T) {
	t.Helper()
	p := pick(w.rng, []auth.Person{w.Steward, w.Steward, w.Justice})
	id, read := pick(w.rng, w.Shares), w.Desk.Share
	if len(w.Items) > 0 && w.rng.IntN(4) == 0 {
		id, read, p = pick(w.rng, w.Items), w.Desk.Item, w.Steward
	}
	page, err := read(t.Context(), p, id)
	if errors.Is(err, desk.ErrNotFound) { // another unit's
		return
	}
	if err != nil {
		t.Fatal(err)
	}
	if len(page.Offers) == 0 {
		return
	}
	offer := pick(w.rng, page.Offers)
	var c casefile.Command
	switch offer.Kind {
	case assignment.CmdReport:
		c = assignment.Report{Text: "已在网站公开"}
	case assignment.CmdAccept:
		c = assignment.Accept{Opinion: "认可"}
	case assignment.CmdReturn:
		c = assignment.Return{Reason: "请附链接"}
	case assignment.CmdNote:
		c = assignment.Note{Text: "已催办"}
	case assignment.CmdAsk:
		c = assignment.Ask{Due: w.Desk.Today().AddDays(14), Text: "请附链接"}
	case assignment.CmdCheck:
		c = assignment.Check{Text: "栏目有更新"}
	case assignment.CmdEvidence:
		c = assignment.Evidence{Text: "栏目已更新", Shares: lacking(page)}
	case assignment.CmdClose:
		c = assignment.Close{}
	case assignment.CmdReopen:
		c = assignment.Reopen{Reason: "复查未落实"}
	default:
		return
	}
	w.Give(t, p, desk.Act{CommandID: w.id(), CaseID: id, On: w.on(offer), Seen: page.Seq, Command: c})
}

// lacking are the shares that what the office found speaks for; a share speaks for itself.
func lacking(c desk.AssignmentCase) []string {
	var out []string
	for _, s := range c.Item.Shares {
		if c.Kind == casefile.KindItem && assignment.Stage(s.Stage) != assignment.Done {
			out = append(out, s.CaseID)
		}
	}
	return out
}

// Import imports a notice and lets its items and shares take part.
func (w *Wanderer) Import(t *testing.T, text []byte) desk.NoticeImported {
	t.Helper()
	got, err := w.Desk.ImportNotice(t.Context(), w.Steward, text, nil)
	if err != nil {
		t.Fatal(err)
	}
	err = w.DB.View(t.Context(), "list cases", func(tx *store.Tx) error {
		for kind, to := range map[casefile.Kind]*[]string{casefile.KindItem: &w.Items, casefile.KindShare: &w.Shares} {
			page, err := tx.CasesAfter(string(kind), "", 1000)
			if err != nil {
				return err
			}
			*to = nil
			for _, c := range page {
				*to = append(*to, c.ID)
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	w.Desk.Wait()
	return got
}
