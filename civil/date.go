package civil

import (
	"errors"
	"fmt"
	"iter"
	"time"
)

// Date is a civil date: the number of days since 1970-01-01. The zero Date means "no date".
// Dates compare with <, == and >. The usable range is 1970-01-02 to 9999-12-31.
type Date int32

// ErrSyntax is returned for text that is not a date of the form 2006-01-02.
var ErrSyntax = errors.New("not a date of the form YYYY-MM-DD")

const secondsPerDay = 24 * 60 * 60

// china is the offset of 北京时间, fixed: the country has kept no other since 1991.
const china = 8 * 60 * 60

// Of is the date of a year, month and day; out-of-range days roll over as in time.Date.
func Of(year int, month time.Month, day int) Date {
	return Date(time.Date(year, month, day, 0, 0, 0, 0, time.UTC).Unix() / secondsPerDay)
}

// Parse reads YYYY-MM-DD and nothing else; the day must exist.
func Parse(s string) (Date, error) {
	if len(s) != len("2006-01-02") {
		return 0, ErrSyntax
	}
	t, err := time.Parse("2006-01-02", s)
	if err != nil {
		return 0, ErrSyntax
	}
	return Date(t.Unix() / secondsPerDay), nil
}

// MustParse is Parse for dates written in source code; it panics on a bad one.
func MustParse(s string) Date {
	d, err := Parse(s)
	if err != nil {
		panic(fmt.Sprintf("civil.MustParse(%q): %v", s, err))
	}
	return d
}

// In is the date in China at an instant.
func In(t time.Time) Date {
	if t.IsZero() {
		return 0
	}
	return Date(floorDiv(t.Unix()+china, secondsPerDay))
}

// At is the instant at which the clock in China shows hour, minute and second on d.
func (d Date) At(hour, minute, second int) time.Time {
	return time.Unix(int64(d)*secondsPerDay-china+int64(hour*3600+minute*60+second), 0).UTC()
}

func floorDiv(a, b int64) int64 {
	q := a / b
	if a%b < 0 {
		q--
	}
	return q
}

func (d Date) time() time.Time { return time.Unix(int64(d)*secondsPerDay, 0).UTC() }

// IsZero reports whether d is "no date".
func (d Date) IsZero() bool { return d == 0 }

// Year is the calendar year.
func (d Date) Year() int { return d.time().Year() }

// Month is the month, 1 to 12.
func (d Date) Month() time.Month { return d.time().Month() }

// Day is the day of the month, 1 to 31.
func (d Date) Day() int { return d.time().Day() }

// Weekday is the day of the week.
func (d Date) Weekday() time.Weekday { return time.Weekday(((int(d)+4)%7 + 7) % 7) }

// IsWeekend reports Saturday or Sunday, whatever the State Council made of it.
func (d Date) IsWeekend() bool { return d.Weekday() == time.Saturday || d.Weekday() == time.Sunday }

// AddDays moves by n natural days.
func (d Date) AddDays(n int) Date { return d + Date(n) }

// MonthEnd is the last day of d's month.
func (d Date) MonthEnd() Date {
	t := d.time()
	return Of(t.Year(), t.Month()+1, 0)
}

// AddMonths is the corresponding day n months later, or the last day of that month where there is none (民法典 art. 202).
func (d Date) AddMonths(n int) Date {
	t := d.time()
	end := Of(t.Year(), t.Month()+time.Month(n)+1, 0)
	return min(Of(t.Year(), t.Month()+time.Month(n), t.Day()), end)
}

// String is YYYY-MM-DD, and "" for no date.
func (d Date) String() string {
	if d.IsZero() {
		return ""
	}
	return d.time().Format("2006-01-02")
}

// Chinese is 2024年3月4日, and "" for no date.
func (d Date) Chinese() string {
	if d.IsZero() {
		return ""
	}
	t := d.time()
	return fmt.Sprintf("%d年%d月%d日", t.Year(), int(t.Month()), t.Day())
}

// ChineseShort is 3月4日, for places where the year is plain from the context.
func (d Date) ChineseShort() string {
	if d.IsZero() {
		return ""
	}
	t := d.time()
	return fmt.Sprintf("%d月%d日", int(t.Month()), t.Day())
}

var weekdays = [7]string{"周日", "周一", "周二", "周三", "周四", "周五", "周六"}

// ChineseWeekday is 周一 … 周日.
func (d Date) ChineseWeekday() string { return weekdays[d.Weekday()] }

// MarshalText writes YYYY-MM-DD; no date is the empty string.
func (d Date) MarshalText() ([]byte, error) { return []byte(d.String()), nil }

// UnmarshalText reads what MarshalText wrote.
func (d *Date) UnmarshalText(b []byte) error {
	if len(b) == 0 {
		*d = 0
		return nil
	}
	v, err := Parse(string(b))
	if err != nil {
		return err
	}
	*d = v
	return nil
}

// Days yields every day from first to last, both included.
func Days(first, last Date) iter.Seq[Date] {
	return func(yield func(Date) bool) {
		for d := first; d <= last; d++ {
			if !yield(d) {
				return
			}
		}
	}
}
