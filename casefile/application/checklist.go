package application

import (
	"strings"

	"gongkai/casefile"
)

// Missing is a line of the checklist for the 补正 notice (art. 29(2), art. 30). It is a hint for the clerk, never a ground to
// refuse registration: registration is a fact.
type Missing string

const (
	MissName          Missing = "name"
	MissDocument      Missing = "document"
	MissDocumentCheck Missing = "document_check" // the check digit does not fit, or the number has another form
	MissPhone         Missing = "phone"
	MissAddress       Missing = "address"
)

// IdentityCard is the document assumed when none is named.
const IdentityCard = "居民身份证"

// CreditCode is the document of a legal person or other organisation.
const CreditCode = "统一社会信用代码"

// Checklist lists what art. 29(2) asks for and the form does not hold, in the order of the form. Its result is never nil.
func Checklist(kind ApplicantKind, p casefile.Party) []Missing {
	out := []Missing{}
	add := func(is bool, m Missing) {
		if is {
			out = append(out, m)
		}
	}
	number := strings.TrimSpace(p.DocNumber)
	add(strings.TrimSpace(p.Name) == "", MissName)
	add(number == "", MissDocument)
	add(number != "" && !documentFits(documentKind(kind, p.DocKind), number), MissDocumentCheck)
	add(strings.TrimSpace(p.Phone) == "", MissPhone)
	add(strings.TrimSpace(p.Address) == "", MissAddress)
	return out
}

func documentKind(kind ApplicantKind, named string) string {
	if named != "" {
		return named
	}
	if kind == Natural {
		return IdentityCard
	}
	return CreditCode
}

// documentFits checks the numbers whose form is known; a passport or a foreign paper always fits.
func documentFits(kind, number string) bool {
	switch kind {
	case IdentityCard:
		return IdentityCardFits(number)
	case CreditCode:
		return CreditCodeFits(number)
	}
	return true
}

// IdentityCardFits checks length, digits and the check digit of GB 11643 (ISO 7064 MOD 11-2).
func IdentityCardFits(number string) bool {
	const check = "10X98765432"
	if len(number) != 18 {
		return false
	}
	sum, weight := 0, [17]int{7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2}
	for i := range 17 {
		d := int(number[i] - '0')
		if d < 0 || d > 9 {
			return false
		}
		sum += d * weight[i]
	}
	return strings.ToUpper(number[17:]) == check[sum%11:sum%11+1]
}

// CreditCodeFits checks the 18 characters of GB 32100, the last of which is a check digit modulo 31.
func CreditCodeFits(number string) bool {
	const alphabet = "0123456789ABCDEFGHJKLMNPQRTUWXY" // no I, O, S, V, Z
	number = strings.ToUpper(number)                   // before its length is taken: some letters change theirs
	if len(number) != 18 {
		return false
	}
	sum, weight := 0, 1
	for i := range 17 {
		v := strings.IndexByte(alphabet, number[i])
		if v < 0 {
			return false
		}
		sum += v * weight
		weight = weight * 3 % 31
	}
	return alphabet[(31-sum%31)%31] == number[17]
}
