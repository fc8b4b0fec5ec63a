package remedy

import (
	"fmt"
	"slices"

	"gongkai/civil"
	"gongkai/statute/outcome"
)

// Settings are the points that no national text settles, or that a place settles for itself. Start from Defaults.
type Settings struct {
	// OfficeAs is as what a reply in the name of the 县政府办公室 counts: Department (the county government reviews it, a basic
	// court judges it) or CountyGovernment. Open [C]; zero is Department, for the office then acts in its own name.
	OfficeAs Body
	// Overrides are local decisions on the class of single outcomes.
	Overrides []Override
	// MixedMandatory prints one paragraph for a reply of which some items are refusals under arts 14–16, 复议 first for all.
	// By default the two paragraphs name their items [C].
	MixedMandatory bool
	// StopFrom is the day from which the letter to a third party says that the court may be asked to stop the disclosure for the
	// time being (法释〔2025〕8号, read in secondary sources only); zero: never.
	StopFrom civil.Date
	// GovernmentsAtBasicCourt is the time in which suits against a county government went to basic courts here: the pilot places,
	// 重庆 among them, from October 2021 until 法〔2023〕154号 ended it on 27 September 2023 [M]. Zero: never.
	GovernmentsAtBasicCourt Window
}

// Defaults are the settings of an office that has settled nothing.
func Defaults() Settings {
	return Settings{OfficeAs: Department, StopFrom: courtRules()}
}

// courtRules is the day on which 法释〔2025〕8号 entered into force.
func courtRules() civil.Date { return civil.Of(2025, 6, 1) }

// Override gives the outcome Code another class in a time. It is needed where local practice differed while no national text
// said what 不予公开 means (2024-01-01 to 2025-05-31), and where the local 司法局 decides on outcomes that courts do not docket.
type Override struct {
	Window
	Code   outcome.Code
	Class  outcome.RemedyClass
	Source string // who decided so, and where it is written
}

// Latitude is what a place may decide on the class of an outcome in a time.
type Latitude struct {
	Window
	Classes []outcome.RemedyClass
}

// Latitudes are those of an outcome; none for refusals and partial replies, whose class is the law's. Since 法释〔2025〕8号 the
// compulsory 复议 belongs to refusals under arts 14–16 alone.
func Latitudes(c outcome.Code) []Latitude {
	open := []outcome.RemedyClass{outcome.RemedyOptional, outcome.RemedyNone}
	unsettled := Latitude{Window{From: reviewLaw(), To: courtRules() - 1}, append(open, outcome.RemedyMandatory)}
	switch c {
	case outcome.A36_3_DENY, outcome.A37_PARTIAL:
		return nil
	case outcome.A_WITHDRAWN: // a confirmation without a paragraph [C]
		return []Latitude{{Window{From: inForce()}, open}}
	case outcome.A36_6_REPEAT, outcome.A36_7_REGISTER, outcome.A38_PROCESSING, outcome.A39_PETITION, outcome.A39_PUBLICATION:
		return []Latitude{unsettled, {Window{From: reviewLaw()}, open}} // not docketed by the courts
	default:
		if !c.Known() {
			return nil
		}
		return []Latitude{unsettled}
	}
}

// allows reports whether the override lies within the latitude.
func (l Latitude) allows(o Override) bool {
	return o.within(l.Window) && slices.Contains(l.Classes, o.Class)
}

// check finds every fault of the settings.
func (s Settings) check(f *Faults) {
	if s.OfficeAs != "" && s.OfficeAs != Department && s.OfficeAs != CountyGovernment {
		f.add("OfficeAs", "应为 department 或者 county_government")
	}
	for i, o := range s.Overrides {
		field := fmt.Sprintf("Overrides[%d]", i)
		if !slices.ContainsFunc(Latitudes(o.Code), func(l Latitude) bool { return l.allows(o) }) {
			f.add(field, "该答复类型在此期间不能这样设定救济途径")
		}
		if !o.To.IsZero() && o.To < o.From {
			f.add(field, "截止日期早于起始日期")
		}
		if blank(o.Source) {
			f.add(field, "缺少依据（由谁决定、载于何处）")
		}
		if slices.ContainsFunc(s.Overrides[:i], func(p Override) bool { return p.Code == o.Code && p.meets(o.Window) }) {
			f.add(field, "同一答复类型的设定期间重叠")
		}
	}
}

// classOf is the class of an item on a day.
func (s Settings) classOf(it Item, on civil.Date) outcome.RemedyClass {
	for _, o := range s.Overrides {
		if o.Code == it.Code && o.Applies(on) {
			return o.Class
		}
	}
	return it.Code.Remedy(it.Grounds...)
}

// as is the body by whose row the table is read.
func (s Settings) as(b Body) Body {
	if b != GovernmentOffice {
		return b
	}
	if s.OfficeAs == "" {
		return Department
	}
	return s.OfficeAs
}
