package command

import (
	"testing"

	"gongkai/statute/remedy"
)

// Names in the environment reach the letters of their agency; what is misspelt is refused at the start.
func TestRemedySettings(t *testing.T) {
	t.Setenv("GONGKAI_REMEDY_GOVERNMENT", "示例县人民政府")
	t.Setenv("GONGKAI_REMEDY_BODIES", "sfj:justice, swj:vertical")
	t.Setenv("GONGKAI_REMEDY_SUPERIORS", "sfj:示例市司法局")
	t.Setenv("GONGKAI_REMEDY_OFFICE_AS", "county_government")
	c, err := load[WorkerConfig]()
	if err != nil {
		t.Fatal(err)
	}
	h := c.house()
	sfj := h.Agencies["sfj"]
	if h.Names.CountyGovernment != "示例县人民政府" || sfj.Body != remedy.Justice || sfj.SuperiorDepartment != "示例市司法局" ||
		h.Agencies["swj"].Body != remedy.Vertical || h.Settings.OfficeAs != remedy.CountyGovernment || len(h.Table.Organs()) == 0 {
		t.Errorf("%+v", h)
	}
	for name, wrong := range map[string]string{"GONGKAI_REMEDY_BODIES": "sfj:guild", "GONGKAI_REMEDY_SUPERIORS": "示例市司法局", "GONGKAI_REMEDY_OFFICE_AS": "township"} {
		t.Run(name, func(t *testing.T) {
			t.Setenv(name, wrong)
			if _, err := load[WorkerConfig](); err == nil {
				t.Errorf("%s passed", wrong)
			}
		})
	}
}

// An office that has settled nothing gets the names it always gave, and gaps elsewhere.
func TestRemedyDefaults(t *testing.T) {
	t.Setenv("GONGKAI_REMEDY_ORGAN", "示例市人民政府")
	c, err := load[UpConfig]()
	if err != nil {
		t.Fatal(err)
	}
	if h := c.house(); h.Organ != "示例市人民政府" || h.Names != (remedy.Names{}) || h.Settings.OfficeAs != remedy.Department || len(h.Agencies) != 0 {
		t.Errorf("%+v", h)
	}
}
