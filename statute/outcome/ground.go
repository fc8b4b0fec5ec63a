package outcome

// Ground is a reason of arts 14–16 for withholding information. No other reason exists.
type Ground string

// The grounds, the strictest first: the order of rows R3.3.1 to R3.3.7 of the yearly report.
const (
	X14_SECRET   Ground = "X14_SECRET"   // 国家秘密
	X14_LAW      Ground = "X14_LAW"      // a 法律 or 行政法规 prohibits disclosure
	X14_3S1W     Ground = "X14_3S1W"     // 三安全一稳定
	X15_THIRD    Ground = "X15_THIRD"    // 商业秘密, 个人隐私 of a third party
	X16_INTERNAL Ground = "X16_INTERNAL" // 内部事务信息
	X16_PROCESS  Ground = "X16_PROCESS"  // 过程性信息
	X16_CASEFILE Ground = "X16_CASEFILE" // 行政执法案卷信息
)

// Grounds lists every ground, the strictest first.
func Grounds() []Ground {
	return []Ground{X14_SECRET, X14_LAW, X14_3S1W, X15_THIRD, X16_INTERNAL, X16_PROCESS, X16_CASEFILE}
}

// Known reports whether g is one of Grounds.
func (g Ground) Known() bool { return g.Name() != "" }

// Name is what an official calls the ground; "" for an unknown one.
func (g Ground) Name() string {
	name, _ := g.describe()
	return name
}

// Article is the provision, shortly (条例第十四条).
func (g Ground) Article() string {
	_, article := g.describe()
	return article
}

// Citation is Article with the full title of the instrument, for letters.
func (g Ground) Citation() string { return cite(g.Article()) }

// Stricter reports whether g comes before other in the default order of the report's rows, R3.3.1 to R3.3.7 [C].
func (g Ground) Stricter(other Ground) bool { return g.rank() < other.rank() }

func (g Ground) rank() int {
	for i, known := range Grounds() {
		if g == known {
			return i
		}
	}
	return len(Grounds())
}

func (g Ground) describe() (name, article string) {
	switch g {
	case X14_SECRET:
		return "国家秘密", "条例第十四条"
	case X14_LAW:
		return "法律、行政法规禁止公开", "条例第十四条"
	case X14_3S1W:
		return "危及国家安全、公共安全、经济安全、社会稳定", "条例第十四条"
	case X15_THIRD:
		return "商业秘密、个人隐私等第三方合法权益", "条例第十五条"
	case X16_INTERNAL:
		return "内部事务信息", "条例第十六条第一款"
	case X16_PROCESS:
		return "过程性信息", "条例第十六条第二款"
	case X16_CASEFILE:
		return "行政执法案卷信息", "条例第十六条第二款"
	default:
		return "", ""
	}
}
