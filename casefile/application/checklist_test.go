package application_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"gongkai/casefile"
	"gongkai/casefile/application"
)

// The numbers are obviously false: a place 000000 that does not exist, born on 1900-01-01.
func TestIdentityCardFits(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		says, number string
		fits         bool
	}{
		{"GB 11643: a check digit", "000000190001010017", true},
		{"GB 11643: the check digit 0 … 9", "000000190001010009", true},
		{"GB 11643: 10 is written X", "00000019000101005X", true},
		{"GB 11643: a small x", "00000019000101005x", true},
		{"another check digit", "000000190001010018", false},
		{"X in the place of a digit", "00000019000101001X", false},
		{"two digits exchanged", "000000190010010017", false},
		{"one digit wrong", "000000190001011017", false},
		{"15 digits, as before 1999", "000000000101001", false},
		{"a digit missing", "00000019000101001", false},
		{"a digit too many", "0000001900010100170", false},
		{"X inside", "00000019000101X017", false},
		{"a letter inside", "0000001900010100A7", false},
		{"a letter inside, its weight fitting", "00000019000101A013", false},
		{"a sign below the digits, its weight fitting", "0000001900010100/5", false},
		{"a space inside", "0000001900010100 7", false},
		{"full-width digits", "０００００0", false},
		{"nothing", "", false},
	} {
		if got := application.IdentityCardFits(c.number); got != c.fits {
			t.Errorf("%s: %s: %v", c.says, c.number, got)
		}
	}
}

// Weights of GB 11643 typed again: of the eleven possible check digits exactly one fits each number.
func TestOneCheckDigitFitsEachIdentityCard(t *testing.T) {
	t.Parallel()
	seen := map[string]bool{}
	for n := range 40 {
		serial := fmt.Sprintf("%03d", n)
		var fits []string
		for _, check := range strings.Split("0123456789X", "") {
			if application.IdentityCardFits("00000019000101" + serial + check) {
				fits = append(fits, check)
			}
		}
		if len(fits) != 1 {
			t.Fatalf("serial %s: %v fit", serial, fits)
		}
		seen[fits[0]] = true
	}
	if len(seen) != 11 {
		t.Errorf("only %d check digits occur", len(seen))
	}
}

func TestCreditCodeFits(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		says, number string
		fits         bool
	}{
		{"GB 32100: all zeros", "000000000000000000", true},
		{"GB 32100: a check letter", "11000000000000001Y", true},
		{"GB 32100: a check digit", "110000000000000022", true},
		{"GB 32100: letters inside", "11000000MA0000000Y", true},
		{"small letters", "11000000ma0000000y", true},
		{"another check character", "11000000MA0000000X", false},
		{"two characters exchanged", "1100000M0A0000000Y", false},
		{"I is no character of it", "11000000IA0000000Y", false},
		{"nor O", "1100000OMA0000000Y", false},
		{"nor S as the check", "11000000MA0000000S", false},
		{"a letter that grows shorter", "11000000MA000000ſY", false},
		{"a letter that grows longer", "11000000MA00000ɐY", false},
		{"17 characters", "11000000MA0000000", false},
		{"19 characters", "11000000MA0000000Y0", false},
		{"nothing", "", false},
	} {
		if got := application.CreditCodeFits(c.number); got != c.fits {
			t.Errorf("%s: %s: %v", c.says, c.number, got)
		}
	}
}

func TestOneCheckCharacterFitsEachCreditCode(t *testing.T) {
	t.Parallel()
	for _, stem := range []string{"00000000000000001", "11000000MA0000000", "91000000MA0000XYY", "YYYYYYYYYYYYYYYYY"} {
		n := 0
		for _, check := range strings.Split("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ", "") {
			if application.CreditCodeFits(stem + check) {
				n++
			}
		}
		if n != 1 {
			t.Errorf("%s: %d check characters fit", stem, n)
		}
	}
}

func TestChecklist(t *testing.T) {
	t.Parallel()
	whole := casefile.Party{Name: "张三示例", DocNumber: "00000019000101005X", Phone: "000-0000", Address: "示例县示例路0号"}
	with := func(change func(*casefile.Party)) casefile.Party {
		p := whole
		change(&p)
		return p
	}
	wanted := application.Wanted{Routes: []application.Route{application.Collected}}
	for _, c := range []struct {
		says    string
		kind    application.ApplicantKind
		party   casefile.Party
		missing []application.Missing
	}{
		{"art. 29(2)(1): a whole form", application.Natural, whole, nil},
		{"an empty form", application.Natural, casefile.Party{}, []application.Missing{"name", "document", "phone", "address"}},
		{"spaces are nothing", application.Natural, casefile.Party{Name: " ", DocNumber: "　", Phone: "\t", Address: " "},
			[]application.Missing{"name", "document", "phone", "address"}},
		{"a wrong check digit", application.Natural, with(func(p *casefile.Party) { p.DocNumber = "000000190001010018" }), []application.Missing{"document_check"}},
		{"spaces round a number", application.Natural, with(func(p *casefile.Party) { p.DocNumber = " 00000019000101005X " }), nil},
		{"a passport has a form of its own", application.Natural, with(func(p *casefile.Party) { p.DocKind, p.DocNumber = "护照", "E00000000" }), nil},
		{"an organisation has a credit code", application.Business, with(func(p *casefile.Party) { p.DocNumber = "11000000MA0000000Y" }), nil},
		{"an identity card is none", application.OtherOrg, whole, []application.Missing{"document_check"}},
		{"unless it says so", application.OtherOrg, with(func(p *casefile.Party) { p.DocKind = "居民身份证" }), nil},
		{"a person with a credit code named", application.Natural, with(func(p *casefile.Party) { p.DocKind = "统一社会信用代码" }), []application.Missing{"document_check"}},
		{"no telephone", application.Natural, with(func(p *casefile.Party) { p.Phone = "" }), []application.Missing{"phone"}},
		{"an agent with document and 委托书", application.Natural, with(func(p *casefile.Party) { p.Agent = someAgent(true, "E00000000") }), nil},
		{"an agent without 委托书", application.Natural, with(func(p *casefile.Party) { p.Agent = someAgent(false, "E00000000") }), []application.Missing{"mandate"}},
		{"an agent without document", application.Natural, with(func(p *casefile.Party) { p.Agent = someAgent(true, "") }), []application.Missing{"agent_document"}},
		{"a co-applicant without document", application.Natural, with(func(p *casefile.Party) { p.CoApplicants = []casefile.Person{{Name: "李四示例"}} }),
			[]application.Missing{"co_document"}},
		{"a co-applicant's wrong digit", application.Natural, with(func(p *casefile.Party) {
			p.CoApplicants = []casefile.Person{{Name: "李四示例", DocNumber: "000000190001010018"}}
		}), []application.Missing{"co_document_check"}},
		{"a co-applicant of an organisation is a person", application.Business, with(func(p *casefile.Party) {
			p.DocNumber, p.CoApplicants = "11000000MA0000000Y", []casefile.Person{{Name: "李四示例", DocNumber: "00000019000101005X"}}
		}), nil},
		{"no address", application.Natural, with(func(p *casefile.Party) { p.Address = "" }), []application.Missing{"address"}},
	} {
		got := application.Checklist(c.kind, c.party, wanted)
		if !slices.Equal(got, c.missing) || got == nil {
			t.Errorf("%s: %v, want %v", c.says, got, c.missing)
		}
	}
}

func someAgent(mandate bool, number string) *casefile.Agent {
	return &casefile.Agent{Person: casefile.Person{Name: "王五示例", DocKind: "护照", DocNumber: number}, Mandate: mandate}
}

// Art. 29(2)(3): a form that names neither form nor route lacks it; one of the two is enough. Neither use nor interest nor signature is
// a line of the list (arts 27, 29).
func TestTheFormOfProvisionIsALineOfTheChecklist(t *testing.T) {
	t.Parallel()
	whole := casefile.Party{Name: "张三示例", DocNumber: "00000019000101005X", Phone: "000-0000", Address: "示例县示例路0号"}
	for _, c := range []struct {
		says string
		w    application.Wanted
		want []application.Missing
	}{
		{"neither", application.Wanted{}, []application.Missing{"form"}},
		{"only that others are welcome too", application.Wanted{Other: true}, []application.Missing{"form"}},
		{"a form", application.Wanted{Forms: []application.Form{application.OnDisc}}, nil},
		{"a route", application.Wanted{Routes: []application.Route{application.ReadThere}}, nil},
	} {
		if got := application.Checklist(application.Natural, whole, c.w); !slices.Equal(got, c.want) {
			t.Errorf("%s: %v, want %v", c.says, got, c.want)
		}
	}
	for _, m := range application.Lines() {
		text := m.Ask()
		if text == "" || !strings.Contains(text, "请") {
			t.Errorf("%s: %q", m, text)
		}
		for _, bad := range []string{"用途", "特殊需要", "利害关系", "目的"} {
			if strings.Contains(text, bad) {
				t.Errorf("%s asks for %s", m, bad)
			}
		}
	}
}
