package annual

// Format is one edition of the report form.
type Format string

// The editions, by the year of the document that introduced them.
const (
	Format2019 Format = "2019" // 国办公开办函〔2019〕60号 (试行)
	Format2021 Format = "2021" // 国办公开办函〔2021〕30号
)

// FormatOf is the edition for a report year; ok is false before 2019. What a report cites proves nothing: some of 2025
// still cite 60号.
func FormatOf(year int) (f Format, ok bool) {
	switch {
	case year < 2019:
		return "", false
	case year <= 2020:
		return Format2019, true
	default:
		return Format2021, true
	}
}

// Known reports whether f is one of the editions.
func (f Format) Known() bool { return f == Format2019 || f == Format2021 }

// Column is a column of table 3: who applied. The applicant decides, not the agent.
type Column int

// The columns in printed order. Commercial to Other stand under 法人或其他组织.
const (
	Person     Column = iota // 自然人
	Commercial               // 商业企业
	Research                 // 科研机构
	Charity                  // 社会公益组织
	Legal                    // 法律服务机构
	Other                    // 其他
	Total                    // 总计
)

// Columns is the number of columns, 总计 included.
const Columns = 7

// String is the printed head of the column.
func (c Column) String() string {
	switch c {
	case Person:
		return "自然人"
	case Commercial:
		return "商业企业"
	case Research:
		return "科研机构"
	case Charity:
		return "社会公益组织"
	case Legal:
		return "法律服务机构"
	case Other:
		return "其他"
	case Total:
		return "总计"
	default:
		return ""
	}
}

// ColumnOf is the column with that head.
func ColumnOf(head string) (Column, bool) {
	for c := Person; c <= Total; c++ {
		if c.String() == head {
			return c, true
		}
	}
	return 0, false
}

// applicant reports whether an applicant can stand in the column: in every one but 总计.
func (c Column) applicant() bool { return c >= Person && c < Total }
