package application

import (
	"cmp"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"gongkai/auth"
	"gongkai/casefile"
	"gongkai/casefile/application"
	"gongkai/desk"
	"gongkai/statute/clock"
	"gongkai/statute/review"
	"gongkai/web/parts"
	"gongkai/web/words"
)

// Item is one thing that was asked for, with what is decided about it.
type Item struct {
	No, Text, Outcome, Law string
	Lines                  []string
}

// numbered is the beginning of an item that the applicant numbered himself.
var numbered = regexp.MustCompile(`^\s*(?:[0-9]{1,2}|[一二三四五六七八九十]{1,3})[.．、)）]\s*`)

// itemsOf are the answers of the draft, item by item. The words are the applicant's where he numbered as many things as are answered.
func itemsOf(f review.File, request string) []Item {
	if len(f.Replies) < 2 {
		return nil
	}
	var texts []string
	for line := range strings.Lines(request) {
		if numbered.MatchString(line) {
			texts = append(texts, strings.TrimSpace(numbered.ReplaceAllString(line, "")))
		}
	}
	out := make([]Item, len(f.Replies))
	for i, r := range f.Replies {
		one := f
		one.Replies = []review.Reply{r}
		one.Documents = slices.DeleteFunc(slices.Clone(f.Documents), func(d review.Document) bool { return !slices.Contains(r.Documents, d.ID) })
		out[i] = Item{No: r.Item, Outcome: r.Code.Name(), Law: r.Code.Article(), Lines: parts.Standing(one)[1:]}
		if len(texts) == len(f.Replies) {
			out[i].Text = texts[i]
		}
	}
	return out
}

// Contact is a line of the 联系记录.
type Contact struct {
	ID                                         string
	When, Way, Number, Person, Content, Result string
	By                                         string
}

const contactsShown = 20

// contactsOf is a page of 联系记录 after the one with a seq, and the address of the next page.
func contactsOf(a desk.Application, after string) (out []Contact, next string) {
	all := a.Contacts
	if i := slices.IndexFunc(all, func(c desk.Contact) bool { return strconv.Itoa(c.Seq) == after }); i >= 0 {
		all = all[i+1:]
	}
	if len(all) > contactsShown {
		all = all[:contactsShown]
		next = link(a.State.ID) + "?said=" + strconv.Itoa(all[contactsShown-1].Seq) + "#contacts"
	}
	for _, c := range all {
		out = append(out, Contact{ID: "e" + strconv.Itoa(c.Seq), When: words.Day(c.On, a.Today) + " " + c.Time, Way: words.ContactWay(c.Way), Number: c.Number,
			Person: c.Person, Content: c.Content, Result: c.Result, By: c.By})
	}
	return out, next
}

// Approval is a signature under the draft: who, as what, when, here or on paper.
type Approval struct {
	What, Who, As, When string
	How                 string // 在系统内办理, or who entered it when
	Scan                string // address of the picture
	Risks               []parts.Risk
}

// approvalsOf are the signatures under the draft as it stands, in the order in which they were given.
func approvalsOf(a desk.Application) []Approval {
	if a.State.Draft == nil {
		return nil
	}
	var out []Approval
	for _, e := range a.Timeline {
		if e.Seq <= a.State.Draft.Seq {
			break
		}
		as, ok := approval(e.Event)
		if !ok {
			continue
		}
		x := Approval{What: words.Event(e.Type), Who: e.Actor, As: as, When: words.Day(e.On, a.Today), How: "在本系统办理，" + recorded(e, a.Today), Risks: risks(e)}
		if p := e.Paper; p != nil {
			x.Who, x.How, x.Scan = p.Signer, onPaper(e, a, ""), link(a.State.ID, "files", p.Scan)
		}
		out = append(out, x)
	}
	slices.Reverse(out)
	return out
}

// approval is in what capacity an event is a signature under a draft.
func approval(e casefile.Event) (as string, ok bool) {
	switch e := e.(type) {
	case application.Passed:
		return e.As.Name(), true
	case application.Countersigned:
		return e.Role.Name() + "：" + e.Opinion.Name(), true
	case application.Signed:
		return e.As.Name(), true
	}
	return "", false
}

// onPaper says who entered a signature that was given on paper.
func onPaper(e desk.Entry, a desk.Application, with string) string {
	return "在呈批单上签字（" + e.Actor + " " + words.Instant(e.At, a.Today) + " 录入" + with + "）"
}

// Mail is how the reply left and arrived.
type Mail struct {
	Contents string // 内件品名
	Lines    []MailLine
	Acts     []Button
	Servers  string
	Doubt    string
}

// MailLine is one time that it left.
type MailLine struct{ Way, Sent, Tracking, Returned, Served, Queried, Scan string }

// mailOf is the delivery of the reply in force; before it left, what its envelope says.
func mailOf(a desk.Application) *Mail {
	s := a.State
	if s.Stage == application.Delivery {
		return &Mail{Contents: desk.Contents(s.DocNo)}
	}
	all := s.Postings()
	if len(all) == 0 {
		return nil
	}
	out := &Mail{Doubt: "还没有登记送达"}
	for i, p := range all {
		line := MailLine{Way: words.Way(p.Way), Sent: words.Day(p.On, a.Today), Tracking: p.Tracking}
		if !p.ReturnedOn.IsZero() {
			line.Returned = words.Day(p.ReturnedOn, a.Today) + " 退回：" + words.ReturnReason(p.Reason)
		}
		if i == len(all)-1 {
			out.arrived(a, &line)
		}
		if p.Way == application.ByPost {
			out.Contents = desk.Contents(s.DocNo)
		}
		out.Lines = append(out.Lines, line)
	}
	for _, e := range a.Timeline {
		if e.Seq == s.DeliveredSeq {
			out.Servers = strings.Join(e.Servers, "、")
		}
	}
	out.Acts = slices.Concat(act(a, application.CmdRecordService, "登记送达", "?target="+strconv.Itoa(s.DeliveredSeq)),
		act(a, application.CmdReturnedMail, "", ""), act(a, application.CmdSendAgain, "", ""))
	return out
}

// arrived fills in the day of arrival and where it is proved.
func (m *Mail) arrived(a desk.Application, line *MailLine) {
	i := slices.IndexFunc(a.State.Facts, func(f application.DatedFact) bool { return f.Seq == a.State.DeliveredSeq })
	if i < 0 || a.State.Facts[i].Fact.Kind != clock.Replied || a.State.Facts[i].Fact.ServedOn.IsZero() {
		if line.Returned != "" {
			m.Doubt = ""
		}
		return
	}
	m.Doubt, line.Served = "", words.Day(a.State.Facts[i].Fact.ServedOn, a.Today)
	for _, e := range a.Timeline { // the latest proof
		if x, ok := e.Event.(application.FactProved); ok && x.Target == a.State.DeliveredSeq {
			if !x.QueriedOn.IsZero() {
				line.Queried = words.Day(x.QueriedOn, a.Today)
			}
			if x.Scan != "" {
				line.Scan = link(a.State.ID, "files", x.Scan)
			}
			return
		}
	}
}

// papers are what goes round on paper: the sheet to print, and what was signed on it to enter.
func (v *View) papers(p auth.Person, a desk.Application, said string) {
	v.Contacts, v.MoreContacts = contactsOf(a, said)
	v.Approvals, v.Mail = approvalsOf(a), mailOf(a)
	if offered(a, application.CmdContact) {
		v.Contact = link(a.State.ID, "acts", application.CmdContact)
	}
	v.Written = link(a.State.ID, "written")
	if a.State.Draft != nil {
		v.Sheet = link(a.State.ID, "approval")
	}
	for _, o := range a.Papers {
		v.Papers = append(v.Papers, Button{Label: "录入" + strings.TrimSuffix(words.Act(o.Kind), "通过"), Link: link(a.State.ID, "paper", o.Kind)})
	}
}

// paperLines are what the timeline says of conversations, mail and signatures on paper.
func paperLines(e desk.Entry, a desk.Application) []string {
	switch x := e.Event.(type) {
	case application.Contacted:
		if e.Contact == nil {
			return nil
		}
		c := *e.Contact
		out := []string{strings.Join(slices.DeleteFunc([]string{c.Time, words.ContactWay(c.Way), c.Number, c.Person}, func(s string) bool { return s == "" }), "　"), c.Content}
		return append(out, filled("结果：", c.Result)...)
	case application.MailReturned:
		return []string{words.ReturnReason(x.Reason) + "；答复日期仍是首次交邮之日"}
	case application.SentAgain:
		return append([]string{words.Way(x.Way)}, filled("单号 ", x.Tracking)...)
	case application.FactProved:
		if x.QueriedOn.IsZero() {
			return nil
		}
		return []string{"查询日期 " + words.Day(x.QueriedOn, a.Today)}
	}
	return nil
}

// signedOnPaper is whose signature an entry is, where somebody else entered it.
func signedOnPaper(e desk.Entry, a desk.Application) []string {
	if e.Paper == nil {
		return nil
	}
	outside := ""
	if e.Paper.Outside {
		outside = "（外请）"
	}
	return []string{cmp.Or(e.Paper.Signer, "签字人") + outside + " " + words.Day(e.On, a.Today) + onPaper(e, a, "，扫描件")}
}
