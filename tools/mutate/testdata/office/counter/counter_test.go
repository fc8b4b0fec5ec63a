package counter

import "testing"

func TestState(t *testing.T) {
	if State(11) != open || State(12) != closed {
		t.Error("closed at noon")
	}
}

func TestDue(t *testing.T) { // a row is missing: two sheets
	if Due(1) != 0 || Due(3) != 20 {
		t.Error(Due(1), Due(3))
	}
}

func TestDays(t *testing.T) {
	if got := Days(3); got != 3 {
		t.Error(got)
	}
}

func TestLabel(t *testing.T) {
	if got := Label("1"); got != "1号" {
		t.Error(got)
	}
}
