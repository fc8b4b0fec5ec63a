package annual

import (
	"regexp"
	"strconv"
	"strings"
	"unicode"
)

// Subject is what a figure in the text of a report is about.
type Subject string

// The subjects that the reader knows, and the rows of table 3 or groups of table 4 in which they stand.
const (
	SaidNew         Subject = "R1"
	SaidCarried     Subject = "R2"
	SaidGranted     Subject = "R3.1"
	SaidPartial     Subject = "R3.2"
	SaidRefused     Subject = "R3.3" // the rows R3.3.1 to R3.3.8 together, and so on
	SaidUnable      Subject = "R3.4"
	SaidUnprocessed Subject = "R3.5"
	SaidOther       Subject = "R3.6"
	SaidClosed      Subject = "R3.7"
	SaidOpen        Subject = "R4"
	SaidReviews     Subject = "review"
	SaidSuits       Subject = "suits" // direct and after_review together
	SaidFee         Subject = "fee"   // 信息处理费 collected
)

// Stated is a figure that the text of a report states. N counts applications or disputes, for SaidFee 分.
type Stated struct {
	Subject Subject
	Phrase  string // as it stands in the text, without spaces
	N       int64
}

// phrase is one way to say a figure.
type phrase struct {
	subject Subject
	words   *regexp.Regexp
}

// phrases is the whole list of what the reader knows. N is a number in digits, 1,234 and full-width digits included.
//
//	R1      （本年）新收／收到（政府信息公开|依申请公开|信息公开）申请N件，新收N件
//	R2      上年（度）结转（…申请）N件
//	R3.7    （共|已）办结（…申请）N件
//	R4      结转（至）下年（度）（继续办理）（…申请）N件
//	R3.1…   予以公开|部分公开|不予公开|无法提供|不予处理|其他处理N件
//	review  行政复议（案件|申请）N件;  suits  行政诉讼（案件）N件
//	fee     收取|征收|收缴（政府信息公开）信息处理费N元|万元;  未收取信息处理费 and the like: 0
//
// 共, 共计, 总计, 合计 and 为 may stand before a number. Numbers in words (三件) are not read.
func phrases() []phrase {
	const (
		about = `(?:的)?(?:(?:政府信息公开|依申请公开政府信息|依申请公开|信息公开)?申请)`
		n     = `(?:数量|总数)?(?:共计|总计|合计|共|为)?([0-9]+(?:,[0-9]{3})*)件`
		cases = `(?:案件|申请)?(?:共计|总计|合计|共|为)?([0-9]+)[件起宗]`
		fee   = `(?:政府)?(?:信息公开)?信息处理费`
	)
	list := []phrase{
		{SaidNew, regexp.MustCompile(`新收到?` + about + `?` + n)},
		{SaidNew, regexp.MustCompile(`收到` + about + n)},
		{SaidCarried, regexp.MustCompile(`上一?年度?结转` + about + `?` + n)},
		{SaidClosed, regexp.MustCompile(`办结` + about + `?` + n)},
		{SaidOpen, regexp.MustCompile(`结转[至到]?下一?年度?(?:继续)?(?:办理)?` + about + `?` + n)},
		{SaidReviews, regexp.MustCompile(`行政复议` + cases)},
		{SaidSuits, regexp.MustCompile(`行政诉讼` + cases)},
		{SaidFee, regexp.MustCompile(`(?:收取|征收|收缴)` + fee + `(?:共计|总计|合计|共|金额|为)?(?:人民币)?([0-9]+(?:,[0-9]{3})*(?:\.[0-9]+)?万?)元`)},
		{SaidFee, regexp.MustCompile(`(?:未|没有|无)(?:收取|征收|收缴|产生)` + fee)},
	}
	for words, subject := range map[string]Subject{
		"予以公开": SaidGranted, "部分公开": SaidPartial, "不予公开": SaidRefused,
		"无法提供": SaidUnable, "不予处理": SaidUnprocessed, "其他处理": SaidOther,
	} {
		list = append(list, phrase{subject, regexp.MustCompile(words + n)})
	}
	return list
}

// reader is what it takes to read one text.
type reader struct {
	year                      string
	list                      []phrase
	whole, carried, years, of *regexp.Regexp
}

func newReader(year int) reader {
	return reader{
		year: strconv.Itoa(year), list: phrases(),
		// words that speak of the whole although they look like those of a part
		whole: regexp.MustCompile(`1月1日起?(?:至|到|—|-)12月31日止?|[我本][省市区县旗局委办厅镇乡]|[我本](?:街道|单位|部门|机关)|全[省市区县镇乡]`),
		// 上年 speaks of another year, but not where it is what was carried over
		carried: regexp.MustCompile(`上一?年度?结转`),
		years:   regexp.MustCompile(`([0-9]+)年`),
		// words that speak of a part, of a difference, or of another year
		of: regexp.MustCompile(`其中|除|自然人|法人|企业|组织|机构|律师|公民|季度|半年|[0-9]月|同比|相比|较|增|减|下降|上一?年|去年|前年|往年|近年|历年|累计|` +
			`通过|当面|现场|邮寄|信函|网络|网站|线上|平台|邮件|传真|局|委|办公室|镇|乡|街道|部门|单位|约|余|超过|按期|按时|延期|逾期|涉及|` +
			`维持|纠正|撤销|审结|撤回|胜诉|败诉|直接|复议后|未经`),
	}
}

// ReadFigures reads the figures of the year that a text states for the whole reporting entity, in the order of the text. It
// knows few phrases and passes over every sentence part that speaks of a part of the cases, of another year, or of several
// things at once: a figure it does not read is not checked, a figure it reads wrongly would cry wolf.
func ReadFigures(text string, year int) (out []Stated) {
	rd := newReader(year)
	for _, sentence := range strings.FieldsFunc(plain(text), func(r rune) bool { return strings.ContainsRune("。；;！？\n", r) }) {
		parts := strings.FieldsFunc(sentence, func(r rune) bool { return strings.ContainsRune("，：:", r) })
		for i, part := range parts {
			lead := part
			if i > 0 && !strings.ContainsAny(parts[i-1], "件元起宗") {
				lead = parts[i-1] + part // 一季度，收到…: the words before the comma belong to the figure
			}
			if !rd.narrow(lead) {
				out = append(out, rd.read(part)...)
			}
		}
	}
	return out
}

// plain writes digits in ASCII and drops spaces; line breaks stay.
func plain(text string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case r >= '０' && r <= '９':
			return r - '０' + '0'
		case r == '\n', r == '\r':
			return '\n'
		case unicode.IsSpace(r), r == '\u200b':
			return -1
		default:
			return r
		}
	}, text)
}

// read keeps, of phrases that end with the same figure, the longest.
func (rd reader) read(part string) (out []Stated) {
	found := map[int]Stated{}
	for _, p := range rd.list {
		for _, at := range p.words.FindAllStringSubmatchIndex(part, -1) {
			if joined(part[:at[0]]) || strings.HasPrefix(part[at[1]:], "次") {
				continue
			}
			number := ""
			if len(at) > 2 {
				number = part[at[2]:at[3]]
			}
			if n, ok := count(p.subject, number); ok && len(found[at[1]].Phrase) < at[1]-at[0] {
				found[at[1]] = Stated{p.subject, part[at[0]:at[1]], n}
			}
		}
	}
	for end := range len(part) + 1 {
		if s, ok := found[end]; ok {
			out = append(out, s)
		}
	}
	return out
}

// joined: the phrase ends a list of several (行政复议、行政诉讼3件), so that the figure may be that of all. After a figure
// (行政复议3件、行政诉讼2件) a new statement begins.
func joined(before string) bool {
	for _, s := range []string{"、", "和", "及", "与", "或"} {
		if rest, ok := strings.CutSuffix(before, s); ok {
			return !strings.HasSuffix(rest, "件") && !strings.HasSuffix(rest, "起") && !strings.HasSuffix(rest, "宗")
		}
	}
	return false
}

// narrow: the words speak of a part of the cases, of a difference, or of another year.
func (rd reader) narrow(lead string) bool {
	lead = rd.carried.ReplaceAllString(rd.whole.ReplaceAllString(lead, ""), "结转")
	for _, y := range rd.years.FindAllStringSubmatch(lead, -1) {
		if y[1] != rd.year {
			return true
		}
	}
	return rd.of.MatchString(lead)
}

// count reads the number of a phrase; "" is none at all, 0.
func count(s Subject, number string) (int64, bool) {
	digits := strings.ReplaceAll(number, ",", "")
	if number == "" {
		return 0, true
	}
	if s != SaidFee {
		n, err := strconv.ParseInt(digits, 10, 32)
		return n, err == nil
	}
	return fen(digits)
}

// fen reads 380, 380.5 (元) or 0.038万 as 分. Less than one 分 is no amount.
func fen(text string) (int64, bool) {
	number, tenThousands := strings.CutSuffix(text, "万")
	q, ok := ParseQuantity(number)
	if tenThousands {
		return q.Millionths, ok
	}
	const millionthsOfFen = million / 100
	return q.Millionths / millionthsOfFen, ok && q.Millionths%millionthsOfFen == 0
}

// yuan writes 分 as 元.
func yuan(fen int64) Figure { return Figure(Quantity{Millionths: fen * (million / 100)}.String()) }
