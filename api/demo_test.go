package api_test

import (
	"net/http"
	"testing"

	"gongkai/internal/apitest"
	"gongkai/internal/storetest"
	"gongkai/store"
)

func TestTheDemonstrationCountyIsRefusedBesideRealCases(t *testing.T) {
	t.Parallel()
	o := apitest.New(t, storetest.Open(t, store.SQLite))
	apitest.Run(t, o,
		apitest.Scenario{Name: "nothing is there", Request: apitest.Request{As: o.Admin, Method: http.MethodGet, Path: "/demo"}, Status: http.StatusOK,
			Want: map[string]string{"here": "false", "running": "false"}})
	o.Register(t)
	apitest.Run(t, o,
		apitest.Scenario{Name: "beside real cases", Request: apitest.Request{As: o.Admin, Method: http.MethodPost, Path: "/demo"}, Status: http.StatusUnprocessableEntity,
			Has: []string{"H07", "已有真实的办件"}})
}
