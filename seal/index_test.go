package seal

import "testing"

func TestWhatAClerkCallsTheSameHasOneIndex(t *testing.T) {
	t.Parallel()
	k := fixedRing(t)
	for _, c := range []struct {
		field string
		same  []string
	}{
		{FieldName, []string{"张三示例", " 张三 示例", "张三　示例\n", "张三\u200b示例"}},
		{FieldName, []string{"阿里木·买买提", "阿里木•买买提", "阿里木・买买提", "阿里木．买买提", "阿里木.买买提"}},
		{FieldName, []string{"Zhang San", "ＺＨＡＮＧ　ＳＡＮ", "zhangsan"}},
		{FieldDocument, []string{"11010119000101000X", "11010119000101000x", "１１０１０１１９０００１０１０００Ｘ", "110101 19000101 000x"}},
		{FieldPhone, []string{"13800001234", "138-0000-1234", "+86 138 0000 1234", "008613800001234", "１３８００００１２３４"}},
		{FieldPhone, []string{"0592-5550000", "（0592）5550000", "(0592) 5550000"}},
		{FieldRequest, []string{"2023年 预算", "２０２３年预算"}},
	} {
		want := k.BlindIndex(c.field, c.same[0])
		if len(want) != 64 {
			t.Errorf("%s: index %q", c.same[0], want)
		}
		for _, other := range c.same[1:] {
			if k.BlindIndex(c.field, other) != want {
				t.Errorf("%s: %q and %q differ", c.field, c.same[0], other)
			}
		}
	}
}

func TestWhatDiffersHasAnotherIndex(t *testing.T) {
	t.Parallel()
	k := fixedRing(t)
	seen := map[string]string{}
	for _, field := range []string{FieldName, FieldDocument, FieldPhone, FieldRequest, "other"} {
		for _, value := range []string{"13800001234", "13800001235", "张三", "张叁"} {
			index := k.BlindIndex(field, value)
			if was, twice := seen[index]; twice {
				t.Errorf("%s %s has the index of %s", field, value, was)
			}
			seen[index] = field + " " + value
		}
	}
	if got := k.BlindIndex(FieldName, " \u3000\u200b"); got != "" {
		t.Errorf("an empty value has index %s", got)
	}
}

func TestMacsOfTwoPurposesDiffer(t *testing.T) {
	t.Parallel()
	k := fixedRing(t)
	a := k.Mac("command", "body")
	if a != k.Mac("command", "body") || a == k.Mac("commandb", "ody") || a == k.Mac("command", "Body") || a == k.BlindIndex("command", "body") {
		t.Error("MACs of different things agree")
	}
}

func TestMasks(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		name      string
		mask      func(string) string
		text, out string
	}{
		{"two letters", MaskName, "张三", "张*"},
		{"four letters", MaskName, "张三示例", "张***"},
		{"one letter", MaskName, "张", "*"},
		{"none", MaskName, "", ""},
		{"mobile", MaskPhone, "13800001234", "138****1234"},
		{"with area code", MaskPhone, "0592-5550000", "059****0000"},
		{"eight digits", MaskPhone, "65550000", "****0000"},
		{"service number", MaskPhone, "12345", "*****"},
		{"resident", MaskID, "11010119000101000X", "110*************0X"},
		{"old resident", MaskID, "110101000101000", "110**********00"},
		{"passport", MaskID, "E00000000", "E******00"},
		{"too short", MaskID, "1234567", "*******"},
		{"none", MaskID, "", ""},
	} {
		if got := c.mask(c.text); got != c.out {
			t.Errorf("%s: %s, want %s", c.name, got, c.out)
		}
	}
}
