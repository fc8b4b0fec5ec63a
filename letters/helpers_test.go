package letters_test

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"errors"
	"io"
	"strings"
	"testing"

	"gongkai/civil"
	"gongkai/letters"
	"gongkai/seeds"
	"gongkai/statute/clock"
	"gongkai/statute/outcome"
	"gongkai/statute/remedy"
	"gongkai/statute/review"
)

func day(s string) civil.Date {
	if s == "" {
		return 0
	}
	return civil.MustParse(s)
}

func zhang() letters.Application {
	return letters.Application{RegisterNo: "示例依申请〔2024〕7号", Applicant: "张三示例", Received: day("2024-03-04"), Channel: clock.SignedMail}
}

func receipt() letters.ReceiptInput {
	return letters.ReceiptInput{
		Application: zhang(), Summary: "示例镇2023年度高标准农田建设项目资金拨付文件", ReplyDue: day("2024-04-01"),
		Contact: letters.Contact{Office: "示例县人民政府办公室政务公开科", Telephone: "000-00000000", Address: "示例县示例路1号"},
		Issuer:  "示例县人民政府办公室", Date: day("2024-03-05"),
	}
}

func extension() letters.ExtensionInput {
	return letters.ExtensionInput{
		Application: zhang(), Number: "示例公延〔2024〕3号", Request: []string{"示例镇2023年度高标准农田建设项目资金拨付文件"},
		Reason: "所涉材料分散保存于多个年度的档案，需要逐一查找核对", Days: 20, ReplyDue: day("2024-04-01"), NewDue: day("2024-04-29"),
		ApprovedOn: day("2024-03-27"), Agency: "示例县人民政府办公室", Date: day("2024-03-28"),
	}
}

// one is a file with one item of a kind.
func one(c outcome.Code) review.File {
	return review.File{Requests: []string{"1"}, Replies: []review.Reply{{Item: "1", Code: c}}}
}

// blank is a reply of which only the decision is known.
func blank(c outcome.Code, g outcome.Ground) letters.ReplyInput {
	return letters.ReplyInput{Outcome: c, Ground: g, File: one(c)}
}

func grant() letters.ReplyInput {
	in := blank(outcome.A36_2_GRANT, "")
	in.Application, in.Number, in.Request = zhang(), "示例公复〔2024〕12号", []string{"示例镇2023年度高标准农田建设项目资金拨付文件"}
	in.Attachments = []letters.Attachment{{Title: "关于拨付2023年度高标准农田建设资金的通知", Form: "纸质复印件", Extent: "共6页"}}
	in.Redress, in.Agency, in.Date = redress(), "示例县农业农村局", day("2024-03-29")
	return in
}

// redress is that of a county department.
func redress() letters.Redress {
	table, err := remedy.Parse(seeds.RemedyOrgans())
	if err != nil {
		panic(err) // the program's own file
	}
	return letters.Redress{Table: table, Body: remedy.Department, Settings: remedy.Defaults(),
		Names: remedy.Names{CountyGovernment: "示例县人民政府", SuperiorDepartment: "示例市农业农村局", BasicCourt: "示例县人民法院"}}
}

// compose is a letter that must be possible.
func compose[T any](t *testing.T, make func(T) (letters.Letter, error), in T) letters.Letter {
	t.Helper()
	l, err := make(in)
	if err != nil {
		t.Fatal(err)
	}
	return l
}

func MustDocx(t *testing.T, l letters.Letter, s letters.Style) []byte {
	t.Helper()
	b, err := l.Docx(s)
	if err != nil {
		t.Fatal(err)
	}
	return b
}

// MustPart is one file of a .docx.
func MustPart(t *testing.T, docx []byte, name string) []byte {
	t.Helper()
	z, err := zip.NewReader(bytes.NewReader(docx), int64(len(docx)))
	if err != nil {
		t.Fatal(err)
	}
	f, err := z.Open(name)
	if err != nil {
		t.Fatal(err)
	}
	b, err := io.ReadAll(f)
	if err != nil {
		t.Fatal(err)
	}
	return b
}

// printed are the paragraphs of a part as a reader sees them.
func printed(t *testing.T, part []byte) (out []string) {
	t.Helper()
	d := xml.NewDecoder(bytes.NewReader(part))
	var b strings.Builder
	in := false
	for {
		token, err := d.Token()
		if errors.Is(err, io.EOF) {
			return out
		}
		if err != nil {
			t.Fatal(err)
		}
		switch x := token.(type) {
		case xml.StartElement:
			in = x.Name.Local == "t"
			if x.Name.Local == "br" {
				b.WriteByte('\n')
			}
		case xml.EndElement:
			in = false
			if x.Name.Local == "p" {
				out = append(out, b.String())
				b.Reset()
			}
		case xml.CharData:
			if in {
				b.Write(x)
			}
		}
	}
}
