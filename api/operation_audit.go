package api

import (
	"context"
	"net/http"
	"time"

	"gongkai/auth"
	"gongkai/civil"
	"gongkai/desk"
)

type revealsIn struct {
	Account string `query:"account" maxLength:"36" doc:"只列这个人的"`
	From    string `query:"from" format:"date" doc:"自这一天；不填：三十一天以前"`
	To      string `query:"to" format:"date" doc:"至这一天；不填：今天"`
	After   string `query:"after" maxLength:"200" doc:"上一页的 next"`
}

// RevealsView is one page of who looked at unmasked data.
type RevealsView struct {
	Looks []LookView `json:"looks" nullable:"false" doc:"新的在前"`
	Next  string     `json:"next,omitempty" doc:"下一页的 after；没有就是最后一页"`
}

// LookView is one look.
type LookView struct {
	CaseRefView
	At      time.Time `json:"at"`
	Account string    `json:"account"`
	Who     string    `json:"who"`
	Field   string    `json:"field"`
	Reason  string    `json:"reason"`
}

func (s *server) reveals() {
	mount(s, route{id: "reveals", method: http.MethodGet, path: "/operation/reveals", tag: tagOperation, summary: "谁查看过遮盖的内容",
		may: []auth.Act{auth.Operate}},
		func(ctx context.Context, p auth.Person, in *revealsIn) (*bodyOut[RevealsView], error) {
			f, err := in.filter()
			if err != nil {
				return nil, err
			}
			rows, more, err := s.desk.Reveals(ctx, p, f)
			v := RevealsView{Looks: []LookView{}}
			for _, r := range rows {
				v.Looks = append(v.Looks, LookView{CaseRefView: caseRef(r.About), At: instant(r.At), Account: r.AccountID, Who: r.Who, Field: r.Field, Reason: r.Reason})
			}
			if more.ID != "" {
				v.Next = cursor(more.At.UTC().Format(time.RFC3339Nano), more.ID)
			}
			return answer(v, err)
		})
}

func (in *revealsIn) filter() (f desk.AuditFilter, err error) {
	f.Account = in.Account
	for _, day := range []struct {
		name, text string
		to         *civil.Date
	}{{"from", in.From, &f.From}, {"to", in.To, &f.To}} {
		if day.text == "" {
			continue
		}
		if *day.to, err = civil.Parse(day.text); err != nil {
			return f, desk.Invalid{{Field: day.name, Code: codeNotADate}}
		}
	}
	if in.After == "" {
		return f, nil
	}
	parts, err := readCursor("after", in.After, 2)
	if err != nil {
		return f, err
	}
	if f.Before.At, err = time.Parse(time.RFC3339Nano, parts[0]); err != nil || f.Before.At.Year() < 1970 || f.Before.At.Year() > 9999 {
		return f, badCursor("after")
	}
	f.Before.ID = parts[1]
	return f, nil
}

type movedIn struct {
	After string `query:"after" maxLength:"36" doc:"上一页的 next"`
}

// MovedView are due dates that the calendar in force moved and nobody has signed off.
type MovedView struct {
	Moved []MovedDateView `json:"moved" nullable:"false"`
	Next  string          `json:"next,omitempty" doc:"下一页的 after；没有就是最后一页"`
}

// MovedDateView is one of them.
type MovedDateView struct {
	CaseRefView
	Edition string     `json:"edition"`
	Before  civil.Date `json:"before,omitempty" format:"date"`
	After   civil.Date `json:"after,omitempty" format:"date"`
}

func (s *server) movedDates() {
	mount(s, route{id: "moved-dates", method: http.MethodGet, path: "/operation/moved-dates", tag: tagOperation, summary: "新日历变动、待签收的期限",
		may: []auth.Act{auth.Operate}},
		func(ctx context.Context, p auth.Person, in *movedIn) (*bodyOut[MovedView], error) {
			rows, more, err := s.desk.MovedDates(ctx, p, in.After)
			v := MovedView{Moved: []MovedDateView{}, Next: more}
			for _, r := range rows {
				v.Moved = append(v.Moved, MovedDateView{CaseRefView: caseRef(r.About), Edition: r.Edition, Before: r.Before, After: r.After})
			}
			return answer(v, err)
		})
}

type signMovedIn struct{ Body SignMovedBody }

// SignMovedBody names the moved dates that were seen.
type SignMovedBody struct {
	Edition string   `json:"edition" maxLength:"200" doc:"日历版本"`
	Cases   []string `json:"cases" maxItems:"50" doc:"编号"`
}

func (s *server) signMovedDates() {
	mount(s, route{id: "sign-moved-dates", method: http.MethodPost, path: "/operation/moved-dates/sign", tag: tagOperation, summary: "签收变动的期限",
		may: []auth.Act{auth.Operate}},
		func(ctx context.Context, p auth.Person, in *signMovedIn) (*nothing, error) {
			return &nothing{}, s.desk.SignMovedDates(ctx, p, in.Body.Edition, in.Body.Cases)
		})
}
