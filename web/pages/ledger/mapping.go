package ledger

import (
	"net/http"
	"net/url"

	"gongkai/desk"
	"gongkai/web/parts"
	"gongkai/web/site"
)

// Mapping is the form in which a name, or a group, is said to be some units.
type Mapping struct {
	Heading, Lead, Action, Back string
	Name                        string // sent along
	Problems                    parts.Problems
	One, Group                  *parts.Field // a unit; a group that exists
	NewName                     *parts.Field
	Units                       parts.Ticks
	From                        *parts.Field
	Text                        []parts.Span // of the item
	Button                      string
}

// typed is what the form of a mapping brings.
type typed struct {
	name, unit, group, newName, from string
	units                            []string
}

func typedIn(v *site.Visit) typed {
	return typed{name: v.Form("name"), unit: v.Form("unit"), group: v.Form("group_id"), newName: v.Form("group"), from: v.Form("from"), units: v.C.Request.PostForm["units"]}
}

// day is the day from which it holds; an unreadable one is a fault.
func (t typed) day() (desk.MapName, error) {
	d, ok := parts.ReadDate(t.from)
	if !ok {
		return desk.MapName{}, desk.Invalid{{Field: "from", Code: "not_a_date"}}
	}
	return desk.MapName{Name: t.name, UnitID: t.unit, GroupID: t.group, From: d}, nil
}

func showMap(v *site.Visit) error {
	units, err := v.Desk.UnitChoices(v.Ctx())
	if err != nil {
		return err
	}
	t := typed{name: v.Query("name"), newName: v.Query("name")}
	t.units = desk.Proposed(t.name, units)
	return drawMap(v, http.StatusOK, t, parts.Problems{})
}

func drawMap(v *site.Visit, status int, t typed, p parts.Problems) error {
	units, err := v.Desk.UnitChoices(v.Ctx())
	if err != nil {
		return err
	}
	book, err := v.Desk.NameBook(v.Ctx(), v.Person, "")
	if err != nil {
		return err
	}
	groups := []parts.Option{{Label: "（不用已有的单位组）"}}
	for _, g := range book.Groups {
		groups = append(groups, parts.Option{Value: g.ID, Label: g.Name})
	}
	view := Mapping{Heading: "“" + t.name + "”指哪些单位", Name: t.name, Problems: p, Action: "/ledger/names/map", Back: "/ledger/names", Button: "记住并补开单位任务",
		Lead: "对应一次，以后的通知照此读入；已经导入的各项，缺的单位任务现在补开，每个单位每项只开一件。下面三种办法选一种。"}
	one := parts.Field{Kind: parts.SelectField, Name: "unit", Label: "一、就是一个单位", Error: p.Of("unit"), Width: "half",
		Options: parts.Choose(append([]parts.Option{{Label: "（不是一个单位）"}}, allUnits(units)...), t.unit)}
	view.One = &one
	if len(book.Groups) > 0 {
		group := parts.Field{Kind: parts.SelectField, Name: "group_id", Label: "二、是已有的单位组", Width: "half", Options: parts.Choose(groups, t.group)}
		view.Group = &group
	}
	name := parts.Field{Kind: parts.TextField, Name: "group", Label: "三、新建一个单位组，名称", Value: t.newName, Error: p.Of("group"), Width: "half", Max: 200}
	view.NewName = &name
	view.Units = parts.Ticks{Name: "units", Label: "单位组里的单位", Hint: "已按名称预先勾选，请逐个核对", Error: p.Of("units"), Options: parts.Tick(allUnits(units), t.units)}
	view.From = fromField(t.from, "从这一天起印发的通知照此对应；可不填：以前印发的也照此对应", p)
	return v.Show(status, "mapping", view)
}

func fromField(value, hint string, p parts.Problems) *parts.Field {
	return &parts.Field{Kind: parts.DateField, Name: "from", Label: "自何日起", Hint: hint, Optional: true, Value: value, Error: p.Of("from"), Width: "half"}
}

// postMap remembers what a name means. A new group is made first; repeated after an error, it is the same group.
func postMap(v *site.Visit) error {
	t := typedIn(v)
	in, err := t.day()
	if err == nil && in.UnitID == "" && in.GroupID == "" && t.newName != "" {
		in.GroupID, _, err = v.Desk.SaveGroup(v.Ctx(), v.Person, desk.SaveGroup{Name: t.newName, Units: t.units})
	}
	var o desk.Opened
	if err == nil {
		o, err = v.Desk.MapName(v.Ctx(), v.Person, in)
	}
	if p, is := faults(err); is {
		return drawMap(v, http.StatusUnprocessableEntity, t, p)
	}
	if err != nil {
		return err
	}
	return v.Redirect(after("/ledger/names", o))
}

func showGroup(v *site.Visit) error {
	g, err := v.Desk.Group(v.Ctx(), v.Person, v.Param("id"))
	if err != nil {
		return err
	}
	var t typed
	for _, m := range present(g) {
		t.units = append(t.units, m.UnitID)
	}
	return drawGroup(v, http.StatusOK, g, t, parts.Problems{})
}

func drawGroup(v *site.Visit, status int, g desk.Group, t typed, p parts.Problems) error {
	units, err := v.Desk.UnitChoices(v.Ctx())
	if err != nil {
		return err
	}
	return v.Show(status, "mapping", Mapping{Heading: "单位组：" + g.Name, Problems: p, Action: "/ledger/groups/" + g.ID, Back: "/ledger/names", Button: "保存并补开单位任务",
		Lead:  "增加的单位，缺的任务现在补开；去掉的单位，已经开立的任务不变。",
		Units: parts.Ticks{Name: "units", Label: "单位", Error: p.Of("units"), Options: parts.Tick(allUnits(units), t.units)},
		From:  fromField(t.from, "增加、去掉自哪一天印发的通知起算；可不填：当作一直如此", p)})
}

func postGroup(v *site.Visit) error {
	g, err := v.Desk.Group(v.Ctx(), v.Person, v.Param("id"))
	if err != nil {
		return err
	}
	t := typedIn(v)
	in, err := t.day()
	var o desk.Opened
	if err == nil {
		_, o, err = v.Desk.SaveGroup(v.Ctx(), v.Person, desk.SaveGroup{ID: g.ID, Name: g.Name, Units: t.units, From: in.From})
	}
	if p, is := faults(err); is {
		return drawGroup(v, http.StatusUnprocessableEntity, g, t, p)
	}
	if err != nil {
		return err
	}
	return v.Redirect(after("/ledger/names", o))
}

// showNameInItem asks whom a vague name means in one item.
func showNameInItem(v *site.Visit) error {
	return drawNameInItem(v, http.StatusOK, typed{name: v.Query("name")}, parts.Problems{})
}

func drawNameInItem(v *site.Visit, status int, t typed, p parts.Problems) error {
	c, err := v.Desk.Item(v.Ctx(), v.Person, v.Param("id"))
	if err != nil {
		return err
	}
	units, err := v.Desk.UnitChoices(v.Ctx())
	if err != nil {
		return err
	}
	back := "/items/" + c.Item.CaseID
	return v.Show(status, "mapping", Mapping{Heading: c.Item.No + "：“" + t.name + "”指哪些单位", Name: t.name, Problems: p, Action: back + "/names", Back: back, Button: "指定并开立单位任务",
		Lead: "只用于这一项；别的项里同样的名称仍然待指定。", Text: parts.Mark(c.Item.Text, parts.Quotes(c.Item.Dates)),
		Units: parts.Ticks{Name: "units", Label: "单位", Error: p.Of("units"), Options: parts.Tick(allUnits(units), t.units)}})
}

func postNameInItem(v *site.Visit) error {
	t := typedIn(v)
	o, err := v.Desk.NameInItem(v.Ctx(), v.Person, v.Param("id"), t.name, t.units)
	if p, is := faults(err); is {
		return drawNameInItem(v, http.StatusUnprocessableEntity, t, p)
	}
	if err != nil {
		return err
	}
	return v.Redirect(after("/items/"+url.PathEscape(v.Param("id")), o))
}
