package api

import (
	"context"

	"gongkai/auth"
	"gongkai/casefile"
	"gongkai/casefile/application"
	"gongkai/civil"
	"gongkai/desk"
)

// CompleteBody writes down what was missing about the applicant (art. 29(2)).
type CompleteBody struct {
	Signing
	On        civil.Date                `json:"on,omitempty" format:"date" doc:"实际发生的日期"`
	Applicant application.ApplicantKind `json:"applicant,omitempty" doc:"申请人类型"`
	Party     PartyBody                 `json:"party,omitzero" doc:"全部申请人信息；证件号码、电话不填的不变，代理人、联名申请人按姓名对应"`

	Particulars *ParticularsBody `json:"particulars,omitempty" doc:"申请表上的其他内容；不写的不变"`
	Reason      string           `json:"reason,omitempty" maxLength:"5000" doc:"理由；已经答复、撤回的必须写明"`
}

func (b CompleteBody) act() (civil.Date, casefile.Command) {
	return b.On, b.complete(b.Party.party())
}

func (b CompleteBody) complete(party casefile.Party) application.Complete {
	out := application.Complete{Applicant: b.Applicant, Party: party, Reason: tidy(b.Reason)}
	if b.Particulars != nil {
		p := b.Particulars.particulars()
		out.Particulars = &p
	}
	return out
}

// complete differs from the other acts: document number and telephone are shown masked, so what is left out stays as it is.
func (s *server) complete() {
	mount(s, applications().route(application.CmdComplete), func(ctx context.Context, p auth.Person, in *actIn[CompleteBody]) (*actOut, error) {
		cmd, err := s.completed(ctx, p, in.ID, in.Body)
		if err != nil {
			return nil, err
		}
		return s.act(ctx, p, commandIn{in.ID, in.IfMatch, in.Key, in.Body.On, cmd, in.Body.taken()})
	})
	mount(s, previewRoute(application.CmdComplete), func(ctx context.Context, p auth.Person, in *previewIn[CompleteBody]) (*bodyOut[EffectView], error) {
		cmd, err := s.completed(ctx, p, in.ID, in.Body)
		if err != nil {
			return nil, err
		}
		return answerEffect(application.CmdComplete)(s.desk.Preview(ctx, p, desk.Act{Kind: casefile.KindApplication, CaseID: in.ID, On: in.Body.On, Command: cmd, Signed: in.Body.taken()}))
	})
}

func (s *server) completed(ctx context.Context, p auth.Person, caseID string, b CompleteBody) (casefile.Command, error) {
	party, err := s.desk.Unseen(ctx, p, caseID, b.Party.party())
	return b.complete(party), err
}
