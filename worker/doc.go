// Package worker registers workflows and activities on their task queues and keeps two background jobs: the sweeper, which finds
// cases that fell behind whatever Temporal says, and the relay, which starts the effects of the outbox.
package worker
