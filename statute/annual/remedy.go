package annual

// Result is a column of table 4: how a reconsideration or a suit ended by 31 December.
type Result int

// The columns of each group in printed order.
const (
	Upheld    Result = iota // 结果维持
	Corrected               // 结果纠正
	OtherEnd                // 其他结果
	Pending                 // 尚未审结
	AllEnds                 // 总计
)

// ResultCount is the number of columns of a group, 总计 included.
const ResultCount = 5

// String is the printed head of the column.
func (r Result) String() string {
	switch r {
	case Upheld:
		return "结果维持"
	case Corrected:
		return "结果纠正"
	case OtherEnd:
		return "其他结果"
	case Pending:
		return "尚未审结"
	case AllEnds:
		return "总计"
	default:
		return ""
	}
}

// Ends are the cells of one group, by Result.
type Ends [ResultCount]Cell

// Table4 is 政府信息公开行政复议、行政诉讼情况.
type Table4 struct {
	Review      Ends `json:"review"`       // 行政复议
	Direct      Ends `json:"direct"`       // 行政诉讼: 未经复议直接起诉
	AfterReview Ends `json:"after_review"` // 行政诉讼: 复议后起诉
}

// NotKept is a table 4 of blanks, for reports of an office that keeps no register of disputes: no figure is better than a
// false one.
func NotKept() (t Table4) {
	for _, e := range []*Ends{&t.Review, &t.Direct, &t.AfterReview} {
		for i := range e {
			e[i] = Cell{Blank: true}
		}
	}
	return t
}

// group is one group of table 4 with its key and its printed head.
type group struct {
	key, head string
	ends      Ends
}

func (t Table4) groups() []group {
	return []group{
		{string(Review), "行政复议", t.Review}, {string(Direct), "未经复议直接起诉", t.Direct}, {string(AfterReview), "复议后起诉", t.AfterReview},
	}
}

// GroupHead is the printed head of a group of table 4 by its key (review, direct, after_review); "" for another key.
func GroupHead(key string) string {
	for _, g := range (Table4{}).groups() {
		if g.key == key {
			return g.head
		}
	}
	return ""
}

// K4: in each group of table 4, 总计 is the sum of the four ends. An error where the cells are filled; a warning where a blank
// of the group, the 总计 included, could hold what is missing.
func K4(t Table4) (out []Finding) {
	for _, g := range t.groups() {
		var parts sum
		for r := Upheld; r < AllEnds; r++ {
			parts = parts.plus(g.ends[r])
		}
		f := Finding{Check: CheckK4, Column: AllEnds.String(), Row: g.key}
		out = append(out, compare(f, parts, sum{}.plus(g.ends[AllEnds]))...)
	}
	return out
}

// negativeEnds is K8 for table 4.
func negativeEnds(t Table4) (out []Finding) {
	for _, g := range t.groups() {
		for r := Upheld; r <= AllEnds; r++ {
			if n := g.ends[r].N; n < 0 {
				out = append(out, Finding{Check: CheckK8, Severity: Error, Column: r.String(), Row: g.key, Got: figure(n)})
			}
		}
	}
	return out
}
