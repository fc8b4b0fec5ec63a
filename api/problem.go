package api

import (
	"context"
	"encoding/json"
	"errors"
	"net/http"
	"strconv"
	"strings"

	"gongkai/auth"
	"gongkai/casefile"
	"gongkai/desk"
	"gongkai/web/words"
)

// Problem is an answer that is no success (RFC 9457). It repeats nothing that was submitted.
type Problem struct {
	Type      string       `json:"type" format:"uri-reference" doc:"这类问题的固定标识，程序据此判断"`
	Title     string       `json:"title" doc:"这类问题的名称"`
	Status    int          `json:"status" doc:"HTTP 状态码"`
	Detail    string       `json:"detail,omitempty" doc:"该怎么办"`
	Reference string       `json:"reference,omitempty" doc:"故障编号，请告诉管理员"`
	Fields    []FieldFault `json:"fields,omitempty" doc:"无法识别的字段（invalid）"`
	Reasons   []Reason     `json:"reasons,omitempty" doc:"不能这样办理的全部原因（refused）"`
	Changes   []ChangeView `json:"changes,omitempty" doc:"读取之后发生的办理（stale）"`
	Seq       int          `json:"seq,omitempty" doc:"现在的序号（stale）"`

	retry int // seconds after which to try again
}

// FieldFault is a field whose text could not be read.
type FieldFault struct {
	Field   string `json:"field" doc:"字段，例如 party.phone；请求头和查询参数也写在这里"`
	Code    string `json:"code" doc:"原因代码"`
	Message string `json:"message" doc:"该怎么改"`
}

// Reason is the law or the house saying no.
type Reason struct {
	Check   string            `json:"check" doc:"检查项编号，固定不变"`
	Article string            `json:"article,omitempty" doc:"依据的条款"`
	Field   string            `json:"field,omitempty" doc:"有关的字段"`
	Message string            `json:"message" doc:"原因和该怎么办"`
	MaySign bool              `json:"may_sign,omitempty" doc:"风险提示：在 signed 中写明理由后仍可办理（带风险签发）"`
	Facts   map[string]string `json:"facts,omitempty" doc:"有关的日期、数量和代码"`
}

// problemType is the last part of a type URI. They never change.
type problemType string

const (
	typeNoSession     problemType = "no-session"
	typeSignInFailed  problemType = "sign-in-failed"
	typeLocked        problemType = "account-locked"
	typeTooManyTries  problemType = "too-many-attempts"
	typeMustChange    problemType = "password-change-required"
	typeWeakPassword  problemType = "weak-password"
	typeDenied        problemType = "denied"
	typeCrossOrigin   problemType = "cross-origin"
	typeNotFound      problemType = "not-found"
	typeNoMethod      problemType = "method-not-allowed"
	typeStale         problemType = "stale"
	typeRefused       problemType = "refused"
	typeReused        problemType = "command-id-reused"
	typeInvalid       problemType = "invalid"
	typeMalformed     problemType = "malformed"
	typeTooLarge      problemType = "too-large"
	typeMedia         problemType = "unsupported-media-type"
	typeSlow          problemType = "request-timeout"
	typeHeaderMissing problemType = "precondition-required"
	typeCancelled     problemType = "cancelled"
	typeFaulted       problemType = "faulted"
	typeFault         problemType = "fault"
	typeUnavailable   problemType = "unavailable"
)

// Errors of the API's own; the others are those of desk and auth.
var (
	errNoRoute    = errors.New("no such route")
	errNoMethod   = errors.New("no such method on this route")
	errOrigin     = errors.New("sent from another site")
	errMustChange = errors.New("a one-time password is in force")
	errMalformed  = errors.New("body unreadable")
	errTooLarge   = errors.New("body too large")
	errMedia      = errors.New("body of a type that is not read")
	errSlow       = errors.New("body too slow")
	errPanic      = errors.New("panic")
)

// undone is a command that was decided and not done.
type undone struct {
	desk.Result
	act string
}

// Error names the outcome.
func (u undone) Error() string { return "command " + u.Status }

// problemOf is the one mapper from errors to answers. Faults of the database come first: they may be joined with a milder error.
func problemOf(err error) *Problem {
	switch {
	case desk.Unavailable(err):
		return typeUnavailable.problem()
	case errors.Is(err, context.Canceled):
		return typeCancelled.problem()
	case errors.Is(err, auth.ErrPasswordHash):
		return typeFault.problem()
	case errors.Is(err, desk.ErrNotFound), errors.Is(err, errNoRoute):
		return typeNotFound.problem()
	case errors.Is(err, desk.ErrReused):
		return typeReused.problem()
	}
	if p := problemOfPerson(err); p != nil {
		return p
	}
	if p := problemOfCommand(err); p != nil {
		return p
	}
	return problemOfRequest(err)
}

// problemOfPerson: who asks may not, or not yet.
func problemOfPerson(err error) *Problem {
	var denied auth.Denied
	var weak auth.WeakPassword
	var tries auth.TooManyTries
	switch {
	case errors.Is(err, auth.ErrSession):
		return typeNoSession.problem()
	case errors.Is(err, auth.ErrSignIn):
		return typeSignInFailed.problem()
	case errors.Is(err, auth.ErrLocked):
		return typeLocked.problem()
	case errors.As(err, &tries):
		return typeTooManyTries.problem().after(tries.Seconds)
	case errors.Is(err, errMustChange):
		return typeMustChange.problem()
	case errors.As(err, &weak):
		return typeWeakPassword.problem().saying(words.WeakPassword(weak))
	case errors.As(err, &denied) && denied.Hidden:
		return typeNotFound.problem()
	case errors.As(err, &denied):
		return typeDenied.problem()
	case errors.Is(err, errOrigin):
		return typeCrossOrigin.problem()
	}
	return nil
}

// problemOfCommand: the case says no, or what was typed is no command.
func problemOfCommand(err error) *Problem {
	var why casefile.Refusals
	var invalid desk.Invalid
	var u undone
	var changed desk.HouseChanged
	switch {
	case errors.As(err, &changed):
		return settingsProblem(changed)
	case errors.As(err, &why):
		return refusedProblem("", why)
	case errors.As(err, &invalid):
		p := typeInvalid.problem()
		for _, f := range invalid {
			p.Fields = append(p.Fields, FieldFault{Field: f.Field, Code: f.Code, Message: faultText(f.Field, f.Code)})
		}
		return p
	case errors.As(err, &u):
		return u.problem()
	}
	return nil
}

func refusedProblem(act string, why casefile.Refusals) *Problem {
	p := typeRefused.problem()
	p.Reasons = reasonsOf(act, why)
	return p
}

func reasons(why casefile.Refusals) []Reason { return reasonsOf("", why) }

// reasonsOf are the reasons why an act is not done.
func reasonsOf(act string, why casefile.Refusals) []Reason {
	out := make([]Reason, len(why))
	for i, r := range why {
		out[i] = Reason{Check: r.Check, Article: r.Article, Field: r.Field, Message: words.RefusalOf(act, r), MaySign: r.MaySign, Facts: r.Facts}
	}
	return out
}

func (u undone) problem() *Problem {
	switch u.Status {
	case desk.Refused:
		return refusedProblem(u.act, u.Refusals)
	case desk.Stale:
		p := typeStale.problem()
		p.Changes, p.Seq = changes(u.Changes), u.Seq
		return p
	}
	p := typeFaulted.problem()
	p.Reference = u.Ref
	return p
}

// problemOfRequest: the request cannot be read; what is nothing of all this is a fault.
func problemOfRequest(err error) *Problem {
	var headers missingHeaders
	switch {
	case errors.As(err, &headers):
		return typeHeaderMissing.problem().saying("请补上请求头 " + strings.Join(headers, "、") +
			"：If-Match 填读取时得到的 ETag，Idempotency-Key 填新生成的 UUID。")
	case errors.Is(err, errNoMethod):
		return typeNoMethod.problem()
	case errors.Is(err, errMalformed):
		return typeMalformed.problem()
	case errors.Is(err, errTooLarge):
		return typeTooLarge.problem()
	case errors.Is(err, errMedia):
		return typeMedia.problem()
	case errors.Is(err, errSlow):
		return typeSlow.problem()
	}
	return typeFault.problem()
}

// problem makes an answer of an error: a fault gets the request's number and is logged in full.
func (s *server) problem(ctx context.Context, err error) *Problem {
	p := problemOf(err)
	if p.Status < http.StatusInternalServerError {
		return p
	}
	ref := visitOf(ctx).ref
	if p.Reference == "" {
		p.Reference = ref
	}
	s.log.Error("api failed", "ref", ref, "status", p.Status, "error", err)
	return p
}

func (t problemType) problem() *Problem {
	status, title, detail := t.about()
	p := &Problem{Type: "/problems/" + string(t), Status: status, Title: title, Detail: detail}
	if t == typeUnavailable {
		p.retry = 5
	}
	return p
}

func (p *Problem) saying(detail string) *Problem {
	p.Detail = detail
	return p
}

func (p *Problem) after(seconds int) *Problem {
	p.retry = seconds
	return p.saying("请 " + strconv.Itoa(seconds) + " 秒后再试。")
}

// Error is the title: it holds nothing of a case.
func (p *Problem) Error() string { return p.Title }

// GetStatus tells huma the status.
func (p *Problem) GetStatus() int { return p.Status }

const problemMime = "application/problem+json"

// ContentType tells huma what a problem is sent as.
func (p *Problem) ContentType(string) string { return problemMime }

// GetHeaders tells huma, and fail, when to come again.
func (p *Problem) GetHeaders() http.Header {
	if p.retry == 0 {
		return nil
	}
	return http.Header{"Retry-After": {strconv.Itoa(p.retry)}}
}

// problemJSON writes a problem where huma does not.
type problemJSON struct{ *Problem }

// Render writes it.
func (p problemJSON) Render(w http.ResponseWriter) error {
	p.WriteContentType(w)
	enc := json.NewEncoder(w)
	enc.SetEscapeHTML(false)
	return enc.Encode(p.Problem)
}

// WriteContentType says what it is.
func (p problemJSON) WriteContentType(w http.ResponseWriter) {
	w.Header().Set("Content-Type", problemMime)
}
