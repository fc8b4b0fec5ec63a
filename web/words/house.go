package words

import (
	"gongkai/casefile"
)

// numbering is what is wrong with a number of a case or of a letter.
func numbering(r casefile.Refusal) string {
	switch r.Check {
	case casefile.NumberTaken:
		return "本机关已有一件用了这个登记号，请核对；同一件不用再补录。"
	case casefile.NumberAhead:
		if first := r.Facts["first"]; first != "" {
			return "这个登记号以后会由系统给出，会重号。请先由管理员在“系统管理 → 开办”把" + r.Facts["year"] + "年的首号设为 " + first + " 或者更大，再补录。"
		}
		return "这个登记号以后会由系统给出，会重号。请先把首号设得更大，再补录。"
	case casefile.DocNoTaken:
		if other := r.Facts["number"]; other != "" {
			return "登记号 " + other + " 的答复已经用了这个文号，请对照发文登记簿核对；确实是同一个文号的，写明理由。"
		}
		return "本机关另一件答复已经用了这个文号，请对照发文登记簿核对；确实是同一个文号的，写明理由。"
	}
	return ""
}

// houseField is the name of a field of an agency's settings.
func houseField(name string) string {
	switch name {
	case "letter_name":
		return "本机关全称（函件上的名称）"
	case "short_name":
		return "简称"
	case "body":
		return "以谁的名义答复"
	case "office_as":
		return "办公室的答复算作"
	case "government":
		return "县级人民政府"
	case "higher_government":
		return "上一级人民政府"
	case "superior_department":
		return "上一级主管部门"
	case "parent_department":
		return "设立本机构的部门"
	case "parent_government":
		return "该部门的本级人民政府"
	case "managing_body":
		return "直接管理本组织的机关"
	case "basic_court":
		return "基层人民法院"
	case "intermediate_court":
		return "中级人民法院"
	case "online":
		return "行政复议互联网申请渠道"
	case "contact_office":
		return "联系单位"
	case "contact_telephone":
		return "联系电话"
	case "contact_address":
		return "联系地址"
	case "doc_no_pattern":
		return "文号"
	case "number_pattern":
		return "登记号"
	case "first_year":
		return "首号的年度"
	case "first":
		return "首号"
	case "number":
		return "原登记号"
	case "agency":
		return "答复机关"
	}
	return ""
}

// houseFault is a form fault of an agency's settings.
func houseFault(code string) string {
	switch code {
	case "pattern_number":
		return "要有一处、只有一处 {号}，例如 {年}-{号:4}；冒号后面的 2 至 6 是补足的位数。"
	case "pattern_year":
		return "要有一处、只有一处 {年}，不然跨年会重号，例如 某政办依申请〔{年}〕{号}号。"
	case "pattern_unknown":
		return "只认 {年} 和 {号}，两处之间要有别的字隔开，也不能挨着数字，例如 {年}-{号:4}。"
	case "no_such_agency":
		return "没有这个答复机关，请选择以自己名义答复的机关。"
	}
	return ""
}
