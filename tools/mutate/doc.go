// Command mutate asks whether the tests of the pure packages would notice a slip of the pen.
//
// It changes the code in one place (a mutant), builds and runs the tests of the package with a changed copy of the file, so that
// the tree is never touched, and reports every mutant that the tests let pass. Such a survivor is either a missing test row or a change
// that means the same; the latter is explained in explained.txt.
//
// From the root of the repository: go run -C tools ./mutate [flags] [statute/calendar …]. It knows syntax only, no types: a
// mutant that does not compile is counted and forgotten.
package main
