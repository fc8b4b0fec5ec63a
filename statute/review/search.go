package review

import (
	"slices"

	"gongkai/civil"
)

// Search is the log behind 信息不存在 (art. 36(4)). The search covers every place where the thing would normally be kept, or
// says why not, and follows what the applicant pointed at (指导案例101号).
type Search struct {
	Expected   []Place   `json:"expected,omitempty"` // where it would normally be kept
	Entries    []Entry   `json:"entries,omitempty"`
	LeftOut    []LeftOut `json:"left_out,omitempty"`
	UnitsAsked []Asked   `json:"units_asked,omitempty"` // units that would own it
	Leads      []Lead    `json:"leads,omitempty"`       // given by the applicant
	MakerDuty  Answer    `json:"maker_duty,omitempty"`  // should this agency have made it?
	WhyMissing string    `json:"why_missing,omitempty"` // if so: never made, lost, handed over
}

// Place is a repository: one of the four below, or an id of the office's own.
type Place string

// The usual places.
const (
	OfficeSystem   Place = "oa"
	Archive        Place = "archive"
	BusinessSystem Place = "business_system"
	Paper          Place = "paper"
)

// Entry is one place searched by one person.
type Entry struct {
	Place    Place      `json:"place,omitempty"`
	By       string     `json:"by,omitempty"` // person id
	On       civil.Date `json:"on,omitempty"`
	Keywords string     `json:"keywords,omitempty"`
	Range    string     `json:"range,omitempty"` // years or dates covered
	Result   Found      `json:"result,omitempty"`
	Evidence string     `json:"evidence,omitempty"` // screenshots, or the signed 查找情况说明
}

// Found is the result of an Entry.
type Found string

// The results.
const (
	Nothing   Found = "nothing"
	Something Found = "something" // what was asked for; then it exists
)

// LeftOut is a place that was not searched.
type LeftOut struct {
	Place Place  `json:"place"`
	Why   string `json:"why,omitempty"`
}

// Asked is a unit that was asked.
type Asked struct {
	Unit       string     `json:"unit"` // id
	AskedOn    civil.Date `json:"asked_on,omitempty"`
	AnsweredOn civil.Date `json:"answered_on,omitempty"`
}

// Lead is something the applicant pointed at: a 文号, a date, a person.
type Lead struct {
	Lead       string     `json:"lead"`
	FollowedOn civil.Date `json:"followed_on,omitempty"`
	Result     string     `json:"result,omitempty"`
}

// tests are those of the log as a whole; found is whether documents were found after all.
func (s Search) tests(c *checker, found bool) []test {
	hit := slices.ContainsFunc(s.Entries, func(e Entry) bool { return e.Result == Something })
	return []test{
		{"search_log", len(s.Entries) > 0},
		{"search_found", !hit && !found},
		{"search_places", len(s.Entries) == 0 || s.accounted() >= c.rules.SearchPlaces},
		{"search_expected", len(s.Expected) > 0},
		{"search_units", len(s.UnitsAsked) > 0},
		{"search_maker_duty", s.MakerDuty.given()},
		{"search_why_missing", s.MakerDuty != Yes || filled(s.WhyMissing)},
	}
}

// accounted counts the places searched or left out with a reason.
func (s Search) accounted() int {
	seen := map[Place]bool{}
	for _, e := range s.Entries {
		seen[e.Place] = true
	}
	for _, l := range s.LeftOut {
		if filled(l.Why) {
			seen[l.Place] = true
		}
	}
	delete(seen, "")
	return len(seen)
}

// covers reports whether a place where it would normally be kept was searched, or left out with a reason.
func (s Search) covers(p Place) bool {
	return slices.ContainsFunc(s.Entries, func(e Entry) bool { return e.Place == p }) ||
		slices.ContainsFunc(s.LeftOut, func(l LeftOut) bool { return l.Place == p && filled(l.Why) })
}

func (e Entry) tests(c *checker) []test {
	return []test{
		{"search_place", filled(string(e.Place))},
		{"search_by", filled(e.By)},
		{"search_on", c.past(e.On)},
		{"search_keywords", filled(e.Keywords)},
		{"search_range", filled(e.Range)},
		{"search_result", oneOf(e.Result, Nothing, Something)},
		{"search_evidence", filled(e.Evidence)},
	}
}

func (a Asked) tests(c *checker) []test {
	return []test{
		{"search_unit_asked", filled(a.Unit) && c.past(a.AskedOn)},
		{"search_unit_answered", c.past(a.AnsweredOn)},
	}
}

func (l Lead) tests(c *checker) []test {
	return []test{{"search_lead", c.past(l.FollowedOn) && filled(l.Result)}}
}

func expected(s Search, p Place) []test {
	return []test{{"search_left_out", s.covers(p)}}
}
