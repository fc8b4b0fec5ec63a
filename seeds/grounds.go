package seeds

import _ "embed" // the grounds are a file of this folder

//go:embed grounds/grounds.json
var grounds []byte

// Grounds are the grounds and reply kinds with their preconditions, records, signatures and alternatives, as statute/review
// parses them.
func Grounds() []byte { return append([]byte(nil), grounds...) }
