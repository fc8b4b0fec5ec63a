package api

import (
	"context"
	"net/http"

	"gongkai/auth"
	"gongkai/civil"
	"gongkai/statute/clock"
)

type previewReceiptIn struct {
	Body ReceiptBody
}

// ReceiptBody is a receipt that is not entered yet.
type ReceiptBody struct {
	On          civil.Date    `json:"on" format:"date" doc:"来件之日"`
	Channel     clock.Channel `json:"channel" doc:"收到渠道（条例第三十一条）"`
	ConfirmedOn civil.Date    `json:"confirmed_on,omitempty" format:"date" doc:"与申请人确认之日"`
}

// ReceiptView is what a receipt date would mean.
type ReceiptView struct {
	Reasons    []Reason   `json:"reasons" nullable:"false" doc:"不能登记为这一天的原因；空的就可以"`
	WorkingDay bool       `json:"working_day"`
	Clock      *ClockView `json:"clock,omitempty"`
}

// previewReceipt derives the dates of a receipt while the form is filled in; it keeps nothing.
func (s *server) previewReceipt() {
	mount(s, route{id: "preview-receipt", method: http.MethodPost, path: "/applications/receipt-preview", tag: "依申请公开",
		summary: "预览：收到日期意味着什么", may: []auth.Act{"application.register"}},
		func(ctx context.Context, _ auth.Person, in *previewReceiptIn) (*bodyOut[ReceiptView], error) {
			r, err := s.desk.PreviewReceipt(ctx, in.Body.Channel, in.Body.On, in.Body.ConfirmedOn)
			v := ReceiptView{Reasons: reasons(r.Refusals), WorkingDay: r.Working}
			if len(r.Refusals) == 0 {
				c := clockView(r.Clock, r.Explain)
				v.Clock = &c
			}
			return answer(v, err)
		})
}
