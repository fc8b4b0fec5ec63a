package casefile

import "strings"

// Letters is the longest text, in letters, that a field of an act takes, wherever it is typed: one limit for the pages and the
// interface [C].
func Letters(act, field string) int {
	switch field {
	case "text":
		return passage(act)
	case "request", "links":
		return 20000
	case "reason", "opinion", "statement", "content", "result":
		return 5000
	case "doc_no", "tracking", "doc_number", "phone":
		return 60
	case "doc_kind":
		return 40
	case "address":
		return 300
	case "postcode", "ref":
		return 20
	case "email":
		return 120
	case "contact":
		return 100
	case "handler", "signer", "scan":
		return 36
	case "time":
		return 5
	}
	if strings.HasPrefix(field, "sign_") || strings.HasPrefix(field, "file.") { // reasons against warnings; what a reply stands on
		return 5000
	}
	return 200
}

// passage is the text of a letter or of a note.
func passage(act string) int {
	switch act {
	case "draft":
		return 100000
	case "note", "countersign", "ask":
		return 5000
	}
	return 20000
}
