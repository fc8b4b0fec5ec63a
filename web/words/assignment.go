package words

import (
	"fmt"

	"gongkai/casefile/application"
	"gongkai/casefile/assignment"
	"gongkai/civil"
	"gongkai/desk"
)

// AssignmentStage is where an item of the ledger or a unit's share stands.
func AssignmentStage(s assignment.Stage) string {
	switch s {
	case assignment.Running:
		return "办理中"
	case assignment.Closing:
		return "已销号"
	case assignment.Owed:
		return "待反馈"
	case assignment.Waiting:
		return "已反馈，待认可"
	case assignment.Back:
		return "已退回，待重新反馈"
	case assignment.Done:
		return "已认可"
	}
	return string(s)
}

// AnyStage is a stage of any kind of case; refusals hold its code only.
func AnyStage(code string) string {
	if name := Stage(application.Stage(code)); name != code {
		return name
	}
	return AssignmentStage(assignment.Stage(code))
}

// AssignmentRole is a unit's part in an item.
func AssignmentRole(r assignment.Role) string {
	switch r {
	case assignment.Lead:
		return "牵头单位"
	case assignment.Responsible:
		return "责任单位"
	}
	return string(r)
}

func assignmentAct(kind string) string {
	switch kind {
	case assignment.CmdIssue:
		return "印发"
	case assignment.CmdShareMoved:
		return "单位进展"
	case assignment.CmdOpenPeriod:
		return "新的一期"
	case assignment.CmdClose:
		return "销号"
	case assignment.CmdReopen:
		return "恢复"
	case assignment.CmdOpen:
		return "交办"
	case assignment.CmdReport:
		return "反馈"
	case assignment.CmdAccept:
		return "认可"
	}
	return kind
}

func assignmentEvent(eventType string) string {
	switch eventType {
	case assignment.EvIssued:
		return "印发"
	case assignment.EvShareNews:
		return "单位进展"
	case assignment.EvPeriodOpened:
		return "新的一期开始"
	case assignment.EvClosed:
		return "销号"
	case assignment.EvReopened:
		return "恢复"
	case assignment.EvOpened:
		return "交办"
	case assignment.EvReported:
		return "单位反馈"
	case assignment.EvAccepted:
		return "认可"
	}
	return eventType
}

// Light is where an item or a share stands in time.
func Light(l desk.Light) string {
	switch l {
	case desk.LightDone:
		return "已完成"
	case desk.LightOverdue:
		return "已逾期"
	case desk.LightSoon:
		return "即将到期"
	case desk.LightCalm:
		return "按期"
	case desk.LightStanding:
		return "保持状态"
	}
	return string(l)
}

// Deadline is a duty in time as the ledger words it: 10月20日（周二）, 每月, 7个工作日内, 持续.
func Deadline(d assignment.Deadline, today civil.Date) string {
	switch d.Kind {
	case assignment.OnDate:
		return Day(d.Date, today)
	case assignment.Monthly:
		if d.N > 0 {
			return fmt.Sprintf("每月%d日前", d.N)
		}
		return "每月"
	case assignment.Quarterly:
		return "每季度"
	case "working_days":
		return fmt.Sprintf("%d个工作日内", d.N)
	case "days":
		return fmt.Sprintf("%d日内", d.N)
	case "standing":
		return "持续"
	}
	return d.Quote
}

// NoticeFault says why a file or a pasted text is no notice that can be imported, and what to do.
func NoticeFault(code string) string {
	switch code {
	case "empty":
		return "没有内容。请选择通知文件，或把通知全文（连同后面的分工表）粘贴到下面。"
	case "too_large":
		return "内容太大，没有读入。任务分工通知一般只有几十 KB，请核对是否选错了文件；图片和扫描件不能导入。"
	case "not_text":
		return "这不是纯文本，可能是 Word、WPS、PDF 文件或图片。请在 Word、WPS 里打开，全选复制后粘贴到下面，或另存为“纯文本（.txt）”再选择。"
	case "no_table":
		return "没有找到分工表。表头应有“重点任务、贯彻举措、牵头单位、责任单位”。请把正文后面的表格一并复制过来，单元格之间的制表符不要删。"
	case "no_items":
		return "找到了表头，但表里没有一项举措。请把整张分工表复制过来。"
	case "too_long":
		return "有标题或编号过长，不像任务分工通知。请核对是否选错了文件，或在原文里改正后重新预览。"
	case "no_number_or_date":
		return "没有读到发文字号或成文日期，不能导入。请在原文里补上，例如“某府办发〔2020〕63号”“2020年8月24日”，再重新预览。"
	}
	return Fault("file", code)
}
