package calendar

import "gongkai/civil"

// Kind says what made a day a working day or a day of rest.
type Kind uint8

// The kinds of day (rule T1).
const (
	Weekday Kind = iota // Monday to Friday, worked
	Weekend             // Saturday or Sunday, rest
	Off                 // freed by the notice of the year (放假), rest
	MakeUp              // a Saturday or Sunday worked by the notice of the year (调休上班)
	// Statutory is a day Monday to Friday that the 全国年节及纪念日放假办法 frees, in a year whose notice is not out. It is
	// counted as worked: which days are exchanged for it is unknown, and a provisional due date should rather be too early.
	Statutory
)

// Working reports whether days of this kind are worked.
func (k Kind) Working() bool { return k == Weekday || k == MakeUp || k == Statutory }

// Rest reports whether days of this kind are 法定休假日: Saturdays and Sundays that are not worked, and holidays.
func (k Kind) Rest() bool { return k == Weekend || k == Off || k == Statutory }

// String is the kind as programs print it.
func (k Kind) String() string {
	switch k {
	case Weekday:
		return "weekday"
	case Weekend:
		return "weekend"
	case Off:
		return "off"
	case MakeUp:
		return "make_up"
	case Statutory:
		return "statutory"
	default:
		return "unknown"
	}
}

// MarshalText writes what String says.
func (k Kind) MarshalText() ([]byte, error) { return []byte(k.String()), nil }

// Reason is why a day is worked or not.
type Reason struct {
	Kind        Kind   `json:"kind"`
	Working     bool   `json:"working"`
	Provisional bool   `json:"provisional"`      // no State Council notice governs the day
	Source      string `json:"source,omitempty"` // of the year: number or address of the notice; "" where no year is loaded
	Note        string `json:"note,omitempty"`   // of the year
}

// Reason says why d is worked or not, and where the year's arrangement was read.
func (c *Calendar) Reason(d civil.Date) Reason {
	kind := c.KindOf(d)
	r := Reason{Kind: kind, Working: kind.Working(), Provisional: !c.Official(d)}
	if c.covers(d) {
		y := c.years[d.Year()-c.years[0].number]
		r.Source, r.Note = y.Source, y.Note
	}
	return r
}

// KindOf is the kind of d without its source; beyond the table it is that of the plain week.
func (c *Calendar) KindOf(d civil.Date) Kind {
	if c.covers(d) {
		return c.kinds[d-c.first]
	}
	return plain(d)
}

func (c *Calendar) covers(d civil.Date) bool { return c.first <= d && d <= c.last }
