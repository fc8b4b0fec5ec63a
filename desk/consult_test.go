package desk_test

import (
	"errors"
	"testing"

	"github.com/google/uuid"

	"gongkai/casefile"
	"gongkai/casefile/application"
	"gongkai/desk"
	"gongkai/internal/office"
	"gongkai/statute/clock"
)

// The applicant is named to no third party, and nobody is asked while his answer is awaited.
func TestWhatOnlyTheOpenedNamesCanTell(t *testing.T) {
	t.Parallel()
	office.OnEach(t, "2024-03-05", direct, func(t *testing.T, o *office.Office) {
		id := register(t, o, o.Clerk, "2024-03-04", casefile.Party{Name: "李示范"}).CaseID
		wantDone(t, o, o.Reviewer, id, "2024-03-05", application.Assign{Handler: o.Handler.ID})
		ask := func(party clock.Party, name, text string) error {
			_, err := o.Desk.Act(t.Context(), o.Handler, desk.Act{CommandID: uuid.NewString(), CaseID: id, On: day("2024-03-05"), Seen: -1,
				Command: application.Consult{Party: party, Name: name, Text: text, Way: application.ByPost}})
			return err
		}
		var bad desk.Invalid
		if err := ask(clock.ThirdParty, "示例公司", "李示范申请公开合同第三页"); !errors.As(err, &bad) || bad[0].Code != "names_applicant" {
			t.Errorf("the applicant was named: %v", err)
		}
		if err := ask(clock.ThirdParty, "示例公司", "合同第三页"); err != nil {
			t.Fatal(err)
		}
		if err := ask(clock.ThirdParty, " 示例公司 ", "合同第四页"); !errors.As(err, &bad) || bad[0].Code != "still_asked" {
			t.Errorf("asked twice at once: %v", err)
		}
		if err := ask(clock.Agency, "县示范局", "李示范申请公开的文件由谁制作"); err != nil {
			t.Errorf("another agency may know who applied: %v", err)
		}
		wantDone(t, o, o.Handler, id, "2024-03-05", application.RecordOpinion{Ref: "c1", Opinion: application.Agrees})
		if err := ask(clock.ThirdParty, "示例公司", "合同第四页"); err != nil {
			t.Errorf("asked again after the answer: %v", err)
		}
	})
}
