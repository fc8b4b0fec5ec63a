package words

import (
	"strconv"

	"gongkai/casefile"
	"gongkai/desk"
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
	case "one_line":
		return "只能写一行。"
	case "no_such_agency":
		return "没有这个答复机关，请选择以自己名义答复的机关。"
	}
	return ""
}

// Nature is what kind a unit is.
func Nature(nature string) string {
	switch nature {
	case "government":
		return "人民政府"
	case "office":
		return "政府办公室"
	case "department":
		return "部门"
	case "township":
		return "乡镇、街道"
	case "institution":
		return "事业单位"
	case "party":
		return "党委机构"
	case "enterprise":
		return "企业"
	case "group":
		return "群团组织"
	}
	return nature
}

// UnitFault says why a row of an organisation file cannot be loaded.
func UnitFault(f desk.UnitFault) string {
	if f.Row == 0 {
		switch f.Code {
		case "too_large":
			return "文件太大，不能超过 1 MB。"
		case "not_a_date":
			return "valid_from 不是日期，请按 2026-01-01 的样子填写。"
		case "no_units":
			return "文件里没有机构（units 是空的）。"
		}
		return "不是机构文件：应为一个 JSON 对象，只有 valid_from 和 units；每个机构只有 code、name、aliases、nature、agency、superior。"
	}
	row := "第 " + strconv.Itoa(f.Row) + " 个机构（" + f.What + "）："
	switch f.Code {
	case "unit_code":
		return row + "代码以小写英文字母开头，只用小写英文字母、数字和连字符，不超过 32 个字符。"
	case "unit_twice":
		return row + "代码在文件里出现了两次，请改其中一个。"
	case "unit_name":
		return row + "名称不能空，也不能超过 60 个字。"
	case "unit_nature":
		return row + "性质（nature）应为 government、office、department、township、institution、party、enterprise、group 之一。"
	case "unit_superior":
		return row + "找不到上级，请把上级写在它前面，或者核对 superior 里的代码。"
	}
	return row + "不能导入。"
}
