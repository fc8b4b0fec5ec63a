package activities

import (
	"context"

	"gongkai/letters"
	"gongkai/statute/remedy"
	"gongkai/store"
)

// StyleOf is how letters of an agency are printed: those of the demonstration county are marked.
func (h House) StyleOf(u store.Unit) letters.Style {
	s := h.Style
	s.Specimen = u.Demo()
	return s
}

func (h House) styleOf(ctx context.Context, db *store.DB, agency string) (s letters.Style, err error) {
	err = db.View(ctx, "agency of letter", func(tx *store.Tx) error {
		u, err := tx.FindUnit(agency)
		s = h.StyleOf(u)
		return err
	})
	return s, err
}

// demoNames are the bodies with which decisions of the demonstration county could be contested, if there were any. Nothing that an office
// names for itself is ever printed under an invented letter.
func demoNames() remedy.Names {
	return remedy.Names{CountyGovernment: "演示县人民政府", HigherGovernment: "演示市人民政府", SuperiorDepartment: "演示市演示局",
		ParentDepartment: "演示县演示局", ParentGovernment: "演示县人民政府", ManagingBody: "演示县演示局", BasicCourt: "演示县人民法院",
		IntermediateCourt: "演示市中级人民法院", Online: "https://fy.demo.invalid"}
}
