// Command mariadb-for-tests runs a command with a throw-away MariaDB beside it:
//
//	go run ./internal/storetest/cmd/mariadb-for-tests go test ./...
//
// The server's address is in GONGKAI_TEST_MYSQL. It ends with the command, or with this process, however that ends. If
// the variable is already set, the command runs as it is. Without mariadbd the command runs too and the tests skip that
// engine; with CI=true it is an error.
package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"os/signal"
	"syscall"

	"gongkai/internal/storetest/mariadb"
)

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	code, err := run(ctx, os.Args[1:])
	if err != nil {
		fmt.Fprintln(os.Stderr, "mariadb-for-tests:", err)
	}
	os.Exit(code) //nolint:gocritic // stop only gives the signals back
}

// run answers the command's exit code, or 2 if it could not be run.
func run(ctx context.Context, command []string) (_ int, err error) {
	if len(command) == 0 {
		return 2, errors.New("usage: mariadb-for-tests COMMAND [ARGUMENT…]")
	}
	if os.Getenv(mariadb.DSNVariable) == "" {
		server, startErr := mariadb.Start(ctx, mariadb.Options{})
		switch {
		case startErr == nil:
			defer func() { err = errors.Join(err, server.Close()) }()
			if err := os.Setenv(mariadb.DSNVariable, server.DSN("")); err != nil {
				return 2, err
			}
		case errors.Is(startErr, mariadb.ErrNotInstalled) && os.Getenv("CI") != "true":
			fmt.Fprintln(os.Stderr, "mariadb-for-tests: MySQL is not tested:", startErr)
		default:
			return 2, startErr
		}
	}
	cmd := exec.CommandContext(ctx, command[0], command[1:]...)
	cmd.Cancel = func() error { return cmd.Process.Signal(os.Interrupt) }
	cmd.Stdin, cmd.Stdout, cmd.Stderr = os.Stdin, os.Stdout, os.Stderr
	var exit *exec.ExitError
	if err := cmd.Run(); errors.As(err, &exit) {
		return max(1, exit.ExitCode()), nil
	} else if err != nil {
		return 2, err
	}
	return 0, nil
}
