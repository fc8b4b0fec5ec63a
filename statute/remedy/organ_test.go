package remedy_test

import (
	"slices"
	"testing"

	"gongkai/statute/outcome"
	"gongkai/statute/remedy"
)

func TestOrganAndCourtByWhoDecided(t *testing.T) {
	t.Parallel()
	table := MustTable(t)
	const county, higher, superior = "示例县人民政府", "示例市人民政府", "示例市农业农村局"
	const basic, intermediate = "示例县人民法院", "示例市中级人民法院"
	for _, c := range []struct {
		body    remedy.Body
		old     []string // until 2023-12-31
		now     []string // from 2024-01-01
		court   string
		article string // of the 复议法 of 2023
	}{
		{remedy.Department, []string{county, superior}, []string{county}, basic, "art. 24"},
		{remedy.Township, []string{county}, []string{county}, basic, "art. 24"},
		{remedy.CountyGovernment, []string{higher}, []string{higher}, intermediate, "art. 24"},
		{remedy.GovernmentOffice, []string{county, superior}, []string{county}, basic, "art. 24, the office counts as a department"},
		{remedy.Branch, []string{"示例设立局", county}, []string{county}, basic, "art. 24"},
		{remedy.CityBranch, []string{"示例设立局", "示例设立市人民政府"}, []string{"示例设立市人民政府", county}, basic, "art. 24, also the government where it sits"},
		{remedy.Authorised, []string{"示例管理局"}, []string{county}, basic, "art. 24"},
		{remedy.Vertical, []string{superior}, []string{superior}, basic, "art. 27"},
		{remedy.Justice, []string{county, superior}, []string{county, superior}, basic, "art. 28"},
	} {
		for on, want := range map[string][]string{"2019-05-15": c.old, "2023-12-31": c.old, "2024-01-01": c.now, "2026-12-31": c.now} {
			d := reply(on, item(0, outcome.A36_2_GRANT))
			d.Body = c.body
			to := MustDecide(t, table, d, place(), remedy.Defaults()).Paragraphs[0].To
			var names []string
			for _, o := range to.Organs {
				names = append(names, o.Name)
			}
			if !slices.Equal(names, want) || to.Court.Name != c.court {
				t.Errorf("%s on %s (%s): %v, %s", c.body, on, c.article, names, to.Court.Name)
			}
		}
	}
}

func TestTwoRolesWithOneNameAreOneOrgan(t *testing.T) {
	t.Parallel()
	n := place()
	n.SuperiorDepartment = n.CountyGovernment
	d := reply("2023-12-31", item(0, outcome.A36_2_GRANT))
	if got := texts(MustDecide(t, MustTable(t), d, n, remedy.Defaults()))[0]; got != optionalText {
		t.Error(got)
	}
}
