package record_test

import (
	"encoding/json"
	"errors"
	"strconv"
	"testing"

	"gongkai/casefile"
	"gongkai/casefile/application"
	"gongkai/house"
	"gongkai/internal/office"
	"gongkai/internal/story"
	"gongkai/record"
	"gongkai/statute/remedy"
	"gongkai/store"
)

// settle adds a version of the office's settings, as another process would.
func settle(t *testing.T, o *office.Office, version int, s house.Settings) {
	t.Helper()
	body, err := json.Marshal(s)
	if err != nil {
		t.Fatal(err)
	}
	err = o.DB.Update(t.Context(), "settle", func(tx *store.Tx) error {
		return tx.InsertOfficeSettings(store.OfficeSettings{AgencyID: o.Clerk.AgencyID, Version: version, Body: string(body), SetAt: o.Record.Now(), SetBy: o.Admin.ID})
	})
	if err != nil {
		t.Fatal(err)
	}
}

// What is settled in the database holds from the next signature on, in every process at once, and before what the environment says.
func TestSettingsTakeEffectForTheNextSignature(t *testing.T) {
	t.Parallel()
	office.OnEach(t, "2024-03-05", direct, func(t *testing.T, o *office.Office) {
		id := underReview(t, o, "2024-03-04")
		wantDone(t, o, o.Reviewer, id, "2024-03-05", application.Pass{Secrecy: "may_open", Privacy: "may_open", Ours: "may_open"})
		named := story.SomeRedress()
		named.Names.HigherGovernment, named.Names.IntermediateCourt = "", "" // what a county government needs
		one := record.New(o.DB, o.Keys, o.Clock.Now).Naming(func(store.Unit) remedy.Venue { return named })
		other := record.New(o.DB, o.Keys, o.Clock.Now)
		refused := func(r *record.Recorder) []string {
			_, _, err := r.Try(t.Context(), record.Submission{CaseID: id, Actor: o.Signer.ID, On: day("2024-03-05"), Seen: -1, Command: application.Sign{}})
			var why casefile.Refusals
			if err != nil && !errors.As(err, &why) {
				t.Fatal(err)
			}
			var missing []string
			for _, x := range why {
				missing = append(missing, x.Facts["missing"])
			}
			return missing
		}
		want := func(step string, r *record.Recorder, n int) {
			t.Helper()
			if got := refused(r); len(got) != n {
				t.Errorf("%s: missing %v, want %d", step, got, n)
			}
		}
		want("the environment names all", one, 0)
		want("nothing is named", other, 1)
		settle(t, o, 1, house.Settings{Body: remedy.CountyGovernment})
		want("a county government needs other names", one, 2)
		settle(t, o, 2, house.Settings{Body: remedy.CountyGovernment, HigherGovernment: "示例市人民政府", IntermediateCourt: "示例市中级人民法院", Online: "https://fy.example.invalid"})
		want("settled, with the environment", one, 0)
		want("settled, without", other, 0)
		h, err := other.House(t.Context(), o.Clerk.AgencyID)
		if err != nil || h.Version != 2 || h.Venue.Names.HigherGovernment != "示例市人民政府" || h.Letterhead() != "县人民政府办公室" {
			t.Errorf("%+v %v", h, err)
		}
	})
}

// An office that starts in mid-year goes on where its old register ends, under its own pattern; the next year begins with 1.
func TestNumbersFollowTheAgencysPattern(t *testing.T) {
	t.Parallel()
	office.OnEach(t, "2024-07-01", nil, func(t *testing.T, o *office.Office) {
		want := func(number string) {
			t.Helper()
			if got := register(t, o, "2024-06-28", "李示范"); got.Number != number {
				t.Errorf("%s, want %s", got.Number, number)
			}
		}
		want("2024-0001")
		settle(t, o, 1, house.Settings{Number: "依〔{年}〕{号}号", FirstYear: 2024, First: 58})
		want("依〔2024〕58号")
		want("依〔2024〕59号")
		settle(t, o, 2, house.Settings{Number: "依〔{年}〕{号}号", FirstYear: 2024, First: 20})
		want("依〔2024〕60号") // numbers never go back
		o.Clock.Set(t, "2025-01-02")
		want("依〔2025〕1号")
	})
}

// The number of an old register is kept; one that is used, or that the counter will give out, is refused, with what to do.
func TestAnOldNumberIsKept(t *testing.T) {
	t.Parallel()
	office.OnEach(t, "2024-07-01", nil, func(t *testing.T, o *office.Office) {
		settle(t, o, 1, house.Settings{FirstYear: 2024, First: 58})
		n := 0
		keep := func(number string) (record.Born, error) {
			n++
			in := registration("2024-06-03", "李示范")
			in.Command.Backfilled = true
			birth := record.Birth{CommandID: in.CommandID, Kind: casefile.KindApplication, Agency: o.Clerk.AgencyID, Actor: o.Clerk.ID, On: in.On, Command: in.Command,
				Counter: "application/" + o.Clerk.AgencyID, Kept: number, Numbered: func(c casefile.Command, n record.Numbering) casefile.Command {
					r := c.(application.Register)
					r.Number, r.Year, r.Ordinal = n.Number, n.Year, n.Ordinal
					return r
				}}
			born, err := o.Record.Births(t.Context(), []record.Birth{birth}, nil)
			if err != nil {
				return record.Born{}, err
			}
			return born[0], nil
		}
		for number, place := range map[string][2]int{"2024-0041": {2024, 41}, "2023-0117": {2023, 117}, "旧字第9号": {2024, -1}} {
			born, err := keep(number)
			if err != nil || born.Number != number {
				t.Fatalf("%s: %+v %v", number, born, err)
			}
			if _, s := read(t, o, born.Case); s.Year != place[0] || s.Ordinal != place[1] || !s.Backfilled {
				t.Errorf("%s: %d %d", number, s.Year, s.Ordinal)
			}
		}
		before := o.Dump(t)
		for number, want := range map[string]casefile.Refusal{
			"2024-0041": {Check: casefile.NumberTaken},
			"旧字第9号":     {Check: casefile.NumberTaken},
			"2024-0058": {Check: casefile.NumberAhead, Facts: map[string]string{"year": "2024", "first": "59"}},
			"2025-0003": {Check: casefile.NumberAhead, Facts: map[string]string{"year": "2025", "first": "4"}},
		} {
			_, err := keep(number)
			var why casefile.Refusals
			if !errors.As(err, &why) || len(why) != 1 || why[0].Check != want.Check || why[0].Field != "number" || why[0].Facts["first"] != want.Facts["first"] || why[0].Facts["year"] != want.Facts["year"] {
				t.Errorf("%s: %v", number, err)
			}
		}
		if o.Dump(t) != before {
			t.Error("a refusal left something behind")
		}
		if got := register(t, o, "2024-07-01", "王样本"); got.Number != "2024-"+strconv.Itoa(10058)[1:] {
			t.Errorf("the counter gives %s", got.Number)
		}
	})
}
