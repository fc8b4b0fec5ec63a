package story

import (
	"gongkai/casefile"
	"gongkai/casefile/assignment"
	"gongkai/civil"
)

// Office is the actor of the office's acts on the ledger; a unit's acts are its own.
const Office = "steward"

// Item is the diary of an item of a 任务分工 notice and of the shares that units have in it.
type Item struct {
	diary
	deadlines []assignment.Deadline
}

// NewItem begins the story of an item that is told purely.
func NewItem(t T) *Item {
	t.Helper()
	return ItemWith(t, NewPure(t))
}

// ItemWith begins the story of an item on another level.
func ItemWith(t T, run Runner) *Item {
	return &Item{diary: newDiary(t, run, casefile.KindItem)}
}

// On sets the legal date of the next acts.
func (s *Item) On(day string) *Item {
	s.dated(day)
	return s
}

// Today pins the day on which the next acts are entered.
func (s *Item) Today(day string) *Item {
	s.pin(day)
	return s
}

// By names who does the next act.
func (s *Item) By(account string) *Item {
	s.actor = account
	return s
}

// DueBy adds a date of the notice.
func (s *Item) DueBy(day string) *Item {
	s.deadlines = append(s.deadlines, assignment.Deadline{Kind: assignment.OnDate, Date: civil.MustParse(day), Quote: day + "前"})
	return s
}

// Monthly adds a duty of every month.
func (s *Item) Monthly() *Item {
	s.deadlines = append(s.deadlines, assignment.Deadline{Kind: assignment.Monthly, Quote: "每月"})
	return s
}

// Quarterly adds a duty of every quarter.
func (s *Item) Quarterly() *Item {
	s.deadlines = append(s.deadlines, assignment.Deadline{Kind: assignment.Quarterly, Quote: "每季度"})
	return s
}

// Issued is the item and its shares as the notice gives them; the first unit leads.
func (s *Item) Issued(day string, units ...string) *Item {
	s.t.Helper()
	s.dated(day)
	issue := assignment.Issue{Notice: casefile.Derived(s.id, "notice"), No: "一（二）1", Position: 1, Section: "一、示例", Topic: "（二）示例", Measure: "1",
		Text: "示例任务", Lead: []string{}, Responsible: []string{}, Deadlines: s.deadlines, Warnings: []string{}, Shares: []assignment.ShareRef{},
		Until: civil.Of(s.on.Year(), 12, 31)}
	var due civil.Date
	for _, d := range s.deadlines {
		if d.Kind == assignment.OnDate && (due.IsZero() || d.Date < due) {
			due = d.Date
		}
	}
	role := assignment.Lead
	for _, u := range units {
		issue.Shares = append(issue.Shares, assignment.ShareRef{ID: s.ShareID(u), Unit: u, Role: role})
		role = assignment.Responsible
	}
	s.must(act{casefile.KindItem, s.id, Office, issue})
	for _, ref := range issue.Shares {
		s.must(act{casefile.KindShare, ref.ID, Office, assignment.Open{Item: s.id, Unit: ref.Unit, Role: ref.Role, Due: due}})
	}
	return s
}

// ID is the id of the item.
func (s *Item) ID() string { return s.id }

// ShareID is the id of a unit's share.
func (s *Item) ShareID(unit string) string { return casefile.Derived(s.id, "share/"+unit) }

// TimeComes lets the clock come to the morning of a day.
func (s *Item) TimeComes(day string) *Item {
	s.t.Helper()
	s.dated(day)
	s.run.Look(s.t, casefile.KindItem, s.id, s.on.At(8, 30, 0))
	return s
}

func (s *Item) share(unit, usual string, c casefile.Command) *Item {
	s.t.Helper()
	s.must(act{casefile.KindShare, s.ShareID(unit), s.who(usual), c})
	return s
}

// Reported is a unit's report.
func (s *Item) Reported(unit string) *Item {
	s.t.Helper()
	return s.share(unit, unit, assignment.Report{Text: "已完成，见网页"})
}

// Accepted is the office's consent.
func (s *Item) Accepted(unit string) *Item {
	s.t.Helper()
	return s.share(unit, Office, assignment.Accept{Opinion: "属实"})
}

// SentBack is a report returned.
func (s *Item) SentBack(unit string) *Item {
	s.t.Helper()
	return s.share(unit, Office, assignment.Return{Reason: "缺少佐证"})
}

// NotedShare adds a remark to a share.
func (s *Item) NotedShare(unit string) *Item {
	s.t.Helper()
	return s.share(unit, unit, assignment.Note{Text: "示例备注"})
}

// Mapped is a unit that gets its share after the notice, since the name under which it stands there was only understood now.
func (s *Item) Mapped(unit, name string) *Item {
	s.t.Helper()
	open := assignment.Open{Item: s.id, Unit: unit, Role: assignment.Responsible, Due: assignment.Earliest(s.deadlines), Name: name}
	s.must(act{casefile.KindShare, s.ShareID(unit), Office, open})
	s.run.Look(s.t, casefile.KindItem, s.id, s.today.At(9, s.n, 30)) // it has news waiting
	return s
}

// Asked is the office asking one unit to report by a day.
func (s *Item) Asked(unit, due string) *Item {
	s.t.Helper()
	return s.share(unit, Office, assignment.Ask{Due: civil.MustParse(due), Text: "请附公开页面的链接"})
}

// Evidenced is what the office found itself for one unit (零填报).
func (s *Item) Evidenced(unit string) *Item {
	s.t.Helper()
	return s.share(unit, Office, assignment.Evidence{Text: "栏目已更新", Proof: shown})
}

// shown is a page and a screenshot.
var shown = assignment.Proof{Links: []string{"https://www.example.gov.cn/ml.html"}, PublishedOn: civil.MustParse("2020-08-25"),
	Files: []assignment.File{{ID: casefile.Derived("", "screenshot"), Name: "截图.png", Mime: "image/png", Size: 2048}}}

// WantAsked holds by which day a unit was asked to report; "" for nobody asked.
func (s *Item) WantAsked(unit, due string) *Item {
	s.t.Helper()
	got := s.Share(unit)
	if got.Asked() {
		s.wantDate("asked of "+unit, got.AskDue, due)
	} else if due != "" {
		s.t.Errorf("after act %d: nobody asks %s", s.n, unit)
	}
	return s
}

// WantChecked holds when a standing duty was last looked at; "" for never.
func (s *Item) WantChecked(day string) *Item {
	s.t.Helper()
	s.wantDate("last checked", s.State().CheckedOn, day)
	return s
}

// WantShown holds the latest day on which something was shown and accepted; "" for never.
func (s *Item) WantShown(day string) *Item {
	s.t.Helper()
	s.wantDate("last evidence", s.State().EvidenceOn, day)
	return s
}

// Standing adds a duty without an end.
func (s *Item) Standing() *Item {
	s.deadlines = append(s.deadlines, assignment.Deadline{Kind: "standing", Quote: "及时更新"})
	return s
}

// Does is any act of the office on the item.
func (s *Item) Does(c casefile.Command) *Item {
	s.t.Helper()
	s.must(act{casefile.KindItem, s.id, s.who(Office), c})
	return s
}

// Closed strikes the item off the ledger (销号).
func (s *Item) Closed() *Item {
	s.t.Helper()
	return s.Does(assignment.Close{Opinion: "同意销号"})
}

// Reopened takes it up again.
func (s *Item) Reopened() *Item {
	s.t.Helper()
	return s.Does(assignment.Reopen{Reason: "抽查发现链接失效"})
}

// Noted adds a remark to the item.
func (s *Item) Noted() *Item {
	s.t.Helper()
	return s.Does(assignment.Note{Text: "示例备注"})
}

// State is the item as it stands.
func (s *Item) State() assignment.ItemState {
	s.t.Helper()
	state, ok := s.run.State(s.t, casefile.KindItem, s.id).(assignment.ItemState)
	if !ok {
		s.t.Fatalf("the case is no item")
	}
	return state
}

// Share is a unit's share as it stands.
func (s *Item) Share(unit string) assignment.ShareState {
	s.t.Helper()
	state, ok := s.run.State(s.t, casefile.KindShare, s.ShareID(unit)).(assignment.ShareState)
	if !ok {
		s.t.Fatalf("the case is no share")
	}
	return state
}

// WantItem holds where the item stands and its earliest date not met; "" for none.
func (s *Item) WantItem(stage assignment.Stage, due string) *Item {
	s.t.Helper()
	got := s.State()
	if got.Stage != stage {
		s.t.Errorf("after act %d: item %s, want %s", s.n, got.Stage, stage)
	}
	s.wantDate("item due", got.CaseDue(), due)
	return s
}

// WantShare holds where a share stands and what it owes first; "" for nothing. The item must have heard the same.
func (s *Item) WantShare(unit string, stage assignment.Stage, due string) *Item {
	s.t.Helper()
	got := s.Share(unit)
	if got.Stage != stage {
		s.t.Errorf("after act %d: share of %s %s, want %s", s.n, unit, got.Stage, stage)
	}
	s.wantDate("share of "+unit+" due", got.CaseDue(), due)
	heard := s.State().Shares[s.ShareID(unit)]
	if heard.Stage != got.Stage || heard.Due != got.CaseDue() {
		s.t.Errorf("after act %d: the item believes that the share of %s is %s, due %s", s.n, unit, heard.Stage, orNone(heard.Due))
	}
	return s
}

// WantLastWorking holds the last working day shown beside the item's date.
func (s *Item) WantLastWorking(want string) *Item {
	s.t.Helper()
	s.wantDate("last working day", s.State().LastWorking, want)
	return s
}

// WantPeriod holds the latest period opened; "" for none.
func (s *Item) WantPeriod(want string) *Item {
	s.t.Helper()
	if got := s.State().Period; got != want {
		s.t.Errorf("after act %d: period %q, want %q", s.n, got, want)
	}
	return s
}

// WantOffered holds exactly which acts on the item are possible today.
func (s *Item) WantOffered(kinds ...string) *Item {
	s.t.Helper()
	s.wantExactly("item", assignment.ItemOffers(s.State(), s.today), kinds)
	return s
}

// WantShareOffered holds exactly which acts on a share are possible today.
func (s *Item) WantShareOffered(unit string, kinds ...string) *Item {
	s.t.Helper()
	s.wantExactly("share of "+unit, assignment.ShareOffers(s.Share(unit), s.today), kinds)
	return s
}

func (s *Item) wantExactly(what string, offers []casefile.Offer, want []string) {
	s.t.Helper()
	got := make([]string, len(offers))
	for i, o := range offers {
		got[i] = o.Kind
	}
	same(s.t, "acts offered on the "+what, append([]string{}, want...), got)
}

// WantRefused holds that an act on the item is refused for exactly these reasons.
func (s *Item) WantRefused(c casefile.Command, checks ...string) *Item {
	s.t.Helper()
	s.wantRefused(act{casefile.KindItem, s.id, s.who(Office), c}, checks)
	return s
}

// WantShareRefused holds that an act on a share is refused for exactly these reasons.
func (s *Item) WantShareRefused(unit string, c casefile.Command, checks ...string) *Item {
	s.t.Helper()
	s.wantRefused(act{casefile.KindShare, s.ShareID(unit), s.who(Office), c}, checks)
	return s
}
