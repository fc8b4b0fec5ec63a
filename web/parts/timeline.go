package parts

// Entry is one line of a timeline: the legal date, the instant of recording, who, what.
type Entry struct {
	ID       string // e7
	When     string // 11月20日（周五）
	Wrong    string // the date that was mended, struck through
	Recorded string // 11月2日 09:05 记录
	Actor    string
	Title    string
	Lines    []string
	Texts    []string // passages as they were written
	Struck   bool     // it never happened
	Mended   bool
	Mend     string // address of the 更正 form; "" where nothing can be mended
	Proof    Proof  // what it rests on
	Risks    []Risk // warnings taken upon oneself
}

// Risk is a warning that somebody took upon himself (带风险签发).
type Risk struct{ Text, Reason string }
