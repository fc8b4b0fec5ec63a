package setup

import (
	"context"
	"errors"
	"io"
	"net/http"
	"strconv"
	"time"

	"gongkai/desk"
	"gongkai/web/parts"
	"gongkai/web/site"
	"gongkai/web/words"
)

// mostFile is a file of a megabyte in a multipart form.
const mostFile = 1<<20 + 64<<10

// Units is the organisation: what is there, and what a file would add.
type Units struct {
	Action, Back string
	Agencies     []string
	Text         parts.Field
	Plan         *Plan
	Did          string
}

// Plan is what loading the file would do.
type Plan struct {
	Faults      []string
	New, Differ []Unit
	Same        int
	Body        string // goes along to the confirmation
}

// Unit is a line of the plan.
type Unit struct{ Code, Name, Nature, Of, Now string }

func showUnits(v *site.Visit) error {
	did := ""
	if n := v.Query("added"); n != "" {
		added, _ := strconv.Atoi(n) // of our own redirect
		did = "已增加 " + strconv.Itoa(added) + " 个机构。"
	}
	return drawUnits(v, http.StatusOK, "", nil, did)
}

func drawUnits(v *site.Visit, status int, text string, plan *Plan, did string) error {
	all, err := v.Desk.Agencies(v.Ctx(), v.Person)
	if err != nil {
		return err
	}
	out := Units{Action: units, Back: home, Plan: plan, Did: did,
		Text: parts.Field{Kind: parts.AreaField, Name: "text", Label: "或者粘贴机构文件", Value: text, Rows: 8, Optional: true}}
	for _, a := range all {
		out.Agencies = append(out.Agencies, a.Name)
	}
	return v.Show(status, "units", out)
}

// postUnits previews a file, and loads it when it is confirmed: all of it or nothing.
func postUnits(v *site.Visit) error {
	body := fileOf(v)
	if v.Form("step") != "load" {
		plan, err := v.Desk.PlanUnits(v.Ctx(), v.Person, body)
		if err != nil {
			return err
		}
		return drawUnits(v, statusOf(plan), string(body), planOf(plan, body), "")
	}
	ctx, cancel := context.WithTimeout(context.WithoutCancel(v.Ctx()), time.Minute)
	defer cancel()
	plan, err := v.Desk.LoadUnits(ctx, v.Person, body)
	if err != nil {
		return err
	}
	if len(plan.Faults) > 0 {
		return drawUnits(v, statusOf(plan), string(body), planOf(plan, body), "")
	}
	if err := v.Desk.TickSetup(v.Ctx(), v.Person, desk.StepUnits); err != nil {
		return err
	}
	return v.Redirect(units + "?added=" + strconv.Itoa(len(plan.New)))
}

func statusOf(plan desk.UnitPlan) int {
	if len(plan.Faults) > 0 {
		return http.StatusUnprocessableEntity
	}
	return http.StatusOK
}

// fileOf is the chosen file, or what was pasted.
func fileOf(v *site.Visit) []byte {
	if err := v.C.Request.ParseMultipartForm(mostFile); err == nil && v.C.Request.MultipartForm != nil {
		if f, _, err := v.C.Request.FormFile("file"); err == nil {
			defer func() { _ = f.Close() }() // it was only read
			body, err := io.ReadAll(f)
			if err == nil && len(body) > 0 || errors.Is(err, io.ErrUnexpectedEOF) {
				return body
			}
		}
	}
	return []byte(desk.Visible(v.C.Request.PostFormValue("text")))
}

func planOf(p desk.UnitPlan, body []byte) *Plan {
	out := &Plan{Same: p.Same, Body: string(body)}
	for _, f := range p.Faults {
		out.Faults = append(out.Faults, words.UnitFault(f))
	}
	for _, u := range p.New {
		out.New = append(out.New, Unit{Code: u.Code, Name: u.Name, Nature: words.Nature(u.Nature), Of: u.Of})
	}
	for _, u := range p.Differ {
		out.Differ = append(out.Differ, Unit{Code: u.Code, Name: u.Name, Now: u.Now})
	}
	return out
}
