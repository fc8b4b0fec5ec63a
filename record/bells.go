package record

import (
	"slices"
	"sync"
)

// bells tell those who wait in this process that a command was decided, the moment its transaction is committed: a page need not
// wait until Temporal has written down what it already did. Whoever waits in another process is told by the Update's answer, and
// everyone reads the command's row in the end; so a bell that nobody rings costs time and nothing else.
type bells struct {
	mu      sync.Mutex
	waiting map[string][]chan struct{}
}

// Decided is closed when this process has decided the command. forget must be called once.
func (r *Recorder) Decided(commandID string) (decided <-chan struct{}, forget func()) {
	return r.bells.hang(commandID)
}

func (b *bells) hang(id string) (<-chan struct{}, func()) {
	bell := make(chan struct{})
	b.mu.Lock()
	defer b.mu.Unlock()
	if b.waiting == nil {
		b.waiting = map[string][]chan struct{}{}
	}
	b.waiting[id] = append(b.waiting[id], bell)
	return bell, func() { b.take(id, bell) }
}

func (b *bells) ring(ids []string) {
	b.mu.Lock()
	defer b.mu.Unlock()
	for _, id := range ids {
		for _, bell := range b.waiting[id] {
			close(bell)
		}
		delete(b.waiting, id)
	}
}

// take removes one bell; one that was rung is gone already.
func (b *bells) take(id string, bell chan struct{}) {
	b.mu.Lock()
	defer b.mu.Unlock()
	rest := slices.DeleteFunc(b.waiting[id], func(c chan struct{}) bool { return c == bell })
	if len(rest) == 0 {
		delete(b.waiting, id)
		return
	}
	b.waiting[id] = rest
}
