package notice

import (
	"strconv"
	"strings"
)

// arabic turns full-width digits into ASCII ones.
func arabic(s string) string {
	return strings.Map(func(r rune) rune {
		if r >= '０' && r <= '９' {
			return r - '０' + '0'
		}
		return r
	}, s)
}

// number reads 12, １２, 十二, 二十, 两; 0 means it is none.
func number(s string) int {
	if n, err := strconv.Atoi(arabic(s)); err == nil {
		return n
	}
	return chineseNumber(s)
}

// chineseNumber reads 一 to 九百九十九; 0 means it is none.
func chineseNumber(s string) int {
	total, digit := 0, 0
	for _, r := range s {
		switch r {
		case '百', '十':
			unit := 10
			if r == '百' {
				unit = 100
			}
			total += max(digit, 1) * unit
			digit = 0
		case '零', '〇':
			digit = 0
		default:
			d := chineseDigit(r)
			if d == 0 || digit != 0 {
				return 0
			}
			digit = d
		}
		if total > 1000 {
			return 0
		}
	}
	return total + digit
}

func chineseDigit(r rune) int {
	if r == '两' {
		return 2
	}
	for i, d := range []rune("一二三四五六七八九") {
		if d == r {
			return i + 1
		}
	}
	return 0
}
