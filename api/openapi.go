package api

import (
	"encoding/json"
	"net/http"
	"strings"

	"github.com/danielgtaylor/huma/v2"
	"github.com/gin-gonic/gin"

	"gongkai/casefile/application"
	"gongkai/statute/fee"
	"gongkai/statute/outcome"
	"gongkai/statute/review"
)

//go:generate go test -run Description -update .

const securityScheme = "session"

// config is huma without what it does by default: schema links made of the Host header, a page of documents from elsewhere.
func config() huma.Config {
	c := huma.DefaultConfig("政务公开 gongkai", "1")
	c.CreateHooks = nil
	c.Formats = map[string]huma.Format{"application/json": jsonFormat(), "json": jsonFormat()}
	c.OpenAPIPath, c.DocsPath, c.SchemasPath = "", "", ""
	c.Servers = []*huma.Server{{URL: Prefix}}
	c.Info.Description = about()
	c.Components.SecuritySchemes = map[string]*huma.SecurityScheme{securityScheme: {Type: "apiKey", In: "cookie", Name: CookieName,
		Description: "登录（POST /session）得到的凭证"}}
	return c
}

func about() string {
	lines := []string{"依申请公开、任务台账和年度报告的 JSON 接口，与页面用同一套规则和权限。", "",
		"- 日期写作 2026-11-24；时间带 +08:00。没有的日期不写。",
		"- 办理要带 If-Match（读取时得到的 ETag）和 Idempotency-Key（新生成的 UUID）。网络中断时，用同一个 Idempotency-Key 原样再发，不会办两次。",
		"- 收到 202 的，已经记下，到 Location 查询结果。", "- 出错时返回 application/problem+json（RFC 9457），程序按 type 判断：", ""}
	for _, t := range problemTypes() {
		p := t.problem()
		lines = append(lines, "  - `"+p.Type+"` "+statusText(p.Status)+" "+p.Title)
	}
	return strings.Join(lines, "\n")
}

// describe completes the description and serves it. It is made once: nothing of it changes while the program runs.
func (s *server) describe(group *gin.RouterGroup) error {
	enumerate(s.huma.OpenAPI().Components.Schemas.Map())
	asJSON, err := json.Marshal(s.huma.OpenAPI())
	if err != nil {
		return err
	}
	asYAML, err := s.huma.OpenAPI().YAML()
	if err != nil {
		return err
	}
	group.GET("/openapi.json", func(c *gin.Context) { c.Data(http.StatusOK, "application/openapi+json", asJSON) })
	group.GET("/openapi.yaml", func(c *gin.Context) { c.Data(http.StatusOK, "application/openapi+yaml", asYAML) })
	return nil
}

// enumerate lists the codes that fields of these names, some of one body only, may hold in a request; they are checked against the list.
func enumerate(schemas map[string]*huma.Schema) {
	values := map[string][]any{"channel": codesOf(application.Channels()), "applicant": codesOf(application.ApplicantKinds()),
		"way": codesOf(application.Ways()), "outcome": codesOf(outcome.Codes()), "ConsultBody.party": codesOf(application.Parties()),
		"RecordOpinionBody.opinion": codesOf(application.Opinions()), "ChargeBody.tariff": codesOf([]fee.By{fee.Units, fee.Pages}),
		"ContactBody.way": codesOf(application.ContactWays()), "ReturnedMailBody.reason": codesOf(application.ReturnReasons()),
		"OrderRedoBody.by": codesOf(application.Orderers()), "DraftBody.ground": codesOf(outcome.Grounds()),
		"ParticularsBody.forms": codesOf(application.Forms()), "ParticularsBody.routes": codesOf(application.Routes()),
		"ParticularsBody.signature": codesOf(application.Signatures()), "AskCorrectionBody.points": codesOf(application.Lines()),
		"CountersignBody.role": codesOf(review.Roles()), "CountersignBody.opinion": codesOf(reactions())}
	ofFile := enumerateFile(schemas)
	for name, schema := range schemas {
		for property, p := range schema.Properties {
			all, ok := values[property]
			if own, named := values[name+"."+property]; named {
				all, ok = own, true
			}
			if !ok || !strings.HasSuffix(name, "Body") {
				continue
			}
			if p.Items != nil {
				p = p.Items
			}
			p.Enum = all
		}
		if !strings.HasSuffix(name, "Body") && !ofFile[name] { // answers may gain fields; requests are closed, as deep as they go
			schema.AdditionalProperties = nil
		}
		schema.PrecomputeMessages()
	}
}

func codesOf[C ~string](all []C) []any {
	out := make([]any, len(all))
	for i, c := range all {
		out[i] = string(c)
	}
	return out
}
