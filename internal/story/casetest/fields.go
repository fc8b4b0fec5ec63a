package casetest

import (
	"reflect"

	"gongkai/civil"
)

// Unset are the paths of the fields that are zero; lists must have a member, and what is pointed at is looked into.
func Unset(v reflect.Value, path string) []string {
	switch v.Kind() {
	case reflect.Struct:
		var out []string
		for i := range v.NumField() {
			out = append(out, Unset(v.Field(i), path+"."+v.Type().Field(i).Name)...)
		}
		return out
	case reflect.Slice:
		if v.Len() == 0 {
			return []string{path}
		}
		return Unset(v.Index(0), path+"[0]")
	case reflect.Pointer:
		if v.IsNil() {
			return []string{path}
		}
		return Unset(v.Elem(), path)
	default:
		if v.IsZero() {
			return []string{path}
		}
		return nil
	}
}

// Filled is a value with every field set, for goldens that pin every name of a deep structure: texts and codes are "x", numbers 1,
// dates 2024-03-04, lists have one member. No such thing exists.
func Filled[V any]() V {
	var out V
	fill(reflect.ValueOf(&out).Elem())
	return out
}

func fill(v reflect.Value) {
	switch v.Kind() {
	case reflect.Struct:
		for i := range v.NumField() {
			fill(v.Field(i))
		}
	case reflect.Slice:
		v.Set(reflect.MakeSlice(v.Type(), 1, 1))
		fill(v.Index(0))
	case reflect.Pointer:
		v.Set(reflect.New(v.Type().Elem()))
		fill(v.Elem())
	case reflect.String:
		v.SetString("x")
	case reflect.Bool:
		v.SetBool(true)
	case reflect.Int, reflect.Int32, reflect.Int64:
		v.SetInt(1)
		if v.Type() == reflect.TypeFor[civil.Date]() {
			v.SetInt(int64(civil.Of(2024, 3, 4)))
		}
	}
}
