package store

import (
	"context"
	"database/sql/driver"
	"fmt"
	"reflect"
	"time"

	"gorm.io/gorm/schema"

	"gongkai/civil"
)

// Two column forms that gorm does not know. A row names them in its tags (serializer:day, serializer:instant), so that a row
// struct and the plain struct handed out differ in nothing but tags and convert into each other.
func init() {
	schema.RegisterSerializer("day", daySerializer{})
	schema.RegisterSerializer("instant", instantSerializer{})
}

// daySerializer keeps civil dates as YYYY-MM-DD; no date is the empty string, so that it sorts and needs no NULL.
type daySerializer struct{}

// Scan reads a day column.
func (daySerializer) Scan(ctx context.Context, f *schema.Field, dst reflect.Value, v any) error {
	var text string
	switch v := v.(type) {
	case nil:
	case string:
		text = v
	case []byte:
		text = string(v)
	default:
		return fmt.Errorf("day column %s holds %T", f.Name, v)
	}
	var d civil.Date
	if err := d.UnmarshalText([]byte(text)); err != nil {
		return fmt.Errorf("day column %s: %w", f.Name, err)
	}
	f.ReflectValueOf(ctx, dst).SetInt(int64(d))
	return nil
}

// Value writes a day column.
func (daySerializer) Value(_ context.Context, f *schema.Field, _ reflect.Value, v any) (any, error) {
	d, ok := v.(civil.Date)
	if !ok {
		return nil, fmt.Errorf("day column %s given %T", f.Name, v)
	}
	return d.String(), nil
}

// instantSerializer keeps instants that may be missing: the zero time is NULL.
type instantSerializer struct{}

// Scan reads an instant column.
func (instantSerializer) Scan(ctx context.Context, f *schema.Field, dst reflect.Value, v any) error {
	var at time.Time
	switch v := v.(type) {
	case nil:
	case time.Time:
		at = v.UTC()
	default:
		return fmt.Errorf("instant column %s holds %T", f.Name, v)
	}
	f.ReflectValueOf(ctx, dst).Set(reflect.ValueOf(at))
	return nil
}

// Value writes an instant column.
func (instantSerializer) Value(_ context.Context, f *schema.Field, _ reflect.Value, v any) (any, error) {
	at, ok := v.(time.Time)
	if !ok {
		return nil, fmt.Errorf("instant column %s given %T", f.Name, v)
	}
	if at.IsZero() {
		return driver.Value(nil), nil
	}
	return Instant(at), nil
}
