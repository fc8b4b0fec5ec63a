package annual

import "encoding/json"

// InfoID names a row of table 2 (信息内容); the words differ between the formats.
type InfoID string

// The rows of table 2.
const (
	Rules       InfoID = "rules"       // 规章
	Normative   InfoID = "normative"   // 行政规范性文件 (2019: 规范性文件)
	Licences    InfoID = "licences"    // 行政许可
	Services    InfoID = "services"    // 其他对外管理服务事项, in the format of 2019 only
	Penalties   InfoID = "penalties"   // 行政处罚
	Coercion    InfoID = "coercion"    // 行政强制
	Fees        InfoID = "fees"        // 行政事业性收费
	Procurement InfoID = "procurement" // 政府集中采购, in the format of 2019 only
)

// Unit tells which figures a column of table 2 takes.
type Unit int

// The units.
const (
	Count  Unit = iota // whole, not negative
	Change             // whole, may be negative: 本年增/减
	Amount             // 万元 where the form says so, with decimals, not negative
)

// InfoColumn is a column of a block of table 2.
type InfoColumn struct {
	Head string
	Unit Unit
}

// InfoRow is a row of a block of table 2.
type InfoRow struct {
	ID    InfoID
	Label string
}

// Block is a part of table 2: an item of 条例 art. 20 with heads and rows of its own. The first column is InfoHead.
type Block struct {
	Clause  string
	Columns []InfoColumn
	Rows    []InfoRow
}

// InfoHead is the head of the first column of each block of table 2.
const InfoHead = "信息内容"

// Blocks is table 2 in printed order; none for an unknown format.
func (f Format) Blocks() []Block {
	switch f {
	case Format2019:
		return blocks2019()
	case Format2021:
		return blocks2021()
	default:
		return nil
	}
}

func blocks2019() []Block {
	decisions := []InfoColumn{{"上一年项目数量", Count}, {"本年增/减", Change}, {"处理决定数量", Count}}
	return []Block{
		{"第二十条第（一）项", []InfoColumn{{"本年新制作数量", Count}, {"本年新公开数量", Count}, {"对外公开总数量", Count}},
			[]InfoRow{{Rules, "规章"}, {Normative, "规范性文件"}}},
		{"第二十条第（五）项", decisions, []InfoRow{{Licences, "行政许可"}, {Services, "其他对外管理服务事项"}}},
		{"第二十条第（六）项", decisions, []InfoRow{{Penalties, "行政处罚"}, {Coercion, "行政强制"}}},
		{"第二十条第（八）项", decisions[:2], []InfoRow{{Fees, "行政事业性收费"}}},
		{"第二十条第（九）项", []InfoColumn{{"采购项目数量", Count}, {"采购总金额", Amount}}, []InfoRow{{Procurement, "政府集中采购"}}},
	}
}

func blocks2021() []Block {
	decisions := []InfoColumn{{"本年处理决定数量", Count}}
	return []Block{
		{"第二十条第（一）项", []InfoColumn{{"本年制发件数", Count}, {"本年废止件数", Count}, {"现行有效件数", Count}},
			[]InfoRow{{Rules, "规章"}, {Normative, "行政规范性文件"}}},
		{"第二十条第（五）项", decisions, []InfoRow{{Licences, "行政许可"}}},
		{"第二十条第（六）项", decisions, []InfoRow{{Penalties, "行政处罚"}, {Coercion, "行政强制"}}},
		{"第二十条第（八）项", []InfoColumn{{"本年收费金额（单位：万元）", Amount}}, []InfoRow{{Fees, "行政事业性收费"}}},
	}
}

// InfoLabel is the row's words in the format; "" for a row the format does not have.
func (f Format) InfoLabel(id InfoID) string {
	for _, b := range f.Blocks() {
		for _, row := range b.Rows {
			if row.ID == id {
				return row.Label
			}
		}
	}
	return ""
}

// infoColumns are the columns of a row; none for a row the format does not have.
func (f Format) infoColumns(id InfoID) []InfoColumn {
	for _, b := range f.Blocks() {
		for _, row := range b.Rows {
			if row.ID == id {
				return b.Columns
			}
		}
	}
	return nil
}

// infoRows lists the rows in printed order.
func (f Format) infoRows() (out []InfoID) {
	for _, b := range f.Blocks() {
		for _, row := range b.Rows {
			out = append(out, row.ID)
		}
	}
	return out
}

// Table2 is 主动公开政府信息情况: all decisions of the year, published or not.
type Table2 struct {
	Format Format
	Rows   map[InfoID][]Quantity // in the order of the block's columns
}

// At is one figure; blank where the row or the column is missing.
func (t Table2) At(id InfoID, column int) Quantity {
	cells := t.Rows[id]
	if column < 0 || column >= len(cells) {
		return Quantity{Blank: true}
	}
	return cells[column]
}

// MarshalJSON writes the rows by their ids.
func (t Table2) MarshalJSON() ([]byte, error) { return json.Marshal(t.Rows) }

// infoCells calls visit for each cell of the table in printed order.
func (t Table2) infoCells(visit func(id InfoID, column InfoColumn, cell Quantity)) {
	for _, id := range t.Format.infoRows() {
		for i, column := range t.Format.infoColumns(id) {
			visit(id, column, t.At(id, i))
		}
	}
}

// Level is where an entity stands, as far as its powers ask.
type Level string

// The levels. A department has the level of its government.
const (
	OtherLevel    Level = ""
	CountyLevel   Level = "county"
	TownshipLevel Level = "township"
)

// Known reports whether l is one of the levels.
func (l Level) Known() bool { return l == OtherLevel || l == CountyLevel || l == TownshipLevel }

// CheckTable2 runs the checks that need one table 2 alone: K8 for its units (a blank warns), and RULES: counties and
// townships have no power to make 规章, so that their row is all 0.
func CheckTable2(t Table2, level Level) (out []Finding) {
	t.infoCells(func(id InfoID, column InfoColumn, cell Quantity) {
		at := Finding{Severity: Error, Column: column.Head, Row: string(id), Got: Figure(cell.String())}
		switch {
		case cell.Blank:
			at.Check, at.Severity, at.Want = CheckK8, Warning, figure(0)
			out = append(out, at)
			return
		case cell.Millionths < 0 && column.Unit != Change, !cell.Whole() && column.Unit != Amount:
			at.Check = CheckK8
			out = append(out, at)
		}
		if id == Rules && level != OtherLevel && cell.Millionths != 0 {
			at.Check, at.Want = CheckRules, figure(0)
			out = append(out, at)
		}
	})
	return out
}

// InForce warns where 现行有效 is not that of the year before plus 制发 minus 废止. It compares two tables in the format of
// 2021, which alone counts them; blanks assert nothing.
func InForce(before, now Table2) (out []Finding) {
	const issued, repealed, valid = 0, 1, 2
	if before.Format != Format2021 || now.Format != Format2021 {
		return nil
	}
	for _, id := range []InfoID{Rules, Normative} {
		less := now.At(id, repealed)
		less.Millionths = -less.Millionths
		want, got := before.At(id, valid).plus(now.At(id, issued)).plus(less), now.At(id, valid)
		if !want.Blank && !got.Blank && want != got {
			out = append(out, Finding{Check: CheckInForce, Severity: Warning, Column: now.Format.infoColumns(id)[valid].Head, Row: string(id),
				Want: Figure(want.String()), Got: Figure(got.String())})
		}
	}
	return out
}
