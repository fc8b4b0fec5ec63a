package words

import (
	"fmt"
	"slices"
	"strings"

	"gongkai/auth"
)

// PolicyAct is an act of the policy as people call it: 申请：分办.
func PolicyAct(a auth.Act) string {
	known := map[auth.Act]string{auth.ReadApplications: "查看申请", auth.RevealParty: "查看遮盖的证件号码、电话", auth.ReadLedger: "查看任务台账", auth.ImportNotice: "导入任务分工通知",
		auth.MapNames: "单位对照", auth.ReadShares: "查看单位任务", auth.ReadReport: "年度报告", auth.ReadInbox: "自己的消息", auth.ManageAccounts: "账号", auth.LoadCalendar: "载入日历",
		auth.Operate: "运行状况、操作记录", auth.RetryEffect: "函件再试一次", auth.ManageDeputies: "指定代理（AB岗）", auth.MoveWork: "移交在办申请",
		auth.ManageOrganisation: "机构", auth.Backfill: "补录在办的申请", auth.EnterPaper: "录入纸上的审批", auth.ConfigureOffice: "开办、本机关设置",
		auth.LoadDemo: "载入演示县"}
	if text := known[a]; text != "" {
		return text
	}
	of, kind, _ := strings.Cut(string(a), ".")
	subject := map[string]string{"application": "申请", "item": "任务", "share": "单位任务"}[of]
	name := Act(kind)
	if of != "application" {
		name = assignmentAct(kind)
	}
	return subject + "：" + name
}

// PolicyTable is the whole policy as a table to read: each act, who may, and whose things. docs/policy.md is this text.
func PolicyTable() string {
	var b strings.Builder
	b.WriteString("# 谁可以办什么\n\n由程序里的权限表（`auth.Policy()`）生成：`go test ./web/words -run Policy -update`。不在表里的，谁都不可以。\n\n")
	b.WriteString("范围：**本机关** 是本人所在机关的办件；**本人承办** 是本机关里分办给本人的；**本单位** 是本单位的任务；**本级政府** 是政府办公室所在的政府；**不限** 不看哪个机关。\n\n")
	b.WriteString("代理（AB岗）：代理期间，代理人可以办理不在岗的人在本机关、本单位能办的事，包括分办给他的；每件都记明“代谁”。“不限”的和指定代理本身不能代理。")
	b.WriteString("自己起草、请示的，不能自己审批：代理人起草的，他不能以任何人的名义审批；不在岗的人起草的，也不能由代理人以他的名义审批。\n\n")
	b.WriteString("| 事项 | 代码 |")
	for _, r := range auth.Roles() {
		b.WriteString(" " + r.Chinese() + " |")
	}
	b.WriteString("\n|---|---|" + strings.Repeat("---|", len(auth.Roles())) + "\n")
	for _, a := range policyActs() {
		fmt.Fprintf(&b, "| %s | `%s` |", PolicyAct(a), a)
		for _, r := range auth.Roles() {
			b.WriteString(" " + scopesOf(a, r) + " |")
		}
		b.WriteString("\n")
	}
	return b.String()
}

// policyActs are the acts in the order of the policy, each once.
func policyActs() []auth.Act {
	var out []auth.Act
	for _, r := range auth.Policy() {
		if !slices.Contains(out, r.Act) {
			out = append(out, r.Act)
		}
	}
	return out
}

func scopesOf(a auth.Act, role auth.Role) string {
	var out []string
	for _, r := range auth.Policy() {
		if text := Scope(r.Scope); r.Act == a && slices.Contains(r.Roles, role) && !slices.Contains(out, text) {
			out = append(out, text)
		}
	}
	return strings.Join(out, "、")
}
