#!/usr/bin/env bash
# Builds bin/gongkai-temporal, unless the one there was built from these very sources.
# usage: onebox/build.sh [output]
set -euo pipefail

here=$(cd "$(dirname "$0")" && pwd)
out=${1:-$here/../bin/gongkai-temporal}
mkdir -p "$(dirname "$out")"
out=$(cd "$(dirname "$out")" && pwd)/$(basename "$out")
cd "$here"
export CGO_ENABLED=0

digest() { if command -v sha256sum >/dev/null; then sha256sum "$@"; else shasum -a 256 "$@"; fi; }
sources=$(find . \( -name '*.go' ! -name '*_test.go' -o -name go.mod -o -name go.sum \) -print0 |
	LC_ALL=C sort -z | while IFS= read -r -d '' f; do digest "$f"; done | digest - | cut -c1-16)

if [[ -x $out ]] && "$out" --version-json 2>/dev/null | grep -q "\"sources\":\"$sources\""; then
	exit 0
fi

new=$out.new.$$ log=$out.log.$$
echo "building $(basename "$out"), the Temporal server for one machine: about 6 minutes on two cores, once" >&2
nice go build -ldflags "-s -w -X main.sources=$sources" -o "$new" ./cmd/gongkai-temporal >"$log" 2>&1 &
build=$!
trap 'kill "$build" 2>/dev/null || true; rm -f "$new" "$log"' EXIT
SECONDS=0 said=0
while kill -0 "$build" 2>/dev/null; do
	sleep 1
	if ((SECONDS - said >= 15)); then
		said=$SECONDS
		echo "  … $said s" >&2
	fi
done
if ! wait "$build"; then
	cat "$log" >&2
	echo "$(basename "$out") was not built" >&2
	exit 1
fi
mv "$new" "$out" # a server that is running keeps its own file
echo "built $(basename "$out") in $SECONDS s" >&2
