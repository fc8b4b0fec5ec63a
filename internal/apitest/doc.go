// Package apitest gives a test of the API an office whose people are signed in, requests and scenarios as literals, and the refusals
// that every route owes.
package apitest
