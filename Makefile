# up | check | test | generate | clean: the five verbs. `make up` runs the office, `make test` passes all tests.
SHELL := /bin/bash
export CGO_ENABLED := 0
export GOFLAGS := -buildvcs=false

GO_TOOL := go tool -modfile=tools/go.mod

.PHONY: up build onebox check lint test generate diff-check clean

up: build
	@bin/gongkai up

build: onebox
	@mkdir -p bin
	@echo "building gongkai (a minute or two the first time)" >&2
	@go build -o bin/gongkai ./cmd/gongkai

onebox:
	@onebox/build.sh

# Half a minute when warm: vet, staticcheck, workflowcheck, the pure tests.
check: lint
	go test ./civil/... ./statute/... ./casefile/... ./readers/... ./letters/... ./ooxml/... ./auth/... ./workflows/... ./internal/arrows/...

lint:
	go vet ./...
	@test -z "$$(gofmt -l $$(git ls-files '*.go'))" || { gofmt -l $$(git ls-files '*.go'); echo "run gofmt" >&2; exit 1; }
	$(GO_TOOL) staticcheck ./...
	$(GO_TOOL) workflowcheck ./workflows/...

# Everything: installs what the suites need, builds the server, runs all suites on SQLite and MariaDB, and the kill test.
test: needs build lint
	go run ./internal/storetest/cmd/mariadb-for-tests go test -timeout 20m ./...
	cd onebox && go vet ./... && go test ./...
	cd tools && go vet ./mutate && go test -short ./mutate
	cd bench && go vet ./... && go test ./...

# Would the tests of the pure packages notice a slip of the pen? Minutes a package; docs/mutation.md is the report.
# One package: make mutate PACKAGES=statute/calendar
.PHONY: mutate
mutate:
	go run -C tools ./mutate $(PACKAGES)

# Our calendar beside two other libraries, in a module of its own.
.PHONY: bench-peers
bench-peers:
	cd bench && go test -bench . -benchtime 200ms

.PHONY: needs
needs:
	@.ci/needs

generate:
	go generate ./...

diff-check: generate
	git diff --exit-code

clean:
	rm -rf bin .cache
