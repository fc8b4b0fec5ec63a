package review

import "gongkai/statute/outcome"

// Keys are the keys of all rows of a table, in its order: the common gates, the grounds, the reply kinds.
func Keys() []string {
	return []string{
		RowItems, RowFile, RowRefusal, RowHandout, RowCoMaker,
		string(outcome.X14_SECRET), string(outcome.X14_LAW), string(outcome.X14_3S1W), string(outcome.X15_THIRD),
		string(outcome.X16_INTERNAL), string(outcome.X16_PROCESS), string(outcome.X16_CASEFILE),
		string(outcome.A36_4_NONE), string(outcome.A36_5_NOTOURS), string(outcome.A36_6_REPEAT),
		string(outcome.A36_7_REGISTER), string(outcome.A38_PROCESSING), string(outcome.A39_PETITION),
		string(outcome.A35_ABUSE), RowDelivery,
	}
}

// tested are the conditions of each row: those that the tests of an empty file ask about.
func tested() map[string][]string {
	c := &checker{}
	var (
		reply    Reply
		document Document
		third    Third
		search   Search
	)
	ids := func(groups ...[]test) (out []string) {
		for _, g := range groups {
			for _, t := range g {
				out = append(out, t.condition)
			}
		}
		return out
	}
	return map[string][]string{
		RowItems:    {"items_none", "items_unasked", "items_code", "items_unanswered", "items_twice"},
		RowFile:     {"file_document_twice", "file_basis_twice", "file_alternative", "file_signature", "referral_answered"},
		RowRefusal:  append(ids(document.whole(reply), document.refusal(c, reply), Segment{}.tests(c), legalTests(nil, c)), "refusal_document_unknown", "refusal_no_document", "refusal_nothing_open", "refusal_nothing_withheld"),
		RowHandout:  append(ids(document.handout(c, reply)), "handout_no_document"),
		RowCoMaker:  ids(CoMaker{}.tests()),
		RowDelivery: {"delivery_carrier"},

		string(outcome.X14_SECRET):   ids(Secret{}.tests(c)),
		string(outcome.X14_LAW):      ids(Law{}.tests()),
		string(outcome.X14_3S1W):     ids(Harm{}.tests(c)),
		string(outcome.X15_THIRD):    ids(third.tests(c, usage{})),
		string(outcome.X16_INTERNAL): ids(Internal{}.tests()),
		string(outcome.X16_PROCESS):  ids(Process{}.tests(c)),
		string(outcome.X16_CASEFILE): ids(Casefile{}.tests()),

		string(outcome.A36_4_NONE):     ids(search.tests(c, false), Entry{}.tests(c), Asked{}.tests(c), Lead{}.tests(c), expected(search, "")),
		string(outcome.A36_5_NOTOURS):  ids(NotOurs{}.tests()),
		string(outcome.A36_6_REPEAT):   ids(Repeat{}.tests(c)),
		string(outcome.A36_7_REGISTER): ids(Register{}.tests()),
		string(outcome.A38_PROCESSING): ids(Processing{}.tests()),
		string(outcome.A39_PETITION):   ids(Petition{}.tests()),
		string(outcome.A35_ABUSE):      ids(Volume{}.tests(c)),
	}
}
