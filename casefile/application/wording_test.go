package application_test

import (
	"errors"
	"testing"

	"gongkai/casefile"
	"gongkai/casefile/application"
	"gongkai/internal/story"
	"gongkai/statute/clock"
)

// What a letter may not say is refused where it is typed: a 补正通知 asks for no use and no interest (arts 27, 29), and no letter of ours
// says what the law does not know.
func TestWordsThatNoLetterMaySay(t *testing.T) {
	t.Parallel()
	for name, x := range map[string]struct {
		c         casefile.Command
		condition string // "": lawful
	}{
		"art. 29: a use":               {application.AskCorrection{Text: "请说明申请用途", Way: application.ByPost}, "asks_why"},
		"art. 27: an interest":         {application.AskCorrection{Text: "请证明与该信息的利害关系", Way: application.ByPost}, "asks_why"},
		"a title that has the word":    {application.AskCorrection{Text: "《利害关系人名册》有两册，请写明哪一册", Way: application.ByPost}, ""},
		"a correction: 不予受理":           {application.AskCorrection{Text: "逾期不予受理", Way: application.ByPost}, "unlawful_words"},
		"a consultation: 不属于公开范围":      {application.Consult{Party: clock.Agency, Name: "示例县水利局", Text: "不属于公开范围", Way: application.ByPost}, "unlawful_words"},
		"art. 35: 不予受理":                {application.AskReasons{Text: "再申请不予受理", Way: application.ByPost}, "unlawful_words"},
		"a consultation in good words": {application.Consult{Party: clock.Agency, Name: "示例县水利局", Text: "是否由贵机关审批", Way: application.ByPost}, ""},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			s := story.New(t).Received("2024-03-04", clock.InPerson).AssignedTo("a").State()
			e := casefile.Envelope{CommandID: caseID, Actor: "a", On: day("2024-03-05"), AcceptedAt: day("2024-03-05").At(9, 0, 0)}
			d, err := application.Decide(s, e, x.c, rules(t))
			var why casefile.Refusals
			switch {
			case x.condition == "":
				if err != nil || len(d.Effects) == 0 {
					t.Errorf("%v, %v", d.Effects, err)
				}
			case !errors.As(err, &why) || len(why) != 1 || why[0].Field != "text" || why[0].Facts["condition"] != x.condition || why[0].MaySign:
				t.Errorf("%+v", err)
			}
		})
	}
}
