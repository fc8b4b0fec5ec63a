package main

import (
	"go.temporal.io/server/common/log"
	"go.uber.org/zap"
	"go.uber.org/zap/zapcore"
)

// logs is the server's logger. Unless more is asked for it is hushed while the services start, when they warn of one
// another's absence, and silent while they stop, when they call the same an error.
type logs struct {
	logger log.Logger
	asked  string
	level  zap.AtomicLevel
}

func newLogs(level, format string) *logs {
	if level == "never" {
		return &logs{logger: log.NewNoopLogger()}
	}
	if format != "json" {
		format = "console"
	}
	l := &logs{asked: level, level: zap.NewAtomicLevelAt(log.ParseZapLevel(level))}
	l.logger = log.NewZapLogger(log.BuildZapLogger(log.Config{Level: level, Format: format}).WithOptions(
		zap.IncreaseLevel(l.level),
		zap.AddStacktrace(zapcore.InvalidLevel), // never: a stack hides the error, and a panic prints its own
	))
	if level == "warn" {
		l.level.SetLevel(zap.ErrorLevel)
	}
	return l
}

func (l *logs) started() {
	if l.asked == "warn" {
		l.level.SetLevel(zap.WarnLevel)
	}
}

func (l *logs) stopping() {
	if l.asked == "warn" || l.asked == "error" {
		l.level.SetLevel(zap.DPanicLevel)
	}
}
