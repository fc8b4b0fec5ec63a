package administration

import (
	"net/http"

	"gongkai/civil"
	"gongkai/desk"
	"gongkai/web/parts"
	"gongkai/web/site"
	"gongkai/web/words"
)

// Organisation is the tree of units.
type Organisation struct {
	Done, New string
	Rows      []UnitRow
}

// UnitRow is a unit of the tree.
type UnitRow struct {
	Link, Name, Code, Nature, State string
	Depth                           int
	Agency, Closed                  bool
}

func listUnits(v *site.Visit) error {
	units, err := v.Desk.Organisation(v.Ctx(), v.Person)
	if err != nil {
		return err
	}
	view := Organisation{Done: done(v), New: newUnit}
	for _, u := range units {
		r := UnitRow{Link: organisation + "/" + u.ID, Name: u.Name, Code: u.Code, Nature: words.Nature(u.Nature), Depth: min(u.Depth, 4), Agency: u.Agency, Closed: u.Closed}
		if !u.ValidTo.IsZero() {
			r.State = words.Day(u.ValidTo, v.Today) + "起撤销"
			if u.Closed {
				r.State = "已撤销"
			}
			if u.Successor != "" {
				r.State += "，由" + u.Successor + "承继"
			}
		}
		view.Rows = append(view.Rows, r)
	}
	return v.Show(http.StatusOK, "organisation", view)
}

// Unit is one unit with its forms, or the form of a new one.
type Unit struct {
	Done, Heading, Back, Action string
	New, Closed                 bool
	Problems                    parts.Problems
	Facts                       []Fact
	Names                       []NameRow
	Fields                      []parts.Field // of a new one
	Rename                      []parts.Field
	Change                      []parts.Field
	Close                       []parts.Field
}

// NameRow is a name a unit has or had.
type NameRow struct{ Name, Kind, Span string }

// typedUnit is what the forms of a unit bring.
type typedUnit struct {
	code, name, alias, nature, superior, from string
	agency                                    string
	last, successor, reason                   string
}

func typedUnitIn(v *site.Visit) typedUnit {
	return typedUnit{code: v.Form("code"), name: v.Form("unit_name"), alias: v.Form("alias"), nature: v.Form("nature"), superior: v.Form("superior"),
		from: v.Form("from"), agency: v.Form("agency"), last: v.Form("to"), successor: v.Form("successor"), reason: v.Form("reason")}
}

func showNewUnit(v *site.Visit) error {
	return drawNewUnit(v, http.StatusOK, typedUnit{from: v.Today.String(), nature: "department", superior: v.Query("under")}, parts.Problems{})
}

func drawNewUnit(v *site.Visit, status int, t typedUnit, p parts.Problems) error {
	superiors, err := unitOptions(v, "（没有上级机构）")
	if err != nil {
		return err
	}
	natures := []parts.Option{}
	for _, n := range desk.Natures() {
		natures = append(natures, parts.Option{Value: n, Label: words.Nature(n)})
	}
	return v.Show(status, "unit", Unit{New: true, Heading: "新增机构", Back: organisation, Action: newUnit, Problems: p, Fields: []parts.Field{
		{Kind: parts.TextField, Name: "unit_name", Label: "机构名称", Value: t.name, Error: p.Of("unit_name"), Max: 60},
		{Kind: parts.TextField, Name: "alias", Label: "简称", Hint: "通知里可能这样写，例如县水利局写作“水利局”", Value: t.alias, Error: p.Of("alias"), Max: 60, Optional: true, Width: "half"},
		{Kind: parts.TextField, Name: "code", Label: "代码", Hint: "文件和命令行里用；新增后不能改", Value: t.code, Error: p.Of("code"), Max: 32, Width: "half"},
		{Kind: parts.SelectField, Name: "nature", Label: "性质", Error: p.Of("nature"), Width: "half", Options: parts.Choose(natures, t.nature)},
		{Kind: parts.SelectField, Name: "superior", Label: "上级机构", Error: p.Of("superior"), Width: "half", Options: parts.Choose(superiors, t.superior)},
		{Kind: parts.CheckField, Name: "agency", Label: "以自己的名义答复申请", Hint: "受委托的事业单位、内设机构不勾选：它的人以上级机构的名义答复", Value: t.agency},
		{Kind: parts.DateField, Name: "from", Label: "自何日起", Value: t.from, Error: p.Of("from"), Width: "half"}}})
}

func addUnit(v *site.Visit) error {
	t := typedUnitIn(v)
	from, ok := parts.ReadDate(t.from)
	var err error = desk.Invalid{{Field: "from", Code: "not_a_date"}}
	if ok {
		_, err = v.Desk.AddUnit(v.Ctx(), v.Person, desk.NewUnit{Code: t.code, Name: t.name, Alias: t.alias, Nature: t.nature, SuperiorID: t.superior,
			Agency: t.agency == "1", From: from})
	}
	if p, is := faults(err, ""); is {
		return drawNewUnit(v, http.StatusUnprocessableEntity, t, p)
	}
	if err != nil {
		return err
	}
	return v.Redirect(with(organisation, "done", "added"))
}

func showUnit(v *site.Visit) error {
	u, err := v.Desk.Unit(v.Ctx(), v.Person, v.Param("id"))
	if err != nil {
		return err
	}
	return drawUnit(v, http.StatusOK, u, storedUnit(u, v.Today), parts.Problems{})
}

func storedUnit(u desk.Unit, today civil.Date) typedUnit {
	t := typedUnit{superior: u.SuperiorID, from: today.String(), last: today.String()}
	if u.Agency {
		t.agency = "1"
	}
	return t
}

func drawUnit(v *site.Visit, status int, u desk.Unit, t typedUnit, p parts.Problems) error {
	superiors, err := unitOptions(v, "（没有）")
	if err != nil {
		return err
	}
	view := Unit{Done: done(v), Heading: u.Name, Back: organisation, Action: organisation + "/" + u.ID, Closed: !u.ValidTo.IsZero(), Problems: p}
	own := "以上级机构的名义答复申请"
	if u.Agency {
		own = "以自己的名义答复申请"
	}
	view.Facts = []Fact{{"代码", u.Code}, {"性质", words.Nature(u.Nature)}, {"上级机构", u.Superior}, {"答复", own}, {"在用账号", number(u.People) + " 个"},
		{"在办申请", number(u.Open) + " 件"}}
	if view.Closed {
		view.Facts = append(view.Facts, Fact{"最后一天", u.ValidTo.Chinese()}, Fact{"承继机构", u.Successor})
	}
	for _, n := range u.Names {
		view.Names = append(view.Names, nameRow(n.Name, n.Kind, n.ValidFrom, n.ValidTo))
	}
	view.Rename = []parts.Field{
		{Kind: parts.TextField, Name: "unit_name", Label: "新名称", Value: t.name, Error: p.Of("unit_name"), Max: 60},
		{Kind: parts.TextField, Name: "alias", Label: "新的简称", Value: t.alias, Error: p.Of("alias"), Max: 60, Optional: true, Width: "half"},
		{Kind: parts.DateField, Name: "from", Label: "自何日起启用", Value: t.from, Error: p.Of("from"), Width: "half",
			Hint: "这一天以前的函件、台账仍用原名称；通知里写原名称的仍能对应"}}
	view.Change = []parts.Field{
		{Kind: parts.SelectField, Name: "superior", Label: "上级机构", Error: p.Of("superior"), Width: "half", Options: parts.Choose(superiors, t.superior)},
		{Kind: parts.CheckField, Name: "agency", Label: "以自己的名义答复申请", Value: t.agency, Error: p.Of("agency")}}
	view.Close = []parts.Field{
		{Kind: parts.DateField, Name: "to", Label: "最后一天", Value: t.last, Error: p.Of("to"), Width: "half"},
		{Kind: parts.SelectField, Name: "successor", Label: "承继机构", Error: p.Of("successor"), Width: "half", Options: parts.Choose(superiors, t.successor)},
		{Kind: parts.TextField, Name: "reason", Label: "依据、理由", Value: t.reason, Error: p.Of("reason"), Max: 500}}
	return v.Show(status, "unit", view)
}

func nameRow(name, kind string, from, to civil.Date) NameRow {
	r := NameRow{Name: name, Kind: map[string]string{"full": "全称", "short": "简称", "alias": "简称"}[kind], Span: from.Chinese() + "起"}
	if !to.IsZero() {
		r.Span = from.Chinese() + "至" + to.Chinese()
	}
	return r
}

// changeUnit does what one of the forms of a unit asks for.
func changeUnit(v *site.Visit) error {
	id, t := v.Param("id"), typedUnitIn(v)
	u, err := v.Desk.Unit(v.Ctx(), v.Person, id)
	if err != nil {
		return err
	}
	from, okFrom := parts.ReadDate(t.from)
	last, okLast := parts.ReadDate(t.last)
	stored, said := storedUnit(u, v.Today), "saved"
	switch v.Form("act") {
	case "rename":
		t.superior, t.agency, t.last = stored.superior, stored.agency, stored.last
		if err = notADate("from", okFrom); err == nil {
			err = v.Desk.RenameUnit(v.Ctx(), v.Person, desk.Rename{UnitID: id, Name: t.name, Alias: t.alias, From: from})
		}
	case "change":
		t.from, t.last = stored.from, stored.last
		err = v.Desk.ChangeUnit(v.Ctx(), v.Person, id, t.superior, t.agency == "1")
	case "close":
		t.superior, t.agency, t.from = stored.superior, stored.agency, stored.from
		if said = "closed"; okLast {
			err = v.Desk.CloseUnit(v.Ctx(), v.Person, id, last, t.successor, t.reason)
		} else {
			err = notADate("to", false)
		}
	default:
		return desk.ErrNotFound
	}
	if p, is := faults(err, ""); is {
		return drawUnit(v, http.StatusUnprocessableEntity, u, t, p)
	}
	if err != nil {
		return err
	}
	return v.Redirect(with(organisation+"/"+id, "done", said))
}

func notADate(field string, ok bool) error {
	if ok {
		return nil
	}
	return desk.Invalid{{Field: field, Code: "not_a_date"}}
}
