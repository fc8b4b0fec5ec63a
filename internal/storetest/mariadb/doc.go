// Package mariadb runs a throw-away MariaDB server for tests, as a child that cannot outlive the process that started
// it. MariaDB 10.11 stands in for MySQL 8, which this machine's distribution does not carry.
//
// The system tables are made once per machine and version (about five seconds) in the temporary folder, under a file
// lock; every server starts on a copy of them in half a second.
package mariadb
