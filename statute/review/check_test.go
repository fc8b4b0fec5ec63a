package review_test

import (
	"slices"
	"strings"
	"testing"

	"gongkai/statute/outcome"
	"gongkai/statute/review"
)

// row is a complete file with one thing changed, and the conditions that then fail; "" for none.
type row struct {
	says string
	file review.File
	do   func(*review.File)
	want string
}

func run(t *testing.T, rows []row) {
	t.Helper()
	r := MustRules(t)
	for _, c := range rows {
		if c.do != nil {
			c.do(&c.file)
		}
		if got := strings.Join(short(review.Check(c.file, today(), r)), ", "); got != c.want {
			t.Errorf("%s: %q, want %q", c.says, got, c.want)
		}
	}
}

func TestSegmentsAndSeparability(t *testing.T) {
	t.Parallel()
	r := MustRules(t)
	refusal := func() review.File { return Refusal(r, outcome.X14_LAW) }
	partial := func() review.File { return PartialOf(r, outcome.X14_LAW) }
	first := func(f *review.File) *review.Segment { return &f.Documents[0].Segments[0] }
	run(t, []row{
		{"E01, art. 36(3): a refusal lists its segments", refusal(), nil, ""},
		{"E01, art. 36(3): a refusal of nothing", refusal(), func(f *review.File) { f.Replies[0].Documents = nil }, "E01 refusal_no_document"},
		{"E01, art. 37: a partial reply without segments", partial(), func(f *review.File) { f.Documents[0].Segments = nil },
			"E01 refusal_segments, G1 refusal_nothing_open"},
		{"E02, art. 37: separability is undecided", partial(), func(f *review.File) { f.Documents[0].Separable = "" }, "E02 refusal_separable"},
		{"E02, art. 37: an answer that is none", refusal(), func(f *review.File) { f.Documents[0].Separable = "perhaps" }, "E02 refusal_separable"},
		{"E10, art. 37: one segment is open", refusal(), func(f *review.File) {
			f.Documents[0].Segments = append(f.Documents[0].Segments, review.Segment{ID: "s2", Location: "第2页", State: review.Open})
		}, "E10 refusal_whole_open"},
		{"E10, art. 37: judged separable", refusal(), func(f *review.File) { f.Documents[0].Separable = review.Yes }, "E10 refusal_whole_separable"},
		{"E10, art. 37: one of two documents is open", refusal(), func(f *review.File) {
			f.Documents = append(f.Documents, review.Document{ID: "d2", Segments: []review.Segment{{ID: "s1", Location: "全文", State: review.Open}}})
			f.Replies[0].Documents = []string{"d1", "d2"}
		}, "E10 refusal_whole_open"},
		{"G1, art. 37: nothing is open", partial(), func(f *review.File) {
			f.Documents[0].Segments = f.Documents[0].Segments[:1]
		}, "G1 refusal_nothing_open"},
		{"G1, art. 36(2): nothing is withheld", partial(), func(f *review.File) {
			f.Documents[0].Segments = f.Documents[0].Segments[1:]
		}, "G1 refusal_nothing_withheld"},
		{"art. 37: what is no government information needs no ground", partial(), func(f *review.File) {
			first(f).Basis, first(f).NotInformation = "", true
		}, ""},
		{"G1, arts 14–16: a ground that does not exist", partial(), func(f *review.File) { f.Bases[0].Ground = "X17" }, "G1 refusal_ground"},
		{"G1, art. 14: open and yet secret", partial(), func(f *review.File) { f.Documents[0].Segments[1].Basis = "b1" }, "G1 refusal_open_ground"},
		{"art. 16: the discretion was used to disclose", PartialOf(r, outcome.X16_PROCESS), func(f *review.File) { f.Documents[0].Segments[1].Basis = "b1" }, ""},
		{"G1: a document that is not on file", refusal(), func(f *review.File) {
			f.Replies[0].Documents = append(f.Replies[0].Documents, "d9")
		}, "G1 refusal_document_unknown"},
		{"G1: two documents of one id", refusal(), func(f *review.File) {
			f.Documents = append(f.Documents, f.Documents[0])
		}, "G1 file_document_twice"},
		{"G1: two bases of one id", refusal(), func(f *review.File) { f.Bases = append(f.Bases, f.Bases[0]) }, "G1 file_basis_twice"},
		{"a basis that no segment uses is not asked about", refusal(), func(f *review.File) {
			f.Bases = append(f.Bases, review.Basis{ID: "b2", Ground: outcome.X14_SECRET})
		}, ""},
		{"G2, art. 37: blanks are no reason", refusal(), func(f *review.File) { f.Documents[0].Indivisible = " 　" }, "G2 refusal_indivisible"},
		{"G7, art. 18: reviewed today", refusal(), func(f *review.File) { f.Documents[0].ReviewOn = today() }, "G7 refusal_review_on"},
		{"G7, art. 18: reviewed on the last day of twelve months", refusal(), func(f *review.File) { f.Documents[0].ReviewOn = day("2026-03-20") }, ""},
		{"G7, art. 18: a day later", refusal(), func(f *review.File) { f.Documents[0].ReviewOn = day("2026-03-21") }, "G7 refusal_review_late"},
	})
}

func TestItemsAndHandingOut(t *testing.T) {
	t.Parallel()
	r := MustRules(t)
	run(t, []row{
		{"E12, art. 36: one reply for one item", Grant(), nil, ""},
		{"E12, art. 36: no items", Grant(), func(f *review.File) { f.Requests = nil }, "E12 items_none, E12 items_unasked"},
		{"E12, art. 36: an item without reply", Grant(), func(f *review.File) { f.Requests = []string{"1", "2"} }, "E12 items_unanswered"},
		{"E12, art. 36: two replies for one item", Grant(), func(f *review.File) {
			f.Replies = append(f.Replies, review.Reply{Item: "1", Code: outcome.A39_PUBLICATION})
		}, "E12 items_twice"},
		{"E12, art. 36: no such kind of reply", Grant(), func(f *review.File) { f.Replies[0].Code = "A36_9" }, "E12 items_code"},
		{"G3, art. 36(2): handed out without a document", Grant(), func(f *review.File) { f.Replies[0].Documents = nil }, "G3 handout_no_document"},
		{"G3, art. 17: not examined for secrets", Grant(), func(f *review.File) { f.Documents[0].Secrecy = nil }, "G3 handout_secrecy"},
		{"G3, art. 17: found secret", Grant(), func(f *review.File) { f.Documents[0].Secrecy = gate(review.MayNotOpen) }, "G3 handout_secrecy"},
		{"G3, art. 17: referred and not yet answered", Grant(), func(f *review.File) { f.Documents[0].Secrecy = gate(review.Refer) }, "G3 handout_secrecy"},
		{"G3: a conclusion of tomorrow", Grant(), func(f *review.File) { f.Documents[0].Privacy.On = day("2025-03-21") }, "G3 handout_privacy"},
		{"G3, art. 10: not ours", Grant(), func(f *review.File) { f.Documents[0].Ours = gate(review.MayNotOpen) }, "G3 handout_ours"},
		{"G3, art. 37: the open part goes out as well", PartialOf(r, outcome.X14_LAW), func(f *review.File) { f.Documents[0].Ours = nil }, "G3 handout_ours"},
		{"G3, art. 17: the refused part is referred", Refusal(r, outcome.X14_LAW), func(f *review.File) { f.Documents[0].Secrecy = gate(review.Refer) }, "G3 refusal_secrecy"},
		{"G1, art. 37: a grant that withholds", Grant(), func(f *review.File) {
			f.Documents[0].Segments = []review.Segment{{ID: "s1", Location: "第1页", State: review.Withheld, NotInformation: true, Facts: "事实", Reason: "理由"}}
		}, "G1 handout_withheld"},
		{"E11, art. 34: a co-maker's silence is consent", Grant(), func(f *review.File) {
			f.Documents[0].CoMakers = []review.CoMaker{{Agency: "a-1", AskedOn: received(), TreatedAs: review.Agrees}}
		}, ""},
		{"E11, art. 34: silence taken for an objection", Grant(), func(f *review.File) {
			f.Documents[0].CoMakers = []review.CoMaker{{Agency: "a-1", AskedOn: received(), TreatedAs: review.Objects}}
		}, "E11 co_maker_silence"},
		{"E11, art. 34: a co-maker that objected", Grant(), func(f *review.File) {
			f.Documents[0].CoMakers = []review.CoMaker{{Agency: "a-1", Answer: review.Objects, TreatedAs: review.Objects}}
		}, ""},
		{"E15: by EMS", Grant(), func(f *review.File) { f.Carrier = review.Postal }, ""},
		{"E15: by a private courier", Grant(), func(f *review.File) { f.Carrier = review.Courier }, "E15 delivery_carrier"},
		{"G4: the legal reviewer objects", Refusal(r, outcome.X14_LAW), func(f *review.File) { f.Legal.Conclusion = review.Objects }, "G4 legal_objection"},
		{"G5: nobody signed", Refusal(r, outcome.X14_LAW), func(f *review.File) { f.Signatures = nil },
			"G5 file_signature, G5 file_signature, G5 file_signature"},
		{"G5: signed tomorrow", Refusal(r, outcome.X14_3S1W), func(f *review.File) { f.Signatures[0].On = day("2025-03-21") }, "G5 file_signature"},
	})
}

func TestSecrets(t *testing.T) {
	t.Parallel()
	r := MustRules(t)
	with := func(says string, do func(*review.Secret), want string) row {
		return row{says, Refusal(r, outcome.X14_SECRET), func(f *review.File) { do(f.Bases[0].Secret) }, want}
	}
	run(t, []row{
		with("E03, 保密法 art. 24: the last day of the term", func(s *review.Secret) { s.MarkedOn, s.TermYears = day("2020-03-20"), 5 }, ""),
		with("E03, 保密法 art. 24: the day after", func(s *review.Secret) { s.MarkedOn, s.TermYears = day("2020-03-19"), 5 }, "E03 secret_expired"),
		with("E03, 保密法 art. 24: a date as term", func(s *review.Secret) { s.TermYears, s.SecretUntil = 0, day("2025-03-20") }, ""),
		with("E03, 保密法 art. 24: a date that has passed", func(s *review.Secret) { s.TermYears, s.SecretUntil = 0, day("2025-03-19") }, "E03 secret_expired"),
		with("E03, 保密法: 秘密 of eleven years", func(s *review.Secret) { s.TermYears = 11 }, "E03 secret_term_max"),
		with("E03, 保密法: 秘密 to a date beyond ten years", func(s *review.Secret) { s.TermYears, s.SecretUntil = 0, day("2030-06-02") }, "E03 secret_term_max"),
		with("E03, 保密法: beyond the lawful term it has expired", func(s *review.Secret) { s.MarkedOn, s.TermYears = day("2014-06-01"), 30 },
			"E03 secret_expired, E03 secret_term_max"),
		with("保密法: 机密 of twenty years", func(s *review.Secret) { s.Level, s.TermYears, s.MarkedOn = review.HighlySecret, 20, day("2006-01-01") }, ""),
		with("a condition instead of a term", func(s *review.Secret) { s.TermYears, s.Condition, s.ConditionMet = 0, "公布之时", review.No }, ""),
		with("E03: nobody looked whether the condition came about", func(s *review.Secret) { s.TermYears, s.Condition = 0, "公布之时" }, "E03 secret_condition"),
		with("E03, 保密法 art. 24: the condition came about", func(s *review.Secret) {
			s.TermYears, s.Condition, s.ConditionMet = 0, "公布之时", review.Yes
		}, "E03 secret_expired"),
		with("E03 [C]: marked on the day of receipt", func(s *review.Secret) { s.MarkedOn = received() }, "E03 secret_marked_before"),
		with("E03: marked tomorrow", func(s *review.Secret) { s.MarkedOn = day("2025-03-21") }, "E03 secret_marked_before, E03 secret_marked_on"),
		with("E03, 保密法 art. 17: a city sets no 绝密", func(s *review.Secret) { s.Level = review.TopSecret }, "E03 secret_power"),
		with("保密法 art. 17: a province does", func(s *review.Secret) { s.Level, s.OrganKind = review.TopSecret, review.Provincial }, ""),
		with("E03, 保密法 art. 17: a county by itself", func(s *review.Secret) { s.OrganKind = review.Lower }, "E03 secret_power"),
		with("保密法 art. 17: a county authorised by its city", func(s *review.Secret) {
			s.OrganKind, s.Power, s.PowerNo, s.AuthorisedBy = review.Lower, review.Authorised, "授权1号", review.City
		}, ""),
		with("E03, 保密法 art. 17: authorised without a number", func(s *review.Secret) {
			s.OrganKind, s.Power, s.AuthorisedBy = review.Lower, review.Authorised, review.City
		}, "E03 secret_power_no"),
		with("E03, 保密法 art. 17: a city cannot authorise 绝密", func(s *review.Secret) {
			s.Level, s.OrganKind, s.Power, s.PowerNo, s.AuthorisedBy = review.TopSecret, review.Lower, review.Authorised, "授权1号", review.City
		}, "E03 secret_power"),
		with("E03, 保密法 art. 17: a county cannot authorise", func(s *review.Secret) {
			s.OrganKind, s.Power, s.PowerNo, s.AuthorisedBy = review.Lower, review.Authorised, "授权1号", review.Lower
		}, "E03 secret_power"),
		with("保密法 art. 18: a county derives", func(s *review.Secret) {
			s.OrganKind, s.Power, s.PowerNo = review.Lower, review.Derived, "示例密〔2020〕2号"
		}, ""),
		with("E03, 保密法 art. 18: derived from nothing", func(s *review.Secret) { s.OrganKind, s.Power = review.Lower, review.Derived }, "E03 secret_power_no"),
	})
}

func TestMarkingAfterReceiptIsASetting(t *testing.T) {
	t.Parallel()
	r := MustRules(t)
	r.MarkedBeforeRequest = false
	f := Refusal(r, outcome.X14_SECRET)
	f.Bases[0].Secret.MarkedOn = received()
	if got := review.Check(f, today(), r); len(got) > 0 {
		t.Error(short(got))
	}
}

func TestProvisions(t *testing.T) {
	t.Parallel()
	r := MustRules(t)
	with := func(says string, do func(*review.Law), want string) row {
		return row{says, Refusal(r, outcome.X14_LAW), func(f *review.File) { do(f.Bases[0].Law) }, want}
	}
	register := func(says string, rank review.Rank, want string) row {
		return row{says, Other(r, outcome.A36_7_REGISTER), func(f *review.File) { f.Replies[0].Register.Rank = rank }, want}
	}
	run(t, []row{
		with("E04, art. 14: a 行政法规", func(l *review.Law) { l.Rank = review.AdminRegulation }, ""),
		with("E04, art. 14: a 地方性法规", func(l *review.Law) { l.Rank = review.LocalRegulation }, "E04 law_rank"),
		with("E04, art. 14: a 规章", func(l *review.Law) { l.Rank = review.GovernmentRule }, "E04 law_rank"),
		with("E04, art. 14: a 规范性文件", func(l *review.Law) { l.Rank = review.NormativeDocument }, "E04 law_rank"),
		with("E04, art. 14: it prohibits nothing", func(l *review.Law) { l.Prohibits = review.No }, "E04 law_prohibits"),
		with("E04, art. 14: limited, and the case lies within", func(l *review.Law) { l.Limited, l.Within = review.Yes, review.Yes }, ""),
		with("E04, art. 14: limited, and the case lies beyond", func(l *review.Law) { l.Limited, l.Within = review.Yes, review.No }, "E04 law_within"),
		with("E04, art. 14: limited, and nobody looked", func(l *review.Law) { l.Limited = review.Yes }, "E04 law_within"),
		register("art. 36(7): a 法律", review.Statute, ""),
		register("E04, art. 36(7): a 规章", review.GovernmentRule, "E04 register_rank"),
	})
}

func TestThirdParties(t *testing.T) {
	t.Parallel()
	r := MustRules(t)
	with := func(says string, do func(*review.Third), want string) row {
		return row{says, Refusal(r, outcome.X15_THIRD), func(f *review.File) { do(f.Bases[0].Third) }, want}
	}
	silent := func(x *review.Third) {
		x.Answer, x.AnsweredOn, x.Reasonable = "", 0, ""
		x.AnswerDue, x.Assessment = day("2025-03-19"), "本机关判断"
	}
	run(t, []row{
		with("E05, art. 32: not asked", func(x *review.Third) { x.SentOn = 0 }, "E05 third_sent"),
		with("E05, art. 32: served before it was sent", func(x *review.Third) { x.ServedOn = day("2025-03-04") }, "E05 third_served"),
		with("E05, art. 32: answered before it was sent", func(x *review.Third) { x.AnsweredOn = day("2025-03-04") }, "E05 third_answer"),
		with("E05, art. 32: cannot be reached, and how was tried", func(x *review.Third) {
			*x = review.Third{Party: "t-1", Right: review.Privacy, Harm: "损害", Weighing: "衡量", Unreachable: "三次上门未遇", Assessment: "本机关判断"}
		}, ""),
		with("E06, art. 32: cannot be reached is no objection", func(x *review.Third) {
			*x = review.Third{Party: "t-1", Right: review.Privacy, Harm: "损害", Weighing: "衡量", Unreachable: "三次上门未遇"}
		}, "E06 third_assessment"),
		with("E05: the letter named the applicant", func(x *review.Third) { x.NamesApplicant = true }, "E05 third_names_applicant"),
		with("art. 32: silence after its time, and our own judgement", silent, ""),
		with("E06, art. 32: silence treated as refusal", func(x *review.Third) { silent(x); x.Assessment = "" }, "E06 third_assessment"),
		with("E05, art. 32: on its last day it can still answer", func(x *review.Third) { silent(x); x.AnswerDue = today() }, "E05 third_answer"),
		with("E06, art. 32: an unreasonable objection decides nothing", func(x *review.Third) { x.Reasonable = review.No }, "E06 third_assessment"),
		with("art. 32: an unreasonable objection, and our own judgement", func(x *review.Third) {
			x.Reasonable, x.Assessment = review.No, "本机关判断"
		}, ""),
		with("E06, art. 15: it consented", func(x *review.Third) { x.Answer, x.Reasonable = review.Agrees, "" }, "E06 third_consents"),
		with("E06, art. 15: overridden and yet withheld", func(x *review.Third) { x.Override = true }, "E06 third_consents"),
	})
}

func TestDisclosingWhatConcernsAThirdParty(t *testing.T) {
	t.Parallel()
	r := MustRules(t)
	with := func(says string, do func(*review.Third, *review.File), want string) row {
		f := Grant()
		f.Documents[0].Segments = []review.Segment{{ID: "s1", Location: "全文", State: review.Open, Basis: "b1"}}
		f.Bases = []review.Basis{CompleteBasis(r, outcome.X15_THIRD)}
		f.Bases[0].Alternatives = nil
		return row{says, f, func(f *review.File) { do(f.Bases[0].Third, f) }, want}
	}
	override := func(x *review.Third, f *review.File) {
		x.Override, x.ToldOn = true, today()
		f.Signatures = signed(review.MainLeader)
	}
	run(t, []row{
		with("art. 15: it consented", func(x *review.Third, _ *review.File) { x.Answer, x.Reasonable, x.Weighing = review.Agrees, "", "" }, ""),
		with("E06, art. 32: against a reasonable objection", func(*review.Third, *review.File) {}, "E06 third_against_objection"),
		with("art. 32: against an unreasonable one", func(x *review.Third, _ *review.File) { x.Reasonable, x.Assessment = review.No, "本机关判断" }, ""),
		with("E05, art. 32: it was not asked", func(x *review.Third, _ *review.File) {
			x.Answer, x.Reasonable, x.SentOn = review.Agrees, "", 0
		}, "E05 third_sent"),
		with("art. 32: a major public interest", override, ""),
		with("G5, art. 32: the main leader did not sign", func(x *review.Third, f *review.File) { override(x, f); f.Signatures = nil }, "G5 file_signature"),
		with("E06, art. 32: not weighed", func(x *review.Third, f *review.File) { override(x, f); x.Weighing = "" }, "E06 third_weighing"),
		with("E05, art. 32: not told", func(x *review.Third, f *review.File) { override(x, f); x.ToldOn = 0 }, "E05 third_told"),
	})
}

func TestDiscretionaryGrounds(t *testing.T) {
	t.Parallel()
	r := MustRules(t)
	process := func(says string, do func(*review.Process), want string) row {
		return row{says, Refusal(r, outcome.X16_PROCESS), func(f *review.File) { do(f.Bases[0].Process) }, want}
	}
	internal := func(says string, do func(*review.Internal), want string) row {
		return row{says, Refusal(r, outcome.X16_INTERNAL), func(f *review.File) { do(f.Bases[0].Internal) }, want}
	}
	casefile := func(says string, do func(*review.Casefile), want string) row {
		return row{says, Refusal(r, outcome.X16_CASEFILE), func(f *review.File) { do(f.Bases[0].Casefile) }, want}
	}
	run(t, []row{
		process("E07, art. 16(2): decided, without a fresh reason", func(p *review.Process) { p.FreshReason = "" }, "E07 process_fresh_reason"),
		process("art. 16(2): not decided", func(p *review.Process) { p.Final, p.FinalOn, p.FreshReason = review.No, 0, "" }, ""),
		process("G8, art. 16(2): decided tomorrow", func(p *review.Process) { p.FinalOn = day("2025-03-21") }, "G8 process_final_on"),
		process("G8, art. 16(2): a 规章 requires publication", func(p *review.Process) { p.MustPublish = review.Yes }, "G8 process_must_publish"),
		process("G8, art. 16(2): none of the four kinds", func(p *review.Process) { p.Kind = "personnel" }, "G8 process_kind"),
		internal("G8, art. 16(1): it has an effect outside", func(i *review.Internal) { i.External = review.Yes }, "G8 internal_external"),
		internal("G8, art. 16(1): none of the three kinds", func(i *review.Internal) { i.Kind = "draft" }, "G8 internal_kind"),
		casefile("G8, art. 20(五)(六): a decision that is published", func(c *review.Casefile) { c.Decision = review.Yes }, "G8 casefile_decision"),
		casefile("art. 16(2): the applicant is a party", func(c *review.Casefile) { c.ApplicantParty = review.Yes }, ""),
		{"G3, art. 17: in doubt and not referred", Refusal(r, outcome.X16_CASEFILE), func(f *review.File) { f.Bases[0].Doubtful = true }, "G3 referral_answered"},
		{"G3, art. 17: referred, not answered", Refusal(r, outcome.X14_SECRET), func(f *review.File) {
			f.Bases[0].Doubtful, f.Bases[0].Referral = true, &review.Referral{To: "u-8", SentOn: received()}
		}, "G3 referral_answered"},
		{"art. 17: referred and answered", Refusal(r, outcome.X15_THIRD), func(f *review.File) {
			f.Bases[0].Doubtful, f.Bases[0].Referral = true, &review.Referral{To: "u-8", SentOn: received(), AnsweredOn: today()}
		}, ""},
	})
}

func TestRepliesThatWithholdNothing(t *testing.T) {
	t.Parallel()
	r := MustRules(t)
	with := func(says string, c outcome.Code, do func(*review.Reply), want string) row {
		return row{says, Other(r, c), func(f *review.File) { do(&f.Replies[0]) }, want}
	}
	run(t, []row{
		with("E08, art. 36(4): a search log", outcome.A36_4_NONE, func(*review.Reply) {}, ""),
		with("E08, art. 36(4): no search at all", outcome.A36_4_NONE, func(x *review.Reply) { x.Search = nil },
			"E08 search_expected, E08 search_log, E08 search_maker_duty, E08 search_units"),
		with("E08, art. 36(4): it was found", outcome.A36_4_NONE, func(x *review.Reply) { x.Search.Entries[1].Result = review.Something }, "E08 search_found"),
		with("E08, 指导案例101号: a lead not followed", outcome.A36_4_NONE, func(x *review.Reply) {
			x.Search.Leads = append(x.Search.Leads, review.Lead{Lead: "日期"})
		}, "E08 search_lead"),
		with("E16, art. 36(4): one place only", outcome.A36_4_NONE, func(x *review.Reply) {
			x.Search.Entries, x.Search.Expected, x.Search.LeftOut = x.Search.Entries[:1], x.Search.Expected[:1], nil
		}, "E16 search_places"),
		with("E16, art. 36(4): a place left out without a reason", outcome.A36_4_NONE, func(x *review.Reply) { x.Search.LeftOut[0].Why = " " }, "E16 search_left_out"),
		with("E16, art. 36(4): a place of the office's own", outcome.A36_4_NONE, func(x *review.Reply) {
			x.Search.Expected = append(x.Search.Expected, "storeroom-2")
		}, "E16 search_left_out"),
		with("art. 36(4): it need not have made it", outcome.A36_4_NONE, func(x *review.Reply) { x.Search.MakerDuty, x.Search.WhyMissing = review.No, "" }, ""),
		with("art. 36(5): the other agency cannot be determined", outcome.A36_5_NOTOURS, func(x *review.Reply) {
			x.NotOurs.OtherKnown, x.NotOurs.Other, x.NotOurs.Contact = review.No, "", ""
		}, ""),
		with("G8, art. 10(3): we led", outcome.A36_5_NOTOURS, func(x *review.Reply) { x.NotOurs.Lead = review.Yes }, "G8 not_ours_lead"),
		with("G8, art. 36(6): another applicant", outcome.A36_6_REPEAT, func(x *review.Reply) { x.Repeat.SameApplicant = review.No }, "G8 repeat_applicant"),
		with("art. 38: no raw records", outcome.A38_PROCESSING, func(x *review.Reply) {
			x.Processing.RawExists, x.Processing.RawForm, x.Processing.Offered = review.No, "", ""
		}, ""),
		with("G6, art. 38: raw records not offered", outcome.A38_PROCESSING, func(x *review.Reply) { x.Processing.Offered = review.No }, "G6 processing_offered"),
		with("G6: an alternative not considered", outcome.A35_ABUSE, func(x *review.Reply) { x.Alternatives = x.Alternatives[1:] }, "G6 file_alternative"),
		with("G8, art. 39(1): the request in it is not answered", outcome.A39_PETITION, func(x *review.Reply) { x.Petition.Embedded = review.Yes }, "G8 petition_answered"),
		with("G8, art. 35: no applications", outcome.A35_ABUSE, func(x *review.Reply) { x.Volume.Count = -3 }, "G8 volume_count"),
	})
}

func TestNothingFoundThoughDocumentsAreOnFile(t *testing.T) {
	t.Parallel()
	f := Other(MustRules(t), outcome.A36_4_NONE)
	f.Documents = []review.Document{{ID: "d1"}}
	f.Replies[0].Documents = []string{"d1"}
	run(t, []row{{"E08, art. 36(4): the item names a document", f, nil, "E08 search_found"}})
}

// A finding says where, what and what to do, and quotes nothing of the file.
func TestAFindingIsComplete(t *testing.T) {
	t.Parallel()
	r := MustRules(t)
	f := Other(r, outcome.A36_4_NONE)
	f.Replies[0].Search.Entries[1].Keywords = ""
	want := review.Finding{Check: "E08", Condition: "search_keywords", Severity: review.Stop, From: review.Submit, Item: "1",
		Field: "search.entries[1].keywords", Article: "条例第三十六条第（四）项", Text: "该条检索记录没有写明关键词，请填写"}
	if got := review.Check(f, today(), r); len(got) != 1 || got[0] != want {
		t.Errorf("%+v", got)
	}
	f = Refusal(r, outcome.X15_THIRD)
	f.Signatures = slices.DeleteFunc(f.Signatures, func(s review.Signature) bool { return s.Role == review.Leader })
	got := review.Check(f, today(), r)
	if len(got) != 1 || got[0].Field != "signatures.leader" || got[0].Text != "缺少分管负责人的签字和日期，请补签" || got[0].From != review.Sign {
		t.Errorf("%+v", got)
	}
}

func TestAFindingStandsInTheWayFromItsStepOn(t *testing.T) {
	t.Parallel()
	all := []review.Finding{{Condition: "a", From: review.Submit}, {Condition: "b", From: review.Pass}, {Condition: "c", From: review.Sign}, {Condition: "d", From: review.Deliver}}
	for step, want := range map[review.Step]string{review.Submit: "a", review.Pass: "ab", review.Sign: "abc", review.Deliver: "abcd", "unknown": "abcd"} {
		got := ""
		for _, f := range review.At(step, all) {
			got += f.Condition
		}
		if got != want {
			t.Errorf("%s: %s, want %s", step, got, want)
		}
	}
}

// What may be signed against is exactly E07, E15, E16 and an objection of the legal reviewer; each names who may.
func TestWarnings(t *testing.T) {
	t.Parallel()
	want := map[string]review.Role{"process_fresh_reason": review.Leader, "delivery_carrier": review.OfficeHead, "search_left_out": review.Leader,
		"search_places": review.Leader, "search_evidence": review.OfficeHead, "legal_objection": review.MainLeader}
	for _, row := range MustRules(t).Table.Rows() {
		for _, c := range row.Conditions {
			if role := want[c.ID]; (c.Severity == review.Warning) != (role != "") || c.MaySign != role {
				t.Errorf("%s is a %s, signed by %q", c.ID, c.Severity, c.MaySign)
			}
			if by := slices.Contains([]review.CheckID{"E07", "E15", "E16"}, c.Check); by && c.Severity != review.Warning {
				t.Errorf("%s of %s stops", c.ID, c.Check)
			}
		}
	}
}

// Every check of the series E01 to E16 and G1 to G8 is made here or elsewhere, and each one here has a condition.
func TestTheSeriesIsWhole(t *testing.T) {
	t.Parallel()
	used := map[review.CheckID]bool{}
	for _, row := range MustRules(t).Table.Rows() {
		for _, c := range row.Conditions {
			used[c.Check] = true
		}
	}
	for _, id := range review.Checks() {
		if !used[id] {
			t.Errorf("%s has no condition", id)
		}
		delete(used, id)
	}
	if len(used) > 0 {
		t.Errorf("not listed: %v", used)
	}
	if got := review.Elsewhere(); len(review.Checks())+len(got) != 16+8 || got[0].Check != "E09" || got[0].Package != "statute/remedy" {
		t.Errorf("%v", got)
	}
}
