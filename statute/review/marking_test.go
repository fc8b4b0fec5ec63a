package review_test

import (
	"testing"

	"gongkai/statute/review"
)

func TestSuspectMarkings(t *testing.T) {
	t.Parallel()
	for text, want := range map[string]bool{
		// marks
		"机密★20年":     true,
		"绝密★":        true,
		"秘密★10年":     true,
		"秘密★":        true,
		"秘 密 ★ 10 年": true,
		"秘\u200b密★":  true,
		"秘密☆":        true,
		"秘密*3年":      true,
		"机　密":        true,
		"【机密】关于示例事项的报告.pdf": true,
		"绝密文件汇编":            true,
		"祕密★":               true,
		"機密":                true,
		"密级：秘密":             true,
		"密级:机密级":            true,
		"关于示例的通知\n秘密\n各单位":  true,
		"（秘密）":              true,
		"秘密 5年":             true,
		"本件为机密，不得外传":        true,
		"保守商业秘密。另附机密件一份":    true,
		// near misses
		"":                false,
		"商业秘密":            false,
		"涉及商业秘密、个人隐私":     false,
		"保守秘密":            false,
		"保守国家秘密法":         false,
		"经核实不属于国家秘密":      false,
		"秘密投票选举":          false,
		"秘密":              true, // alone in a line it may be a mark
		"不是秘密":            false,
		"商业机密":            false,
		"企业机密资料":          false,
		"经确定为机密级国家秘密":     false, // a reason may name the level
		"绝密级事项":           false,
		"机密性、完整性、可用性":     false,
		"请重设手机密码":         false,
		"手机 密码":           false,
		"手机\n密码本":         false,
		"飞机密集起降":          false,
		"隔绝密闭空间":          false,
		"主机密钥":            false,
		"密级管理规定":          false,
		"机要室保密工作":         false,
		"★重点工作★":          false,
		"商业秘密保护期10年，到期公开": false,
	} {
		if got := review.SuspectMarking(text); got != want {
			t.Errorf("%q: %v", text, got)
		}
	}
}

func FuzzSuspectMarking(f *testing.F) {
	for _, s := range []string{"机密★20年", "商业秘密", "密", "秘密\xff★", "\n\n密级："} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		if review.SuspectMarking(s) && !review.SuspectMarking("前一行\n"+s) {
			t.Errorf("%q is no mark after another line", s)
		}
		if !review.SuspectMarking(s + "\n机密★20年\n") {
			t.Errorf("a mark after %q is missed", s)
		}
	})
}
