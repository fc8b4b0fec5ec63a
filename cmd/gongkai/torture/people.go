package torture

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"math/rand/v2"
	"net/http"
	"net/http/cookiejar"
	"sync"
	"time"

	"github.com/google/uuid"

	"gongkai/civil"
)

// password of everybody who is tortured.
const password = "tortured-people-2026"

// ack is a command that the program acknowledged.
type ack struct {
	Command, Case string
	Done          bool // the first answer already said done; else it was kept (202)
}

// crowd is everybody at work.
type crowd struct {
	workers []*worker
}

// worker drives cases of his own through the office, as two people: one drafts, the other reviews and signs.
type worker struct {
	n              int
	p              *program
	drafter, judge *person
	dice           *rand.Rand

	mu      sync.Mutex
	acks    []ack
	cases   []string
	longest time.Duration
	wrong   []string
}

// person is an account with its cookies.
type person struct {
	name, oneTime, id string
	client            *http.Client
}

// hire makes two accounts for each worker, before the program runs.
func hire(ctx context.Context, o Options, p *program) (*crowd, error) {
	c := &crowd{}
	for n := range o.People {
		w := &worker{n: n, p: p, dice: rand.New(rand.NewPCG(o.Seed, uint64(n)+2))}
		for _, who := range []struct {
			to          **person
			name, roles string
		}{{&w.drafter, "drafter", "clerk,handler"}, {&w.judge, "judge", "reviewer,signer"}} {
			name := fmt.Sprintf("%s%d", who.name, n)
			out, err := p.run(ctx, "account", "add", name, "--roles", who.roles, "--json")
			if err != nil {
				return nil, err
			}
			var got struct {
				Password string `json:"one_time_password"`
			}
			if err := json.Unmarshal(out, &got); err != nil {
				return nil, err
			}
			jar, err := cookiejar.New(nil)
			if err != nil {
				return nil, err
			}
			*who.to = &person{name: name, oneTime: got.Password, client: &http.Client{Jar: jar, Timeout: 20 * time.Second}}
		}
		c.workers = append(c.workers, w)
	}
	return c, nil
}

// signIn signs everybody in before the first fault.
func (c *crowd) signIn(ctx context.Context) error {
	for _, w := range c.workers {
		for _, who := range []*person{w.drafter, w.judge} {
			if err := w.enter(ctx, who); err != nil {
				return fmt.Errorf("sign in %s: %w", who.name, err)
			}
		}
	}
	return nil
}

func (w *worker) enter(ctx context.Context, who *person) error {
	steps := []struct {
		path string
		body any
	}{
		{"/session", map[string]string{"account": who.name, "password": who.oneTime}},
		{"/me/password", map[string]string{"old": who.oneTime, "new": password}},
		{"/session", map[string]string{"account": who.name, "password": password}},
	}
	for _, s := range steps {
		a, ok := w.insist(ctx, who, request{method: http.MethodPost, path: s.path, body: s.body}) // sign-ins are rate limited
		if !ok || a.status >= 300 {
			return fmt.Errorf("%s: %d %s", s.path, a.status, a.body)
		}
		var me struct {
			ID string `json:"id"`
		}
		if json.Unmarshal(a.body, &me) == nil && me.ID != "" {
			who.id = me.ID
		}
	}
	return nil
}

// request is one call of the API.
type request struct {
	method, path, key, match string
	body                     any
}

type answer struct {
	status int
	etag   string
	body   []byte
}

func (w *worker) call(ctx context.Context, who *person, r request) (answer, error) {
	var body io.Reader
	if r.body != nil {
		b, err := json.Marshal(r.body)
		if err != nil {
			return answer{}, err
		}
		body = bytes.NewReader(b)
	}
	req, err := http.NewRequestWithContext(ctx, r.method, w.p.base()+"/api/v1"+r.path, body)
	if err != nil {
		return answer{}, err
	}
	req.Header.Set("Content-Type", "application/json")
	if r.key != "" {
		req.Header.Set("Idempotency-Key", r.key)
	}
	if r.match != "" {
		req.Header.Set("If-Match", r.match)
	}
	res, err := who.client.Do(req)
	if err != nil {
		return answer{}, err
	}
	b, err := io.ReadAll(io.LimitReader(res.Body, 1<<20))
	return answer{res.StatusCode, res.Header.Get("ETag"), b}, errors.Join(err, res.Body.Close())
}

// insist repeats a call with the same key until it is answered: through crashes, restarts and outages, as a patient client does.
func (w *worker) insist(ctx context.Context, who *person, r request) (answer, bool) {
	began := time.Now()
	for ctx.Err() == nil {
		a, err := w.call(ctx, who, r)
		if err == nil && a.status < 500 && a.status != http.StatusTooManyRequests {
			w.mu.Lock()
			w.longest = max(w.longest, time.Since(began))
			w.mu.Unlock()
			return a, true
		}
		pause(ctx, 150*time.Millisecond)
	}
	return answer{}, false
}

// work opens cases and takes them through the office until it is told to stop. A call under way then is left unanswered: it may
// be in the log or not, but not twice.
func (w *worker) work(ctx context.Context) {
	for ctx.Err() == nil {
		id := w.register(ctx)
		for _, s := range w.life() {
			if id == "" || !w.act(ctx, id, s) {
				break
			}
		}
	}
}

func today() string { return civil.In(time.Now()).String() }

func (w *worker) register(ctx context.Context) string {
	key := uuid.NewString()
	a, ok := w.insist(ctx, w.drafter, request{method: http.MethodPost, path: "/applications", key: key, body: map[string]any{
		"on": today(), "channel": "in_person", "applicant": "natural", "request": fmt.Sprintf("第%d人申请公开的示例内容", w.n),
		"party": map[string]string{"name": "示例申请人", "phone": "13800001111"}}})
	if !ok {
		return ""
	}
	var got struct {
		ID string `json:"id"`
	}
	if a.status != http.StatusCreated || json.Unmarshal(a.body, &got) != nil {
		w.complain("register: %d %s", a.status, a.body)
		return ""
	}
	w.acknowledged(ack{Command: key, Case: got.ID, Done: true})
	w.mu.Lock()
	w.cases = append(w.cases, got.ID)
	w.mu.Unlock()
	return got.ID
}

type step struct {
	who  *person
	act  string
	body map[string]any
}

// life is an ordinary application, now and then withdrawn or returned.
func (w *worker) life() []step {
	steps := []step{
		{w.judge, "assign", map[string]any{"handler": w.drafter.id}},
		{w.drafter, "note", map[string]any{"text": "记一笔"}},
		{w.drafter, "draft", map[string]any{"outcome": "A36_2_GRANT", "text": "现予公开。"}},
	}
	if w.dice.IntN(4) == 0 {
		steps = append(steps, step{w.judge, "return", map[string]any{"reason": "请补充"}},
			step{w.drafter, "draft", map[string]any{"outcome": "A36_2_GRANT", "text": "现予公开，已补充。"}})
	}
	if w.dice.IntN(5) == 0 {
		return append(steps, step{w.drafter, "withdraw", map[string]any{"statement": "申请人书面撤回"}})
	}
	return append(steps, step{w.judge, "pass", map[string]any{"secrecy": "may_open", "privacy": "may_open", "ours": "may_open"}}, step{w.judge, "sign", map[string]any{"doc_no": fmt.Sprintf("示公复〔2026〕%d号", 1+w.dice.IntN(1_000_000))}},
		step{w.drafter, "deliver", map[string]any{"way": "post"}}, step{w.drafter, "archive", map[string]any{}})
}

// act reads the case, sends the command with what it saw, and follows it until it is done.
func (w *worker) act(ctx context.Context, id string, s step) bool {
	seen, ok := w.insist(ctx, s.who, request{method: http.MethodGet, path: "/applications/" + id})
	if !ok {
		return false
	}
	key := uuid.NewString()
	body := map[string]any{"on": today()}
	for k, v := range s.body {
		body[k] = v
	}
	a, ok := w.insist(ctx, s.who, request{method: http.MethodPost, path: "/applications/" + id + "/" + s.act, key: key, match: seen.etag, body: body})
	if !ok {
		return false
	}
	switch a.status {
	case http.StatusOK:
		w.acknowledged(ack{Command: key, Case: id, Done: true})
		return true
	case http.StatusAccepted:
		w.acknowledged(ack{Command: key, Case: id})
		return w.follow(ctx, s.who, key)
	}
	w.complain("%s: %d %s", s.act, a.status, a.body)
	return false
}

// follow reads a kept command until it is decided.
func (w *worker) follow(ctx context.Context, who *person, key string) bool {
	for ctx.Err() == nil {
		a, ok := w.insist(ctx, who, request{method: http.MethodGet, path: "/commands/" + key})
		var got struct {
			Status string `json:"status"`
		}
		if !ok || json.Unmarshal(a.body, &got) != nil {
			return false
		}
		if got.Status == "done" {
			return true
		}
		if got.Status != "waiting" {
			w.complain("command %s became %s", key, got.Status)
			return false
		}
		pause(ctx, 200*time.Millisecond)
	}
	return false
}

func (w *worker) acknowledged(a ack) {
	w.mu.Lock()
	defer w.mu.Unlock()
	w.acks = append(w.acks, a)
}

func (w *worker) complain(format string, args ...any) {
	w.mu.Lock()
	defer w.mu.Unlock()
	w.wrong = append(w.wrong, fmt.Sprintf("person %d: ", w.n)+fmt.Sprintf(format, args...))
}
