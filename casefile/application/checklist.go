package application

import (
	"slices"
	"strings"

	"gongkai/casefile"
)

// Missing is a line of the checklist for the 补正 notice (art. 29(2), art. 30). It is a hint for the clerk, never a ground to
// refuse registration: registration is a fact. What may not be asked for is no line of it: no use, no interest, no signature.
type Missing string

const (
	MissName          Missing = "name"
	MissDocument      Missing = "document"
	MissDocumentCheck Missing = "document_check" // the check digit does not fit, or the number has another form
	MissPhone         Missing = "phone"
	MissAddress       Missing = "address"

	MissAgentDocument Missing = "agent_document"
	MissMandate       Missing = "mandate"           // an agent without 委托书 [C]
	MissCoDocument    Missing = "co_document"       // a co-applicant without name or document
	MissCoCheck       Missing = "co_document_check" // one whose number does not fit, or the agent's
	MissForm          Missing = "form"              // art. 29(2)(3): neither form nor route is named
	MissDescription   Missing = "description"       // art. 29(2)(2): what no program can see; ticked by who handles the case
)

// Lines are all lines that a 补正 notice can take, in the order of the form.
func Lines() []Missing {
	return []Missing{MissName, MissDocument, MissDocumentCheck, MissPhone, MissAddress, MissAgentDocument, MissMandate, MissCoDocument, MissCoCheck,
		MissDescription, MissForm}
}

// IdentityCard is the document assumed when none is named.
const IdentityCard = "居民身份证"

// CreditCode is the document of a legal person or other organisation.
const CreditCode = "统一社会信用代码"

// Checklist lists what art. 29(2) asks for and the form does not hold, in the order of the form. Its result is never nil.
func Checklist(kind ApplicantKind, p casefile.Party, w Wanted) []Missing {
	out := []Missing{}
	add := func(is bool, m Missing) {
		if is {
			out = append(out, m)
		}
	}
	number := strings.TrimSpace(p.DocNumber)
	add(blank(p.Name), MissName)
	add(number == "", MissDocument)
	add(number != "" && !documentFits(documentKind(kind, p.DocKind), number), MissDocumentCheck)
	add(blank(p.Phone), MissPhone)
	add(blank(p.Address), MissAddress)
	others := p.CoApplicants
	if a := p.Agent; a != nil {
		add(blank(a.Name) || blank(a.DocNumber), MissAgentDocument)
		add(!a.Mandate, MissMandate)
		others = append([]casefile.Person{a.Person}, others...)
	}
	add(slices.ContainsFunc(p.CoApplicants, func(x casefile.Person) bool { return blank(x.Name) || blank(x.DocNumber) }), MissCoDocument)
	add(slices.ContainsFunc(others, wrongNumber), MissCoCheck)
	add(len(w.Forms) == 0 && len(w.Routes) == 0, MissForm)
	return out
}

func blank(text string) bool { return strings.TrimSpace(text) == "" }

func wrongNumber(x casefile.Person) bool {
	return !blank(x.DocNumber) && !DocumentFits(Natural, x.DocKind, x.DocNumber)
}

// DocumentFits checks a number whose form is known: 居民身份证 and 统一社会信用代码. One without a document named is that of the kind.
func DocumentFits(kind ApplicantKind, named, number string) bool {
	return documentFits(documentKind(kind, named), strings.TrimSpace(number))
}

// Documents are the 证件 of a natural person by their official names; another is written in full.
func Documents() []string {
	return []string{IdentityCard, "护照", "港澳居民来往内地通行证", "台湾居民来往大陆通行证", "外国人永久居留身份证", "军官证"}
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

// CheckDigit is the last character that a number of 18 should have by the other 17; "" where one of them cannot be.
func CheckDigit(document, number string) string {
	number = strings.ToUpper(strings.TrimSpace(number))
	if len(number) != 18 {
		return ""
	}
	if document == CreditCode {
		return creditCheck(number)
	}
	return identityCheck(number)
}

// IdentityCardFits checks length, digits and the check digit of GB 11643 (ISO 7064 MOD 11-2).
func IdentityCardFits(number string) bool {
	return len(number) == 18 && strings.ToUpper(number[17:]) == identityCheck(number)
}

func identityCheck(number string) string {
	const check = "10X98765432"
	sum, weight := 0, [17]int{7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2}
	for i := range 17 {
		d := int(number[i] - '0')
		if d < 0 || d > 9 {
			return ""
		}
		sum += d * weight[i]
	}
	return check[sum%11 : sum%11+1]
}

// CreditCodeFits checks the 18 characters of GB 32100-2015, the last of which is a check digit modulo 31.
func CreditCodeFits(number string) bool {
	number = strings.ToUpper(number) // before its length is taken: some letters change theirs
	return len(number) == 18 && number[17:] == creditCheck(number)
}

func creditCheck(number string) string {
	const alphabet = "0123456789ABCDEFGHJKLMNPQRTUWXY" // no I, O, S, V, Z
	sum, weight := 0, 1
	for i := range 17 {
		v := strings.IndexByte(alphabet, number[i])
		if v < 0 {
			return ""
		}
		sum += v * weight
		weight = weight * 3 % 31
	}
	at := (31 - sum%31) % 31
	return alphabet[at : at+1]
}
