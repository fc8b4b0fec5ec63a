package application

import (
	"fmt"
	"slices"
	"strings"

	"gongkai/auth"
	"gongkai/casefile"
	"gongkai/casefile/application"
	"gongkai/civil"
	"gongkai/desk"
	"gongkai/statute/clock"
	"gongkai/web/parts"
	"gongkai/web/words"
)

// View is one application.
type View struct {
	Link, Number, Title, Agency string
	Name, Kind                  string
	Arrived, Handler            string
	Backfilled                  bool
	Stage, With, Since          string
	Clock                       parts.Clock
	Open, Struck                bool
	Done                        string
	LetterFaults                []parts.LetterFault
	Waiting                     bool

	Primary   *Button
	Groups    []Group
	Elsewhere string // whose turn it is, where the next act is not this person's
	Why       []Reason

	Contacts     []Contact
	MoreContacts string // address of the next page
	Contact      string // address of the form
	Written      string // the form on which a withdrawal or change is written
	Items        []Item
	Approvals    []Approval
	Sheet        string // the 呈批单 to print
	Papers       []Button
	Mail         *Mail

	Waits     []Wait        // what others owe, each with the acts that record it
	Requested []parts.Quote // as it came and, once it was corrected, as it stands
	Returned  string
	Draft     *Draft
	Extension *Extension
	Files     []File
	Timeline  []parts.Entry

	Explain   []string
	Confirm   string // address of the form that records the confirmation of receipt (art. 31), where it is missing
	Edition   string
	Checklist []string
	Notice    string // the last day on which what is missing can be told in time; "" once it was told, or cannot be
	Party     Party
	Same      []parts.CaseRow
}

// Button is an act that is possible now.
type Button struct{ Label, Link string }

// Reason is why an act is not possible.
type Reason struct {
	Act   string
	Texts []string
	Law   string
}

// Draft is the reply as it was last sent for review.
type Draft struct{ Outcome, Law, By, Text, State string }

// Extension is the one extension on its way.
type Extension struct{ State, Reason string }

// File is an attachment.
type File struct{ Label, Link, Whom, When, Note string }

func viewOf(p auth.Person, a desk.Application, said string) View {
	s := a.State
	out := View{Link: link(s.ID), Number: s.Number, Title: Title(a.Request), Agency: a.AgencyName, Name: parts.Named(a.Party.Name),
		Kind: words.Applicant(s.Applicant), Arrived: arrived(s, a.Today), Handler: a.Handler, Backfilled: s.Backfilled, Stage: words.Stage(s.Stage),
		With: with(a), Since: words.Since(s.Since, a.Today), Clock: parts.ClockOf(s, a.Standing, a.Today), Open: s.Stage.Open(),
		Struck: s.Stage == application.Struck, Waiting: a.Waiting > 0, Requested: parts.Requested(a), Explain: a.Explain, Edition: s.Clock.CalendarEdition,
		Party: partyOf(p, a), Timeline: timeline(a)}
	if s.Stage == application.Handling {
		out.Returned = a.Returned
	}
	out.Draft, out.Extension = draftOf(a), extensionOf(a)
	for _, m := range s.Checklist {
		out.Checklist = append(out.Checklist, words.Missing(m))
	}
	out.Notice = noticeDue(a)
	out.papers(p, a, said)
	for _, f := range a.Files {
		if f.Kind == "scan" { // stands where it belongs
			continue
		}
		l := a.Letters[f.ID]
		out.Files = append(out.Files, File{Label: words.File(f.Kind), Link: link(s.ID, "files", f.ID), Whom: l.Whom, When: words.Instant(f.At, a.Today),
			Note: words.LetterMark(f.Kind, l.Mark)})
	}
	out.buttons(a)
	out.Why, out.Waits = reasons(a), waitsOf(a)
	return out
}

// arrived is 9月30日 邮寄（签收）, the day as it now counts.
func arrived(s application.State, today civil.Date) string {
	if len(s.Facts) == 0 {
		return ""
	}
	f := s.Facts[0].Fact
	return words.Short(f.On, today) + " " + words.Channel(f.Channel)
}

func with(a desk.Application) string {
	if a.State.Holder() != "" {
		return a.Handler
	}
	return words.Waits(a.State.Stage)
}

func (v *View) buttons(a desk.Application) {
	next := nextOf(a)
	var others []casefile.Offer
	for _, o := range a.Offers {
		if o.Kind == application.CmdConfirmReceipt {
			v.Confirm = link(a.State.ID, "acts", o.Kind)
		}
		if o.Primary {
			v.Primary = &Button{Label: label(a, o), Link: link(a.State.ID, "acts", o.Kind)}
			continue
		}
		others = append(others, o)
	}
	v.Groups = groupsOf(a, others)
	if v.Primary == nil && next != "" && !v.Waiting {
		v.Elsewhere = "等待" + next + "（" + v.With + "）"
	}
}

// nextOf is what a case waits for: what somebody outside owes, or the next step.
func nextOf(a desk.Application) string {
	w, waits := a.State.Awaits(a.Today)
	if !waits || a.State.Stage != application.Handling {
		return words.NextStep(a.State.Stage)
	}
	what := map[clock.StoppedFor]string{clock.ForCorrection: "申请人补正", clock.ForFee: "申请人缴费", clock.ForConsultation: w.Party.Text() + "答复"}[w.For]
	if w.Until.IsZero() {
		return what
	}
	return what + "，截止 " + words.Day(w.Until, a.Today)
}

func label(a desk.Application, o casefile.Offer) string {
	s := a.State
	switch {
	case o.Kind == application.CmdAssign && s.Handler != "":
		return "改派"
	case o.Kind == application.CmdDraft && s.ReturnedID != "":
		return "修改答复并重新送审"
	case o.Kind == application.CmdRequestExtension && s.Clock.ReplyDue == a.Today:
		return "请示延期（今天是最后一天）"
	case o.To < a.Today: // done in time and entered late
		return "补记" + words.Act(o.Kind) + "（不晚于 " + words.Short(o.To, a.Today) + "）"
	}
	return words.Act(o.Kind)
}

func draftOf(a desk.Application) *Draft {
	d := a.State.Draft
	if d == nil {
		return nil
	}
	out := &Draft{Outcome: d.Outcome.Name(), Law: d.Outcome.Article(), Text: a.Draft, By: byOf(a, d.Seq), State: words.ShortStage(a.State.Stage)}
	switch {
	case a.State.ReturnedID != "":
		out.State = "已退回"
	case !a.State.SignedOn.IsZero():
		out.State = "已签发" + spaced(a.State.DocNo)
	}
	return out
}

func spaced(text string) string {
	if text == "" {
		return ""
	}
	return " " + text
}

// byOf is who recorded an event and when.
func byOf(a desk.Application, seq int) string {
	for _, e := range a.Timeline {
		if e.Seq == seq {
			return e.Actor + "，" + words.Day(e.On, a.Today)
		}
	}
	return ""
}

func extensionOf(a desk.Application) *Extension {
	x := a.State.Extension
	if x == nil {
		return nil
	}
	out := &Extension{Reason: a.Extension, State: fmt.Sprintf("%s请示延期 %d 个工作日，待批准", words.Short(x.RequestedOn, a.Today), x.Days)}
	switch {
	case !x.NotifiedOn.IsZero():
		out.State = fmt.Sprintf("%s告知申请人延期 %d 个工作日", words.Short(x.NotifiedOn, a.Today), x.Days)
	case !x.ApprovedOn.IsZero():
		out.State = fmt.Sprintf("%s已批准延期 %d 个工作日，尚未告知申请人，期限还没有延长", words.Short(x.ApprovedOn, a.Today), x.Days)
	}
	return out
}

// reasons are the acts that are not possible, those of another stage in one line. That there is nothing to record is no reason anybody
// looks for.
func reasons(a desk.Application) []Reason {
	var out []Reason
	var early []string
	for _, kind := range kinds() {
		why, ok := a.Why[kind]
		switch {
		case !ok, answers(kind) && nothingToRecord(why):
		case ofAnotherStage(why):
			early = append(early, words.Act(kind))
		default:
			out = append(out, Reason{Act: words.Act(kind), Texts: words.ReasonsOf(kind, why), Law: lawOf(why)})
		}
	}
	if len(early) > 0 {
		out = append(out, Reason{Act: strings.Join(early, "、"), Texts: []string{"现在是“" + words.Stage(a.State.Stage) + "”，不在这一步。"}})
	}
	return out
}

func ofAnotherStage(why casefile.Refusals) bool {
	for _, r := range why {
		if r.Check == casefile.NotInThisState && r.Facts["stage"] != "" {
			return true
		}
	}
	return false
}

func lawOf(why casefile.Refusals) string {
	for _, r := range why {
		if r.Article != "" {
			return r.Article
		}
	}
	return ""
}

func doneWords(kind string) string {
	if kind == application.CmdRegister {
		return "已登记。登记号和期限都已生成。与申请人联系过的，请记入“联系记录”。"
	}
	if !slices.Contains(kinds(), kind) {
		return ""
	}
	return "已记录：" + words.Act(kind)
}
