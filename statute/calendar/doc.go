// Package calendar tells working days (工作日) from days of rest, and counts them.
//
// A day is worked if the yearly State Council notice makes it a make-up day (调休上班), is not if the notice frees it (放假),
// and otherwise follows Monday to Friday (条例 periods count working days only: rules T1 to T3). The notices arrive as data, one
// edition (日历版本) after another; an edition once parsed never changes.
//
// A year whose notice is not out is provisional (暂定): the package still counts, Monday to Friday, and Official and Reason
// say that it guessed.
// It knows no periods of the law, no names of holidays and no today.
package calendar
