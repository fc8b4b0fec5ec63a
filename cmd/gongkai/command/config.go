package command

import (
	"fmt"
	"net/url"
	"os"
	"path/filepath"
	"reflect"
	"strings"

	"github.com/caarlos0/env/v11"
	"github.com/spf13/cobra"

	"gongkai/record"
	"gongkai/statute/remedy"
)

// Storage says where the record and its keys are.
type Storage struct {
	DataDir  string `env:"GONGKAI_DATA" envDefault:"data" doc:"folder of databases, keys and run files"`
	Database string `env:"GONGKAI_DATABASE" doc:"sqlite:PATH or mysql://user:password@host:port/database; default: gongkai.db in the data folder" secret:"dsn"`
	Keys     string `env:"GONGKAI_KEYS" doc:"key file; default: keys.json in the data folder"`
	Rules    string `env:"GONGKAI_RULES" doc:"JSON file of the office's conventions (statute/README.md); empty: the defaults"`
}

// settings are the office's conventions.
func (s Storage) settings() (record.Conventions, error) {
	if s.Rules == "" {
		return record.Conventions{}, nil
	}
	text, err := os.ReadFile(s.Rules)
	if err != nil {
		return record.Conventions{}, fmt.Errorf("GONGKAI_RULES: %w", err)
	}
	out, err := record.ParseConventions(text)
	if err != nil {
		return out, fmt.Errorf("GONGKAI_RULES %s: %w", s.Rules, err)
	}
	return out, nil
}

// HTTP says where pages and API are served.
type HTTP struct {
	Listen      string `env:"GONGKAI_LISTEN" envDefault:"127.0.0.1:8080" doc:"address of pages and API"`
	ExternalURL string `env:"GONGKAI_EXTERNAL_URL" doc:"address that browsers use; cookies are Secure exactly when it is https"`
	TLSCert     string `env:"GONGKAI_TLS_CERT" doc:"certificate with its chain (PEM), read again when it changes; empty: plain HTTP, behind a TLS proxy"`
	TLSKey      string `env:"GONGKAI_TLS_KEY" doc:"private key of the certificate (PEM)"`
}

// Metrics says where Prometheus reads; never on the address of the pages, which is public.
type Metrics struct {
	MetricsListen string `env:"GONGKAI_METRICS_LISTEN" envDefault:"127.0.0.1:9464" doc:"address of Prometheus metrics (/metrics), apart from the pages; off: none"`
}

// Watch says when doctor warns.
type Watch struct {
	DiskMiB     int `env:"GONGKAI_DISK_MIB" envDefault:"1024" doc:"doctor warns when the data folder has less free space than this many MiB; 0: never"`
	DiskPercent int `env:"GONGKAI_DISK_PERCENT" envDefault:"5" doc:"doctor warns when less of the data folder's disk is free than this many percent; 0: never"`
}

// Temporal says which server runs the workflows.
type Temporal struct {
	Address   string `env:"GONGKAI_TEMPORAL_ADDRESS" envDefault:"127.0.0.1:7233" doc:"host:port of the Temporal frontend"`
	Namespace string `env:"GONGKAI_TEMPORAL_NAMESPACE" envDefault:"gongkai" doc:"namespace"`
}

// Letters names the bodies that remedy paragraphs and receipts print, as long as the agency has settled nothing else in the database
// (开办 → 本机关): these are the defaults. A reply that needs a name which is missing is not signed (E09).
// By-agency settings are unit codes with a name each: sfj:某市司法局,swj:某市税务局.
type Letters struct {
	Organ             string     `env:"GONGKAI_REMEDY_ORGAN" doc:"default where the agency has settled nothing (开办 → 本机关): 行政复议机关 of an office with one agency: printed where no name below is given"`
	Court             string     `env:"GONGKAI_REMEDY_COURT" doc:"default where the agency has settled nothing (开办 → 本机关): 人民法院 of an office with one agency: printed where no name below is given"`
	Government        string     `env:"GONGKAI_REMEDY_GOVERNMENT" doc:"default where the agency has settled nothing (开办 → 本机关): 县级人民政府, organ of 行政复议 for departments and townships"`
	HigherGovernment  string     `env:"GONGKAI_REMEDY_HIGHER_GOVERNMENT" doc:"default where the agency has settled nothing (开办 → 本机关): the government above it, organ of 行政复议 for its own decisions"`
	BasicCourt        string     `env:"GONGKAI_REMEDY_BASIC_COURT" doc:"default where the agency has settled nothing (开办 → 本机关): 基层人民法院"`
	IntermediateCourt string     `env:"GONGKAI_REMEDY_INTERMEDIATE_COURT" doc:"default where the agency has settled nothing (开办 → 本机关): 中级人民法院, for decisions of the county government"`
	Online            string     `env:"GONGKAI_REMEDY_ONLINE" doc:"default where the agency has settled nothing (开办 → 本机关): internet channel for applying for 行政复议 (行政复议法 art. 22)"`
	OfficeAs          officeKind `env:"GONGKAI_REMEDY_OFFICE_AS" doc:"default where the agency has settled nothing (开办 → 本机关): as what a reply of the 县政府办公室 counts: department or county_government; empty: department"`
	Bodies            bodyKinds  `env:"GONGKAI_REMEDY_BODIES" doc:"default where the agency has settled nothing (开办 → 本机关): by agency: what it is, where its nature in the organisation does not tell: sfj:justice,swj:vertical"`
	Superiors         perUnit    `env:"GONGKAI_REMEDY_SUPERIORS" doc:"default where the agency has settled nothing (开办 → 本机关): by agency: 上一级主管部门"`
	Parents           perUnit    `env:"GONGKAI_REMEDY_PARENTS" doc:"default where the agency has settled nothing (开办 → 本机关): by agency: the department whose 派出机构 it is"`
	ParentGovernments perUnit    `env:"GONGKAI_REMEDY_PARENT_GOVERNMENTS" doc:"default where the agency has settled nothing (开办 → 本机关): by agency: the government of that department"`
	Managers          perUnit    `env:"GONGKAI_REMEDY_MANAGERS" doc:"default where the agency has settled nothing (开办 → 本机关): by agency: what manages an organisation authorised by law"`
	Contact           string     `env:"GONGKAI_CONTACT" doc:"default where the agency has settled nothing (开办 → 本机关): 联系方式 printed on receipts"`
}

// perUnit is a setting that differs by agency: unit code to value.
type perUnit map[string]string

// UnmarshalText reads code:value,code:value.
func (p *perUnit) UnmarshalText(text []byte) error {
	out := perUnit{}
	for pair := range strings.SplitSeq(string(text), ",") {
		if strings.TrimSpace(pair) == "" {
			continue
		}
		code, value, found := strings.Cut(pair, ":")
		code, value = strings.TrimSpace(code), strings.TrimSpace(value)
		if _, twice := out[code]; !found || twice || code == "" || value == "" {
			return fmt.Errorf("%q 应为“机构代码:内容”，以逗号分隔，机构代码不得重复", pair)
		}
		out[code] = value
	}
	*p = out
	return nil
}

// bodyKinds are kinds of agencies in the 行政复议法, by unit code.
type bodyKinds perUnit

// UnmarshalText reads code:kind,code:kind.
func (b *bodyKinds) UnmarshalText(text []byte) error {
	if err := (*perUnit)(b).UnmarshalText(text); err != nil {
		return err
	}
	for code, kind := range *b {
		if remedy.Body(kind).Name() == "" {
			return fmt.Errorf("%s：没有 %q 这种机关，应为 %v 之一", code, kind, remedy.Bodies())
		}
	}
	return nil
}

// officeKind is as what the 县政府办公室 counts.
type officeKind string

// UnmarshalText reads department or county_government.
func (o *officeKind) UnmarshalText(text []byte) error {
	switch kind := remedy.Body(text); kind {
	case "", remedy.Department, remedy.CountyGovernment:
		*o = officeKind(kind)
		return nil
	default:
		return fmt.Errorf("%q 应为 department 或者 county_government", kind)
	}
}

// UpConfig is the configuration of `gongkai up`.
type UpConfig struct {
	Storage
	HTTP
	Metrics
	Watch
	Letters
	OneboxPath   string `env:"GONGKAI_ONEBOX" doc:"path of gongkai-temporal; default: next to this program"`
	TemporalPort int    `env:"GONGKAI_ONEBOX_PORT" doc:"port of the supervised Temporal; default: a free one"`
}

// APIConfig is the configuration of `gongkai api`.
type APIConfig struct {
	Storage
	HTTP
	Metrics
	Watch
	Temporal
	Letters
}

// WorkerConfig is the configuration of `gongkai worker`.
type WorkerConfig struct {
	Storage
	Metrics
	Temporal
	Letters
	HealthListen string `env:"GONGKAI_HEALTH_LISTEN" envDefault:"127.0.0.1:8081" doc:"address of health checks"`
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
