// Package bench measures our calendar beside two libraries that count working days, rickar/cal and lunar-go, and checks first
// that all three count the same. It is a module of its own, so that the libraries stay out of the program.
package bench
