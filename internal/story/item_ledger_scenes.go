package story

import (
	"gongkai/casefile/assignment"
	"gongkai/civil"
)

// ledgerScenes: 零填报, 请单位报送, 核查, and units that are found after the notice was read.
func ledgerScenes() []ItemScene {
	found := func(s *Item, units ...string) assignment.Evidence {
		e := assignment.Evidence{Text: "栏目已更新", Proof: shown}
		for _, u := range units {
			e.Shares = append(e.Shares, s.ShareID(u))
		}
		return e
	}
	soon := assignment.Ask{Due: civil.MustParse("2020-10-13"), Text: "请附链接"}
	return []ItemScene{
		{"nobody is asked: the office records what it found, and strikes the item off", "零填报", func(s *Item) {
			s.DueBy("2020-10-20").Issued("2020-08-24", "甲", "乙", "丙").WantAsked("甲", "").WantShown("").
				On("2020-09-10").Evidenced("甲").WantShare("甲", assignment.Done, "").WantShown("2020-09-10").WantShareOffered("甲", "return", "note").
				On("2020-09-11").Does(found(s, "乙", "丙")).WantShare("乙", assignment.Done, "").WantShare("丙", assignment.Done, "").
				WantItem(assignment.Running, "").WantShown("2020-09-11").WantOffered("close", "note").WantRefused(found(s, "乙"), "H04").Closed()
		}},
		{"evidence must show something, and of the item's own units", "H05, H02", func(s *Item) {
			s.Issued("2020-08-24", "甲").On("2020-09-10").WantShareRefused("甲", assignment.Evidence{}, "H05").WantRefused(assignment.Evidence{}, "H05", "H05").
				WantRefused(assignment.Evidence{Text: "x", Shares: []string{s.ID()}}, "H05").
				WantRefused(assignment.Evidence{Text: "x", Shares: []string{s.ShareID("甲"), s.ShareID("甲")}}, "H05").
				Today("2020-09-10").WantShareRefused("甲", assignment.Evidence{Text: "x", Proof: assignment.Proof{PublishedOn: civil.MustParse("2020-09-11")}}, "H02").
				WantShareRefused("甲", assignment.Report{Text: "x", Proof: assignment.Proof{PublishedOn: civil.MustParse("2020-09-11")}}, "H02")
		}},
		{"evidence for what the office keeps alone", "零填报", func(s *Item) {
			s.DueBy("2020-10-31").Issued("2020-08-24").On("2020-09-10").Does(found(s)).WantShown("2020-09-10").WantItem(assignment.Running, "2020-10-31").
				WantOffered("close", "evidence", "note").Closed()
		}},
		{"evidence that turns out wrong is taken back; the unit is not asked by that", "退回", func(s *Item) {
			s.DueBy("2020-10-20").Issued("2020-08-24", "甲").On("2020-09-10").Evidenced("甲").On("2020-09-14").SentBack("甲").
				WantShare("甲", assignment.Back, "2020-10-20").WantAsked("甲", "").On("2020-09-15").Asked("甲", "2020-09-29").WantAsked("甲", "2020-09-29").
				On("2020-09-16").Reported("甲").WantAsked("甲", "").Accepted("甲").WantShare("甲", assignment.Done, "").WantAsked("甲", "")
		}},
		{"one unit is asked, once", "请单位报送", func(s *Item) {
			s.DueBy("2020-10-20").Issued("2020-08-24", "甲", "乙").On("2020-09-10").WantShareRefused("甲", assignment.Ask{}, "H05").
				WantShareRefused("甲", assignment.Ask{Due: civil.MustParse("2020-09-09")}, "S57").
				Asked("甲", "2020-10-13").WantAsked("甲", "2020-10-13").WantAsked("乙", "").WantShareRefused("甲", soon, "H04").
				WantShareOffered("甲", "report", "evidence", "note").
				Reported("甲").WantShareRefused("甲", soon, "H04", "H04").SentBack("甲").WantAsked("甲", "2020-10-13").
				Reported("甲").Accepted("甲").WantAsked("甲", "").WantShareRefused("甲", soon, "H04")
		}},
		{"all that lack their evidence are asked, those asked before are left in peace", "请单位报送", func(s *Item) {
			s.DueBy("2020-10-20").Issued("2020-08-24", "甲", "乙", "丙").On("2020-09-10").Evidenced("甲").Asked("乙", "2020-09-30").
				On("2020-09-11").Does(soon).WantAsked("甲", "").WantAsked("乙", "2020-09-30").WantAsked("丙", "2020-10-13").
				On("2020-09-14").Reported("乙").Reported("丙").WantRefused(soon, "H04").Accepted("乙").Accepted("丙").WantOffered("close", "note")
		}},
		{"a report nobody asked for, returned, is asked for from then on", "退回", func(s *Item) {
			s.DueBy("2020-10-20").Issued("2020-08-24", "甲").On("2020-09-10").Reported("甲").SentBack("甲")
			if !s.Share("甲").Asked() {
				s.t.Errorf("the unit does not see that its report came back")
			}
		}},
		{"a new month asks for nothing by itself", "每月, 零填报", func(s *Item) {
			s.Monthly().Issued("2020-08-24", "甲").TimeComes("2020-09-01").On("2020-09-02").Asked("甲", "2020-09-23").On("2020-09-21").Reported("甲").Accepted("甲").
				TimeComes("2020-10-01").WantShare("甲", assignment.Owed, "2020-10-31").WantAsked("甲", "").
				On("2020-10-28").Evidenced("甲").WantShare("甲", assignment.Done, "").TimeComes("2020-11-01").WantShare("甲", assignment.Owed, "2020-11-30")
		}},
		{"a standing duty has no end, but a day on which it was looked at", "核查", func(s *Item) {
			look := assignment.Check{Text: "栏目10月有更新", Proof: shown}
			s.Standing().Issued("2020-08-24", "甲").WantChecked("").WantOffered("evidence", "check", "ask", "note").WantRefused(assignment.Check{}, "H05").
				On("2020-10-09").Does(look).WantChecked("2020-10-09").WantShown("2020-10-09").WantItem(assignment.Running, "").WantShare("甲", assignment.Owed, "").
				On("2020-10-08").WantRefused(look, "S57").On("2020-12-01").Does(look).WantChecked("2020-12-01").
				Evidenced("甲").Closed().WantRefused(look, "H04")
		}},
		{"what has a date is not looked at but met", "核查", func(s *Item) {
			s.DueBy("2020-10-20").Issued("2020-08-24", "甲").WantRefused(assignment.Check{Text: "x"}, "H04")
		}},
		{"a group is understood later: its units join, once, and the item waits for them", "单位对照", func(s *Item) {
			s.DueBy("2020-10-20").Issued("2020-08-24", "甲").On("2020-09-10").Evidenced("甲").WantOffered("close", "note").
				On("2020-08-24").Mapped("乙", "各乡镇（街道）").WantShare("乙", assignment.Owed, "2020-10-20").WantItem(assignment.Running, "2020-10-20").
				WantShareRefused("乙", assignment.Open{Item: s.ID(), Unit: "乙", Role: assignment.Responsible, Name: "各乡镇（街道）"}, "H04").
				WantRefused(finish, "H04").On("2020-09-11").Evidenced("乙").WantItem(assignment.Running, "").Closed()
		}},
		{"a unit that joins in the middle of a month owes that month and none before", "单位对照, 每月", func(s *Item) {
			s.Monthly().Issued("2020-08-24", "甲").TimeComes("2020-10-01").WantPeriod("2020-10").
				On("2020-08-24").Mapped("乙", "各乡镇（街道）").WantShare("乙", assignment.Owed, "2020-10-31").WantShare("甲", assignment.Owed, "2020-09-30").
				TimeComes("2020-11-01").WantShare("乙", assignment.Owed, "2020-10-31").On("2020-11-02").Evidenced("乙").WantShare("乙", assignment.Owed, "2020-11-30")
		}},
		{"a unit that joins after the item was struck off waits until it is taken up again", "单位对照", func(s *Item) {
			s.DueBy("2020-10-20").Issued("2020-08-24", "甲").On("2020-09-10").Evidenced("甲").Closed().
				On("2020-08-24").Mapped("乙", "县政府各部门").WantItem(assignment.Closing, "").WantShare("乙", assignment.Owed, "2020-10-20").
				On("2020-09-12").Reopened().WantItem(assignment.Running, "2020-10-20").WantRefused(finish, "H04")
		}},
	}
}
