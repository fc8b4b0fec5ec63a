package api

import (
	"cmp"
	"errors"
	"fmt"
	"net/http"
	"regexp"
	"strings"

	"github.com/danielgtaylor/huma/v2"
	"github.com/danielgtaylor/huma/v2/validation"

	"gongkai/web/words"
)

// Codes of faults that binding finds. huma's own messages quote what was submitted, so each is replaced by a code.
const (
	codeUnknownField = "unknown_field"
	codeRequired     = "required"
	codeNotADate     = "not_a_date"
	codeNotATime     = "not_a_time"
	codeNotAUUID     = "not_a_uuid"
	codeNotANumber   = "not_a_number"
	codeWrongType    = "wrong_type"
	codeUnknownValue = "unknown_value"
	codeOutOfRange   = "out_of_range"
	codeTooShort     = "too_short"
	codeTooLong      = "too_long"
	codeUnreadable   = "unreadable"
	codeOnePeriod    = "one_period" // a year, or from and to
	codeWrong        = "wrong"      // a password
)

// huma knows one set of messages and one maker of errors for a whole program; schemas copy messages when they are made. They are set
// once, before any API exists.
func init() {
	huma.ValidateStrictCasing = true // else {"way":…,"WAY":…} is validated by one and decoded from the other
	huma.ErrorFormatter = message
	huma.NewError = func(status int, _ string, errs ...error) huma.StatusError { return bindingProblem(status, errs) }
	huma.NewErrorWithContext = func(_ huma.Context, status int, _ string, errs ...error) huma.StatusError {
		return bindingProblem(status, errs)
	}
	for text, code := range codes() {
		*text = code
	}
}

// codes are the messages that binding can produce, by the code that replaces them.
func codes() map[*string]string {
	return map[*string]string{
		&validation.MsgUnexpectedProperty:             codeUnknownField,
		&validation.MsgExpectedRequiredProperty:       codeRequired,
		&validation.MsgExpectedRFC3339Date:            codeNotADate,
		&validation.MsgExpectedRFC3339DateTime:        codeNotATime,
		&validation.MsgExpectedRFC4122UUID:            codeNotAUUID,
		&validation.MsgExpectedNumber:                 codeNotANumber,
		&validation.MsgExpectedInteger:                codeNotANumber,
		&validation.MsgExpectedBoolean:                codeWrongType,
		&validation.MsgExpectedString:                 codeWrongType,
		&validation.MsgExpectedArray:                  codeWrongType,
		&validation.MsgExpectedObject:                 codeWrongType,
		&validation.MsgExpectedOneOf:                  codeUnknownValue,
		&validation.MsgExpectedMatchPattern:           codeUnreadable,
		&validation.MsgExpectedMinimumNumber:          codeOutOfRange,
		&validation.MsgExpectedMaximumNumber:          codeOutOfRange,
		&validation.MsgExpectedExclusiveMinimumNumber: codeOutOfRange,
		&validation.MsgExpectedExclusiveMaximumNumber: codeOutOfRange,
		&validation.MsgExpectedMinLength:              codeTooShort,
		&validation.MsgExpectedMaxLength:              codeTooLong,
	}
}

// message leaves out every argument but the name of a required property, which is ours and not the client's.
func message(format string, args ...any) string {
	if format == codeRequired && len(args) == 1 {
		return fmt.Sprintf("%s:%v", codeRequired, args[0])
	}
	return format
}

// bindingProblem is huma's complaint as a problem. A fault of huma's is always an unreadable body: actions answer for themselves.
func bindingProblem(status int, errs []error) *Problem {
	for _, err := range errs {
		var p *Problem
		if errors.As(err, &p) {
			return p
		}
	}
	switch status {
	case http.StatusUnprocessableEntity:
		p := typeInvalid.problem()
		for _, err := range errs {
			p.Fields = append(p.Fields, fieldFault(err))
		}
		return p
	case http.StatusRequestEntityTooLarge:
		return problemOf(errTooLarge)
	case http.StatusUnsupportedMediaType:
		return problemOf(errMedia)
	case http.StatusRequestTimeout:
		return problemOf(errSlow)
	}
	return problemOf(errMalformed)
}

// wholeBody is the field of a fault that is of no field: the body is a list, or null.
const wholeBody = "body"

func fieldFault(err error) FieldFault {
	var d *huma.ErrorDetail
	if !errors.As(err, &d) {
		return FieldFault{Field: wholeBody, Code: codeUnreadable, Message: faultText(wholeBody, codeUnreadable)}
	}
	code, property, _ := strings.Cut(d.Message, ":")
	if !isCode(code) { // huma's own words for a parameter, which alone it marks as absent by an empty value
		code, property = codeUnreadable, ""
		if d.Value == "" {
			code = codeRequired
		}
	}
	field := named(d.Location)
	if property != "" {
		field = strings.TrimPrefix(field+"."+property, ".")
	}
	field = cmp.Or(field, wholeBody)
	return FieldFault{Field: field, Code: code, Message: faultText(field, code)}
}

func isCode(text string) bool {
	for _, code := range codes() {
		if code == text {
			return true
		}
	}
	return false
}

var ours = regexp.MustCompile(`^(?:[a-z_]{1,40}|[a-z_]{1,40}\[[0-9]{1,4}\]|If-Match|Idempotency-Key)$`)

// named is a location without its first part where that is body, header or query. A part that does not look like a name of ours may be
// anything the client sent, a person's name too, and is not repeated.
func named(location string) string {
	parts := strings.Split(location, ".")
	switch parts[0] {
	case "body", "header", "query", "path":
		parts = parts[1:]
	}
	for i, part := range parts {
		if !ours.MatchString(part) {
			parts[i] = "…"
		}
	}
	return strings.Join(parts, ".")
}

// faultText is words' sentence for a fault, or one for the codes that only the API has.
func faultText(field, code string) string {
	last := field[strings.LastIndex(field, ".")+1:]
	if field == wholeBody && code == codeWrongType {
		return "请求的内容应是一个 JSON 对象（{…}），请对照接口说明。"
	}
	switch code {
	case codeUnknownField:
		return "接口没有这个字段，请对照接口说明核对字段名。"
	case codeOnePeriod:
		return "请填写 year，或者同时填写 from 和 to。"
	case codeNotAUUID:
		return "“" + words.Field(last) + "”请填写新生成的 UUID（第 4 或第 7 版）。"
	case codeNotATime:
		return "“" + words.Field(last) + "”不是时间，请按 2026-11-24T08:30:00+08:00 的样子填写。"
	case codeWrongType:
		return "“" + words.Field(last) + "”的类型不对，请对照接口说明。"
	case codeOutOfRange:
		return "“" + words.Field(last) + "”超出范围，请对照接口说明。"
	case codeUnreadable:
		return "无法识别，请对照接口说明核对。"
	}
	return words.Fault(last, code)
}
