package supervise

import (
	"context"
	"encoding/json"
	"fmt"
	"maps"
	"math/rand/v2"
	"net"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"time"
)

// ServerVersion is the Temporal server this program works with.
const ServerVersion = "1.32.1"

const program = "gongkai-temporal"

// Version is what "gongkai-temporal --version-json" answers.
type Version struct {
	Server  string `json:"server"`
	Sources string `json:"sources"` // hash of the sources it was built from
}

// NotFound says where the program was looked for.
type NotFound struct{ Looked []string }

func (e *NotFound) Error() string {
	return fmt.Sprintf("%s is not in any of %q: build it with onebox/build.sh", program, e.Looked)
}

// WrongVersion says that the program found is of another Temporal version, or none at all.
type WrongVersion struct{ Path, Got string }

func (e *WrongVersion) Error() string {
	return fmt.Sprintf("%s is Temporal server %q, %s is needed: build it again with onebox/build.sh", e.Path, e.Got, ServerVersion)
}

// Find looks for gongkai-temporal: at path if given, else next to this program, else on PATH.
func Find(path string) (string, error) {
	places := []string{path}
	if path == "" {
		places = []string{program} // no slash: PATH
		if self, err := os.Executable(); err == nil {
			if real, err := filepath.EvalSymlinks(self); err == nil {
				self = real
			}
			places = []string{filepath.Join(filepath.Dir(self), program), program}
		}
	}
	for _, place := range places {
		if found, err := exec.LookPath(place); err == nil {
			return filepath.Abs(found)
		}
	}
	return "", &NotFound{Looked: places}
}

// Check asks the program at path for its version; the error is *WrongVersion when it is not the one needed.
func Check(ctx context.Context, path string) (Version, error) {
	ctx, cancel := context.WithTimeout(ctx, 20*time.Second)
	defer cancel()
	answer, err := exec.CommandContext(ctx, path, "--version-json").Output()
	if err != nil {
		return Version{}, fmt.Errorf("%s --version-json: %w", path, err)
	}
	var v Version
	if err := json.Unmarshal(answer, &v); err != nil || v.Server != ServerVersion {
		return v, &WrongVersion{Path: path, Got: v.Server}
	}
	return v, nil
}

// freePort chooses a port below the range from which the system serves outgoing connections (Linux: from 32768). There,
// another connection could take it while the child is down, even a client's own attempt to reach it.
func freePort(host string) (port int, err error) {
	for range 50 {
		port = 20000 + rand.IntN(10000)
		var l net.Listener
		if l, err = net.Listen("tcp", net.JoinHostPort(host, strconv.Itoa(port))); err == nil {
			return port, l.Close()
		}
	}
	return 0, fmt.Errorf("no free port on %s: %w", host, err)
}

func sortedKeys[V any](m map[string]V) []string { return slices.Sorted(maps.Keys(m)) }
