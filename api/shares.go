package api

import (
	"context"
	"net/http"

	"gongkai/auth"
	"gongkai/desk"
)

type sharesIn struct {
	Accepted bool   `query:"accepted" doc:"列已认可的；否则列尚未认可的"`
	Asked    bool   `query:"asked" doc:"列办公室请本单位报送的"`
	After    string `query:"after" maxLength:"200" doc:"上一页的 next"`
}

// SharesView is one page of a unit's shares.
type SharesView struct {
	Shares []UnitShareView `json:"shares" nullable:"false" doc:"到期早的在前"`
	Next   string          `json:"next,omitempty" doc:"下一页的 after；没有就是最后一页"`
}

// UnitShareView is a share with the item it belongs to.
type UnitShareView struct {
	ShareView
	No     string `json:"no" doc:"通知中的编号"`
	Text   string `json:"text"`
	Notice string `json:"notice" doc:"发文字号"`
}

// shares are the shares of the person's own unit.
func (s *server) shares() {
	mount(s, route{id: "shares", method: http.MethodGet, path: "/shares", tag: "任务台账", summary: "本单位的分工", may: []auth.Act{auth.ReadShares}},
		func(ctx context.Context, p auth.Person, in *sharesIn) (*bodyOut[SharesView], error) {
			after, err := readKey("after", in.After)
			if err != nil {
				return nil, err
			}
			read := func() ([]desk.UnitShare, desk.Key, error) { return s.desk.MyShares(ctx, p, !in.Accepted, after) }
			if in.Asked {
				read = func() ([]desk.UnitShare, desk.Key, error) { return s.desk.AskedShares(ctx, p, after) }
			}
			mine, next, err := read()
			v := SharesView{Shares: make([]UnitShareView, len(mine)), Next: keyCursor(next)}
			for i, u := range mine {
				v.Shares[i] = UnitShareView{shareView(u.LedgerShare), u.No, u.Text, u.Notice}
			}
			return answer(v, err)
		})
}
