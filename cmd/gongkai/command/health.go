package command

import (
	"context"
	"encoding/json"
	"log/slog"
	"net/http"
	"time"

	"gongkai/civil"
	"gongkai/desk"
	"gongkai/workflows"
)

// health answers /healthz (the process lives), /readyz (it can work) and /healthz/jobs (the background jobs are not silent).
func health(o *office, e workflows.Engine, log *slog.Logger) http.Handler {
	mux := http.NewServeMux()
	mux.HandleFunc("GET /healthz", func(w http.ResponseWriter, _ *http.Request) {
		answer(w, http.StatusOK, map[string]string{"status": "ok"})
	})
	mux.HandleFunc("GET /readyz", func(w http.ResponseWriter, r *http.Request) {
		checks := ready(r.Context(), o, e)
		code := http.StatusOK
		if !checks.Database || !checks.Schema || !checks.Calendar {
			code = http.StatusServiceUnavailable
		}
		answer(w, code, checks)
	})
	mux.HandleFunc("GET /healthz/jobs", func(w http.ResponseWriter, r *http.Request) {
		jobs, err := silentJobs(r.Context(), o.desk(nil, log))
		if err != nil {
			log.Error("jobs", "error", err)
			answer(w, http.StatusServiceUnavailable, map[string]string{"status": "database unavailable"})
			return
		}
		code := http.StatusOK
		for _, j := range jobs {
			if j.Silent {
				code = http.StatusServiceUnavailable
			}
		}
		answer(w, code, jobs)
	})
	return mux
}

func answer(w http.ResponseWriter, code int, v any) {
	w.Header().Set("Content-Type", "application/json; charset=utf-8")
	w.WriteHeader(code)
	_ = json.NewEncoder(w).Encode(v) // the reader went away: nobody to tell
}

// Readiness is what a node needs to work. Temporal is shown but not required: registration and reading work without it.
type Readiness struct {
	Database bool `json:"database"`
	Schema   bool `json:"schema"`
	Calendar bool `json:"calendar"` // an official calendar covers today
	Temporal bool `json:"temporal"`
}

func ready(ctx context.Context, o *office, e workflows.Engine) Readiness {
	ctx, cancel := context.WithTimeout(ctx, 5*time.Second)
	defer cancel()
	r := Readiness{Database: o.db.Ping(ctx) == nil, Temporal: e.Healthy(ctx) == nil}
	pending, err := o.db.Pending(ctx)
	r.Schema = err == nil && len(pending) == 0
	cal, err := o.record.Calendar(ctx)
	r.Calendar = err == nil && cal.Official(civil.In(time.Now()))
	return r
}

// JobHealth is a background job and whether it has been silent too long.
type JobHealth struct {
	Name     string    `json:"name"`
	LastOkAt time.Time `json:"last_ok_at"`
	Silent   bool      `json:"silent"`
}

func silentJobs(ctx context.Context, d *desk.Desk) ([]JobHealth, error) {
	jobs, err := d.Jobs(ctx)
	out := make([]JobHealth, len(jobs))
	for i, j := range jobs {
		out[i] = JobHealth{Name: j.Name, LastOkAt: j.LastOk, Silent: j.Silent}
	}
	return out, err
}
