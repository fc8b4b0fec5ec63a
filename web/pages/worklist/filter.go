package worklist

import (
	"errors"
	"net/http"
	"net/url"
	"slices"
	"strconv"
	"strings"

	"gongkai/casefile/application"
	"gongkai/civil"
	"gongkai/desk"
	"gongkai/store"
	"gongkai/web/site"
)

// filterOf reads the address; what it does not know narrows nothing.
func filterOf(q url.Values) desk.WorkFilter {
	f := desk.WorkFilter{Mine: q.Get("mine") == "1", Soon: q.Get("soon") == "1", Waiting: q.Get("waiting") == "1", After: keyOf(q.Get("after"))}
	if s := application.Stage(q.Get("stage")); slices.Contains(application.Stages(), s) {
		f.Stage = string(s)
	}
	if l := application.Lack(q.Get("lack")); slices.Contains(application.Lacks(), l) {
		f.Lack = l
	}
	w := application.Whom(q.Get("with"))
	f.MyTurn = w == "me"
	if slices.Contains(application.Whoms(), w) {
		f.Whom = w
	}
	if d, err := civil.Parse(q.Get("since")); err == nil {
		f.Since = d
	}
	return f
}

// keyOf reads where a page goes on: a day, a rank and a case id.
func keyOf(text string) (k desk.WorkKey) {
	parts := strings.SplitN(text, "_", 3)
	if len(parts) != 3 || parts[2] == "" || k.On.UnmarshalText([]byte(parts[0])) != nil {
		return desk.WorkKey{}
	}
	rank, err := strconv.Atoi(parts[1])
	if err != nil {
		return desk.WorkKey{}
	}
	return desk.WorkKey{On: k.On, Rank: rank, CaseID: parts[2]}
}

// query keeps every filter in the address; none of them is personal data.
func query(f desk.WorkFilter) string {
	q := url.Values{}
	set := func(is bool, name, value string) {
		if is {
			q.Set(name, value)
		}
	}
	set(f.Stage != "", "stage", f.Stage)
	set(f.Mine, "mine", "1")
	set(f.MyTurn, "with", "me")
	set(f.Whom != "", "with", string(f.Whom))
	set(f.Lack != "", "lack", string(f.Lack))
	set(!f.Since.IsZero(), "since", f.Since.String())
	set(f.Soon, "soon", "1")
	set(f.Waiting, "waiting", "1")
	set(f.After.CaseID != "", "after", f.After.On.String()+"_"+strconv.Itoa(f.After.Rank)+"_"+f.After.CaseID)
	return q.Encode()
}

// address is the list under a filter, from its beginning.
func address(f desk.WorkFilter, change func(*desk.WorkFilter)) string {
	f.After = desk.WorkKey{}
	if change != nil {
		change(&f)
	}
	if q := query(f); q != "" {
		return "/?" + q
	}
	return "/"
}

// Kept is a saved filter.
type Kept struct {
	ID, Name, Link string
	On             bool
}

func keptOf(f desk.WorkFilter, all []store.SavedFilter) []Kept {
	out := make([]Kept, len(all))
	here := address(f, nil)
	for i, k := range all {
		q, _ := url.ParseQuery(k.Query) // what cannot be read narrows nothing
		link := address(filterOf(q), nil)
		out[i] = Kept{ID: k.ID, Name: k.Name, Link: link, On: link == here}
	}
	return out
}

// Save is the form that keeps the filter in force.
type Save struct {
	Query, Name, Error string
}

func saveOf(f desk.WorkFilter, name string, bad desk.Invalid) Save {
	f.After = desk.WorkKey{}
	s := Save{Query: query(f), Name: name}
	for _, fault := range bad {
		s.Error = why(fault.Code)
	}
	return s
}

func why(code string) string {
	switch code {
	case "required":
		return "请给这组筛选条件起一个名字"
	case "too_long":
		return "名字请不超过 12 个字"
	case "too_many":
		return "已保存 12 组，请先删除不用的"
	case "taken":
		return "已有同名的，请换一个名字"
	}
	return "请先选好筛选条件再保存"
}

// save keeps the filter of the address it was sent from.
func save(v *site.Visit) error {
	q, _ := url.ParseQuery(v.Form("query")) // what cannot be read narrows nothing
	f := filterOf(q)
	f.After = desk.WorkKey{}
	_, err := v.Desk.SaveFilter(v.Ctx(), v.Person, v.Form("name"), query(f))
	var bad desk.Invalid
	if errors.As(err, &bad) {
		return draw(v, http.StatusUnprocessableEntity, f, v.Form("name"), bad)
	}
	if err != nil {
		return err
	}
	return v.Redirect(address(f, nil))
}

func forget(v *site.Visit) error {
	if err := v.Desk.ForgetFilter(v.Ctx(), v.Person, v.Form("id")); err != nil {
		return err
	}
	return v.Redirect("/")
}
