package clock

import "gongkai/civil"

// After reports whether facts of kind k take effect after those of another kind on the same day.
func (k Kind) After(other Kind) bool {
	order := kinds()
	return place(order[:], k) > place(order[:], other)
}

// After reports whether f takes effect after another fact of the same day: in a later round, or in the same one by its kind. So what
// is done on the day on which an order arrived, after it, answers the order.
func (f Fact) After(other Fact) bool {
	return f.Round > other.Round || f.Round == other.Round && f.Kind.After(other.Kind)
}

// Day is where a fact stands in time: an extension stands where the applicant was told of it.
func (f Fact) Day() civil.Date { return f.day() }

// Ordered reports whether the period that runs, or ran last, is that of a 复议 decision or judgment: none that the 条例 lengthens.
func (c Clock) Ordered() bool {
	for i := len(c.Explain) - 1; i >= 0; i-- {
		switch c.Explain[i].Code {
		case StepRedo:
			return true
		case StepReceived, StepCorrected, StepPaid:
			return false
		}
	}
	return false
}
