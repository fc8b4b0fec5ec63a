package api_test

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"testing"

	"gongkai/api"
	"gongkai/auth"
	"gongkai/casefile"
	"gongkai/desk"
	"gongkai/store"
)

// TestEveryErrorHasItsProblem: every kind of error, wrapped as callers wrap it.
func TestEveryErrorHasItsProblem(t *testing.T) {
	t.Parallel()
	seen := map[string]bool{}
	for _, c := range []struct {
		err    error
		status int
		kind   string
	}{
		// who asks
		{auth.ErrSession, 401, "no-session"},
		{auth.ErrSignIn, 401, "sign-in-failed"},
		{auth.ErrLocked, 403, "account-locked"},
		{api.TooManyTries(6), 429, "too-many-attempts"},
		{api.ErrMustChange, 403, "password-change-required"},
		{auth.PasswordCommon, 422, "weak-password"},
		{auth.Denied{Act: "application.sign"}, 403, "denied"},
		{auth.Denied{Act: "application.sign", Hidden: true}, 404, "not-found"},
		{api.ErrOrigin, 403, "cross-origin"},
		// the case says no
		{casefile.Refuse(casefile.InFuture, "", "on"), 422, "refused"},
		{api.Undone(desk.Result{Status: desk.Refused, Refusals: casefile.Refuse(casefile.OwnApproval, "", "")}), 422, "refused"},
		{api.Undone(desk.Result{Status: desk.Stale, Seq: 4}), 409, "stale"},
		{api.Undone(desk.Result{Status: desk.Faulted, Ref: "ABCD1234"}), 500, "faulted"},
		{desk.ErrReused, 422, "command-id-reused"},
		{desk.ErrNotFound, 404, "not-found"},
		// the request cannot be read
		{desk.Invalid{{Field: "on", Code: "not_a_date"}}, 422, "invalid"},
		{errors.Join(desk.Invalid{{Field: "file", Code: "empty"}}, errors.New("notice: 张三示例")), 422, "invalid"},
		{api.MissingHeaders("If-Match"), 428, "precondition-required"},
		{api.ErrMalformed, 400, "malformed"},
		{api.ErrTooLarge, 413, "too-large"},
		{api.ErrMedia, 415, "unsupported-media-type"},
		{api.ErrSlow, 408, "request-timeout"},
		{api.ErrNoRoute, 404, "not-found"},
		{api.ErrNoMethod, 405, "method-not-allowed"},
		// faults
		{context.Canceled, 499, "cancelled"},
		{store.ErrUnavailable, 503, "unavailable"},
		{store.ErrBusy, 503, "unavailable"},
		{errors.Join(store.ErrUnavailable, auth.ErrSignIn), 503, "unavailable"},
		{errors.Join(auth.ErrPasswordHash, auth.ErrSignIn), 500, "fault"},
		{store.ErrFault, 500, "fault"},
		{casefile.ErrNewer, 500, "fault"},
		{api.ErrPanic, 500, "fault"},
		{errors.New("张三示例"), 500, "fault"},
	} {
		p := api.ProblemOf(fmt.Errorf("do something: %w", c.err))
		if p.Status != c.status || p.Type != "/problems/"+c.kind {
			t.Errorf("%v: %d %s, want %d %s", c.err, p.Status, p.Type, c.status, c.kind)
		}
		if p.Title == "" || p.Detail == "" && p.Status != 499 || p.Error() != p.Title {
			t.Errorf("%v: %+v says too little", c.err, p)
		}
		seen[p.Type] = true
	}
	for _, kind := range api.ProblemTypes() {
		if !seen[kind] {
			t.Errorf("%s has no row here", kind)
		}
	}
	if len(seen) != len(slices.Compact(slices.Sorted(slices.Values(api.ProblemTypes())))) {
		t.Errorf("%d types seen, %d listed", len(seen), len(api.ProblemTypes()))
	}
}

// TestProblemsSayWhatToDo: details that depend on the case.
func TestProblemsSayWhatToDo(t *testing.T) {
	t.Parallel()
	why := append(casefile.Refuse("E13", "条例第三十三条第二款", "on", "reply_due", "2026-11-09"), casefile.Refuse(casefile.MissingField, "", "reason")...)
	refused := api.ProblemOf(why)
	if len(refused.Reasons) != 2 || refused.Reasons[0].Article != "条例第三十三条第二款" || refused.Reasons[0].Facts["reply_due"] != "2026-11-09" ||
		refused.Reasons[0].Message != "延期的批准和告知都不能晚于原答复期限2026年11月9日（周一）。请核对日期；已经超过的不能再延期，请尽快答复。" {
		t.Errorf("refused: %+v", refused.Reasons)
	}
	if p := api.ProblemOf(api.Undone(desk.Result{Status: desk.Faulted, Ref: "ABCD1234"})); p.Reference != "ABCD1234" {
		t.Errorf("faulted: %+v", p)
	}
	if p := api.ProblemOf(api.TooManyTries(6)); p.Detail != "请 6 秒后再试。" || p.GetHeaders().Get("Retry-After") != "6" {
		t.Errorf("too many tries: %+v %v", p, p.GetHeaders())
	}
	if p := api.ProblemOf(store.ErrUnavailable); p.GetHeaders().Get("Retry-After") == "" {
		t.Error("unavailable does not say when to come again")
	}
}
