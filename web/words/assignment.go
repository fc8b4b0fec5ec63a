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

// ShareStage is where a unit's share stands. Nobody reports unasked (零填报): what is owed is asked for, or it is the office's to find.
func ShareStage(s assignment.Stage, asked bool) string {
	switch {
	case s == assignment.Owed && asked:
		return "待报送"
	case s == assignment.Owed:
		return "未要求报送"
	case s == assignment.Back && !asked:
		return "已退回"
	}
	return AssignmentStage(s)
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
	case assignment.CmdShareAdded:
		return "增列单位"
	case assignment.CmdAsk:
		return "请单位报送"
	case assignment.CmdEvidence:
		return "记录佐证"
	case assignment.CmdCheck:
		return "核查"
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
	case assignment.CmdReturn:
		return "退回"
	case assignment.CmdNote:
		return "备注"
	}
	return kind
}

func assignmentEvent(eventType string) string {
	switch eventType {
	case assignment.EvIssued:
		return "印发"
	case assignment.EvShareNews:
		return "单位进展"
	case assignment.EvShareAdded:
		return "增列单位"
	case assignment.EvAsked:
		return "请单位报送"
	case assignment.EvEvidenced:
		return "办公室记录佐证"
	case assignment.EvChecked:
		return "核查"
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
	case desk.LightCheck:
		return "该核查了"
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

// DeadlineKind is a kind of deadline where one is chosen.
func DeadlineKind(kind string) string {
	switch kind {
	case assignment.OnDate:
		return "某日前"
	case assignment.Monthly:
		return "每月"
	case assignment.Quarterly:
		return "每季度"
	case "working_days":
		return "若干工作日内"
	case "days":
		return "若干日内"
	case "standing":
		return "持续，没有期限"
	}
	return kind
}

// NoticeFault says why a file or a pasted text is no notice that can be imported, and what to do.
func NoticeFault(code string) string {
	switch code {
	case "empty":
		return "没有内容。请选择通知文件，或把通知全文（连同后面的分工表）粘贴到下面。"
	case "too_large":
		return "内容太大，没有读入。任务分工通知一般只有几十 KB，请核对是否选错了文件；图片和扫描件不能导入。"
	case "not_text":
		return "读不了这个文件，可能是旧的 Word（.doc）、WPS、PDF 文件或图片，或者文件已损坏。请在 Word、WPS 里打开，另存为 .docx 再选择，或全选复制后粘贴到下面。"
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

// ledgerFault is a form fault of the ledger's own forms.
func ledgerFault(code string) string {
	switch code {
	case "not_a_link":
		return "链接应以 http:// 或 https:// 开头，一行一个，请从浏览器地址栏复制完整的网址。"
	case "too_many":
		return "一次不超过 10 个，请分次提交。"
	case "file_too_large":
		return "文件太大，每个不超过 10 MB。请压缩图片，或者只截取有关的部分。"
	case "empty_file":
		return "文件是空的，请核对后重新选择。"
	case "bad_type":
		return "这种文件不能上传。可以上传图片（PNG、JPG）、PDF、OFD、Word（docx）、Excel（xlsx）和纯文本。"
	case "lying_type":
		return "文件的内容与扩展名不一致，没有接收。请用原来的程序打开，另存后再上传；带宏的文件不能上传。"
	case "vague":
		return "“有关部门”在每一项里所指不同，请打开那一项，分别指定单位。"
	}
	return ""
}

// ledgerField is the name of a field of the ledger's own forms.
func ledgerField(name string) string {
	switch name {
	case "due":
		return "报送期限"
	case "links":
		return "链接"
	case "files":
		return "文件、截图"
	case "published_on":
		return "公开日期"
	case "shares":
		return "单位"
	case "unit":
		return "对应的单位"
	case "units":
		return "单位"
	case "group":
		return "单位组名称"
	case "from":
		return "自何日起"
	}
	return ""
}

func missingLedger(field string) string {
	switch field {
	case "due":
		return "请填写请单位报送的期限。"
	case "shares", "units":
		return "请至少选择一个单位。"
	case "unit":
		return "请选择一个单位或者一个单位组。"
	}
	return ""
}
