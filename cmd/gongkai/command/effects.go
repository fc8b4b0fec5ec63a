package command

import (
	"gongkai/activities"
	"gongkai/letters"
	"gongkai/seeds"
	"gongkai/statute/remedy"
)

// effects are the handlers of the outbox by kind.
func effects(o *office, l Letters) map[string]activities.Handler {
	return activities.Letters(o.db, o.record, l.house())
}

// house is what letters print of the office, from its settings.
func (l Letters) house() activities.House {
	table, _ := remedy.Parse(seeds.RemedyOrgans()) // the program's own file; a table that answers nothing gives no letter
	h := activities.House{Table: table, Settings: remedy.Defaults(), Organ: l.Organ, Court: l.Court, Contact: letters.Contact{Line: l.Contact}, Agencies: map[string]activities.Agency{},
		Names: remedy.Names{CountyGovernment: l.Government, HigherGovernment: l.HigherGovernment, BasicCourt: l.BasicCourt,
			IntermediateCourt: l.IntermediateCourt, Online: l.Online}}
	if l.OfficeAs != "" {
		h.Settings.OfficeAs = remedy.Body(l.OfficeAs)
	}
	for _, set := range []struct {
		names perUnit
		put   func(*activities.Agency, string)
	}{
		{perUnit(l.Bodies), func(a *activities.Agency, v string) { a.Body = remedy.Body(v) }},
		{l.Superiors, func(a *activities.Agency, v string) { a.SuperiorDepartment = v }},
		{l.Parents, func(a *activities.Agency, v string) { a.ParentDepartment = v }},
		{l.ParentGovernments, func(a *activities.Agency, v string) { a.ParentGovernment = v }},
		{l.Managers, func(a *activities.Agency, v string) { a.ManagingBody = v }},
	} {
		for code, v := range set.names {
			a := h.Agencies[code]
			set.put(&a, v)
			h.Agencies[code] = a
		}
	}
	return h
}
