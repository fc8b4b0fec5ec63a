package words

import (
	"gongkai/auth"
	"gongkai/casefile/application"
	"gongkai/statute/clock"
)

// Stage is where an application stands.
func Stage(s application.Stage) string {
	switch s {
	case application.Intake:
		return "待分办"
	case application.Handling:
		return "承办中"
	case application.Review:
		return "待审核"
	case application.Signing:
		return "待签发"
	case application.Delivery:
		return "待送达"
	case application.Answered:
		return "已答复，待归档"
	case application.Archiving:
		return "已归档"
	case application.Retracted:
		return "已撤回，待归档"
	case application.Struck:
		return "已作废"
	}
	return string(s)
}

// ShortStage is Stage for narrow places.
func ShortStage(s application.Stage) string {
	switch s {
	case application.Answered:
		return "已答复"
	case application.Retracted:
		return "已撤回"
	case application.Intake, application.Handling, application.Review, application.Signing, application.Delivery,
		application.Archiving, application.Struck:
	}
	return Stage(s)
}

// NextStep is what a case in a stage waits for.
func NextStep(s application.Stage) string {
	switch s {
	case application.Intake:
		return "分办"
	case application.Handling:
		return "起草答复"
	case application.Review:
		return "审核"
	case application.Signing:
		return "签发"
	case application.Delivery:
		return "送达"
	case application.Answered, application.Retracted:
		return "归档"
	case application.Archiving, application.Struck:
		return ""
	}
	return ""
}

// Waits says whose turn it is in a stage when nobody is named.
func Waits(s application.Stage) string {
	switch s {
	case application.Intake, application.Review:
		return Role(auth.Reviewer)
	case application.Handling:
		return Role(auth.Handler)
	case application.Signing:
		return Role(auth.Signer)
	case application.Delivery, application.Answered, application.Retracted:
		return Role(auth.Handler) + "、" + Role(auth.Clerk)
	case application.Archiving, application.Struck:
		return ""
	}
	return ""
}

// Act is a command as its button calls it.
func Act(kind string) string {
	switch kind {
	case application.CmdRegister:
		return "登记"
	case application.CmdComplete:
		return "补充申请人信息"
	case application.CmdAssign:
		return "分办"
	case application.CmdDraft:
		return "起草答复"
	case application.CmdPass:
		return "审核通过"
	case application.CmdReturn:
		return "退回"
	case application.CmdSign:
		return "签发"
	case application.CmdDeliver:
		return "登记送达"
	case application.CmdArchive:
		return "归档"
	case application.CmdRequestExtension:
		return "请示延期"
	case application.CmdApproveExtension:
		return "批准延期"
	case application.CmdNotifyExtension:
		return "告知延期"
	}
	return rareAct(kind)
}

func rareAct(kind string) string {
	switch kind {
	case application.CmdWithdraw:
		return "申请人撤回"
	case application.CmdAmend:
		return "更正"
	case application.CmdVoid:
		return "作废"
	case application.CmdNote:
		return "备注"
	case application.CmdRecompute:
		return "按新日历重算期限"
	}
	return procedureAct(kind)
}

// Event is what happened, as the timeline and messages call it.
func Event(eventType string) string {
	switch eventType {
	case application.EvRegistered:
		return "收到并登记"
	case application.EvCompleted:
		return "补充申请人信息"
	case application.EvAssigned:
		return "分办"
	case application.EvDrafted:
		return "起草答复并送审"
	case application.EvPassed:
		return "审核通过"
	case application.EvReturned:
		return "退回"
	case application.EvSigned:
		return "签发"
	case application.EvDelivered:
		return "答复送达"
	case application.EvArchived:
		return "归档"
	case application.EvExtensionRequested:
		return "请示延期"
	case application.EvExtensionApproved:
		return "批准延期"
	case application.EvExtensionNotified:
		return "告知申请人延期"
	}
	return rareEvent(eventType)
}

func rareEvent(eventType string) string {
	switch eventType {
	case application.EvWithdrawn:
		return "申请人撤回"
	case application.EvAmended:
		return "更正"
	case application.EvVoided:
		return "作废"
	case application.EvNoted:
		return "备注"
	case application.EvDueRecomputed:
		return "按新日历重算期限"
	}
	return procedureEvent(eventType)
}

// Channel is the way in which an application arrived (art. 31).
func Channel(c clock.Channel) string {
	switch c {
	case clock.InPerson:
		return "当面"
	case clock.SignedMail:
		return "邮寄（签收）"
	case clock.OrdinaryMail:
		return "平常信函"
	case clock.Internet:
		return "网上"
	case clock.Fax:
		return "传真"
	case clock.Oral:
		return "口头"
	}
	return string(c)
}

// ReceiptReason says why the day of receipt is that day (art. 31).
func ReceiptReason(c clock.Channel) string {
	switch c {
	case clock.InPerson:
		return "当面提交，以提交之日为收到之日"
	case clock.SignedMail:
		return "邮寄方式提交需签收，以签收之日为收到之日"
	case clock.OrdinaryMail:
		return "平常信函无需签收，以与申请人确认之日为收到之日"
	case clock.Internet:
		return "通过互联网渠道提交，以双方确认之日为收到之日"
	case clock.Fax:
		return "通过传真提交，以双方确认之日为收到之日"
	case clock.Oral:
		return "口头提出并代为填写，以填写申请表之日为收到之日"
	}
	return ""
}

// Way is how a paper reached the applicant.
func Way(w application.Way) string {
	switch w {
	case application.ByHand:
		return "直接送达"
	case application.ByEntrusted:
		return "委托送达"
	case application.ByPost:
		return "邮寄"
	case application.ByElectronic:
		return "电子方式"
	}
	return string(w)
}

// WayDay says which day counts for a way of delivery (国办公开办函〔2016〕235号).
func WayDay(w application.Way) string {
	switch w {
	case application.ByHand, application.ByEntrusted:
		return "以申请人签收之日为准"
	case application.ByPost:
		return "以交邮之日（邮戳）为准"
	case application.ByElectronic:
		return "以到达指定系统之日为准"
	}
	return ""
}

// Applicant is a column of table 3 of the yearly report.
func Applicant(k application.ApplicantKind) string {
	switch k {
	case application.Natural:
		return "公民"
	case application.Business:
		return "商业企业"
	case application.Research:
		return "科研机构"
	case application.Nonprofit:
		return "社会公益组织"
	case application.LegalService:
		return "法律服务机构"
	case application.OtherOrg:
		return "其他组织"
	}
	return string(k)
}

// StoppedFor is what a stopped clock waits for.
func StoppedFor(s clock.StoppedFor) string {
	switch s {
	case clock.ForCorrection:
		return "等待补正"
	case clock.ForConsultation:
		return "征求第三方意见"
	case clock.ForFee:
		return "等待缴费"
	case clock.ForNothing:
		return ""
	}
	return string(s)
}

// Fact is a dated fact of the clock as 更正 lists it.
func Fact(k clock.Kind) string {
	switch k {
	case clock.Received:
		return "收到申请"
	case clock.Extended:
		return "告知延期"
	case clock.Replied:
		return "答复送达"
	case clock.Withdrawn:
		return "申请人撤回"
	case clock.CorrectionSent, clock.Corrected, clock.CorrectionExpired, clock.ConsultSent, clock.ConsultAnswered, clock.ConsultWithdrawn,
		clock.ReasonsAsked, clock.LaterDateFixed, clock.FeeNoticed, clock.Paid, clock.RedoOrdered:
	}
	return procedureFact(k)
}

// Role is a role as people say it.
func Role(r auth.Role) string { return r.Chinese() }

// Roles are a person's roles in one line.
func Roles(all []auth.Role) string {
	out := ""
	for i, r := range all {
		if i > 0 {
			out += "、"
		}
		out += Role(r)
	}
	return out
}
