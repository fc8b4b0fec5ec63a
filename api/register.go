package api

import (
	"context"
	"net/http"

	"gongkai/auth"
	"gongkai/casefile/application"
	"gongkai/civil"
	"gongkai/desk"
	"gongkai/statute/clock"
)

type registerIn struct {
	Key  string `header:"Idempotency-Key" required:"true" doc:"新生成的 UUID（第 4 或第 7 版）；重复提交用同一个"`
	Body RegisterBody
}

// RegisterBody is what the window writes down.
type RegisterBody struct {
	On          civil.Date                `json:"on,omitempty" format:"date" doc:"来件之日"`
	Channel     clock.Channel             `json:"channel,omitempty" doc:"收到渠道（条例第三十一条）"`
	ConfirmedOn civil.Date                `json:"confirmed_on,omitempty" format:"date" doc:"与申请人确认之日：平常信函、网上、传真"`
	Applicant   application.ApplicantKind `json:"applicant,omitempty" doc:"申请人类型"`
	Party       PartyBody                 `json:"party,omitzero"`
	Request     string                    `json:"request,omitempty" maxLength:"20000" doc:"所需信息的内容描述，照抄"`
	Tracking    string                    `json:"tracking,omitempty" maxLength:"60" doc:"EMS 或挂号单号"`
	Particulars ParticularsBody           `json:"particulars,omitzero" doc:"申请表上的其他内容"`
}

func (b RegisterBody) command() application.Register {
	return application.Register{Channel: b.Channel, ConfirmedOn: b.ConfirmedOn, Applicant: b.Applicant, Party: b.Party.party(),
		Request: tidy(b.Request), Tracking: tidy(b.Tracking), Particulars: b.Particulars.particulars()}
}

type registerOut struct {
	Location string `header:"Location"`
	ETag     string `header:"ETag"`
	Body     RegisteredView
}

// RegisteredView is what the window gets: the number and the dates.
type RegisteredView struct {
	ID        string        `json:"id"`
	Number    string        `json:"number" doc:"登记号"`
	Seq       int           `json:"seq"`
	Clock     ClockView     `json:"clock"`
	Checklist []MissingView `json:"checklist" nullable:"false" doc:"申请材料缺什么"`
}

// register enters an application. It is done at once, without the workflow engine.
func (s *server) register() {
	mount(s, route{id: "register", method: http.MethodPost, path: "/applications", tag: "依申请公开", summary: "登记一件申请",
		may: []auth.Act{"application.register"}, needs: []string{headerKey}, status: http.StatusCreated},
		func(ctx context.Context, p auth.Person, in *registerIn) (*registerOut, error) {
			id, err := commandID(in.Key)
			if err != nil {
				return nil, err
			}
			born, err := s.desk.Register(ctx, p, desk.Registration{CommandID: id, On: in.Body.On, Command: in.Body.command()})
			if err != nil {
				return nil, err
			}
			return s.registered(ctx, p, born)
		})
}
