package apitest

import (
	"bytes"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync"
	"testing"

	"github.com/google/uuid"

	"gongkai/api"
	"gongkai/auth"
	"gongkai/desk"
	"gongkai/internal/office"
	"gongkai/store"
)

// Today is the day on which an office of this package opens, a Monday.
const Today = "2026-10-12"

// Office is an office with the API before it. All its people are signed in, their one-time passwords changed.
type Office struct {
	*office.Office
	Outsider auth.Person // every role, in another agency
	Newcomer auth.Person // every role, a one-time password still in force
	API      http.Handler
	Log      *Log

	mu     sync.Mutex
	tokens map[string]string // by account id
}

// New opens an office whose commands are decided at once.
func New(t *testing.T, db *store.DB) *Office {
	t.Helper()
	return NewWith(t, db, &office.Direct{})
}

// NewWith opens an office over an engine; nil: every command waits until the test decides the case.
func NewWith(t *testing.T, db *store.DB, engine desk.Engine) *Office {
	t.Helper()
	o := &Office{Office: office.New(t, db, Today, engine), Log: &Log{}, tokens: map[string]string{}}
	o.Outsider = o.Hire(t, "waijiguan", "外机关", "kjj", auth.Roles()...)
	o.Newcomer = o.Hire(t, "xinlaide", "新来的", "office", auth.Roles()...)
	for _, p := range []*auth.Person{&o.Clerk, &o.Handler, &o.Second, &o.Reviewer, &o.Signer, &o.Compiler, &o.Steward, &o.Admin, &o.Justice, &o.Outsider} {
		o.Settle(t, p)
	}
	o.Serve(t, api.Options{})
	return o
}

// Serve puts another API before the office.
func (o *Office) Serve(t *testing.T, options api.Options) {
	t.Helper()
	if options.Desk == nil {
		options.Desk = o.Desk
	}
	if options.Auth == nil {
		options.Auth = o.Auth
	}
	options.Log = slog.New(slog.NewJSONHandler(o.Log, nil))
	var err error
	if o.API, err = api.New(options); err != nil {
		t.Fatal(err)
	}
}

// Settle marks a person's one-time password as changed.
func (o *Office) Settle(t *testing.T, p *auth.Person) {
	t.Helper()
	err := o.DB.Update(t.Context(), "settle", func(tx *store.Tx) error {
		a, err := tx.FindAccount(p.ID)
		if err != nil {
			return err
		}
		a.MustChange = false
		return tx.SaveAccount(a)
	})
	if err != nil {
		t.Fatal(err)
	}
	p.MustChange = false
}

// Token is a session of a person's, opened without his password: a hash is meant to be slow.
func (o *Office) Token(t *testing.T, p auth.Person) string {
	t.Helper()
	o.mu.Lock()
	defer o.mu.Unlock()
	if token, ok := o.tokens[p.ID]; ok {
		return token
	}
	token, hash := auth.NewToken()
	now := o.Record.Now()
	err := o.DB.Update(t.Context(), "open session", func(tx *store.Tx) error {
		return tx.InsertSession(store.Session{TokenHash: hash, AccountID: p.ID, CreatedAt: now, SeenAt: now, ExpiresAt: now.Add(auth.SessionLimit)})
	})
	if err != nil {
		t.Fatal(err)
	}
	o.tokens[p.ID] = token
	return token
}

// Log is what the API logged.
type Log struct {
	mu sync.Mutex
	b  bytes.Buffer
}

// Write adds lines.
func (l *Log) Write(p []byte) (int, error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.b.Write(p)
}

// String is everything so far.
func (l *Log) String() string {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.b.String()
}

// Request is one request.
type Request struct {
	As     auth.Person // nobody: without a session
	Method string
	Path   string // under the API's prefix
	Body   string
	Header map[string]string // "": the header is left out
}

// Do sends a request. Bodies are JSON, commands carry a fresh Idempotency-Key, unless a header says otherwise.
func (o *Office) Do(t *testing.T, r Request) Answer {
	t.Helper()
	req := httptest.NewRequestWithContext(t.Context(), r.Method, api.Prefix+r.Path, strings.NewReader(r.Body))
	if r.Body != "" {
		req.Header.Set("Content-Type", "application/json")
	}
	if r.Method == http.MethodPost {
		req.Header.Set("Idempotency-Key", uuid.NewString())
	}
	for name, value := range r.Header {
		req.Header.Del(name)
		if value != "" {
			req.Header.Set(name, value)
		}
	}
	if r.As.ID != "" {
		req.AddCookie(&http.Cookie{Name: api.CookieName, Value: o.Token(t, r.As)})
	}
	w := httptest.NewRecorder()
	o.API.ServeHTTP(w, req)
	return Answer{Status: w.Code, Header: w.Result().Header, Body: w.Body.String()}
}
