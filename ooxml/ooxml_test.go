package ooxml_test

import (
	"archive/zip"
	"bytes"
	"encoding/binary"
	"errors"
	"flag"
	"os"
	"os/exec"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"gongkai/ooxml"
)

var update = flag.Bool("update", false, "rewrite the golden files")

// everything uses each construct once.
func everything() ooxml.Document {
	red := "FF0000"
	d := sheetOf(
		ooxml.Paragraph{Align: ooxml.Center, Before: 120, Line: 700, KeepNext: true, Runs: []ooxml.Run{
			{Text: "政府信息公开申请答复书", Size: ooxml.Size2, Bold: true, Font: ooxml.Font{Latin: "Times New Roman", Main: "方正小标宋_GBK"}}}},
		ooxml.Paragraph{FirstLine: 630, Runs: []ooxml.Run{{Text: "本机关于2024年3月4日收到“"}, {Text: "申请", Color: red}, {Text: "”\t甲\n乙"}}},
		ooxml.Paragraph{FirstLine: -630, Left: 1260, Right: -315, Align: ooxml.Left, After: 60,
			Above: ooxml.Rule{Style: ooxml.ThinRule}, Below: ooxml.Rule{Style: ooxml.ThickThin, Color: red, Space: 11}, Runs: []ooxml.Run{{Text: "附件"}}},
		ooxml.Table{Columns: []ooxml.Twips{2000, 3000, 3000}, Rows: []ooxml.Row{
			{Header: true, Cells: []ooxml.Cell{{Content: []ooxml.Paragraph{ooxml.Text("项目")}, Down: true}, {Content: []ooxml.Paragraph{ooxml.Text("内容")}, Span: 2}}},
			{Height: 800, Cells: []ooxml.Cell{{Under: true}, {Content: []ooxml.Paragraph{ooxml.Text("一"), ooxml.Text("二")}}, {}}},
		}},
	)
	d.FirstDiffers = true
	d.Footer = ooxml.PageNumbers(ooxml.Font{Latin: "宋体", Main: "宋体"})
	d.Footer.First = []ooxml.Paragraph{{Below: ooxml.Rule{Style: ooxml.ThinThick, Color: red}, Line: 20}}
	d.Header.First = []ooxml.Paragraph{ooxml.Text("示例县人民政府")}
	return d
}

func TestDocumentGolden(t *testing.T) {
	t.Parallel()
	files := MustOpen(t, MustBytes(t, everything()))
	for _, name := range []string{"document.xml", "styles.xml", "settings.xml", "footer-default.xml"} {
		golden := filepath.Join("testdata", name)
		got := files["word/"+name]
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
			t.Errorf("%s changed; look at it with -update and git diff", name)
		}
	}
}

func TestTheSameDocumentGivesTheSameBytes(t *testing.T) {
	t.Parallel()
	a, b := MustBytes(t, everything()), MustBytes(t, everything())
	if !bytes.Equal(a, b) {
		t.Fatal("two writings differ")
	}
	z, err := zip.NewReader(bytes.NewReader(a), int64(len(a)))
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range z.File {
		if f.Method != zip.Store || f.Modified.Format("2006-01-02 15:04:05") != "1980-01-01 00:00:00" || f.Flags&8 != 0 {
			t.Errorf("%s: method %d, %s, flags %x", f.Name, f.Method, f.Modified, f.Flags)
		}
	}
	if z.File[0].Name != "[Content_Types].xml" || binary.LittleEndian.Uint32(a) != 0x04034b50 {
		t.Error("the list of types does not come first")
	}
}

func TestThePackageHoldsTogether(t *testing.T) {
	t.Parallel()
	files := MustOpen(t, MustBytes(t, everything()))
	typed := map[string]bool{}
	MustTree(t, files["[Content_Types].xml"]).walk(func(n *node) {
		if n.name == "Override" {
			typed[strings.TrimPrefix(n.attrs["PartName"], "/")] = true
		}
	})
	targets := map[string]bool{}
	for rels, base := range map[string]string{"_rels/.rels": "", "word/_rels/document.xml.rels": "word"} {
		MustTree(t, files[rels]).walk(func(n *node) {
			if n.name == "Relationship" {
				targets[path.Join(base, n.attrs["Target"])] = true
			}
		})
	}
	for name, body := range files {
		MustTree(t, body)
		if plain := strings.Contains(name, "rels") || name == "[Content_Types].xml"; !plain && (!typed[name] || !targets[name]) {
			t.Errorf("%s: typed %v, reached %v", name, typed[name], targets[name])
		}
	}
	for name := range targets {
		if files[name] == nil {
			t.Errorf("%s is named and missing", name)
		}
	}
	for name := range files {
		if strings.Contains(name, "docProps") {
			t.Errorf("%s: a letter carries metadata", name)
		}
	}
}

func TestHeadersAndFootersAreNamedByTheSection(t *testing.T) {
	t.Parallel()
	tree := MustTree(t, MustOpen(t, MustBytes(t, everything()))["word/document.xml"])
	var got []string
	tree.walk(func(n *node) {
		switch n.name {
		case "headerReference", "footerReference":
			got = append(got, n.name[:6]+" "+n.attrs["type"]+" "+n.attrs["id"])
		case "titlePg":
			got = append(got, n.name)
		}
	})
	want := []string{"header first rId3", "footer first rId4", "footer default rId5", "footer even rId6", "titlePg"}
	if !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
}

// Word calls a file damaged whose properties stand in another order than the schema's (ISO/IEC 29500-1, CT_PPr, CT_RPr …).
func TestPropertiesStandInTheOrderOfTheSchema(t *testing.T) {
	t.Parallel()
	order := map[string]string{
		"pPr":        "keepNext keepLines pageBreakBefore widowControl pBdr shd tabs autoSpaceDE autoSpaceDN snapToGrid spacing ind jc rPr",
		"rPr":        "rFonts b i color spacing sz szCs lang",
		"tblPr":      "tblW jc tblBorders tblLayout tblCellMar",
		"tcPr":       "tcW gridSpan vMerge tcBorders shd vAlign",
		"tbl":        "tblPr tblGrid tr",
		"tblBorders": "top left bottom right insideH insideV",
		"pBdr":       "top left bottom right",
		"sectPr":     "headerReference footerReference pgSz pgMar titlePg",
		"settings":   "evenAndOddHeaders characterSpacingControl compat",
		"style":      "name qFormat",
		"styles":     "docDefaults style",
	}
	for name, body := range MustOpen(t, MustBytes(t, everything())) {
		MustTree(t, body).walk(func(n *node) {
			want, ok := order[n.name]
			last := -1
			for _, c := range n.children {
				at := slices.Index(strings.Fields(want), c.name)
				if ok && (at < 0 || at < last) {
					t.Errorf("%s: %s in %s is out of order or unknown", name, c.name, n.name)
				}
				last = at
			}
		})
	}
}

func TestHostileTextStaysText(t *testing.T) {
	t.Parallel()
	for _, c := range []struct{ name, in, want string }{
		{"markup", `</w:t></w:p><w:p/>&amp;"'<!--`, `</w:t></w:p><w:p/>&amp;"'<!--`},
		{"control characters", "甲\x00乙\x1b丙\u0085", "甲\uFFFD乙\uFFFD丙\uFFFD"},
		{"reversed order", "第1\u202e号", "第1\uFFFD号"},
		{"broken UTF-8", "甲\xff\xfe乙", "甲\uFFFD乙"},
		{"line ends", "甲\r\n乙\r丙\u2028丁", "甲\n乙\n丙\n丁"},
		{"spaces and tabs", "  甲\t乙  ", "  甲\t乙  "},
		{"rare, private and chosen characters", "𠮷\ue5d6葛\U000e0101", "𠮷\ue5d6葛\U000e0101"},
		{"field code", "{ PAGE } {{name}}", "{ PAGE } {{name}}"},
	} {
		tree := MustTree(t, MustOpen(t, MustBytes(t, sheetOf(ooxml.Text(c.in))))["word/document.xml"])
		if got := tree.read(); got != c.want+"¶" {
			t.Errorf("%s: %q became %q", c.name, c.in, got)
		}
	}
}

func TestHostileFontNamesStayNames(t *testing.T) {
	t.Parallel()
	d := sheetOf(ooxml.Text("甲"))
	d.Font = ooxml.Font{Latin: `A"/><w:b/>`, Main: "仿宋\x00<"}
	tree := MustTree(t, MustOpen(t, MustBytes(t, d))["word/styles.xml"])
	tree.walk(func(n *node) {
		if n.name == "b" {
			t.Error("a font name became markup")
		}
		if n.name == "rFonts" && (n.attrs["ascii"] != `A"/><w:b/>` || n.attrs["eastAsia"] != "仿宋\uFFFD<") {
			t.Errorf("fonts %v", n.attrs)
		}
	})
}

func TestAnyTextIsReadBackCleaned(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(rt *rapid.T) {
		s := string(rapid.SliceOf(rapid.Byte()).Draw(rt, "bytes")) + rapid.String().Draw(rt, "text")
		tree := MustTree(t, MustOpen(t, MustBytes(t, sheetOf(ooxml.Text(s))))["word/document.xml"])
		if got := tree.read(); got != ooxml.Clean(s)+"¶" {
			rt.Fatalf("%q became %q", s, got)
		}
		if ooxml.Clean(ooxml.Clean(s)) != ooxml.Clean(s) {
			rt.Fatalf("%q is not clean after cleaning", s)
		}
	})
}

func TestRareCharactersOfANameGetAFaceThatHasThem(t *testing.T) {
	t.Parallel()
	tree := MustTree(t, MustOpen(t, MustBytes(t, sheetOf(ooxml.Text("张“喆”䶮𠮷\U000e0101示例2024〔〕"))))["word/document.xml"])
	var got []string
	tree.walk(func(n *node) {
		if n.name != "r" {
			return
		}
		face := ""
		n.walk(func(c *node) {
			if c.name == "rFonts" {
				face = c.attrs["eastAsia"]
			}
		})
		got = append(got, face+":"+n.read())
	})
	want := []string{":张“", "仿宋:喆", ":”", "宋体:䶮𠮷\U000e0101", ":示例2024〔〕"}
	if !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
}

func TestWithoutOtherFacesNothingIsLost(t *testing.T) {
	t.Parallel()
	d := sheetOf(ooxml.Text("张喆䶮"))
	d.Font = ooxml.Font{Latin: "仿宋", Main: "仿宋"}
	if got := MustTree(t, MustOpen(t, MustBytes(t, d))["word/document.xml"]).read(); got != "张喆䶮¶" {
		t.Errorf("got %q", got)
	}
}

func TestAFontNamesOnlyWhatItNames(t *testing.T) {
	t.Parallel()
	d := sheetOf(ooxml.Paragraph{Runs: []ooxml.Run{{Text: "甲", Font: ooxml.Font{Main: "黑体"}}}})
	MustTree(t, MustOpen(t, MustBytes(t, d))["word/document.xml"]).walk(func(n *node) {
		if _, ascii := n.attrs["ascii"]; n.name == "rFonts" && (ascii || n.attrs["eastAsia"] != "黑体") {
			t.Errorf("fonts %v", n.attrs)
		}
	})
}

// GB/T 9704-2012, 5.2: 每面排22行，每行排28个字.
func TestTheOfficialPageHolds22LinesOf28Characters(t *testing.T) {
	t.Parallel()
	s := ooxml.GBT9704()
	if n := s.Measure() / s.Char(); n != 28 {
		t.Errorf("%d characters a line", n)
	}
	if n := (s.Height - s.Top - s.Bottom) / s.Line; n != 22 {
		t.Errorf("%d lines a page", n)
	}
	tree := MustTree(t, MustOpen(t, MustBytes(t, sheetOf(ooxml.Text("甲"))))["word/document.xml"])
	tree.walk(func(n *node) {
		if n.name == "docGrid" {
			t.Error("docGrid gives 18 characters a line in LibreOffice")
		}
	})
}

func TestBadShapesAreRefused(t *testing.T) {
	t.Parallel()
	cell := ooxml.Cell{Content: []ooxml.Paragraph{ooxml.Text("甲")}}
	two := []ooxml.Twips{1000, 1000}
	for name, b := range map[string]ooxml.Block{
		"no rows":           ooxml.Table{Columns: two},
		"one cell missing":  ooxml.Table{Columns: two, Rows: []ooxml.Row{{Cells: []ooxml.Cell{cell}}}},
		"one cell too many": ooxml.Table{Columns: two, Rows: []ooxml.Row{{Cells: []ooxml.Cell{cell, {Span: 2}}}}},
		"nothing to continue": ooxml.Table{Columns: two, Rows: []ooxml.Row{
			{Cells: []ooxml.Cell{cell, cell}}, {Cells: []ooxml.Cell{{Under: true}, cell}}}},
	} {
		if _, err := sheetOf(b).Bytes(); !errors.Is(err, ooxml.ErrShape) {
			t.Errorf("%s: %v", name, err)
		}
	}
	if _, err := (ooxml.Document{}).Bytes(); !errors.Is(err, ooxml.ErrShape) {
		t.Errorf("no sheet: %v", err)
	}
}

func TestLibreOfficeReadsIt(t *testing.T) {
	t.Parallel()
	soffice, err := exec.LookPath("soffice")
	if err != nil {
		t.Skip("soffice is not installed")
	}
	if testing.Short() {
		t.Skip("slow")
	}
	dir := t.TempDir()
	in := filepath.Join(dir, "all.docx")
	if err := os.WriteFile(in, MustBytes(t, everything()), 0o600); err != nil {
		t.Fatal(err)
	}
	cmd := exec.Command(soffice, "-env:UserInstallation=file://"+dir+"/profile", "--headless", "--convert-to", "pdf", "--outdir", dir, in)
	if out, err := cmd.CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	pdf, err := os.ReadFile(filepath.Join(dir, "all.pdf"))
	if err != nil || !bytes.HasPrefix(pdf, []byte("%PDF")) {
		t.Errorf("no PDF: %v", err)
	}
}
