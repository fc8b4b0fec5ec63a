package letters_test

import (
	"errors"
	"slices"
	"strings"
	"testing"

	"gongkai/civil"
	"gongkai/letters"
	"gongkai/statute/clock"
	"gongkai/statute/remedy"
)

func TestRemedyByTheDayOfTheDecision(t *testing.T) {
	t.Parallel()
	const old = "如对本答复不服，可自收到之日起60日内向甲县人民政府或乙市农业农村局申请行政复议，或者自收到之日起6个月内向丙县人民法院提起行政诉讼。"
	const optional = "如对本答复不服，可自收到之日起60日内向甲县人民政府申请行政复议，或者自收到之日起6个月内向丙县人民法院提起行政诉讼。"
	const online = "如对本答复不服，可自收到之日起60日内向甲县人民政府（互联网申请渠道：https://fy.example.invalid）申请行政复议，或者自收到之日起6个月内向丙县人民法院提起行政诉讼。"
	for _, c := range []struct {
		name, on string
		body     remedy.Body
		online   bool
		remedy   letters.Remedy
		want     string
	}{
		{"old 复议法: government or superior department", "2023-12-31", remedy.Department, false, letters.REM_OLD, old},
		{"old 复议法, a government's own decision: one organ", "2023-12-31", remedy.CountyGovernment, false, letters.REM_OLD, optional},
		{"old 复议法 asks for no internet channel", "2023-12-31", remedy.Department, true, letters.REM_OLD, old},
		{"复议法 of 2023, art. 24: the government", "2024-01-01", remedy.Department, false, letters.REM_OPTIONAL, optional},
		{"复议法 of 2023, art. 28: 司法局 has two", "2024-01-01", remedy.Justice, false, letters.REM_OPTIONAL, old},
		{"复议法 of 2023, art. 22(2): served online", "2024-01-01", remedy.Department, true, letters.REM_OPTIONAL, online},
	} {
		in := grant()
		in.Application.Received, in.Date, in.ServedOnline = day("2023-12-11"), day(c.on), c.online
		in.Redress.Body = c.body
		in.Redress.Names = remedy.Names{CountyGovernment: "甲县人民政府", HigherGovernment: "甲县人民政府", SuperiorDepartment: "乙市农业农村局",
			BasicCourt: "丙县人民法院", IntermediateCourt: "丙县人民法院", Online: "https://fy.example.invalid"}
		l := compose(t, letters.Reply, in)
		if l.Remedy != c.remedy || len(l.Rights) != 1 || l.Rights[0].String() != c.want {
			t.Errorf("%s: %s %v", c.name, l.Remedy, l.Rights)
		}
	}
}

func TestEveryDayHasExactlyOneRemedyParagraph(t *testing.T) {
	t.Parallel()
	seen := map[letters.Remedy]int{}
	for d := range civil.Days(day("2019-05-15"), day("2027-12-31")) {
		in := grant()
		in.Application.Received, in.Date = day("2019-05-15"), d
		l := compose(t, letters.Reply, in)
		if want := map[bool]letters.Remedy{true: letters.REM_OLD, false: letters.REM_OPTIONAL}[d < day("2024-01-01")]; l.Remedy != want {
			t.Fatalf("%s: %s", d, l.Remedy)
		}
		if len(l.Rights) != 1 || len(l.Unfilled()) != 0 {
			t.Fatalf("%s: %v", d, l.Rights)
		}
		seen[l.Remedy]++
	}
	if seen[letters.REM_OLD] != 1692 || seen[letters.REM_OPTIONAL] != 1461 {
		t.Errorf("days %v", seen)
	}
}

func TestProceduralLettersHaveNoRemedy(t *testing.T) {
	t.Parallel()
	for _, l := range []letters.Letter{compose(t, letters.Receipt, receipt()), compose(t, letters.ExtensionNotice, extension())} {
		if l.Remedy != letters.REM_NONE || strings.Contains(l.Text(), "行政复议") {
			t.Errorf("%s: %s", l.Code, l.Remedy)
		}
	}
}

// 条例 art. 31: which day is the day of receipt, and why.
func TestReceiptGivesTheReasonOfItsDate(t *testing.T) {
	t.Parallel()
	for c, want := range map[clock.Channel]string{
		clock.InPerson:     "以提交之日为收到申请之日（《中华人民共和国政府信息公开条例》第三十一条第（一）项）",
		clock.SignedMail:   "以行政机关签收之日为收到申请之日（《中华人民共和国政府信息公开条例》第三十一条第（二）项）",
		clock.OrdinaryMail: "以与申请人确认之日为收到申请之日（《中华人民共和国政府信息公开条例》第三十一条第（二）项）",
		clock.Internet:     "以双方确认之日为收到申请之日（《中华人民共和国政府信息公开条例》第三十一条第（三）项）",
		clock.Fax:          "以双方确认之日为收到申请之日（《中华人民共和国政府信息公开条例》第三十一条第（三）项）",
		clock.Oral:         "以代为填写申请表之日为收到申请之日",
	} {
		in := receipt()
		in.Application.Channel = c
		l := compose(t, letters.Receipt, in)
		if !strings.Contains(l.Text(), want) || !strings.Contains(l.Text(), "不改变上述收到申请的日期") || len(l.Unfilled()) != 0 {
			t.Errorf("%s: %v\n%s", c, l.Unfilled(), l.Text())
		}
		g := grant()
		g.Application.Channel = c
		if l := compose(t, letters.Reply, g); len(l.Unfilled()) != 0 {
			t.Errorf("%s: %v", c, l.Unfilled())
		}
	}
}

func TestTheNameIsWrittenLetterByLetter(t *testing.T) {
	t.Parallel()
	for _, name := range []string{"张喆䶮𠮷示例", "葛\U000e0101示例", "阿卜杜拉·示例", " 示例 有限 公司 ", `<b>&"示例'`, "Zhang San (示例)"} {
		in := grant()
		in.Application.Applicant = name
		l := compose(t, letters.Reply, in)
		if !strings.Contains(l.Text(), "\n"+name+"：\n") {
			t.Errorf("%q is not in the text", name)
		}
		if got := printed(t, MustPart(t, MustDocx(t, l, letters.Style{}), "word/document.xml")); !slices.Contains(got, name+"：") {
			t.Errorf("%q is not printed: %q", name, got)
		}
	}
}

func TestWhatIsMissingIsNamedAndPrinted(t *testing.T) {
	t.Parallel()
	all := grant()
	for _, c := range []struct {
		name string
		take func(*letters.ReplyInput)
		want []string
	}{
		{"nothing is missing", func(*letters.ReplyInput) {}, nil},
		{"organ", func(g *letters.ReplyInput) { g.Redress.Names.CountyGovernment = " " }, []string{"行政复议机关（县级人民政府）"}},
		{"court", func(g *letters.ReplyInput) { g.Redress.Names.BasicCourt = "" }, []string{"有管辖权的人民法院（基层人民法院）"}},
		{"both, in the order of the letter", func(g *letters.ReplyInput) { g.Redress.Names = remedy.Names{} }, []string{"行政复议机关（县级人民政府）", "有管辖权的人民法院（基层人民法院）"}},
		{"what kind of agency it is", func(g *letters.ReplyInput) { g.Redress.Body = "" }, []string{"救济告知（本机关的种类确定后生成）"}},
		{"internet channel of 复议", func(g *letters.ReplyInput) { g.ServedOnline = true }, []string{"行政复议互联网申请渠道"}},
		{"文号 and date before signature", func(g *letters.ReplyInput) { g.Number, g.Date = "", 0 }, []string{"文号", "救济告知（成文日期确定后生成）", "成文日期"}},
		{"pages of the second attachment", func(g *letters.ReplyInput) {
			g.Attachments = append(slices.Clone(g.Attachments), letters.Attachment{Title: "附表", Form: "纸质复印件"})
		}, []string{"附件2页数"}},
		{"neither attachment nor route", func(g *letters.ReplyInput) { g.Attachments = nil }, []string{"所公开信息的附件，或者获取信息的方式、途径和时间"}},
		{"what a template left", func(g *letters.ReplyInput) { g.Text = "请到××窗口领取。" }, []string{"获取信息的方式、途径和时间中留有模板字样“××”"}},
		{"and what another left", func(g *letters.ReplyInput) { g.Text = "GIVE DETAILS HERE" }, []string{"获取信息的方式、途径和时间中留有模板字样“GIVE DETAILS HERE”"}},
		{"end of a consultation", func(g *letters.ReplyInput) {
			g.Course.Consultations = []letters.Consultation{{Sent: day("2024-03-11")}}
		}, []string{"征求意见期限届满日期"}},
	} {
		in := all
		c.take(&in)
		l := compose(t, letters.Reply, in)
		if got := l.Unfilled(); !slices.Equal(got, c.want) {
			t.Errorf("%s: %q, want %q", c.name, got, c.want)
		}
		part := strings.Join(printed(t, MustPart(t, MustDocx(t, l, letters.Style{}), "word/document.xml")), "\n")
		for _, name := range c.want {
			if mark := "【未填：" + name + "】"; !strings.Contains(part, mark) || !strings.Contains(l.Text(), mark) {
				t.Errorf("%s: %s is not to be seen", c.name, mark)
			}
		}
	}
}

// A value that looks like a gap is a value: only the composer makes gaps.
func TestTextCannotPassForAGap(t *testing.T) {
	t.Parallel()
	in := grant()
	in.Request = []string{"【未填：文号】"}
	if got := compose(t, letters.Reply, in).Unfilled(); len(got) != 0 {
		t.Errorf("unfilled %q", got)
	}
}

func TestTheApplicantsWordsAreRestatedAsTheyAre(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		name    string
		request []string
		want    string
	}{
		{"one line is quoted", []string{"《不予受理决定书》××份"}, "您申请公开的政府信息为：“《不予受理决定书》××份”。\n"},
		{"several lines", []string{"甲\r\n\n乙"}, "您申请公开的政府信息为：\n　　甲\n　　乙\n"},
		{"several items are numbered", []string{"甲", "", "乙"}, "您申请公开的政府信息为：\n　　1. 甲\n　　2. 乙\n"},
	} {
		in := grant()
		in.Request = c.request
		if got := compose(t, letters.Reply, in).Text(); !strings.Contains(got, c.want) {
			t.Errorf("%s: %s", c.name, got)
		}
	}
}

func TestThirdPartiesAreNotNamed(t *testing.T) {
	t.Parallel()
	in := grant()
	in.Date = day("2024-04-20")
	in.Course.Consultations = []letters.Consultation{{Party: clock.ThirdParty, Sent: day("2024-03-11"), Ended: day("2024-04-02"), Answered: true}}
	if got := compose(t, letters.Reply, in).Text(); !strings.Contains(got, "本机关于2024年3月11日书面征求第三方意见，于2024年4月2日收到意见，征求意见所需时间不计算在答复期限内。") {
		t.Error(got)
	}
}

func TestLettersThatContradictThemselvesAreRefused(t *testing.T) {
	t.Parallel()
	ext := func(change func(*letters.ExtensionInput)) error {
		in := extension()
		change(&in)
		_, err := letters.ExtensionNotice(in)
		return err
	}
	gr := func(change func(*letters.ReplyInput)) error {
		in := grant()
		change(&in)
		_, err := letters.Reply(in)
		return err
	}
	rc := func(change func(*letters.ReceiptInput)) error {
		in := receipt()
		change(&in)
		_, err := letters.Receipt(in)
		return err
	}
	for _, c := range []struct {
		name  string
		err   error
		field string
	}{
		{"art. 33(2): 21 days", ext(func(e *letters.ExtensionInput) { e.Days = 21 }), "Days"},
		{"art. 33(2): −1 days", ext(func(e *letters.ExtensionInput) { e.Days = -1 }), "Days"},
		{"art. 33(2): approved after the notice", ext(func(e *letters.ExtensionInput) { e.ApprovedOn = day("2024-03-29") }), "Date"},
		{"art. 33(2): told after the first period", ext(func(e *letters.ExtensionInput) { e.Date = day("2024-04-02") }), "ReplyDue"},
		{"the new date is no later", ext(func(e *letters.ExtensionInput) { e.NewDue = e.ReplyDue }), "NewDue"},
		{"a second extension", ext(func(e *letters.ExtensionInput) { e.Course.ExtensionTold = day("2024-03-20") }), "Course.ExtensionTold"},
		{"不予受理 in our own words", ext(func(e *letters.ExtensionInput) { e.Reason = "拟不予受理" }), "Reason"},
		{"不属于公开范围", gr(func(g *letters.ReplyInput) { g.Text = "其余部分不属于公开范围。" }), "Text"},
		{"a decision before the receipt", gr(func(g *letters.ReplyInput) { g.Date = day("2024-03-03") }), "Date"},
		{"a decision under the 条例 of 2007", gr(func(g *letters.ReplyInput) { g.Application.Received, g.Date = day("2019-05-01"), day("2019-05-14") }), "Date"},
		{"corrected before it was asked", gr(func(g *letters.ReplyInput) {
			g.Course.CorrectionAsked, g.Course.Corrected = day("2024-03-12"), day("2024-03-11")
		}), "Course.Corrected"},
		{"an opinion before the question", gr(func(g *letters.ReplyInput) {
			g.Course.Consultations = []letters.Consultation{{Sent: day("2024-03-12"), Ended: day("2024-03-11")}}
		}), "Course.Consultations.Ended"},
		{"a party nobody knows", gr(func(g *letters.ReplyInput) { g.Course.Consultations = []letters.Consultation{{Party: "neighbour"}} }), "Course.Consultations.Party"},
		{"a name of two lines", gr(func(g *letters.ReplyInput) { g.Application.Applicant = "张三\n示例" }), "Application.Applicant"},
		{"a name that turns the line round", gr(func(g *letters.ReplyInput) { g.Application.Applicant = "张三\u202e示例" }), "Application.Applicant"},
		{"a court with a control character", gr(func(g *letters.ReplyInput) { g.Redress.Names.BasicCourt = "法院\x00" }), "Redress.Names"},
		{"a channel nobody knows", rc(func(r *letters.ReceiptInput) { r.Application.Channel = "pigeon" }), "Application.Channel"},
		{"a receipt before the receipt", rc(func(r *letters.ReceiptInput) { r.Date = day("2024-03-03") }), "Date"},
		{"a reply due before the receipt", rc(func(r *letters.ReceiptInput) { r.ReplyDue = day("2024-03-01") }), "ReplyDue"},
	} {
		var f letters.Faults
		if !errors.As(c.err, &f) || !slices.ContainsFunc(f, func(x letters.Fault) bool { return x.Field == c.field && x.Reason != "" }) {
			t.Errorf("%s: %v", c.name, c.err)
		}
	}
}

func TestAllFaultsAtOnceAndNoValues(t *testing.T) {
	t.Parallel()
	in := extension()
	in.Days, in.Application.Applicant, in.Reason = 30, "张三示例\x00", "不予受理"
	_, err := letters.ExtensionNotice(in)
	var f letters.Faults
	if !errors.As(err, &f) || len(f) != 3 || strings.Contains(err.Error(), "张三") {
		t.Errorf("%v", err)
	}
}

func TestTitlesAndQuotationsAreNotOurWords(t *testing.T) {
	t.Parallel()
	for _, route := range []string{"《不予受理决定书》请到窗口领取。", "标题为“不予受理”的文件请到窗口领取。", "《甲》和《不属于公开范围的说明》请到窗口领取。"} {
		in := grant()
		in.Text = route
		if l := compose(t, letters.Reply, in); !strings.Contains(l.Text(), route) {
			t.Errorf("%s was changed", route)
		}
	}
	in := grant()
	in.Text = "《甲》不予受理，《乙"
	if _, err := letters.Reply(in); err == nil {
		t.Error("our own words passed between titles")
	}
}

func TestExtensionReasonEndsWithoutItsStop(t *testing.T) {
	t.Parallel()
	in := extension()
	in.Reason = "材料较多，\n需要逐一核对。\n"
	if got := compose(t, letters.ExtensionNotice, in).Text(); !strings.Contains(got, "因材料较多，需要逐一核对，本机关不能在2024年4月1日前（含当日）作出答复。") {
		t.Error(got)
	}
}

func TestEveryFormHasAName(t *testing.T) {
	t.Parallel()
	if letters.T21.Name() != "答复书·予以公开" || letters.Code("T99").Name() != "" {
		t.Errorf("%q, %q", letters.T21.Name(), letters.Code("T99").Name())
	}
	seen := map[string]bool{}
	for _, c := range letters.Codes() {
		if c.Name() == "" || seen[c.Name()] {
			t.Errorf("%s is called %q", c, c.Name())
		}
		seen[c.Name()] = true
	}
	if len(seen) != 32 {
		t.Errorf("%d forms", len(seen))
	}
}
