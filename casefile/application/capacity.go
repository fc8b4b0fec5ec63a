package application

import (
	"slices"

	"gongkai/casefile"
	"gongkai/civil"
	"gongkai/statute/review"
)

// OpinionState is one 会签 of a draft. A later one of the same role replaces it on the file; both stay.
type OpinionState struct {
	Seq     int
	Role    review.Role
	By      string
	On      civil.Date
	Opinion review.Reaction
	TextID  string
}

// opinion is the last one of a role.
func (d *DraftState) opinion(role review.Role) (out OpinionState, given bool) {
	if d == nil {
		return out, false
	}
	for _, o := range d.Opinions {
		if o.Role == role {
			out, given = o, true
		}
	}
	return out, given
}

// objects reports whether the last opinion of a role is an objection.
func (s State) objects(role review.Role) bool {
	o, given := s.Draft.opinion(role)
	return given && o.Opinion == review.Objects
}

// otherRole: one person signs a draft in one role [C].
func (s State) otherRole(actor string, role review.Role, r Rules) casefile.Refusals {
	if !r.OneRole || s.Draft == nil {
		return nil
	}
	for _, o := range s.Draft.Opinions {
		if o.By == actor && o.Role != role {
			return casefile.Refuse(casefile.SecondRole, "", "", "role", string(o.Role))
		}
	}
	return nil
}

// carries reports whether somebody may answer for what is a role's to sign: he acts in that role, or has signed this draft in it, or
// in one above it where the office lets a higher one sign [C].
func (s State) carries(actor string, as, role review.Role, r Rules) bool {
	mine := []review.Role{as}
	if s.Draft != nil {
		for _, x := range s.Draft.File.Signatures {
			if x.By == actor {
				mine = append(mine, x.Role)
			}
		}
	}
	return slices.ContainsFunc(mine, func(held review.Role) bool { return held == role || r.HigherMaySign && held.Over(role) })
}

// against are doubts as they stand before somebody: a warning that is another's to sign stays a refusal, which says whose.
func (s State) against(doubts casefile.Refusals, actor string, as review.Role, r Rules) casefile.Refusals {
	out := slices.Clone(doubts)
	for i, x := range out {
		if role := review.Role(x.Facts["may_sign"]); x.MaySign && role != "" && !s.carries(actor, as, role, r) {
			out[i].MaySign = false
		}
	}
	return out
}

// answerable are the warnings that wait for this role: whoever agrees in it takes them upon himself.
func answerable(doubts casefile.Refusals, role review.Role) casefile.Refusals {
	return slices.DeleteFunc(doubts, func(x casefile.Refusal) bool { return !x.MaySign || x.Facts["may_sign"] != string(role) })
}
