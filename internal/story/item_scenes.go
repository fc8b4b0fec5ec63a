package story

import (
	"slices"

	"gongkai/casefile/assignment"
)

// ItemScene is one story of an item that every level must be able to tell.
type ItemScene struct {
	Name string
	Law  string
	Tell func(*Item)
}

// ItemScenes are the scenes of an item's life, with its units.
func ItemScenes() []ItemScene {
	return slices.Concat(itemScenes(), periodScenes(), ledgerScenes())
}

var (
	accept = assignment.Accept{}
	report = assignment.Report{Text: "已完成"}
	back   = assignment.Return{Reason: "缺少佐证"}
	finish = assignment.Close{}
	again  = assignment.Reopen{Reason: "链接失效"}
)

func itemScenes() []ItemScene {
	return []ItemScene{
		{"issued, reported, accepted and struck off", "销号", func(s *Item) {
			s.DueBy("2020-10-20").Issued("2020-08-24", "甲", "乙").WantItem(assignment.Running, "2020-10-20").
				WantShare("甲", assignment.Owed, "2020-10-20").WantOffered("evidence", "ask", "note").WantShareOffered("甲", "report", "evidence", "ask", "note").
				On("2020-09-10").Reported("甲").WantShare("甲", assignment.Waiting, "2020-10-20").WantShareOffered("甲", "report", "accept", "return", "evidence", "note").
				On("2020-09-11").Accepted("甲").WantShare("甲", assignment.Done, "").WantItem(assignment.Running, "2020-10-20").WantRefused(finish, "H04").
				On("2020-10-19").Reported("乙").On("2020-10-22").Accepted("乙").WantItem(assignment.Running, "").WantOffered("close", "note").
				Closed().WantItem(assignment.Closing, "").WantOffered("reopen", "note").WantRefused(finish, "H04")
		}},
		{"a report is returned and made again", "退回", func(s *Item) {
			s.DueBy("2020-10-20").Issued("2020-08-24", "甲").On("2020-09-10").Reported("甲").
				On("2020-09-11").SentBack("甲").WantShare("甲", assignment.Back, "2020-10-20").WantShareRefused("甲", accept, "H04").
				On("2020-09-14").Reported("甲").Reported("甲").Accepted("甲").WantShare("甲", assignment.Done, "").
				WantShareRefused("甲", report, "H04")
		}},
		{"an accepted share is taken back, and the item hears it", "退回", func(s *Item) {
			s.DueBy("2020-10-20").Issued("2020-08-24", "甲", "乙").On("2020-09-10").Reported("甲").Accepted("甲").Reported("乙").Accepted("乙").
				WantItem(assignment.Running, "").WantOffered("close", "note").
				On("2020-09-15").SentBack("甲").WantShare("甲", assignment.Back, "2020-10-20").WantItem(assignment.Running, "2020-10-20").
				WantRefused(finish, "H04").Reported("甲").Accepted("甲").Closed()
		}},
		{"a closed item is taken up again", "重新办理", func(s *Item) {
			s.DueBy("2020-10-20").Issued("2020-08-24", "甲").WantRefused(again, "H04").On("2020-09-10").Reported("甲").Accepted("甲").Closed().
				On("2020-09-09").WantRefused(again, "S57").On("2020-09-21").WantRefused(assignment.Reopen{}, "H05").
				Reopened().WantItem(assignment.Running, "2020-10-20").WantOffered("close", "note").
				SentBack("甲").WantShare("甲", assignment.Back, "2020-10-20").WantItem(assignment.Running, "2020-10-20").
				Reported("甲").Accepted("甲").WantItem(assignment.Running, "").Closed().WantItem(assignment.Closing, "")
		}},
		{"a share returned after the item was closed", "退回", func(s *Item) {
			s.DueBy("2020-10-20").Issued("2020-08-24", "甲").On("2020-09-10").Reported("甲").Accepted("甲").Closed().
				On("2020-09-11").SentBack("甲").WantShare("甲", assignment.Back, "2020-10-20").WantItem(assignment.Closing, "").
				Reopened().WantItem(assignment.Running, "2020-10-20").WantRefused(finish, "H04")
		}},
		{"an item without shares is the office's own", "销号", func(s *Item) {
			s.DueBy("2020-10-31").Issued("2020-08-24").WantItem(assignment.Running, "2020-10-31").WantLastWorking("2020-10-30").
				WantOffered("close", "evidence", "note").On("2020-08-21").WantRefused(finish, "S55").On("2020-08-24").Closed().
				WantItem(assignment.Closing, "").WantLastWorking("")
		}},
		{"nothing before the notice, in the future or before the report", "S55, H02, S56, S57", func(s *Item) {
			s.DueBy("2020-10-20").Issued("2020-08-24", "甲").On("2020-08-21").WantShareRefused("甲", report, "S55").
				WantRefused(assignment.Note{Text: "x"}, "S55").WantShareRefused("甲", assignment.Note{Text: "x"}, "S55").Today("2020-09-10").On("2020-09-11").WantShareRefused("甲", report, "H02").
				On("2020-09-10").Reported("甲").On("2020-09-09").WantShareRefused("甲", accept, "S56").WantShareRefused("甲", back, "S56").
				Today("2020-09-12").On("2020-09-12").Accepted("甲").On("2020-09-11").WantShareRefused("甲", back, "S57")
		}},
		{"an item or share that does not exist", "H04", func(s *Item) {
			s.On("2020-08-24").WantRefused(finish, "H04").WantRefused(assignment.Note{Text: "x"}, "H04").
				WantShareRefused("甲", report, "H04").WantShareRefused("甲", assignment.Note{Text: "x"}, "H04").
				WantRefused(assignment.Issue{}, "H05").WantShareRefused("甲", assignment.Open{}, "H05", "H05", "H05").
				Today("2020-08-25").On("2020-08-26").WantRefused(assignment.Issue{Text: "x"}, "H02").
				On("2019-05-14").WantRefused(assignment.Issue{Text: "x"}, "H03").
				WantShareRefused("甲", assignment.Open{Item: "x", Unit: "甲", Role: assignment.Lead}, "H03").
				Issued("2020-08-24", "甲").WantRefused(assignment.Issue{Text: "x"}, "H04").
				WantShareRefused("甲", assignment.Open{Item: s.ID(), Unit: "甲", Role: assignment.Lead}, "H04")
		}},
		{"a note changes nothing", "", func(s *Item) {
			s.DueBy("2020-10-20").Issued("2020-08-24", "甲").On("2020-08-25")
			item, share := s.State(), s.Share("甲")
			s.Noted().NotedShare("甲")
			item.Seq, share.Seq = item.Seq+1, share.Seq+1
			same(s.t, "item before and after a note", item, s.State())
			same(s.t, "share before and after a note", share, s.Share("甲"))
		}},
		{"what is sent empty names its gap", "H05", func(s *Item) {
			s.Issued("2020-08-24", "甲").WantShareRefused("甲", assignment.Report{Text: " \n"}, "H05").Reported("甲").
				WantShareRefused("甲", assignment.Return{}, "H05").WantRefused(assignment.Note{}, "H05")
		}},
	}
}

func periodScenes() []ItemScene {
	return []ItemScene{
		{"monthly periods open by themselves, September to December", "每月", func(s *Item) {
			s.Monthly().Issued("2020-08-24", "甲").WantItem(assignment.Running, "").WantShare("甲", assignment.Owed, "").
				TimeComes("2020-08-31").WantPeriod("").
				TimeComes("2020-09-01").WantPeriod("2020-09").WantItem(assignment.Running, "2020-09-30").WantShare("甲", assignment.Owed, "2020-09-30").
				On("2020-09-28").Reported("甲").Accepted("甲").WantShare("甲", assignment.Done, "").WantItem(assignment.Running, "").
				TimeComes("2020-10-01").WantPeriod("2020-10").WantShare("甲", assignment.Owed, "2020-10-31").WantItem(assignment.Running, "2020-10-31").
				WantLastWorking("2020-10-30").WantRefused(finish, "H04").
				On("2020-10-30").Reported("甲").Accepted("甲").
				TimeComes("2020-11-01").WantShare("甲", assignment.Owed, "2020-11-30").On("2020-11-30").Reported("甲").Accepted("甲").
				TimeComes("2020-12-01").WantShare("甲", assignment.Owed, "2020-12-31").On("2020-12-31").Reported("甲").Accepted("甲").
				TimeComes("2021-02-01").WantPeriod("2020-12").WantItem(assignment.Running, "").Closed()
		}},
		{"a report under review when the next month begins", "每月", func(s *Item) {
			s.Monthly().Issued("2020-08-24", "甲").TimeComes("2020-09-01").On("2020-09-29").Reported("甲").
				TimeComes("2020-10-01").WantShare("甲", assignment.Waiting, "2020-09-30").
				On("2020-10-09").Accepted("甲").WantShare("甲", assignment.Owed, "2020-10-31").WantItem(assignment.Running, "2020-10-31").
				On("2020-10-30").Reported("甲").Accepted("甲").WantShare("甲", assignment.Done, "")
		}},
		{"a unit that fell behind catches up with one report", "每月", func(s *Item) {
			s.Monthly().Issued("2020-08-24", "甲", "乙").TimeComes("2020-09-01").On("2020-09-20").Reported("乙").Accepted("乙").
				TimeComes("2020-12-01").WantPeriod("2020-12").WantShare("甲", assignment.Owed, "2020-09-30").WantShare("乙", assignment.Owed, "2020-10-31").
				WantItem(assignment.Running, "2020-09-30").
				On("2020-12-04").Reported("甲").Accepted("甲").WantShare("甲", assignment.Owed, "2020-12-31").WantItem(assignment.Running, "2020-10-31").
				Reported("乙").Accepted("乙").WantItem(assignment.Running, "2020-12-31").
				On("2020-12-30").Reported("甲").Accepted("甲").Reported("乙").Accepted("乙").WantItem(assignment.Running, "")
		}},
		{"a month within a later date of the notice", "每月, 年底前", func(s *Item) {
			s.DueBy("2020-12-31").Monthly().Issued("2020-08-24", "甲").WantShare("甲", assignment.Owed, "2020-12-31").
				TimeComes("2020-09-01").WantShare("甲", assignment.Owed, "2020-09-30").WantItem(assignment.Running, "2020-09-30").
				On("2020-09-28").Reported("甲").Accepted("甲").WantShare("甲", assignment.Owed, "2020-12-31").WantItem(assignment.Running, "2020-12-31")
		}},
		{"a report made before a month began says nothing of it", "每月, 年底前", func(s *Item) {
			s.DueBy("2020-12-31").Monthly().Issued("2020-08-24", "甲").On("2020-08-28").Reported("甲").
				TimeComes("2020-09-01").WantShare("甲", assignment.Waiting, "2020-09-30").
				On("2020-09-02").Accepted("甲").WantShare("甲", assignment.Owed, "2020-09-30")
		}},
		{"a returned report and a month that began meanwhile", "退回", func(s *Item) {
			s.Monthly().Issued("2020-08-24", "甲").TimeComes("2020-09-01").On("2020-09-29").Reported("甲").TimeComes("2020-10-01").
				On("2020-10-09").SentBack("甲").WantShare("甲", assignment.Back, "2020-09-30").
				On("2020-10-10").Reported("甲").Accepted("甲").WantShare("甲", assignment.Owed, "2020-10-31")
		}},
		{"an accepted month is taken back", "退回", func(s *Item) {
			s.Monthly().Issued("2020-08-24", "甲").TimeComes("2020-09-01").On("2020-09-28").Reported("甲").Accepted("甲").
				On("2020-09-29").SentBack("甲").WantShare("甲", assignment.Back, "2020-09-30").WantItem(assignment.Running, "2020-09-30").
				TimeComes("2020-10-01").WantShare("甲", assignment.Back, "2020-09-30")
		}},
		{"quarters", "每季度", func(s *Item) {
			s.Quarterly().Issued("2020-05-11", "甲").TimeComes("2020-06-30").WantPeriod("").
				TimeComes("2020-07-01").WantPeriod("2020-07").WantShare("甲", assignment.Owed, "2020-09-30").
				TimeComes("2020-10-01").WantPeriod("2020-10").WantItem(assignment.Running, "2020-09-30").TimeComes("2021-01-01").WantPeriod("2020-10")
		}},
		{"months that passed while the item was struck off stay closed", "重新办理", func(s *Item) {
			s.Monthly().Issued("2020-08-24", "甲").TimeComes("2020-09-01").On("2020-09-28").Reported("甲").Accepted("甲").Closed().
				TimeComes("2020-11-09").WantPeriod("2020-09").WantItem(assignment.Closing, "").
				Reopened().TimeComes("2020-11-10").WantPeriod("2020-11").WantShare("甲", assignment.Owed, "2020-11-30").
				WantItem(assignment.Running, "2020-11-30")
		}},
		{"an office's own item of every month", "每月", func(s *Item) {
			s.Monthly().Issued("2020-08-24").WantItem(assignment.Running, "").TimeComes("2020-09-01").WantItem(assignment.Running, "2020-09-30").
				TimeComes("2020-10-01").WantItem(assignment.Running, "2020-09-30").Closed().WantItem(assignment.Closing, "")
		}},
		{"an office's own item of every month, within a later date", "每月, 年底前", func(s *Item) {
			s.DueBy("2020-12-31").DueBy("2020-12-20").Monthly().Issued("2020-08-24").WantItem(assignment.Running, "2020-12-20").
				TimeComes("2020-10-01").WantItem(assignment.Running, "2020-09-30").WantLastWorking("2020-09-30")
		}},
		{"an item taken up again on the last day of a month owes that month", "重新办理", func(s *Item) {
			s.Monthly().Issued("2020-08-24", "甲").TimeComes("2020-09-01").On("2020-09-28").Reported("甲").Accepted("甲").Closed().
				On("2020-11-30").Reopened().TimeComes("2020-11-30").WantPeriod("2020-11").WantShare("甲", assignment.Owed, "2020-11-30")
		}},
		{"a long sleep opens every month it missed", "每月", func(s *Item) {
			s.Monthly().Issued("2020-08-24", "甲").TimeComes("2021-06-01").WantPeriod("2020-12").WantShare("甲", assignment.Owed, "2020-09-30")
		}},
	}
}
