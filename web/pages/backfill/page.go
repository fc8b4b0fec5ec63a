// Package backfill takes running cases over that were registered elsewhere before (补录): with their own 登记号 and the day they really
// came. What is late already is said before anything is kept.
package backfill

import (
	"embed"
	"errors"
	"net/http"

	"github.com/google/uuid"

	"gongkai/auth"
	"gongkai/casefile"
	"gongkai/desk"
	"gongkai/web/parts"
	"gongkai/web/site"
	"gongkai/web/words"
)

//go:embed *.html
var files embed.FS

const path = "/applications/backfill"

// Page is the form.
func Page() site.Page {
	may := []auth.Act{auth.Backfill}
	return site.Page{Name: "backfill", Menu: "/applications", Files: files, Screens: []site.Screen{{Name: "page", Zero: View{}}},
		Routes: []site.Route{
			{Method: "GET", Path: path, May: may, Do: show},
			{Method: "POST", Path: path, May: may, Do: post},
		}}
}

func show(v *site.Visit) error {
	return draw(v, http.StatusOK, Form{CommandID: uuid.NewString(), Channel: "signed_mail", Applicant: "natural"}, parts.Problems{}, nil)
}

func draw(v *site.Visit, status int, f Form, p parts.Problems, see *Preview) error {
	people, err := v.Desk.Handlers(v.Ctx(), v.Person.AgencyID)
	if err != nil {
		return err
	}
	cal, err := v.Desk.Calendar(v.Ctx())
	if err != nil {
		return err
	}
	view := f.view(p, v.Today, cal, people)
	view.Preview = see
	if did := v.Query("did"); did != "" && see == nil {
		view.Done = "已补录，可以接着补录下一件。"
	}
	return v.Show(status, "page", view)
}

// post shows what would be recorded, and keeps it once that was seen.
func post(v *site.Visit) error {
	f := bind(v)
	in, bad := f.backfilling()
	if len(bad) > 0 {
		return again(v, f, parts.Faults(bad))
	}
	see, problem, err := preview(v, in)
	if err != nil {
		return err
	}
	if problem.Any() {
		return again(v, f, problem)
	}
	see.Checked = f.digest()
	if v.Form("step") != "save" || f.Checked != see.Checked {
		return draw(v, http.StatusOK, f, parts.Problems{}, see)
	}
	born, err := v.Desk.Backfill(v.Ctx(), v.Person, in)
	if p, ok := problemOf(err); ok {
		return again(v, f, p)
	}
	if err != nil {
		return err
	}
	if v.Form("after") == "next" {
		return v.Redirect(path + "?did=backfill")
	}
	return v.Redirect("/applications/" + born.CaseID)
}

func problemOf(err error) (parts.Problems, bool) {
	var why casefile.Refusals
	var bad desk.Invalid
	switch {
	case errors.As(err, &why):
		return parts.Refusals(why), true
	case errors.As(err, &bad):
		return parts.Faults(bad), true
	case errors.Is(err, desk.ErrReused):
		return parts.Problems{Heading: "这张表已经补录过一次，后来又改了内容", After: "重复点击不会补录两次。确实要再补录一件，请再次提交。"}, true
	}
	return parts.Problems{}, false
}

// again gives the form back under a new command id: the old one stands for what was refused.
func again(v *site.Visit, f Form, p parts.Problems) error {
	f.CommandID, f.Checked = uuid.NewString(), ""
	return draw(v, http.StatusUnprocessableEntity, f, p, nil)
}

// Preview is what would be recorded.
type Preview struct {
	Sentence string
	Late     bool
	Standing string
	Explain  []string
	Checked  string
}

func preview(v *site.Visit, in desk.Backfilling) (*Preview, parts.Problems, error) {
	r, err := v.Desk.PreviewBackfill(v.Ctx(), v.Person, in)
	if p, ok := problemOf(err); ok {
		return nil, p, nil
	}
	if err != nil {
		return nil, parts.Problems{}, err
	}
	if len(r.Refusals) > 0 {
		return nil, parts.Refusals(r.Refusals), nil
	}
	cal, err := v.Desk.Calendar(v.Ctx())
	if err != nil {
		return nil, parts.Problems{}, err
	}
	c := r.Clock
	out := &Preview{Explain: r.Explain, Sentence: "将记录：登记号 " + in.Number + "，" + words.LongDay(in.On) + "以" + words.Channel(in.Command.Channel) + "收到"}
	if c.ReplyDue.IsZero() {
		out.Sentence += "，收到还没有确认，从早按" + words.LongDay(c.ReplyDueConservative) + "答复。"
		return out, parts.Problems{}, nil
	}
	out.Sentence += "，最迟" + words.LongDay(c.ReplyDue) + "答复。延期、补正、征求意见等以前办过的，补录以后到该件里按真实日期补记，期限会跟着重算。"
	if at := c.At(v.Today, cal); at.DaysLeft != nil {
		out.Standing, out.Late = words.DaysLeft(*at.DaysLeft), *at.DaysLeft < 0
	}
	return out, parts.Problems{}, nil
}
