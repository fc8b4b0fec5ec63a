package api

import (
	"context"
	"net/http"
	"strconv"

	"gongkai/auth"
	"gongkai/casefile"
	"gongkai/civil"
	"gongkai/desk"
	"gongkai/web/words"
)

// actBody is the body of an act: its legal date and the command it stands for.
type actBody interface {
	act() (civil.Date, casefile.Command)
	taken() []desk.SignedText
}

// Signing is part of the body of every act: warnings that somebody takes upon himself (带风险签发).
type Signing struct {
	Signed []SignedBody `json:"signed,omitempty" nullable:"false" maxItems:"20" doc:"带风险签发：对 may_sign 为真的原因，逐项写明仍要办理的理由，记在办理人名下；没有出现的风险，理由不记录"`
}

// SignedBody is a reason given against one warning.
type SignedBody struct {
	Check  string `json:"check" maxLength:"16" doc:"原因中的 check"`
	Reason string `json:"reason" maxLength:"5000" doc:"仍要办理的理由；空白的不算"`
}

func (s Signing) taken() []desk.SignedText {
	var out []desk.SignedText
	for _, w := range s.Signed {
		out = append(out, desk.SignedText{Check: w.Check, Reason: tidy(w.Reason)})
	}
	return out
}

type actIn[B actBody] struct {
	ID      string `path:"id" doc:"编号"`
	IfMatch string `header:"If-Match" required:"true" doc:"读取时得到的 ETag"`
	Key     string `header:"Idempotency-Key" required:"true" doc:"新生成的 UUID（第 4 或第 7 版）；重复提交用同一个"`
	Body    B
}

type actOut struct {
	Status   int
	ETag     string `header:"ETag" doc:"新的序号"`
	Location string `header:"Location" doc:"处理中的，到这里查询结果"`
	Body     ActView
}

// ActView is what became of an act.
type ActView struct {
	Command string `json:"command" doc:"Idempotency-Key"`
	Status  string `json:"status" doc:"done：已办；waiting：已收到，处理中"`
	Seq     int    `json:"seq,omitempty" doc:"办完之后的序号"`
}

// caseKind is a kind of case as addresses and the description name it.
type caseKind struct {
	kind      casefile.Kind
	path, tag string
}

func applications() caseKind {
	return caseKind{casefile.KindApplication, "/applications/{id}", "依申请公开"}
}
func items() caseKind  { return caseKind{casefile.KindItem, "/items/{id}", "任务台账"} }
func shares() caseKind { return caseKind{casefile.KindShare, "/shares/{id}", "任务台账"} }

// mountAct adds an act whose body is its whole command.
func mountAct[B actBody](s *server, of caseKind, kind string) { mountActFor[B](s, of, kind) }

// mountActFor is an act that others may give too, under a policy row of their own; which of them may, the desk asks.
func mountActFor[B actBody](s *server, of caseKind, kind string, also ...auth.Act) {
	r := of.route(kind)
	r.may = append(r.may, also...)
	mount(s, r, func(ctx context.Context, p auth.Person, in *actIn[B]) (*actOut, error) {
		on, cmd := in.Body.act()
		return s.act(ctx, p, commandIn{in.ID, in.IfMatch, in.Key, on, cmd, in.Body.taken()})
	})
}

func (of caseKind) route(kind string) route {
	return route{id: kind + "-" + string(of.kind), method: http.MethodPost, path: of.path + "/" + kind, tag: of.tag, summary: words.Act(kind),
		may: []auth.Act{auth.Act(string(of.kind) + "." + kind)}, needs: []string{headerIfMatch, headerKey}, status: http.StatusOK,
		also: http.StatusAccepted, alsoMeans: "已收到，处理中。到 Location 查询结果。"}
}

// commandIn is a command as a request gives it.
type commandIn struct {
	caseID, ifMatch, key string
	on                   civil.Date
	cmd                  casefile.Command
	signed               []desk.SignedText
}

// act gives a command to a case and answers what became of it.
func (s *server) act(ctx context.Context, p auth.Person, in commandIn) (*actOut, error) {
	id, err := commandID(in.key)
	if err != nil {
		return nil, err
	}
	seq, err := seen(in.ifMatch)
	if err != nil {
		return nil, err
	}
	r, err := s.desk.Act(ctx, p, desk.Act{CommandID: id, CaseID: in.caseID, On: in.on, Seen: seq, Command: in.cmd, Signed: in.signed})
	if err != nil {
		return nil, err
	}
	return outcomeOf(in.cmd.CommandKind(), r)
}

func outcomeOf(kind string, r desk.Result) (*actOut, error) {
	v := ActView{Command: r.CommandID, Status: r.Status, Seq: r.Seq}
	switch r.Status {
	case desk.Done:
		return &actOut{Status: http.StatusOK, ETag: etag(r.Seq), Body: v}, nil
	case desk.Waiting:
		return &actOut{Status: http.StatusAccepted, Location: Prefix + "/commands/" + r.CommandID, Body: v}, nil
	}
	return nil, undone{r, kind}
}

func statusText(status int) string { return strconv.Itoa(status) }
