package supervise

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"log/slog"
	"os/exec"
	"strings"
	"sync"
)

// exitRefused is the child's exit code for a data file it must not touch.
const exitRefused = 3

// Refused says why the child will not run on its data file. It is not tried again.
type Refused struct{ Reason string }

func (e *Refused) Error() string { return e.Reason }

// output takes what the child writes, line by line: its log goes to ours, and its last words are kept.
type output struct {
	log *slog.Logger

	mu    sync.Mutex
	rest  []byte // a line not yet complete
	words string
}

const longestLine = 64 << 10

func (o *output) Write(p []byte) (int, error) {
	o.mu.Lock()
	defer o.mu.Unlock()
	o.rest = append(o.rest, p...)
	for {
		line, rest, ok := bytes.Cut(o.rest, []byte("\n"))
		if !ok && len(o.rest) < longestLine {
			return len(p), nil
		}
		o.line(bytes.TrimSpace(line))
		o.rest = rest
	}
}

// line: a JSON object is a log record, anything else is the program speaking for itself.
func (o *output) line(b []byte) {
	var record map[string]any
	if err := json.Unmarshal(b, &record); err == nil {
		o.record(record)
		return
	}
	text := string(b)
	if said, ok := strings.CutPrefix(text, program+": "); ok {
		o.words = said // told with the end
		return
	}
	if strings.HasPrefix(text, "panic: ") || strings.HasPrefix(text, "fatal error: ") {
		o.words = text
	}
	if text != "" {
		o.log.Warn("Temporal server: " + text)
	}
}

func (o *output) record(r map[string]any) {
	level, msg := slog.LevelInfo, ""
	attrs := []slog.Attr{}
	for _, key := range sortedKeys(r) {
		switch value := r[key]; key {
		case "level":
			level = levelOf(value)
		case "msg":
			msg, _ = value.(string)
		case "ts", "logging-call-at": // ours says when; where is Temporal's affair
		default:
			attrs = append(attrs, slog.Any(key, value))
		}
	}
	if r["level"] == "fatal" {
		o.words = msg
		if cause, ok := r["error"].(string); ok {
			o.words += ": " + cause
		}
	}
	o.log.LogAttrs(context.Background(), level, "Temporal server: "+msg, attrs...)
}

func levelOf(v any) slog.Level {
	switch v {
	case "debug":
		return slog.LevelDebug
	case "info":
		return slog.LevelInfo
	case "warn":
		return slog.LevelWarn
	default: // error, dpanic, panic, fatal
		return slog.LevelError
	}
}

// reason joins how the child ended with what it said last.
func (o *output) reason(err error) error {
	o.mu.Lock()
	defer o.mu.Unlock()
	var exit *exec.ExitError
	if errors.As(err, &exit) && exit.ExitCode() == exitRefused && o.words != "" {
		return &Refused{Reason: o.words}
	}
	if err == nil {
		err = errors.New("it ended by itself")
	}
	if o.words == "" {
		return err
	}
	return errors.New(err.Error() + ": " + o.words)
}
