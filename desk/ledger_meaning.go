package desk

import (
	"slices"
	"strings"

	"gongkai/civil"
	"gongkai/readers/notice"
	"gongkai/store"
)

// resolver says which units the names of a notice mean on the day it was issued: by what somebody said of the name (单位对照), else by the
// organisation.
type resolver struct {
	units    matcher
	on       civil.Date
	meanings map[string]store.NameMeaning // of names in every item, or in the one item asked about
	members  map[string][]store.GroupMember
}

// newResolver reads what is known of some names; itemID "" asks for what they mean in every item.
func newResolver(tx *store.Tx, agency, itemID string, names []string, on civil.Date) (resolver, error) {
	r := resolver{on: on, meanings: map[string]store.NameMeaning{}, members: map[string][]store.GroupMember{}}
	all, err := tx.UnitNames()
	if err != nil {
		return r, err
	}
	r.units = newMatcher(all, on)
	said, err := tx.MeaningsOf(agency, itemID, names)
	if err != nil {
		return r, err
	}
	var groups []string
	for _, m := range said { // what is said of the item comes last and wins
		if on.IsZero() || m.ValidFrom <= on {
			r.meanings[m.Name] = m
			groups = append(groups, m.GroupID)
		}
	}
	members, err := tx.Members(groups...)
	for _, m := range members {
		r.members[m.GroupID] = append(r.members[m.GroupID], m)
	}
	return r, err
}

// unitsOf are the units behind a name; ok is false where nobody has said, and the organisation does not know.
func (r resolver) unitsOf(name string) (units []string, ok bool) {
	if m, said := r.meanings[name]; said {
		if m.UnitID != "" {
			return []string{m.UnitID}, true
		}
		return r.group(m.GroupID), true
	}
	if notice.KindOf(name) != notice.Unit {
		return nil, false
	}
	if id, known := r.units.unit(name); known {
		return []string{id}, true
	}
	return nil, false
}

// group are those that were in a group on the day.
func (r resolver) group(id string) []string {
	var out []string
	for _, m := range r.members[id] {
		if in(m, r.on) && !slices.Contains(out, m.UnitID) {
			out = append(out, m.UnitID)
		}
	}
	return out
}

func in(m store.GroupMember, on civil.Date) bool {
	return on.IsZero() || m.ValidFrom <= on && (m.ValidTo.IsZero() || m.ValidTo >= on)
}

func containsAny(s string, parts ...string) bool {
	return slices.ContainsFunc(parts, func(p string) bool { return strings.Contains(s, p) })
}
