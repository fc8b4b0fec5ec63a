package calendar

import "gongkai/civil"

// Calendar is one edition of the working-day calendar. It is immutable and safe for concurrent use. The zero Calendar is
// not usable; Parse makes one.
type Calendar struct {
	edition       string
	years         []year     // ascending, without a gap
	first, last   civil.Date // the days the table covers
	officialUntil civil.Date
	kinds         []Kind       // of each day of the table
	through       []int32      // working days from first to that day, inclusive
	nth           []civil.Date // the working days themselves, ascending
}

// build makes the tables of an edition from its checked years.
func build(edition string, years []year) *Calendar {
	c := &Calendar{
		edition: edition, years: years,
		first: civil.Of(years[0].number, 1, 1),
		last:  civil.Of(years[len(years)-1].number, 12, 31),
	}
	for _, y := range years {
		c.addYear(y)
	}
	return c
}

func (c *Calendar) addYear(y year) {
	exceptions := y.exceptions()
	for d := range civil.Days(y.first(), y.last()) {
		kind, named := exceptions[d]
		if !named {
			kind = plain(d)
		}
		if kind.Working() {
			c.nth = append(c.nth, d)
		}
		c.kinds = append(c.kinds, kind)
		c.through = append(c.through, int32(len(c.nth)))
	}
	if y.Status == official {
		c.officialUntil = y.last()
	}
}

// Edition is the id under which the edition was loaded, as printed beside every due date (日历版本).
func (c *Calendar) Edition() string { return c.edition }

// OfficialUntil is the last day governed by a State Council notice; later days are provisional. Zero: no year is official.
func (c *Calendar) OfficialUntil() civil.Date { return c.officialUntil }

// Official reports whether a State Council notice governs d. Days of provisional years and of years without a file are not
// official: a count that touches one must say so (暂定).
func (c *Calendar) Official(d civil.Date) bool { return c.first <= d && d <= c.officialUntil }

// IsWorking reports whether d is a working day (rule T1); where no notice governs d, Monday to Friday.
func (c *Calendar) IsWorking(d civil.Date) bool { return c.KindOf(d).Working() }

// Working counts the working days in (from, to]; it is negative when to lies before from.
func (c *Calendar) Working(from, to civil.Date) int { return c.rank(to) - c.rank(from) }

// AddWorking is the n-th working day after d: d itself is not counted (rule T2), so n = 20 from the day of receipt gives
// the last day of the art. 33(2) period. A negative n counts back, to the n-th working day before d; 0 gives d.
func (c *Calendar) AddWorking(d civil.Date, n int) civil.Date {
	switch {
	case n > 0:
		return c.at(c.rank(d) + n)
	case n < 0:
		return c.at(c.rank(d-1) + n + 1)
	default:
		return d
	}
}

// NextWorking is the first working day on or after d.
func (c *Calendar) NextWorking(d civil.Date) civil.Date { return c.at(c.rank(d-1) + 1) }

// LastWorkingOnOrBefore is the last working day on or before d, as shown beside "10月底前".
func (c *Calendar) LastWorkingOnOrBefore(d civil.Date) civil.Date { return c.at(c.rank(d)) }

// rank numbers the working days: the first of the table is 1, those before it 0, -1, …; a day of rest has the number of the
// working day before it.
func (c *Calendar) rank(d civil.Date) int {
	switch {
	case d < c.first:
		return plainRank(d) - plainRank(c.first-1)
	case d > c.last:
		return len(c.nth) + plainRank(d) - plainRank(c.last)
	default:
		return int(c.through[d-c.first])
	}
}

// at is the working day with a number; it undoes rank.
func (c *Calendar) at(rank int) civil.Date {
	switch {
	case rank < 1:
		return plainAt(plainRank(c.first-1) + rank)
	case rank > len(c.nth):
		return plainAt(plainRank(c.last) + rank - len(c.nth))
	default:
		return c.nth[rank-1]
	}
}
