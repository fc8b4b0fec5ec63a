package operation

import (
	"errors"
	"net/http"
	"strings"

	"gongkai/desk"
	"gongkai/web/parts"
	"gongkai/web/site"
	"gongkai/web/words"
)

// Confirm asks before something is done.
type Confirm struct {
	Heading, Says, Button string
	Act, ID, Action, Back string
	Reason                parts.Field
	Problem               string
}

// ask is the page before an act. An act that does not exist has no page.
func ask(v *site.Visit) error {
	c, ok := confirmOf(v.Query("act"))
	if !ok || v.Query("id") == "" {
		return desk.ErrNotFound
	}
	c.ID = v.Query("id")
	return v.Show(http.StatusOK, "confirm", c)
}

func confirmOf(act string) (Confirm, bool) {
	c := Confirm{Act: act, Action: doing, Back: home,
		Reason: parts.Field{Kind: parts.TextField, Name: "reason", Label: "理由", Max: 5000, Optional: true, Hint: "加密保存在操作记录里"}}
	switch act {
	case "retry_effect":
		c.Heading, c.Button = "再试一次", "再试一次"
		c.Says = "开始新的一轮。因内容不能成文的，须先由承办人改正，否则仍会失败。"
	case "retry_command":
		c.Heading, c.Button = "重新办理这次提交", "重新办理"
		c.Says = "按原来提交的内容和时间重新办理一次。故障没有排除的，会再次失败，并再次告知提交人。"
	case "dismiss_command":
		c.Heading, c.Button = "作废这次提交", "作废"
		c.Says = "不再办理。提交的内容将清除，不能恢复；提交人会收到消息，需要时由他重新提交。"
		c.Reason.Optional = false
	default:
		return c, false
	}
	return c, true
}

// do does what was confirmed.
func do(v *site.Visit) error {
	c, ok := confirmOf(v.Form("act"))
	if !ok {
		return desk.ErrNotFound
	}
	c.ID, c.Reason.Value = v.Form("id"), v.Form("reason")
	err := carryOut(v, c)
	var bad desk.Invalid
	switch {
	case errors.As(err, &bad) && bad[0].Field == "reason":
		c.Reason.Error = words.Fault(bad[0].Field, bad[0].Code)
		return v.Show(http.StatusUnprocessableEntity, "confirm", c)
	case errors.As(err, &bad):
		c.Problem = words.Fault(bad[0].Field, bad[0].Code)
		return v.Show(http.StatusUnprocessableEntity, "confirm", c)
	case err != nil:
		return err
	}
	return v.Redirect(home)
}

func carryOut(v *site.Visit, c Confirm) error {
	act := map[string]func() error{
		"retry_effect":    func() error { return v.Desk.RetryEffect(v.Ctx(), v.Person, c.ID, c.Reason.Value) },
		"retry_command":   func() error { return v.Desk.RetryCommand(v.Ctx(), v.Person, c.ID, c.Reason.Value) },
		"dismiss_command": func() error { return v.Desk.DismissCommand(v.Ctx(), v.Person, c.ID, c.Reason.Value) },
	}[c.Act]
	return act()
}

// settled: somebody else was faster.
func settled(err error) bool {
	var bad desk.Invalid
	return errors.As(err, &bad) && strings.HasPrefix(bad[0].Code, "already_")
}
