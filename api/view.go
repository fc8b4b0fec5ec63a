package api

import (
	"cmp"
	"slices"
	"time"

	"gongkai/auth"
	"gongkai/casefile"
	"gongkai/casefile/application"
	"gongkai/casefile/assignment"
	"gongkai/civil"
	"gongkai/desk"
	"gongkai/web/words"
)

// Views are what answers hold. Codes stand beside their Chinese names; dates are civil dates, left out where there is none; instants
// are in China's time.

var china = time.FixedZone("", 8*60*60)

func instant(at time.Time) time.Time { return at.In(china) }

// Named is a person or a unit.
type Named struct {
	ID   string `json:"id"`
	Name string `json:"name"`
}

// PersonView is who is signed in.
type PersonView struct {
	ID         string     `json:"id"`
	Account    string     `json:"account"`
	Name       string     `json:"name"`
	Unit       Named      `json:"unit"`
	Agency     Named      `json:"agency" doc:"以其名义答复申请的机关"`
	Roles      []RoleView `json:"roles" nullable:"false"`
	MustChange bool       `json:"must_change" doc:"一次性密码，必须先修改"`
	StandsIn   []Named    `json:"stands_in,omitempty" doc:"今天代理谁（AB岗）"`
	Demo       bool       `json:"demo,omitempty" doc:"演示县的人：看到的内容全部是虚构的"`
}

// RoleView is a role.
type RoleView struct {
	Role auth.Role `json:"role"`
	Name string    `json:"name"`
}

func personView(p auth.Person) PersonView {
	v := PersonView{ID: p.ID, Account: p.Name, Name: p.Display, Unit: Named{p.UnitID, p.UnitName}, Agency: Named{p.AgencyID, p.AgencyName},
		Roles: []RoleView{}, MustChange: p.MustChange, Demo: p.Demo}
	for _, r := range p.Roles {
		v.Roles = append(v.Roles, RoleView{r, words.Role(r)})
	}
	for _, o := range p.StandsIn {
		v.StandsIn = append(v.StandsIn, Named{o.ID, o.Display})
	}
	return v
}

// OfferView is an act that is possible, and for which dates.
type OfferView struct {
	Act     string     `json:"act" doc:"地址的最后一段"`
	Name    string     `json:"name"`
	From    civil.Date `json:"from" format:"date" doc:"最早的日期"`
	To      civil.Date `json:"to" format:"date" doc:"最晚的日期"`
	Primary bool       `json:"primary,omitempty" doc:"通常的下一步"`
}

func offers(in []casefile.Offer) []OfferView {
	out := make([]OfferView, len(in))
	for i, o := range in {
		out[i] = OfferView{Act: o.Kind, Name: words.Act(o.Kind), From: o.From, To: o.To, Primary: o.Primary}
	}
	return out
}

// NotPossible is an act that the person's roles allow and the case does not.
type NotPossible struct {
	Act     string   `json:"act"`
	Name    string   `json:"name"`
	Reasons []Reason `json:"reasons" nullable:"false"`
}

func notPossible(why map[string]casefile.Refusals) []NotPossible {
	out := make([]NotPossible, 0, len(why))
	for kind, r := range why {
		out = append(out, NotPossible{Act: kind, Name: words.Act(kind), Reasons: reasonsOf(kind, r)})
	}
	slices.SortFunc(out, func(a, b NotPossible) int { return cmp.Compare(a.Act, b.Act) })
	return out
}

// ChangeView is one thing that happened since a case was read.
type ChangeView struct {
	Seq   int        `json:"seq"`
	Event string     `json:"event" doc:"事件代码"`
	Name  string     `json:"name"`
	Actor string     `json:"actor" doc:"办理人"`
	On    civil.Date `json:"on,omitempty" format:"date"`
}

func changes(in []desk.Change) []ChangeView {
	out := make([]ChangeView, len(in))
	for i, c := range in {
		out[i] = ChangeView{Seq: c.Seq, Event: c.Type, Name: words.Event(c.Type), Actor: c.Actor, On: c.On}
	}
	return out
}

// EntryView is one line of a timeline.
type EntryView struct {
	Seq     int        `json:"seq"`
	Event   string     `json:"event" doc:"事件代码"`
	Name    string     `json:"name"`
	On      civil.Date `json:"on,omitempty" format:"date" doc:"发生的日期"`
	At      time.Time  `json:"at" doc:"记录的时间"`
	Actor   string     `json:"actor" doc:"办理人"`
	Person  string     `json:"person,omitempty" doc:"有关的人，例如承办人、征求意见的对象"`
	Texts   []string   `json:"texts,omitempty" doc:"理由、意见、备注"`
	Signed  []RiskView `json:"signed,omitempty" doc:"带风险签发的检查项和理由"`
	Amended bool       `json:"amended,omitempty" doc:"日期后来更正过"`
	Details *Details   `json:"details,omitempty"`

	Paper   *SignedOnPaperView `json:"paper,omitempty" doc:"在呈批单上签的：签字人和扫描件；actor 是录入的人"`
	Contact *ContactView       `json:"contact,omitempty" doc:"联系记录"`
	Servers []string           `json:"servers,omitempty" doc:"送达人"`
}

func timeline(in []desk.Entry) []EntryView {
	out := make([]EntryView, len(in))
	for i, e := range in {
		out[i] = EntryView{Seq: e.Seq, Event: e.Type, Name: words.Event(e.Type), On: e.On, At: instant(e.At), Actor: e.Actor, Person: e.Person,
			Texts: e.Texts, Amended: e.Amended, Signed: riskViews(e.Signed), Paper: signedOnPaperView(e.Paper), Contact: contactView(e.Contact), Servers: e.Servers}
		if d := detailsOf(e.Event); d != (Details{}) {
			out[i].Details = &d
		}
	}
	return out
}

// Details are what an event states beside its date and its texts.
type Details struct {
	Channel   string     `json:"channel,omitempty"`
	Outcome   string     `json:"outcome,omitempty"`
	DocNo     string     `json:"doc_no,omitempty"`
	Way       string     `json:"way,omitempty"`
	Tracking  string     `json:"tracking,omitempty"`
	Days      int        `json:"days,omitempty" doc:"工作日"`
	Target    int        `json:"target,omitempty" doc:"更正的是哪一条"`
	NewOn     civil.Date `json:"new_on,omitempty" format:"date" doc:"更正后的日期"`
	Withdrawn bool       `json:"withdrawn,omitempty" doc:"更正为没有发生"`
	Applicant string     `json:"applicant,omitempty" doc:"改为的申请人类型"`
	From      string     `json:"from_applicant,omitempty" doc:"原来的申请人类型"`
	Period    string     `json:"period,omitempty"`
	Due       civil.Date `json:"due,omitempty" format:"date"`
	ProcedureDetails
}

func detailsOf(e casefile.Event) Details {
	switch e := e.(type) {
	case application.Registered:
		return Details{Channel: string(e.Fact.Channel), Tracking: e.Tracking, Due: e.Clock.ReplyDue}
	case application.Completed:
		if e.From == "" {
			return Details{}
		}
		return Details{Applicant: string(e.Applicant), From: string(e.From)}
	case application.Drafted:
		return Details{Outcome: string(e.Outcome)}
	case application.Signed:
		return Details{DocNo: e.DocNo}
	case application.Delivered:
		return Details{Outcome: string(e.Outcome), DocNo: e.DocNo, Way: string(e.Way), Tracking: e.Tracking}
	case application.ExtensionRequested:
		return Details{Days: e.Days}
	case application.ExtensionApproved:
		return Details{Days: e.Days}
	case application.ExtensionNotified:
		return Details{Way: string(e.Way), Due: e.Clock.ReplyDue}
	case application.Amended:
		return Details{Target: e.Target, NewOn: cmp.Or(e.Fact.NotifiedOn, e.Fact.On), Channel: string(e.Fact.Channel), Withdrawn: e.Withdrawn,
			Due: e.Clock.ReplyDue, ProcedureDetails: ProcedureDetails{ServedOn: e.Fact.ServedOn, ConfirmedOn: e.Fact.ConfirmedOn}}
	case application.DueRecomputed:
		return Details{Due: e.Clock.ReplyDue}
	case assignment.PeriodOpened:
		return Details{Period: e.Name, Due: e.Due}
	}
	return procedureDetails(e)
}
