package e2e

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"net/http/cookiejar"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"

	"github.com/google/uuid"

	"gongkai/civil"
	"gongkai/internal/stack"
	"gongkai/internal/storetest"
	"gongkai/supervise"
	"gongkai/workflows"
)

// TestNodes runs the production shape small: init, api and worker as processes of their own against a MariaDB and a Temporal they
// only know by address.
func TestNodes(t *testing.T) {
	t.Parallel()
	server := storetest.StartServer(t)
	temporal, err := supervise.Start(t.Context(), supervise.Options{Path: stack.Binary(t), DataFile: filepath.Join(t.TempDir(), "temporal.db"),
		Namespace: "gongkai", SearchAttributes: workflows.SearchAttributes()})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := temporal.Stop(context.Background()); err != nil { // t's own context has ended by now
			t.Log(err)
		}
	})
	n := &nodes{t: t, path: build(t), api: freeAddress(t), env: append(os.Environ(), "GONGKAI_DATA="+filepath.Join(t.TempDir(), "data"),
		"GONGKAI_DATABASE="+server.Empty(t).DSN, "GONGKAI_TEMPORAL_ADDRESS="+temporal.HostPort(), "GONGKAI_TEMPORAL_NAMESPACE=gongkai",
		"GONGKAI_METRICS_LISTEN=127.0.0.1:0", "GONGKAI_REMEDY_ORGAN=示例市人民政府", "GONGKAI_REMEDY_COURT=示例市中级人民法院", "GONGKAI_REMEDY_ONLINE=https://fuyi.example.cn")}
	n.env = append(n.env, "GONGKAI_LISTEN="+n.api, "GONGKAI_HEALTH_LISTEN="+freeAddress(t))

	n.run("init")
	drafter, judge := n.hire("drafter", "clerk,handler"), n.hire("judge", "reviewer,signer")
	n.start("api")
	n.start("worker")
	n.await("/readyz")
	n.signIn(drafter)
	n.signIn(judge)

	var born struct{ ID, Number string }
	n.must(drafter, http.MethodPost, "/applications", "", map[string]any{"on": today(), "channel": "in_person", "applicant": "natural",
		"request": "申请公开示例文件", "party": map[string]string{"name": "李示范"}}, &born)
	if want := today()[:4] + "-0001"; born.Number != want {
		t.Errorf("number %s, want %s", born.Number, want)
	}
	for _, step := range []struct {
		who  *caller
		act  string
		body map[string]any
	}{
		{judge, "assign", map[string]any{"handler": drafter.id}},
		{drafter, "draft", map[string]any{"outcome": "A36_2_GRANT", "text": "现予公开。"}},
		{judge, "pass", map[string]any{"secrecy": "may_open", "privacy": "may_open", "ours": "may_open"}}, {judge, "sign", nil},
		{drafter, "deliver", map[string]any{"way": "post"}},
		{drafter, "archive", nil},
	} {
		body := map[string]any{"on": today()}
		for k, v := range step.body {
			body[k] = v
		}
		var got struct{ Status string }
		n.must(step.who, http.MethodPost, "/applications/"+born.ID+"/"+step.act, n.etag(step.who, "/applications/"+born.ID), body, &got)
		if got.Status != "done" {
			t.Fatalf("%s: %s", step.act, got.Status)
		}
	}
}

func today() string { return civil.In(time.Now()).String() }

type nodes struct {
	t    *testing.T
	path string
	api  string
	env  []string
}

type caller struct {
	name, oneTime, id string
	client            *http.Client
}

func (n *nodes) run(args ...string) []byte {
	n.t.Helper()
	cmd := exec.CommandContext(n.t.Context(), n.path, args...)
	cmd.Env = n.env
	var errs bytes.Buffer
	cmd.Stderr = &errs
	out, err := cmd.Output()
	if err != nil {
		n.t.Fatalf("gongkai %s: %v\n%s", strings.Join(args, " "), err, errs.String())
	}
	return out
}

func (n *nodes) start(command string) {
	n.t.Helper()
	cmd := exec.Command(n.path, command)
	cmd.Env = n.env
	var log bytes.Buffer
	cmd.Stderr = &log
	cmd.SysProcAttr = &syscall.SysProcAttr{Pdeathsig: syscall.SIGKILL}
	if err := cmd.Start(); err != nil {
		n.t.Fatal(err)
	}
	n.t.Cleanup(func() {
		_ = cmd.Process.Signal(os.Interrupt) // it may be gone already
		if err := cmd.Wait(); err != nil {
			n.t.Errorf("%s ended with %v\n%s", command, err, log.String())
		}
	})
}

func (n *nodes) await(path string) {
	n.t.Helper()
	eventually(n.t, path, func() bool {
		res, err := http.Get("http://" + n.api + path)
		if err != nil {
			return false
		}
		return res.StatusCode == http.StatusOK && res.Body.Close() == nil
	})
}

func (n *nodes) hire(name, roles string) *caller {
	n.t.Helper()
	var got struct {
		Password string `json:"one_time_password"`
	}
	if err := json.Unmarshal(n.run("account", "add", name, "--roles", roles, "--json"), &got); err != nil {
		n.t.Fatal(err)
	}
	jar, err := cookiejar.New(nil)
	if err != nil {
		n.t.Fatal(err)
	}
	return &caller{name: name, oneTime: got.Password, client: &http.Client{Jar: jar, Timeout: 30 * time.Second}}
}

func (n *nodes) signIn(c *caller) {
	n.t.Helper()
	n.must(c, http.MethodPost, "/session", "", map[string]string{"account": c.name, "password": c.oneTime}, nil)
	n.must(c, http.MethodPost, "/me/password", "", map[string]string{"old": c.oneTime, "new": password}, nil)
	var me struct{ ID string }
	n.must(c, http.MethodPost, "/session", "", map[string]string{"account": c.name, "password": password}, &me)
	c.id = me.ID
}

func (n *nodes) etag(c *caller, path string) string {
	n.t.Helper()
	return n.must(c, http.MethodGet, path, "", nil, nil).Header.Get("ETag")
}

// must calls the API and reads its answer; anything but success ends the test.
func (n *nodes) must(c *caller, method, path, match string, body, into any) *http.Response {
	n.t.Helper()
	b, err := json.Marshal(body)
	if err != nil {
		n.t.Fatal(err)
	}
	req, err := http.NewRequestWithContext(n.t.Context(), method, "http://"+n.api+"/api/v1"+path, bytes.NewReader(b))
	if err != nil {
		n.t.Fatal(err)
	}
	if body == nil {
		req.Body, req.ContentLength = nil, 0
	}
	req.Header.Set("Content-Type", "application/json")
	req.Header.Set("Idempotency-Key", uuid.NewString())
	if match != "" {
		req.Header.Set("If-Match", match)
	}
	res, err := c.client.Do(req)
	if err != nil {
		n.t.Fatal(err)
	}
	defer func() { _ = res.Body.Close() }()
	answer, err := io.ReadAll(res.Body)
	if err != nil || res.StatusCode >= 300 {
		n.t.Fatal(fmt.Errorf("%s %s: %d %w\n%s", method, path, res.StatusCode, err, answer))
	}
	if into != nil {
		if err := json.Unmarshal(answer, into); err != nil {
			n.t.Fatal(err)
		}
	}
	return res
}
