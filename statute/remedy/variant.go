package remedy

import (
	"gongkai/civil"
	"gongkai/statute/outcome"
)

// Variant is which paragraph on 行政复议 and 行政诉讼 a letter has.
type Variant string

// The variants. The codes are stable: they stand in letters and events for ever.
const (
	REM_OLD       Variant = "REM_OLD"       // decisions before 2024-01-01: 复议 or suit, whatever was decided
	REM_MANDATORY Variant = "REM_MANDATORY" // from then on, refusals under arts 14–16: 复议 first, then a suit
	REM_OPTIONAL  Variant = "REM_OPTIONAL"  // from then on, everything else: 复议 or suit
	REM_NONE      Variant = "REM_NONE"      // procedural letters; the 收费通知书 says that it cannot be contested by itself
	REM_THIRD     Variant = "REM_THIRD"     // to the third party whose information will be disclosed (条例 art. 32)
)

// classThird is the class of the letter to a third party; no outcome of an application has it.
const classThird outcome.RemedyClass = "third"

// Window is the time from one day to another, both included. A zero To has no end; a zero From is no time at all.
type Window struct {
	From civil.Date `json:"from"`
	To   civil.Date `json:"to"`
}

// Applies reports whether a day lies in the window.
func (w Window) Applies(on civil.Date) bool {
	return !w.From.IsZero() && w.From <= on && (w.To.IsZero() || on <= w.To)
}

// within reports whether all of w lies in the other window.
func (w Window) within(other Window) bool {
	return other.Applies(w.From) && (other.To.IsZero() || !w.To.IsZero() && w.To <= other.To)
}

// meets reports whether the windows have a day in common.
func (w Window) meets(other Window) bool { return w.Applies(other.From) || other.Applies(w.From) }

// Choice says which paragraph a class of remedy gets in a time.
type Choice struct {
	Window
	Class   outcome.RemedyClass
	Variant Variant
	Article string
}

// inForce is the day on which the 条例 of 2019 entered into force.
func inForce() civil.Date { return civil.Of(2019, 5, 15) }

// reviewLaw is the day on which the 行政复议法 of 2023 entered into force.
func reviewLaw() civil.Date { return civil.Of(2024, 1, 1) }

// feeLaw is the day on which the fee of 109号 began; before it no 收费通知书 existed.
func feeLaw() civil.Date { return civil.Of(2021, 1, 1) }

// Choices are the rules on the paragraph, for every class and every day since the 条例. What was decided before the 行政复议法 of
// 2023 is contested as the law then was, also where the letter is read later.
func Choices() []Choice {
	old := Window{From: inForce(), To: reviewLaw() - 1}
	now := Window{From: reviewLaw()}
	ever := Window{From: inForce()}
	return []Choice{
		{old, outcome.RemedyMandatory, REM_OLD, "条例第五十一条"},
		{now, outcome.RemedyMandatory, REM_MANDATORY, "行政复议法第二十三条第一款第（四）项"},
		{old, outcome.RemedyOptional, REM_OLD, "条例第五十一条"},
		{now, outcome.RemedyOptional, REM_OPTIONAL, "条例第五十一条"},
		{ever, outcome.RemedyNone, REM_NONE, ""},
		{ever, classThird, REM_THIRD, "条例第三十二条、第五十一条"},
	}
}

// VariantOf is the paragraph of a class of remedy under a decision of a day; ok is false for an unknown class, for no date
// and for a day before the 条例.
func VariantOf(class outcome.RemedyClass, on civil.Date) (v Variant, ok bool) {
	c, ok := choose(class, on)
	return c.Variant, ok
}

func choose(class outcome.RemedyClass, on civil.Date) (Choice, bool) {
	for _, c := range Choices() {
		if c.Class == class && c.Applies(on) {
			return c, true
		}
	}
	return Choice{}, false
}
