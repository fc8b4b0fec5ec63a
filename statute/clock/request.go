package clock

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"gongkai/civil"
)

// ErrRequest is wrapped by every fault in the form of a request or of its facts.
var ErrRequest = errors.New("请求有误")

// Request is the question of `gongkai clock --json`.
type Request struct {
	Events []Fact     `json:"events"`
	AsOf   civil.Date `json:"as_of,omitempty"` // zero: the caller puts today's date in China
}

// mostFacts bounds a request; a real case has some dozens.
const mostFacts = 1000

// The days and lengths a fact may have.
const (
	longestPeriod    = 1000 // working days
	longestExtension = 20   // working days that art. 33(2) allows
	lastYear         = 2100
)

// inForce is the day on which the 条例 of 2019 entered into force; the clock of the older text was another.
func inForce() civil.Date { return civil.Of(2019, 5, 15) }

// Validate holds what must be true of facts before they are counted; the first fault is given, in one line. Sequence is not
// its business: that a fact comes too late or twice is a Check of the clock.
func Validate(facts []Fact) error {
	if len(facts) == 0 || len(facts) > mostFacts {
		return fmt.Errorf("%w：events 应有1至%d项", ErrRequest, mostFacts)
	}
	for i, f := range facts {
		if says := f.fault(); says != "" {
			return fault(i, f, says)
		}
	}
	return nil
}

func fault(i int, f Fact, says string) error {
	return fmt.Errorf("%w：第%d项（%s）%s", ErrRequest, i+1, printable(f.Kind), says)
}

func printable(k Kind) string { return strings.Trim(quoted(string(k)), `"`) }

// fault is what is wrong with a fact by itself, in words, or "".
func (f Fact) fault() string {
	all, ways, sides := kinds(), channels(), parties()
	switch {
	case !slices.Contains(all[:], f.Kind):
		return "不是认识的 kind"
	case f.Channel != "" && !slices.Contains(ways[:], f.Channel):
		return "不是认识的 channel：" + quoted(string(f.Channel))
	case f.Party != "" && !slices.Contains(sides[:], f.Party):
		return "不是认识的 party：" + quoted(string(f.Party))
	case f.Days < 0 || f.Days > longestPeriod:
		return f.Kind.length()
	}
	if says := f.missing(); says != "" {
		return says
	}
	for _, x := range f.dates() {
		if !x.date.IsZero() && outOfRange(x.date) {
			return x.name + " " + rangeText(x.date)
		}
	}
	return ""
}

// missing is what the kind cannot do without, in words, or "".
func (f Fact) missing() string {
	switch {
	case f.Kind == Extended && f.NotifiedOn.IsZero() && f.ApprovedOn.IsZero():
		return "缺少 approved_on、notified_on"
	case f.Kind == Extended && f.Days == 0:
		return "缺少 days，" + f.Kind.length()
	case f.Kind != Extended && f.On.IsZero():
		return "缺少 on"
	case f.Kind == LaterDateFixed && f.Due.IsZero():
		return "缺少 due"
	default:
		return ""
	}
}

// length says how many working days a fact of the kind may name. A longer extension than art. 33(2) allows can have been granted: it
// is a fact, which the clock counts as the most that is lawful and reports (ExtensionLength).
func (k Kind) length() string {
	switch {
	case !slices.Contains(fields(k), "days"):
		return "不使用 days"
	case k == Extended:
		return fmt.Sprintf("days 应为1至%d", longestExtension)
	default:
		return fmt.Sprintf("days 应为1至%d", longestPeriod)
	}
}

type namedDate struct {
	name string
	date civil.Date
}

func (f Fact) dates() [6]namedDate {
	return [...]namedDate{{"on", f.On}, {"confirmed_on", f.ConfirmedOn}, {"served_on", f.ServedOn},
		{"approved_on", f.ApprovedOn}, {"notified_on", f.NotifiedOn}, {"due", f.Due}}
}

// foreign is the name of a field that is set though the kind has no use for it, or "": silence would look like obedience.
func (f Fact) foreign() string {
	uses := fields(f.Kind)
	for _, x := range f.dates() {
		if !x.date.IsZero() && !slices.Contains(uses, x.name) {
			return x.name
		}
	}
	switch {
	case f.Channel != "" && !slices.Contains(uses, "channel"):
		return "channel"
	case f.Ref != "" && !slices.Contains(uses, "ref"):
		return "ref"
	case f.Party != "" && !slices.Contains(uses, "party"):
		return "party"
	case f.Days != 0 && !slices.Contains(uses, "days"):
		return "days"
	default:
		return ""
	}
}

// fields are the names a kind uses beside "kind". An unknown kind uses all: the kind itself is then the fault.
func fields(k Kind) []string {
	switch k {
	case Received, Corrected:
		return []string{"on", "channel", "confirmed_on"}
	case CorrectionSent:
		return []string{"on", "served_on", "days"}
	case ConsultSent:
		return []string{"on", "ref", "party", "served_on"}
	case ConsultAnswered, ConsultWithdrawn:
		return []string{"on", "ref", "party"}
	case Extended:
		return []string{"approved_on", "notified_on", "days"}
	case LaterDateFixed:
		return []string{"on", "due"}
	case FeeNoticed:
		return []string{"on", "served_on"}
	case RedoOrdered:
		return []string{"on", "days"}
	case CorrectionExpired, ReasonsAsked, Paid, Replied, Withdrawn:
		return []string{"on"}
	default:
		return []string{"on", "confirmed_on", "served_on", "approved_on", "notified_on", "due", "channel", "ref", "party", "days"}
	}
}

// RangeFault says why a date lies where this clock does not count: before the 条例 of 2019 or after 2100; "" for others.
func RangeFault(d civil.Date) string {
	if outOfRange(d) {
		return rangeText(d)
	}
	return ""
}

func outOfRange(d civil.Date) bool { return d < inForce() || d.Year() > lastYear }

func rangeText(d civil.Date) string {
	if d < inForce() {
		return fmt.Sprintf("%s 早于条例施行之日 %s", d, inForce())
	}
	return fmt.Sprintf("%s 晚于 %d年", d, lastYear)
}
