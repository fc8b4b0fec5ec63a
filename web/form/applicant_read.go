package form

import (
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"unicode/utf8"

	"gongkai/casefile"
	"gongkai/casefile/application"
	"gongkai/desk"
	"gongkai/web/parts"
)

// ReadApplicant reads who applies and what else stands on the form; what cannot be read is a fault of its field. Nothing that is
// missing is one.
func ReadApplicant(get func(string) string) (casefile.Party, application.Particulars, desk.Invalid) {
	p := casefile.Party{Name: get("name"), DocKind: Document(get), DocNumber: get("doc_number"), Phone: get("phone"), Address: get("address"),
		Postcode: get("postcode"), Email: get("email"), Contact: get("contact"), LegalRep: get("legal_rep"), Workplace: get("workplace"), Fax: get("fax"),
		Delivery: get("delivery_address"), Spokesman: get("spokesman")}
	if agent := (casefile.Agent{Person: readPerson(get, "agent_"), Mandate: get("agent_mandate") != ""}); agent != (casefile.Agent{}) {
		p.Agent = &agent
	}
	for i := 1; i <= mostCo; i++ {
		if filledRow(get, i) {
			p.CoApplicants = append(p.CoApplicants, readPerson(get, fmt.Sprintf("co%d_", i)))
		}
	}
	x, bad := readParticulars(get)
	return p, x, bad
}

func readParticulars(get func(string) string) (application.Particulars, desk.Invalid) {
	var bad desk.Invalid
	x := application.Particulars{AddressedTo: get("addressed_to"), Enclosures: get("enclosures"), Purpose: get("purpose"), Signature: application.Signature(get("signature"))}
	for _, f := range application.Forms() {
		if get("form_"+string(f)) != "" {
			x.Wanted.Forms = append(x.Wanted.Forms, f)
		}
	}
	for _, r := range application.Routes() {
		if get("route_"+string(r)) != "" {
			x.Wanted.Routes = append(x.Wanted.Routes, r)
		}
	}
	x.Wanted.Other = get("route_other") != ""
	var ok bool
	if x.WrittenOn, ok = parts.ReadDate(get("written_on")); !ok {
		bad = append(bad, desk.Fault{Field: "written_on", Code: "not_a_date"})
	}
	if text := get("pages"); text != "" {
		n, err := strconv.Atoi(text)
		if err != nil || n < 0 || n > 99999 {
			bad = append(bad, desk.Fault{Field: "pages", Code: "not_a_number"})
		}
		x.Pages = n
	}
	return x, bad
}

// Document is the name of the applicant's document: chosen, or written out.
func Document(get func(string) string) string {
	if kind := get("doc_kind"); kind != otherDocument {
		return kind
	}
	if other := get("doc_other"); other != "" {
		return other
	}
	return otherDocument
}

func readPerson(get func(string) string, prefix string) casefile.Person {
	return casefile.Person{Name: get(prefix + "name"), DocKind: get(prefix + "doc_kind"), DocNumber: get(prefix + "doc_number"), Phone: get(prefix + "phone"),
		Address: get(prefix + "address")}
}

func filledRow(get func(string) string, i int) bool {
	return readPerson(get, fmt.Sprintf("co%d_", i)) != (casefile.Person{})
}

// TooLong are the fields of the 申请表 that hold more than is taken.
func TooLong(act string, get func(string) string) desk.Invalid {
	var bad desk.Invalid
	look := func(name string) {
		if text := get(name); len(text) > 0 && utf8.RuneCountInString(text) > casefile.Letters(act, name) {
			bad = append(bad, desk.Fault{Field: name, Code: "too_long"})
		}
	}
	for _, name := range lines() {
		look(name)
	}
	for _, name := range personal() {
		look("agent_" + name)
		for i := 1; i <= mostCo; i++ {
			look(fmt.Sprintf("co%d_%s", i, name))
		}
	}
	return bad
}

// lines are the fields of one line or passage.
func lines() []string {
	return []string{"name", "doc_kind", "doc_other", "doc_number", "phone", "address", "postcode", "email", "contact", "legal_rep", "workplace", "fax",
		"delivery_address", "spokesman", "addressed_to", "enclosures", "purpose"}
}

func personal() []string { return []string{"name", "doc_kind", "doc_number", "phone", "address"} }

var othersField = regexp.MustCompile(`^(?:agent|co[1-9][0-9]{0,2})_(?:name|doc_kind|doc_number|phone|address)$|^agent_mandate$|^(?:form|route)_[a-z]{1,8}$`)

// IsApplicant tells the fields of the 申请表.
func IsApplicant(name string) bool {
	return slices.Contains(lines(), name) || slices.Contains([]string{"signature", "written_on", "pages"}, name) || othersField.MatchString(name)
}

// FillApplicant is what is on file, as the fields of the form. Numbers and telephones are masked and stay empty: untouched means unchanged.
func FillApplicant(t Typed, p casefile.Party, x application.Particulars) {
	set := func(name, value string) {
		if value != "" {
			t[name] = value
		}
	}
	for name, value := range map[string]string{"name": p.Name, "address": p.Address, "postcode": p.Postcode, "email": p.Email, "contact": p.Contact,
		"legal_rep": p.LegalRep, "workplace": p.Workplace, "fax": p.Fax, "delivery_address": p.Delivery, "spokesman": p.Spokesman,
		"addressed_to": x.AddressedTo, "enclosures": x.Enclosures, "purpose": x.Purpose, "signature": string(x.Signature), "doc_kind": p.DocKind} {
		set(name, value)
	}
	if !slices.ContainsFunc(documents(), func(o parts.Option) bool { return o.Value == p.DocKind }) {
		t["doc_kind"], t["doc_other"] = otherDocument, p.DocKind
	}
	if a := p.Agent; a != nil {
		fillPerson(set, "agent_", a.Person)
		set("agent_mandate", tickOf(a.Mandate))
	}
	for i, c := range p.CoApplicants {
		fillPerson(set, fmt.Sprintf("co%d_", i+1), c)
	}
	for _, f := range x.Wanted.Forms {
		set("form_"+string(f), "1")
	}
	for _, r := range x.Wanted.Routes {
		set("route_"+string(r), "1")
	}
	set("route_other", tickOf(x.Wanted.Other))
	if !x.WrittenOn.IsZero() {
		set("written_on", x.WrittenOn.String())
	}
	if x.Pages > 0 {
		set("pages", strconv.Itoa(x.Pages))
	}
}

func fillPerson(set func(name, value string), prefix string, p casefile.Person) {
	set(prefix+"name", p.Name)
	set(prefix+"doc_kind", p.DocKind)
	set(prefix+"address", p.Address)
}

func tickOf(is bool) string {
	if is {
		return "1"
	}
	return ""
}
