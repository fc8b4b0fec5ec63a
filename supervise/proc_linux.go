package supervise

import "syscall"

// ownGroup puts the child in a group of its own, so that Ctrl-C reaches us alone and we choose the order of stopping,
// and lets it die with us when we are killed.
func ownGroup() *syscall.SysProcAttr {
	return &syscall.SysProcAttr{Setpgid: true, Pdeathsig: syscall.SIGKILL}
}
