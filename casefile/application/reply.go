package application

import (
	"errors"
	"reflect"
	"slices"
	"strings"

	"gongkai/casefile"
	"gongkai/civil"
	"gongkai/statute/annual"
	"gongkai/statute/clock"
	"gongkai/statute/outcome"
	"gongkai/statute/review"
)

// Outcomes are the reply kinds a draft may have: all but those by which the applicant ends the case himself.
func Outcomes() []outcome.Code {
	return slices.DeleteFunc(outcome.Codes(), func(c outcome.Code) bool {
		return c == outcome.A30_ABANDON_CORR || c == outcome.A42_ABANDON_FEE || c == outcome.A_WITHDRAWN
	})
}

// onlyItem and onlyDocument are the ids of a reply to one item about one document.
const (
	onlyItem     = "1"
	onlyDocument = "d1"
)

// file is what the reply stands on: the handler's, or for a reply to one item that of its outcome.
func (c Draft) file() review.File {
	if c.File != nil {
		return *c.File
	}
	reply := review.Reply{Item: onlyItem, Code: c.Outcome}
	f := review.File{Requests: []string{onlyItem}}
	if c.Outcome == outcome.A36_2_GRANT {
		reply.Documents = []string{onlyDocument}
		f.Documents = []review.Document{{ID: onlyDocument}}
	}
	f.Replies = []review.Reply{reply}
	return f
}

// known puts what the case itself knows into the file: the receipt, and the course of each consultation that a third party or
// co-maker is named by (c1, c2 …).
func (s State) known(f review.File) review.File {
	f.ReceivedOn = s.ReceivedOn()
	f.Bases = slices.Clone(f.Bases)
	for i, b := range f.Bases {
		if b.Third == nil {
			continue
		}
		if c, ok := s.consultation(b.Third.Party); ok {
			t := *b.Third
			s.course(c, &t)
			f.Bases[i].Third = &t
		}
	}
	f.Replies = slices.Clone(f.Replies)
	for i, r := range f.Replies {
		if asked := s.legalFirst(clock.ReasonsAsked); r.Volume != nil && !asked.IsZero() {
			v := *r.Volume
			v.InvitedOn = asked
			f.Replies[i].Volume = &v
		}
	}
	return f
}

// course is how a consultation went.
func (s State) course(c ConsultationState, t *review.Third) {
	sent, _ := s.fact(c.Seq)
	t.SentOn, t.ServedOn, t.AnsweredOn, t.Answer = sent.On, sent.ServedOn, 0, ""
	if due := s.derived(c.Ref).AnswerDue; !due.IsZero() {
		t.AnswerDue = due
	}
	if answer, _ := s.fact(c.EndedSeq); c.Opinion == Agrees || c.Opinion == Objects {
		t.AnsweredOn, t.Answer = answer.On, review.Reaction(c.Opinion)
	}
}

// legalFirst is the earliest day of a kind of fact.
func (s State) legalFirst(k clock.Kind) (first civil.Date) {
	for _, f := range s.Facts {
		if f.Fact.Kind == k && (first.IsZero() || f.Fact.On < first) {
			first = f.Fact.On
		}
	}
	return first
}

// masked is the file without its texts: a mark stands where one was written. Ids, codes, dates and numbers stay.
func masked(f review.File) review.File {
	v := reflect.New(reflect.TypeFor[review.File]()).Elem()
	mask(reflect.ValueOf(f), v, "")
	return v.Interface().(review.File)
}

// Mark stands in an event where the sealed file has a text.
const Mark = "■"

// mask copies from into to, texts as marks. A field of type string is a text unless its name says that it is an id.
func mask(from, to reflect.Value, name string) {
	switch from.Kind() {
	case reflect.Pointer:
		if !from.IsNil() {
			to.Set(reflect.New(from.Type().Elem()))
			mask(from.Elem(), to.Elem(), name)
		}
	case reflect.Slice:
		if from.IsNil() {
			return
		}
		to.Set(reflect.MakeSlice(from.Type(), from.Len(), from.Len()))
		for i := range from.Len() {
			mask(from.Index(i), to.Index(i), name)
		}
	case reflect.Struct:
		for i := range from.NumField() {
			mask(from.Field(i), to.Field(i), from.Type().Field(i).Name)
		}
	case reflect.String:
		if from.Type() == reflect.TypeFor[string]() && !isID(name) && strings.TrimSpace(from.String()) != "" {
			to.SetString(Mark)
			return
		}
		to.Set(from)
	default:
		to.Set(from)
	}
}

// wellFormed: whatever of a file is not masked is an id or a code; a name or a sentence in such a place would go unsealed into the log.
func wellFormed(f review.File) bool { return plainCodes(reflect.ValueOf(f), "") }

func plainCodes(v reflect.Value, name string) bool {
	switch v.Kind() {
	case reflect.Pointer:
		return v.IsNil() || plainCodes(v.Elem(), name)
	case reflect.Slice:
		for i := range v.Len() {
			if !plainCodes(v.Index(i), name) {
				return false
			}
		}
	case reflect.Struct:
		for i := range v.NumField() {
			if !plainCodes(v.Field(i), v.Type().Field(i).Name) {
				return false
			}
		}
	case reflect.String:
		text := v.Type() == reflect.TypeFor[string]() && !isID(name)
		return text || isCode(v.String())
	}
	return true
}

// isCode: a short word of ASCII letters, digits, hyphen and underscore, or nothing.
func isCode(s string) bool {
	const longest = 40
	return len(s) <= longest && strings.Trim(s, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_-") == ""
}

// isID: the fields of a file by which its parts refer to each other.
func isID(field string) bool {
	return slices.Contains([]string{"ID", "Item", "Requests", "Documents", "Basis", "Kind"}, field)
}

// overall is the outcome of the whole reply with its principal ground and its row of table 3 (条例 arts 36, 37).
func overall(f review.File, chosen outcome.Ground, r Rules) (Decided, casefile.Refusals) {
	var items []annual.Item
	for _, reply := range f.Replies {
		grounds := f.GroundsOf(reply)
		if len(grounds) == 0 {
			items = append(items, annual.Item{Code: reply.Code})
		}
		for _, g := range grounds {
			items = append(items, annual.Item{Code: reply.Code, Ground: g})
		}
	}
	row, err := r.Counting.RowOfReply(items, chosen)
	switch {
	case errors.Is(err, annual.ErrChosen):
		return Decided{}, casefile.Refuse(casefile.MissingField, "条例第三十六条第（三）项", "ground")
	case err != nil:
		return Decided{}, casefile.Refuse(casefile.MissingField, "条例第三十六条", "outcome")
	}
	if row == annual.R3_2 {
		return Decided{Outcome: outcome.A37_PARTIAL, Row: row}, nil
	}
	for _, x := range items {
		if of, ok := annual.RowOf(x.Code, x.Ground); ok && of == row {
			return Decided{Outcome: x.Code, Ground: x.Ground, Row: row}, nil
		}
	}
	return Decided{Outcome: items[0].Code, Row: row}, nil
}

// findings are what the minimal-exemption rule says against a step of the reply on a day, as refusals. Fields are those of the file.
func findings(f review.File, step review.Step, on civil.Date, r Rules) casefile.Refusals {
	var why casefile.Refusals
	for _, x := range review.At(step, review.Check(f, on, r.Review)) {
		ref := casefile.Refuse(string(x.Check), x.Article, x.Field, "condition", x.Condition, "item", x.Item, "document", x.Document,
			"segment", x.Segment, "basis", x.Basis, "may_sign", string(x.MaySign))
		ref[0].MaySign = x.Severity == review.Warning
		why = append(why, ref...)
	}
	return why
}
