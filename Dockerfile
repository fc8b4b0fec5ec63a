# The product alone; the one-machine Temporal (onebox) is not part of the production image.
FROM golang:1.26.8-bookworm AS build
WORKDIR /src
COPY go.mod go.sum ./
RUN go mod download
COPY . .
RUN CGO_ENABLED=0 go build -buildvcs=false -ldflags "-s -w" -o /gongkai ./cmd/gongkai

FROM debian:12.12-slim
RUN useradd --system --home /var/lib/gongkai --create-home gongkai
COPY --from=build /gongkai /usr/local/bin/gongkai
USER gongkai
WORKDIR /var/lib/gongkai
ENTRYPOINT ["gongkai"]
