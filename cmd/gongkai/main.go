// Command gongkai runs a government office's 政府信息公开 work. See README.md.
package main

import (
	"context"
	"os"
	"os/signal"
	"syscall"

	"gongkai/cmd/gongkai/command"
)

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	os.Exit(command.Run(ctx, os.Args[1:], command.Streams{In: os.Stdin, Out: os.Stdout, Err: os.Stderr}))
}
