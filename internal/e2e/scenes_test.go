package e2e

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"gongkai/civil"
	"gongkai/internal/stack"
)

const password = "示例口令-correct-horse-7"

// signIn signs a person in with his one-time password and sets his own.
func (b *Browser) signIn(account, oneTime string) {
	b.t.Helper()
	b.Go("/signin")
	b.Fill("account", account)
	b.Fill("password", oneTime)
	b.Press("登录")
	b.Fill("old", oneTime)
	b.Fill("new", password)
	b.Fill("again", password)
	b.Press("保存")
}

// TestScenes plays the office from the first start to the annual report.
func TestScenes(t *testing.T) {
	p := start(t)
	today := civil.In(time.Now())

	t.Log("1. the newcomer")
	first, err := os.ReadFile(filepath.Join(p.Data, "first-password.txt"))
	if err != nil {
		t.Fatal(err)
	}
	if info, err := os.Stat(filepath.Join(p.Data, "first-password.txt")); err != nil || info.Mode().Perm() != 0o600 {
		t.Fatalf("the one-time password lies open: %v %v", info.Mode(), err)
	}
	admin := open(t, p.Base)
	admin.Go("/signin")
	admin.Shot("01-signin")
	admin.signIn("admin", strings.TrimSpace(string(first)))
	admin.Want("工作台")
	admin.Shot("01-first-page")

	liu := open(t, p.Base)
	liu.signIn("liu", p.Hire("liu", "刘窗口", "office", "clerk"))

	t.Log("2. the window")
	liu.Go("/applications/new")
	liu.Shot("02-register-empty")
	liu.Choose("channel", "in_person")
	liu.Fill("name", "李示范")
	liu.Fill("phone", "13800001111")
	liu.Fill("doc_number", "110101199003070000")
	liu.Fill("request", "申请公开城东片区房屋征收补偿方案，以及本人房屋所在幢的分户评估报告。")
	liu.Press("看期限")
	liu.Want("校验不符", "第20日为")
	liu.Shot("02-register-filled")
	liu.Press("只保存")
	liu.Want("2026-0001"[:5], "李示范", "城东片区", "还剩 20 个工作日", "证件号码校验不符", "联系地址", "138****1111")
	liu.Not("13800001111", "110101199003070000")
	liu.Shot("02-case-registered")
	caseURL := liu.URL()
	liu.Go(caseURL + "/receipt")
	liu.Want("登记回执", "李示范", "023-00000000")
	liu.Shot("02-receipt")
	liu.Paper("02-receipt")

	t.Log("   restart: nothing is lost")
	p.Stop()
	p.Up()
	liu.Go(caseURL)
	liu.Want("李示范", "城东片区")

	t.Log("3. handler, reviewer, leader")
	zhou, zhang, wang := open(t, p.Base), open(t, p.Base), open(t, p.Base)
	zhou.signIn("zhou", p.Hire("zhou", "周科长", "office", "reviewer,handler"))
	zhang.signIn("zhang", p.Hire("zhang", "张示例", "office", "handler"))
	wang.signIn("wang", p.Hire("wang", "王主任", "office", "signer"))

	zhou.Go("/")
	zhou.Want("李示范", "待分办")
	zhou.Shot("03-worklist")
	zhou.Go(caseURL + "/acts/assign")
	zhou.Shot("03-assign")
	zhou.Pick("handler", "张示例")
	zhou.Submit() // moves no date: no page in between
	zhang.Go(caseURL)
	zhang.Want("承办中")
	zhang.Shot("03-case-handling")

	zhang.Go(caseURL + "/acts/request-extension")
	zhang.Fill("days", "10")
	zhang.Fill("reason", "需要的材料分散在三个股室，正在查找")
	zhang.Confirm("03-extension-request", "10")
	zhou.Go(caseURL + "/acts/approve-extension")
	zhou.Confirm("03-extension-approve", "延期")
	zhang.Go(caseURL + "/acts/notify-extension")
	zhang.Choose("way", "post")
	zhang.Confirm("03-extension-notify", "→")
	zhang.Want("还剩 30 个工作日")

	zhang.Go(caseURL + "/acts/draft")
	zhang.Fill("text", "现将城东片区房屋征收补偿方案（共12页）提供给您。")
	zhang.Confirm("03-draft", "予以公开")
	zhou.Go(caseURL + "/acts/return")
	zhou.Fill("reason", "请写明分户评估报告的提供方式")
	zhou.Submit()
	zhang.Go(caseURL)
	zhang.Want("请写明分户评估报告的提供方式")
	zhang.Go(caseURL + "/acts/draft")
	zhang.Fill("text", "现将城东片区房屋征收补偿方案（共12页）和分户评估报告（共3页）提供给您。")
	zhang.Confirm("03-draft-again", "予以公开")
	zhou.Go(caseURL + "/acts/pass")
	for _, gate := range []string{"secrecy", "privacy", "ours"} {
		zhou.Choose(gate, "may_open")
	}
	zhou.Confirm("03-pass", "审核")
	wang.Go(caseURL + "/acts/sign")
	wang.Fill("doc_no", "示府办公复〔2026〕1号")
	wang.Confirm("03-sign", "签发")
	zhang.Go(caseURL + "/acts/deliver")
	zhang.Choose("way", "post")
	zhang.Fill("tracking", "1234567890123")
	zhang.Confirm("03-deliver-confirm", "按期")
	zhang.Go(caseURL)
	zhang.Shot("03-case-answered")

	t.Log("   更正 of the receipt date, 归档")
	liu.Go(caseURL + "/acts/amend")
	liu.Choose("target", "1")
	liu.Fill("new_on", today.AddDays(-1).String())
	liu.Fill("reason", "信封邮戳为前一日")
	liu.Confirm("03-amend", "→")
	liu.Want("更正")
	zhang.Go(caseURL + "/acts/archive")
	zhang.Confirm("03-archive", "归档")
	zhang.Go(caseURL)
	zhang.Shot("03-case-archived")
	zhang.Want("已归档")
	eventually(t, "the reply letter is rendered", func() bool {
		zhang.Go(caseURL)
		return strings.Contains(zhang.Text(), "答复书")
	})

	t.Log("   作废 and 撤回")
	second := liu.register("王样本", "申请公开重复登记的内容")
	zhou.Go(second + "/acts/void")
	zhou.Fill("reason", "与2026-0001重复登记")
	zhou.Confirm("03-void", "作废")
	third := liu.register("赵范例", "申请公开示例年度预算")
	liu.Go(third + "/acts/withdraw")
	liu.Fill("statement", "申请人书面撤回")
	liu.Confirm("03-withdraw", "撤回")
	liu.Go("/applications")
	liu.Shot("03-applications")

	t.Log("4. the county office")
	sun := open(t, p.Base)
	sun.signIn("sun", p.Hire("sun", "孙督查", "office", "steward,compiler"))
	zhao := open(t, p.Base)
	zhao.signIn("zhao", p.Hire("zhao", "赵司法", "sfj", "handler"))
	sun.importNotice(filepath.Join(stack.Root(t), "readers", "notice", "testdata", "wushan-2020-63.txt"))
	zhao.Go("/shares")
	zhao.Want("没有要求本单位报送的任务") // 零填报: nobody is asked by default
	zhao.Press("全部未完成")
	zhao.Want("全面梳理本机关依法行使的行政权力")
	zhao.Shot("04-shares")
	zhao.Press("一（三）2")
	share := zhao.URL()
	zhao.Fill("text", "已更新行政规范性文件目录。")
	zhao.Do()
	zhao.Want("待认可")
	sun.Go(share + "/acts/return")
	sun.Fill("reason", "请附网址和截图")
	sun.Do()
	zhao.Go(share)
	zhao.Want("请附网址和截图", "已退回")
	zhao.Fill("text", "已更新，网址见示例网站规范性文件专栏，附截图。")
	zhao.Do()
	sun.Go(share + "/acts/accept")
	sun.Do()
	sun.Go(share)
	sun.Want("已认可")
	sun.Shot("04-share")
	sun.Press("一（三）2")
	item := sun.URL()
	eventually(t, "the item has heard of its share", func() bool {
		sun.Go(item)
		return strings.Contains(sun.Text(), "销号") && !strings.Contains(sun.Text(), "等待各单位")
	})
	sun.Go(item + "/acts/close")
	sun.Do()
	sun.Go(item)
	sun.Want("已销号")
	sun.Shot("04-item")

	t.Log("5. the annual report")
	sun.Go("/report?year=" + today.String()[:4])
	sun.Want("予以公开", "结转下年度继续办理", "统计截至")
	sun.Shot("05-report")
	sun.Paper("05-report")
}

// register enters an application and answers its address.
func (b *Browser) register(name, request string) string {
	b.t.Helper()
	b.Go("/applications/new")
	b.Choose("channel", "in_person")
	b.Fill("name", name)
	b.Fill("request", request)
	b.Press("只保存")
	b.Want(name)
	return b.URL()
}

// Confirm goes through the page that says what will be recorded.
func (b *Browser) Confirm(shot string, says ...string) {
	b.t.Helper()
	b.Submit()
	b.Want(append(says, "将记录")...)
	b.Shot(shot)
	b.Submit()
	b.Not("将记录：", "下一步：核对")
	b.decided()
}

// Do submits a form, and confirms where a page in between says what will be recorded.
func (b *Browser) Do() {
	b.t.Helper()
	b.Submit()
	if strings.Contains(b.Text(), "将记录") {
		b.Submit()
	}
	b.Not("将记录", "下一步：核对")
	b.decided()
}

// decided waits until what was sent is decided. On a busy machine the page says 已收到，处理中 first, as it should.
func (b *Browser) decided() {
	b.t.Helper()
	for end := time.Now().Add(time.Minute); strings.Contains(b.Text(), "已收到，处理中"); time.Sleep(500 * time.Millisecond) {
		if time.Now().After(end) {
			b.t.Fatal("still waiting after a minute")
		}
		b.Go(b.URL())
	}
}

// importNotice pastes a notice, looks at the preview and imports it.
func (b *Browser) importNotice(file string) {
	b.t.Helper()
	text, err := os.ReadFile(file)
	if err != nil {
		b.t.Fatal(err)
	}
	b.Go("/ledger/import")
	b.Shot("04-import")
	b.Fill("text", string(text))
	b.Press("预览")
	b.Want("巫山府办发〔2020〕63号", "55")
	b.Shot("04-preview")
	b.Press("确认导入")
	b.Want("55")
	b.Shot("04-ledger")
}

func eventually(t *testing.T, what string, is func() bool) {
	t.Helper()
	for end := time.Now().Add(30 * time.Second); time.Now().Before(end); time.Sleep(500 * time.Millisecond) {
		if is() {
			return
		}
	}
	t.Fatalf("not within 30 s: %s", what)
}
