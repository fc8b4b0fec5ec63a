package assignment_test

import (
	"testing"

	"gongkai/casefile/assignment"
	"gongkai/civil"
	"gongkai/internal/story/casetest"
)

func day(s string) civil.Date { return civil.MustParse(s) }

// samples are events with every field set, and variants that leave out what may be left out.
func samples() []casetest.Sample {
	const id = "0198f1a0-0000-7000-8000-000000000001"
	issue := assignment.Issue{Notice: id, No: "一（二）2", Position: 3, Section: "一、示例", Topic: "（二）示例", Measure: "2", Text: "示例任务<1>",
		Lead: []string{"示例局"}, Responsible: []string{"示例镇"},
		Deadlines: []assignment.Deadline{{Kind: assignment.OnDate, Date: day("2020-10-31"), LastWorking: day("2020-10-30"), N: 7, Quote: "10月底前"}},
		Warnings:  []string{"示例提示"}, Shares: []assignment.ShareRef{{ID: id, Unit: "u1", Role: assignment.Lead}}, Until: day("2020-12-31")}
	proof := assignment.Shown{ProofID: id, Files: []string{id}, PublishedOn: day("2020-10-30")}
	return []casetest.Sample{
		{Event: assignment.Issued{Issue: issue, Edition: "2026-1"}},
		{Variant: "bare", Event: assignment.Issued{Issue: assignment.Issue{Notice: id, No: "一（一）", Position: 1, Section: "一、示例", Topic: "（一）示例", Text: "示例任务",
			Lead: []string{}, Responsible: []string{}, Deadlines: []assignment.Deadline{{Kind: assignment.Monthly, Quote: "每月"}}, Warnings: []string{},
			Shares: []assignment.ShareRef{}, Until: day("2020-12-31")}, Edition: "2026-1"}},
		{Event: assignment.ShareNews{ShareMoved: assignment.ShareMoved{Share: id, Seq: 2, Stage: assignment.Owed, Due: day("2020-10-31")},
			Unmet: day("2020-10-31"), LastWorking: day("2020-10-30")}},
		{Variant: "bare", Event: assignment.ShareNews{ShareMoved: assignment.ShareMoved{Share: id, Seq: 3, Stage: assignment.Done}}},
		{Event: assignment.PeriodOpened{Name: "2020-10", Due: day("2020-10-31"), LastWorking: day("2020-10-30")}},
		{Event: assignment.Closed{OpinionID: id}},
		{Variant: "bare", Event: assignment.Closed{}},
		{Event: assignment.Reopened{ReasonID: id, Due: day("2020-10-31"), LastWorking: day("2020-10-30")}},
		{Variant: "bare", Event: assignment.Reopened{ReasonID: id}},
		{Event: assignment.Opened{Open: assignment.Open{Item: id, Unit: "u1", Role: assignment.Responsible, Due: day("2020-10-31")},
			LastWorking: day("2020-10-30"), Edition: "2026-1"}},
		{Variant: "bare", Event: assignment.Opened{Open: assignment.Open{Item: id, Unit: "u1", Role: assignment.Lead}, Edition: "2026-1"}},
		{Event: assignment.Reported{TextID: id, Through: day("2020-10-31")}},
		{Event: assignment.Accepted{OpinionID: id, Due: day("2020-10-31"), LastWorking: day("2020-10-30")}},
		{Variant: "bare", Event: assignment.Accepted{}},
		{Event: assignment.Returned{ReasonID: id, Due: day("2020-10-31"), LastWorking: day("2020-10-30")}},
		{Variant: "bare", Event: assignment.Returned{ReasonID: id}},
		{Variant: "with-proof", Event: assignment.Reported{TextID: id, Through: day("2020-10-31"), Shown: proof}},
		{Event: assignment.ShareJoined{ShareAdded: assignment.ShareAdded{Share: assignment.ShareRef{ID: id, Unit: "u1", Role: assignment.Responsible}, Due: day("2020-10-31")},
			Unmet: day("2020-10-31"), LastWorking: day("2020-10-30")}},
		{Variant: "bare", Event: assignment.ShareJoined{ShareAdded: assignment.ShareAdded{Share: assignment.ShareRef{ID: id, Unit: "u1", Role: assignment.Lead}}}},
		{Variant: "for-a-group", Event: assignment.Opened{Open: assignment.Open{Item: id, Unit: "u1", Role: assignment.Responsible, Name: "各乡镇（街道）"}, Edition: "2026-1"}},
		{Event: assignment.Asked{Due: day("2020-10-31"), LastWorking: day("2020-10-30"), TextID: id, Shares: []string{id}}},
		{Variant: "bare", Event: assignment.Asked{Due: day("2020-10-30")}},
		{Event: assignment.Evidenced{TextID: id, Shown: proof, Through: day("2020-10-31"), Due: day("2020-11-30"), LastWorking: day("2020-11-30"), Shares: []string{id}}},
		{Variant: "bare", Event: assignment.Evidenced{TextID: id}},
		{Event: assignment.Checked{TextID: id, Shown: proof}},
		{Variant: "bare", Event: assignment.Checked{TextID: id}},
		{Event: assignment.Noted{TextID: id}},
		{Event: assignment.DueRecomputed{Due: day("2020-10-31"), LastWorking: day("2020-10-30"), Edition: "2026-1"}},
		{Variant: "bare", Event: assignment.DueRecomputed{Edition: "2026-1"}},
	}
}

func TestGoldenEvents(t *testing.T) {
	t.Parallel()
	casetest.Goldens(t, assignment.Items{}, samples())
	casetest.Goldens(t, assignment.Shares{}, samples())
	casetest.EveryTypeHasASample(t, samples())
}

func TestWhatANewerProgramWroteIsRefused(t *testing.T) {
	t.Parallel()
	kinds := casetest.Constants(t, "command.go", "Cmd")
	casetest.NewerIsRefused(t, assignment.Items{}, samples())
	casetest.NewerIsRefused(t, assignment.Shares{}, samples())
	casetest.NewerCommandIsRefused(t, assignment.Items{}, kinds)
	casetest.NewerCommandIsRefused(t, assignment.Shares{}, kinds)
}
