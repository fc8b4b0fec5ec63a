package api

import (
	"context"
	"net/http"

	"gongkai/auth"
	"gongkai/casefile"
	"gongkai/casefile/application"
	"gongkai/civil"
	"gongkai/desk"
	"gongkai/statute/clock"
	"gongkai/web/words"
)

type previewIn[B actBody] struct {
	ID   string `path:"id" doc:"编号"`
	Body B
}

// EffectView is what an act would do.
type EffectView struct {
	Reasons     []Reason   `json:"reasons" nullable:"false" doc:"不能这样办理的原因；空的就可以"`
	StageBefore string     `json:"stage_before,omitempty"`
	Stage       string     `json:"stage,omitempty" doc:"办完之后"`
	StageName   string     `json:"stage_name,omitempty"`
	DueBefore   civil.Date `json:"due_before,omitempty" format:"date"`
	Due         civil.Date `json:"due,omitempty" format:"date" doc:"办完之后的到期日"`
	Provisional bool       `json:"provisional,omitempty" doc:"到期日为暂定"`
	Late        bool       `json:"late,omitempty" doc:"这样答复是逾期的"`
	AlreadyLate bool       `json:"already_late,omitempty" doc:"不论怎样办理，期限都已经过了"`

	StoppedFor clock.StoppedFor `json:"stopped_for,omitempty" doc:"办完之后停止计时的原因：correction 等待补正，fee 等待缴费；这时 due 是申请人的期限"`
	Yuan       int64            `json:"yuan,omitempty" doc:"收费通知应收的金额，元"`
}

// mountPreview adds the preview of an application's act: it is decided and nothing is kept.
func mountPreview[B actBody](s *server, kind string) { mountPreviewFor[B](s, kind) }

func mountPreviewFor[B actBody](s *server, kind string, also ...auth.Act) {
	r := previewRoute(kind)
	r.may = append(r.may, also...)
	mount(s, r, func(ctx context.Context, p auth.Person, in *previewIn[B]) (*bodyOut[EffectView], error) {
		on, cmd := in.Body.act()
		return answerEffect(kind)(s.desk.Preview(ctx, p, desk.Act{Kind: casefile.KindApplication, CaseID: in.ID, On: on, Command: cmd, Signed: in.Body.taken()}))
	})
}

func previewRoute(kind string) route {
	r := applications().route(kind)
	return route{id: "preview-" + kind, method: http.MethodPost, path: r.path + "/preview", tag: r.tag, summary: "预览：" + r.summary, may: r.may}
}

// answerEffect puts what an act would do into words.
func answerEffect(kind string) func(desk.Effect, error) (*bodyOut[EffectView], error) {
	return func(e desk.Effect, err error) (*bodyOut[EffectView], error) {
		return answer(EffectView{Reasons: reasonsOf(kind, e.Refusals), StageBefore: e.StageBefore, Stage: e.Stage,
			StageName: words.Stage(application.Stage(e.Stage)), DueBefore: e.DueBefore, Due: e.Due, Provisional: e.ProvisionalDue, Late: e.Late,
			AlreadyLate: e.AlreadyLate, StoppedFor: e.Clock.StoppedFor, Yuan: e.Yuan}, err)
	}
}

// mountApplicationAct adds an act of an application and its preview.
func mountApplicationAct[B actBody](s *server, kind string) {
	mountAct[B](s, applications(), kind)
	mountPreview[B](s, kind)
}
