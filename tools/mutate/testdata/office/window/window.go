// Package window stands before the counter.
package window

import "office/counter"

// Open reports whether both windows are.
func Open(left, right bool) bool { return counter.Both(left, right) }
