package desk_test

import (
	"archive/zip"
	"bytes"
	"context"
	"errors"
	"io"
	"slices"
	"strings"
	"testing"

	"gongkai/activities"
	"gongkai/auth"
	"gongkai/casefile"
	"gongkai/civil"
	"gongkai/desk"
	"gongkai/internal/office"
	"gongkai/internal/storetest"
	"gongkai/letters"
	"gongkai/record"
	"gongkai/seeds"
	"gongkai/statute/annual"
	"gongkai/statute/remedy"
	"gongkai/store"
)

// unconfigured is what a fresh office prints of itself: nothing is configured.
func unconfigured(t *testing.T) activities.House {
	t.Helper()
	return activities.House{Table: must(remedy.Parse(seeds.RemedyOrgans()))(t), Settings: remedy.Defaults()}
}

func person(t *testing.T, o *office.Office, name string) auth.Person {
	t.Helper()
	return must(o.Auth.PersonNamed(t.Context(), name))(t)
}

// It is stopped on the way, and goes on two days later as of the day on which it was begun.
func TestTheDemonstrationCountyIsLoadedIntoAnOfficeWithNothingConfigured(t *testing.T) {
	t.Parallel()
	office.OnEach(t, "2026-11-25", nil, func(t *testing.T, o *office.Office) {
		o.Record.Naming(unconfigured(t).Redress)
		ctx, stop := context.WithCancel(t.Context())
		_, err := o.Desk.LoadDemo(ctx, o.Admin, func(done, of int) {
			if done == 90 {
				stop()
			}
			if done < 1 || done > of {
				t.Errorf("told %d of %d", done, of)
			}
		})
		if err == nil {
			t.Fatal("it was not stopped")
		}
		o.Clock.Set(t, "2026-11-27")
		got := must(o.Desk.LoadDemo(t.Context(), o.Admin, nil))(t)
		if got.Applications != 60 || got.Items != 55 || got.Done == 0 {
			t.Errorf("loaded %d applications, %d items by %d commands", got.Applications, got.Items, got.Done)
		}
		for _, p := range got.People {
			if p.Password == "" || !person(t, o, p.Name).Demo {
				t.Errorf("nobody has seen the password of %s, or he is not marked", p.Name)
			}
		}
		rows, _, err := o.Desk.Applications(t.Context(), person(t, o, "demo-shenhe"), 2026, 0)
		if err != nil || len(rows) == 0 || rows[0].ReceivedOn != day("2026-11-25") {
			t.Errorf("the last application is not of the 25th: %v", err)
		}
		if r := must(o.Record.Rebuild(t.Context(), false))(t); r.Differs() || len(r.Unreadable) > 0 || r.Cases < 115 {
			t.Errorf("%d cases, %d rows differ from the logs, %d unreadable", r.Cases, len(r.Differences), len(r.Unreadable))
		}
		wantReport(t, o, person(t, o, "demo-nianbao"))
		wantLetters(t, o)
		wantNothingBehind(t, o)
		wantSame(t, o)
		wantNothingReal(t, o)
	})
}

func wantReport(t *testing.T, o *office.Office, p auth.Person) {
	t.Helper()
	r := must(o.Desk.Report(t.Context(), p, day("2026-01-01"), day("2026-12-31")))(t)
	if len(r.Findings) > 0 {
		t.Errorf("identities broken: %+v", r.Findings)
	}
	if in, out, open := r.Table.At(annual.R1, annual.Total), r.Table.At(annual.R3_7, annual.Total), r.Table.At(annual.R4, annual.Total); in != 59 || out != 36 || open != 23 {
		t.Errorf("received %d, answered %d, open %d: one of 60 was struck out", in, out, open)
	}
}

// wantLetters renders what every signature asked for.
func wantLetters(t *testing.T, o *office.Office) {
	t.Helper()
	write := activities.ReplyLetter(o.DB, o.Record, unconfigured(t))
	var all []store.Effect
	err := o.DB.View(t.Context(), "effects", func(tx *store.Tx) (err error) {
		all, err = tx.EffectsToTry(store.EffectWaiting, o.Record.Now(), 100)
		return err
	})
	if err != nil || len(all) < 30 {
		t.Fatalf("%d letters, %v", len(all), err)
	}
	written := 0
	for _, e := range all {
		if asked := civil.In(e.Began()); asked < day("2026-11-25") {
			t.Errorf("a letter was asked for on %s and would be overdue at birth", asked)
		}
		if err := write(t.Context(), e); err != nil {
			t.Errorf("letter of case %s: %v", e.CaseID, err)
		}
		_, body, err := o.Record.OpenFile(t.Context(), e.CaseID, casefile.Derived(e.ID, "file"))
		if errors.Is(err, record.ErrUnknown) { // ordered anew since: no longer the letter that counts
			continue
		}
		written++
		if !wordOf(t, body, err, letters.SpecimenMark) {
			t.Errorf("the letter of case %s is not marked", e.CaseID)
		}
	}
	if written < 28 {
		t.Errorf("%d of %d letters are written", written, len(all))
	}
}

// wordOf looks for words at the head of the pages of a document.
func wordOf(t *testing.T, docx []byte, err error, words string) bool {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
	files := must(zip.NewReader(bytes.NewReader(docx), int64(len(docx))))(t)
	found, heads := 0, 0
	for _, f := range files.File {
		if !strings.Contains(f.Name, "header") || strings.Contains(f.Name, "rels") {
			continue
		}
		heads++
		r := must(f.Open())(t)
		if bytes.Contains(must(io.ReadAll(r))(t), []byte(words)) {
			found++
		}
		_ = r.Close() // it was only read
	}
	return heads > 0 && found == heads
}

func wantNothingBehind(t *testing.T, o *office.Office) {
	t.Helper()
	err := o.DB.View(t.Context(), "wakes", func(tx *store.Tx) error {
		late, err := tx.CasesPastWake(o.Record.Now(), o.Record.Now(), 10)
		if len(late) > 0 {
			t.Errorf("%d cases have a wake that has passed", len(late))
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
}

func wantSame(t *testing.T, o *office.Office) {
	t.Helper()
	before := o.Counts(t)
	got := must(o.Desk.LoadDemo(t.Context(), o.Admin, nil))(t)
	if got.Done != 0 {
		t.Errorf("again: %d commands", got.Done)
	}
	for table, n := range o.Counts(t) {
		if n != before[table] {
			t.Errorf("again: %s rows in %s instead of %s", n, table, before[table])
		}
	}
	if slices.ContainsFunc(got.People, func(p desk.DemoPerson) bool { return p.Password != "" }) {
		t.Error("again: a password was given anew")
	}
}

func wantNothingReal(t *testing.T, o *office.Office) {
	t.Helper()
	_, err := o.Desk.Register(t.Context(), o.Clerk, registration("2026-11-25", casefile.Party{Name: "李示范"}))
	wantApart(t, err, "demo")
	_, err = o.Desk.ImportNotice(t.Context(), o.Steward, noticeText(t), nil)
	wantApart(t, err, "demo")
	register(t, o, person(t, o, "demo-chuangkou"), "2026-11-25", casefile.Party{Name: "演示来访"})
}

func wantApart(t *testing.T, err error, found string) {
	t.Helper()
	var why casefile.Refusals
	if !errors.As(err, &why) || !why.Has(casefile.Demonstration) || why[0].Facts["found"] != found {
		t.Errorf("answered %v, want a refusal for %s cases", err, found)
	}
}

func TestTheDemonstrationCountyIsRefusedBesideRealCasesAndToEverybodyButTheAdministrator(t *testing.T) {
	t.Parallel()
	o := office.New(t, storetest.Open(t, store.SQLite), "2026-11-25", nil)
	var denied auth.Denied
	if _, err := o.Desk.LoadDemo(t.Context(), o.Reviewer, nil); !errors.As(err, &denied) {
		t.Errorf("a reviewer loads it: %v", err)
	}
	register(t, o, o.Clerk, "2026-11-25", casefile.Party{Name: "李示范"})
	_, err := o.Desk.LoadDemo(t.Context(), o.Admin, nil)
	wantApart(t, err, "real")
	wantApart(t, o.Desk.StartDemo(t.Context(), o.Admin), "real")
	if has := must(o.Desk.HasDemo(t.Context()))(t); has {
		t.Error("its units were added all the same")
	}
}
