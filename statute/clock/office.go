package clock

import (
	"time"

	"gongkai/civil"
	"gongkai/statute/calendar"
)

// Periods are the lengths of periods that no application's clock counts: for publishing, and for the office itself when an
// applicant goes on to 复议 or to court. Working days where the name says so, else natural days with the rest-day rule (T4).
// Lengths that were not read in the text of the law are marked; they are settings.
type Periods struct {
	Calendar               *calendar.Calendar // never nil
	PublishWorkingDays     int                // art. 26
	DecisionWorkingDays    int                // permits and penalties: 国办发〔2018〕118号
	WithdrawWorkingDays    int                // a penalty changed, annulled or void: 行政处罚法 art. 48
	ReviewWorkingDays      int                // answer in an ordinary 复议: 行政复议法 art. 48; to be confirmed
	ShortReviewWorkingDays int                // answer in a simplified 复议: 行政复议法 art. 54; to be confirmed
	DefenceDays            int                // answer to a complaint: 行政诉讼法 art. 67; to be confirmed
	AppealDays             int                // appeal against a judgment: 行政诉讼法 art. 85; to be confirmed
	OpinionDays            int                // report on a 行政复议意见书: 行政复议法 art. 76; to be confirmed
}

// DefaultPeriods are the national lengths over a calendar.
func DefaultPeriods(cal *calendar.Calendar) Periods {
	return Periods{Calendar: cal, PublishWorkingDays: 20, DecisionWorkingDays: 7, WithdrawWorkingDays: 3,
		ReviewWorkingDays: 10, ShortReviewWorkingDays: 5, DefenceDays: 15, AppealDays: 15, OpinionDays: 60}
}

// Deadline is the last day of a period.
type Deadline struct {
	On          civil.Date `json:"on"`                    // the last day
	Plan        civil.Date `json:"plan"`                  // the last working day on or before On: what to work to
	Provisional bool       `json:"provisional,omitempty"` // a day that decides it has no State Council notice (暂定)
}

// Publish is the last day to publish what was formed or changed on a day (art. 26), 行政强制 and other 对外管理服务 decisions included.
func (p Periods) Publish(formed civil.Date) Deadline { return p.working(formed, p.PublishWorkingDays) }

// PublishDecision is the last day to publish a permit or a penalty decided on a day (国办发〔2018〕118号).
func (p Periods) PublishDecision(decided civil.Date) Deadline {
	return p.working(decided, p.DecisionWorkingDays)
}

// WithdrawPenalty is the last day to take a published penalty back, and to publish why, once it was changed, annulled or found
// unlawful or void on a day (行政处罚法 art. 48).
func (p Periods) WithdrawPenalty(changed civil.Date) Deadline {
	return p.working(changed, p.WithdrawWorkingDays)
}

// AnswerReview is the last day for the written answer with its evidence in an ordinary 复议, from receipt of the copy (行政复议法
// art. 48). Missing it counts as having no evidence.
func (p Periods) AnswerReview(received civil.Date) Deadline {
	return p.working(received, p.ReviewWorkingDays)
}

// AnswerShortReview is the same in a simplified 复议 (行政复议法 art. 54).
func (p Periods) AnswerShortReview(received civil.Date) Deadline {
	return p.working(received, p.ShortReviewWorkingDays)
}

// Defend is the last day for the answer to a complaint with its evidence, from receipt of the copy (行政诉讼法 art. 67).
func (p Periods) Defend(received civil.Date) Deadline { return p.natural(received, p.DefenceDays) }

// Appeal is the last day to appeal, from receipt of the judgment (行政诉讼法 art. 85).
func (p Periods) Appeal(received civil.Date) Deadline { return p.natural(received, p.AppealDays) }

// ReportOpinion is the last day to report on a 行政复议意见书, from its receipt (行政复议法 art. 76).
func (p Periods) ReportOpinion(received civil.Date) Deadline {
	return p.natural(received, p.OpinionDays)
}

// AnnualReport is 31 January after the year of a day: the 年度报告 of a department (art. 49). A fixed date that no rest day moves;
// Plan is then earlier.
func (p Periods) AnnualReport(year civil.Date) Deadline {
	return p.fixed(civil.Of(year.Year()+1, time.January, 31))
}

// GovernmentReport is 31 March after the year of a day: the 年度报告 of a county's 主管部门 (art. 49), fixed like AnnualReport.
func (p Periods) GovernmentReport(year civil.Date) Deadline {
	return p.fixed(civil.Of(year.Year()+1, time.March, 31))
}

// Internal is an internal deadline counted back from a legal one: n working days before its last working day (n = 0: that day
// itself). It is never later than the legal one.
func (p Periods) Internal(legal civil.Date, n int) Deadline {
	return p.fixed(p.Calendar.AddWorking(p.Calendar.LastWorkingOnOrBefore(legal), -max(n, 0)))
}

func (p Periods) working(from civil.Date, n int) Deadline {
	return p.fixed(p.Calendar.AddWorking(from, n))
}

func (p Periods) natural(from civil.Date, n int) Deadline {
	return p.fixed(p.Calendar.AddDays(from, n))
}

func (p Periods) fixed(on civil.Date) Deadline {
	return Deadline{On: on, Plan: p.Calendar.LastWorkingOnOrBefore(on), Provisional: !p.Calendar.Official(on)}
}
