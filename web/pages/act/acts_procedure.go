package act

import (
	"gongkai/casefile"
	"gongkai/casefile/application"
	"gongkai/statute/clock"
	"gongkai/statute/fee"
	"gongkai/web/form"
)

// procedures are the acts between receipt and reply.
func procedures() []definition {
	out := append(corrections(), consultations()...)
	return append(out, volumes()...)
}

// corrections are receipt, service and correction (arts 30, 31).
func corrections() []definition {
	return []definition{
		{kind: application.CmdConfirmReceipt, lead: "平常信函、传真送来的，以与申请人确认之日为收到之日，期限从次日起算（条例第三十一条）。", fields: onlyDay("与申请人确认的日期"),
			command: func(*call, *form.Reader) casefile.Command { return application.ConfirmReceipt{} }},
		{kind: application.CmdRecordService, lead: "登记文书送达的日期。申请人、第三方的期限从送达次日起算；没有送达记录的，不能以逾期为由办结。", fields: serviceFields,
			command: func(_ *call, r *form.Reader) casefile.Command {
				return application.RecordService{Target: r.Number("target"), Proof: application.Proof{QueriedOn: r.Date("queried_on"), Scan: r.Typed.Scan()}}
			}},
		{kind: application.CmdAskCorrection, lead: "申请内容不明确的，一次性告知需要补正的全部内容（条例第三十条）。发出以后计时停止，收到补正之日起重新计算。", fields: askCorrectionFields, groups: pointGroups,
			command: func(c *call, r *form.Reader) casefile.Command {
				return application.AskCorrection{Points: c.points(), Text: r.Typed["text"], Days: r.Number("days"), Way: application.Way(r.Typed["way"])}
			}},
		{kind: application.CmdReceiveCorrection, lead: "答复期限从收到补正之日的次日起重新计算（条例第三十条）。以后以补正后的内容为准，原来的内容保留。", fields: receiveCorrectionFields,
			command: receiveCorrection},
		{kind: application.CmdCloseUncorrected, grave: true, lead: "补正期限届满没有补正、又无正当理由的，视为放弃申请，不再处理（条例第三十条）。",
			fields: reasonFields("办结日期", "例如：补正通知已于9月21日送达，期满没有收到补正，也没有说明理由"),
			command: func(_ *call, r *form.Reader) casefile.Command {
				return application.CloseUncorrected{Reason: r.Typed["reason"]}
			}},
	}
}

// consultations are letters asking for an opinion (arts 32–34).
func consultations() []definition {
	return []definition{
		{kind: application.CmdConsult, lead: "书面征求第三方、共同制作机关或者其他机关的意见。所需时间不计算在答复期限内（条例第三十三条第三款）。", fields: consultFields,
			command: func(_ *call, r *form.Reader) casefile.Command {
				f := r.Typed
				return application.Consult{Party: clock.Party(f["party"]), Name: f["name"], Text: f["text"], Way: application.Way(f["way"])}
			}},
		{kind: application.CmdRecordOpinion, lead: "收到意见的次日起继续计算期限。第三方不同意公开、有合理理由的不予公开（条例第三十二条）。", fields: opinionFields,
			command: func(_ *call, r *form.Reader) casefile.Command {
				return application.RecordOpinion{Ref: r.Typed["ref"], Opinion: application.Opinion(r.Typed["opinion"]), Text: r.Typed["text"]}
			}},
		{kind: application.CmdWithdrawConsultation, lead: "不再需要对方意见的，撤回征求意见；次日起继续计算期限。", fields: withdrawConsultationFields,
			command: func(_ *call, r *form.Reader) casefile.Command {
				return application.WithdrawConsultation{Ref: r.Typed["ref"], Reason: r.Typed["reason"]}
			}},
	}
}

// volumes are what is done about many applications, and new answers (arts 35, 42).
func volumes() []definition {
	return []definition{
		{kind: application.CmdAskReasons, lead: "申请公开的数量、频次明显超过合理范围的，可以要求申请人说明理由（条例第三十五条）。期限照常计算。", fields: askReasonsFields,
			command: func(_ *call, r *form.Reader) casefile.Command {
				return application.AskReasons{Text: r.Typed["text"], Way: application.Way(r.Typed["way"])}
			}},
		{kind: application.CmdFixLaterDate, lead: "理由合理、但在期限内无法答复的，可以确定延迟答复的合理期限并告知申请人（条例第三十五条）。应在原期限届满前告知。", fields: laterDateFields,
			command: func(_ *call, r *form.Reader) casefile.Command {
				return application.FixLaterDate{Due: r.Date("due"), Reason: r.Typed["reason"]}
			}},
		{kind: application.CmdCharge, lead: "数量、频次明显超过合理范围的，可以收取信息处理费（条例第四十二条）。每件申请只能按件或者按量计收一种；发出以后计时停止，缴清次日起重新计算。",
			fields: chargeFields, command: charge},
		{kind: application.CmdRecordPayment, lead: "足额缴清的次日起，答复期限重新计算（国办函〔2020〕109号第六条）。", fields: onlyDay("缴清日期"),
			command: func(*call, *form.Reader) casefile.Command { return application.RecordPayment{} }},
		{kind: application.CmdCloseUnpaid, grave: true, lead: "逾期没有缴费的，视为放弃申请，不再处理（国办函〔2020〕109号第六条）。",
			fields: reasonFields("办结日期", "例如：收费通知已于9月21日送达，期满没有缴费"),
			command: func(_ *call, r *form.Reader) casefile.Command {
				return application.CloseUnpaid{Reason: r.Typed["reason"]}
			}},
		{kind: application.CmdOrderRedo, grave: true, lead: "登记责令重新答复的行政复议决定或者判决。已经答复的，本件回到承办人手里；期限从收到之日的次日起另行计算。", fields: redoFields,
			command: func(_ *call, r *form.Reader) casefile.Command {
				return application.OrderRedo{By: application.Orderer(r.Typed["by"]), Days: r.Number("days"), DocNo: r.Typed["doc_no"]}
			}},
	}
}

// receiveCorrection leaves out a confirmation where the channel needs none: the field is hidden then, but not without script.
func receiveCorrection(_ *call, r *form.Reader) casefile.Command {
	c := application.ReceiveCorrection{Channel: clock.Channel(r.Typed["channel"]), Text: r.Typed["text"]}
	switch c.Channel {
	case clock.OrdinaryMail, clock.Internet, clock.Fax:
		c.ConfirmedOn = r.Date("confirmed_on")
	case clock.InPerson, clock.SignedMail, clock.Oral:
	}
	return c
}

// charge leaves out what came before this application where pages are counted.
func charge(_ *call, r *form.Reader) casefile.Command {
	c := application.Charge{Tariff: fee.By(r.Typed["tariff"]), Count: r.Number("count"), Way: application.Way(r.Typed["way"])}
	if c.Tariff != fee.Pages {
		c.Before = r.Number("before")
	}
	return c
}
