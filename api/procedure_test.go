package api_test

import (
	"net/http"
	"testing"

	"github.com/google/uuid"

	"gongkai/auth"
	"gongkai/internal/apitest"
	"gongkai/internal/storetest"
	"gongkai/store"
)

// step is one act and what the case looks like after it.
type step struct {
	by        auth.Person
	act, body string
	want      values
}

// later is when all of it is entered: what happened on paper is dated back.
const later = "2026-12-01T10:00:00+08:00"

func walk(t *testing.T, o *apitest.Office, path string, steps []step) {
	t.Helper()
	for _, s := range steps {
		o.Act(t, apitest.Request{As: s.by, Path: path + "/" + s.act, Body: s.body})
		read := o.Do(t, get(o.Reviewer, path)).Must(t, http.StatusOK)
		for name, want := range s.want {
			if got := read.Get(name); got != want {
				t.Errorf("%s: %s is %q, want %q", s.act, name, got, want)
			}
		}
	}
}

func handled(t *testing.T, o *apitest.Office) string {
	t.Helper()
	path := "/applications/" + o.Register(t)
	o.Act(t, apitest.Request{As: o.Reviewer, Path: path + "/assign", Body: `{"on":"2026-10-12","handler":"` + o.Handler.ID + `"}`})
	return path
}

// TestCorrectionsAndConsultations: arts 30–34 through the API, each act once.
func TestCorrectionsAndConsultations(t *testing.T) {
	t.Parallel()
	storetest.OnEach(t, func(t *testing.T, db *store.DB) {
		o := apitest.New(t, db)
		o.Clock.Set(t, later)
		walk(t, o, handled(t, o), []step{
			{o.Handler, "ask-correction", `{"on":"2026-10-12","text":"请写明年份","days":10,"way":"post"}`,
				values{"clock.reply_due": "", "clock.correction_due": "2026-10-26", "standing.status": "stopped", "standing.stopped_for": "correction",
					"correction": "请写明年份", "timeline.0.event": "correction_asked", "timeline.0.texts.0": "请写明年份", "timeline.0.details.until": "2026-10-26",
					"timeline.0.details.way": "post", "timeline.0.details.days": "10"}},
			{o.Clerk, "record-service", `{"on":"2026-10-13","target":3}`,
				values{"clock.correction_due": "2026-10-27", "timeline.0.details.served_on": "2026-10-13", "timeline.0.details.target": "3"}},
			{o.Clerk, "receive-correction", `{"on":"2026-10-19","channel":"ordinary_mail","text":"2025年的示例道路维修资金"}`,
				values{"clock.reply_due": "", "request": "2025年的示例道路维修资金", "first_request": apitest.Wanted, "timeline.0.details.channel": "ordinary_mail"}},
			{o.Clerk, "confirm-receipt", `{"on":"2026-10-20"}`,
				values{"clock.reply_due": "2026-11-17", "timeline.0.details.confirmed_on": "2026-10-20", "timeline.0.details.due": "2026-11-17"}},
			{o.Handler, "consult", `{"on":"2026-10-20","party":"third_party","name":"示例公司","text":"示例合同","way":"by_hand"}`,
				values{"consultations.0.ref": "c1", "consultations.0.name": "示例公司", "consultations.0.open": "true", "consultations.0.answer_due": "2026-11-10",
					"consultations.0.served_on": "", "timeline.0.person": "示例公司", "timeline.0.details.party": "third_party", "timeline.0.details.until": "2026-11-10"}},
			{o.Clerk, "record-opinion", `{"on":"2026-10-22","ref":"c1","opinion":"agree","text":"同意"}`,
				values{"consultations.0.open": "false", "consultations.0.opinion": "agree", "consultations.0.answer": "同意", "clock.reply_due": "2026-11-19",
					"timeline.0.details.opinion": "agree", "timeline.0.person": "示例公司"}},
			{o.Handler, "consult", `{"on":"2026-10-22","party":"agency","name":"示例局","text":"示例情况","way":"electronic"}`, values{"consultations.1.ref": "c2"}},
			{o.Handler, "withdraw-consultation", `{"on":"2026-10-22","ref":"c2","reason":"不需要了"}`,
				values{"consultations.1.open": "false", "consultations.1.opinion": "", "timeline.0.texts.0": "不需要了", "clock.reply_due": "2026-11-19"}},
		})
	})
}

// TestVolumeAndClosings: arts 30, 35 and 42, and an order to answer anew.
func TestVolumeAndClosings(t *testing.T) {
	t.Parallel()
	o := apitest.New(t, storetest.Open(t, store.SQLite))
	o.Clock.Set(t, later)
	walk(t, o, handled(t, o), []step{
		{o.Handler, "ask-reasons", `{"on":"2026-10-12","text":"一个月内申请了14件","way":"post"}`, values{"clock.reply_due": "2026-11-09"}},
		{o.Reviewer, "fix-later-date", `{"on":"2026-10-12","due":"2026-12-25","reason":"材料多"}`,
			values{"clock.reply_due": "2026-12-25", "clock.later_date": "2026-12-25", "timeline.0.details.due": "2026-12-25"}},
		{o.Handler, "charge", `{"on":"2026-10-12","tariff":"units","before":9,"count":4,"way":"post"}`,
			values{"fee.yuan": "300", "fee.paid": "false", "clock.pay_due": "2026-11-09", "standing.stopped_for": "fee", "timeline.0.details.yuan": "300"}},
		{o.Clerk, "record-payment", `{"on":"2026-10-15"}`, values{"fee.paid": "true", "clock.reply_due": "2026-11-12"}},
	})
	unpaid := handled(t, o)
	walk(t, o, unpaid, []step{
		{o.Handler, "charge", `{"on":"2026-10-15","tariff":"pages","count":45,"way":"by_hand"}`, values{"fee.yuan": "150"}},
		{o.Clerk, "record-service", `{"on":"2026-10-15","target":3}`, values{"clock.pay_due": "2026-11-12"}},
		{o.Signer, "close-unpaid", `{"on":"2026-11-13","reason":"期满没有缴费"}`, values{"stage": "answered", "timeline.0.details.outcome": "A42_ABANDON_FEE"}},
		{o.Reviewer, "order-redo", `{"on":"2026-11-20","by":"review","days":15,"doc_no":"示复决〔2026〕1号"}`,
			values{"stage": "handling", "clock.reply_due": "2026-12-11", "timeline.0.details.by": "review", "timeline.0.details.doc_no": "示复决〔2026〕1号"}},
	})
	walk(t, o, handled(t, o), []step{
		{o.Handler, "ask-correction", `{"on":"2026-10-12","text":"请写明年份","days":3,"way":"by_hand"}`, values{"clock.correction_due": "2026-10-15"}},
		{o.Clerk, "record-service", `{"on":"2026-10-12","target":3}`, nil},
		{o.Reviewer, "close-uncorrected", `{"on":"2026-10-16","reason":"期满没有补正"}`, values{"stage": "answered", "timeline.0.texts.0": "期满没有补正"}},
	})
}

// TestAWarningIsSigned: 422 says which reasons may be signed, and the same act passes with a reason.
func TestAWarningIsSigned(t *testing.T) {
	t.Parallel()
	o := apitest.New(t, storetest.Open(t, store.SQLite))
	o.Clock.Set(t, "2026-10-27T10:00:00+08:00")
	path := handled(t, o)
	body := func(signed string) string {
		return `{"on":"2026-10-27","text":"请写明年份","way":"post"` + signed + `}`
	}
	send := func(name, signed string, status int, want values) apitest.Scenario {
		return apitest.Scenario{Name: name, Status: status, Want: want, Request: apitest.Request{As: o.Handler, Method: http.MethodPost, Path: path + "/ask-correction",
			Header: key(uuid.NewString(), `"2"`), Body: body(signed)}}
	}
	preview := func(name, signed string, want values) apitest.Scenario {
		return apitest.Scenario{Name: name, Status: 200, Want: want, Request: apitest.Request{As: o.Handler, Method: http.MethodPost,
			Path: path + "/ask-correction/preview", Body: body(signed)}}
	}
	const signed = `,"signed":[{"check":"E14","reason":"通知已于10月27日寄出"},{"check":"S08","reason":"没有出现"}]`
	apitest.Run(t, o,
		preview("the preview warns", "", values{"reasons.0.check": "E14", "reasons.0.may_sign": "true"}),
		preview("and passes when signed", signed, values{"reasons": "[]", "due": "2026-11-09"}),
		send("not signed", "", 422, values{"reasons.0.check": "E14", "reasons.0.may_sign": "true", "reasons.1": "",
			"reasons.0.message": "补正通知应在收到申请之日起7个工作日内发出，逾期发出不停止计算（条例第三十条）。仍要记录的，期限照常计算，不因这份通知停止。"}),
		send("signed with blanks", `,"signed":[{"check":"E14","reason":"  "}]`, 422, values{"reasons.0.check": "E14"}),
		send("a reason that is none", `,"signed":[{"check":"E14"}]`, 422, values{"fields.0.field": "signed[0].reason", "fields.0.code": "required"}),
		send("signed", signed, 200, values{"status": "done"}),
		apitest.Scenario{Name: "who signed, and why", Request: get(o.Reviewer, path), Status: 200, Want: values{"timeline.0.signed.0.check": "E14",
			"timeline.0.signed.0.reason": "通知已于10月27日寄出", "timeline.0.signed.1": "", "timeline.0.actor": o.Handler.Display}, Not: []string{"没有出现"}})
}

// TestWhatIsNotPossibleNow names what the act needs.
func TestWhatIsNotPossibleNow(t *testing.T) {
	t.Parallel()
	o := apitest.New(t, storetest.Open(t, store.SQLite))
	path := handled(t, o)
	post := func(by auth.Person, act, body string) apitest.Request {
		return apitest.Request{As: by, Method: http.MethodPost, Path: path + "/" + act, Header: key(uuid.NewString(), `"2"`), Body: body}
	}
	apitest.Run(t, o,
		apitest.Scenario{Name: "no letter", Request: post(o.Clerk, "record-service", `{"on":"2026-10-12","target":1}`), Status: 422,
			Problem: "refused", Want: values{"reasons.0.message": "没有等待登记送达的文书：补正通知、征求意见书、收费通知发出以后才能登记。"}},
		apitest.Scenario{Name: "nothing to pay", Request: post(o.Clerk, "record-payment", `{"on":"2026-10-12"}`), Status: 422,
			Problem: "refused", Want: values{"reasons.0.message": "没有等待缴费的通知。", "reasons.0.article": "国办函〔2020〕109号第六条"}},
		apitest.Scenario{Name: "no such party", Request: post(o.Handler, "consult", `{"on":"2026-10-12","party":"张三示例"}`), Status: 422,
			Problem: "invalid", Want: values{"fields.0.field": "party", "fields.0.code": "unknown_value"}, Not: []string{"张三"}},
		apitest.Scenario{Name: "no such tariff", Request: post(o.Handler, "charge", `{"on":"2026-10-12","tariff":"both"}`), Status: 422, Problem: "invalid"},
		apitest.Scenario{Name: "a fee of nothing", Request: post(o.Handler, "charge/preview", `{"on":"2026-10-12","tariff":"pages","count":30,"way":"post"}`), Status: 200,
			Want: values{"reasons.0.field": "count"}},
		apitest.Scenario{Name: "a fee", Request: post(o.Handler, "charge/preview", `{"on":"2026-10-12","tariff":"pages","count":31,"way":"post"}`), Status: 200,
			Want: values{"yuan": "10", "stopped_for": "fee", "due": "2026-11-09", "reasons": "[]"}})
}
