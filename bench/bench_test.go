package bench

import (
	"slices"
	"strconv"
	"testing"
	"time"

	"gongkai/civil"
)

// contender does one operation, the i-th of a year of them. What it gives back is of no use but to be computed.
type contender struct {
	name string
	do   func(i int) bool
}

// year is how many different operations there are: one for each day of 2024, a year within rickar/cal's cache.
const year = 366

// turn is how long one contender works before the next has its turn.
const turn = 500 * time.Microsecond

// contest lets the contenders work in turn, so that a busy machine slows them alike, and reports the median nanoseconds of one
// operation of each and how many times longer than ours, the first, the others take.
func contest(b *testing.B, contenders ...contender) {
	operations := make([]int, len(contenders)) // in one turn
	for i, c := range contenders {
		c.work(0, year) // fills the caches
		for operations[i] = 1; c.work(0, operations[i]) < turn; operations[i] *= 2 {
		}
	}
	spent := make([][]float64, len(contenders)) // nanoseconds per operation, turn by turn
	for rounds := 0; b.Loop(); rounds++ {
		for i, c := range contenders {
			took := c.work(rounds*operations[i], operations[i])
			spent[i] = append(spent[i], float64(took.Nanoseconds())/float64(operations[i]))
		}
	}
	for i, c := range contenders {
		b.ReportMetric(median(spent[i]), "ns-"+c.name)
		if i > 0 {
			b.ReportMetric(median(spent[i])/median(spent[0]), "ratio-"+c.name)
		}
	}
	b.ReportMetric(0, "ns/op") // of all of them together: says nothing
}

// work does a number of operations, beginning with the first-th.
func (c contender) work(first, operations int) time.Duration {
	i := first % year
	began := time.Now()
	for range operations {
		c.do(i)
		if i++; i == year {
			i = 0
		}
	}
	return time.Since(began)
}

func median(all []float64) float64 {
	slices.Sort(all)
	return all[len(all)/2]
}

func starts() (days []civil.Date, instants []time.Time) {
	for d := range civil.Days(civil.MustParse("2024-01-01"), civil.MustParse("2024-12-31")) {
		days, instants = append(days, d), append(instants, utc(d))
	}
	return days, instants
}

func BenchmarkAddWorking(b *testing.B) {
	ours, rickar, byMap := MustOurs(b), MustRickar(b), MustRickarByMap(b)
	days, instants := starts()
	for _, n := range []int{1, 7, 20, 40} {
		b.Run(strconv.Itoa(n), func(b *testing.B) {
			contest(b,
				contender{"ours", func(i int) bool { return ours.AddWorking(days[i], n) == 0 }},
				contender{"rickar", func(i int) bool { return rickar.WorkdaysFrom(instants[i], n).IsZero() }},
				contender{"rickar-map", func(i int) bool { return byMap.WorkdaysFrom(instants[i], n).IsZero() }},
				contender{"lunar", func(i int) bool { return solar(days[i]).Next(n, true) == nil }})
		})
	}
}

func BenchmarkIsWorking(b *testing.B) {
	ours, rickar, byMap := MustOurs(b), MustRickar(b), MustRickarByMap(b)
	days, instants := starts()
	contest(b,
		contender{"ours", func(i int) bool { return ours.IsWorking(days[i]) }},
		contender{"rickar", func(i int) bool { return rickar.IsWorkday(instants[i]) }},
		contender{"rickar-map", func(i int) bool { return byMap.IsWorkday(instants[i]) }},
		contender{"lunar", func(i int) bool { return lunarWorks(days[i]) }})
}
