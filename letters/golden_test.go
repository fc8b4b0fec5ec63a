package letters_test

import (
	"bytes"
	"flag"
	"maps"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"gongkai/letters"
	"gongkai/statute/clock"
	"gongkai/statute/outcome"
)

var update = flag.Bool("update", false, "rewrite the golden files")

// samples are the letters whose texts stand under testdata, to be read by a lawyer.
func samples(t *testing.T) map[string]letters.Letter {
	t.Helper()
	all := map[string]letters.Letter{
		"T03-signed-mail":    compose(t, letters.Receipt, receipt()),
		"T06-extension":      compose(t, letters.ExtensionNotice, extension()),
		"T21-attached":       compose(t, letters.Reply, grant()),
		"T21-nothing-filled": compose(t, letters.Reply, blank(outcome.A36_2_GRANT, "")),
		"T03-nothing-filled": compose(t, letters.Receipt, letters.ReceiptInput{}),
		"T06-nothing-filled": compose(t, letters.ExtensionNotice, letters.ExtensionInput{}),
	}

	r := receipt()
	r.Application.Channel, r.Application.Received = clock.OrdinaryMail, day("2026-12-28")
	r.Application.RegisterNo = "示例依申请〔2026〕203号"
	r.Date, r.ReplyDue, r.DueProvisional = day("2026-12-29"), day("2027-01-26"), true
	r.Summary = "1. 甲村征地补偿方案\n2. 甲村补偿费发放明细"
	all["T03-provisional"] = compose(t, letters.Receipt, r)

	x := extension()
	x.Application.Channel, x.Application.Organisation, x.Application.Applicant = clock.Internet, true, "示例贸易有限公司"
	x.Days, x.NewDue = 10, day("2024-04-16")
	x.Request = []string{"甲村征地补偿方案", "甲村补偿费发放明细\n（2022年至2023年）"}
	all["T06-organisation"] = compose(t, letters.ExtensionNotice, x)

	g := grant()
	g.Date, g.Application.Received, g.Application.Channel = day("2023-12-29"), day("2023-12-11"), clock.InPerson
	g.Application.RegisterNo, g.Number = "示例依申请〔2023〕91号", "示例公复〔2023〕77号"
	g.Attachments, g.Text = nil, "请于2024年1月2日至1月12日工作时间，持本答复书到示例县政务服务中心3号窗口领取（共6页）。"
	all["T21-old-remedy-route"] = compose(t, letters.Reply, g)

	g = grant()
	g.Application.Channel, g.ServedOnline, g.Redress.Names.Online = clock.Internet, true, "https://fy.example.invalid"
	g.Course = letters.Course{
		CorrectionAsked: day("2024-03-08"), Corrected: day("2024-03-15"),
		Consultations: []letters.Consultation{{Party: clock.ThirdParty, Sent: day("2024-03-18"), Ended: day("2024-03-29"), Answered: true},
			{Party: clock.CoMaker, Sent: day("2024-03-18"), Ended: day("2024-04-09")}},
		ExtensionTold: day("2024-04-12"), ExtendedTo: day("2024-06-04"),
	}
	g.Date = day("2024-05-20")
	g.Request = []string{"甲村征地补偿方案", "甲村补偿费发放明细"}
	g.Attachments = []letters.Attachment{{Title: "甲村征地补偿方案", Form: "电子文件（PDF）", Extent: "共12页"}, {Title: "甲村补偿费发放明细", Form: "电子表格", Extent: "1个文件"}}
	g.Text = "上述文件已发送至您指定的电子邮箱。"
	all["T21-long-course"] = compose(t, letters.Reply, g)
	maps.Copy(all, replies(t))
	maps.Copy(all, procedures(t))
	return all
}

func TestLettersGolden(t *testing.T) {
	t.Parallel()
	for name, l := range samples(t) {
		golden := filepath.Join("testdata", name+".txt")
		got := []byte(l.Text())
		if *update {
			if err := os.WriteFile(golden, got, 0o644); err != nil {
				t.Fatal(err)
			}
		}
		want, err := os.ReadFile(golden)
		if err != nil {
			t.Fatal(err)
		}
		if !bytes.Equal(got, want) {
			t.Errorf("%s changed; look at it with -update and git diff\n%s", name, got)
		}
	}
}

func TestThePrintedLetterSaysWhatTheTextSays(t *testing.T) {
	t.Parallel()
	squeeze := func(s string) string { return strings.NewReplacer("\n", "", "　", "", letters.CellEnd, "").Replace(s) }
	for name, l := range samples(t) {
		docx := MustDocx(t, l, letters.Style{})
		text := strings.Join(printed(t, MustPart(t, docx, "word/document.xml")), "")
		want := l.Text()
		for _, r := range l.Rows { // the table has a cell border where the text has a colon
			want = strings.Replace(want, r.Label+"：", r.Label, 1)
		}
		if squeeze(text) != squeeze(want) {
			t.Errorf("%s: printed %q, text %q", name, squeeze(text), squeeze(want))
		}
		if again := MustDocx(t, l, letters.Style{}); !bytes.Equal(docx, again) {
			t.Errorf("%s: two printings differ", name)
		}
	}
}

func TestNoLetterOfOursSaysWhatTheLawDoesNotKnow(t *testing.T) {
	t.Parallel()
	for name, l := range samples(t) {
		for _, bad := range []string{"不予受理", "不属于公开范围", "GIVE DETAILS", "{{", "%!", "××"} {
			if strings.Contains(l.Text(), bad) {
				t.Errorf("%s says %s", name, bad)
			}
		}
	}
}

func TestPaperOfEachLetter(t *testing.T) {
	t.Parallel()
	const a4, a5 = `<w:pgSz w:w="11906" w:h="16838"/>`, `<w:pgSz w:w="8391" w:h="11906"/>`
	for name, l := range samples(t) {
		want := a4
		if l.Code == letters.T03 || l.Code == letters.T08 {
			want = a5
		}
		if doc := MustPart(t, MustDocx(t, l, letters.Style{}), "word/document.xml"); !bytes.Contains(doc, []byte(want)) {
			t.Errorf("%s is on other paper", name)
		}
	}
}

func TestTheRedHeadNamesTheAgency(t *testing.T) {
	t.Parallel()
	docx := MustDocx(t, compose(t, letters.Reply, grant()), letters.Style{Head: true})
	if got := printed(t, MustPart(t, docx, "word/header-first.xml")); !slices.Equal(got, []string{"示例县农业农村局"}) {
		t.Errorf("head %q", got)
	}
	first := printed(t, MustPart(t, docx, "word/footer-first.xml"))
	if !slices.Equal(first, []string{""}) {
		t.Errorf("GB/T 9704, 10.1: the first page has no number, got %q", first)
	}
	if got := printed(t, MustPart(t, docx, "word/footer-default.xml")); !slices.Equal(got, []string{"— 1 —"}) {
		t.Errorf("page number %q", got)
	}
}

func TestFontsAreTheChoiceOfTheHouse(t *testing.T) {
	t.Parallel()
	l := compose(t, letters.Reply, grant())
	style := letters.Style{}
	style.Fonts.Body.Main = "方正仿宋"
	docx := MustDocx(t, l, style)
	styles, doc := MustPart(t, docx, "word/styles.xml"), MustPart(t, docx, "word/document.xml")
	if !bytes.Contains(styles, []byte(`w:ascii="Times New Roman"`)) || !bytes.Contains(styles, []byte(`w:eastAsia="方正仿宋"`)) {
		t.Error("the body's face is not the house's")
	}
	if !bytes.Contains(doc, []byte(`w:eastAsia="方正小标宋_GBK"`)) || bytes.Contains(doc, []byte("仿宋_GB2312")) {
		t.Error("the title's face is not the standard's, or the body kept the standard's")
	}
}

// GB/T 9704, 7.3.5: the name of the agency is centred over the date, which ends four characters from the edge.
func TestSignatureIsCentredOverTheDate(t *testing.T) {
	t.Parallel()
	for agency, want := range map[string][2]string{
		"示例县农业农村局": {"1025", "1260"}, // 8 characters over 6½
		"示例局":      {"1809", "1260"}, // 3 over 6½
		"示例省示例市示例县农业农村和乡村振兴发展局": {"0", "2276"}, // too long: to the edge, the date under its middle
	} {
		in := grant()
		in.Agency = agency
		part := string(MustPart(t, MustDocx(t, compose(t, letters.Reply, in), letters.Style{}), "word/document.xml"))
		for i, text := range []string{agency, "2024年3月29日"} {
			at := strings.LastIndex(part, ">"+text+"<")
			p := part[strings.LastIndex(part[:at], "<w:p>"):at]
			_, right, _ := strings.Cut(p, `w:right="`)
			right, _, _ = strings.Cut(right, `"`)
			if right == "" {
				right = "0"
			}
			if right != want[i] {
				t.Errorf("%s: %s ends %s from the edge, want %s", agency, text, right, want[i])
			}
		}
	}
}

// Where soffice is not installed there is nothing to see.
func TestLibreOfficePrintsIt(t *testing.T) {
	t.Parallel()
	soffice, err := exec.LookPath("soffice")
	if err != nil {
		t.Skip("soffice is not installed")
	}
	if testing.Short() {
		t.Skip("slow")
	}
	dir := t.TempDir()
	args := []string{"-env:UserInstallation=file://" + dir + "/profile", "--headless", "--convert-to", "pdf", "--outdir", dir}
	for name, l := range samples(t) {
		for suffix, s := range map[string]letters.Style{"": {}, "-head": {Head: true}} {
			file := filepath.Join(dir, name+suffix+".docx")
			if err := os.WriteFile(file, MustDocx(t, l, s), 0o600); err != nil {
				t.Fatal(err)
			}
			args = append(args, file)
		}
	}
	if out, err := exec.Command(soffice, args...).CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	for name, l := range samples(t) {
		for _, suffix := range []string{"", "-head"} {
			pdf, err := os.ReadFile(filepath.Join(dir, name+suffix+".pdf"))
			pages := bytes.Count(pdf, []byte("/Type/Page/"))
			if err != nil || pages == 0 || len(l.Rows) > 0 && pages > 1 {
				t.Errorf("%s%s: %d pages, %v", name, suffix, pages, err)
			}
		}
	}
}
