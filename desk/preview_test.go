package desk_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"gongkai/auth"
	"gongkai/casefile"
	"gongkai/casefile/application"
	"gongkai/desk"
	"gongkai/internal/office"
	"gongkai/record"
)

// In random stories, each command is shown before it is given: what was shown is what then happens.
func TestAPreviewIsWhatTheActThenDoes(t *testing.T) {
	t.Parallel()
	office.OnEach(t, "2024-01-10", direct, func(t *testing.T, o *office.Office) {
		w := o.Wander(21)
		done, refused := 0, 0
		w.Around = func(p auth.Person, in desk.Act, give func() desk.Result) {
			before := o.Dump(t)
			shown, err := o.Desk.Preview(t.Context(), p, in)
			if err != nil {
				t.Fatal(err)
			}
			if o.Dump(t) != before {
				t.Fatal("a preview changed something")
			}
			was := stateOf(t, o, in.CaseID)
			r := give()
			if r.Status == desk.Refused {
				refused++
				if diff := cmp.Diff(r.Refusals, shown.Refusals); diff != "" {
					t.Errorf("%s: refused, but shown %s", in.Command.CommandKind(), diff)
				}
				return
			}
			done++
			is := stateOf(t, o, in.CaseID)
			want := desk.Effect{StageBefore: was.CaseStage(), Stage: is.CaseStage(), DueBefore: was.CaseDue(), Due: is.CaseDue(),
				AlreadyLate: shown.AlreadyLate}
			if s, ok := is.(application.State); ok {
				want.Late, want.ProvisionalDue, want.Clock = s.Clock.Late, s.Clock.Provisional, s.Clock
				want.ClockBefore = was.(application.State).Clock
				if _, charged := in.Command.(application.Charge); charged {
					want.Yuan = s.Fee.Yuan
				}
			}
			if diff := cmp.Diff(want, shown); diff != "" {
				t.Errorf("%s: %s", in.Command.CommandKind(), diff)
			}
		}
		w.Steps(t, 150)
		if done < 50 || refused < 3 {
			t.Errorf("%d done and %d refused prove little", done, refused)
		}
	})
}

func stateOf(t *testing.T, o *office.Office, id string) casefile.State {
	t.Helper()
	return must(o.Record.Read(t.Context(), id))(t).State
}

// A reply after the due date is late; the page says so before, and that it is late already.
func TestAPreviewSaysThatAReplyIsLate(t *testing.T) {
	t.Parallel()
	office.OnEach(t, "2024-03-04", direct, func(t *testing.T, o *office.Office) {
		id := register(t, o, o.Clerk, "2024-03-04", casefile.Party{Name: "李示范"}).CaseID // due 2024-04-01
		wantDone(t, o, o.Reviewer, id, "2024-03-04", application.Assign{Handler: o.Handler.ID})
		wantDone(t, o, o.Handler, id, "2024-03-04", application.Draft{Outcome: "A36_2_GRANT", Text: "现予以公开。"})
		wantDone(t, o, o.Reviewer, id, "2024-03-04", office.Cleared(""))
		wantDone(t, o, o.Signer, id, "2024-03-04", application.Sign{DocNo: "示府公复〔2024〕1号"})
		for _, row := range []struct {
			today, on     string
			late, already bool
		}{
			{"2024-04-01", "2024-04-01", false, false},
			{"2024-04-02", "2024-04-01", false, true}, // posted in time, entered a day later
			{"2024-04-02", "2024-04-02", true, true},
		} {
			o.Clock.Set(t, row.today)
			got := must(o.Desk.Preview(t.Context(), o.Handler, desk.Act{CaseID: id, On: day(row.on), Seen: -1, Command: application.Deliver{Way: application.ByPost}}))(t)
			if got.Late != row.late || got.AlreadyLate != row.already || got.Stage != "answered" {
				t.Errorf("%+v: %+v", row, got)
			}
		}
	})
}

// What a receipt date would mean is shown while the form is filled in, by the same clock.
func TestTheReceiptIsShownAsItIsThenRegistered(t *testing.T) {
	t.Parallel()
	office.OnEach(t, "2024-03-05", direct, func(t *testing.T, o *office.Office) {
		in := registration("2024-03-02", casefile.Party{Name: "李示范"}) // a Saturday
		shown := must(o.Desk.PreviewReceipt(t.Context(), in.Command.Channel, in.On, 0))(t)
		got := must(o.Desk.Register(t.Context(), o.Clerk, in))(t)
		page := must(o.Desk.Application(t.Context(), o.Clerk, got.CaseID))(t)
		if diff := cmp.Diff(page.State.Clock, shown.Clock); diff != "" || shown.Working || len(shown.Explain) == 0 {
			t.Errorf("%s %+v", diff, shown)
		}
		future := must(o.Desk.PreviewReceipt(t.Context(), in.Command.Channel, day("2024-03-06"), 0))(t)
		if !future.Refusals.Has(casefile.InFuture) {
			t.Errorf("%+v", future)
		}
	})
}

// A warning taken upon oneself is judged alike in preview and act, and one without a reason is not signed.
func TestSignedReasonsReachTheCase(t *testing.T) {
	t.Parallel()
	office.OnEach(t, "2024-03-05", direct, func(t *testing.T, o *office.Office) {
		id := register(t, o, o.Clerk, "2024-03-04", casefile.Party{Name: "李示范"}).CaseID
		in := desk.Act{CommandID: "6ba7b810-9dad-41d1-80b4-00c04fd430c8", CaseID: id, On: day("2024-03-05"), Seen: -1, Command: application.Note{Text: "x"},
			Signed: []record.SignedText{{Check: "E14", Reason: "期限内已电话说明"}}}
		if r := must(o.Desk.Act(t.Context(), o.Clerk, in))(t); r.Status != desk.Done {
			t.Errorf("%+v", r)
		}
		if n := o.Text(t, "SELECT COUNT(*) FROM texts WHERE kind = 'signed'"); n != "0" {
			t.Errorf("%s reasons for a warning that never arose were kept", n)
		}
	})
}
