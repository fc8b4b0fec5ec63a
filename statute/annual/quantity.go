package annual

import (
	"strconv"
	"strings"
)

// Quantity is one figure of table 2, or blank. The zero Quantity is an explicit 0. Amounts have decimals, so that it counts
// millionths: of a piece, or of 万元 (one millionth of which is one 分).
type Quantity struct {
	Millionths int64
	Blank      bool
}

const (
	decimals = 6
	million  = 1_000_000
	// mostWhole keeps sums of many quantities far from the end of an int64.
	mostWhole = 1_000_000_000
)

// Pieces is a whole quantity, n within a thousand million.
func Pieces(n int) Quantity { return Quantity{Millionths: int64(n) * million} }

// ParseQuantity reads a decimal number: digits, perhaps a sign before and up to six decimals after them. ok is false for
// anything else and for more than a thousand million.
func ParseQuantity(text string) (q Quantity, ok bool) {
	digits, negative := strings.CutPrefix(text, "-")
	whole, part, point := strings.Cut(digits, ".")
	if !isDigits(whole) || len(whole) > len("1000000000") || point && !isDigits(part) || len(part) > decimals {
		return Quantity{}, false
	}
	n, err := strconv.ParseInt(whole+part+strings.Repeat("0", decimals-len(part)), 10, 64)
	if err != nil || n > mostWhole*million {
		return Quantity{}, false
	}
	if negative {
		n = -n
	}
	return Quantity{Millionths: n}, true
}

func isDigits(s string) bool {
	return s != "" && strings.Trim(s, "0123456789") == ""
}

// Whole reports whether the quantity has no decimals.
func (q Quantity) Whole() bool { return q.Millionths%million == 0 }

// String is the decimal number, without idle zeros; "" for blank.
func (q Quantity) String() string {
	if q.Blank {
		return ""
	}
	sign, n := "", uint64(q.Millionths)
	if q.Millionths < 0 {
		sign, n = "-", -n
	}
	out := sign + strconv.FormatUint(n/million, 10)
	if part := n % million; part > 0 {
		out += "." + strings.TrimRight(strconv.FormatUint(million+part, 10)[1:], "0")
	}
	return out
}

// MarshalJSON writes the number, or null for blank.
func (q Quantity) MarshalJSON() ([]byte, error) {
	if q.Blank {
		return []byte("null"), nil
	}
	return []byte(q.String()), nil
}

// plus adds; anything with a blank is blank.
func (q Quantity) plus(other Quantity) Quantity {
	if q.Blank || other.Blank {
		return Quantity{Blank: true}
	}
	return Quantity{Millionths: q.Millionths + other.Millionths}
}
