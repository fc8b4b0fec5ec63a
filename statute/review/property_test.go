package review_test

import (
	"encoding/json"
	"math/rand/v2"
	"reflect"
	"slices"
	"strings"
	"testing"

	"gongkai/civil"
	"gongkai/statute/outcome"
	"gongkai/statute/review"
)

// randomFile is a refusal, partial reply or grant of up to three documents on up to three grounds, mostly complete.
func randomFile(rng *rand.Rand, r review.Rules) review.File {
	grounds := outcome.Grounds()
	f := review.File{ReceivedOn: received(), Signatures: signed(review.Roles()...),
		Legal: &review.LegalReview{By: "p-2", On: today(), Conclusion: review.Agrees}}
	for i := range 3 {
		b := CompleteBasis(r, grounds[rng.IntN(len(grounds))])
		b.ID = "b" + string(rune('1'+i))
		if rng.IntN(4) == 0 {
			b = review.Basis{ID: b.ID, Ground: b.Ground}
		}
		f.Bases = append(f.Bases, b)
	}
	for i := range 1 + rng.IntN(3) {
		item := string(rune('1' + i))
		f.Requests = append(f.Requests, item)
		f.Documents = append(f.Documents, randomDocument(rng, r, "d"+item))
		code := []outcome.Code{outcome.A36_2_GRANT, outcome.A37_PARTIAL, outcome.A36_3_DENY}[rng.IntN(3)]
		f.Replies = append(f.Replies, review.Reply{Item: item, Code: code, Documents: []string{"d" + item}})
	}
	return f
}

func randomDocument(rng *rand.Rand, r review.Rules, id string) review.Document {
	d := review.Document{ID: id, Separable: []review.Answer{review.Yes, review.No}[rng.IntN(2)], Indivisible: "理由",
		Secrecy: gate(review.MayOpen), Privacy: gate(review.MayOpen), Ours: gate(review.MayOpen), ReviewOn: day("2025-12-01"),
		Alternatives: considered(r, review.RowRefusal)}
	for i := range 1 + rng.IntN(3) {
		s := review.Segment{ID: "s" + string(rune('1'+i)), Location: "段", Facts: "事实", Reason: "理由", State: review.Withheld}
		switch rng.IntN(4) {
		case 0:
			s.State = review.Open
		case 1:
			s.NotInformation = rng.IntN(3) == 0
		}
		if s.State == review.Withheld && !s.NotInformation {
			s.Basis = "b" + string(rune('1'+rng.IntN(3)))
		}
		d.Segments = append(d.Segments, s)
	}
	return d
}

// Findings do not depend on the order of items, documents and bases.
func TestOrderDoesNotMatter(t *testing.T) {
	t.Parallel()
	r := MustRules(t)
	rng := rand.New(rand.NewPCG(5, 6))
	found := 0
	for range 200 {
		f := randomFile(rng, r)
		want := review.Check(f, today(), r)
		rng.Shuffle(len(f.Requests), func(i, j int) { f.Requests[i], f.Requests[j] = f.Requests[j], f.Requests[i] })
		rng.Shuffle(len(f.Replies), func(i, j int) { f.Replies[i], f.Replies[j] = f.Replies[j], f.Replies[i] })
		rng.Shuffle(len(f.Documents), func(i, j int) { f.Documents[i], f.Documents[j] = f.Documents[j], f.Documents[i] })
		rng.Shuffle(len(f.Bases), func(i, j int) { f.Bases[i], f.Bases[j] = f.Bases[j], f.Bases[i] })
		rng.Shuffle(len(f.Signatures), func(i, j int) { f.Signatures[i], f.Signatures[j] = f.Signatures[j], f.Signatures[i] })
		if got := review.Check(f, today(), r); !slices.Equal(got, want) {
			t.Fatalf("%v, want %v", short(got), short(want))
		}
		found += len(want)
	}
	if found < 500 {
		t.Errorf("only %d findings", found)
	}
}

// scramble fills a value with words that occur in files, and with some that do not.
func scramble(rng *rand.Rand, v reflect.Value, depth int) {
	words := []string{"", "1", "d1", "b1", "s1", "yes", "no", "open", "withheld", "agree", "object", "own", "city", "secret", "机密★", "\xff",
		"A36_3_DENY", "A37_PARTIAL", "A36_2_GRANT", "A36_4_NONE", "X14_SECRET", "X15_THIRD", "X16_PROCESS", "highly_secret"}
	switch v.Kind() {
	case reflect.Pointer:
		if rng.IntN(3) > 0 {
			v.Set(reflect.New(v.Type().Elem()))
			scramble(rng, v.Elem(), depth)
		}
	case reflect.Slice:
		if depth > 6 {
			return
		}
		v.Set(reflect.MakeSlice(v.Type(), rng.IntN(4), 4))
		for i := range v.Len() {
			scramble(rng, v.Index(i), depth+1)
		}
	case reflect.Struct:
		for i := range v.NumField() {
			scramble(rng, v.Field(i), depth+1)
		}
	case reflect.String:
		v.SetString(words[rng.IntN(len(words))])
	case reflect.Bool:
		v.SetBool(rng.IntN(2) == 0)
	case reflect.Int, reflect.Int32:
		v.SetInt([]int64{0, -1, 1, 20000, 20100, 1 << 30, -1 << 31}[rng.IntN(7)])
	}
}

func TestCheckNeverPanics(t *testing.T) {
	t.Parallel()
	r := MustRules(t)
	rng := rand.New(rand.NewPCG(7, 8))
	for range 400 {
		var f review.File
		scramble(rng, reflect.ValueOf(&f).Elem(), 0)
		for _, on := range []civil.Date{0, today(), -1 << 31, 1<<31 - 1} {
			sound(t, f, review.Check(f, on, r))
			review.Least(f, on, r)
		}
		review.Check(f, today(), review.Rules{})
	}
}

// sound holds what is true of every answer: known checks, a text, sorted, nothing twice, and no text of the file.
func sound(t *testing.T, f review.File, all []review.Finding) {
	t.Helper()
	for i, x := range all {
		if !slices.Contains(review.Checks(), x.Check) || x.Text == "" || x.Field == "" || strings.Contains(x.Text+x.Field, "{}") || strings.Contains(x.Field, "[]") {
			t.Fatalf("%+v", x)
		}
		if i > 0 && x == all[i-1] {
			t.Fatalf("twice: %+v", x)
		}
	}
	if len(f.Requests) == 0 && len(all) == 0 {
		t.Fatal("an empty file passes")
	}
}

// No finding quotes what was written as fact, reason, harm or weighing.
func TestSecretTextsAreNeverQuoted(t *testing.T) {
	t.Parallel()
	r := MustRules(t)
	const canary = "金丝雀"
	for _, g := range outcome.Grounds() {
		f := PartialOf(r, g)
		b, err := json.Marshal(f)
		if err != nil {
			t.Fatal(err)
		}
		for _, word := range []string{"事实", "理由", "后果", "因果", "损害", "衡量", "必要性", "新理由"} {
			b = []byte(strings.ReplaceAll(string(b), `"`+word+`"`, `"`+canary+`"`))
		}
		f = review.File{}
		if err := json.Unmarshal(b, &f); err != nil {
			t.Fatal(err)
		}
		f.Signatures, f.Legal, f.Replies[0].Code = nil, nil, outcome.A36_3_DENY
		got := review.Check(f, today(), r)
		if b, _ = json.Marshal(got); len(got) == 0 || strings.Contains(string(b), canary) {
			t.Errorf("%s: %s", g, b)
		}
	}
}

// FuzzCheck reads files as they come from outside.
func FuzzCheck(f *testing.F) {
	r := MustRules(f)
	add := func(file review.File) {
		b, err := json.Marshal(file)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(b)
	}
	for _, g := range outcome.Grounds() {
		add(Refusal(r, g))
		add(PartialOf(r, g))
	}
	for _, c := range outcome.Codes() {
		add(Other(r, c))
	}
	add(Grant())
	f.Add([]byte(`{}`))
	f.Add([]byte(`{"replies":[{"item":"1","code":"A36_4_NONE","search":{"entries":[{}]}}]}`))
	f.Fuzz(func(t *testing.T, b []byte) {
		var file review.File
		if json.Unmarshal(b, &file) != nil {
			return
		}
		got := review.Check(file, today(), r)
		sound(t, file, got)
		review.Least(file, today(), r)
		again, err := json.Marshal(file)
		if err != nil {
			t.Fatal(err)
		}
		var back review.File
		if err := json.Unmarshal(again, &back); err != nil {
			t.Fatalf("%v: %s", err, again)
		}
		if !slices.Equal(review.Check(back, today(), r), got) {
			t.Errorf("another answer after being stored: %s", again)
		}
	})
}
