package review_test

import (
	"reflect"
	"slices"
	"strings"
	"testing"

	"gongkai/statute/outcome"
	"gongkai/statute/review"
)

func TestACompleteFileHasNoFindings(t *testing.T) {
	t.Parallel()
	r := MustRules(t)
	files := map[string]review.File{"art. 36(2)": Grant()}
	for _, g := range outcome.Grounds() {
		files["art. 36(3) "+string(g)], files["art. 37 "+string(g)] = Refusal(r, g), PartialOf(r, g)
	}
	for _, c := range outcome.Codes() {
		if c != outcome.A36_2_GRANT && c != outcome.A36_3_DENY && c != outcome.A37_PARTIAL {
			files[string(c)] = Other(r, c)
		}
	}
	for name, f := range files {
		if got := review.Check(f, today(), r); len(got) > 0 {
			t.Errorf("%s: %v", name, short(got))
		}
	}
}

// blank is what a record lacks when one of its members is emptied: condition by member. "-" is a member that may be empty.
type blank map[string]string

// Each precondition of §6.2 is asked for by its own condition: emptying one member of a complete record gives exactly one.
func TestEachMissingMemberIsFoundByItsOwnCondition(t *testing.T) {
	t.Parallel()
	r := MustRules(t)
	for name, c := range map[string]struct {
		file   func() review.File
		record func(*review.File) any
		want   blank
	}{
		"secret": {func() review.File { return Refusal(r, outcome.X14_SECRET) }, func(f *review.File) any { return f.Bases[0].Secret }, blank{
			"doc_no": "E03 secret_doc_no", "level": "E03 secret_level", "term_years": "E03 secret_term", "secret_until": "-", "condition": "-",
			"condition_met": "-", "marked_on": "E03 secret_marked_on", "organ": "E03 secret_organ", "organ_kind": "E03 secret_power",
			"power": "E03 secret_power", "power_no": "-", "authorised_by": "-", "grounds": "E03 secret_grounds",
			"original_at": "E03 secret_original", "reviewer": "E03 secret_reviewer"}},
		"law": {func() review.File { return Refusal(r, outcome.X14_LAW) }, func(f *review.File) any { return f.Bases[0].Law }, blank{
			"rank": "E04 law_rank", "title": "E04 law_title", "article": "E04 law_article", "prohibits": "E04 law_prohibits",
			"limited": "E04 law_limited", "within": "-"}},
		"harm": {func() review.File { return Refusal(r, outcome.X14_3S1W) }, func(f *review.File) any { return f.Bases[0].Harm }, blank{
			"interest": "G8 harm_interest", "consequence": "G8 harm_consequence", "cause": "G8 harm_cause", "likelihood": "G8 harm_likelihood",
			"assessed_on": "G8 harm_assessed", "department": "G5 harm_department", "opinion_on": "G5 harm_opinion"}},
		"third": {func() review.File { return Refusal(r, outcome.X15_THIRD) }, func(f *review.File) any { return f.Bases[0].Third }, blank{
			"party": "G8 third_party", "right": "G8 third_right", "harm": "G8 third_harm", "sent_on": "E05 third_sent", "served_on": "E05 third_served",
			"answer_due": "-", "answered_on": "E05 third_answer", "answer": "E05 third_answer, E06 third_assessment", "reasonable": "E06 third_reasonable",
			"unreachable": "-", "names_applicant": "-", "assessment": "-", "weighing": "E06 third_weighing", "override": "-", "told_on": "-"}},
		"internal": {func() review.File { return Refusal(r, outcome.X16_INTERNAL) }, func(f *review.File) any { return f.Bases[0].Internal }, blank{
			"kind": "G8 internal_kind", "external": "G8 internal_external", "must_publish": "G8 internal_must_publish", "need": "G8 internal_need"}},
		"process": {func() review.File { return Refusal(r, outcome.X16_PROCESS) }, func(f *review.File) any { return f.Bases[0].Process }, blank{
			"kind": "G8 process_kind", "matter": "G8 process_matter", "must_publish": "G8 process_must_publish", "final": "G8 process_final",
			"final_on": "G8 process_final_on", "fresh_reason": "E07 process_fresh_reason"}},
		"casefile": {func() review.File { return Refusal(r, outcome.X16_CASEFILE) }, func(f *review.File) any { return f.Bases[0].Casefile }, blank{
			"case_no": "G8 casefile_case_no", "applicant_party": "G8 casefile_party", "must_publish": "G8 casefile_must_publish",
			"decision": "G8 casefile_decision"}},
		"search": {func() review.File { return Other(r, outcome.A36_4_NONE) }, func(f *review.File) any { return f.Replies[0].Search }, blank{
			"expected": "E08 search_expected", "entries": "E08 search_log, E16 search_left_out, E16 search_left_out", "left_out": "E16 search_left_out",
			"units_asked": "E08 search_units", "leads": "-", "maker_duty": "E08 search_maker_duty", "why_missing": "E08 search_why_missing"}},
		"entry": {func() review.File { return Other(r, outcome.A36_4_NONE) }, func(f *review.File) any { return &f.Replies[0].Search.Entries[0] }, blank{
			"place": "E08 search_place, E16 search_left_out", "by": "E08 search_by", "on": "E08 search_on", "keywords": "E08 search_keywords",
			"range": "E08 search_range", "result": "E08 search_result", "evidence": "E16 search_evidence"}},
		"asked": {func() review.File { return Other(r, outcome.A36_4_NONE) }, func(f *review.File) any { return &f.Replies[0].Search.UnitsAsked[0] }, blank{
			"unit": "E08 search_unit_asked", "asked_on": "E08 search_unit_asked", "answered_on": "E08 search_unit_answered"}},
		"lead": {func() review.File { return Other(r, outcome.A36_4_NONE) }, func(f *review.File) any { return &f.Replies[0].Search.Leads[0] }, blank{
			"lead": "-", "followed_on": "E08 search_lead", "result": "E08 search_lead"}},
		"not_ours": {func() review.File { return Other(r, outcome.A36_5_NOTOURS) }, func(f *review.File) any { return f.Replies[0].NotOurs }, blank{
			"maker": "G8 not_ours_maker", "keeper": "G8 not_ours_keeper", "lead": "G8 not_ours_lead", "how": "G8 not_ours_how",
			"other_known": "G8 not_ours_other_known", "other": "G8 not_ours_other", "contact": "G8 not_ours_contact"}},
		"repeat": {func() review.File { return Other(r, outcome.A36_6_REPEAT) }, func(f *review.File) any { return f.Replies[0].Repeat }, blank{
			"earlier_no": "G8 repeat_earlier_no", "earlier_on": "G8 repeat_earlier_on", "replied": "G8 repeat_replied",
			"same_applicant": "G8 repeat_applicant", "same_information": "G8 repeat_information"}},
		"register": {func() review.File { return Other(r, outcome.A36_7_REGISTER) }, func(f *review.File) any { return f.Replies[0].Register }, blank{
			"rank": "E04 register_rank", "title": "E04 register_title", "article": "E04 register_article"}},
		"processing": {func() review.File { return Other(r, outcome.A38_PROCESSING) }, func(f *review.File) any { return f.Replies[0].Processing }, blank{
			"ready_made": "G8 processing_ready_made", "work": "G8 processing_work", "raw_exists": "G8 processing_raw_exists",
			"raw_form": "G8 processing_raw_form", "offered": "G6 processing_offered"}},
		"petition": {func() review.File { return Other(r, outcome.A39_PETITION) }, func(f *review.File) any { return f.Replies[0].Petition }, blank{
			"extracts": "G8 petition_extracts", "embedded": "G8 petition_embedded", "embedded_answered": "-"}},
		"volume": {func() review.File { return Other(r, outcome.A35_ABUSE) }, func(f *review.File) any { return f.Replies[0].Volume }, blank{
			"count": "G8 volume_count", "period": "G8 volume_period", "invited_on": "G8 volume_invited", "evaluation": "G8 volume_evaluation"}},
		"legal": {func() review.File { return Refusal(r, outcome.X14_LAW) }, func(f *review.File) any { return f.Legal }, blank{
			"by": "G4 legal_review", "on": "G4 legal_review", "conclusion": "G4 legal_review"}},
		"document refused": {func() review.File { return Refusal(r, outcome.X14_LAW) }, func(f *review.File) any { return &f.Documents[0] }, blank{
			"id": "G1 refusal_document_unknown", "title": "-", "segments": "E01 refusal_segments", "separable": "E02 refusal_separable",
			"indivisible": "G2 refusal_indivisible", "secrecy": "G3 refusal_secrecy", "privacy": "-", "ours": "-", "co_makers": "-",
			"alternatives": strings.Repeat(", G6 file_alternative", 5)[2:], "review_on": "G7 refusal_review_on"}},
		"document handed out": {func() review.File { return Grant() }, func(f *review.File) any { return &f.Documents[0] }, blank{
			"id": "G1 refusal_document_unknown", "title": "-", "segments": "-", "separable": "-", "indivisible": "-", "secrecy": "G3 handout_secrecy",
			"privacy": "G3 handout_privacy", "ours": "G3 handout_ours", "co_makers": "-", "alternatives": "-", "review_on": "-"}},
		"gate": {func() review.File { return Grant() }, func(f *review.File) any { return f.Documents[0].Secrecy }, blank{
			"by": "G3 handout_secrecy", "on": "G3 handout_secrecy", "conclusion": "G3 handout_secrecy"}},
		"segment": {func() review.File { return Refusal(r, outcome.X14_LAW) }, func(f *review.File) any { return &f.Documents[0].Segments[0] }, blank{
			"id": "-", "location": "G1 refusal_location", "state": "G1 refusal_state", "basis": "G1 refusal_ground",
			"not_information": "-", "facts": "G8 refusal_facts", "reason": "G1 refusal_reason"}},
		"alternative": {func() review.File { return Refusal(r, outcome.X14_LAW) }, func(f *review.File) any { return &f.Bases[0].Alternatives[0] }, blank{
			"kind": "G6 file_alternative", "taken": "-", "why": "G6 file_alternative"}},
		"signature": {func() review.File { return Refusal(r, outcome.X14_LAW) }, func(f *review.File) any { return &f.Signatures[0] }, blank{
			"role": "G5 file_signature", "by": "G5 file_signature", "on": "G5 file_signature"}},
		"reply": {func() review.File { return Refusal(r, outcome.X14_LAW) }, func(f *review.File) any { return &f.Replies[0] }, blank{
			"item": "E12 items_unanswered, E12 items_unasked", "code": "E12 items_code", "documents": "E01 refusal_no_document", "search": "-",
			"not_ours": "-", "repeat": "-", "register": "-", "processing": "-", "petition": "-", "volume": "-", "alternatives": "-"}},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			emptied(t, r, c.file, c.record, c.want)
		})
	}
}

func emptied(t *testing.T, r review.Rules, file func() review.File, record func(*review.File) any, want blank) {
	t.Helper()
	f := file()
	kind := reflect.TypeOf(record(&f)).Elem()
	if kind.NumField() != len(want) {
		t.Errorf("%d members, the table has %d", kind.NumField(), len(want))
	}
	for i := range kind.NumField() {
		member, _, _ := strings.Cut(kind.Field(i).Tag.Get("json"), ",")
		expected := want[member]
		if expected == "" {
			t.Errorf("%s is not in the table", member)
			continue
		}
		f := file()
		reflect.ValueOf(record(&f)).Elem().Field(i).SetZero()
		if got := strings.Join(short(review.Check(f, today(), r)), ", "); got != expected && !(expected == "-" && got == "") {
			t.Errorf("without %s: %q, want %q", member, got, expected)
		}
	}
}

// A ground without its record misses what a record would hold, all of it at once, and nothing else.
func TestARecordThatIsMissingAsksForAllOfIt(t *testing.T) {
	t.Parallel()
	r := MustRules(t)
	for _, g := range outcome.Grounds() {
		f := Refusal(r, g)
		f.Bases[0] = review.Basis{ID: "b1", Ground: g, Alternatives: f.Bases[0].Alternatives}
		got := review.Check(f, today(), r)
		if len(got) == 0 || slices.ContainsFunc(got, func(x review.Finding) bool { return x.Basis != "b1" || x.Text == "" || x.Field == "" }) {
			t.Errorf("%s: %v", g, got)
		}
	}
}
