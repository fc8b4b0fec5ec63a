package record_test

import (
	"errors"
	"slices"
	"sync"
	"testing"

	"github.com/google/uuid"

	"gongkai/auth"
	"gongkai/casefile"
	"gongkai/casefile/application"
	"gongkai/desk"
	"gongkai/internal/office"
	"gongkai/record"
	"gongkai/store"
)

func TestTheSameCommandTwiceIsDoneOnce(t *testing.T) {
	t.Parallel()
	office.OnEach(t, "2024-03-04", direct, func(t *testing.T, o *office.Office) {
		id := register(t, o, "2024-03-04", "李示范").CaseID
		in := desk.Act{CommandID: uuid.NewString(), CaseID: id, On: day("2024-03-04"), Seen: 1, Command: application.Note{Text: "已电话联系"}}
		first := act(t, o, o.Clerk, in)
		before := o.Dump(t)
		o.Clock.Set(t, "2024-03-08")
		second := act(t, o, o.Clerk, in)
		if first.Status != store.Done || first.Seq != 2 || second.Status != store.Done || second.Seq != 2 {
			t.Errorf("first %+v, second %+v", first, second)
		}
		if o.Dump(t) != before {
			t.Error("the second time changed something")
		}
	})
}

func TestACommandIDIsUsedForOneThing(t *testing.T) {
	t.Parallel()
	office.OnEach(t, "2024-03-05", direct, func(t *testing.T, o *office.Office) {
		one, other := register(t, o, "2024-03-04", "李示范").CaseID, register(t, o, "2024-03-04", "王样本").CaseID
		in := desk.Act{CommandID: uuid.NewString(), CaseID: one, On: day("2024-03-05"), Seen: -1, Command: application.Note{Text: "已电话联系"}}
		act(t, o, o.Clerk, in)
		before := o.Dump(t)
		for name, change := range map[string]func(*desk.Act) auth.Person{
			"another text": func(a *desk.Act) auth.Person { a.Command = application.Note{Text: "未联系上"}; return o.Clerk },
			"another command": func(a *desk.Act) auth.Person {
				a.Command = application.Withdraw{Statement: "已电话联系"}
				return o.Clerk
			},
			"another day":   func(a *desk.Act) auth.Person { a.On = day("2024-03-04"); return o.Clerk },
			"another case":  func(a *desk.Act) auth.Person { a.CaseID = other; return o.Clerk },
			"another actor": func(*desk.Act) auth.Person { return o.Handler },
			"a signed warning": func(a *desk.Act) auth.Person {
				a.Signed = []record.SignedText{{Check: "E14", Reason: "已核"}}
				return o.Clerk
			},
		} {
			again := in
			p := change(&again)
			if _, err := o.Desk.Act(t.Context(), p, again); !errors.Is(err, record.ErrReused) {
				t.Errorf("%s: %v, want ErrReused", name, err)
			}
		}
		if o.Dump(t) != before {
			t.Error("a reused id changed something")
		}
	})
}

func TestTheSameRegistrationTwiceGivesTheSameNumber(t *testing.T) {
	t.Parallel()
	office.OnEach(t, "2024-03-05", nil, func(t *testing.T, o *office.Office) {
		in := registration("2024-03-04", "李示范")
		first, err := o.Desk.Register(t.Context(), o.Clerk, in)
		if err != nil {
			t.Fatal(err)
		}
		before := o.Dump(t)
		o.Clock.Set(t, "2025-01-02")
		second, err := o.Desk.Register(t.Context(), o.Clerk, in)
		if err != nil || second != first || first.Number != "2024-0001" {
			t.Errorf("%+v, then %+v, %v", first, second, err)
		}
		other := in
		other.Command.Party.Phone = "13900001111"
		if _, err := o.Desk.Register(t.Context(), o.Clerk, other); !errors.Is(err, record.ErrReused) {
			t.Errorf("another body: %v", err)
		}
		if _, err := o.Desk.Register(t.Context(), o.Handler, in); !errors.Is(err, record.ErrReused) {
			t.Errorf("another actor: %v", err)
		}
		note := desk.Act{CommandID: in.CommandID, CaseID: first.CaseID, On: in.On, Seen: -1, Command: application.Note{Text: "已电话联系"}}
		if _, err := o.Desk.Act(t.Context(), o.Clerk, note); !errors.Is(err, record.ErrReused) {
			t.Errorf("a command under the id of a birth: %v", err)
		}
		if o.Dump(t) != before {
			t.Error("a repeated registration changed something")
		}
	})
}

// at runs several people's acts at the same moment.
func at(acts ...func()) {
	var ready, done sync.WaitGroup
	ready.Add(len(acts))
	for _, a := range acts {
		done.Go(func() {
			ready.Done()
			ready.Wait()
			a()
		})
	}
	done.Wait()
}

func TestADoubleClickIsOneEvent(t *testing.T) {
	t.Parallel()
	office.OnEach(t, "2024-03-04", direct, func(t *testing.T, o *office.Office) {
		id := register(t, o, "2024-03-04", "李示范").CaseID
		for range 5 {
			_, before := read(t, o, id)
			in := desk.Act{CommandID: uuid.NewString(), CaseID: id, On: day("2024-03-04"), Seen: before.Seq, Command: application.Note{Text: "已电话联系"}}
			var got [2]desk.Result
			var errs [2]error
			click := func(i int) func() { return func() { got[i], errs[i] = o.Desk.Act(t.Context(), o.Clerk, in) } }
			at(click(0), click(1))
			if errs != [2]error{} || got[0].Status != store.Done || got[1].Status != store.Done || got[0].Seq != got[1].Seq {
				t.Fatalf("%+v %v", got, errs)
			}
			if _, after := read(t, o, id); after.Seq != before.Seq+1 {
				t.Fatalf("%d events", after.Seq-before.Seq)
			}
		}
		in := registration("2024-03-04", "王样本")
		var got [2]desk.Registered
		var errs [2]error
		click := func(i int) func() { return func() { got[i], errs[i] = o.Desk.Register(t.Context(), o.Clerk, in) } }
		at(click(0), click(1))
		if errs != [2]error{} || got[0] != got[1] || got[0].Number != "2024-0002" {
			t.Errorf("registered %+v %v", got, errs)
		}
	})
}

func TestAPageIsStaleOnlyForWhatItsReaderShouldKnow(t *testing.T) {
	t.Parallel()
	for _, row := range []struct {
		name  string
		then  func(t *testing.T, o *office.Office, caseID string)
		stale []string // types of the changes that are listed
	}{
		{"nothing happened", func(*testing.T, *office.Office, string) {}, nil},
		{"another's note", func(t *testing.T, o *office.Office, id string) {
			wantDone(t, o, o.Handler, id, "2024-03-04", application.Note{Text: "已电话联系"})
		}, nil},
		{"one's own event that moves nothing", func(t *testing.T, o *office.Office, id string) {
			wantDone(t, o, o.Reviewer, id, "2024-03-04", application.Complete{Applicant: application.Natural, Party: casefile.Party{Name: "李示范"}})
		}, nil},
		{"another's event that moves nothing", func(t *testing.T, o *office.Office, id string) {
			wantDone(t, o, o.Clerk, id, "2024-03-04", application.Complete{Applicant: application.Natural, Party: casefile.Party{Name: "李示范"}})
		}, []string{application.EvCompleted}},
		{"one's own event that moves the stage", func(t *testing.T, o *office.Office, id string) {
			wantDone(t, o, o.Reviewer, id, "2024-03-04", application.Return{Reason: "请补充依据"})
		}, []string{application.EvReturned}},
		{"the program's own event, even if it moves the due date", func(t *testing.T, o *office.Office, id string) {
			o.LoadCalendar(t, 2024, "2024-03-15")
			if _, err := o.Record.Recompute(t.Context(), id); err != nil {
				t.Fatal(err)
			}
		}, nil},
		{"several things", func(t *testing.T, o *office.Office, id string) {
			wantDone(t, o, o.Handler, id, "2024-03-04", application.Note{Text: "已电话联系"})
			wantDone(t, o, o.Signer, id, "2024-03-04", application.Return{Reason: "请补充依据"})
			wantDone(t, o, o.Clerk, id, "2024-03-04", application.Amend{Target: 1, NewOn: day("2024-03-01"), Reason: "登记有误"})
		}, []string{application.EvReturned, application.EvAmended}},
	} {
		t.Run(row.name, func(t *testing.T) {
			t.Parallel()
			office.OnEach(t, "2024-03-04", nil, func(t *testing.T, o *office.Office) {
				id := underReview(t, o, "2024-03-04")
				_, s := read(t, o, id)
				row.then(t, o, id)
				r := act(t, o, o.Reviewer, desk.Act{CaseID: id, On: day("2024-03-04"), Seen: s.Seq, Command: application.Note{Text: "看过"}})
				o.Decide(t, id)
				r = outcomeOf(t, o, o.Reviewer, r.CommandID)
				var types []string
				for _, c := range r.Changes {
					types = append(types, c.Type)
					if c.Actor == "" || c.Seq <= s.Seq {
						t.Errorf("change %+v", c)
					}
				}
				if (r.Status == store.Stale) != (row.stale != nil) || !slices.Equal(types, row.stale) {
					t.Errorf("%s %v, want %v", r.Status, types, row.stale)
				}
			})
		})
	}
}

func TestOfTwoReviewersAtOnceOneIsToldWhy(t *testing.T) {
	t.Parallel()
	office.OnEach(t, "2024-03-04", direct, func(t *testing.T, o *office.Office) {
		second := o.Hire(t, "qiankezhang", "钱科长", "office", auth.Reviewer)
		for _, row := range []struct {
			name  string
			other casefile.Command
			page  bool
			loser string
		}{
			{"both look at the page: one passes, one returns", application.Return{Reason: "请补充依据"}, true, store.Stale},
			{"no page (API): both pass", office.Cleared("同意"), false, store.Refused},
		} {
			for range 4 {
				id := underReview(t, o, "2024-03-04")
				seen := -1
				if _, s := read(t, o, id); row.page {
					seen = s.Seq
				}
				var got [2]desk.Result
				var errs [2]error
				do := func(i int, p auth.Person, c casefile.Command) func() {
					return func() {
						got[i], errs[i] = o.Desk.Act(t.Context(), p, desk.Act{CommandID: uuid.NewString(), CaseID: id, On: day("2024-03-04"), Seen: seen, Command: c})
					}
				}
				at(do(0, o.Reviewer, office.Cleared("")), do(1, second, row.other))
				if errs != [2]error{} {
					t.Fatal(errs)
				}
				wantOneTold(t, row.name, got, row.loser)
			}
		}
	})
}

// wantOneTold: exactly one is done; the other's answer says why not.
func wantOneTold(t *testing.T, name string, got [2]desk.Result, loser string) {
	t.Helper()
	won, lost := got[0], got[1]
	if won.Status != store.Done {
		won, lost = lost, won
	}
	told := len(lost.Changes) == 1 && lost.Changes[0].Seq == won.Seq
	if loser == store.Refused {
		told = lost.Refusals.Has(casefile.NotInThisState)
	}
	if won.Status != store.Done || lost.Status != loser || !told {
		t.Errorf("%s: %+v", name, got)
	}
}
