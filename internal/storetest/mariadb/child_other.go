//go:build !linux

package mariadb

import "syscall"

// diesWithParent can promise nothing here; Close and the next start's sweep remain.
func diesWithParent() *syscall.SysProcAttr { return &syscall.SysProcAttr{} }
