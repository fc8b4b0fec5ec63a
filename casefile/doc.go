// Package casefile is the kernel that every kind of case shares: what a command, an event, a refusal and a wake are.
//
// A case is a list of events. The packages below it decide, purely, what a command adds to that list
// (application: 依申请公开; assignment: 任务分工 items and unit shares). The kernel knows no law, no database and no clock.
//
// Check ids of a Refusal:
//
//	E01…  the law (条例 and what courts ask of it); kept by the statute packages and their callers
//	S01…  impossible sequences; S01–S49 are found by statute/clock, S50… by the casefiles
//	H01   nobody approves his own draft           H02  a date in the future
//	H03   a date before 2019-05-15                H04  not in this state
//	H05   a field is missing or not one of its values
//	H06   one person signs a draft in one role    H07  real cases beside the demonstration county
package casefile
