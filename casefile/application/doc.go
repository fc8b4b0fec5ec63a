// Package application decides 依申请公开 cases: what a command does to an application under 条例 arts 29–40, or every reason
// why it does not.
//
// It takes its dates from statute/clock and asks no clock on the wall, no database and no Temporal. It knows no names and no
// texts of a case: those are sealed beside the log, and events carry their ids.
package application
