// Package counter is mutated by the tests of mutate.
package counter

const fee = 10 // yuan

const (
	open = iota + 1
	closed
)

// State is closed after noon.
func State(hour int) int {
	if hour < 12 {
		return open
	}
	return closed
}

// Due is what n sheets cost: the first is free.
func Due(n int) int {
	if n <= 1 {
		return 0
	}
	return (n - 1) * fee
}

// Days counts to n, slowly.
func Days(n int) (days int) {
	for days < n {
		days++
	}
	return days
}

// Both reports whether both are there.
func Both(a, b bool) bool { return a && b }

// Label is for people.
func Label(number string) string {
	mark := "号"
	return number + mark
}

// Forgotten is called by nobody.
func Forgotten(a, b int) int { return max(a, b) }
