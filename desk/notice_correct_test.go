package desk_test

import (
	"slices"
	"testing"

	"gongkai/desk"
	"gongkai/internal/office"
	"gongkai/readers/notice"
)

// A correction is kept with the item, with who made it, and an import that is repeated changes nothing of it.
func TestACorrectionIsKeptWithTheItem(t *testing.T) {
	t.Parallel()
	office.OnEach(t, "2020-09-10", direct, func(t *testing.T, o *office.Office) {
		c := desk.Correction{No: "二（二）1", Lead: []string{"县司法局"}, Responsible: []string{"各乡镇（街道）"},
			Deadlines: []notice.Deadline{{Kind: notice.OnDate, Date: day("2020-10-31"), Quote: "及时"}}}
		for range 2 {
			must(o.Desk.ImportNotice(t.Context(), o.Steward, noticeText(t), nil, c))(t)
			o.Desk.Wait()
		}
		got := must(o.Desk.Notices(t.Context(), o.Steward))(t)
		i := itemNo(t, o, got[0].ID, "二（二）1")
		if !slices.Equal(i.Lead, c.Lead) || !slices.Equal(i.Resp, c.Responsible) || i.DueOn != day("2020-10-31") || i.LastWorking != day("2020-10-30") || len(i.Shares) != 1 {
			t.Errorf("%v %v %s %d shares", i.Lead, i.Resp, i.DueOn, len(i.Shares))
		}
		if !slices.ContainsFunc(i.Notes, func(n string) bool { return n == "期限经人工改正" }) {
			t.Errorf("%v", i.Notes)
		}
		if by := o.Text(t, "SELECT corrected_by FROM notice_corrections WHERE field = 'deadlines'"); by != o.Steward.ID {
			t.Errorf("corrected by %q", by)
		}
		if n := o.Text(t, "SELECT COUNT(*) FROM notice_corrections"); n != "3" {
			t.Errorf("%s corrections kept", n)
		}
		if other := itemNo(t, o, got[0].ID, "一（一）1"); slices.ContainsFunc(other.Notes, func(n string) bool { return n == "期限经人工改正" }) {
			t.Error("another item was corrected too")
		}
	})
}

func TestACorrectionMustFit(t *testing.T) {
	t.Parallel()
	office.OnEach(t, "2020-09-10", direct, func(t *testing.T, o *office.Office) {
		lead := []string{"县司法局"}
		for what, c := range map[string]struct {
			in   desk.Correction
			want desk.Fault
		}{
			"no such item":  {desk.Correction{No: "九（九）9", Lead: lead}, desk.Fault{Field: "corrections", Code: "unknown_value"}},
			"no lead":       {desk.Correction{No: "二（二）1", Lead: []string{" "}}, desk.Fault{Field: "lead", Code: "required"}},
			"no date":       {desk.Correction{No: "二（二）1", Lead: lead, Deadlines: []notice.Deadline{{Kind: notice.OnDate}}}, desk.Fault{Field: "corrections", Code: "not_a_date"}},
			"no such kind":  {desk.Correction{No: "二（二）1", Lead: lead, Deadlines: []notice.Deadline{{Kind: "yearly"}}}, desk.Fault{Field: "corrections", Code: "not_a_date"}},
			"a dated month": {desk.Correction{No: "二（二）1", Lead: lead, Deadlines: []notice.Deadline{{Kind: notice.Monthly, Date: day("2020-10-31")}}}, desk.Fault{Field: "corrections", Code: "not_a_date"}},
		} {
			if _, err := o.Desk.PlanNotice(t.Context(), o.Steward, noticeText(t), c.in); invalid(err) != c.want {
				t.Errorf("%s: %v", what, err)
			}
		}
	})
}
