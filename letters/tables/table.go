package tables

import (
	"bytes"
	"encoding/json"
	"fmt"

	"gongkai/civil"
	"gongkai/statute/annual"
)

// Table is table 3 as it is printed: whose, of which days, and as counted on which day.
type Table struct {
	Agency   string // 县人民政府办公室
	From, To civil.Date
	AsOf     civil.Date // 统计截至
	Report   annual.RolledUp
}

// Kind is a kind of file.
type Kind string

// The kinds of files.
const (
	JSON Kind = "json"
	XLSX Kind = "xlsx"
	DOCX Kind = "docx"
	HTML Kind = "html"
)

// Kinds lists every kind of file.
func Kinds() []Kind { return []Kind{XLSX, DOCX, HTML, JSON} }

// Mime is the kind's media type; "" for an unknown kind.
func (k Kind) Mime() string {
	switch k {
	case JSON:
		return "application/json"
	case XLSX:
		return "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
	case DOCX:
		return "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
	case HTML:
		return "text/html; charset=utf-8"
	default:
		return ""
	}
}

// File is the table in one kind of file.
func (t Table) File(k Kind) ([]byte, error) {
	switch k {
	case JSON:
		return t.json()
	case XLSX:
		return t.workbook()
	case DOCX:
		return t.document()
	case HTML:
		return t.page()
	default:
		return nil, fmt.Errorf("tables: no such kind of file: %q", k)
	}
}

func (t Table) json() ([]byte, error) {
	var out bytes.Buffer
	enc := json.NewEncoder(&out)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", " ")
	err := enc.Encode(t.Report)
	return out.Bytes(), err
}

// title is what the form is called.
const title = "收到和处理政府信息公开申请情况"

// days are the days of the table in words: a year where they are one.
func (t Table) days() string {
	if t.From.Month() == 1 && t.From.Day() == 1 && t.To == civil.Of(t.From.Year(), 12, 31) {
		return fmt.Sprintf("%d年", t.From.Year())
	}
	return t.From.Chinese() + "至" + t.To.Chinese()
}

// Name is what the table is called where it is saved.
func (t Table) Name() string {
	name := t.Agency + t.days() + "年报表三"
	if len(t.Report.Entities) > 0 {
		name += "（汇总）"
	}
	return name
}

// subtitle says whose figures these are and of which days.
func (t Table) subtitle() string {
	out := t.Agency + "　" + t.days() + "　统计截至 " + t.AsOf.Chinese()
	if n := len(t.Report.Entities); n > 0 {
		out += fmt.Sprintf("　汇总 %d 个单位", n)
	}
	if t.To > t.AsOf {
		out += "，在办的计入“结转下年度”"
	}
	return out
}
