// Package supervise keeps the Temporal server of a one-machine installation alive: the program gongkai-temporal, run as
// a child of "gongkai up".
//
// It decides when to start it again, on which port it listens (the same one for the whole life of a Child, so that
// clients reconnect) and when to give up: only when the data file belongs to another server version, because trying
// again cannot help there. It knows nothing of cases, clients or the server's storage.
package supervise
