package demo

import (
	"cmp"
	"fmt"
	"strings"
	"time"

	"gongkai/casefile"
	"gongkai/casefile/application"
	"gongkai/civil"
	"gongkai/statute/clock"
)

// filed is an application as the file has it.
type filed struct {
	Day     int     `json:"day"` // working days before the opening on which it came
	Name    string  `json:"name"`
	Kind    string  `json:"kind"`
	Channel string  `json:"channel"`
	Course  string  `json:"course"`
	About   string  `json:"about"`             // the information, shortly
	Request string  `json:"request,omitempty"` // in the applicant's words; else made of About
	Entered int     `json:"entered,omitempty"` // working days after its receipt on which it was entered
	Phone   *string `json:"phone,omitempty"`   // else one of noughts
	Address *string `json:"address,omitempty"`
}

// Script is an application with everything that was done with it until the county was opened.
type Script struct {
	Key      string // the same in every county
	By       string // account of who registered it
	At       time.Time
	On       civil.Date
	Register application.Register
	Steps    []Step
}

// Step is a command that somebody gave.
type Step struct {
	By      string // account
	At      time.Time
	On      civil.Date
	Command casefile.Command
}

// clerk registers what comes in.
const clerk = "demo-chuangkou"

// Applications are the diaries of all applications, in the order of their registration.
func (c County) Applications(o Opening) ([]Script, error) {
	out := make([]Script, len(c.applications))
	for i, f := range c.applications {
		s, err := c.script(f, i+1, o)
		if err != nil {
			return nil, fmt.Errorf("application %d (%s) of the demonstration county: %w", i+1, f.Course, err)
		}
		out[i] = s
	}
	return out, nil
}

func (c County) script(f filed, n int, o Opening) (Script, error) {
	day, today := o.Calendar, civil.In(o.At)
	on := min(day.AddWorking(day.NextWorking(today), -f.Day), today)
	w := words{year: today.Year(), n: n, on: on, calendar: day, accounts: o.Accounts}
	f.About = w.fill(f.About)
	f.Request = w.fill(cmp.Or(f.Request, "申请公开"+f.About+"。"))
	entered := min(day.AddWorking(on, f.Entered), today)
	s := Script{Key: fmt.Sprintf("application/%02d", n), By: clerk, On: on, At: o.hour(entered, n, 0), Register: f.register(on, n)}
	course, known := c.courses[f.Course]
	if !known {
		return s, fmt.Errorf("no course %q", f.Course)
	}
	w.of(f)
	for i, a := range course {
		w.on = day.AddWorking(on, a.Day)
		if w.on > today { // the rest has not happened yet
			break
		}
		w.year = w.on.Year()
		command, err := c.command(a, w)
		if err != nil {
			return s, fmt.Errorf("%s: %w", a.Act, err)
		}
		s.Steps = append(s.Steps, Step{By: w.who(a.By), At: o.hour(max(w.on, entered), n, i+1), On: w.on, Command: command})
	}
	return s, nil
}

// register is the form as the window filled it in. The document is none that exists, its number and telephone are noughts.
func (f filed) register(on civil.Date, n int) application.Register {
	r := application.Register{Channel: clock.Channel(f.Channel), Applicant: application.ApplicantKind(f.Kind), Request: f.Request,
		Party: casefile.Party{Name: f.Name, DocKind: "演示证件", DocNumber: "000000000000000000", Phone: "00000000", Address: "演示县演示甲镇示例路0号"}}
	if r.Applicant != application.Natural {
		r.Party.DocKind, r.Party.Contact = application.CreditCode, "示例联系人"
	}
	r.Particulars.Wanted = application.Wanted{Forms: []application.Form{application.AsPaper}, Routes: []application.Route{application.PostRoute}}
	if f.Phone != nil {
		r.Party.Phone = *f.Phone
	}
	if f.Address != nil {
		r.Party.Address, r.Party.DocNumber, r.Party.DocKind = *f.Address, "", ""
	}
	switch r.Channel {
	case clock.SignedMail:
		r.Tracking = fmt.Sprintf("DEMO%09d", n)
	case clock.Internet:
		r.ConfirmedOn = on
	case clock.InPerson, clock.OrdinaryMail, clock.Fax, clock.Oral:
	}
	return r
}

// hour is when something was entered: in the course of the morning, one step after the other, and never after the opening.
func (o Opening) hour(on civil.Date, n, step int) time.Time {
	const apart, spread = 13, 59 // minutes between the steps of a day, and over which applications are spread
	at := on.At(9, 0, 0).Add(time.Duration(n*7%spread+step*apart) * time.Minute)
	if at.After(o.At) {
		return o.At
	}
	return at
}

// command reads the words of an act and fills in what every refusal must have considered.
func (c County) command(a act, w words) (casefile.Command, error) {
	body := w.body(a.With)
	cmd, err := application.Casefile{}.ReadCommand(a.Act, 1, []byte(body))
	if err != nil {
		return nil, err
	}
	if strings.Contains(body, `"@`) || strings.Contains(body, "{year") {
		return nil, fmt.Errorf("a word in it is unknown: %s", body)
	}
	if d, ok := cmd.(application.Draft); ok && d.File != nil {
		c.consider(d.File)
	}
	return cmd, nil
}
