package command

import (
	"errors"
	"fmt"
	"log/slog"
	"net"
	"net/http"
	"os"
	"strconv"
	"time"

	"github.com/prometheus/client_golang/prometheus/promhttp"
)

const metricsOff = "off"

// start serves /metrics on an address of its own, until the returned function is called. An address that was asked for must be free;
// where the default one is taken, by another installation on this machine, the office works without.
func (m Metrics) start(log *slog.Logger) (stop func(), err error) {
	stop = func() {}
	if m.MetricsListen == metricsOff || m.MetricsListen == "" {
		return stop, nil
	}
	if err := m.check(); err != nil {
		return stop, err
	}
	l, err := net.Listen("tcp", m.MetricsListen)
	if err != nil {
		if _, asked := os.LookupEnv("GONGKAI_METRICS_LISTEN"); !asked {
			log.Warn("no metrics: the default address is taken", "address", m.MetricsListen)
			return stop, nil
		}
		return stop, fmt.Errorf("指标地址 %s 不能监听（可用 GONGKAI_METRICS_LISTEN 换一个地址，不需要时设为 off）：%w", m.MetricsListen, err)
	}
	mux := http.NewServeMux()
	mux.Handle("GET /metrics", promhttp.Handler())
	server := &http.Server{Handler: mux, ReadHeaderTimeout: 10 * time.Second, ReadTimeout: time.Minute, WriteTimeout: time.Minute}
	go func() {
		if err := server.Serve(l); err != nil && !errors.Is(err, http.ErrServerClosed) {
			log.Error("metrics", "error", err)
		}
	}()
	return func() { _ = server.Close() }, nil // a scrape that is cut off is scraped again
}

// check says what is wrong with the address before anything listens.
func (m Metrics) check() error {
	_, port, err := net.SplitHostPort(m.MetricsListen)
	if err == nil {
		var n int
		if n, err = strconv.Atoi(port); err == nil && (n < 0 || n > 65535) {
			err = strconv.ErrRange
		}
	}
	if err != nil {
		return misuse("GONGKAI_METRICS_LISTEN 是 %q：应为“主机:端口”，例如 127.0.0.1:9464，端口 1 至 65535；不需要指标请设为 off", m.MetricsListen)
	}
	return nil
}
