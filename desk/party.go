package desk

import (
	"context"
	"slices"
	"strconv"
	"strings"

	"gongkai/auth"
	"gongkai/casefile"
	"gongkai/casefile/application"
	"gongkai/seal"
)

// Document numbers and telephones of everyone who applies are masked on pages and in the interface. Who must see one says why.

// masked keeps the names, which the office works with, and hides what nobody needs to read at a glance.
func masked(p casefile.Party) casefile.Party {
	p.DocNumber, p.Phone = seal.MaskID(p.DocNumber), seal.MaskPhone(p.Phone)
	if p.Agent != nil {
		agent := *p.Agent
		agent.Person = maskedPerson(agent.Person)
		p.Agent = &agent
	}
	p.CoApplicants = slices.Clone(p.CoApplicants)
	for i, x := range p.CoApplicants {
		p.CoApplicants[i] = maskedPerson(x)
	}
	return p
}

func maskedPerson(x casefile.Person) casefile.Person {
	x.DocNumber, x.Phone = seal.MaskID(x.DocNumber), seal.MaskPhone(x.Phone)
	return x
}

// hidden is a masked field in full: document, phone, agent_document, agent_phone, co1_document, co1_phone and so on.
func hidden(p casefile.Party, field string) (string, bool) {
	who, what := casefile.Person{DocNumber: p.DocNumber, Phone: p.Phone}, field
	if prefix, rest, found := strings.Cut(field, "_"); found {
		n, err := strconv.Atoi(strings.TrimPrefix(prefix, "co"))
		switch {
		case prefix == "agent" && p.Agent != nil:
			who = p.Agent.Person
		case strings.HasPrefix(prefix, "co") && err == nil && n >= 1 && n <= len(p.CoApplicants):
			who = p.CoApplicants[n-1]
		default:
			return "", false
		}
		what = rest
	}
	switch what {
	case "document":
		return who.DocNumber, true
	case "phone":
		return who.Phone, true
	}
	return "", false
}

// Unseen puts the stored document numbers and telephones into a party where the form left them empty: pages show them masked, so an
// untouched field means unchanged. Agent and co-applicants are known by their names: a number is never given to somebody else.
func (d *Desk) Unseen(ctx context.Context, p auth.Person, caseID string, party casefile.Party) (casefile.Party, error) {
	_, on, err := d.subject(ctx, caseID)
	if err != nil {
		return party, err
	}
	if err := may(p, auth.Act(string(casefile.KindApplication)+"."+application.CmdComplete), on); err != nil {
		return party, err
	}
	r, err := d.record.Read(ctx, caseID)
	if err != nil {
		return party, err
	}
	s, ok := r.State.(application.State)
	if !ok {
		return party, ErrNotFound
	}
	known, err := d.record.Parties(ctx, s.PartyID)
	if err != nil {
		return party, err
	}
	return unseen(party, known[s.PartyID]), nil
}

func unseen(party, known casefile.Party) casefile.Party {
	party.DocNumber, party.Phone = orKnown(party.DocNumber, known.DocNumber), orKnown(party.Phone, known.Phone)
	if party.Agent != nil && known.Agent != nil && party.Agent.Name == known.Agent.Name {
		agent := *party.Agent
		agent.DocNumber, agent.Phone = orKnown(agent.DocNumber, known.Agent.DocNumber), orKnown(agent.Phone, known.Agent.Phone)
		party.Agent = &agent
	}
	left := slices.Clone(known.CoApplicants)
	party.CoApplicants = slices.Clone(party.CoApplicants)
	for i, x := range party.CoApplicants {
		at := slices.IndexFunc(left, func(k casefile.Person) bool { return k.Name == x.Name })
		if at < 0 {
			continue
		}
		x.DocNumber, x.Phone = orKnown(x.DocNumber, left[at].DocNumber), orKnown(x.Phone, left[at].Phone)
		party.CoApplicants[i], left = x, slices.Delete(left, at, at+1) // two of one name: in their order
	}
	return party
}

func orKnown(typed, known string) string {
	if typed == "" {
		return known
	}
	return typed
}
