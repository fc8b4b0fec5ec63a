// Package backup takes an office out of one place and puts it whole into another: a backup of the embedded database beside a running
// office, its restoring, and the move from one machine to MySQL.
//
// A backup holds the database, sealed as it is, and the office's conventions; never the keys, and nothing of Temporal, whose runs
// `gongkai recover` starts again. Whatever is written is read back and checked before it counts. It decides no law, and knows
// nothing of processes: that nobody else writes is for its caller to see to.
package backup
