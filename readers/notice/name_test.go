package notice_test

import (
	"encoding/json"
	"slices"
	"testing"

	"gongkai/readers/notice"
)

func TestKindOfName(t *testing.T) {
	t.Parallel()
	for name, want := range map[string]notice.NameKind{
		"县司法局": notice.Unit, "县委组织部（县公务员局）": notice.Unit, "县人力社保局": notice.Unit, "县人武部": notice.Unit,
		"县委党校（巫山行政学院）": notice.Unit, "县乡镇企业局": notice.Unit, "县财政局（含各国库）": notice.Unit,
		"各乡镇（街道）": notice.Group, "各乡镇(街道)": notice.Group, "县政府各部门": notice.Group, "各区县政府": notice.Group,
		"市直属机构": notice.Group, "县级部门": notice.Group, "乡镇（街道）": notice.Group,
		"县政府有关部门": notice.Unspecified, "有关单位": notice.Unspecified, "各有关单位": notice.Unspecified, "相关乡镇": notice.Unspecified,
		"行业主管部门": notice.Unspecified, "县财政局等部门": notice.Unspecified,
	} {
		if got := notice.KindOf(name); got != want {
			t.Errorf("%s is %s, want %s", name, got, want)
		}
	}
}

func TestNamesAreCutOutsideBrackets(t *testing.T) {
	t.Parallel()
	for cell, want := range map[string][]string{
		"县司法局、县政务服务中心":            {"县司法局", "县政务服务中心"},
		"县公安局、县卫生健康委，各乡镇（街道）":     {"县公安局", "县卫生健康委", "各乡镇（街道）"},
		"县财政局（国资、金融），县委编办（机关，事业）": {"县财政局（国资、金融）", "县委编办（机关，事业）"},
		"县财政局,县司法局；县公安局。":         {"县财政局", "县司法局", "县公安局"},
		"、县财政局、": {"县财政局"},
		"县人力资源和社会保障局、县财政局（含(税务、国资)）": {"县人力资源和社会保障局", "县财政局（含(税务、国资)）"},
	} {
		i := parse(t, head+row("一、加强公开|（一）目录。|1．公开。|"+cell+"|县财政局")).Items[0]
		var got []string
		for _, n := range i.Lead {
			got = append(got, n.Text)
		}
		if !slices.Equal(got, want) {
			t.Errorf("%s: %q", cell, got)
		}
	}
}

func TestNamesTravelAsText(t *testing.T) {
	t.Parallel()
	var back []notice.Name
	if err := json.Unmarshal([]byte(`["县司法局","有关单位"]`), &back); err != nil || back[0].Kind != notice.Unit || back[1].Kind != notice.Unspecified {
		t.Errorf("%v %+v", err, back)
	}
}
