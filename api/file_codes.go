package api

import (
	"reflect"
	"strings"

	"github.com/danielgtaylor/huma/v2"

	"gongkai/statute/outcome"
	"gongkai/statute/review"
)

// fileCodes are the codes that the file of a reply may hold, by the type of the field.
func fileCodes() map[reflect.Type][]any {
	return map[reflect.Type][]any{
		reflect.TypeFor[outcome.Code]():        codesOf(outcome.Codes()),
		reflect.TypeFor[outcome.Ground]():      codesOf(outcome.Grounds()),
		reflect.TypeFor[review.Role]():         codesOf(review.Roles()),
		reflect.TypeFor[review.State]():        codesOf([]review.State{review.Open, review.Withheld}),
		reflect.TypeFor[review.Answer]():       codesOf([]review.Answer{review.Yes, review.No}),
		reflect.TypeFor[review.Conclusion]():   codesOf([]review.Conclusion{review.MayOpen, review.MayNotOpen, review.Refer}),
		reflect.TypeFor[review.Reaction]():     codesOf(reactions()),
		reflect.TypeFor[review.Carrier]():      codesOf([]review.Carrier{review.Postal, review.Courier}),
		reflect.TypeFor[review.Right]():        codesOf([]review.Right{review.TradeSecret, review.Privacy, review.OtherRight}),
		reflect.TypeFor[review.Place]():        codesOf([]review.Place{review.OfficeSystem, review.Archive, review.BusinessSystem, review.Paper}),
		reflect.TypeFor[review.Found]():        codesOf([]review.Found{review.Nothing, review.Something}),
		reflect.TypeFor[review.Level]():        codesOf([]review.Level{review.TopSecret, review.HighlySecret, review.Confidential}),
		reflect.TypeFor[review.OrganKind]():    codesOf([]review.OrganKind{review.Central, review.Provincial, review.City, review.Lower}),
		reflect.TypeFor[review.Power]():        codesOf([]review.Power{review.Own, review.Authorised, review.Derived}),
		reflect.TypeFor[review.Rank]():         codesOf([]review.Rank{review.Statute, review.AdminRegulation, review.LocalRegulation, review.GovernmentRule, review.NormativeDocument}),
		reflect.TypeFor[review.Interest]():     codesOf([]review.Interest{review.NationalSecurity, review.PublicSecurity, review.EconomicSecurity, review.SocialStability}),
		reflect.TypeFor[review.InternalKind](): codesOf([]review.InternalKind{review.Personnel, review.Logistics, review.Workflow}),
		reflect.TypeFor[review.ProcessKind]():  codesOf([]review.ProcessKind{review.Discussion, review.DraftText, review.Negotiation, review.InternalReport}),
	}
}

func reactions() []review.Reaction { return []review.Reaction{review.Agrees, review.Objects} }

// enumerateFile lists the codes of all fields in the file of a reply, however deep they lie, and gives the names of the schemas
// that the file is made of.
func enumerateFile(schemas map[string]*huma.Schema) map[string]bool {
	codes, held := fileCodes(), map[reflect.Type]bool{}
	eachCode(reflect.TypeFor[review.File](), held, func(schema, property string, code reflect.Type) {
		p := schemas[schema].Properties[property]
		if p.Items != nil {
			p = p.Items
		}
		p.Enum = codes[code]
	})
	names := map[string]bool{}
	for t := range held {
		names[t.Name()] = true
	}
	return names
}

// eachCode finds the fields that hold a code, which is text with a type of its own, in a struct and in those that it holds.
func eachCode(t reflect.Type, known map[reflect.Type]bool, found func(schema, property string, code reflect.Type)) {
	if known[t] {
		return
	}
	known[t] = true
	for i := range t.NumField() {
		field := t.Field(i)
		held := field.Type
		for held.Kind() == reflect.Pointer || held.Kind() == reflect.Slice {
			held = held.Elem()
		}
		switch {
		case held.Kind() == reflect.Struct:
			eachCode(held, known, found)
		case held.Kind() == reflect.String && held != reflect.TypeFor[string]():
			property, _, _ := strings.Cut(field.Tag.Get("json"), ",")
			found(t.Name(), property, held)
		}
	}
}
