package record_test

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"log/slog"
	"os"
	"path/filepath"
	"testing"
	"time"

	"github.com/google/uuid"

	"gongkai/auth"
	"gongkai/casefile"
	"gongkai/casefile/application"
	"gongkai/casefile/assignment"
	"gongkai/desk"
	"gongkai/internal/canary"
	"gongkai/internal/office"
	"gongkai/record"
	"gongkai/statute/clock"
	"gongkai/statute/outcome"
)

// A person applies and a whole file is written about him; then every byte that the program kept, logged or answered is searched.
// Nothing may be found, not even in the sealed columns: there it is sealed.
func TestNothingOfAPersonLiesOutsideASeal(t *testing.T) {
	t.Parallel()
	office.OnEach(t, "2024-03-04", nil, func(t *testing.T, o *office.Office) {
		set := canary.New()
		var said bytes.Buffer // logs, answers and errors
		o.Desk = desk.New(desk.Options{DB: o.DB, Record: o.Record, Engine: failing{set}, Patience: time.Millisecond,
			Log: slog.New(slog.NewJSONHandler(&said, nil))})
		t.Cleanup(o.Desk.Wait)
		live(t, o, set, &said)
		everythingOpens(t, o, set)

		if found := set.FindIn(said.Bytes()); len(found) > 0 {
			t.Errorf("logs and answers hold %v: %s", found, said.String())
		}
		for _, table := range o.Tables(t) {
			if found := set.FindIn([]byte(o.Dump(t, table))); len(found) > 0 {
				t.Errorf("table %s holds %v", table, found)
			}
		}
		if o.DB.Path() == "" {
			return
		}
		files, err := filepath.Glob(o.DB.Path() + "*")
		if err != nil || len(files) == 0 {
			t.Fatalf("no database file: %v", err)
		}
		var bytesOfAll []byte
		for _, file := range files {
			content := must(os.ReadFile(file))
			bytesOfAll = append(bytesOfAll, content...)
			if found := set.FindIn(content); len(found) > 0 {
				t.Errorf("%s holds %v", filepath.Base(file), found)
			}
		}
		if !bytes.Contains(bytesOfAll, []byte("2024-0001")) {
			t.Error("the files do not hold the case either: the search proves nothing")
		}
	})
}

func must[T any](v T, err error) T {
	if err != nil {
		panic(err)
	}
	return v
}

// failing is an engine whose errors must not carry anything either; they are logged.
type failing struct{ set canary.Set }

// live writes the person into every field that the program has for him.
func live(t *testing.T, o *office.Office, set canary.Set, said *bytes.Buffer) {
	t.Helper()
	party := casefile.Party{Name: set.Name, DocKind: "居民身份证", DocNumber: set.Document, Phone: set.Phone, Address: set.Address,
		Postcode: "000000", Email: set.Phone + "@example.com", Contact: set.Name, LegalRep: set.Name, Workplace: set.Workplace, Fax: set.Phone, Delivery: set.Address, Spokesman: set.Fellow,
		Agent:        &casefile.Agent{Person: casefile.Person{Name: set.Agent, DocKind: "护照", DocNumber: set.Document, Phone: set.Phone, Address: set.Address}, Mandate: true},
		CoApplicants: []casefile.Person{{Name: set.Fellow, DocNumber: set.Document, Phone: set.Phone, Address: set.Address}}}
	form := application.Particulars{Wanted: application.Wanted{Forms: application.Forms(), Other: true}, AddressedTo: set.Name, Enclosures: set.Reason, Purpose: set.Purpose}
	in := desk.Registration{CommandID: uuid.NewString(), On: day("2024-03-04"), Command: application.Register{
		Channel: clock.Internet, Applicant: application.Natural, Party: party, Request: set.Request, Particulars: form}}
	got, err := o.Desk.Register(t.Context(), o.Clerk, in)
	if err != nil {
		t.Fatal(err)
	}
	id := got.CaseID
	sick := false
	if err := o.Record.Wrap(t.Context(), casefile.KindApplication, func(f casefile.File) casefile.File {
		return trap{f, application.CmdComplete, &sick, func() error { panic(set.Name + set.Phone) }}
	}); err != nil {
		t.Fatal(err)
	}
	do := func(p auth.Person, on string, c casefile.Command) {
		r, err := o.Desk.Act(t.Context(), p, desk.Act{CommandID: uuid.NewString(), CaseID: id, On: day(on), Seen: -1, Command: c,
			Signed: []record.SignedText{{Check: "E14", Reason: set.Reason}}})
		out := o.Decide(t, id)
		after, fault := o.Desk.Outcome(t.Context(), p, r.CommandID)
		fmt.Fprintf(said, "%+v %v %+v %+v %v\n", r, err, out, after, fault)
		preview, err := o.Desk.Preview(t.Context(), p, desk.Act{CaseID: id, On: day(on), Seen: -1, Command: c})
		fmt.Fprintf(said, "%+v %v\n", preview, err)
	}
	do(o.Clerk, "2024-03-04", application.Complete{Applicant: application.Natural, Party: party, Particulars: &form, Reason: set.Reason})
	do(o.Reviewer, "2024-03-04", application.Assign{Handler: o.Handler.ID})
	do(o.Handler, "2024-03-04", application.Draft{Outcome: outcome.A36_2_GRANT, Text: set.Name + "：" + set.Reason})
	do(o.Reviewer, "2024-03-04", office.Cleared(set.Reason))
	do(o.Signer, "2024-03-04", application.Return{Reason: set.Reason})
	do(o.Handler, "2024-03-04", application.RequestExtension{Days: 10, Reason: set.Reason})
	do(o.Clerk, "2024-03-04", application.Amend{Target: 1, NewOn: day("2024-03-01"), Reason: set.Reason})
	do(o.Clerk, "2024-03-04", application.Note{Text: set.Name + set.Phone + set.Address})
	do(o.Clerk, "2024-03-09", application.Note{Text: set.Reason})    // refused
	do(o.Handler, "2024-03-04", application.Archive{})               // refused
	do(o.Clerk, "2024-03-04", assignment.Return{Reason: set.Reason}) // denied
	sick = true
	do(o.Clerk, "2024-03-04", application.Complete{Applicant: application.Natural, Party: party}) // panics with his name
	o.Clock.Set(t, "2024-03-04T18:00:00+08:00")
	for range 12 {
		o.Clock.Advance(2 * time.Minute)
		o.Decide(t, id)
	}
	sick = false
	do(o.Clerk, "2024-03-04", application.Withdraw{Statement: set.Name + set.Reason})
	do(o.Reviewer, "2024-03-04", application.Void{Reason: set.Reason})
	look(t, o, id, set, said)
	faultsThatQuote(t, o, set, said)
}

func look(t *testing.T, o *office.Office, id string, set canary.Set, said *bytes.Buffer) {
	t.Helper()
	if shown, err := o.Desk.Reveal(t.Context(), o.Clerk, id, "phone", set.Reason); err != nil || shown != set.Phone {
		t.Errorf("revealed %q, %v", shown, err)
	}
	if shown, err := o.Desk.Reveal(t.Context(), o.Clerk, id, "co1_document", set.Reason); err != nil || shown != set.Document {
		t.Errorf("revealed %q, %v", shown, err)
	}
	like, err := o.Desk.Alike(t.Context(), o.Clerk, desk.Likeness{Party: casefile.Party{Name: set.Fellow}, Request: set.Request})
	if err != nil || len(like.Applicant) == 0 || len(like.Request) == 0 {
		t.Errorf("the like is not found: %d, %d, %v", len(like.Applicant), len(like.Request), err)
	}
	for _, query := range set.Values() {
		_, err := o.Desk.Search(t.Context(), o.Clerk, query)
		fmt.Fprintln(said, err)
	}
}

// faultsThatQuote: what the driver says of a row that does not fit quotes its values.
func faultsThatQuote(t *testing.T, o *office.Office, set canary.Set, said *bytes.Buffer) {
	t.Helper()
	long := registration("2024-03-04", set.Name)
	long.CommandID = set.Name + set.Document + set.Phone + set.Address // no id
	_, err := o.Desk.Register(t.Context(), o.Clerk, long)
	var bad desk.Invalid
	if !errors.As(err, &bad) {
		t.Errorf("an id that is none: %v", err)
	}
	fmt.Fprintln(said, err)
	taken := registration("2024-03-04", set.Name)
	o.Exec(t, "INSERT INTO cases (id, kind, agency_id, seq, digest, edition, open, looks, born_at) SELECT '"+casefile.Derived(taken.CommandID, "case")+
		"', kind, agency_id, seq, digest, edition, open, looks, born_at FROM cases LIMIT 1")
	_, err = o.Desk.Register(t.Context(), o.Clerk, taken)
	if err == nil {
		t.Error("a case was born twice")
	}
	fmt.Fprintf(said, "%v %+v %#v\n", err, err, err)
}

// everythingOpens proves that there was something to find.
func everythingOpens(t *testing.T, o *office.Office, set canary.Set) {
	t.Helper()
	all := ""
	for _, id := range o.Texts(t, "SELECT id FROM texts") {
		all += must(o.Record.Texts(t.Context(), id))[id]
	}
	for _, id := range o.Texts(t, "SELECT id FROM parties") {
		party := must(o.Record.Parties(t.Context(), id))[id]
		all += fmt.Sprintf("%+v %+v", party, party.Everyone())
	}
	for _, value := range set.Values() {
		if !bytes.Contains([]byte(all), []byte(value)) {
			t.Errorf("%s was never kept: the search proves nothing", value)
		}
	}
	for kind, least := range map[string]string{"refused": "2", "faulted": "1", "done": "9"} {
		if n := o.Text(t, "SELECT COUNT(*) FROM commands WHERE status = ?", kind); len(n) == 1 && n < least {
			t.Errorf("%s commands are %s", n, kind)
		}
	}
}

func (f failing) Submit(context.Context, casefile.Kind, string, string) error { return errNudge }
func (f failing) Look(context.Context, casefile.Kind, string) error           { return errNudge }

var errNudge = errors.New("temporal is away")
