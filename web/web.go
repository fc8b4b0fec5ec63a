package web

import (
	"embed"
	"io/fs"
	"log/slog"

	"gongkai/auth"
	"gongkai/desk"
	"gongkai/web/pages/act"
	"gongkai/web/pages/administration"
	"gongkai/web/pages/application"
	"gongkai/web/pages/applications"
	"gongkai/web/pages/approval"
	"gongkai/web/pages/backfill"
	"gongkai/web/pages/clock"
	"gongkai/web/pages/day"
	"gongkai/web/pages/deadline"
	"gongkai/web/pages/demo"
	"gongkai/web/pages/draft"
	"gongkai/web/pages/duty"
	"gongkai/web/pages/failure"
	"gongkai/web/pages/inbox"
	"gongkai/web/pages/item"
	"gongkai/web/pages/keep"
	"gongkai/web/pages/ledger"
	"gongkai/web/pages/notice"
	"gongkai/web/pages/operation"
	"gongkai/web/pages/password"
	"gongkai/web/pages/receipt"
	"gongkai/web/pages/register"
	"gongkai/web/pages/report"
	"gongkai/web/pages/search"
	"gongkai/web/pages/setup"
	"gongkai/web/pages/share"
	"gongkai/web/pages/shares"
	"gongkai/web/pages/signin"
	"gongkai/web/pages/worklist"
	"gongkai/web/parts"
	"gongkai/web/site"
)

// Pages are all pages. A new page is one line here.
func Pages() []site.Page {
	return []site.Page{
		signin.Page(),
		password.Page(),
		failure.Page(),
		worklist.Page(),
		applications.Page(),
		search.Page(),
		register.Page(),
		backfill.Page(),
		application.Page(),
		act.Page(),
		draft.Page(),
		receipt.Page(),
		approval.Page(),
		clock.Page(),
		deadline.Page(),
		keep.Page(),
		inbox.Page(),
		day.Page(),
		ledger.Page(),
		notice.Page(),
		item.Page(),
		shares.Page(),
		share.Page(),
		duty.Page(),
		report.Page(),
		administration.Page(),
		operation.Page(),
		setup.Page(),
		demo.Page(),
	}
}

//go:embed static vendor/htmx.org@2.0.11/htmx.min.js
var files embed.FS

// Options are what the pages need.
type Options struct {
	Desk        *desk.Desk
	Auth        *auth.Service
	Log         *slog.Logger
	ExternalURL string          // https: the session cookie is Secure
	Notices     func() []string // lines for everybody, on every page: 工作流引擎未运行…
	Contact     string          // how the office is reached, printed on receipts; "": left open
}

// New parses all templates and hashes all files. The site is mounted on an engine, or serves alone by Handler.
func New(o Options) (*site.Site, error) {
	style, err := read("tokens.css", "static/tokens.css", "base.css", "static/base.css")
	if err != nil {
		return nil, err
	}
	assets, err := read("desk.js", "static/desk.js", "icon.svg", "static/icon.svg", "htmx.js", "vendor/htmx.org@2.0.11/htmx.min.js")
	if err != nil {
		return nil, err
	}
	return site.New(site.Config{Desk: o.Desk, Auth: o.Auth, Log: o.Log, ExternalURL: o.ExternalURL, Notices: o.Notices, Contact: o.Contact, Pages: Pages(),
		Parts: parts.Files, Style: style, Assets: assets, SignIn: signin.Interrupted})
}

// read takes pairs of an asset's name and its file.
func read(pairs ...string) ([]site.Asset, error) {
	var out []site.Asset
	for i := 0; i+1 < len(pairs); i += 2 {
		body, err := fs.ReadFile(files, pairs[i+1])
		if err != nil {
			return nil, err
		}
		out = append(out, site.Asset{Name: pairs[i], Body: body})
	}
	return out, nil
}
