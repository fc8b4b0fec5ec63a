package site

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"runtime/debug"

	"gongkai/auth"
	"gongkai/desk"
)

const failurePage = "failure"

// ErrForm is a posted form that cannot be read: nothing of it is known, so nothing can be given back.
var ErrForm = errors.New("form unreadable")

var (
	errOrigin = errors.New("posted from another site")
	errMethod = errors.New("no such method at this address")
	errPanic  = errors.New("panic")
)

func isNoSession(err error) bool { return errors.Is(err, auth.ErrSession) }

// Failure is the view of an error page.
type Failure struct {
	Status  int
	Heading string
	Advice  string
	Ref     string
	Kept    Kept
}

// fail is the one place where an error becomes a page.
func (v *Visit) fail(err error) {
	if v.C.Writer.Written() {
		return
	}
	f := v.failure(err)
	if f.Status >= http.StatusInternalServerError {
		v.Site.Log.Error("page failed", "ref", v.Ref, "route", v.C.FullPath(), "error", err)
	}
	if v.Fragment() {
		v.C.String(f.Status, f.Heading+"（编号 "+v.Ref+"）")
		return
	}
	v.page = v.Site.pages[failurePage]
	v.Sheet, v.Refresh = "", 0
	if err := v.Show(f.Status, "page", f); err != nil {
		v.Site.Log.Error("error page failed", "ref", v.Ref, "error", err)
		v.C.String(http.StatusInternalServerError, "系统出错，编号 "+v.Ref)
	}
}

func (v *Visit) failure(err error) Failure {
	f := Failure{Ref: v.Ref}
	var denied auth.Denied
	var large *http.MaxBytesError
	switch {
	case errors.Is(err, desk.ErrNotFound), errors.As(err, &denied) && denied.Hidden:
		f.Status, f.Heading, f.Advice = http.StatusNotFound, "没有找到这一页", "地址可能有误，或者内容不属于本机关。"
	case errors.As(err, &denied):
		f.Status, f.Heading, f.Advice = http.StatusForbidden, "您的角色不能办理这件事", "如果确实需要办理，请联系管理员调整角色。"
	case errors.Is(err, errOrigin):
		f.Status, f.Heading, f.Advice = http.StatusForbidden, "没有接受这次提交", "它不是从本系统的页面发出的。请从本系统打开页面后再办理。"
		return f
	case errors.Is(err, errMethod): // Allow, which gin has set, says which methods there are
		f.Status, f.Heading, f.Advice = http.StatusMethodNotAllowed, "这个地址不能这样访问", "请从首页打开要办理的页面，再在页面上办理。"
	case errors.Is(err, ErrForm), errors.As(err, &large):
		f.Status, f.Heading, f.Advice = http.StatusRequestEntityTooLarge, "提交的内容太大或不完整", "请缩短内容，文件压缩后或者分几次再提交。"
	case errors.Is(err, context.Canceled):
		f.Status, f.Heading = 499, "已取消"
	case desk.Unavailable(err):
		f.Status, f.Heading, f.Advice = http.StatusServiceUnavailable, "数据库暂时没有应答", "没有丢失已经记录的内容。请稍等片刻再试。"
	default:
		f.Status, f.Heading, f.Advice = http.StatusInternalServerError, "系统出错了", "请再试一次；如果还是这样，请把编号告诉管理员。"
	}
	if v.C.Request.Method == http.MethodPost {
		f.Kept = v.kept()
		if f.Status < http.StatusInternalServerError {
			f.Kept.Path = ""
		}
	}
	return f
}

// rescue turns a panic into an error page; its text may quote a value, so only its type and place are logged.
func (v *Visit) rescue() {
	if p := recover(); p != nil {
		v.Site.Log.Error("panic", "ref", v.Ref, "type", fmt.Sprintf("%T", p), "stack", string(debug.Stack()))
		v.fail(errPanic)
	}
}
