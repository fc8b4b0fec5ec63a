package letters_test

import (
	"testing"

	"gongkai/letters"
	"gongkai/seeds"
	"gongkai/statute/clock"
	"gongkai/statute/fee"
)

func contact() letters.Contact {
	return letters.Contact{Office: "示例县农业农村局办公室", Telephone: "000-00000000", Address: "示例县示例路1号"}
}

func request() []string {
	return []string{"示例镇2023年度高标准农田建设项目资金拨付文件"}
}

func correction() letters.CorrectionInput {
	return letters.CorrectionInput{Application: zhang(), Number: "示例公补〔2024〕2号", Request: request(),
		Points: "1. 没有写明是哪一个项目，请写明项目名称或者批准文号；\n2. 没有写明获取信息的方式。", Days: 15, Contact: contact(), Agency: "示例县农业农村局", Date: day("2024-03-08")}
}

func reasons() letters.ReasonsInput {
	return letters.ReasonsInput{Application: zhang(), Number: "示例公告〔2024〕4号", Request: request(), Facts: "2024年1月至2月，共申请120件。",
		Due: day("2024-03-22"), Contact: contact(), Agency: "示例县农业农村局", Date: day("2024-03-08")}
}

func opinion(p clock.Party) letters.OpinionInput {
	return letters.OpinionInput{Party: p, Addressee: "乙示例建设有限公司", Number: "示例公征〔2024〕1号", Information: "示例镇高标准农田建设项目投标报价表第3页第2段。",
		Days: 15, Applicant: "张三示例", Contact: contact(), Agency: "示例县农业农村局", Date: day("2024-03-11")}
}

func told() letters.OpinionToldInput {
	return letters.OpinionToldInput{Application: zhang(), Number: "示例公告〔2024〕5号", Request: request(), Party: clock.ThirdParty, SentOn: day("2024-03-11"),
		Agency: "示例县农业农村局", Date: day("2024-03-12")}
}

func charge(t *testing.T, by fee.By, before, count int) letters.ChargeInput {
	t.Helper()
	tariffs, err := fee.Parse(seeds.FeeTariffs())
	if err != nil {
		t.Fatal(err)
	}
	a := fee.Application{On: day("2024-03-04"), Before: before, Units: 1, Pages: count}
	if by == fee.Units {
		a.Units, a.Pages = count, 0
	}
	sum, err := tariffs.Charge(by, a)
	if err != nil {
		t.Fatal(err)
	}
	return letters.ChargeInput{Application: zhang(), Number: "示例公费〔2024〕1号", Request: request(), Tariff: by, Before: before, Count: count, Fee: sum,
		Asked: sum.Yuan, How: "凭本通知书到示例县政务服务中心缴入示例县财政专户，凭财政票据领取信息。", Days: 20, Agency: "示例县农业农村局", Date: day("2024-03-15")}
}

func uncorrected() letters.UncorrectedInput {
	return letters.UncorrectedInput{Application: zhang(), Number: "示例公终〔2024〕1号", Request: request(), AskedOn: day("2024-03-08"), ServedOn: day("2024-03-11"),
		Due: day("2024-04-01"), Reason: "期间两次电话联系，均未说明原因", Redress: redress(), Agency: "示例县农业农村局", Date: day("2024-04-02")}
}

func unpaid() letters.UnpaidInput {
	return letters.UnpaidInput{Application: zhang(), Number: "示例公终〔2024〕2号", Request: request(), NoticedOn: day("2024-03-15"), ServedOn: day("2024-03-18"),
		Yuan: 380, Due: day("2024-04-16"), Redress: redress(), Agency: "示例县农业农村局", Date: day("2024-04-17")}
}

// procedures are the samples of the letters between receipt and reply, and of those that end an application.
func procedures(t *testing.T) map[string]letters.Letter {
	t.Helper()
	late := correction()
	late.Idle = true
	third := opinion(clock.ThirdParty)
	maker, agency := opinion(clock.CoMaker), opinion(clock.Agency)
	maker.Addressee, agency.Addressee = "示例县财政局", "示例县水利局"
	agency.Information = "示例镇高标准农田建设项目是否由贵机关审批。"
	lateAgency, lateTold := agency, told()
	lateAgency.Late, lateTold.Late = true, true
	lateAgency.Contact = letters.Contact{Line: "示例县农业农村局办公室 000-00000000"}
	return map[string]letters.Letter{
		"T04-correction":     compose(t, letters.CorrectionNotice, correction()),
		"T04-too-late":       compose(t, letters.CorrectionNotice, late),
		"T05-reasons":        compose(t, letters.ReasonsNotice, reasons()),
		"T07-third-party":    compose(t, letters.OpinionRequest, third),
		"T08-slip":           compose(t, letters.OpinionSlip, third),
		"T11-co-maker":       compose(t, letters.OpinionRequest, maker),
		"T12-agency":         compose(t, letters.OpinionRequest, agency),
		"T12-too-late":       compose(t, letters.OpinionRequest, lateAgency),
		"T09-told":           compose(t, letters.OpinionTold, told()),
		"T09-too-late":       compose(t, letters.OpinionTold, lateTold),
		"T13-by-units":       compose(t, letters.ChargeNotice, charge(t, fee.Units, 9, 33)),
		"T13-by-pages":       compose(t, letters.ChargeNotice, charge(t, fee.Pages, 0, 68)),
		"T40-uncorrected":    compose(t, letters.Uncorrected, uncorrected()),
		"T41-unpaid":         compose(t, letters.Unpaid, unpaid()),
		"T13-nothing-filled": compose(t, letters.ChargeNotice, letters.ChargeInput{Tariff: fee.Pages}),
		"T40-nothing-filled": compose(t, letters.Uncorrected, letters.UncorrectedInput{}),
	}
}
