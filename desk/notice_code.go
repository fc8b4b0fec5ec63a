package desk

// NoticeCode is why a text is no notice that can be read, as a code of words.NoticeFault.
func NoticeCode(err error) string { return noticeCode(err) }
