package assignment

import (
	"errors"
	"fmt"
)

// Settings are what an office agrees for its ledger, where no rule names a number. What is absent keeps its default.
type Settings struct {
	AskBefore  *int `json:"ask_before,omitempty"`  // working days before a unit's due date by which it is asked, 0–60
	AskWithin  *int `json:"ask_within,omitempty"`  // working days given to report where nothing is due, 1–60
	CheckFresh *int `json:"check_fresh,omitempty"` // natural days for which 核查 of a standing duty holds, 1–366
}

// ErrSettings says which setting of the ledger is out of range.
var ErrSettings = errors.New("台账约定有误")

// Check names the first setting out of its range.
func (s Settings) Check() error {
	for _, x := range []struct {
		key         string
		value       *int
		least, most int
	}{{"ask_before", s.AskBefore, 0, 60}, {"ask_within", s.AskWithin, 1, 60}, {"check_fresh", s.CheckFresh, 1, 366}} {
		if x.value != nil && (*x.value < x.least || *x.value > x.most) {
			return fmt.Errorf("%w：ledger.%s 应为 %d 至 %d", ErrSettings, x.key, x.least, x.most)
		}
	}
	return nil
}

// Apply are the rules with the office's settings.
func (s Settings) Apply(r Rules) Rules {
	for _, x := range []struct{ to, from *int }{{&r.AskBefore, s.AskBefore}, {&r.AskWithin, s.AskWithin}, {&r.CheckFresh, s.CheckFresh}} {
		if x.from != nil {
			*x.to = *x.from
		}
	}
	return r
}
