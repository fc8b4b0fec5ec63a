package apitest

import (
	"net/http"
	"testing"

	"gongkai/store"
)

// What the applicant of Registration wrote: obviously false, and recognisable wherever it should not be.
const (
	Name     = "张三示例"
	Document = "000000199001010000"
	Phone    = "10000000001"
	Address  = "示例县示例路9999号"
	Wanted   = "示例县2026年度示例道路维修资金的使用情况"
)

// Registration is the body of an application handed in at the window today.
const Registration = `{"on":"` + Today + `","channel":"in_person","applicant":"natural","request":"` + Wanted + `",
	"party":{"name":"` + Name + `","doc_number":"` + Document + `","phone":"` + Phone + `","address":"` + Address + `"}}`

// Register enters it and answers the case's id.
func (o *Office) Register(t *testing.T) string {
	t.Helper()
	return o.Do(t, Request{As: o.Clerk, Method: http.MethodPost, Path: "/applications", Body: Registration}).Must(t, http.StatusCreated).Get("id")
}

// Act gives a case a command as the seq it stands at, and fails the test unless it is done.
func (o *Office) Act(t *testing.T, r Request) Answer {
	t.Helper()
	r.Method = http.MethodPost
	if r.Header == nil {
		r.Header = map[string]string{}
	}
	if _, given := r.Header["If-Match"]; !given {
		r.Header["If-Match"] = o.ETag(t, caseOf(r.Path))
	}
	return o.Do(t, r).Must(t, http.StatusOK)
}

// caseOf is the case's address in the address of an act.
func caseOf(path string) string {
	for i := len(path) - 1; i >= 0; i-- {
		if path[i] == '/' {
			return path[:i]
		}
	}
	return path
}

// ETag reads a case and answers its ETag. The reviewer sees every case of the office.
func (o *Office) ETag(t *testing.T, path string) string {
	t.Helper()
	return o.Do(t, Request{As: o.Reviewer, Method: http.MethodGet, Path: path}).Must(t, http.StatusOK).Head("Etag")
}

// Notice is a 任务分工 notice of two items. The first is 县司法局's, with a date; the second is nobody's in particular.
const Notice = `示例府办发〔2026〕1号

示例县人民政府办公室

关于印发2026年政务公开工作要点任务分工的通知

各乡镇人民政府，县政府各部门：

现将任务分工印发给你们，请认真贯彻执行。

示例县人民政府办公室
2026年3月2日

2026年政务公开工作要点任务分工

	重点任务
	贯  彻  举  措
	牵头单位
	责任单位

	一、加强用权公开
	（一）加强权力配置信息公开。
	1．在2026年11月20日前，全面梳理本机关的权责清单并按要求公开。
	县司法局
	县财政局

	
	
	2．依法公开本机关的工作职能、机构设置等信息。
	县政府办公室
	各乡镇（街道）
`

// Ledger is an imported notice and its first item with 县司法局's share.
type Ledger struct{ Notice, Item, Share string }

// Import imports Notice.
func (o *Office) Import(t *testing.T) Ledger {
	t.Helper()
	text := map[string]string{"Content-Type": "text/plain; charset=utf-8"}
	sent := Request{As: o.Steward, Method: http.MethodPost, Path: "/notices", Body: Notice, Header: text}
	l := Ledger{Notice: o.Do(t, sent).Must(t, http.StatusCreated).Get("notice_id")}
	page := o.Do(t, Request{As: o.Steward, Method: http.MethodGet, Path: "/notices/" + l.Notice + "/items"}).Must(t, http.StatusOK)
	l.Item = page.Get("items.0.id")
	l.Share = o.Do(t, Request{As: o.Justice, Method: http.MethodGet, Path: "/shares"}).Must(t, http.StatusOK).Get("shares.0.id")
	return l
}

// File puts a paper into a case and answers its id.
func (o *Office) File(t *testing.T, caseID string) string {
	t.Helper()
	const id = "11111111-1111-4111-8111-111111111111"
	err := o.Record.PutFile(t.Context(), store.Attachment{ID: id, CaseID: caseID, Kind: "receipt", Mime: "text/plain"}, []byte("回执示例"))
	if err != nil {
		t.Fatal(err)
	}
	return id
}
