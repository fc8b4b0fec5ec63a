package storetest

import (
	"testing"

	"gongkai/internal/storetest/mariadb"
	"gongkai/store"
)

// Server is a MariaDB of one test's own, on a loopback port, which the test may stop, kill, pause and start again.
type Server struct{ *mariadb.Server }

// StartServer starts one; it goes when the test ends. Commits survive Kill.
func StartServer(t testing.TB) Server {
	t.Helper()
	s, err := mariadb.Start(t.Context(), mariadb.Options{TCP: true, Durable: true})
	skipUnlessInstalled(t, err)
	t.Cleanup(func() {
		if err := s.Close(); err != nil {
			t.Error(err)
		}
	})
	return Server{s}
}

// Empty gives the address of a database without any table on this server. It goes with the server.
func (s Server) Empty(t testing.TB) store.Config {
	t.Helper()
	return store.Config{DSN: createOn(t, s.DSN("")), Debug: debug(t)}
}

// Open gives a fresh, migrated database on this server.
func (s Server) Open(t testing.TB) *store.DB {
	t.Helper()
	return open(t, migrated(t, store.MySQL, s.Empty(t)))
}
