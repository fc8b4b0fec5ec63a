// Package storetest gives every test of the store a fresh database on each engine: a new SQLite file, and a new
// database on MariaDB (or on the MySQL server named in GONGKAI_TEST_MYSQL).
//
// `make test` runs everything under the command mariadb-for-tests, which starts one server for all packages. A package
// tested alone starts a server of its own, which dies with it. Without mariadbd that half is skipped, except where
// CI=true: there it fails.
package storetest
