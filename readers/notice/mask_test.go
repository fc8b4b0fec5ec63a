package notice_test

import (
	"slices"
	"strings"
	"testing"

	"gongkai/readers/notice"
)

// forbidden is every invented name and number of this file; none may survive anywhere.
var forbidden = []string{"张三示例", "李四示例", "13900000000", "139 0000", "139-0000", "57680000", "023", "１３９", "zhangsan", "000000199001010000", "668800"}

func leaks(s string) (out []string) {
	for _, f := range forbidden {
		if strings.Contains(s, f) {
			out = append(out, f)
		}
	}
	return out
}

func TestNoPersonSurvivesTheLetter(t *testing.T) {
	t.Parallel()
	rows := row("一、加强公开|（一）目录。|1．公开。|县司法局|县财政局")
	for _, line := range []string{
		"联系人：张三示例，联系电话：13900000000",
		"联系人：张三示例、李四示例；联系电话：023-57680000、57680000。",
		"（联 系 人：张三示例　李四示例；电话：（023）57680000）",
		"联系人及电话：张三示例 139 0000 0000",
		"联系人 张三示例 电话 668800",
		"联系电话：张三示例139-0000-0000",
		"联系人：\n张三示例\n联系电话：\n57680000",
		"联系人\n\n张三示例",
		"请与张三示例联系（１３９００００００００），邮箱zhangsan@example.cn。请认真贯彻执行。",
		"签发人：张三示例",
		"身份证号000000199001010000",
	} {
		text := strings.Replace(head, "请执行。\n", "请执行。\n"+line+"\n", 1)
		n := parse(t, text+rows+"抄送：县委办公室。\n"+line+"\n")
		if got := leaks(n.Source + string(contract(t, n))); got != nil {
			t.Errorf("%q: %v survived", line, got)
		}
		if strings.Count(n.Source, "\n") != strings.Count(text+rows+"抄送：县委办公室。\n"+line+"\n", "\n") {
			t.Errorf("%q: the lines moved", line)
		}
		if len(n.Items) != 1 || len(n.Items[0].Warnings) != 0 || !strings.Contains(n.Source, "请执行。") {
			t.Errorf("%q: more than the contact was hidden", line)
		}
	}
}

func TestNoPersonSurvivesTheTable(t *testing.T) {
	t.Parallel()
	for cell, want := range map[string]string{
		"公开目录（联系人：张三示例，13900000000）。":        "公开目录（联系人：×××，×××××××××××）。",
		"公开目录，联系人：张三示例 李四示例；电话023-57680000。": "公开目录，联系人：×××；电话×××-××××××××。",
		"公开目录，联系人、电话：张三示例。":                  "公开目录，联系人、电话：×××。",
		"公开目录，电话：张三示例139-0000-0000。":         "公开目录，电话：××××××-××××-××××。",
		"公开目录，邮箱zhangsan@example.cn。":        "公开目录，邮箱××××××××@×××××××.××。",
	} {
		n := parse(t, head+row("一、加强公开|（一）目录。|1．" + cell + "|县司法局|县财政局（张三示例不在此列）")[:0]+head[len(head):]+row("一、加强公开|（一）目录。|1．"+cell+"|县司法局|县财政局"))
		i := n.Items[0]
		if i.Text != want || !slices.Equal(codes(i.Warnings), []notice.WarningCode{notice.ContactMasked}) {
			t.Errorf("%q %v", i.Text, i.Warnings)
		}
		if got := leaks(n.Source + string(contract(t, n))); got != nil {
			t.Errorf("%q: %v survived", cell, got)
		}
	}
}

func TestAMaskKeepsToItsCell(t *testing.T) {
	t.Parallel()
	i := parse(t, head+"一、加强公开\t（一）目录。\t1．公开，联系人：张三示例\t县司法局\t县财政局\n").Items[0]
	if i.Text != "公开，联系人：×××" || len(i.Lead) != 1 || i.Lead[0].Text != "县司法局" || len(i.Responsible) != 1 {
		t.Errorf("%+v", i)
	}
}

func TestDutiesAboutContactsAreNotContacts(t *testing.T) {
	t.Parallel()
	want := strings.Split(wushanBytes(t), "\n")
	got := strings.Split(wushan(t).Source, "\n")
	if len(got) != len(want) {
		t.Fatalf("%d lines became %d", len(want), len(got))
	}
	for i := range want {
		switch {
		case strings.HasPrefix(want[i], "联系人："):
			if got[i] != "（联系方式已隐去）" {
				t.Errorf("the contact line is %q", got[i])
			}
		case got[i] != want[i]: // 联系电话 among the parts of a 办事指南, 负责人 who must be appointed, 24小时
			t.Errorf("line %d became %q", i+1, got[i])
		}
	}
}

func TestAFileWithoutTableIsMaskedToo(t *testing.T) {
	t.Parallel()
	n, err := notice.Parse([]byte("关于开会的通知\n联系人：张三示例，13900000000\n"), nil)
	if err == nil || leaks(n.Source) != nil || n.Title != "关于开会的通知" {
		t.Errorf("%v %+v", err, n)
	}
}
