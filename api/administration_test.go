package api_test

import (
	"net/http"
	"strings"
	"testing"

	"github.com/google/uuid"

	"gongkai/internal/apitest"
	"gongkai/internal/storetest"
	"gongkai/store"
)

func TestTheAdministratorsPeople(t *testing.T) {
	t.Parallel()
	o := apitest.New(t, storetest.Open(t, store.SQLite))
	get, post := http.MethodGet, http.MethodPost
	sent := func(path, body string) apitest.Request {
		return apitest.Request{As: o.Admin, Method: post, Path: path, Body: body}
	}
	read := func(path string) apitest.Request { return apitest.Request{As: o.Admin, Method: get, Path: path} }
	app := "/applications/" + o.Register(t)
	o.Act(t, apitest.Request{As: o.Reviewer, Path: app + "/assign", Body: `{"on":"` + apitest.Today + `","handler":"` + o.Handler.ID + `"}`})
	his := "/accounts/" + o.Handler.ID
	key := map[string]string{"Idempotency-Key": uuid.NewString()}
	move := apitest.Request{As: o.Admin, Method: post, Path: "/work/" + o.Handler.ID + "/move", Header: key, Body: `{"to":"` + o.Second.ID + `","reason":"调离"}`}
	apitest.Run(t, o,
		apitest.Scenario{Name: "an account", Request: sent("/accounts", `{"account":"wangyangben","name":"王样本","unit":"office","roles":["clerk"]}`), Status: 200, Has: []string{"one_time_password"}},
		apitest.Scenario{Name: "the name again", Request: sent("/accounts", `{"account":"wangyangben","name":"王样本","unit":"office","roles":["clerk"]}`), Status: 422, Has: []string{"已经有人使用"}},
		apitest.Scenario{Name: "by role", Request: read("/accounts?role=clerk"), Status: 200, Has: []string{"wangyangben", "刘窗口"}, Not: []string{"张示例"}},
		apitest.Scenario{Name: "one", Request: read(his), Status: 200, Want: map[string]string{"open": "1", "name": "张示例"}},
		apitest.Scenario{Name: "none", Request: read("/accounts/" + uuid.NewString()), Status: 404, Problem: "not-found"},
		apitest.Scenario{Name: "roles", Request: sent(his+"/roles", `{"roles":["handler","clerk"]}`), Status: 204},
		apitest.Scenario{Name: "a role taken without a reason", Request: sent(his+"/roles", `{"roles":["handler"]}`), Status: 422, Has: []string{"理由"}},
		apitest.Scenario{Name: "name and unit", Request: sent(his+"/change", `{"name":"张新示例","unit_id":"`+o.Handler.UnitID+`"}`), Status: 204},
		apitest.Scenario{Name: "unlocked", Request: sent(his+"/unlock", `{}`), Status: 204},
		apitest.Scenario{Name: "a deputy", Request: sent("/deputies", `{"account":"`+o.Handler.ID+`","deputy":"`+o.Clerk.ID+`","from":"`+apitest.Today+`","to":"2026-10-30"}`), Status: 200},
		apitest.Scenario{Name: "deputies", Request: read("/deputies"), Status: 200, Want: map[string]string{"deputies.0.in_force": "true", "deputies.0.account.name": "张新示例"}},
		apitest.Scenario{Name: "who one stands in for", Request: apitest.Request{As: o.Clerk, Method: get, Path: "/me"}, Status: 200, Want: map[string]string{"stands_in.0.name": "张新示例"}},
		apitest.Scenario{Name: "his work", Request: read("/work/" + o.Handler.ID), Status: 200, Want: map[string]string{"total": "1", "cases.0.number": "2026-0001"}, Not: []string{apitest.Name}},
		apitest.Scenario{Name: "moved", Request: move, Status: 200, Want: map[string]string{"done": "1", "finished": "true"}},
		apitest.Scenario{Name: "moved again", Request: move, Status: 200, Want: map[string]string{"done": "1"}},
		apitest.Scenario{Name: "how far", Request: read("/handovers/" + key["Idempotency-Key"]), Status: 200, Want: map[string]string{"to": "李样本"}},
		apitest.Scenario{Name: "gone on", Request: sent("/handovers/"+key["Idempotency-Key"]+"/continue", `{}`), Status: 200, Want: map[string]string{"waiting": "0"}},
		apitest.Scenario{Name: "ended", Request: sent(his+"/disable", `{"reason":"调离"}`), Status: 204},
		apitest.Scenario{Name: "signed out at once", Request: apitest.Request{As: o.Handler, Method: get, Path: "/me"}, Status: 401, Problem: "no-session"},
		apitest.Scenario{Name: "restored", Request: sent(his+"/enable", `{}`), Status: 204},
		apitest.Scenario{Name: "a new password", Request: sent(his+"/reset-password", ``), Status: 200, Has: []string{"one_time_password"}},
		apitest.Scenario{Name: "what was done", Request: read("/operation/acts"), Status: 200, Has: []string{"停用账号", "调离", "指定代理", "移交在办事项"}},
	)
	if strings.Contains(o.Log.String(), "张新示例") {
		t.Error("the log holds a name")
	}
}

func TestTheAdministratorsUnitsAndCalendar(t *testing.T) {
	t.Parallel()
	o := apitest.New(t, storetest.Open(t, store.SQLite))
	get, post := http.MethodGet, http.MethodPost
	sent := func(path, body string) apitest.Request {
		return apitest.Request{As: o.Admin, Method: post, Path: path, Body: body}
	}
	read := func(path string) apitest.Request { return apitest.Request{As: o.Admin, Method: get, Path: path} }
	sfj := "/units/" + o.Justice.UnitID
	added := o.Do(t, sent("/units", `{"code":"sxj","name":"县示例局","nature":"department","from":"2026-10-01","agency":true}`)).Must(t, 200).Get("id")
	const notice = `{"year":2027,"number":"国办发明电〔2026〕9号","text":"一、元旦：1月1日（周五）至3日（周日）放假，共3天。二、春节：2月6日（周六）至12日（周五）放假调休，共7天。2月14日（周日）上班。` +
		`三、清明节：4月3日（周六）至5日（周一）放假，共3天。四、劳动节：5月1日（周六）至5日（周三）放假调休，共5天。5月8日（周六）上班。五、端午节：6月9日（周三）放假，共1天。六、中秋节：9月15日（周三）放假，共1天。七、国庆节：10月1日（周五）至7日（周四）放假调休，共7天。10月9日（周六）上班。"}`
	apitest.Run(t, o,
		apitest.Scenario{Name: "renamed", Request: sent(sfj+"/rename", `{"name":"县示例司法局","from":"2026-10-12"}`), Status: 204},
		apitest.Scenario{Name: "its names", Request: read(sfj), Status: 200, Want: map[string]string{"name": "县示例司法局", "names.0.from": "2026-10-12"}, Has: []string{"2026-10-11"}},
		apitest.Scenario{Name: "under itself", Request: sent("/units/"+added+"/change", `{"superior_id":"`+added+`","agency":true}`), Status: 422, Has: []string{"上级机构不能是它自己"}},
		apitest.Scenario{Name: "under another", Request: sent("/units/"+added+"/change", `{"superior_id":"`+o.Clerk.UnitID+`","agency":false}`), Status: 204},
		apitest.Scenario{Name: "with people", Request: sent(sfj+"/close", `{"last":"2026-12-31","reason":"机构改革"}`), Status: 422, Has: []string{"在用的账号"}},
		apitest.Scenario{Name: "closed", Request: sent("/units/"+added+"/close", `{"last":"2026-10-11","successor_id":"`+o.Clerk.UnitID+`","reason":"机构改革"}`), Status: 204},
		apitest.Scenario{Name: "all", Request: read("/units"), Status: 200, Has: []string{"县示例局", "2026-10-11"}},
		apitest.Scenario{Name: "a wrong weekday", Request: sent("/calendar/preview", strings.Replace(notice, "周五", "周四", 1)), Status: 200,
			Want: map[string]string{"faults.0.code": "wrong_weekday", "faults.0.on": "2027-01-01"}},
		apitest.Scenario{Name: "is not loaded", Request: sent("/calendar/load", strings.Replace(notice, "周五", "周四", 1)), Status: 422, Has: []string{"互相不一致"}},
		apitest.Scenario{Name: "tried", Request: sent("/calendar/preview", notice), Status: 200, Want: map[string]string{"off.2": "2027-01-03", "work.0": "2027-02-14", "looked": "0"}},
		apitest.Scenario{Name: "loaded", Request: sent("/calendar/load", notice), Status: 200, Want: map[string]string{"official_until": "2027-12-31"}},
		apitest.Scenario{Name: "again", Request: sent("/calendar/load", notice), Status: 422, Has: []string{"没有不同"}},
		apitest.Scenario{Name: "editions", Request: read("/calendar/editions"), Status: 200, Want: map[string]string{"editions.0.by": "管理员"}},
	)
}
