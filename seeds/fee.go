package seeds

import _ "embed" // the tariffs are a file of this folder

//go:embed fee/tariffs.json
var feeTariffs []byte

// FeeTariffs are the tariffs of 信息处理费 with the days on which they hold, as statute/fee parses them.
func FeeTariffs() []byte { return append([]byte(nil), feeTariffs...) }
