package store

import (
	"context"
	"log/slog"
	"time"

	"gorm.io/gorm/logger"
)

// queryLog tells of slow statements, with question marks where the values stand. Errors are not logged here: they are
// returned, and whoever answers for them logs them once.
type queryLog struct {
	log  *slog.Logger
	slow time.Duration
}

// LogMode changes nothing: the level belongs to the slog handler.
func (l queryLog) LogMode(logger.LogLevel) logger.Interface { return l }

// Info keeps the fixed text; the arguments may hold values.
func (l queryLog) Info(ctx context.Context, text string, _ ...any) { l.log.DebugContext(ctx, text) }

// Warn keeps the fixed text; the arguments may hold values.
func (l queryLog) Warn(ctx context.Context, text string, _ ...any) { l.log.WarnContext(ctx, text) }

// Error keeps the fixed text; the arguments may hold values.
func (l queryLog) Error(ctx context.Context, text string, _ ...any) { l.log.ErrorContext(ctx, text) }

// ParamsFilter takes the values out of the text that Trace sees.
func (l queryLog) ParamsFilter(_ context.Context, sql string, _ ...any) (string, []any) {
	return sql, nil
}

// Trace reports a statement that took longer than it should.
func (l queryLog) Trace(ctx context.Context, begin time.Time, statement func() (string, int64), _ error) {
	took := time.Since(begin)
	if took < l.slow || !l.log.Enabled(ctx, slog.LevelWarn) {
		return
	}
	sql, rows := statement()
	l.log.WarnContext(ctx, "slow statement", "ms", took.Milliseconds(), "rows", rows, "sql", sql)
}
