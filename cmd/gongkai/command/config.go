package command

import (
	"fmt"
	"net/url"
	"path/filepath"
	"reflect"
	"strings"

	"github.com/caarlos0/env/v11"
	"github.com/spf13/cobra"
)

// Storage says where the record and its keys are.
type Storage struct {
	DataDir  string `env:"GONGKAI_DATA" envDefault:"data" doc:"folder of databases, keys and run files"`
	Database string `env:"GONGKAI_DATABASE" doc:"sqlite:PATH or mysql://user:password@host:port/database; default: gongkai.db in the data folder" secret:"dsn"`
	Keys     string `env:"GONGKAI_KEYS" doc:"key file; default: keys.json in the data folder"`
}

// HTTP says where pages and API are served.
type HTTP struct {
	Listen      string `env:"GONGKAI_LISTEN" envDefault:"127.0.0.1:8080" doc:"address of pages and API"`
	ExternalURL string `env:"GONGKAI_EXTERNAL_URL" doc:"address that browsers use; cookies are Secure exactly when it is https"`
}

// Temporal says which server runs the workflows.
type Temporal struct {
	Address   string `env:"GONGKAI_TEMPORAL_ADDRESS" envDefault:"127.0.0.1:7233" doc:"host:port of the Temporal frontend"`
	Namespace string `env:"GONGKAI_TEMPORAL_NAMESPACE" envDefault:"gongkai" doc:"namespace"`
}

// Letters names the bodies that remedy paragraphs and receipts print.
type Letters struct {
	Organ   string `env:"GONGKAI_REMEDY_ORGAN" doc:"行政复议机关 printed in replies; empty: left open and marked"`
	Court   string `env:"GONGKAI_REMEDY_COURT" doc:"人民法院 printed in replies; empty: left open and marked"`
	Contact string `env:"GONGKAI_CONTACT" doc:"联系方式 printed on receipts"`
}

// UpConfig is the configuration of `gongkai up`.
type UpConfig struct {
	Storage
	HTTP
	Letters
	OneboxPath   string `env:"GONGKAI_ONEBOX" doc:"path of gongkai-temporal; default: next to this program"`
	TemporalPort int    `env:"GONGKAI_ONEBOX_PORT" doc:"port of the supervised Temporal; default: a free one"`
}

// APIConfig is the configuration of `gongkai api`.
type APIConfig struct {
	Storage
	HTTP
	Temporal
	Letters
}

// WorkerConfig is the configuration of `gongkai worker`.
type WorkerConfig struct {
	Storage
	Temporal
	Letters
	HealthListen string `env:"GONGKAI_HEALTH_LISTEN" envDefault:"127.0.0.1:8081" doc:"address of health and metrics"`
}

// load reads a configuration from the environment.
func load[T any]() (T, error) {
	c, err := env.ParseAs[T]()
	if err != nil {
		return c, usage{fmt.Errorf("配置有误：%w", err)}
	}
	return c, nil
}

// dsn is where the database is.
func (s Storage) dsn() string {
	if s.Database != "" {
		return s.Database
	}
	return "sqlite:" + filepath.Join(s.DataDir, "gongkai.db")
}

func (s Storage) keyFile() string {
	if s.Keys != "" {
		return s.Keys
	}
	return filepath.Join(s.DataDir, "keys.json")
}

func (s Storage) path(name string) string { return filepath.Join(s.DataDir, name) }

func (h HTTP) address() string {
	if h.ExternalURL != "" {
		return h.ExternalURL
	}
	return "http://" + h.Listen
}

// Setting is one line of `config show`.
type Setting struct {
	Name  string `json:"name"`
	Value string `json:"value"`
	Doc   string `json:"doc"`
}

func configCommand(s Streams) *cobra.Command {
	c := &cobra.Command{Use: "config", Short: "configuration"}
	c.AddCommand(&cobra.Command{Use: "show [up|api|worker]", Short: "print the configuration in force, secrets masked", Args: cobra.MaximumNArgs(1),
		RunE: func(c *cobra.Command, args []string) error {
			lines, err := settingsOf(append(args, "up")[0])
			if err != nil {
				return err
			}
			if asJSON(c) {
				return printJSON(s.Out, lines)
			}
			for _, l := range lines {
				if _, err := fmt.Fprintf(s.Out, "%-28s %-40s %s\n", l.Name, l.Value, l.Doc); err != nil {
					return err
				}
			}
			return nil
		}})
	return c
}

func settingsOf(command string) ([]Setting, error) {
	switch command {
	case "up":
		return settings[UpConfig]()
	case "api":
		return settings[APIConfig]()
	case "worker":
		return settings[WorkerConfig]()
	}
	return nil, misuse("config show: 只有 up、api、worker")
}

func settings[T any]() ([]Setting, error) {
	c, err := load[T]()
	if err != nil {
		return nil, err
	}
	return fields(reflect.ValueOf(c)), nil
}

func fields(v reflect.Value) []Setting {
	var out []Setting
	for i := range v.NumField() {
		f := v.Type().Field(i)
		if f.Anonymous {
			out = append(out, fields(v.Field(i))...)
			continue
		}
		value := fmt.Sprint(v.Field(i).Interface())
		if f.Tag.Get("secret") != "" {
			value = maskDSN(value)
		}
		out = append(out, Setting{Name: f.Tag.Get("env"), Value: value, Doc: f.Tag.Get("doc")})
	}
	return out
}

// maskDSN hides the password of a data source name, in either form.
func maskDSN(dsn string) string {
	if u, err := url.Parse(dsn); err == nil && u.User != nil {
		if _, has := u.User.Password(); has {
			u.User = url.UserPassword(u.User.Username(), "***")
		}
		masked, err := url.PathUnescape(u.String())
		if err == nil {
			return masked
		}
	}
	if at := strings.LastIndex(dsn, "@"); at >= 0 {
		if colon := strings.Index(dsn[:at], ":"); colon >= 0 {
			return dsn[:colon] + ":***" + dsn[at:]
		}
	}
	return dsn
}
