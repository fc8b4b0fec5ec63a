package main

import (
	"errors"
	"flag"
	"fmt"
	"io"
	"net"
	"strings"

	enumspb "go.temporal.io/api/enums/v1"
	"go.temporal.io/server/common/dynamicconfig"
	"gopkg.in/yaml.v3"
)

type options struct {
	ip               string
	port             int
	namespaces       []string
	dbFile           string // "" = a file that is removed at the end; never in memory
	logLevel         string
	logFormat        string
	searchAttributes map[string]enumspb.IndexedValueType
	dynamicConfig    map[dynamicconfig.Key]any
}

func parse(args []string, stderr io.Writer) (options, error) {
	o := options{
		searchAttributes: map[string]enumspb.IndexedValueType{},
		dynamicConfig:    map[dynamicconfig.Key]any{},
	}
	if len(args) < 2 || args[0] != "server" || args[1] != "start-dev" {
		return o, errors.New("usage: gongkai-temporal server start-dev [flags] | gongkai-temporal --version-json")
	}
	fs := o.flags(stderr)
	if err := fs.Parse(args[2:]); err != nil {
		return o, err
	}
	if fs.NArg() > 0 {
		return o, fmt.Errorf("unexpected argument %q", fs.Arg(0))
	}
	if o.ip == "localhost" {
		o.ip = loopback
	}
	if net.ParseIP(o.ip) == nil {
		return o, fmt.Errorf("--ip %s is not an address", o.ip)
	}
	if o.port < 1 || o.port > 65535 {
		return o, fmt.Errorf("--port %d is not a port", o.port)
	}
	if len(o.namespaces) == 0 {
		o.namespaces = []string{"default"}
	}
	return o, nil
}

func (o *options) flags(stderr io.Writer) *flag.FlagSet {
	fs := flag.NewFlagSet("server start-dev", flag.ContinueOnError)
	fs.SetOutput(stderr)
	fs.StringVar(&o.ip, "ip", loopback, "address of the frontend; the other services always stay on loopback")
	fs.IntVar(&o.port, "port", 7233, "port of the frontend; the other services take free ones")
	fs.StringVar(&o.dbFile, "db-filename", "", "SQLite file (default: a temporary one)")
	fs.StringVar(&o.logLevel, "log-level", "warn", "debug, info, warn, error or never")
	fs.StringVar(&o.logFormat, "log-format", "text", "text (also: pretty) or json")
	fs.Bool("headless", true, "accepted; there is no web interface")
	fs.Int("ui-port", 0, "accepted; there is no web interface")
	fs.Func("namespace", "namespace to create, repeatable (default: default)", func(s string) error {
		o.namespaces = append(o.namespaces, s)
		return nil
	})
	fs.Func("search-attribute", "NAME=TYPE, repeatable", o.addSearchAttribute)
	fs.Func("dynamic-config-value", "KEY=VALUE in JSON or YAML, repeatable", o.addDynamicConfig)
	return fs
}

func (o *options) addSearchAttribute(s string) error {
	name, kind, ok := strings.Cut(s, "=")
	if !ok {
		return errors.New("want NAME=TYPE")
	}
	t, err := enumspb.IndexedValueTypeFromString(kind)
	o.searchAttributes[name] = t
	return err
}

// addDynamicConfig reads the value as YAML, which holds JSON and keeps whole numbers whole, as the server wants them.
func (o *options) addDynamicConfig(s string) error {
	key, text, ok := strings.Cut(s, "=")
	if !ok {
		return errors.New("want KEY=VALUE")
	}
	var v any
	err := yaml.Unmarshal([]byte(text), &v)
	o.dynamicConfig[dynamicconfig.MakeKey(key)] = v
	return err
}
