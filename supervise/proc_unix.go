//go:build unix && !linux

package supervise

import "syscall"

// ownGroup puts the child in a group of its own. Only Linux lets it die with us when we are killed.
func ownGroup() *syscall.SysProcAttr { return &syscall.SysProcAttr{Setpgid: true} }
