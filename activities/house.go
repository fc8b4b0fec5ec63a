package activities

import (
	"cmp"

	"gongkai/letters"
	"gongkai/statute/remedy"
	"gongkai/store"
)

// House is what letters print of the office itself.
type House struct {
	Table    remedy.Table
	Settings remedy.Settings
	Names    remedy.Names      // of the county; those of single agencies stand in Agencies
	Agencies map[string]Agency // by unit code
	// Organ and Court stand where no name is given for a role: the setting of an office with one agency.
	Organ, Court string
	Contact      letters.Contact // where applicants and parties can ask
	Style        letters.Style
}

// Agency is what differs from agency to agency.
type Agency struct {
	Body                                                                 remedy.Body // "": as its nature has it
	SuperiorDepartment, ParentDepartment, ParentGovernment, ManagingBody string
}

// Redress is where decisions of an agency can be contested, for its letters and for the casefile, which asks before a signature. The
// names of one agency's superiors are never printed for another.
func (h House) Redress(u store.Unit) remedy.Venue {
	if u.Demo() {
		return remedy.Venue{Table: h.Table, Body: bodyOf(u.Nature), Names: demoNames(), Settings: remedy.Defaults()}
	}
	a := h.Agencies[u.Code]
	n := h.Names
	n.CountyGovernment, n.HigherGovernment = cmp.Or(n.CountyGovernment, h.Organ), cmp.Or(n.HigherGovernment, h.Organ)
	n.BasicCourt, n.IntermediateCourt = cmp.Or(n.BasicCourt, h.Court), cmp.Or(n.IntermediateCourt, h.Court)
	n.SuperiorDepartment, n.ParentDepartment = cmp.Or(a.SuperiorDepartment, h.Organ), cmp.Or(a.ParentDepartment, h.Organ)
	n.ParentGovernment, n.ManagingBody = cmp.Or(a.ParentGovernment, h.Organ), cmp.Or(a.ManagingBody, h.Organ)
	return remedy.Venue{Table: h.Table, Body: cmp.Or(a.Body, bodyOf(u.Nature)), Names: n, Settings: h.Settings}
}

// bodyOf is what kind of agency a unit of a nature is in the 行政复议法; "" where its nature does not tell.
func bodyOf(nature string) remedy.Body {
	switch nature {
	case "government":
		return remedy.CountyGovernment
	case "office":
		return remedy.GovernmentOffice
	case "department":
		return remedy.Department
	case "township":
		return remedy.Township
	default:
		return ""
	}
}
