package main

import (
	"errors"
	"fmt"
	"maps"
	"net"
	"strconv"
	"time"

	"go.temporal.io/server/common/cluster"
	"go.temporal.io/server/common/config"
	"go.temporal.io/server/common/dynamicconfig"
	"go.temporal.io/server/common/membership/static"
	"go.temporal.io/server/common/persistence/sql/sqlplugin/sqlite"
	"go.temporal.io/server/common/primitives"
	"gongkai/onebox/datafile"
)

const (
	loopback    = "127.0.0.1"
	clusterName = "active"
	storeName   = "sqlite"
)

// buildConfig describes one machine: four services in this process over one SQLite file.
//
// There is one history shard. The number is written into the file and can never change; a shard's worth is parallel
// writing, of which SQLite has none, while each shard adds its own timers and polling.
func buildConfig(file *datafile.File, p ports) *config.Config {
	frontend := p.frontend()
	return &config.Config{
		Global: config.Global{Membership: config.Membership{MaxJoinDuration: 30 * time.Second, BroadcastAddress: loopback}},
		Persistence: config.Persistence{
			DefaultStore:     storeName,
			VisibilityStore:  storeName,
			NumHistoryShards: 1,
			DataStores:       map[string]config.DataStore{storeName: {SQL: sqlConfig(file)}},
		},
		ClusterMetadata: &cluster.Config{
			FailoverVersionIncrement: 10,
			MasterClusterName:        clusterName,
			CurrentClusterName:       clusterName,
			ClusterInformation: map[string]cluster.ClusterInformation{
				clusterName: {Enabled: true, InitialFailoverVersion: 1, RPCAddress: frontend},
			},
		},
		DCRedirectionPolicy: config.DCRedirectionPolicy{Policy: "noop"},
		PublicClient:        config.PublicClient{HostPort: frontend},
		Archival: config.Archival{
			History:    config.HistoryArchival{State: config.ArchivalDisabled},
			Visibility: config.VisibilityArchival{State: config.ArchivalDisabled},
		},
		NamespaceDefaults: config.NamespaceDefaults{Archival: config.ArchivalNamespaceDefaults{
			History:    config.HistoryArchivalNamespaceDefaults{State: config.ArchivalDisabled},
			Visibility: config.VisibilityArchivalNamespaceDefaults{State: config.ArchivalDisabled},
		}},
		Services: p.services(),
	}
}

// sqlConfig is used for every store and every service: the server shares one connection among all callers whose
// attributes are the same, and a second connection would only bring SQLITE_BUSY.
func sqlConfig(file *datafile.File) *config.SQL {
	return &config.SQL{
		PluginName:   sqlite.PluginName,
		DatabaseName: file.URI(),
		ConnectAttributes: map[string]string{
			"mode":         "rwc",
			"journal_mode": "wal",
			"synchronous":  "2", // FULL: what the server acknowledged survives a power cut
			"busy_timeout": "5000",
		},
		MaxConns:     1,
		MaxIdleConns: 1,
	}
}

// dynamicConfig: what differs from the server's defaults on one machine. Limits of a single workflow (updates in flight,
// updates a run) stay as in production, so that what works here works there.
func dynamicConfig(given map[dynamicconfig.Key]any) dynamicconfig.Client {
	c := dynamicconfig.StaticClient{
		// Update-with-Start holds its caller; the default is 1200 such calls at once.
		dynamicconfig.FrontendMaxConcurrentLongRunningRequestsPerInstance.Key(): 5000,
		dynamicconfig.FrontendMaxNamespaceRPSPerInstance.Key():                  10000,
		dynamicconfig.FrontendRPS.Key():                                         10000,
		// 10 lists a second are few when the sweeper and the operator's page ask together.
		dynamicconfig.FrontendMaxNamespaceVisibilityRPSPerInstance.Key(): 100,
		// One matching host: four partitions of a task queue only make pollers miss tasks.
		dynamicconfig.MatchingNumTaskqueueReadPartitions.Key():  1,
		dynamicconfig.MatchingNumTaskqueueWritePartitions.Key(): 1,
		// The default, 128,000 workflows in memory, is made for a cluster.
		dynamicconfig.HistoryCacheHostLevelMaxSize.Key(): 8192,
		// No call home.
		dynamicconfig.EnableServerVersionCheck.Key(): false,
	}
	maps.Copy(c, given)
	return c
}

// ports is where each service listens.
type ports map[primitives.ServiceName]*net.TCPAddr

// choosePorts takes the frontend's port as given and free loopback ports for the rest. All are held open until the last
// is chosen, so that no two are the same, and a taken frontend port is told before anything is started.
func choosePorts(ip string, port int) (ports, error) {
	want := map[primitives.ServiceName]string{
		primitives.FrontendService: net.JoinHostPort(ip, strconv.Itoa(port)),
		primitives.HistoryService:  loopback + ":0",
		primitives.MatchingService: loopback + ":0",
		primitives.WorkerService:   loopback + ":0",
	}
	p := ports{}
	var errs []error
	for service, address := range want {
		l, err := net.Listen("tcp", address)
		if err != nil {
			errs = append(errs, fmt.Errorf("%s: %w", service, err))
			continue
		}
		defer func() { _ = l.Close() }() // the service opens it again
		p[service] = l.Addr().(*net.TCPAddr)
	}
	return p, errors.Join(errs...)
}

// frontend is how a process of this machine reaches the frontend.
func (p ports) frontend() string { return reachable(p[primitives.FrontendService]) }

func (p ports) hosts() map[primitives.ServiceName]static.Hosts {
	hosts := map[primitives.ServiceName]static.Hosts{}
	for service, address := range p {
		hosts[service] = static.SingleLocalHost(reachable(address))
	}
	return hosts
}

func (p ports) services() map[string]config.Service {
	services := map[string]config.Service{}
	for service, address := range p {
		services[string(service)] = config.Service{RPC: config.RPC{GRPCPort: address.Port, BindOnIP: address.IP.String()}}
	}
	return services
}

func reachable(a *net.TCPAddr) string {
	if a.IP.IsUnspecified() {
		return net.JoinHostPort(loopback, strconv.Itoa(a.Port))
	}
	return a.String()
}
