package api

import (
	"context"
	"net/http"

	"gongkai/auth"
	"gongkai/desk"
)

type noticeItemsIn struct {
	ID    string `path:"id" doc:"通知的编号"`
	After int    `query:"after" minimum:"0" maximum:"1000000" doc:"上一页的 next"`
}

// LedgerView is one page of a notice's items.
type LedgerView struct {
	Notice NoticeView `json:"notice"`
	Items  []ItemView `json:"items" nullable:"false" doc:"按通知中的顺序"`
	Next   int        `json:"next,omitempty" doc:"下一页的 after；没有就是最后一页"`
}

// noticeItems are the items of a notice with their shares, in document order.
func (s *server) noticeItems() {
	mount(s, route{id: "notice-items", method: http.MethodGet, path: "/notices/{id}/items", tag: "任务台账", summary: "一份通知的任务",
		may: []auth.Act{auth.ReadLedger}},
		func(ctx context.Context, p auth.Person, in *noticeItemsIn) (*bodyOut[LedgerView], error) {
			n, items, err := s.desk.Ledger(ctx, p, in.ID, in.After)
			v := LedgerView{Notice: NoticeView{n.ID, n.Number, n.Title, n.IssuedOn, n.Items, instant(n.ImportedAt)}, Items: make([]ItemView, len(items))}
			for i, it := range items {
				v.Items[i] = itemView(it)
			}
			if len(items) == desk.LedgerPage {
				v.Next = items[len(items)-1].Position
			}
			return answer(v, err)
		})
}
