package fee

import (
	"errors"
	"fmt"
	"slices"

	"gongkai/civil"
)

// By is the tariff by which an application is charged.
type By string

// The tariffs. For each application the agency picks one.
const (
	Units By = "units" // 按件计收, art. 4: units of the same applicant in one calendar month
	Pages By = "pages" // 按量计收, art. 5: pages of one application
)

// Most is the largest number of units or pages that is computed; more is a slip of the pen.
const Most = 1_000_000

// The faults of a question.
var (
	ErrNumber = fmt.Errorf("数量应为 0 至 %d 的整数", Most)
	ErrDate   = errors.New("日期早于现行条例施行之日（2019年5月15日）")
	ErrTariff = errors.New("没有这种计收方式，应为 units（按件）或者 pages（按量）")
)

// Tariffs are all states of the law on the fee, one for every day since the 条例. The zero value has none; Parse makes one.
// It is immutable and safe for concurrent use.
type Tariffs struct{ states []State }

// State is the law on the fee from one day to another.
type State struct {
	From   civil.Date `json:"from"`
	To     civil.Date `json:"to"` // inclusive; zero: still in force
	Source string     `json:"source"`
	Units  []Step     `json:"units"` // empty: no fee existed
	Pages  []Step     `json:"pages"`
}

// Step is where a price begins. It holds to the next step; the last one has no end, and may rise by More yuan after Every
// further units.
type Step struct {
	From  int   `json:"from"` // the first unit or page with this price
	Yuan  int64 `json:"yuan"` // each
	Every int   `json:"every,omitempty"`
	More  int64 `json:"more,omitempty"`
}

// Applies reports whether the state holds on a day.
func (s State) Applies(on civil.Date) bool {
	return s.From <= on && (s.To.IsZero() || on <= s.To)
}

// Charges reports whether a fee existed.
func (s State) Charges() bool { return len(s.Units) > 0 }

// States are the states in the order of time, to be read by people.
func (t Tariffs) States() []State {
	out := make([]State, len(t.states))
	for i, s := range t.states {
		out[i] = s.clone()
	}
	return out
}

// On is the state of a day; ErrDate for a day before the 条例.
func (t Tariffs) On(on civil.Date) (State, error) {
	s, err := t.find(on)
	return s.clone(), err
}

func (s State) clone() State {
	s.Units, s.Pages = slices.Clone(s.Units), slices.Clone(s.Pages)
	return s
}

func (t Tariffs) find(on civil.Date) (State, error) {
	for _, s := range t.states {
		if s.Applies(on) {
			return s, nil
		}
	}
	return State{}, ErrDate
}

// scale are the steps of one tariff on a day; none where no fee existed.
func (t Tariffs) scale(by By, on civil.Date) (scale, error) {
	s, err := t.find(on)
	if err != nil {
		return nil, err
	}
	switch by {
	case Units:
		return s.Units, nil
	case Pages:
		return s.Pages, nil
	default:
		return nil, ErrTariff
	}
}

// scale are the steps of one tariff in ascending order, from the first unit on.
type scale []Step

// price is what the k-th unit costs, k ≥ 1.
func (s scale) price(k int) int64 {
	yuan, _ := s.at(k)
	return yuan
}

// at is the price of the k-th unit, k ≥ 1, and the last unit that has it; Most where it has no end.
func (s scale) at(k int) (yuan int64, last int) {
	for i, step := range s {
		if k < step.From {
			break
		}
		rises := 0
		last = Most
		if step.Every > 0 {
			rises = (k - step.From) / step.Every
			last = step.From + (rises+1)*step.Every - 1
		}
		if i+1 < len(s) {
			last = s[i+1].From - 1
		}
		yuan = step.Yuan + int64(rises)*step.More
	}
	return yuan, last
}
