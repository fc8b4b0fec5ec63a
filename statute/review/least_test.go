package review_test

import (
	"math/rand/v2"
	"testing"

	"gongkai/statute/outcome"
	"gongkai/statute/review"
)

func TestTheLeastRestriction(t *testing.T) {
	t.Parallel()
	r := MustRules(t)
	segments := func(s ...review.Segment) func(*review.File) {
		return func(f *review.File) { f.Documents[0].Segments = s }
	}
	withheld := review.Segment{ID: "s1", State: review.Withheld, Basis: "b1"}
	open := review.Segment{ID: "s2", State: review.Open}
	foreign := review.Segment{ID: "s3", State: review.Withheld, NotInformation: true}
	for _, c := range []struct {
		says string
		file review.File
		do   func(*review.File)
		want review.Restriction
	}{
		{"art. 36(3): all of it rests on a ground that holds", Refusal(r, outcome.X14_LAW), segments(withheld),
			review.Restriction{Extent: review.None, Why: review.NothingOpen, Force: review.Must}},
		{"art. 16: the agency may withhold", Refusal(r, outcome.X16_PROCESS), segments(withheld),
			review.Restriction{Extent: review.None, Why: review.NothingOpen, Force: review.May}},
		{"art. 16: a warning does not make the ground fall", Refusal(r, outcome.X16_PROCESS), func(f *review.File) { f.Bases[0].Process.FreshReason = "" },
			review.Restriction{Extent: review.None, Why: review.NothingOpen, Force: review.May}},
		{"art. 37: a segment is open", Refusal(r, outcome.X14_LAW), segments(withheld, open),
			review.Restriction{Extent: review.Partial, Why: review.SomethingOpen, Force: review.Must}},
		{"art. 37: judged separable", Refusal(r, outcome.X14_LAW), func(f *review.File) { f.Documents[0].Separable = review.Yes },
			review.Restriction{Extent: review.Partial, Why: review.Separable, Force: review.Must}},
		{"art. 13: the ground fails", Refusal(r, outcome.X14_LAW), func(f *review.File) { f.Bases[0].Law.Rank = review.GovernmentRule },
			review.Restriction{Extent: review.Full, Why: review.NothingHolds, Unproven: 1}},
		{"art. 13: no ground at all", Refusal(r, outcome.X14_LAW), func(f *review.File) { f.Bases = nil },
			review.Restriction{Extent: review.Full, Why: review.NothingHolds, Unproven: 1}},
		{"art. 13: nothing is withheld", Refusal(r, outcome.X14_LAW), segments(open), review.Restriction{Extent: review.Full, Why: review.NothingHolds}},
		{"art. 13: nothing is listed", Refusal(r, outcome.X14_LAW), segments(), review.Restriction{Extent: review.Full, Why: review.NothingHolds}},
		{"art. 15: the third party consented", Refusal(r, outcome.X15_THIRD), func(f *review.File) { f.Bases[0].Third.Answer = review.Agrees },
			review.Restriction{Extent: review.Full, Why: review.NothingHolds, Unproven: 1}},
		{"保密法 art. 24: one secret has expired, one part is no information", Refusal(r, outcome.X14_SECRET), func(f *review.File) {
			segments(withheld, foreign)(f)
			f.Bases[0].Secret.SecretUntil = day("2025-03-19")
		}, review.Restriction{Extent: review.Partial, Why: review.SomethingOpen, Unproven: 1}},
		{"art. 37: what is no information has no ground", PartialOf(r, outcome.X14_LAW), segments(foreign, open), review.Restriction{Extent: review.Partial, Why: review.SomethingOpen}},
		{"arts 14, 16: the strictest force counts", Refusal(r, outcome.X16_INTERNAL), func(f *review.File) {
			law := CompleteBasis(r, outcome.X14_LAW)
			law.ID = "b2"
			f.Bases = append(f.Bases, law)
			segments(withheld, review.Segment{ID: "s2", State: review.Withheld, Basis: "b2"}, withheld)(f)
		}, review.Restriction{Extent: review.None, Why: review.NothingOpen, Force: review.Must}},
		{"signatures and gates do not bear on it", Refusal(r, outcome.X14_3S1W), func(f *review.File) {
			f.Signatures, f.Legal, f.Documents[0].Secrecy = nil, nil, nil
		}, review.Restriction{Extent: review.None, Why: review.NothingOpen, Force: review.Must}},
	} {
		if c.do != nil {
			c.do(&c.file)
		}
		c.want.Item = "1"
		if got := review.Least(c.file, today(), r); len(got) != 1 || got[0] != c.want {
			t.Errorf("%s: %+v, want %+v", c.says, got, c.want)
		}
	}
}

func TestEachReplyHasItsOwnRestriction(t *testing.T) {
	t.Parallel()
	r := MustRules(t)
	f := Refusal(r, outcome.X14_LAW)
	f.Replies = append(f.Replies, review.Reply{Item: "2", Code: outcome.A36_4_NONE}, review.Reply{Item: "3", Code: outcome.A36_2_GRANT})
	got := review.Least(f, today(), r)
	if len(got) != 2 || got[0].Item != "1" || got[0].Extent != review.None || got[1].Item != "3" || got[1].Extent != review.Full {
		t.Errorf("%+v", got)
	}
}

// A reply is lawful only if it withholds no more than the least restriction: Check and Least agree.
func TestCheckAndLeastAgree(t *testing.T) {
	t.Parallel()
	r := MustRules(t)
	rng := rand.New(rand.NewPCG(1, 2))
	for range 400 {
		f := randomFile(rng, r)
		for _, least := range review.Least(f, today(), r) {
			stops := false
			for _, x := range review.Check(f, today(), r) {
				stops = stops || x.Severity == review.Stop
			}
			for _, reply := range f.Replies {
				if !stops && reply.Item == least.Item && least.Extent.Code() != reply.Code {
					t.Fatalf("item %s passes as %s, the least is %+v\n%+v", reply.Item, reply.Code, least, f)
				}
			}
		}
	}
}

// Opening a segment never makes the outcome more restrictive.
func TestLeastIsMonotone(t *testing.T) {
	t.Parallel()
	r := MustRules(t)
	rng := rand.New(rand.NewPCG(3, 4))
	opened, milder := 0, 0
	for range 400 {
		f := randomFile(rng, r)
		before := review.Least(f, today(), r)
		for d := range f.Documents {
			for s := range f.Documents[d].Segments {
				was := f.Documents[d].Segments[s].State
				f.Documents[d].Segments[s].State = review.Open
				for i, after := range review.Least(f, today(), r) {
					opened++
					if after.Extent.MoreThan(before[i].Extent) {
						t.Fatalf("opening %s/%s: %s, before %s", f.Documents[d].ID, f.Documents[d].Segments[s].ID, after.Extent, before[i].Extent)
					}
					if before[i].Extent.MoreThan(after.Extent) {
						milder++
					}
				}
				f.Documents[d].Segments[s].State = was
			}
		}
	}
	if opened < 100 || milder < 50 {
		t.Errorf("only %d segments opened, %d made it milder", opened, milder)
	}
}

func TestExtents(t *testing.T) {
	t.Parallel()
	all := []review.Extent{review.Full, review.Partial, review.None}
	for i := range all {
		for j := range all {
			if all[i].MoreThan(all[j]) != (i > j) {
				t.Errorf("%s more than %s", all[i], all[j])
			}
		}
	}
	if review.Extent("").Code() != "" || review.Why("").Text() != "" {
		t.Error("nothing has a code or a text")
	}
	for _, w := range []review.Why{review.NothingHolds, review.SomethingOpen, review.Separable, review.NothingOpen} {
		if w.Text() == "" {
			t.Errorf("%s has no text", w)
		}
	}
}
