// Package notice reads a 任务分工 notice in: chosen as a file or pasted, shown item by item with everything that is doubtful, and
// imported when somebody has confirmed it. The preview keeps nothing; the text goes along in the form.
package notice

import (
	"context"
	"crypto/sha256"
	"embed"
	"encoding/hex"
	"errors"
	"io"
	"net/http"
	"strings"
	"time"

	"gongkai/auth"
	"gongkai/desk"
	reader "gongkai/readers/notice"
	"gongkai/web/parts"
	"gongkai/web/site"
	"gongkai/web/words"
)

//go:embed *.html page.css
var files embed.FS

// View is the form.
type View struct {
	Text     parts.Field
	Problems parts.Problems
	Fresh    bool
}

// Page is the import.
func Page() site.Page {
	may := []auth.Act{auth.ImportNotice}
	return site.Page{Name: "notice", Menu: "/ledger", Files: files,
		Screens: []site.Screen{{Name: "page", Zero: View{}}, {Name: "preview", Zero: Preview{}}},
		Routes: []site.Route{
			{Method: "GET", Path: "/ledger/import", May: may, Do: show},
			{Method: "POST", Path: "/ledger/import", May: may, Do: preview},
			{Method: "POST", Path: "/ledger/import/confirm", May: may, Do: confirm},
		}}
}

func show(v *site.Visit) error { return draw(v, http.StatusOK, "", parts.Problems{}, true) }

// draw shows the form with what was pasted. Tabs matter: the text goes back as it came.
func draw(v *site.Visit, status int, text string, p parts.Problems, fresh bool) error {
	return v.Show(status, "page", View{Text: textField(text, p), Problems: p, Fresh: fresh})
}

func textField(text string, p parts.Problems) parts.Field {
	return parts.Field{Kind: parts.AreaField, Name: "text", Label: "粘贴通知全文", Hint: "在 Word、WPS 或网页里全选复制，从发文字号到分工表最后一行；表格的制表符会一起复制过来",
		Value: text, Error: p.Of("text"), Rows: 14}
}

// preview reads what was chosen or pasted and shows what an import would do.
func preview(v *site.Visit) error {
	in := posted(v)
	if in.fault != "" {
		return again(v, in.text, in.fault)
	}
	plan, err := v.Desk.PlanNotice(v.Ctx(), v.Person, in.body, correctionsIn(v)...)
	if fitsNoMore(err) { // the text was changed under the corrections
		v.C.Request.PostForm.Del("corrections")
		plan, err = v.Desk.PlanNotice(v.Ctx(), v.Person, in.body)
	}
	if code, is := faultOf(err); is {
		return again(v, in.text, code)
	}
	if err != nil {
		return err
	}
	e := correct(v, plan)
	if plan, err = v.Desk.PlanNotice(v.Ctx(), v.Person, in.body, e.all...); err != nil {
		return err
	}
	status := http.StatusOK
	if e.edit != nil && e.edit.Error != "" {
		status = http.StatusUnprocessableEntity
	}
	return v.Show(status, "preview", previewOf(plan, in.text, "", v.Today).editing(e))
}

// fitsNoMore: a correction names an item that is not in the text.
func fitsNoMore(err error) bool {
	var bad desk.Invalid
	return errors.As(err, &bad) && len(bad) > 0 && bad[0].Field != "file"
}

// confirm imports what was previewed. A text that was changed since is previewed first. An import that has begun goes on when
// the browser leaves; what exists already stays as it is.
func confirm(v *site.Visit) error {
	text, corrections := pasted(v), correctionsIn(v)
	plan, err := v.Desk.PlanNotice(v.Ctx(), v.Person, []byte(text), corrections...)
	if fitsNoMore(err) {
		return preview(v)
	}
	if code, is := faultOf(err); is {
		return again(v, text, code)
	}
	if err != nil {
		return err
	}
	if v.Form("seen") != digest(text+correctionsText(corrections)) {
		return v.Show(http.StatusOK, "preview", previewOf(plan, text, "原文改过了，请核对下面的新结果再确认。", v.Today).editing(editing{all: corrections}))
	}
	ctx, cancel := detached(v.Ctx())
	defer cancel()
	done, err := v.Desk.ImportNotice(ctx, v.Person, []byte(text), nil, corrections...)
	if _, is := faultOf(err); is {
		return v.Show(http.StatusUnprocessableEntity, "preview", previewOf(plan, text, "", v.Today).editing(editing{all: corrections}))
	}
	if err != nil {
		return err
	}
	did := "import"
	switch {
	case done.NewItems == 0:
		did = "same"
	case done.NewItems < done.Items:
		did = "rest"
	}
	return v.Redirect("/ledger/" + done.NoticeID + "?did=" + did)
}

func again(v *site.Visit, text, code string) error {
	p := parts.Problems{Heading: "没有读入，请先改正", Items: []parts.Problem{{Field: "text", Text: words.NoticeFault(code)}}}
	status := http.StatusUnprocessableEntity
	if code == "too_large" {
		status = http.StatusRequestEntityTooLarge
	}
	return draw(v, status, text, p, false)
}

// faultOf is the code of a file that is no notice.
func faultOf(err error) (string, bool) {
	var bad desk.Invalid
	switch {
	case errors.Is(err, reader.ErrNoItems):
		return "no_items", true
	case errors.As(err, &bad) && len(bad) > 0:
		return bad[0].Code, true
	}
	return "", false
}

// posting is what a form brought.
type posting struct {
	body  []byte // as it came, in whatever encoding
	text  string // as it can stand in a form again; "" for a file that is no text
	fault string // code of one that could not even be received
}

// posted is the file that was chosen, or the text that was pasted.
func posted(v *site.Visit) posting {
	if v.C.ContentType() != "multipart/form-data" {
		text := pasted(v)
		return posting{body: []byte(text), text: text}
	}
	f, _, err := v.C.Request.FormFile("file")
	var large *http.MaxBytesError
	switch {
	case errors.Is(err, http.ErrMissingFile):
		return posting{fault: "empty"}
	case errors.As(err, &large):
		return posting{fault: "too_large"}
	case err != nil:
		return posting{fault: "not_text"}
	}
	body, err := io.ReadAll(f)
	_ = f.Close() // it was only read
	if err != nil {
		return posting{fault: "not_text"}
	}
	text, err := reader.Text(body)
	if err != nil {
		text = ""
	}
	return posting{body: body, text: text}
}

// pasted is the text as it was typed. Nothing is cut off its end, where blank cells count; what no keyboard types is left out.
func pasted(v *site.Visit) string {
	return desk.Visible(v.C.Request.PostForm.Get("text"))
}

// digest tells a text that was changed after its preview. Blank lines at its beginning do not survive every form.
func digest(text string) string {
	sum := sha256.Sum256([]byte(strings.TrimLeft(text, "\n")))
	return hex.EncodeToString(sum[:8])
}

// detached goes on when the browser leaves: half an import is no harm, but nobody would know.
func detached(ctx context.Context) (context.Context, context.CancelFunc) {
	const longest = 5 * time.Minute
	return context.WithTimeout(context.WithoutCancel(ctx), longest)
}
