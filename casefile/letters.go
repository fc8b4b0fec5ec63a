package casefile

import "strings"

// Letters is the longest text, in letters, that a field of an act takes, wherever it is typed: one limit for the pages and the
// interface [C].
func Letters(act, field string) int {
	field = ofAnyone(field)
	switch field {
	case "text":
		return passage(act)
	case "request", "links":
		return 20000
	case "reason", "opinion", "statement", "content", "result":
		return 5000
	case "doc_no", "tracking", "doc_number", "phone":
		return 60
	case "fax":
		return 60
	case "doc_kind", "doc_other":
		return 40
	case "address", "delivery_address":
		return 300
	case "enclosures", "purpose":
		return 2000
	case "postcode", "ref":
		return 20
	case "email":
		return 120
	case "contact", "legal_rep", "spokesman":
		return 100
	case "pages":
		return 5
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

// ofAnyone is a field of the agent or of a co-applicant (agent_phone, co3_phone) as the field of the applicant that it is.
func ofAnyone(field string) string {
	who, rest, found := strings.Cut(field, "_")
	if found && (who == "agent" || strings.HasPrefix(who, "co") && strings.Trim(who[2:], "0123456789") == "" && len(who) > 2) {
		return rest
	}
	return field
}
