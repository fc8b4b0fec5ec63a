package house

import (
	"cmp"
	"strings"

	"gongkai/statute/remedy"
)

// Settings are one version of what an agency has settled. A blank field was not settled: the default of the program's environment
// holds, or that of the agency's nature.
type Settings struct {
	Name  string `json:"name,omitempty"`  // 发文机关标志 and 落款
	Short string `json:"short,omitempty"` // 简称

	Body     remedy.Body `json:"body,omitempty"`      // in whose name it answers
	OfficeAs remedy.Body `json:"office_as,omitempty"` // as what the 县政府办公室 counts in its own name [C]

	Government         string `json:"government,omitempty"`          // 县级人民政府
	HigherGovernment   string `json:"higher_government,omitempty"`   // above it
	SuperiorDepartment string `json:"superior_department,omitempty"` // 上一级主管部门
	ParentDepartment   string `json:"parent_department,omitempty"`   // whose 派出机构 it is
	ParentGovernment   string `json:"parent_government,omitempty"`   // of that department
	ManagingBody       string `json:"managing_body,omitempty"`       // of an organisation authorised by law
	BasicCourt         string `json:"basic_court,omitempty"`
	IntermediateCourt  string `json:"intermediate_court,omitempty"`
	Online             string `json:"online,omitempty"` // the internet channel of 行政复议

	Office    string `json:"office,omitempty"` // 联系单位
	Telephone string `json:"telephone,omitempty"`
	Address   string `json:"address,omitempty"`

	DocNo  Pattern `json:"doc_no,omitempty"` // 文号; the 发文 register is the master
	Number Pattern `json:"number,omitempty"` // 登记号
	// First is the number with which the 登记号 of FirstYear begin: an office that starts in the middle of a year goes on where its old
	// register ends. Numbers never go back: a first number below what was given already changes nothing.
	FirstYear int `json:"first_year,omitempty"`
	First     int `json:"first,omitempty"`
}

// House is what holds for an agency: its settings, and the defaults where it has settled nothing.
type House struct {
	Settings
	Version  int    // of the settings; 0: nothing was ever set
	UnitName string // of the agency in the organisation
	Contact  string // how it is reached by default; "": not known
	Venue    remedy.Venue
}

// Of puts settings over the defaults of an agency.
func Of(version int, s Settings, unitName string, defaults remedy.Venue) House {
	return House{Settings: s, Version: version, UnitName: unitName, Venue: s.Over(defaults)}
}

// Over is a venue with what was settled.
func (s Settings) Over(v remedy.Venue) remedy.Venue {
	v.Body = cmp.Or(s.Body, v.Body)
	v.Settings.OfficeAs = cmp.Or(s.OfficeAs, v.Settings.OfficeAs)
	n := &v.Names
	for _, x := range []struct {
		to  *string
		set string
	}{
		{&n.CountyGovernment, s.Government}, {&n.HigherGovernment, s.HigherGovernment}, {&n.SuperiorDepartment, s.SuperiorDepartment},
		{&n.ParentDepartment, s.ParentDepartment}, {&n.ParentGovernment, s.ParentGovernment}, {&n.ManagingBody, s.ManagingBody},
		{&n.BasicCourt, s.BasicCourt}, {&n.IntermediateCourt, s.IntermediateCourt}, {&n.Online, s.Online},
	} {
		*x.to = cmp.Or(x.set, *x.to)
	}
	return v
}

// Letterhead is the agency as its letters name it.
func (h House) Letterhead() string { return cmp.Or(h.Name, h.UnitName) }

// Reached is how the agency is reached, as a receipt prints it; "" where nothing was settled and no default is known.
func (h House) Reached() string {
	var parts []string
	for _, x := range []struct{ before, text string }{{"", h.Office}, {"电话 ", h.Telephone}, {"地址 ", h.Address}} {
		if x.text != "" {
			parts = append(parts, x.before+x.text)
		}
	}
	return cmp.Or(strings.Join(parts, "　"), h.Contact)
}

// NumberPattern is how its 登记号 are made.
func (h House) NumberPattern() Pattern { return cmp.Or(h.Number, DefaultNumber) }

// FirstOf is the number with which a year begins.
func (h House) FirstOf(year int) int {
	if h.FirstYear == year {
		return max(1, h.First)
	}
	return 1
}
