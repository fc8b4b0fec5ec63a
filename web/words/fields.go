package words

// procedureField is the name of a field of the acts between receipt and reply, or of a list's filter.
func procedureField(name string) string {
	switch name {
	case "party":
		return "申请人或征求对象"
	case "ref":
		return "征求意见书"
	case "tariff":
		return "计收方式"
	case "before":
		return "此前的件数或编号"
	case "count":
		return "本件的件数或页数"
	case "due":
		return "延迟后的答复日期"
	case "served_on":
		return "送达日期"
	case "by":
		return "依据"
	case "signed":
		return "带风险签发"
	case "check":
		return "检查项编号"
	case "role":
		return "会签身份"
	}
	if text := paperWord(name); text != "" {
		return text
	}
	return listField(name)
}

func listField(name string) string {
	switch name {
	case "year":
		return "年度"
	case "from":
		return "开始日期"
	case "to":
		return "结束日期"
	case "row":
		return "报表的行"
	case "column":
		return "报表的列"
	case "up_to":
		return "已读到的时间"
	case "field":
		return "要查看的内容"
	case "stage":
		return "状态"
	}
	if text := houseField(name); text != "" {
		return text
	}
	return formField(name)
}
