package notice_test

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"errors"
	"regexp"
	"strings"
	"testing"

	"gongkai/readers/notice"
)

// docx packs a document as a word processor does: the paragraphs of a text, and a table where its lines have tabs.
func docx(t *testing.T, body string) []byte {
	t.Helper()
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for name, text := range map[string]string{"[Content_Types].xml": "<Types/>", "word/document.xml": body} {
		w, err := z.Create(name)
		if err == nil {
			_, err = w.Write([]byte(text))
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func wordXML(t *testing.T, text string) string {
	t.Helper()
	var b strings.Builder
	b.WriteString(`<?xml version="1.0"?><w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>`)
	paragraph := func(s string) string {
		var e bytes.Buffer
		if err := xml.EscapeText(&e, []byte(s)); err != nil {
			t.Fatal(err)
		}
		half := len([]rune(e.String())) / 2
		r := []rune(e.String())
		if strings.ContainsAny(e.String(), "&") {
			half = 0
		}
		return `<w:p><w:r><w:t xml:space="preserve">` + string(r[:half]) + `</w:t></w:r><w:del><w:r><w:delText>删去</w:delText></w:r></w:del><w:r><w:t>` + string(r[half:]) + `</w:t></w:r></w:p>`
	}
	table := false
	for line := range strings.Lines(text) {
		line = strings.TrimSuffix(line, "\n")
		cells := strings.Split(line, "\t")
		if row := len(cells) >= 4; row != table {
			b.WriteString(map[bool]string{true: "<w:tbl>", false: "</w:tbl>"}[row])
			table = row
		}
		if !table {
			b.WriteString(paragraph(line))
			continue
		}
		b.WriteString("<w:tr>")
		for _, c := range cells {
			b.WriteString("<w:tc>" + paragraph(c) + "</w:tc>")
		}
		b.WriteString("</w:tr>")
	}
	if table {
		b.WriteString("</w:tbl>")
	}
	return b.String() + "</w:body></w:document>"
}

// A notice as its word processor keeps it is read like the same notice as plain text.
func TestADocxIsReadLikeItsText(t *testing.T) {
	t.Parallel()
	want := wushan(t)
	rows := regexp.MustCompile(`\n\t([^\n]*)\n\t([^\n]*)\n\t([^\n]*)\n\t([^\n]*)\n\t([^\n]*)\n\n`)
	heads := regexp.MustCompile(`\n\t重点任务\n\t(贯[^\n]*)\n\t牵头单位\n\t责任单位\n`)
	text := heads.ReplaceAllString(rows.ReplaceAllString(wushanBytes(t)+"\n", "\n$1\t$2\t$3\t$4\t$5\n"), "\n重点任务\t$1\t牵头单位\t责任单位\n")
	got, err := notice.Docx(docx(t, wordXML(t, text)))
	if err != nil {
		t.Fatal(err)
	}
	n, err := notice.Parse([]byte(got), lastWorking2020)
	if err != nil || !same(n.Items, want.Items) || n.Number != want.Number || n.IssuedOn != want.IssuedOn || n.Title != want.Title {
		t.Errorf("%d items of %s, %v", len(n.Items), n.Number, err)
	}
}

func TestAHostileDocxIsRefused(t *testing.T) {
	t.Parallel()
	var xlsx bytes.Buffer
	z := zip.NewWriter(&xlsx)
	if _, err := z.Create("xl/workbook.xml"); err != nil || z.Close() != nil {
		t.Fatal(err)
	}
	for name, c := range map[string]struct {
		file []byte
		want error
	}{
		"no zip":        {[]byte("PK\x03\x04nothing"), notice.ErrNotText},
		"a table only":  {xlsx.Bytes(), notice.ErrNotText},
		"no XML":        {docx(t, "<w:document"), notice.ErrNotText},
		"entities":      {docx(t, `<!DOCTYPE d [<!ENTITY a "b">]><d>&a;</d>`), notice.ErrNotText},
		"a bomb":        {docx(t, "<d>"+strings.Repeat(" ", 33<<20)+"</d>"), notice.ErrTooLarge},
		"bottomless":    {docx(t, strings.Repeat("<p>", 5000)), notice.ErrNotText},
		"nothing in it": {docx(t, "<d><p></p></d>"), notice.ErrEmpty},
		"too large":     {append([]byte("PK\x03\x04"), make([]byte, notice.MaxDocx)...), notice.ErrTooLarge},
	} {
		if text, err := notice.Docx(c.file); !errors.Is(err, c.want) || text != "" {
			t.Errorf("%s: %v", name, err)
		}
	}
}
