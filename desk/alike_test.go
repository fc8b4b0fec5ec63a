package desk_test

import (
	"slices"
	"testing"

	"github.com/google/uuid"

	"gongkai/casefile"
	"gongkai/casefile/application"
	"gongkai/desk"
	"gongkai/internal/office"
	"gongkai/statute/clock"
)

func entered(t *testing.T, o *office.Office, party casefile.Party, request string) string {
	t.Helper()
	got, err := o.Desk.Register(t.Context(), o.Clerk, desk.Registration{CommandID: uuid.NewString(), On: o.Desk.Today(), Command: application.Register{
		Channel: clock.InPerson, Applicant: application.Natural, Party: party, Request: request}})
	if err != nil {
		t.Fatal(err)
	}
	return got.CaseID
}

// Everyone who applies finds the case: applicant, agent, co-applicants, by name, document number or telephone.
func TestEveryoneWhoAppliesFindsTheCase(t *testing.T) {
	t.Parallel()
	office.OnEach(t, "2024-03-04", nil, func(t *testing.T, o *office.Office) {
		id := entered(t, o, casefile.Party{Name: "甲示例", Phone: "13800001111",
			Agent: &casefile.Agent{Person: casefile.Person{Name: "代理示例", DocKind: "护照", DocNumber: "E00000001", Phone: "13800002222"}},
			CoApplicants: []casefile.Person{{Name: "联名甲示例", DocNumber: "99999919000101001x", Phone: "138-0000-3333"},
				{Name: "联名乙示例", Phone: "13800001111"}}}, "示例方案")
		entered(t, o, casefile.Party{Name: "无关示例"}, "另一方案")
		for _, query := range []string{"甲示例", "代理示例", "e00000001", "13800002222", "联名甲示例", "99999919000101001X", "+8613800003333", "联名乙示例", "13800001111"} {
			rows, err := o.Desk.Search(t.Context(), o.Clerk, query)
			if err != nil || len(rows) != 1 || rows[0].CaseID != id {
				t.Errorf("%s: %d rows, %v", query, len(rows), err)
			}
		}
		if rows, err := o.Desk.Search(t.Context(), o.Clerk, "联名"); err != nil || len(rows) != 0 {
			t.Errorf("half a name finds %d, %v", len(rows), err)
		}
	})
}

func TestTheLikeIsFoundWithinTheAgencyOnly(t *testing.T) {
	t.Parallel()
	office.OnEach(t, "2024-03-04", nil, func(t *testing.T, o *office.Office) {
		first := entered(t, o, casefile.Party{Name: "甲示例", Phone: "13800001111"}, "城东片区　征收补偿方案")
		second := entered(t, o, casefile.Party{Name: "乙示例", CoApplicants: []casefile.Person{{Name: "丙示例", Phone: "13800001111"}}}, "别的方案")
		for _, c := range []struct {
			says      string
			like      desk.Likeness
			applicant []string
			by        []string
			request   []string
		}{
			{"nothing typed", desk.Likeness{}, nil, nil, nil},
			{"one name", desk.Likeness{Party: casefile.Party{Name: "甲 示例"}}, []string{first}, []string{"name"}, nil},
			{"name and telephone", desk.Likeness{Party: casefile.Party{Name: "甲示例", Phone: "138 0000 1111"}}, []string{second, first}, []string{"phone"}, nil},
			{"a co-applicant's name", desk.Likeness{Party: casefile.Party{Name: "丁示例", CoApplicants: []casefile.Person{{Name: "丙示例"}}}}, []string{second}, []string{"name"}, nil},
			{"the very same words of somebody else", desk.Likeness{Party: casefile.Party{Name: "丁示例"}, Request: " 城东片区征收补偿方案\n"}, nil, nil, []string{first}},
			{"the case itself is none", desk.Likeness{Party: casefile.Party{Name: "甲示例"}, Request: "城东片区征收补偿方案", Except: first}, nil, nil, nil},
			{"other words", desk.Likeness{Request: "城东片区征收补偿"}, nil, nil, nil},
		} {
			got, err := o.Desk.Alike(t.Context(), o.Clerk, c.like)
			if err != nil {
				t.Fatal(err)
			}
			var applicant, request []string
			for _, r := range got.Applicant {
				applicant = append(applicant, r.CaseID)
			}
			for _, r := range got.Request {
				request = append(request, r.CaseID)
			}
			if !slices.Equal(applicant, c.applicant) || !slices.Equal(request, c.request) {
				t.Errorf("%s: applicants %v, want %v; requests %v, want %v", c.says, applicant, c.applicant, request, c.request)
			}
			if len(c.by) > 0 && !slices.Equal(got.Applicant[0].By, c.by) {
				t.Errorf("%s: by %v, want %v", c.says, got.Applicant[0].By, c.by)
			}
		}
		stranger := o.Clerk
		stranger.AgencyID = uuid.NewString()
		if got, err := o.Desk.Alike(t.Context(), stranger, desk.Likeness{Party: casefile.Party{Name: "甲示例"}, Request: "城东片区征收补偿方案"}); err != nil || len(got.Applicant)+len(got.Request) != 0 {
			t.Errorf("another agency sees %+v, %v", got, err)
		}
	})
}

func TestAHiddenFieldIsShownByItsName(t *testing.T) {
	t.Parallel()
	office.OnEach(t, "2024-03-04", nil, func(t *testing.T, o *office.Office) {
		id := entered(t, o, casefile.Party{Name: "甲示例", DocNumber: "E1", Phone: "1", Agent: &casefile.Agent{Person: casefile.Person{Name: "乙示例", DocNumber: "E2"}},
			CoApplicants: []casefile.Person{{Name: "丙示例", Phone: "3"}}}, "示例方案")
		for field, want := range map[string]string{"document": "E1", "phone": "1", "agent_document": "E2", "agent_phone": "", "co1_phone": "3"} {
			if got, err := o.Desk.Reveal(t.Context(), o.Clerk, id, field, "核对"); err != nil || got != want {
				t.Errorf("%s: %q, %v", field, got, err)
			}
		}
		for _, field := range []string{"", "name", "co2_phone", "co0_phone", "co-1_phone", "agent_name", "co1_name", "x_phone"} {
			if got, err := o.Desk.Reveal(t.Context(), o.Clerk, id, field, "核对"); err == nil {
				t.Errorf("%q shows %q", field, got)
			}
		}
	})
}
