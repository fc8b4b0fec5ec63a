package record

import "testing"

func rung(bell <-chan struct{}) bool {
	select {
	case <-bell:
		return true
	default:
		return false
	}
}

// Everyone who waits for a command hears of it once, nobody else does, and nothing is kept of bells that were rung or taken away.
func TestBells(t *testing.T) {
	t.Parallel()
	var b bells
	first, forgetFirst := b.hang("a")
	second, forgetSecond := b.hang("a")
	gone, forgetGone := b.hang("a")
	other, forgetOther := b.hang("b")
	forgetGone()
	b.ring([]string{"a", "nobody waits for this"})
	if !rung(first) || !rung(second) || rung(gone) || rung(other) {
		t.Errorf("rung: %v %v %v %v", rung(first), rung(second), rung(gone), rung(other))
	}
	forgetFirst()
	forgetSecond()
	forgetOther()
	if len(b.waiting) != 0 {
		t.Errorf("kept %v", b.waiting)
	}
}
