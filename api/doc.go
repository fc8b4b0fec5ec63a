// Package api is the JSON API under /api/v1: gin for routes, huma for binding and OpenAPI 3.1.
//
// It binds, calls desk and puts the answer into words; it decides nothing. One action is one file, and routes.go is the list of them.
// Every error becomes a problem of RFC 9457 in problem.go, and no answer repeats what was submitted. It knows no case, no law and
// no database.
package api
