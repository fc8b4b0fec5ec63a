package operation_test

import (
	"net/url"
	"strings"
	"testing"
	"time"

	"github.com/google/uuid"

	"gongkai/casefile/application"
	"gongkai/civil"
	"gongkai/desk"
	"gongkai/record"
	"gongkai/store"
	"gongkai/web/webtest"
)

const (
	home  = "/系统管理/运行状况"
	doing = home + "/办理"
)

// trouble makes an office in which a letter and a command fail.
func trouble(t *testing.T) (o *webtest.Office, path, command string) {
	t.Helper()
	o = webtest.Waiting(t, "2026-11-24")
	path = o.As(t, o.Clerk).Register("name", "李示范")
	id := path[len("/applications/"):]
	r, err := o.Desk.Act(t.Context(), o.Clerk, desk.Act{CommandID: uuid.NewString(), CaseID: id, On: civil.MustParse("2026-11-24"), Seen: -1,
		Command: application.Note{Text: "张三示例"}})
	if err != nil {
		t.Fatal(err)
	}
	err = o.DB.Update(t.Context(), "trouble", func(tx *store.Tx) error {
		c, err := tx.LockCommand(r.CommandID)
		if err != nil {
			return err
		}
		c.Status = store.Faulted
		if err := tx.SaveCommand(c); err != nil {
			return err
		}
		return tx.InsertEffects([]store.Effect{{ID: "effect-1", CaseID: id, Kind: application.EffectReplyLetter, Round: 1, Status: store.EffectStarted,
			Owner: o.Signer.ID, CreatedAt: o.Record.Now(), TryAt: o.Record.Now()}})
	})
	if err != nil {
		t.Fatal(err)
	}
	if err := o.Record.EffectFailed(t.Context(), record.EffectFault{ID: "effect-1", Round: 1, Why: "Number：含有换行或不能打印的字符", Final: true}); err != nil {
		t.Fatal(err)
	}
	return o, path, r.CommandID
}

func TestTheAdministratorSeesWhatFailsAndMendsIt(t *testing.T) {
	t.Parallel()
	o, _, command := trouble(t)
	admin := o.As(t, o.Admin)
	page := admin.Get(home).WantStatus(200)
	page.Want(".effects", "“文号”含有换行或不能打印的字符", "2026-0001", o.Signer.Display)
	page.Want(".commands", record.Reference(command), o.Clerk.Display)
	page.Want(".jobs", "还没有任务运行过")
	page.Not(".well")
	if got := page.Text("main"); got == "" || strings.Contains(got, "李示范") || strings.Contains(got, "张三示例") {
		t.Error("the page names a person or a text of the case")
	}

	again := url.Values{"act": {"retry_effect"}, "id": {"effect-1"}}
	admin.Get(doing+"?"+again.Encode()).WantStatus(200).Want("h1", "再试一次")
	admin.Post(doing, again).WantStatus(303)
	admin.Get(home).Not(".effects")
	admin.Post(doing, again).WantStatus(422).Want(".badtext", "已有人处理")

	drop := url.Values{"act": {"dismiss_command"}, "id": {command}}
	admin.Post(doing, drop).WantStatus(422).Want(".badtext", "理由")
	drop.Set("reason", "重复提交")
	admin.Post(doing, drop).WantStatus(303)
	admin.Get(home).Not(".commands")
	o.As(t, o.Clerk).Get("/inbox").Want("tr.unread", "已作废")
	admin.Get(doing + "?act=burn&id=1").WantStatus(404)
	admin.Post(doing, url.Values{"act": {"retry_command"}, "id": {uuid.NewString()}}).WantStatus(404)
}

func TestTheOfficeOfALetterTriesItAgain(t *testing.T) {
	t.Parallel()
	o, path, _ := trouble(t)
	signer := o.As(t, o.Signer)
	signer.Get("/inbox").Want("tr.unread", "函件未能生成")
	signer.Post(path+"/regenerate", url.Values{"effect": {"effect-1"}}).WantStatus(303)
	o.As(t, o.Admin).Get(home).Not(".effects")
	o.As(t, o.Clerk).Post(path+"/regenerate", url.Values{"effect": {"effect-1"}}).WantStatus(403)
	o.As(t, o.Signer).Get(home).WantStatus(403)
}

func TestWhoLookedAtUnmaskedData(t *testing.T) {
	t.Parallel()
	o := webtest.New(t, "2026-11-24")
	clerk, admin := o.As(t, o.Clerk), o.As(t, o.Admin)
	path := clerk.Register("name", "李示范")
	looks := home + "/查看记录"
	admin.Get(looks).WantStatus(200).Want(".empty", "没有查看记录")
	for range desk.PageSize + 1 {
		if _, err := o.Desk.Reveal(t.Context(), o.Clerk, path[len("/applications/"):], "phone", "电话核对"); err != nil {
			t.Fatal(err)
		}
		o.Clock.Advance(time.Second)
	}
	page := admin.Get(looks).WantStatus(200)
	page.Want(".looks", o.Clerk.Display, "电话核对", "联系电话", "2026-0001")
	page.Count(".looks tbody tr", desk.PageSize)
	next := page.All(".paging a[rel=next]")
	if len(next) != 1 {
		t.Fatal("no next page")
	}
	admin.Get(looks+"?who="+o.Signer.ID).Want(".empty", "没有查看记录")
	admin.Get(looks+"?from=2026-11-23&to=2026-11-23").Want(".empty", "没有查看记录")
	admin.Get(looks+"?from=gestern").WantStatus(422).Want(".badtext", "不是日期")
}

func TestMovedDatesAreSignedOff(t *testing.T) {
	t.Parallel()
	o := webtest.New(t, "2026-11-24")
	id := o.As(t, o.Clerk).Register()[len("/applications/"):]
	cal, err := o.Desk.Calendar(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	err = o.DB.Update(t.Context(), "move", func(tx *store.Tx) error {
		return tx.PutMovedDate(store.MovedDate{Edition: cal.Edition(), CaseID: id, BeforeOn: "2026-12-22", AfterOn: "2026-12-23", At: o.Record.Now()})
	})
	if err != nil {
		t.Fatal(err)
	}
	admin, moved := o.As(t, o.Admin), home+"/期限变动"
	page := admin.Get(moved).WantStatus(200)
	page.Want(".moved", "2026-0001", "12月22日", "12月23日")
	admin.Post(moved, url.Values{"edition": {cal.Edition()}}).WantStatus(422).Want(".badtext", "勾选")
	admin.Post(moved, url.Values{"edition": {cal.Edition()}, "case": {id}}).WantStatus(303)
	admin.Get(moved).Want(".empty", "没有待签收")
}
