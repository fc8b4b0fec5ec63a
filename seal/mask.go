package seal

import "strings"

// MaskName leaves the first letter: 张三示例 is 张***.
func MaskName(name string) string { return mask(name, 1, 0, 2) }

// MaskPhone leaves the first three and last four digits of a mobile number, 138****1234, and the last four of a shorter
// one.
func MaskPhone(phone string) string {
	letters := []rune(strings.TrimSpace(phone))
	switch {
	case len(letters) >= 11:
		return string(letters[:3]) + "****" + string(letters[len(letters)-4:])
	case len(letters) >= 8:
		return "****" + string(letters[len(letters)-4:])
	}
	return mask(phone, 0, 0, 0)
}

// MaskID leaves three letters in front and two behind of a resident's number, one and two of other documents: the date
// of birth and the serial number stay hidden.
func MaskID(number string) string {
	if len([]rune(strings.TrimSpace(number))) >= 15 {
		return mask(number, 3, 2, 15)
	}
	return mask(number, 1, 2, 8)
}

// mask keeps letters in front and behind and puts a star for each other one; a text shorter than least is all stars,
// so that too little is never hidden.
func mask(text string, front, back, least int) string {
	letters := []rune(strings.TrimSpace(text))
	if len(letters) < least {
		front, back = 0, 0
	}
	return string(letters[:front]) + strings.Repeat("*", len(letters)-front-back) + string(letters[len(letters)-back:])
}
