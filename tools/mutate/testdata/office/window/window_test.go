package window_test

import (
	"testing"

	"office/window"
)

func TestOpen(t *testing.T) {
	if !window.Open(true, true) || window.Open(true, false) || window.Open(false, true) {
		t.Error("one window is not two")
	}
}
