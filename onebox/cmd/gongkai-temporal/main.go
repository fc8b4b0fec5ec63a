// Command gongkai-temporal is a Temporal server on a SQLite file, for one machine and for tests. It understands the
// flags of Temporal's own CLI ("server start-dev …"), so the SDK's testsuite.StartDevServer can run it.
//
// It knows nothing of cases. What it stores may be lost at any time: the record is elsewhere, and "gongkai recover"
// starts the missing workflows again. It has no web interface.
package main

import (
	"context"
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"os/signal"
	"syscall"

	"go.temporal.io/server/common/headers"
	"gongkai/onebox/datafile"
)

// Exit codes, read by the supervisor. Code 3 means that starting again cannot help.
const (
	exitOK = iota
	exitFault
	exitUsage
	exitRefused
)

// sources is the hash of this module's sources, set by build.sh.
var sources = "unknown"

func main() {
	syscall.Umask(0o077) // the data file is for its owner alone
	ctx, stop := signal.NotifyContext(context.Background(), syscall.SIGINT, syscall.SIGTERM)
	context.AfterFunc(ctx, stop) // a second signal ends the process at once
	os.Exit(Run(ctx, os.Args[1:], os.Stdout, os.Stderr))
}

// Run is the whole program. It returns when ctx is done or the server cannot start.
func Run(ctx context.Context, args []string, stdout, stderr io.Writer) int {
	if len(args) == 1 && args[0] == "--version-json" {
		answer := map[string]string{"server": headers.ServerVersion, "sources": sources}
		return code(stderr, json.NewEncoder(stdout).Encode(answer))
	}
	o, err := parse(args, stderr)
	if errors.Is(err, flag.ErrHelp) {
		return exitOK
	}
	if err != nil {
		_, _ = fmt.Fprintln(stderr, "gongkai-temporal:", err) // nowhere is left to say it
		return exitUsage
	}
	return code(stderr, serve(ctx, o))
}

func code(stderr io.Writer, err error) int {
	if err == nil {
		return exitOK
	}
	_, _ = fmt.Fprintln(stderr, "gongkai-temporal:", err) // nowhere is left to say it
	var refusal datafile.Refusal
	if errors.As(err, &refusal) {
		return exitRefused
	}
	return exitFault
}
