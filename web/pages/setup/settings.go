package setup

import (
	"cmp"
	"errors"
	"net/http"
	"slices"
	"strconv"
	"strings"

	"gongkai/desk"
	"gongkai/house"
	"gongkai/statute/outcome"
	"gongkai/statute/remedy"
	"gongkai/web/parts"
	"gongkai/web/site"
	"gongkai/web/words"
)

// Settings is the form of what an agency settles of itself.
type Settings struct {
	Action, Back, Agency, Name string
	Seen                       int
	Others                     []Link // other agencies
	Names, Redress, More       []parts.Field
	Contact, Numbers           []parts.Field
	Remedies                   []Remedy
	Missing                    []string
	Last                       string // who settled last, and when
	NextNo                     string
	Problems                   parts.Problems
	Open                       bool // the rarer names are shown
}

// Remedy is a paragraph as the letters print it.
type Remedy struct {
	Kind, Text string
	Missing    string
}

func showSettings(v *site.Visit) error {
	h, err := v.Desk.House(v.Ctx(), v.Person, v.Query("agency"))
	if err != nil {
		return err
	}
	return draw(v, http.StatusOK, h, h.Settings, h.Version, parts.Problems{})
}

func draw(v *site.Visit, status int, h desk.House, s house.Settings, seen int, p parts.Problems) error {
	out, err := settingsView(v, h, s, p)
	if err != nil {
		return err
	}
	out.Seen = seen
	return v.Show(status, "settings", out)
}

// saveSettings keeps what was typed, or shows what the letters would say (看函件).
func saveSettings(v *site.Visit) error {
	agency, seen := v.Form("agency"), v.Form("seen")
	s, problems := posted(v)
	h, err := v.Desk.PreviewHouse(v.Ctx(), v.Person, agency, s)
	if err != nil {
		return err
	}
	version, _ := strconv.Atoi(seen) // a form without it is none of ours: it saw nothing
	if problems.Any() {
		return draw(v, http.StatusUnprocessableEntity, h, s, version, problems)
	}
	if v.Form("step") == "preview" {
		return draw(v, http.StatusOK, h, s, version, parts.Problems{})
	}
	_, err = v.Desk.Configure(v.Ctx(), v.Person, desk.Configure{Agency: h.Agency.Code, Seen: version, Settings: s})
	var bad desk.Invalid
	var changed desk.HouseChanged
	switch {
	case errors.As(err, &bad):
		return draw(v, http.StatusUnprocessableEntity, h, s, version, parts.Faults(bad))
	case errors.As(err, &changed):
		return draw(v, http.StatusUnprocessableEntity, h, house.Merge(changed.Seen, changed.Now, s), changed.Version, meanwhile(v, changed, s))
	case err != nil:
		return err
	}
	return v.Redirect(home + "?did=settings")
}

// meanwhile tells what another administrator settled. What the form left as it was is his now; where both changed a field, what was
// typed stays, with his beside it.
func meanwhile(v *site.Visit, c desk.HouseChanged, typed house.Settings) parts.Problems {
	p := parts.Problems{Heading: "打开这一页以后，别人改过设置，您的修改没有保存",
		After: "您没有动过的各项已换成现在的内容；两人都改过的，保留您填写的。请核对后再点一次“保存”。"}
	both := house.Both(c.Seen, c.Now, typed)
	for _, f := range c.Fields {
		text := words.Field(f) + "：" + c.By + " " + words.Instant(c.At, v.Today) + "改过"
		if slices.Contains(both, f) {
			text += "，与您填写的不同，现在是“" + c.Now.Text(f) + "”"
		}
		p.Items = append(p.Items, parts.Problem{Field: f, Text: text})
	}
	return p
}

func posted(v *site.Visit) (house.Settings, parts.Problems) {
	s := house.Settings{Name: v.Form("letter_name"), Short: v.Form("short_name"), Body: remedy.Body(v.Form("body")), OfficeAs: remedy.Body(v.Form("office_as")),
		Government: v.Form("government"), HigherGovernment: v.Form("higher_government"), SuperiorDepartment: v.Form("superior_department"),
		ParentDepartment: v.Form("parent_department"), ParentGovernment: v.Form("parent_government"), ManagingBody: v.Form("managing_body"),
		BasicCourt: v.Form("basic_court"), IntermediateCourt: v.Form("intermediate_court"), Online: v.Form("online"),
		Office: v.Form("contact_office"), Telephone: v.Form("contact_telephone"), Address: v.Form("contact_address"),
		DocNo: house.Pattern(v.Form("doc_no_pattern")), Number: house.Pattern(v.Form("number_pattern"))}
	var bad desk.Invalid
	first := v.Form("first")
	if first != "" {
		n, err := strconv.Atoi(first)
		if err != nil || n <= 0 {
			bad = append(bad, desk.Fault{Field: "first", Code: "not_a_number"})
		}
		s.First, s.FirstYear = n, v.Today.Year()
		if kept := v.Form("first_year"); kept != "" { // what was settled for a year stays with it
			if y, err := strconv.Atoi(kept); err == nil && first == v.Form("first_was") {
				s.FirstYear = y
			}
		}
	}
	for _, x := range s.Texts() {
		if strings.ContainsAny(x.Value, "\n") {
			bad = append(bad, desk.Fault{Field: x.Field, Code: "one_line"})
		}
	}
	if len(bad) > 0 {
		return s, parts.Faults(bad)
	}
	return s, parts.Problems{}
}

func settingsView(v *site.Visit, h desk.House, s house.Settings, p parts.Problems) (Settings, error) {
	all, err := v.Desk.Agencies(v.Ctx(), v.Person)
	if err != nil {
		return Settings{}, err
	}
	out := Settings{Action: settings, Back: home, Agency: h.Agency.Code, Name: h.Agency.Name, Problems: p, NextNo: h.NextNo, Missing: h.Missing()}
	for _, a := range all {
		if a.Code != h.Agency.Code {
			out.Others = append(out.Others, Link{a.Name, at(settings, a.Code)})
		}
	}
	if h.Version > 0 {
		out.Last = h.SetBy + " " + words.Instant(h.SetAt, v.Today) + "保存（第 " + strconv.Itoa(h.Version) + " 版）"
	}
	for _, r := range h.Remedies {
		out.Remedies = append(out.Remedies, Remedy{Kind: kindOf(r.Code), Text: r.Text, Missing: strings.Join(r.Missing, "、")})
	}
	out.fields(h, s, p, v.Today.Year())
	return out, nil
}

func kindOf(c outcome.Code) string {
	if c == outcome.A36_3_DENY {
		return "不予公开的答复（依据条例第十四条至第十六条，复议前置）"
	}
	return "予以公开等其他答复"
}

func (out *Settings) fields(h desk.House, s house.Settings, p parts.Problems, year int) {
	text := map[string]parts.Field{}
	for _, x := range s.Texts() {
		text[x.Field] = parts.Field{Kind: parts.TextField, Name: x.Field, Label: words.Field(x.Field), Value: x.Value, Error: p.Of(x.Field), Max: x.Most,
			Optional: true, Hint: byDefault(defaultOf(h.Defaults, x.Field))}
	}
	pick := func(names ...string) (all []parts.Field) {
		for _, n := range names {
			all = append(all, text[n])
		}
		return all
	}
	name := text["letter_name"]
	name.Hint = "印在函件上方、落款处。不填用机构目录里的名称：" + h.Agency.Name
	out.Names = []parts.Field{name, text["short_name"], bodyField(h, s, p), officeField(h, s, p)}
	out.Redress = pick("government", "basic_court", "higher_government", "intermediate_court", "online")
	more := []string{"superior_department", "parent_department", "parent_government", "managing_body"}
	out.More = pick(more...)
	for _, f := range out.More {
		out.Open = out.Open || f.Value != "" || f.Error != ""
	}
	out.Contact = pick("contact_office", "contact_telephone", "contact_address")
	out.Numbers = numberFields(s, p, year)
}

// defaultOf is what holds for a text that nobody settled.
func defaultOf(h house.House, field string) string {
	n := h.Venue.Names
	return map[string]string{"government": n.CountyGovernment, "higher_government": n.HigherGovernment, "superior_department": n.SuperiorDepartment,
		"parent_department": n.ParentDepartment, "parent_government": n.ParentGovernment, "managing_body": n.ManagingBody, "basic_court": n.BasicCourt,
		"intermediate_court": n.IntermediateCourt, "online": n.Online, "contact_telephone": h.Contact}[field]
}

func byDefault(value string) string {
	if value == "" {
		return ""
	}
	return "不填用服务器上设置的：" + value
}

func bodyField(h desk.House, s house.Settings, p parts.Problems) parts.Field {
	f := parts.Field{Kind: parts.SelectField, Name: "body", Label: words.Field("body"), Error: p.Of("body"),
		Hint: "函件的名称、文号、复议机关和法院都由这一项决定，不能混用。事业单位没有法律、法规授权，不能以自己的名义答复。"}
	usual := "请选择"
	if name := h.Defaults.Venue.Body.Name(); name != "" {
		usual = "按机构性质：" + name
	}
	f.Options = append(f.Options, parts.Option{Value: "", Label: usual})
	for _, b := range remedy.Bodies() {
		f.Options = append(f.Options, parts.Option{Value: string(b), Label: b.Name()})
	}
	f.Options = parts.Choose(f.Options, string(s.Body))
	return f
}

func officeField(h desk.House, s house.Settings, p parts.Problems) parts.Field {
	usual := cmp.Or(h.Defaults.Venue.Settings.OfficeAs, remedy.Department)
	options := []parts.Option{{Value: "", Label: "默认：" + usual.Name()}, {Value: string(remedy.Department), Label: remedy.Department.Name() + "（县政府复议，基层法院）"},
		{Value: string(remedy.CountyGovernment), Label: remedy.CountyGovernment.Name() + "（上一级政府复议，中级法院）"}}
	return parts.Field{Kind: parts.SelectField, Name: "office_as", Label: words.Field("office_as"), Error: p.Of("office_as"), Options: parts.Choose(options, string(s.OfficeAs)),
		Hint: "只用于以县政府办公室名义答复的机关。各地做法不一，请与司法局商定。", Optional: true}
}

func numberFields(s house.Settings, p parts.Problems, year int) []parts.Field {
	first := ""
	if s.First > 0 {
		first = strconv.Itoa(s.First)
	}
	return []parts.Field{
		{Kind: parts.TextField, Name: "number_pattern", Label: words.Field("number_pattern"), Value: string(s.Number), Error: p.Of("number_pattern"), Max: 40, Optional: true, Width: "half",
			Hint: "{年} 是登记的年份，{号:4} 是补足四位的顺序号。不填为 " + string(house.DefaultNumber) + "，即 " + house.DefaultNumber.Number(year, 1)},
		{Kind: parts.TextField, Name: "first", Label: strconv.Itoa(cmp.Or(s.FirstYear, year)) + "年的首号", Value: first, Error: p.Of("first"), Max: 6, Optional: true, Width: "short", Mode: "numeric",
			Hint: "年中启用的，填原登记簿最后一号加一；不填从 1 开始。只会往后跳，不会倒回去。"},
		{Kind: parts.TextField, Name: "doc_no_pattern", Label: words.Field("doc_no_pattern"), Value: string(s.DocNo), Error: p.Of("doc_no_pattern"), Max: 40, Optional: true, Width: "half",
			Hint: "例如 某政办依申请〔{年}〕{号}号。签发、送达时照这个样子提示下一个；以发文登记簿为准。"},
	}
}
